import { execFile } from 'node:child_process'
import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { createBrotliDecompress } from 'node:zlib'
import { chromium, type Browser, type LaunchOptions } from 'playwright-core'
import { MachineError } from './machine.ts'

const run = promisify(execFile)
const CACHE = join(import.meta.dirname, '../node_modules/.cache')

/** The package's own names folders of Amazon's. */
const FONTS = '<fontconfig><dir prefix="relative">fonts/fonts</dir></fontconfig>\n'

/**
 * Opens a real Chromium, from npm: nothing needs to be installed on Linux on x64. Elsewhere it is
 * the Chrome that CHROME_PATH names or that is installed.
 * @throws MachineError when it does not start
 */
export async function openBrowser(): Promise<Browser> {
  try {
    return await chromium.launch({
      ...(await program()),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-dev-shm-usage',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    })
  } catch (error) {
    throw new MachineError('Chromium', reasonOf(error))
  }
}

/** What Chromium printed; Playwright's message holds the command line and its own steps, too. */
function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  const printed = [...message.matchAll(/^\[pid=\d+\]\[err\] (.*)$/gm)].map(([, line]) => line)
  return printed.length > 0 ? printed.join('\n') : (message.split('\n')[0] ?? '')
}

async function program(): Promise<LaunchOptions> {
  const path = process.env['CHROME_PATH']
  if (path) return { executablePath: path }
  if (process.platform !== 'linux' || process.arch !== 'x64') return { channel: 'chrome' }
  const folder = await unpacked()
  const executablePath = join(folder, 'chromium')
  const env: Record<string, string> = {}
  // The package has fonts and libraries for machines that have none; a desktop's own are better.
  if (!existsSync('/etc/fonts/fonts.conf')) env['FONTCONFIG_FILE'] = join(folder, 'fonts.conf')
  if (await lacksLibraries(executablePath)) env['LD_LIBRARY_PATH'] = join(folder, 'al2023/lib')
  return { executablePath, env: { ...process.env, ...env } }
}

const lacksLibraries = (executable: string) =>
  run(executable, ['--version']).then(
    () => false,
    (error: { stderr?: string }) => /error while loading shared libraries/.test(error.stderr ?? ''),
  )

/**
 * Unpacks Chromium once a version, where only we can write and programs may be run. The package's
 * own way is the system's temp folder: one user's copy stops all others there, and half of a copy
 * would be taken for a whole one.
 */
async function unpacked(): Promise<string> {
  const main = createRequire(import.meta.url).resolve('@sparticuz/chromium')
  const home = dirname(dirname(main))
  const { version } = JSON.parse(await readFile(join(home, 'package.json'), 'utf8')) as {
    version: string
  }
  const folder = join(CACHE, `chromium-${version}`)
  if (existsSync(folder)) return folder
  await mkdir(CACHE, { recursive: true })
  const making = await mkdtemp(`${folder}-`)
  try {
    await unpack(join(home, 'bin/chromium.br'), join(making, 'chromium'))
    for (const name of ['fonts', 'al2023']) {
      const archive = join(making, `${name}.tar`)
      await unpack(join(home, `bin/${name}.tar.br`), archive)
      await mkdir(join(making, name))
      // The files are ours, not those of whoever has the package maker's number on this machine.
      await run('tar', ['-xf', archive, '--no-same-owner', '-C', join(making, name)])
      await rm(archive)
    }
    await writeFile(join(making, 'fonts.conf'), FONTS)
    await rename(making, folder).catch((error: unknown) => {
      // Another run was quicker.
      if (!existsSync(folder)) throw error
    })
  } finally {
    await rm(making, { recursive: true, force: true })
  }
  return folder
}

const unpack = (from: string, to: string) =>
  pipeline(createReadStream(from), createBrotliDecompress(), createWriteStream(to, { mode: 0o700 }))
