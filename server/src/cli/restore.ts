import { systemClock } from '../core/time.ts'
import type { Language } from '../core/language.ts'
import { engineOf } from '../database/dialects.ts'
import { restoreFile } from '../database/restore.ts'
import { CliError } from './cli-error.ts'
import { loadConfig } from './settings.ts'

/**
 * Puts a backup in the place of the SQLite database, while the server is stopped.
 * @throws OperatorError saying why not; CliError when it is PostgreSQL, which has tools of its own
 */
export async function restoreCommand(backup: string, language: Language): Promise<void> {
  const { DATABASE_URL } = loadConfig()
  if (engineOf(DATABASE_URL) === 'postgres')
    throw new CliError({
      en: 'This is PostgreSQL: use pg_restore or psql, or your provider’s backups; the password belongs into PGPASSWORD or ~/.pgpass.',
      zh: '当前使用 PostgreSQL：请用 pg_restore、psql 或数据库服务商的备份；密码请放在 PGPASSWORD 或 ~/.pgpass 中。',
    })
  const { version, former } = await restoreFile(backup, DATABASE_URL, systemClock.now())
  const kept =
    former === null
      ? { en: '', zh: '' }
      : {
          en: ` The former database is now ${former}; remove it when you are sure.`,
          zh: `原数据库已改名为 ${former}，确认无误后可删除。`,
        }
  console.log(
    language === 'zh'
      ? `已恢复 ${backup}（${version}）到 ${DATABASE_URL}。${kept.zh}现在可以启动服务；发送前会先向微信查询。`
      : `${backup} (${version}) is restored to ${DATABASE_URL}.${kept.en} Start the server; it asks WeChat before it sends anything.`,
  )
}
