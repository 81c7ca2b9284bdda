import { WechatError } from '@fahuo/wechat'
import type { Text } from '../core/language.ts'
import type { Platform } from '../shops/platform.ts'
import { findShop } from '../shops/queries.ts'
import { isTestAccount } from './release-test.ts'
import { isOwn, saveAuthorised, scopeOf } from './save.ts'

/** What can become of an account that WeChat lists, in words. */
export const RECOVERED = {
  recovered: { en: 'active', zh: '已生效' },
  no_token: {
    en: 'its code was never exchanged: ask the merchant to add or remove a permission set',
    zh: '授权码从未换取：请商家增减一项权限集',
  },
  not_mini_program: { en: 'no Mini Program', zh: '不是小程序' },
  own_shop: { en: 'served by its own secret; stays so', zh: '已用自己的密钥接入，保持不变' },
  release_test: { en: "WeChat's test account", zh: '微信检测账号' },
  failed: { en: 'WeChat did not tell: try again', zh: '微信未返回，请重试' },
} as const satisfies Record<string, Text>
export type Recovered = keyof typeof RECOVERED

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
