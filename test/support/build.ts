import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import getPort from 'get-port'
import type { TestProject } from 'vitest/node'
import { TEST_DIST } from './test-dist.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The ports that the journeys' programs use, one journey after the other. */
    demo: { server_port: number; emulator_port: number }
  }
}

const root = dirname(dirname(import.meta.dirname))

/** Builds the Mini Program for the journeys' server, as `pnpm start` does for its own. */
export default async function setup(project: TestProject): Promise<void> {
  // The same ports each time, when they are free, so that the build need not be made again; another
  // checkout has others, and may run its tests at the same time.
  const first = 20_000 + (createHash('sha256').update(root).digest().readUInt16BE() % 10_000) * 2
  const [server_port, emulator_port] = [
    await getPort({ port: first }),
    await getPort({ port: first + 1 }),
  ]
  project.provide('demo', { server_port, emulator_port })
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [join(root, 'scripts/build-weapp.ts')],
    {
      env: {
        ...process.env,
        FAHUO_DIST: TEST_DIST,
        FAHUO_SERVER_URL: `http://localhost:${server_port}`,
      },
    },
  )
  console.log(stdout.trim())
}
