/** `pnpm build:console`: builds the console, when something has changed, into packages/console/dist. */
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { keepBuild, publishBuild, removeBuild, removeOldBuilds } from './builds.ts'
import { fingerprint } from './fingerprint.ts'
import { words } from './words.ts'

const root = dirname(import.meta.dirname)
const home = join(root, 'packages/console')

/** The last builds, a folder each, named by the hash of what they were made of. */
const BUILDS = join(home, 'node_modules/.cache/console')

/** The built console; the server looks for it there. */
export const CONSOLE_DIST = join(home, 'dist')

const INPUTS = [
  'packages/console/src',
  'packages/console/index.html',
  'packages/console/package.json',
  'packages/console/vite.config.ts',
  'packages/client/src',
  'scripts/build-console.ts',
  'pnpm-lock.yaml',
]

const isSource = (file: string) => !/\.test\.tsx?$/.test(file)

export interface BuildOptions {
  log: (line: string) => void
  /** Builds even if nothing changed. */
  force?: boolean
}

/**
 * Builds unless nothing changed since one of the last builds. A build gets its name when it is whole.
 * @throws with what Vite says
 */
export async function buildConsole({ log, force = false }: BuildOptions): Promise<void> {
  const build = join(BUILDS, await fingerprint(root, INPUTS, {}, isSource))
  if (force) await removeBuild(build)
  if (!existsSync(build)) await make(build, log)
  await publishBuild(build, CONSOLE_DIST)
}

async function make(build: string, log: BuildOptions['log']): Promise<void> {
  const started = performance.now()
  await removeOldBuilds(BUILDS, home)
  const making = await mkdtemp(join(home, 'dist-making-'))
  try {
    await runVite(basename(making))
    await compress(making)
    await keepBuild(making, build)
  } finally {
    await rm(making, { recursive: true, force: true })
  }
  log(words.console_built(((performance.now() - started) / 1000).toFixed(1)))
}

async function runVite(folder: string): Promise<void> {
  const vite = join(home, 'node_modules/vite/bin/vite.js')
  const args = [vite, 'build', '--outDir', folder, '--emptyOutDir', '--logLevel', 'warn']
  try {
    const env = { ...process.env, NODE_ENV: 'production' }
    await promisify(execFile)(process.execPath, args, { cwd: home, env })
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string }
    const said = `${stdout}${stderr}`.slice(-4000)
    throw new Error(`${said}\n${words.console_failed}`, { cause: error })
  }
}

/** Compresses each file once, so that the server need not. */
async function compress(folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  for (const entry of entries.filter((one) => one.isFile())) {
    const path = join(entry.parentPath, entry.name)
    const content = await readFile(path)
    const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } }
    await writeFile(`${path}.br`, await promisify(brotliCompress)(content, quality))
    await writeFile(`${path}.gz`, await promisify(gzip)(content, { level: 9 }))
  }
}

if (import.meta.main) {
  try {
    await buildConsole({ log: console.log, force: process.argv.includes('--force') })
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}
