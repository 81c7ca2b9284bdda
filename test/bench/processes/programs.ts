import { nodeSettings } from '../../../scripts/node-settings.ts'
import { startChild, type Child } from './child.ts'
import { settings } from './settings.ts'
import { MASTER_KEY } from '../../support/master-key.ts'

export interface ServerOptions {
  wechat: Child
  database_url: string
  /** Milliseconds that each of SQLite's fsyncs takes more. */
  fsync?: number
  env?: Record<string, string>
}

/** The server as a merchant runs it, with its log at `info`. */
export function startServer({ wechat, database_url, fsync, env }: ServerOptions): Promise<Child> {
  return startChild({
    program: '../../../server/src/main.ts',
    ready: '/readyz',
    ...(fsync !== undefined && { imports: ['./slow-disk.ts'] }),
    env: {
      ...nodeSettings({}),
      ...settings,
      WECHAT_API_URL: wechat.url,
      DATABASE_URL: database_url,
      FAHUO_MASTER_KEY: MASTER_KEY,
      ...(fsync !== undefined && { FAHUO_BENCH_FSYNC_MS: String(fsync) }),
      ...env,
    },
  })
}

/** @see wechat.ts */
export function startWechat(
  options: { latency?: number; listed?: number; buyers?: number } = {},
): Promise<Child> {
  return startChild({
    program: 'wechat.ts',
    env: {
      BENCH_LATENCY: String(options.latency ?? 0),
      BENCH_LISTED: String(options.listed ?? 0),
      BENCH_BUYERS: String(options.buyers ?? 0),
    },
  })
}

export const startEmulator = (): Promise<Child> =>
  startChild({ program: 'emulator.ts', env: {}, ready: '/_emulator/clock' })

/** One of the baselines beside this file. */
export const startBare = (
  program: 'bare-http' | 'bare-push' | 'bare-koa' | 'bare-hop',
  env: Record<string, string> = {},
): Promise<Child> => startChild({ program: `${program}.ts`, env })

/** The buyers' routes written by hand, on the file of a server that has been started. */
export const startHandWritten = (wechat: Child, database_url: string): Promise<Child> =>
  startChild({
    program: 'hand-written.ts',
    env: { WECHAT_API_URL: wechat.url, DATABASE_URL: database_url },
  })
