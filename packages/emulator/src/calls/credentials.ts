import { allCalls, ERRCODE } from '@fahuo/wechat'
import { randomBytes } from 'node:crypto'
import { Refusal } from '../gateway/wechat-errors.ts'
import type { AccessToken } from '../state/state.ts'
import type { Context } from '../state/context.ts'
import { DAY_MS } from '../state/time.ts'

/** Seconds a token lives, and the last of them in which a new one is handed out [official]. */
const LIFETIME_SECONDS = 7200
const OVERLAP = 300

/** How long an ended token is still known as one: ERRCODE.ACCESS_TOKEN_EXPIRED, later 40001 [assumed]. */
const REMEMBERED_FOR_MS = DAY_MS

interface Credentials {
  appid: string
  secret: string
}

function checkCredentials(context: Context, { appid, secret }: Credentials): void {
  if (appid !== context.options.appid) throw new Refusal(ERRCODE.APPID_INVALID)
  if (secret !== context.options.secret) throw new Refusal(ERRCODE.SECRET_INVALID)
}

/** stable_token: the same token to everybody until its last five minutes [official]. */
export function stableToken(
  context: Context,
  request: Credentials & { force_refresh?: boolean | undefined },
) {
  checkCredentials(context, request)
  const { state } = context
  const now = context.now()
  state.tokens = state.tokens.filter((token) => token.expires_at > now - REMEMBERED_FOR_MS)
  const own = (token: AccessToken) => token.kind === 'own'
  if (request.force_refresh && mayForce(context))
    state.tokens = state.tokens.filter((token) => !own(token))
  const current = state.tokens.findLast(own)
  if (current && current.expires_at - now > OVERLAP * 1000)
    return {
      access_token: current.access_token,
      expires_in: Math.floor((current.expires_at - now) / 1000),
    }
  return newOwnToken(context)
}

function newOwnToken(context: Context) {
  const access_token = `85_${randomBytes(96).toString('base64url')}`
  const expires_at = context.now() + LIFETIME_SECONDS * 1000
  context.state.tokens.push({ access_token, expires_at, kind: 'own' })
  return { access_token, expires_in: LIFETIME_SECONDS }
}

/**
 * The old token: each one retires those before it, which live five minutes more [official]. Its
 * context is apart from stable_token's in WeChat; here they share one list [assumed].
 */
export function plainToken(context: Context, request: Credentials) {
  checkCredentials(context, request)
  const overlap = context.now() + OVERLAP * 1000
  for (const token of context.state.tokens)
    if (token.kind === 'own') token.expires_at = Math.min(token.expires_at, overlap)
  return newOwnToken(context)
}

/** The calls of today; all calls have the same limit here [assumed]. @throws Refusal 76021 no such call */
export function apiQuota(context: Context, { cgi_path }: { cgi_path: string }) {
  if (!allCalls.some(({ path }) => path === cgi_path)) throw new Refusal(ERRCODE.CGI_PATH_INVALID)
  const daily_limit = context.state.settings.calls_per_day
  const used = context.quota.usedToday(cgi_path, context.now())
  return { quota: { daily_limit, used, remain: Math.max(0, daily_limit - used) } }
}

/** 20 a day, 30 s apart; else it is simply not refreshed [official]. */
function mayForce(context: Context): boolean {
  const now = context.now()
  const { state } = context
  state.forced_refreshes = state.forced_refreshes.filter((at) => at > now - DAY_MS)
  if (state.forced_refreshes.length >= 20) throw new Refusal(ERRCODE.MINUTE_QUOTA_EXCEEDED)
  if ((state.forced_refreshes.at(-1) ?? 0) > now - 30_000) return false
  state.forced_refreshes.push(now)
  return true
}

/** @throws Refusal 41001 missing, 42001 ended, 40001 never was one */
export function checkToken(context: Context, access_token: string | undefined): AccessToken {
  if (!access_token) throw new Refusal(ERRCODE.ACCESS_TOKEN_MISSING)
  const token = context.state.tokens.find((one) => one.access_token === access_token)
  if (!token) throw new Refusal(ERRCODE.CREDENTIAL_INVALID)
  if (token.expires_at <= context.now()) throw new Refusal(ERRCODE.ACCESS_TOKEN_EXPIRED)
  return token
}

/** What `wx.login` gives the Mini Program: used once, five minutes at most [official]. */
export function makeLoginCode(context: Context, openid: string): string {
  const { login_codes } = context.state
  const now = context.now()
  for (const [old, { expires_at }] of login_codes) if (expires_at <= now) login_codes.delete(old)
  const code = `0${randomBytes(24).toString('base64url').slice(0, 31)}`
  login_codes.set(code, { openid, expires_at: now + 300_000, used: false })
  return code
}

export function jscode2session(context: Context, request: Credentials & { js_code: string }) {
  checkCredentials(context, request)
  return sessionOf(context, request.js_code)
}

/** Who a code belongs to; it is used up. */
export function sessionOf(context: Context, js_code: string) {
  const login = context.state.login_codes.get(js_code)
  if (!login || login.expires_at <= context.now()) throw new Refusal(ERRCODE.LOGIN_CODE_INVALID)
  // Not on the page, but what used codes get [observed].
  if (login.used) throw new Refusal(ERRCODE.LOGIN_CODE_USED)
  login.used = true
  return { openid: login.openid, session_key: randomBytes(16).toString('base64') }
}
