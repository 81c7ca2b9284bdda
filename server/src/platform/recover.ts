import { WechatError } from '@fahuo/wechat'
import type { Platform } from '../shops/platform.ts'
import { findShop } from '../shops/queries.ts'
import { isTestAccount } from './release-test.ts'
import { isOwn, saveAuthorised, scopeOf } from './save.ts'

/** What became of one account that WeChat lists. */
export type Recovered =
  | 'recovered'
  /** Its code was never exchanged: only a change of sets by the merchant makes a new one. */
  | 'no_token'
  | 'not_mini_program'
  | 'own_shop'
  | 'release_test'
  /** WeChat did not tell of it. */
  | 'failed'

/**
 * Reads all authorisations anew from WeChat, and stores their tokens: after a database or a master key
 * was lost, or events did not come.
 */
export async function* recoverShops(
  platform: Platform,
): AsyncGenerator<{ appid: string; outcome: Recovered }> {
  for await (const { authorizer_appid: appid, refresh_token } of platform.client.authorizers())
    yield { appid, outcome: await recover(platform, appid, refresh_token) }
}

async function recover(
  platform: Platform,
  appid: string,
  authorizer_refresh_token: string,
): Promise<Recovered> {
  if (isTestAccount(appid)) return 'release_test'
  if (isOwn(platform, appid, await findShop(scopeOf(platform, appid)))) return 'own_shop'
  if (authorizer_refresh_token === '') return 'no_token'
  try {
    const info = await platform.client.authorizer(appid)
    if (!info.is_mini_program) return 'not_mini_program'
    const { permission_sets } = info
    const granted = { authorizer_refresh_token, permission_sets }
    await saveAuthorised(platform, appid, granted, { state: 'active', info })
    return 'recovered'
  } catch (error) {
    if (!(error instanceof WechatError)) throw error
    platform.log.warn({ shop: appid, reason: error.message }, 'an authorisation was not recovered')
    return 'failed'
  }
}
