import { readFile } from 'node:fs/promises'
import type { Language } from '../core/language.ts'
import { engineOf } from '../database/dialects.ts'
import { isDatabaseUrl } from '../database/settings.ts'
import { CliError } from './cli-error.ts'

/** Where the URL of the other database may stand instead of the command line. */
const VARIABLE = 'FAHUO_TARGET_URL'

/** How a command names another database. */
export interface Target {
  argument?: string | undefined
  /** A file that holds nothing but the URL. */
  url_file?: string | undefined
}

/**
 * Returns the URL of the other database: from the command line, a file or the environment. A password
 * in the command line can be read by all users of the machine: that is said.
 * @param from_settings used where neither is given
 * @throws CliError unless there is one
 */
export async function targetUrl(
  { argument, url_file }: Target,
  from_settings: string | undefined,
  language: Language,
): Promise<string> {
  const given = [argument, url_file].filter((one) => one !== undefined)
  const url =
    given.length > 1
      ? undefined
      : (argument ?? (url_file === undefined ? from_settings : await read(url_file)))
  if (url === undefined || !isDatabaseUrl(url))
    throw new CliError({
      en: `Give postgres://user@host/database, or a file name for SQLite: as argument, with --url-file <file>, or in ${VARIABLE}. The password belongs into PGPASSWORD, ~/.pgpass, the file or ${VARIABLE}.`,
      zh: `请用参数、--url-file <文件> 或环境变量 ${VARIABLE} 给出 postgres://用户@主机/数据库，或 SQLite 的文件名。密码请放在 PGPASSWORD、~/.pgpass、该文件或 ${VARIABLE} 中。`,
    })
  if (argument !== undefined && hasPassword(argument))
    console.error(
      language === 'zh'
        ? `注意：命令行中的密码对本机所有用户可见。下次请改用 PGPASSWORD、~/.pgpass、--url-file 或 ${VARIABLE}。`
        : `Note: all users of this machine can read a password in a command line. Next time use PGPASSWORD, ~/.pgpass, --url-file or ${VARIABLE}.`,
    )
  return url
}

async function read(url_file: string): Promise<string> {
  const text = await readFile(url_file, 'utf8').catch((error: Error) => {
    throw new CliError({
      en: `${url_file} cannot be read: ${error.message}`,
      zh: `无法读取 ${url_file}：${error.message}`,
    })
  })
  return text.trim()
}

const hasPassword = (url: string) =>
  engineOf(url) === 'postgres' && URL.canParse(url) && new URL(url).password !== ''
