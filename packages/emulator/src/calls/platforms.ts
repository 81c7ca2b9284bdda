import { ERRCODE } from '@fahuo/wechat'
import { randomBytes } from 'node:crypto'
import { updateOrderDetailPath } from './account.ts'
import { sessionOf } from './credentials.ts'
import { Refusal } from '../gateway/wechat-errors.ts'
import { authorisationOf, tellOrderPathResult } from '../platforms/authorisations.ts'
import { originalId, seconds, type Context } from '../state/context.ts'
import {
  newPreauthCode,
  newRefreshToken,
  type Authorisation,
  type Platform,
} from '../state/platforms.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../state/time.ts'

/** Seconds that each token lives [official]. */
const LIFETIME_SECONDS = 7200

/** How long a replaced token goes on [staff for refresh tokens; assumed for the platform's own]. */
const OVERLAP_MS = 5 * MINUTE_MS

/** How long a ticket is valid [official]. */
const TICKET_MS = 12 * HOUR_MS

/** Seconds that a pre_auth_code lives [observed; the document's sample says 600]. */
const PREAUTH_SECONDS = 1800

/** Clearing quotas: so many times a month [official], then this code [official]. */
const CLEARS_A_MONTH = 10
const CLEARS_SPENT = 48006

const token = (prefix: string) => `${prefix}_${randomBytes(96).toString('base64url')}`

/** @throws Refusal 40013 there is none, 61011 WeChat does not know it any more */
export function platformOf(context: Context, component_appid: string): Platform {
  const platform = context.wechat.platforms.get(component_appid)
  if (!platform) throw new Refusal(ERRCODE.APPID_INVALID)
  if (platform.options.banned) throw new Refusal(ERRCODE.PLATFORM_INVALID)
  return platform
}

function withSecret(context: Context, component_appid: string, secret: string): Platform {
  const platform = platformOf(context, component_appid)
  if (secret !== platform.options.component_appsecret) throw new Refusal(ERRCODE.SECRET_INVALID)
  return platform
}

export function componentToken(
  context: Context,
  request: {
    component_appid: string
    component_appsecret: string
    component_verify_ticket: string
  },
) {
  const now = context.now()
  const platform = withSecret(context, request.component_appid, request.component_appsecret)
  const pushed = platform.tickets.find(({ ticket }) => ticket === request.component_verify_ticket)
  // Never pushed, or so long ago that it is forgotten [assumed: a day].
  if (!pushed) throw new Refusal(ERRCODE.PLATFORM_TICKET_INVALID)
  if (pushed.at + TICKET_MS <= now) throw new Refusal(ERRCODE.PLATFORM_TICKET_EXPIRED)
  const component_access_token = token('86')
  platform.tokens = platform.tokens.filter(({ expires_at }) => expires_at > now - DAY_MS)
  // The one before it goes on for five minutes, as an account's own does [assumed].
  for (const one of platform.tokens) one.expires_at = Math.min(one.expires_at, now + OVERLAP_MS)
  platform.tokens.push({
    access_token: component_access_token,
    expires_at: now + LIFETIME_SECONDS * SECOND_MS,
  })
  return { component_access_token, expires_in: LIFETIME_SECONDS }
}

/** A push that was stopped goes on with the next round; one that was not is told to be well [official]. */
export function startPushTicket(
  context: Context,
  request: { component_appid: string; component_secret: string },
) {
  // A wrong secret [assumed code: the document has 40013 alone].
  const { options } = withSecret(context, request.component_appid, request.component_secret)
  const errmsg = options.ticket_push ? 'in a normal state' : 'ok'
  options.ticket_push = true
  return { errcode: 0, errmsg }
}

/** By the secret, for when the quota of the token's own call is spent; ten times a month [official]. */
export function clearPlatformQuota(
  context: Context,
  request: { component_appid: string; appsecret: string; appid?: string | undefined },
) {
  const platform = withSecret(context, request.component_appid, request.appsecret)
  const now = context.now()
  // A month is taken for thirty days [assumed].
  platform.quota_cleared = platform.quota_cleared.filter((at) => at > now - 30 * DAY_MS)
  if (platform.quota_cleared.length >= CLEARS_A_MONTH) throw new Refusal(CLEARS_SPENT)
  const { appid } = request
  if (appid === undefined || appid === request.component_appid)
    context.platformQuota.clear(platform.options.component_appid)
  else authorisedBy(context, platform, appid).shop.quota.clear()
  platform.quota_cleared.push(now)
  return { errcode: 0, errmsg: 'ok' }
}

export function createPreauthCode(context: Context, request: { component_appid: string }) {
  const platform = platformOf(context, request.component_appid)
  const now = context.now()
  const code = newPreauthCode()
  platform.pre_auth_codes = [
    ...platform.pre_auth_codes.filter(({ expires_at }) => expires_at > now),
    { code, expires_at: now + PREAUTH_SECONDS * SECOND_MS },
  ]
  return { pre_auth_code: code, expires_in: PREAUTH_SECONDS }
}

/** @throws Refusal 61003 when the Mini Program has not authorised the platform */
function authorisedBy(context: Context, platform: Platform, appid: string) {
  const shop = context.shops.of(appid)
  const authorisation = shop && authorisationOf(shop, platform)
  if (!authorisation) throw new Refusal(ERRCODE.PLATFORM_UNAUTHORISED)
  return { shop, authorisation }
}

