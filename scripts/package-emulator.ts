/** What the emulator's package has beside its code: the phone's page and the Mini Program. */
import { execFileSync } from 'node:child_process'
import { cpSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'

const root = dirname(import.meta.dirname)
const miniapp = join(root, 'miniapp')
/** Beside a developer's own build, which is left alone. */
const MINIAPP_DIST = 'dist-packed'
/** As in packages/emulator/src/phone/page.ts, which puts the merchant's server in its place. */
const SERVER_URL = 'https://fahuo-server.invalid'

/** Makes it all. @returns what both are made of: a file of each package */
export function finishEmulator(folder: string): string[] {
  const dist = join(folder, 'dist')
  const page = run('packages/emulator/src/phone/pack.ts', join(dist, 'phone')).split('\n')
  run('scripts/build-weapp.ts')
  const built = join(miniapp, MINIAPP_DIST)
  cpSync(built, join(dist, 'miniapp'), { recursive: true })
  rmSync(built, { recursive: true })
  return [...page, ...miniappPackages()]
}

const run = (program: string, ...args: string[]): string =>
  execFileSync(process.execPath, [join(root, program), ...args], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, FAHUO_DIST: MINIAPP_DIST, FAHUO_SERVER_URL: SERVER_URL },
  })

/** What the Mini Program is made of, beside our own packages: a file of each. */
function miniappPackages(): string[] {
  const { dependencies } = JSON.parse(readFileSync(join(miniapp, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>
  }
  return Object.keys(dependencies)
    .filter((name) => !name.startsWith('@fahuo/'))
    .map((name) => join(miniapp, 'node_modules', name, 'package.json'))
}
