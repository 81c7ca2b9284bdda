import { chmodSync, closeSync, mkdirSync, openSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

/** For the server's user alone. */
const PRIVATE_FILE = 0o600
const PRIVATE_FOLDER = 0o700
const OTHERS = 0o077

/** SQLite makes these beside a database, with its mode. */
const BESIDE = ['', '-wal', '-shm', '-journal']

/**
 * Lets nobody else read a SQLite database: makes its folder (0700) and the file (0600) if they are
 * not there, and takes the others' rights from files that are.
 */
export function makePrivate(file: string): void {
  mkdirSync(dirname(resolve(file)), { recursive: true, mode: PRIVATE_FOLDER })
  closeSync(openSync(file, 'a', PRIVATE_FILE))
  for (const end of BESIDE) takeRightsOfOthers(`${file}${end}`)
}

function takeRightsOfOthers(path: string): void {
  const there = statSync(path, { throwIfNoEntry: false })
  if (!there || (there.mode & OTHERS) === 0) return
  try {
    chmodSync(path, PRIVATE_FILE)
  } catch {
    // Somebody else's file, or a disk without rights: it is used as it is.
  }
}
