/**
 * `pnpm build:weapp`: builds the Mini Program, when something has changed, into miniapp/dist (or the
 * folder beside it that FAHUO_DIST names).
 */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { keepBuild, publishBuild, removeBuild, removeOldBuilds } from './builds.ts'
import { fingerprint } from './fingerprint.ts'
import { words } from './words.ts'

const root = dirname(import.meta.dirname)
const miniapp = join(root, 'miniapp')
const dist = process.env['FAHUO_DIST'] || 'dist'

/** The last builds, a folder each, named by the hash of what they were made of. */
const BUILDS = join(miniapp, 'node_modules/.cache/weapp')
const PROGRESS_MS = 3000

/** The built Mini Program. */
export const MINIAPP_DIST = join(miniapp, dist)

/** All that the bundle is made of. */
const INPUTS = [
  'miniapp/src',
  'miniapp/config',
  'miniapp/package.json',
  'miniapp/tsconfig.json',
  'miniapp/babel.config.cjs',
  'miniapp/project.config.json',
  'packages/miniapp-kit/src',
  'packages/miniapp-kit/taro',
  'packages/miniapp-kit/package.json',
  'packages/contract/src',
  'packages/contract/package.json',
  'pnpm-lock.yaml',
]

/** The settings that go into the bundle; Taro puts in those that begin with TARO_APP_ by itself. */
function settings(server_url: string): Record<string, string | undefined> {
  const names = Object.keys(process.env).filter((name) =>
    /^(?:TARO_APP_\w+|FAHUO_LOGISTICS_PLUGIN|FAHUO_GOODS_IMAGE)$/.test(name),
  )
  const given = Object.fromEntries(names.map((name) => [name, process.env[name]]))
  return { ...given, FAHUO_SERVER_URL: server_url }
}

const isSource = (file: string) => !/\.test\.tsx?$/.test(file)

export interface BuildOptions {
  log: (line: string) => void
  /** Builds even if nothing changed. */
  force?: boolean
  /** Ends the build. */
  signal?: AbortSignal
}

/** Where the build for a server is kept. */
export const buildFolder = async (server_url: string): Promise<string> =>
  join(BUILDS, await fingerprint(root, INPUTS, settings(server_url), isSource))

/**
 * Builds unless nothing changed since one of the last builds. A build goes into a folder of its own
 * and gets its name when it is whole; one that was killed is never taken for a build.
 * @param server_url where the Mini Program finds the server
 * @throws with the end of Taro's output
 */
export async function buildWeapp(server_url: string, options: BuildOptions): Promise<void> {
  const build = await buildFolder(server_url)
  if (options.force) await removeBuild(build)
  const built = existsSync(build)
  if (!built) await make(build, server_url, options)
  await publishBuild(build, MINIAPP_DIST)
  if (built) options.log(words.built)
}

async function make(build: string, server_url: string, options: BuildOptions): Promise<void> {
  options.log(words.building)
  const started = performance.now()
  const seconds = () => (performance.now() - started) / 1000
  const progress = setInterval(
    () => options.log(words.still_building(Math.round(seconds()))),
    PROGRESS_MS,
  )
  await removeOldBuilds(BUILDS, miniapp)
  const making = await mkdtemp(`${MINIAPP_DIST}-making-`)
  try {
    const { status, output } = await runTaro(server_url, basename(making), options.signal)
    if (status !== 0 || !existsSync(join(making, 'app.js')))
      throw new Error(`${output.slice(-4000)}\n${words.build_failed}`)
    await keepBuild(making, build)
  } finally {
    clearInterval(progress)
    await rm(making, { recursive: true, force: true })
  }
  options.log(words.build_done(`miniapp/${dist}`, seconds().toFixed(1)))
}

function runTaro(
  server_url: string,
  folder: string,
  signal: AbortSignal | undefined,
): Promise<{ status: number | null; output: string }> {
  return new Promise((done, failed) => {
    const taro = join(miniapp, 'node_modules/@tarojs/cli/bin/taro')
    const child = spawn(process.execPath, [taro, 'build', '--type', 'weapp'], {
      cwd: miniapp,
      env: {
        ...process.env,
        NODE_ENV: 'production',
        FAHUO_DIST: folder,
        FAHUO_SERVER_URL: server_url,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
      signal,
    })
    let output = ''
    const hear = (chunk: Buffer) => {
      output += chunk.toString()
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.once('error', failed)
    child.once('close', (status) => done({ status, output }))
  })
}

if (import.meta.main) {
  const server_url =
    process.env['FAHUO_SERVER_URL'] ?? `http://localhost:${process.env['PORT'] ?? 4000}`
  try {
    await buildWeapp(server_url, { log: console.log, force: process.argv.includes('--force') })
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}
