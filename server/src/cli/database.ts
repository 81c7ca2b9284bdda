import { existsSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { SingleBar } from 'cli-progress'
import { isDatabaseUrl } from '../config.ts'
import { backUp } from '../database/backup.ts'
import { copyDatabase } from '../database/copy.ts'
import { openDatabase } from '../database/database.ts'
import { forgetSealed } from '../database/sealed-values.ts'
import type { Language } from '../core/language.ts'
import { loadConfig, openOwnDatabase } from './settings.ts'
import { CliError } from './cli-error.ts'

/**
 * Writes a whole copy of the SQLite database while the server runs.
 * @throws CliError when it is PostgreSQL, which has tools of its own
 */
export async function backupCommand(file: string, language: Language): Promise<void> {
  const { DATABASE_URL } = loadConfig()
  if (/^postgres(ql)?:/.test(DATABASE_URL))
    throw new CliError({
      en: 'This is PostgreSQL: use pg_dump, or your provider’s backups.',
      zh: '当前使用 PostgreSQL：请用 pg_dump，或数据库服务商的备份。',
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
      ? `备份完整：${file}。恢复时请停止服务，再放回 ${DATABASE_URL}。主密钥（${DATABASE_URL}.key 或 FAHUO_MASTER_KEY）不在备份中，请另行保存；没有它，已加密的内容会重新生成。`
      : `${file} is complete. To restore it, stop the server and put it at ${DATABASE_URL}. The master key (${DATABASE_URL}.key, or FAHUO_MASTER_KEY) is not in it: keep that elsewhere; without it, what it seals is made anew.`,
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
export async function migrateTo(database_url: string, language: Language): Promise<void> {
  const config = loadConfig()
  if (config.DATABASE_URL === database_url)
    throw new CliError({
      en: 'The data is already in that database: DATABASE_URL names it.',
      zh: '数据已在该数据库中：DATABASE_URL 就是它。',
    })
  if (!isDatabaseUrl(database_url))
    throw new CliError({
      en: 'Give postgres://user:password@host/database, or a file name for SQLite.',
      zh: '请填写 postgres://用户:密码@主机/数据库，或 SQLite 的文件名。',
    })
  if (!/^postgres(ql)?:/.test(config.DATABASE_URL)) mustBeThere(config.DATABASE_URL)
  const from = await openOwnDatabase(config)
  const to = await openDatabase(database_url).catch(async (error: Error) => {
    await from.close()
    throw new CliError({
      en: `The other database cannot be opened: ${error.message}. It must be there, and empty.`,
      zh: `无法打开目标数据库：${error.message}。请先创建一个空的数据库。`,
    })
  })
  const bar = new SingleBar({ format: '{table} {bar} {value}/{total}', hideCursor: true })
  try {
    await copyDatabase(from, to, (table, copied, all) => {
      if (copied <= 500) bar.start(all, copied, { table: table.padEnd(18) })
      bar.update(copied)
      if (copied >= all) bar.stop()
    })
    // The other database gets a key of its own, and makes anew what it seals.
    await forgetSealed(to)
  } catch (error) {
    throw new CliError(error instanceof Error ? error.message : 'it could not be copied')
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
