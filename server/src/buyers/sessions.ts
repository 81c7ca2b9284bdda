import { WechatError } from '@fahuo/wechat'
import { decodeJwt, SignJWT, jwtVerify } from 'jose'
import { FahuoError } from '../core/errors.ts'
import { HOUR_MS, SECOND_MS, toSeconds } from '../core/time.ts'
import type { Scope } from '../database/database.ts'
import type { Shop } from '../shops/shop.ts'
import type { Shops } from '../shops/shops.ts'

/** How long a buyer stays logged in; the Mini Program logs in again by itself. */
const LIFETIME_SECONDS = (2 * HOUR_MS) / SECOND_MS

const AUDIENCE = 'fahuo:'

const audienceOf = ({ appid }: Scope) => `${AUDIENCE}${appid}`

/** A session that was just opened, and whose it is. */
export interface OpenedSession {
  openid: string
  token: string
  /** Seconds. */
  expires_in: number
}

/**
 * Exchanges a `wx.login` code for a session of ours. WeChat's session_key is not stored.
 * @throws FahuoError `login_failed` when WeChat refuses the code, `wechat_unavailable`
 */
export async function openSession(shop: Shop, code: string): Promise<OpenedSession> {
  const openid = await openidOf(shop, code)
  const issued = toSeconds(shop.clock.now())
  const token = await new SignJWT()
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(openid)
    .setAudience(audienceOf(shop))
    .setIssuedAt(issued)
    .setExpirationTime(issued + LIFETIME_SECONDS)
    .sign(shop.session_key)
  return { openid, token, expires_in: LIFETIME_SECONDS }
}

/**
 * Returns whose session a token is: the openid, and the shop that it was opened in.
 * @throws FahuoError `session_expired` for an old, forged or foreign token
 */
export async function buyerOf(
  shops: Shops,
  token: string,
): Promise<{ shop: Shop; openid: string }> {
  const appid = appidOf(token)
  const shop = appid === null ? null : await shops.find(appid)
  const openid = shop && (await openidIn(shop, token))
  if (!openid) throw new FahuoError('session_expired')
  return { shop, openid }
}

/** Old, forged or foreign: the Mini Program has one answer to all three, a new login. */
async function openidIn(shop: Shop, token: string): Promise<string | undefined> {
  try {
    const { payload } = await jwtVerify(token, shop.session_key, {
      algorithms: ['HS256'],
      audience: audienceOf(shop),
      currentDate: new Date(shop.clock.now()),
      requiredClaims: ['sub', 'exp'],
    })
    return payload.sub
  } catch {
    return undefined
  }
}

/** Which shop a token says it is of; only that shop's key can have signed it. */
function appidOf(token: string): string | null {
  try {
    return String(decodeJwt(token).aud).slice(AUDIENCE.length)
  } catch {
    return null
  }
}

async function openidOf(shop: Shop, code: string): Promise<string> {
  try {
    return (await shop.wechat.login.jscode2session(code)).openid
  } catch (error) {
    if (!(error instanceof WechatError)) throw error
    throw error.outcome === 'refused' && error.kind !== 'retry' && error.kind !== 'wait'
      ? new FahuoError('login_failed', undefined, error.errcode)
      : new FahuoError('wechat_unavailable', error.message, error.errcode)
  }
}
