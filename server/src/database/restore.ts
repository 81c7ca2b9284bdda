/** Puts a backup in the place of a SQLite database that no server works on. */
import { randomBytes } from 'node:crypto'
import {
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  linkSync,
  openSync,
  readSync,
  renameSync,
} from 'node:fs'
import { rm } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { OperatorError } from '../core/errors.ts'
import type { Text } from '../core/language.ts'
import { copyFile, damageOf, flush } from './backup.ts'
import { LATEST_MIGRATION } from './database.ts'
import { outageOf } from './outage.ts'

/** Tables that every version of Fahuo has. */
const TABLES = ['kysely_migration', 'orders', 'settings', 'shipments']

/** The first bytes of a SQLite file [sqlite.org/fileformat2.html]. */
const MAGIC = 'SQLite format 3\0'

const refuse = (text: Text) => new OperatorError(text)

/** What was restored. */
export interface Restored {
  /** The last migration of the backup. */
  version: string
  /** Where the former database is now; null when there was none. */
  former: string | null
}

/**
 * Checks a backup and puts it in the place of a database; the former file is kept beside it.
 * @throws OperatorError when it is no whole database of Fahuo, is of a newer version, or a program
 * has the present database open; nothing was changed then
 */
export async function restoreFile(backup: string, file: string, now: number): Promise<Restored> {
  checkFile(backup)
  checkWhole(backup)
  const copy = `${file}.${randomBytes(4).toString('hex')}.restoring`
  try {
    await copyFile(backup, copy).catch((error: Error) => {
      throw refuse({
        en: `The copy of ${backup} cannot be written to ${copy}: ${error.message}. May this user write there, and is there space? Nothing was changed.`,
        zh: `无法把 ${backup} 复制到 ${copy}：${error.message}。请检查写入权限和磁盘空间。未做任何更改。`,
      })
    })
    const version = checkContent(copy, backup)
    const former = existsSync(file) ? `${file}.before-restore-${stampOf(now)}` : null
    if (former === null) renameSync(copy, file)
    else replace(file, copy, former)
    await flush(dirname(resolve(file)))
    return { version, former }
  } finally {
    await rm(copy, { force: true })
  }
}

const stampOf = (now: number) => new Date(now).toISOString().replaceAll(/[-:]|\.\d+/g, '')

/** @throws OperatorError unless it is a SQLite file */
function checkFile(backup: string): void {
  if (!existsSync(backup))
    throw refuse({
      en: `There is no file ${backup}. Nothing was changed.`,
      zh: `文件 ${backup} 不存在。未做任何更改。`,
    })
  const head = Buffer.alloc(MAGIC.length)
  const opened = openSync(backup, 'r')
  try {
    readSync(opened, head, 0, head.length, 0)
  } finally {
    closeSync(opened)
  }
  if (head.toString('latin1') !== MAGIC)
    throw refuse({
      en: `${backup} is not a SQLite database: give a file that \`fahuo backup\` wrote. Nothing was changed.`,
      zh: `${backup} 不是 SQLite 数据库：请给出 fahuo backup 生成的文件。未做任何更改。`,
    })
}

/** Before it is copied: a copy of what is damaged may look whole. */
function checkWhole(backup: string): void {
  const damage = damageIn(backup)
  if (damage === null) return
  throw refuse({
    en: `${backup} is damaged: ${damage}. Take another backup; nothing was changed.`,
    zh: `${backup} 已损坏：${damage}。请换一个备份；未做任何更改。`,
  })
}

function damageIn(file: string): string | null {
  try {
    return damageOf(file)
  } catch (error) {
    if (outageOf(error) === 'damaged') return (error as Error).message
    throw error
  }
}

/** @returns the last migration of a copy. @throws OperatorError unless it is Fahuo's, of a known version */
function checkContent(copy: string, backup: string): string {
  const database = new DatabaseSync(copy, { readOnly: true })
  try {
    const names = new Set(
      database
        .prepare(`select name from sqlite_master where type = 'table'`)
        .all()
        .map(({ name }) => name),
    )
    if (!TABLES.every((table) => names.has(table)))
      throw refuse({
        en: `${backup} is a database of another program. Nothing was changed.`,
        zh: `${backup} 不是 Fahuo 的数据库。未做任何更改。`,
      })
    const version = String(
      database.prepare('select max(name) as name from kysely_migration').get()?.['name'] ?? '',
    )
    if (version > LATEST_MIGRATION)
      throw refuse({
        en: `${backup} is of a newer version of Fahuo (${version}): restore it with that version. Nothing was changed.`,
        zh: `${backup} 来自更新版本的 Fahuo（${version}）：请用该版本恢复。未做任何更改。`,
      })
    return version
  } finally {
    database.close()
  }
}

/** Puts the copy in the file's place in one step, while nobody can open the former one. */
function replace(file: string, copy: string, former: string): void {
  const release = takeAlone(file)
  try {
    keepAs(file, former)
    // What is left of the former's log of writes must never be read with another file.
    for (const end of ['-wal', '-shm', '-journal'])
      if (existsSync(`${file}${end}`)) renameSync(`${file}${end}`, `${former}${end}`)
    renameSync(copy, file)
  } finally {
    release()
  }
}

/** Lets a file have another name, too; where there are no links, the other name is a copy. */
function keepAs(file: string, name: string): void {
  try {
    linkSync(file, name)
  } catch {
    copyFileSync(file, name, constants.COPYFILE_EXCL)
  }
}

/**
 * Opens a database so that nobody else can, with all that was committed in the one file.
 * @returns how to let go of it
 * @throws OperatorError when another program has it open
 */
function takeAlone(file: string): () => void {
  const database = new DatabaseSync(file, { timeout: 0 })
  try {
    database.exec('pragma locking_mode = exclusive; begin exclusive; commit')
    database.exec('pragma wal_checkpoint(truncate); pragma journal_mode = delete')
  } catch (error) {
    // A damaged file is what one restores: it is put aside as it is.
    if (outageOf(error) === 'damaged') return () => database.close()
    database.close()
    if (outageOf(error) !== 'locked') throw error
    throw refuse({
      en: `A program has ${file} open: stop the server, and whatever else reads it (sqlite3, a backup). Nothing was changed.`,
      zh: `有程序正在使用 ${file}：请先停止服务及其他读取它的程序（sqlite3、备份等）。未做任何更改。`,
    })
  }
  return () => database.close()
}
