import { existsSync } from 'node:fs'
import { readConfig, type Config } from '../config.ts'
import { openDatabase } from '../database.ts'
import type { Store } from '../database/database.ts'
import { CliError } from '../core/language.ts'

/** The server's settings, from the environment and .env. @throws CliError naming what is wrong */
export function loadConfig(): Config {
  if (existsSync('.env')) process.loadEnvFile('.env')
  const { env } = process
  const settings = { en: readConfig(env, 'en'), zh: readConfig(env, 'zh') }
  if ('problems' in settings.en && 'problems' in settings.zh)
    throw new CliError({
      en: `${settings.en.problems.join('\n')}\nSet them in the environment or in a file .env in this folder.`,
      zh: `${settings.zh.problems.join('\n')}\n请在环境变量或当前目录的 .env 文件中设置。`,
    })
  return (settings.en as { config: Config }).config
}

/** The server's database. @throws CliError when it cannot be opened */
export function openOwnStore({ DATABASE_URL }: Config): Promise<Store> {
  return openDatabase(DATABASE_URL).catch((error: Error) => {
    throw new CliError({
      en: error.message,
      zh: `无法打开数据库（${String((error.cause as Error).message)}）。请检查 DATABASE_URL 及当前用户的写入权限。`,
    })
  })
}
