import { createWechat, ERRCODE, WechatError, type CallReport, type Wechat } from '@fahuo/wechat'
import { MINUTE_MS, type Clock } from '../core/time.ts'
import { swapValue } from '../database/key-value.ts'
import { readSealed, sealValue, type SealedScope } from '../database/sealed-values.ts'
import type { Platform } from '../shops/platform.ts'
import { sharedTokens } from '../wechat/token-store.ts'
import { requestCheck } from './queries.ts'
import { noteAnswer } from './refusals.ts'

const REFRESH_TOKEN = 'shop_refresh_token'

/** How often WeChat is asked anew whether an authorisation stands, after calls that were refused. */
const CHECK_EVERY_MS = 10 * MINUTE_MS

/**
 * What WeChat answers when an authorisation ended or became smaller, and at other times, too [official;
 * seen]: it is asked before that is believed.
 */
const DOUBTS = new Set<number>([
  ERRCODE.PLATFORM_UNAUTHORISED,
  ERRCODE.PERMISSION_SET_MISSING,
  ERRCODE.API_UNAUTHORISED,
  ERRCODE.REFRESH_TOKEN_INVALID,
  ERRCODE.AUTHORISATION_ENDED,
])

/** Creates the WeChat client of a shop that authorised the platform. Close it when done. */
export function createAuthorisedClient(
  platform: Platform,
  shop: SealedScope & { clock: Clock },
  options: { base_url: string; timeout: number; onCall: (report: CallReport) => void },
): Wechat {
  const { appid } = shop
  return createWechat({
    appid,
    // A platform has the merchant's authorisation, not its secret.
    secret: '',
    base_url: options.base_url,
    timeout: options.timeout,
    onCall(report) {
      options.onCall(report)
      noteAnswer(platform, report)
      if (DOUBTS.has(report.errcode)) doubt(platform, appid)
    },
    login: (js_code) => platform.client.login(appid, js_code),
    tokens: doubting(
      platform,
      appid,
      platform.client.tokensFor({
        authorizer_appid: appid,
        store: sharedTokens(shop),
        async readRefreshToken() {
          const token = (await readSealed(shop, REFRESH_TOKEN))?.text ?? null
          if (token !== null) return token
          throw new WechatError('component.authorizerToken', 'refused', {
            errcode: ERRCODE.REFRESH_TOKEN_INVALID,
            errmsg: 'there is no refresh token',
          })
        },
        writeRefreshToken: (next, used) => replaceRefreshToken(shop, next, used),
      }),
    ),
  })
}

/** Stores a refresh token if the one that was used is still there. @returns whether it is */
async function replaceRefreshToken(
  shop: SealedScope,
  next: string,
  used: string,
): Promise<boolean> {
  const current = await readSealed(shop, REFRESH_TOKEN)
  if (current?.text !== used) return false
  if (next === used) return true
  return swapValue(shop, REFRESH_TOKEN, current.stored, sealValue(shop, REFRESH_TOKEN, next))
}

/** Renewals are the platform's calls: what refuses them is heard here. */
function doubting(
  platform: Platform,
  appid: string,
  tokens: ReturnType<Platform['client']['tokensFor']>,
): typeof tokens {
  return {
    reject: (token) => tokens.reject(token),
    async get() {
      try {
        return await tokens.get()
      } catch (error) {
        if (error instanceof WechatError && DOUBTS.has(error.errcode ?? 0)) doubt(platform, appid)
        throw error
      }
    },
  }
}

/** Has WeChat asked whether the authorisation stands, and what was granted. */
function doubt(platform: Platform, authorizer_appid: string): void {
  const now = platform.clock.now()
  requestCheck(platform, {
    authorizer_appid,
    source: 'refusal',
    now,
    every_ms: CHECK_EVERY_MS,
  }).then(
    () => platform.wake(),
    (error: unknown) => {
      platform.onFailure('authorisations')
      platform.log.error({ shop: authorizer_appid, err: error }, 'a look could not be stored')
    },
  )
}
