import { randomBytes } from 'node:crypto'
import { Refused } from './errmsg.ts'
import type { World } from './world.ts'

/** Seconds a token lives, and the last of them in which a new one is handed out [official]. */
const LIFETIME = 7200
const OVERLAP = 300

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
  state.tokens = state.tokens.filter((token) => token.expires_at > now)
  if (request.force_refresh && mayForce(world)) state.tokens = []
  const current = state.tokens.at(-1)
  if (current && current.expires_at - now > OVERLAP * 1000)
    return {
      access_token: current.access_token,
      expires_in: Math.floor((current.expires_at - now) / 1000),
    }
  const access_token = `85_${randomBytes(96).toString('base64url')}`
  state.tokens.push({ access_token, expires_at: now + LIFETIME * 1000 })
  world.changed()
  return { access_token, expires_in: LIFETIME }
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
export function checkToken(world: World, access_token: string | undefined): void {
  if (!access_token) throw new Refused(41001)
  const token = world.state.tokens.find((one) => one.access_token === access_token)
  if (!token) throw new Refused(40001)
  if (token.expires_at <= world.now()) throw new Refused(42001)
}

/** What `wx.login` gives the Mini Program: used once, five minutes at most [official]. */
export function makeLoginCode(world: World, openid: string): string {
  const code = `0${randomBytes(24).toString('base64url').slice(0, 31)}`
  world.state.login_codes.set(code, { openid, expires_at: world.now() + 300_000, used: false })
  world.changed()
  return code
}

export function jscode2session(world: World, request: Credentials & { js_code: string }) {
  checkCredentials(world, request)
  const login = world.state.login_codes.get(request.js_code)
  if (!login || login.expires_at <= world.now()) throw new Refused(40029)
  // Not on the page, but what used codes get [observed].
  if (login.used) throw new Refused(40163)
  login.used = true
  world.changed()
  return { openid: login.openid, session_key: randomBytes(16).toString('base64') }
}
