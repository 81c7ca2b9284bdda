import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { inject } from 'vitest'
import type { DemoPlace } from './build.ts'
import { ended, hear, startScript } from './programs.ts'
import { refuseSecrets } from './secrets.ts'

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

/** The ports and the folder of this worker's demos, which run one after the other. */
export function demoPlace(): DemoPlace {
  const demos = inject('demos')
  const place = demos[(Number(process.env['VITEST_POOL_ID']) - 1) % demos.length]
  if (!place) throw new Error('Vitest has given this worker no number')
  return place
}

/** Runs `start` and waits until it says that it runs. @throws with what it printed */
export async function startDemo(options: {
  data: string
  env?: Record<string, string>
  /** What it prints once it runs. */
  ready?: string
}): Promise<RunningDemo> {
  const { server_port, emulator_port, dist } = demoPlace()
  const child = startScript({
    FAHUO_DATA: options.data,
    FAHUO_DIST: dist,
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