function authorizerTokens(shop: Context, platform: Platform, { refresh_token }: Authorisation) {
  const authorizer_access_token = token('99')
  const now = shop.now()
  shop.state.tokens = shop.state.tokens.filter(({ expires_at }) => expires_at > now - DAY_MS)
  shop.state.tokens.push({
    access_token: authorizer_access_token,
    expires_at: now + LIFETIME_SECONDS * SECOND_MS,
    kind: 'authorizer',
    component_appid: platform.options.component_appid,
  })
  return {
    authorizer_access_token,
    expires_in: LIFETIME_SECONDS,
    authorizer_refresh_token: refresh_token,
  }
}

const funcInfo = ({ permission_sets }: Authorisation) =>
  permission_sets.map((id) => ({ funcscope_category: { id } }))

export function queryAuth(
  context: Context,
  request: { component_appid: string; authorization_code: string },
) {
  const platform = platformOf(context, request.component_appid)
  const code = platform.codes.find((one) => one.code === request.authorization_code)
  // Another platform's, a pre_auth_code, none at all [official]; used already [a developer's word].
  if (!code || (code.used && platform.options.codes_once))
    throw new Refusal(ERRCODE.AUTHORISATION_CODE_INVALID)
  // [staff]
  if (code.expires_at <= context.now()) throw new Refusal(ERRCODE.AUTHORISATION_CODE_EXPIRED)
  const { shop, authorisation } = authorisedBy(context, platform, code.appid)
  // The old one is dead from now on [official].
  if (code.renews && !code.used) {
    authorisation.refresh_token = newRefreshToken()
    authorisation.previous = null
  }
  code.used = true
  return {
    authorization_info: {
      authorizer_appid: code.appid,
      ...authorizerTokens(shop, platform, authorisation),
      func_info: funcInfo(authorisation),
    },
  }
}

export function authorizerToken(
  context: Context,
  request: {
    component_appid: string
    authorizer_appid: string
    authorizer_refresh_token: string
  },
) {
  const platform = platformOf(context, request.component_appid)
  const { shop, authorisation } = authorisedBy(context, platform, request.authorizer_appid)
  const now = context.now()
  const { refresh_token, previous } = authorisation
  const given = request.authorizer_refresh_token
  const goesOn = previous?.refresh_token === given && previous.until > now
  // Empty, replaced or taken back [staff].
  if (given === '' || (given !== refresh_token && !goesOn))
    throw new Refusal(ERRCODE.REFRESH_TOKEN_INVALID)
  if (platform.options.rotate_on_renewal && !goesOn) {
    authorisation.previous = { refresh_token, until: now + OVERLAP_MS }
    authorisation.refresh_token = newRefreshToken()
  }
  return authorizerTokens(shop, platform, authorisation)
}

export function authorizerInfo(
  context: Context,
  request: { component_appid: string; authorizer_appid: string },
) {
  const platform = platformOf(context, request.component_appid)
  const { shop, authorisation } = authorisedBy(context, platform, request.authorizer_appid)
  const { appid, name = appid, principal_name = '' } = shop.options
  return {
    authorizer_info: {
      nick_name: name,
      user_name: originalId(shop),
      principal_name,
      // -1: not verified [official].
      verify_type_info: { id: principal_name === '' ? -1 : 0 },
      account_status: shop.state.settings.account_status,
      // Only Mini Programs have it [official].
      MiniProgramInfo: { network: { RequestDomain: [] }, categories: [] },
    },
    authorization_info: {
      authorizer_appid: appid,
      authorizer_refresh_token: authorisation.refresh_token,
      func_info: funcInfo(authorisation),
    },
  }
}

export function authorizerList(
  context: Context,
  request: { component_appid: string; offset: number; count: number },
) {
  const platform = platformOf(context, request.component_appid)
  const all = Object.entries(platform.authorisations)
  return {
    total_count: all.length,
    list: all
      .slice(request.offset, request.offset + request.count)
      .map(([authorizer_appid, { refresh_token, authorised_at }]) => ({
        authorizer_appid,
        // Missing where the code was never exchanged [staff].
        ...(refresh_token !== '' && { refresh_token }),
        auth_time: seconds(authorised_at),
      })),
  }
}

/** Applies for many at once; each gets a result of its own in the event [official]. */
export function applySetOrderPathInfo(
  context: Context,
  request: { batch_req: { path: string; appid_list: string[] } },
  component_appid: string,
) {
  const platform = platformOf(context, component_appid)
  const { path, appid_list } = request.batch_req
  const results = appid_list.map((appid, index) => {
    const shop = context.shops.of(appid)
    const authorised = shop !== undefined && authorisationOf(shop, platform) !== undefined
    if (authorised) updateOrderDetailPath(shop, { path })
    // -2: not an appid of this platform's [official: appid invalid].
    return { appid, audit_id: seconds(context.now()) + index, ret_code: authorised ? 0 : -2 }
  })
  tellOrderPathResult(context, platform, results)
  return { errcode: 0, errmsg: 'ok' }
}

export function componentLogin(
  context: Context,
  request: { appid: string; js_code: string; component_appid: string },
) {
  const platform = platformOf(context, request.component_appid)
  const { shop } = authorisedBy(context, platform, request.appid)
  // A code of another Mini Program is not known to this one: 40029 [staff].
  return sessionOf(shop, request.js_code)
}
