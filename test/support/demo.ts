import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { inject } from 'vitest'
import { TEST_DIST } from './test-dist.ts'
import { refuseSecrets } from './secrets.ts'

const root = dirname(dirname(import.meta.dirname))

/** The whole of Fahuo, started as a user starts it, with a data folder and ports of its own. */
export interface RunningDemo {
  server: string
  emulator: string
  api_key: string
  /** All that it printed. */
  output: () => string
  /** Ctrl-C. @returns the exit code */
  stop: () => Promise<number | null>
}

export async function makeDataFolder(): Promise<{ path: string; remove: () => Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'fahuo-demo-'))
  return { path, remove: () => rm(path, { recursive: true, force: true }) }
}

/** Runs `start` and waits until it says that it runs. @throws with what it printed */
export async function startDemo(options: {
  data: string
  env?: Record<string, string>
  /** What it prints once it runs. */
  ready?: string
}): Promise<RunningDemo> {
  const { server_port, emulator_port } = inject('demo')
  const child = startScript({
    FAHUO_DATA: options.data,
    FAHUO_DIST: TEST_DIST,
    PORT: String(server_port),
    EMULATOR_PORT: String(emulator_port),
    ...options.env,
  })
  const output = hear(child)
  const deadline = performance.now() + 60_000
  while (!output().includes(options.ready ?? 'Stop     Ctrl-C')) {
    if (child.exitCode !== null || performance.now() > deadline)
      throw new Error(`the demo did not start:\n${output()}`)
    await wait(50)
  }
  const demo = JSON.parse(await readFile(join(options.data, 'demo.json'), 'utf8')) as {
    api_key: string
    secret: string
    push_token: string
    push_aes_key: string
  }
  return {
    server: `http://localhost:${server_port}`,
    emulator: `http://localhost:${emulator_port}`,
    api_key: demo.api_key,
    output,
    async stop() {
      const code = await ended(child, () => child.kill('SIGINT'))
      refuseSecrets(output(), [demo.secret, demo.push_token, demo.push_aes_key])
      return code
    },
  }
}

/** `node scripts/start.ts`, as `pnpm start` runs it. */
export function startScript(env: Record<string, string>, { detached = false } = {}): ChildProcess {
  return spawn(process.execPath, [join(root, 'scripts/start.ts')], {
    cwd: root,
    env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A process group of its own, as in a terminal.
    detached,
  })
}

/** Collects what a program prints. */
export function hear(child: ChildProcess): () => string {
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => {
      output += chunk.toString()
    })
  return () => output
}

/** Waits for a program's end. */
export function ended(child: ChildProcess, signal: () => void = () => {}): Promise<number | null> {
  return new Promise((done) => {
    if (child.exitCode !== null) return done(child.exitCode)
    child.once('close', done)
    return signal()
  })
}
