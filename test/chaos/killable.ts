/** Servers that are there to be killed, and what they and their WeChat are set to. */
import { spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { until } from '../support/http.ts'
import { MASTER_KEY } from '../support/master-key.ts'

export const appid = 'wx00000000000000ab'
export const secret = 'chaos-secret-0123456789'
export const push = { token: 'chaosToken', encoding_aes_key: 'c'.repeat(43) }
export const api_key = 'chaos-api-key-0123456789abcdef'

export interface Server {
  port: number
  process: ChildProcess
}

/** Where servers find WeChat and their data. */
export interface Place {
  emulator: { url: string }
  database_url: string
}

/** The settings of a server, and of the command line beside it. */
export const settingsOf = ({ emulator, database_url }: Place) => ({
  WECHAT_APPID: appid,
  WECHAT_SECRET: secret,
  WECHAT_API_URL: emulator.url,
  WECHAT_PUSH_TOKEN: push.token,
  WECHAT_PUSH_AES_KEY: push.encoding_aes_key,
  MERCHANT_API_KEYS: api_key,
  DATABASE_URL: database_url,
  FAHUO_MASTER_KEY: MASTER_KEY,
})

/** @param ahead_ms how far its clock is ahead; it can be moved by a message `{ ahead_ms }` */
export function startKillable(
  port: number,
  place: Place,
  ahead_ms = 0,
  more: Record<string, string> = {},
): Server {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'server.ts')], {
    cwd: '/',
    env: {
      PATH: process.env['PATH'],
      ...settingsOf(place),
      PORT: String(port),
      HOST: '127.0.0.1',
      LOG_LEVEL: 'silent',
      WECHAT_TIMEOUT_SECONDS: '0.3',
      UPLOAD_DEADLINE_SECONDS: '1',
      CHAOS_CLOCK_AHEAD_MS: String(ahead_ms),
      ...more,
    },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  return { port, process: child }
}

/** A machine that has much else to do takes its time to start a server. */
const START_MS = 300_000

/** Waits until a server answers. */
export const alive = (port: number) =>
  until(
    () => fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null),
    (answer) => answer?.ok === true,
    START_MS,
  )
