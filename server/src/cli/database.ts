import { existsSync, realpathSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { SingleBar } from 'cli-progress'
import { OperatorError } from '../core/errors.ts'
import type { Language, Text } from '../core/language.ts'
import { backUp } from '../database/backup.ts'
import { COPIED_AT_ONCE, copyDatabase } from '../database/copy.ts'
import { openPatiently } from '../database/database.ts'
import { engineOf } from '../database/dialects.ts'
import { outageOf } from '../database/outage.ts'
import { forgetSealed } from '../database/sealed-values.ts'
import { CliError } from './cli-error.ts'
import { loadConfig } from './settings.ts'
import { targetUrl, type Target } from './target-url.ts'

/**
 * Writes a whole copy of the SQLite database while the server runs.
 * @throws CliError when it is PostgreSQL, which has tools of its own
 */
export async function backupCommand(file: string, language: Language): Promise<void> {
  const { DATABASE_URL } = loadConfig()
  if (engineOf(DATABASE_URL) === 'postgres')
    throw new CliError({
      en: 'This is PostgreSQL: use pg_dump, or your provider’s backups; the password belongs into PGPASSWORD or ~/.pgpass.',
      zh: '当前使用 PostgreSQL：请用 pg_dump 或数据库服务商的备份；密码请放在 PGPASSWORD 或 ~/.pgpass 中。',
    })
  mustBeThere(DATABASE_URL)
  if (existsSync(file))
    throw new CliError({
      en: `${file} already exists; choose another name.`,
      zh: `${file} 已存在，请换一个文件名。`,
    })
  const folder = dirname(resolve(file))
  if (!existsSync(folder))
    throw new CliError({
      en: `The folder ${folder} does not exist; create it first: mkdir -p ${folder}`,
      zh: `目录 ${folder} 不存在，请先创建：mkdir -p ${folder}`,
    })
  const wrong = await backUp(DATABASE_URL, file).catch((error: Error) => {
    throw new CliError({
      en: `The copy cannot be written to ${file}: ${error.message}. May this user write there, and is there space?`,
      zh: `无法写入 ${file}：${error.message}。请检查当前用户的写入权限和磁盘空间。`,
    })
  })
  if (wrong !== null)
    throw new CliError({ en: `The copy is damaged: ${wrong}`, zh: `副本已损坏：${wrong}` })
  console.log(
    language === 'zh'
      ? `备份完整：${file}。恢复时请停止服务，再运行 fahuo restore ${file}。主密钥（${DATABASE_URL}.key 或 FAHUO_MASTER_KEY）不在备份中，请另行保存；没有它，已加密的内容会重新生成。`
      : `${file} is complete. To restore it, stop the server and run \`fahuo restore ${file}\`. The master key (${DATABASE_URL}.key, or FAHUO_MASTER_KEY) is not in it: keep that elsewhere; without it, what it seals is made anew.`,
  )
}

/** @throws CliError when SQLite would make an empty database in its place */
function mustBeThere(database_url: string): void {
  if (!existsSync(database_url))
    throw new CliError({
      en: `There is no database at ${database_url}: check DATABASE_URL, and the folder that you are in.`,
      zh: `${database_url} 处没有数据库：请检查 DATABASE_URL 和当前目录。`,
    })
}

/** Copies everything into another database: from SQLite to PostgreSQL, for instance. */
export async function migrateTo(target: Target, language: Language): Promise<void> {
  const { DATABASE_URL, FAHUO_TARGET_URL } = loadConfig()
  const database_url = await targetUrl(target, FAHUO_TARGET_URL, language)
  if (isSame(DATABASE_URL, database_url))
    throw new CliError({
      en: 'The data is already in that database: DATABASE_URL names it.',
      zh: '数据已在该数据库中：DATABASE_URL 就是它。',
    })
  if (engineOf(DATABASE_URL) === 'sqlite') mustBeThere(DATABASE_URL)
  const from = await openPatiently(DATABASE_URL).catch(refuseToOpen(OWN))
  const to = await openPatiently(database_url).catch(async (error: Error) => {
    await from.close()
    return refuseToOpen(OTHER)(error)
  })
  const bar = new SingleBar({ format: '{table} {bar} {value}/{total}', hideCursor: true })
  const show = (table: string, copied: number, all: number) => {
    if (copied <= COPIED_AT_ONCE) bar.start(all, copied, { table: table.padEnd(18) })
    bar.update(copied)
    if (copied >= all) bar.stop()
  }
  try {
    // The other database gets a key of its own, and makes anew what it seals.
    await copyDatabase(from, to, show, forgetSealed)
  } catch (error) {
    if (error instanceof OperatorError) throw error
    throw new CliError(notCopied(error))
  } finally {
    bar.stop()
    await Promise.all([from.close(), to.close()])
  }
  console.log(
    language === 'zh'
      ? '复制完成。请把 DATABASE_URL 改为新数据库，使用 PostgreSQL 时再设置 FAHUO_MASTER_KEY，然后启动服务。买家会自动重新登录一次。'
      : 'Copied. Set DATABASE_URL to the other database, with PostgreSQL also FAHUO_MASTER_KEY, and start the server. Buyers log in once again, by themselves.',
  )
}

/** One file may have many names. */
function isSame(one: string, other: string): boolean {
  if (one === other) return true
  const places = [one, other].map((url) =>
    engineOf(url) === 'sqlite' && existsSync(url) ? realpathSync(url) : null,
  )
  return places[0] !== null && places[0] === places[1]
}

const OWN = {
  en: 'Check DATABASE_URL, and that this user may write there.',
  zh: '请检查 DATABASE_URL 及当前用户的写入权限。',
}
const OTHER = {
  en: 'It must be there, and empty; create it first.',
  zh: '请先创建一个空的数据库。',
}

const refuseToOpen =
  (remedy: Text) =>
  (error: Error): never => {
    if (error instanceof OperatorError) throw error
    throw new CliError({
      en: `The database cannot be opened: ${error.message}. ${remedy.en}`,
      zh: `无法打开数据库：${error.message}。${remedy.zh}`,
    })
  }

function notCopied(error: unknown): Text {
  if (outageOf(error) === 'locked')
    return {
      en: 'A database is in use: stop the servers and whatever else works on it, then try again. Nothing was changed.',
      zh: '数据库正在使用中：请停止服务及其他使用它的程序后重试。未做任何更改。',
    }
  const message = error instanceof Error ? error.message : 'failed'
  return {
    en: `It could not be copied: ${message}. Nothing is kept of the copy; try it again.`,
    zh: `复制失败：${message}。目标数据库中不保留任何内容，请重试。`,
  }
}
