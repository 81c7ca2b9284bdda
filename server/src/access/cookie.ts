/** The cookie of a session: no script reads it, and no other site's page makes a browser send it. */
import { SECOND_MS } from '../core/time.ts'
import { LONGEST_MS } from './sessions.ts'

/** Browsers take `__Host-` over https only, for this very host. */
export const cookieName = (secure: boolean) => (secure ? '__Host-fahuo' : 'fahuo')

const cookie = (value: string, max_age_seconds: number, secure: boolean) =>
  `${cookieName(secure)}=${value}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${max_age_seconds}${secure ? '; Secure' : ''}`

export const sessionCookie = (token: string, secure: boolean) =>
  cookie(token, LONGEST_MS / SECOND_MS, secure)

export const clearedCookie = (secure: boolean) => cookie('', 0, secure)
