import { ERRCODE } from '@fahuo/wechat'
import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { sessionOf } from './credentials.ts'
import { Refusal } from '../gateway/wechat-errors.ts'
import type { Platform } from '../state/state.ts'
import type { Context } from '../state/context.ts'

/** Seconds that each token lives [official]. */
const LIFETIME_SECONDS = 7200

const hex = (bytes: number) => randomBytes(bytes).toString('hex')

/** A platform as the control interface makes it, authorised by the merchant. */
export const NewPlatform = z.strictObject({
  component_appid: z
    .string()
    .regex(/^wx[0-9a-f]{16}$/)
    .default(() => `wx${hex(8)}`),
  component_appsecret: z.string().default(() => hex(16)),
  /** What the merchant granted. */
  permission_sets: z.array(z.int()).default([18, 45, 120, 121, 142, 182]),
})

export const PlatformChange = z.strictObject({
  /** The merchant took the authorisation back: 61003. */
  authorised: z.boolean().optional(),
  permission_sets: z.array(z.int()).optional(),
  /** WeChat does not know the platform any more: 61011. */
  banned: z.boolean().optional(),
})

export function makePlatform(context: Context, wanted: z.output<typeof NewPlatform>): Platform {
  const platform: Platform = {
    ...wanted,
    component_verify_ticket: `ticket@@@${hex(32)}`,
    authorization_code: `queryauthcode@@@${hex(32)}`,
    refresh_token: `refreshtoken@@@${hex(24)}`,
    authorised: true,
    banned: false,
  }
  context.state.platforms.set(platform.component_appid, platform)
  return platform
}

function platformOf(context: Context, component_appid: string): Platform {
  const platform = context.state.platforms.get(component_appid)
  if (!platform) throw new Refusal(ERRCODE.APPID_INVALID)
  if (platform.banned) throw new Refusal(ERRCODE.PLATFORM_INVALID)
  return platform
}

function newToken(
  context: Context,
  kind: 'component' | 'authorizer',
  component_appid: string,
): string {
  const access_token = `${kind === 'component' ? '86' : '99'}_${randomBytes(96).toString('base64url')}`
  context.state.tokens.push({
    access_token,
    expires_at: context.now() + LIFETIME_SECONDS * 1000,
    kind,
    component_appid,
  })
  return access_token
}

export function componentToken(
  context: Context,
  request: {
    component_appid: string
    component_appsecret: string
    component_verify_ticket: string
  },
) {
  const platform = platformOf(context, request.component_appid)
  if (request.component_appsecret !== platform.component_appsecret)
    throw new Refusal(ERRCODE.SECRET_INVALID)
  // The ticket is not the one that was pushed last [official].
  if (request.component_verify_ticket !== platform.component_verify_ticket)
    throw new Refusal(ERRCODE.PLATFORM_TICKET_INVALID)
  return {
    component_access_token: newToken(context, 'component', platform.component_appid),
    expires_in: LIFETIME_SECONDS,
  }
}

export function createPreauthCode(context: Context, request: { component_appid: string }) {
  platformOf(context, request.component_appid)
  return { pre_auth_code: `preauthcode@@@${hex(24)}`, expires_in: 600 }
}

function authorizerTokens(context: Context, platform: Platform) {
  return {
    authorizer_access_token: newToken(context, 'authorizer', platform.component_appid),
    expires_in: LIFETIME_SECONDS,
    authorizer_refresh_token: platform.refresh_token,
  }
}

export function queryAuth(
  context: Context,
  request: { component_appid: string; authorization_code: string },
) {
  const platform = platformOf(context, request.component_appid)
  if (request.authorization_code !== platform.authorization_code || !platform.authorised)
    throw new Refusal(ERRCODE.PLATFORM_UNAUTHORISED)
  return {
    authorization_info: {
      authorizer_appid: context.options.appid,
      ...authorizerTokens(context, platform),
      func_info: platform.permission_sets.map((id) => ({ funcscope_category: { id } })),
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
  const known =
    platform.authorised &&
    request.authorizer_appid === context.options.appid &&
    request.authorizer_refresh_token === platform.refresh_token
  if (!known) throw new Refusal(ERRCODE.PLATFORM_UNAUTHORISED)
  return authorizerTokens(context, platform)
}

export function componentLogin(
  context: Context,
  request: { appid: string; js_code: string; component_appid: string },
) {
  const platform = platformOf(context, request.component_appid)
  if (!platform.authorised || request.appid !== context.options.appid)
    throw new Refusal(ERRCODE.PLATFORM_UNAUTHORISED)
  return sessionOf(context, request.js_code)
}

/** What a platform's token may not do [official]. */
export function checkPlatform(
  context: Context,
  component_appid: string,
  call: { name: string; permission_sets: readonly number[] },
): void {
  const platform = platformOf(context, component_appid)
  if (!platform.authorised) throw new Refusal(ERRCODE.PLATFORM_UNAUTHORISED)
  const granted = call.permission_sets.some((set) => platform.permission_sets.includes(set))
  // is_trade_… says "not authorised" for it [seed 000]; others say "not granted" [observed].
  if (!granted)
    throw new Refusal(
      call.name.startsWith('shipping.isTrade')
        ? ERRCODE.PLATFORM_UNAUTHORISED
        : ERRCODE.PERMISSION_SET_MISSING,
    )
}
