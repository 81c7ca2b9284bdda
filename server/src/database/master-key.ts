/** The master key: from FAHUO_MASTER_KEY, or with SQLite from a file beside the database. */
import { randomBytes } from 'node:crypto'
import { existsSync, linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Log } from '../core/context.ts'
import { OperatorError } from '../core/errors.ts'
import { createSealer, MASTER_KEY_BYTES, parseMasterKey, type Sealer } from '../core/sealing.ts'
import type { Database } from './database.ts'
import { engineOf } from './dialects.ts'
import { forgetSealed, readKeyCheck, sealAll, writeKeyCheck } from './sealed-values.ts'

/** Which key, and for which database. */
export interface MasterKeyOptions {
  database_url: string
  /** FAHUO_MASTER_KEY; undefined: the file beside the SQLite database. */
  master_key: string | undefined
}

/** Where the key of a SQLite database is kept; never in its backup. */
export const keyFileOf = (database_url: string): string => `${resolve(database_url)}.key`

/** A rotation writes the next key here first, so that one that is broken off can be ended. */
const nextKeyFileOf = (database_url: string) => `${keyFileOf(database_url)}.new`

/** Makes a key and writes it into the settings. */
const MAKE_ONE = 'echo "FAHUO_MASTER_KEY=$(openssl rand -base64 32)" >> .env'

/** Readable for the server's user alone. */
const PRIVATE = 0o600

/**
 * Opens the sealed values of a database: finds the key, makes it at the first start on SQLite, and
 * seals what a version before stored in plain text.
 * @throws OperatorError when the key is not the one that the database was sealed with
 */
export async function openSealer(
  database: Database,
  options: MasterKeyOptions,
  log: Pick<Log, 'warn'>,
): Promise<Sealer> {
  const check = await readKeyCheck({ database })
  const found = findKey(options, check)
  const sealer = createSealer(found ?? makeKey(options.database_url))
  if (check !== null && check !== sealer.check) {
    if (found) throw wrongKey(options)
    const forgotten = await forgetSealed(database)
    log.warn(
      { forgotten },
      'the key file of the database is missing: a new one was made, and what the former one had sealed is made anew',
    )
  }
  // Of two servers that start at once with different keys, one is told.
  if ((await writeKeyCheck(database, sealer.check)) !== sealer.check) throw wrongKey(options)
  if (await hasPlainValues(database)) await sealAll(database, { from: null, to: sealer })
  return sealer
}

/** @returns null on SQLite when there is no key yet */
function findKey({ database_url, master_key }: MasterKeyOptions, check: string | null) {
  if (master_key !== undefined) return parseMasterKey(master_key)
  if (engineOf(database_url) === 'postgres')
    throw new OperatorError({
      en: `FAHUO_MASTER_KEY is missing: on PostgreSQL it seals the access token and the secret of sessions, and all servers share it. This line makes one: ${MAKE_ONE}`,
      zh: `缺少 FAHUO_MASTER_KEY：使用 PostgreSQL 时用它加密 access token 和会话密钥，所有服务共用同一个。生成命令：${MAKE_ONE}`,
    })
  const [file, next] = [keyFileOf(database_url), nextKeyFileOf(database_url)]
  const key = readKeyFile(file)
  const next_key = readKeyFile(next)
  // A rotation was broken off after the database had changed, or before.
  if (next_key && check === createSealer(next_key).check) {
    renameSync(next, file)
    return next_key
  }
  return key
}

function readKeyFile(file: string): Buffer | null {
  if (!existsSync(file)) return null
  const key = parseMasterKey(readFileSync(file, 'utf8'))
  if (key) return key
  throw new OperatorError({
    en: `${file} holds no master key: put the former file back, or remove it; what was sealed is then made anew.`,
    zh: `${file} 不是有效的主密钥：请放回原来的文件，或删除它（已加密的内容会重新生成）。`,
  })
}

/** Writes a new key beside the database; of two first starts at once, both get the same. */
function makeKey(database_url: string): Buffer {
  const file = keyFileOf(database_url)
  const own = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`
  writeFileSync(own, newKey(), { mode: PRIVATE, flag: 'wx' })
  try {
    linkSync(own, file)
  } catch {
    // Another server was first, or this disk has no links.
    if (!existsSync(file)) renameSync(own, file)
  } finally {
    rmSync(own, { force: true })
  }
  const key = readKeyFile(file)
  if (!key) throw new Error(`${file} was removed while it was made`)
  return key
}

/** A new master key, as it is written into a file or a setting. */
const newKey = () => `${randomBytes(MASTER_KEY_BYTES).toString('base64')}\n`

function wrongKey({ database_url, master_key }: MasterKeyOptions): OperatorError {
  const place = master_key === undefined ? keyFileOf(database_url) : 'FAHUO_MASTER_KEY'
  return new OperatorError({
    en: `${place} is not the key that this database was sealed with. Put the former key back. If it is lost: \`fahuo master-key reset\` makes anew what was sealed (the access token and the secret of buyers' sessions, who log in again by themselves).`,
    zh: `${place} 不是加密此数据库所用的密钥，请恢复原来的密钥。如已丢失：\`fahuo master-key reset\` 会重新生成已加密的内容（access token 和买家会话密钥，买家会自动重新登录）。`,
  })
}

async function hasPlainValues({ db }: Database): Promise<boolean> {
  const row = await db
    .selectFrom('settings')
    .select('name')
    .where('name', 'in', ['access_token', 'session_secret'])
    .where('value', 'not like', 'sealed.%')
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/**
 * Seals everything by a new key.
 * @param next_key the new key as text, for a key that FAHUO_MASTER_KEY holds; a key in a file is made
 * @returns how many values were sealed
 * @throws OperatorError when the present key is wrong, or the new one is none
 */
export async function rotateMasterKey(
  database: Database,
  options: MasterKeyOptions,
  next_key: string | undefined,
  log: Pick<Log, 'warn'>,
): Promise<number> {
  const from = await openSealer(database, options, log)
  if (options.master_key !== undefined) {
    const key = parseMasterKey(next_key ?? '')
    if (!key)
      throw new OperatorError({
        en: 'Set FAHUO_NEXT_MASTER_KEY to the new key: 32 bytes in base64. This line makes one: export FAHUO_NEXT_MASTER_KEY="$(openssl rand -base64 32)"',
        zh: '请把 FAHUO_NEXT_MASTER_KEY 设为新密钥（32 字节的 base64）。生成命令：export FAHUO_NEXT_MASTER_KEY="$(openssl rand -base64 32)"',
      })
    return sealAll(database, { from, to: createSealer(key) })
  }
  const [file, next] = [keyFileOf(options.database_url), nextKeyFileOf(options.database_url)]
  rmSync(next, { force: true })
  writeFileSync(next, newKey(), { mode: PRIVATE, flag: 'wx', flush: true })
  const key = readKeyFile(next)
  if (!key) throw new Error(`${next} was removed while it was made`)
  const sealed = await sealAll(database, { from, to: createSealer(key) })
  renameSync(next, file)
  return sealed
}
