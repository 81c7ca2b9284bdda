import { randomBytes } from 'node:crypto'
import { existsSync, linkSync, renameSync } from 'node:fs'
import { open, rm } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { makePrivate } from './private-file.ts'
import { SEALED_PHONES } from './sealed-values.ts'

/**
 * Writes a whole copy of a SQLite file, as it is at one moment, while others write to it. It is written
 * beside its place, checked, and gets its name when it is complete.
 * @returns what is wrong with the copy, which is not kept then; null: nothing
 * @throws when it cannot be written, or another file has its name by then
 */
export async function backUp(file: string, copy: string): Promise<string | null> {
  const partial = `${copy}.${randomBytes(4).toString('hex')}.partial`
  try {
    await copyFile(file, partial)
    const wrong = damageOf(partial)
    if (wrong === null) giveName(partial, copy)
    return wrong
  } finally {
    await rm(partial, { force: true })
    await rm(`${partial}-journal`, { force: true })
  }
}

/** Gives a file another name; unlike a rename, it takes nobody's place. @throws EEXIST */
function giveName(file: string, name: string): void {
  try {
    linkSync(file, name)
  } catch (error) {
    // Some file systems have no links.
    if ((error as NodeJS.ErrnoException).code === 'EEXIST' || existsSync(name)) throw error
    renameSync(file, name)
  }
}

/**
 * Copies a SQLite file with all that was committed to it, in one read: writers neither wait for it nor
 * make it begin again. It is on the disk when this returns.
 */
export async function copyFile(file: string, copy: string): Promise<void> {
  // Empty, and for this user alone, before anything is in it.
  makePrivate(copy)
  const database = new DatabaseSync(file, { readOnly: true })
  try {
    database.prepare('vacuum into ?').run(copy)
  } finally {
    database.close()
  }
  forgetServersAndPhones(copy)
  await flush(copy)
  await flush(dirname(resolve(copy)))
}

/**
 * The servers that live work on the file that was copied, not on its copy; and phone numbers that wait
 * are kept in one place only.
 */
function forgetServersAndPhones(copy: string): void {
  const database = new DatabaseSync(copy)
  try {
    const has = database.prepare(`select 1 from pragma_table_info(?) where name = ?`)
    // What is overwritten must not stay readable in the file.
    database.exec('pragma secure_delete = on')
    if (has.get('servers', 'id')) database.exec('delete from servers')
    for (const { table, column, until } of SEALED_PHONES)
      if (has.get(table, column))
        database.exec(
          `update ${table} set ${column} = null, ${until} = null where ${column} is not null`,
        )
  } finally {
    database.close()
  }
}

/** Returns what is wrong with a SQLite file; null: nothing. */
export function damageOf(file: string): string | null {
  const database = new DatabaseSync(file, { readOnly: true })
  try {
    const { integrity_check } = database.prepare('pragma integrity_check').get() as {
      integrity_check: string
    }
    return integrity_check === 'ok' ? null : integrity_check
  } finally {
    database.close()
  }
}

/** Waits until a file, or the names in a folder, are on the disk. */
export async function flush(path: string): Promise<void> {
  const opened = await open(path, 'r')
  try {
    await opened.sync()
  } finally {
    await opened.close()
  }
}
