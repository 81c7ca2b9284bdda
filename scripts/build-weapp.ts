/**
 * `pnpm build:weapp`: builds the Mini Program, when something has changed, into miniapp/dist (or the
 * folder beside it that FAHUO_DIST names).
 */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

const root = dirname(import.meta.dirname)
const miniapp = join(root, 'miniapp')
const dist = process.env['FAHUO_DIST'] || 'dist'
const stamp = join(miniapp, `node_modules/.cache/fahuo-build-${dist}`)

/** The built Mini Program. */
export const MINIAPP_DIST = join(miniapp, dist)

/** All that the bundle is made of. */
const INPUTS = [
  'miniapp/src',
  'miniapp/config',
  'miniapp/package.json',
  'miniapp/babel.config.cjs',
  'miniapp/project.config.json',
  'packages/miniapp-kit/src',
  'packages/miniapp-kit/taro',
  'packages/contract/src',
  'pnpm-lock.yaml',
]

async function inputHash(server_url: string): Promise<string> {
  const hash = createHash('sha256').update(server_url)
  for (const setting of ['FAHUO_LOGISTICS_PLUGIN', 'FAHUO_GOODS_IMAGE'])
    hash.update(`${setting}=${process.env[setting] ?? ''}`)
  for (const input of INPUTS) {
    const path = join(root, input)
    const entries = await readdir(path, { recursive: true, withFileTypes: true }).catch(() => null)
    const files = entries
      ? entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
      : [path]
    for (const file of files.sort())
      hash.update(file.slice(root.length)).update(await readFile(file))
  }
  return hash.digest('hex')
}

/**
 * Builds unless nothing changed since the last build.
 * @param server_url where the Mini Program finds the server
 * @throws with the end of Taro's output
 */
export async function buildWeapp(
  server_url: string,
  log: (line: string) => void,
  force = false,
): Promise<void> {
  const hash = await inputHash(server_url)
  const built = existsSync(stamp) ? await readFile(stamp, 'utf8') : ''
  if (!force && built === hash && existsSync(join(MINIAPP_DIST, 'app.js'))) {
    log('The Mini Program is built already (nothing changed).')
    return
  }
  log('Building the Mini Program for weapp (some 10 seconds) …')
  const started = performance.now()
  // An earlier build must not be taken for this one.
  await rm(stamp, { force: true })
  await rm(MINIAPP_DIST, { recursive: true, force: true })
  const { status, output } = await runTaro(server_url)
  if (status !== 0 || !existsSync(join(MINIAPP_DIST, 'app.js')))
    throw new Error(`${output.slice(-4000)}\nThe Mini Program did not build; see above.`)
  await mkdir(dirname(stamp), { recursive: true })
  await writeFile(stamp, hash)
  log(`Built miniapp/${dist} in ${((performance.now() - started) / 1000).toFixed(1)} s.`)
}

function runTaro(server_url: string): Promise<{ status: number | null; output: string }> {
  return new Promise((done, failed) => {
    const taro = join(miniapp, 'node_modules/@tarojs/cli/bin/taro')
    const child = spawn(process.execPath, [taro, 'build', '--type', 'weapp'], {
      cwd: miniapp,
      env: { ...process.env, NODE_ENV: 'production', FAHUO_SERVER_URL: server_url },
      stdio: ['ignore', 'pipe', 'pipe'],
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
    await buildWeapp(server_url, console.log, process.argv.includes('--force'))
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}
