import { ERRCODE } from '@fahuo/wechat'
import { platformOf } from '../calls/platforms.ts'
import { authorisationOf } from '../platforms/authorisations.ts'
import type { Context } from '../state/context.ts'
import type { Platform } from '../state/platforms.ts'
import { Refusal } from './wechat-errors.ts'

/** The platform whose own token this is. @throws Refusal 42001 ended; undefined: it is nobody's */
export function platformOfToken(context: Context, access_token: string): Platform | undefined {
  for (const platform of context.wechat.platforms.values()) {
    const found = platform.tokens.find((one) => one.access_token === access_token)
    if (!found) continue
    if (found.expires_at <= context.now()) throw new Refusal(ERRCODE.ACCESS_TOKEN_EXPIRED)
    if (platform.options.banned) throw new Refusal(ERRCODE.PLATFORM_INVALID)
    return platform
  }
  return undefined
}

/** What a platform may not do for a merchant. @throws Refusal */
export function checkPlatform(
  context: Context,
  component_appid: string,
  call: { name: string; permission_sets: readonly number[] },
  address: string,
): void {
  const platform = platformOf(context, component_appid)
  // The platform's own list, whatever the merchant's is [official].
  checkAddress(platform, address)
  const authorisation = authorisationOf(context, platform)
  if (!authorisation) throw new Refusal(ERRCODE.PLATFORM_UNAUTHORISED)
  // Calls that are not for platforms are in no set, so nobody can have been granted them [inferred].
  const granted = call.permission_sets.some((set) => authorisation.permission_sets.includes(set))
  // is_trade_… says "not authorised" for it [seed 000]; others say "not granted" [official].
  if (!granted)
    throw new Refusal(
      call.name.startsWith('shipping.isTrade')
        ? ERRCODE.PLATFORM_UNAUTHORISED
        : ERRCODE.PERMISSION_SET_MISSING,
    )
}

/** @throws Refusal 61004 for an address that is not on the platform's list [official] */
export function checkAddress({ options }: Platform, address: string): void {
  if (options.ip_allow_list !== null && !options.ip_allow_list.includes(address))
    throw new Refusal(ERRCODE.PLATFORM_IP_NOT_ALLOWED)
}
