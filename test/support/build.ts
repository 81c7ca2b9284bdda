import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { cp, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import getPort from 'get-port'
import type { TestProject } from 'vitest/node'
import { buildFolder } from '../../scripts/build-weapp.ts'
import { keepBuild } from '../../scripts/builds.ts'
import { TEST_DIST } from './test-dist.ts'

/** What one demo uses, beside others that run at the same time. */
export interface DemoPlace {
  server_port: number
  emulator_port: number
  /** The folder beside miniapp/dist that it takes the Mini Program from. */
  dist: string
}

declare module 'vitest' {
  export interface ProvidedContext {
    /** A place for each worker of Vitest. */
    demos: DemoPlace[]
  }
}

const root = dirname(dirname(import.meta.dirname))

const serverOf = ({ server_port }: DemoPlace) => `http://localhost:${server_port}`

/** Builds the Mini Program for the journeys' servers, and the console, as `pnpm start` does. */
export default async function setup(project: TestProject): Promise<void> {
  const demos: DemoPlace[] = []
  for (let at = 0; at < project.vitest.config.maxWorkers; at += 1) demos.push(await makePlace(at))
  project.provide('demos', demos)
  const [first, ...others] = demos
  if (!first) return
  const env = { ...process.env, FAHUO_DIST: first.dist, FAHUO_SERVER_URL: serverOf(first) }
  for (const script of ['build-weapp', 'build-console']) {
    const run = promisify(execFile)
    const { stdout } = await run(process.execPath, [join(root, `scripts/${script}.ts`)], { env })
    if (stdout) console.log(stdout.trim())
  }
  for (const other of others) await buildAlike(serverOf(first), serverOf(other))
}

/**
 * The same ports each time, when they are free, so that the build need not be made again; another
 * checkout has others, and may run its tests at the same time.
 */
async function makePlace(at: number): Promise<DemoPlace> {
  const hash = createHash('sha256').update(root).digest().readUInt16BE()
  const port = 20_000 + (hash % 600) * 20 + 2 * at
  return {
    server_port: await getPort({ port }),
    emulator_port: await getPort({ port: port + 1 }),
    dist: at === 0 ? TEST_DIST : `${TEST_DIST}-${at + 1}`,
  }
}

/** Makes the build for another server from one that is there: they differ in the address alone. */
async function buildAlike(server_url: string, other_url: string): Promise<void> {
  const [from, to] = [await buildFolder(server_url), await buildFolder(other_url)]
  if (existsSync(to)) return
  const making = await mkdtemp(join(root, 'miniapp/dist-making-'))
  await cp(from, making, { recursive: true })
  for (const entry of await readdir(making, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.(js|json)$/.test(entry.name)) continue
    const file = join(entry.parentPath, entry.name)
    const text = await readFile(file, 'utf8')
    if (text.includes(server_url)) await writeFile(file, text.replaceAll(server_url, other_url))
  }
  await keepBuild(making, to)
}
