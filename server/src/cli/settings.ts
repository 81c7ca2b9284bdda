import { existsSync } from 'node:fs'
import { masterKeyOf, readConfig, type Config } from '../config.ts'
import { OperatorError } from '../core/errors.ts'
import { actorOf, RIGHTS } from '../core/rights.ts'
import { systemClock, type Clock } from '../core/time.ts'
import { openDatabase, type Database, type Scope } from '../database/database.ts'
import { openSealer } from '../database/master-key.ts'
import type { SealedScope } from '../database/sealed-values.ts'
import { findShop } from '../shops/queries.ts'
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

/** Which shop a command on the database is about. */
export interface ShopOption {
  /** The appid of a further Mini Program; left out: the first one. */
  shop?: string | undefined
}

/** Works on the database itself: whoever can read that may let people and programs in. */
export async function withDatabase<Value>(
  /** As its route is named. */
  action: string,
  work: (scope: Scope & { clock: Clock }, config: Config) => Promise<Value>,
  { shop }: ShopOption = {},
): Promise<Value> {
  const config = loadConfig()
  const database = await openOwnDatabase(config)
  try {
    const command = { kind: 'command', id: 'fahuo', name: 'fahuo', rights: RIGHTS } as const
    const actor = actorOf(command, action, systemClock.now())
    const appid = await appidOf(database, config, shop)
    return await work({ appid, database, clock: systemClock, actor }, config)
  } finally {
    await database.close()
  }
}

/** The same with what opens sealed values. */
export const withSealed = <Value>(
  action: string,
  work: (scope: SealedScope & { clock: Clock }, config: Config) => Promise<Value>,
  shop: ShopOption = {},
): Promise<Value> =>
  withDatabase(
    action,
    async (scope, config) => {
      const sealer = await openSealer(scope.database, masterKeyOf(config), {
        warn: (_facts, message) => console.error(message),
      })
      return work({ ...scope, sealer }, config)
    },
    shop,
  )

/** @throws CliError when the server serves no such shop */
async function appidOf(
  database: Database,
  { WECHAT_APPID }: Config,
  shop: string | undefined,
): Promise<string> {
  if (shop === undefined || shop === WECHAT_APPID) return WECHAT_APPID
  const record = await findShop({ database, appid: shop })
  if (record && record.state !== 'revoked') return shop
  throw new CliError({
    en: `This server has no shop ${shop}: see \`fahuo shops list\`.`,
    zh: `本服务没有接入 ${shop}：请查看 \`fahuo shops list\`。`,
  })
}
