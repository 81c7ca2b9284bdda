import { existsSync } from 'node:fs'
import { readConfig, type Config } from '../config.ts'
import { OperatorError } from '../core/errors.ts'
import { openDatabase, type Database } from '../database/database.ts'
import { CliError } from './cli-error.ts'

/** Reads the server's settings from the environment and .env. @throws CliError naming what is wrong */
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

/** Opens the server's database. @throws CliError when it cannot be opened */
export function openOwnDatabase({ DATABASE_URL }: Config): Promise<Database> {
  return openDatabase(DATABASE_URL).catch((error: Error) => {
    if (error instanceof OperatorError) throw error
    throw new CliError({
      en: `The database cannot be opened (${error.message}). Check DATABASE_URL, and that this user may write there.`,
      zh: `无法打开数据库（${error.message}）。请检查 DATABASE_URL 及当前用户的写入权限。`,
    })
  })
}
