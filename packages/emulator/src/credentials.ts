import { randomBytes } from 'node:crypto'
import { Refused } from './errmsg.ts'
import type { AccessToken } from './state.ts'
import type { World } from './world.ts'

/** Seconds a token lives, and the last of them in which a new one is handed out [official]. */
const LIFETIME = 7200
const OVERLAP = 300

/** Seconds that an ended token is still known as one: 42001, later 40001 [assumed]. */
const REMEMBERED = 86_400

interface Credentials {
  appid: string
  secret: string
}

function checkCredentials(world: World, { appid, secret }: Credentials): void {
  if (appid !== world.options.appid) throw new Refused(40013)
  if (secret !== world.options.secret) throw new Refused(40125)
}

/** stable_token: the same token to everybody until its last five minutes [official]. */
export function stableToken(
  world: World,
  request: Credentials & { force_refresh?: boolean | undefined },
) {
  checkCredentials(world, request)
  const { state } = world
  const now = world.now()
  state.tokens = state.tokens.filter((token) => token.expires_at > now - REMEMBERED * 1000)
  const own = (token: AccessToken) => token.kind === 'own'
  if (request.force_refresh && mayForce(world))
    state.tokens = state.tokens.filter((token) => !own(token))
  const current = state.tokens.findLast(own)
  if (current && current.expires_at - now > OVERLAP * 1000)
    return {
      access_token: current.access_token,
      expires_in: Math.floor((current.expires_at - now) / 1000),
    }
  return newOwnToken(world)
}

function newOwnToken(world: World) {
  const access_token = `85_${randomBytes(96).toString('base64url')}`
  const expires_at = world.now() + LIFETIME * 1000
  world.state.tokens.push({ access_token, expires_at, kind: 'own' })
  world.changed()
  return { access_token, expires_in: LIFETIME }
}

/**
 * The old token: each one retires those before it, which live five minutes more [official]. Its
 * world is apart from stable_token's in WeChat; here they share one list [assumed].
 */
export function plainToken(world: World, request: Credentials) {
  checkCredentials(world, request)
  const overlap = world.now() + OVERLAP * 1000
  for (const token of world.state.tokens)
    if (token.kind === 'own') token.expires_at = Math.min(token.expires_at, overlap)
  return newOwnToken(world)
}

/** 20 a day, 30 s apart; else it is simply not refreshed [official]. */
function mayForce(world: World): boolean {
  const now = world.now()
  const { state } = world
  state.forced_refreshes = state.forced_refreshes.filter((at) => at > now - 86_400_000)
  if (state.forced_refreshes.length >= 20) throw new Refused(45011)
  if ((state.forced_refreshes.at(-1) ?? 0) > now - 30_000) return false
  state.forced_refreshes.push(now)
  return true
}

/** @throws Refused 41001 missing, 42001 ended, 40001 never was one */
export function checkToken(world: World, access_token: string | undefined): AccessToken {
  if (!access_token) throw new Refused(41001)
  const token = world.state.tokens.find((one) => one.access_token === access_token)
  if (!token) throw new Refused(40001)
  if (token.expires_at <= world.now()) throw new Refused(42001)
  return token
}

/** What `wx.login` gives the Mini Program: used once, five minutes at most [official]. */
export function makeLoginCode(world: World, openid: string): string {
  const { login_codes } = world.state
  const now = world.now()
  for (const [old, { expires_at }] of login_codes) if (expires_at <= now) login_codes.delete(old)
  const code = `0${randomBytes(24).toString('base64url').slice(0, 31)}`
  login_codes.set(code, { openid, expires_at: now + 300_000, used: false })
  world.changed()
  return code
}

export function jscode2session(world: World, request: Credentials & { js_code: string }) {
  checkCredentials(world, request)
  return sessionOf(world, request.js_code)
}

/** Who a code belongs to; it is used up. */
export function sessionOf(world: World, js_code: string) {
  const login = world.state.login_codes.get(js_code)
  if (!login || login.expires_at <= world.now()) throw new Refused(40029)
  // Not on the page, but what used codes get [observed].
  if (login.used) throw new Refused(40163)
  login.used = true
  world.changed()
  return { openid: login.openid, session_key: randomBytes(16).toString('base64') }
}
