import { hash, randomBytes } from 'node:crypto'
import type { BuyerSession } from '@fahuo/contract'
import { WechatError } from '@fahuo/wechat'
import { SignJWT, jwtVerify } from 'jose'
import { settleSetting } from '../database/key-value.ts'
import { seconds } from '../core/time.ts'
import type { Context } from '../core/context.ts'
import { FahuoError } from '../core/errors.ts'
import { createRemembered } from '../domain/remembered.ts'

/** Seconds that a buyer stays logged in; the Mini Program logs in again by itself. */
const LIFETIME = 2 * 3600

/** Logs buyers in and knows them again. */
export interface Sessions {
  /**
   * Turns a `wx.login` code into a session of ours. WeChat's session_key is not kept.
   * @throws FahuoError `login_failed` when WeChat refuses the code, `wechat_unavailable`
   */
  open: (code: string) => Promise<BuyerSession>
  /**
   * Whose session this is: the openid.
   * @throws FahuoError `session_expired` for an old, forged or foreign token
   */
  whose: (token: string) => Promise<string>
}

/** Sessions signed with a secret that all servers on one database share. */
export async function createSessions(ctx: Context): Promise<Sessions> {
  const secret = Buffer.from(
    await settleSetting(
      ctx.store,
      ctx.appid,
      'session_secret',
      randomBytes(32).toString('base64url'),
    ),
    'base64url',
  )
  const audience = `fahuo:${ctx.appid}`
  // Verifying is 80 µs of WebCrypto, more than all the rest of the way to the database; a Mini
  // Program asks several times with one token. Known by its digest, until it ends.
  const verified = createRemembered<string>()

  return {
    async open(code) {
      const openid = await openidOf(ctx, code)
      const issued = seconds(ctx.clock.now())
      const token = await new SignJWT()
        .setProtectedHeader({ alg: 'HS256' })
        .setSubject(openid)
        .setAudience(audience)
        .setIssuedAt(issued)
        .setExpirationTime(issued + LIFETIME)
        .sign(secret)
      return { token, expires_in: LIFETIME }
    },
    async whose(token) {
      const now = ctx.clock.now()
      const digest = hash('sha256', token, 'base64url')
      const known = verified.get(digest, now)
      if (known !== undefined) return known
      try {
        const { payload } = await jwtVerify(token, secret, {
          algorithms: ['HS256'],
          audience,
          currentDate: new Date(now),
        })
        if (payload.sub && payload.exp) {
          verified.set(digest, payload.sub, payload.exp * 1000)
          return payload.sub
        }
      } catch {
        // Old, forged or foreign: the Mini Program has one answer to all three, a new login.
      }
      throw new FahuoError('session_expired')
    },
  }
}

async function openidOf(ctx: Context, code: string): Promise<string> {
  try {
    return (await ctx.wechat.login.jscode2session(code)).openid
  } catch (error) {
    if (!(error instanceof WechatError)) throw error
    throw error.outcome === 'refused' && error.kind !== 'retry' && error.kind !== 'wait'
      ? new FahuoError('login_failed', undefined, error.errcode)
      : new FahuoError('wechat_unavailable', error.message, error.errcode)
  }
}
