import { randomBytes } from 'node:crypto'
import type { BuyerSession } from '@fahuo/contract'
import { WechatError } from '@fahuo/wechat'
import { SignJWT, jwtVerify } from 'jose'
import { settleSetting } from '../store/settings.ts'
import { seconds } from './clock.ts'
import type { Context } from './context.ts'
import { FahuoError } from './errors.ts'

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
      try {
        const { payload } = await jwtVerify(token, secret, {
          algorithms: ['HS256'],
          audience,
          currentDate: new Date(ctx.clock.now()),
        })
        if (payload.sub) return payload.sub
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
