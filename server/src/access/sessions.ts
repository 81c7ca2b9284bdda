/** Sessions of people: a cookie holds a random token, the database its digest. */
import { hash as digest } from 'node:crypto'
import { FahuoError } from '../core/errors.ts'
import { ROLES, type Caller } from '../core/rights.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../core/time.ts'
import type { Shop } from '../shops/shop.ts'
import { nameKey } from './names.ts'
import { isPassword } from './passwords.ts'
import { countTry, findByName, forgetTries } from './people-queries.ts'
import {
  deleteSession,
  deleteSessions,
  findSession,
  insertSession,
  touchSession,
  type Session,
} from './session-queries.ts'
import { digestToken, isToken, newToken } from './tokens.ts'

/** A session that nobody uses ends after this. */
const IDLE_MS = 12 * HOUR_MS

/** Every session ends after this. */
export const LONGEST_MS = 30 * DAY_MS

/** Its use is noted this often: no request waits for a write that tells nothing new. */
const NOTED_EVERY_MS = MINUTE_MS

/** Wrong passwords of one name from one address, and within what time. */
const TRIES = 5
const TRIES_WITHIN_MS = 15 * MINUTE_MS

export const sessionLimits = (now: number) => ({
  created_after: now - LONGEST_MS,
  seen_after: now - IDLE_MS,
})

/** Finds whose session a token is; null: nobody's. */
export async function readSession(shop: Shop, token: string): Promise<Session | null> {
  if (!isToken(token)) return null
  const now = shop.clock.now()
  const hash = digestToken(token)
  const session = await findSession(shop, hash, sessionLimits(now))
  if (!session) return null
  if (now - session.seen_at >= NOTED_EVERY_MS)
    await touchSession(shop, { hash, person_id: session.person.id, now })
  return session
}

/** Who asks with a session. */
export const callerOf = ({ id, name, role }: Session['person']): Caller => ({
  kind: 'person',
  id,
  name,
  role,
  rights: ROLES[role],
})

/** A session that was opened now: its token is told once. */
export interface OpenedSession {
  token: string
  person: Session['person']
}

/**
 * Signs a person in.
 * @param address where the request comes from: wrong passwords are counted by name and address, on all servers
 * @throws FahuoError `sign_in_failed`, in the same words and time for a name that nobody has;
 * `too_many` after five wrong passwords in 15 minutes
 */
export async function signIn(
  shop: Shop,
  { name, password, address }: { name: string; password: string; address: string },
): Promise<OpenedSession> {
  const subject = digest('sha256', `${nameKey(name)}\n${address}`, 'base64url')
  const now = shop.clock.now()
  // Counted before it is compared, so that many at once are no more than five either.
  const counted = await countTry(shop, subject, { now, since: now - TRIES_WITHIN_MS })
  if (counted.tries > TRIES) {
    const left_ms = Math.max(1, counted.since + TRIES_WITHIN_MS - now)
    const minutes = Math.ceil(left_ms / MINUTE_MS)
    const error = new FahuoError('too_many', {
      en: `${TRIES} wrong passwords; try again in ${minutes} minutes`,
      zh: `密码已输错 ${TRIES} 次，请在 ${minutes} 分钟后再试`,
    })
    error.retry_after = Math.ceil(left_ms / SECOND_MS)
    throw error
  }
  const found = await findByName(shop, name)
  const right = await isPassword(password, found?.password ?? null)
  if (!found || !right) throw new FahuoError('sign_in_failed')
  const token = newToken()
  const session = { hash: digestToken(token), person_id: found.person.id, now }
  if (!(await insertSession(shop, session, sessionLimits(now))))
    throw new FahuoError('sign_in_failed')
  await forgetTries(shop, subject)
  return { token, person: found.person }
}

/** Ends a session, or all of its person's. */
export async function signOut(
  shop: Shop,
  { token, person_id, everywhere }: { token: string; person_id: string; everywhere: boolean },
): Promise<void> {
  await (everywhere ? deleteSessions(shop, person_id) : deleteSession(shop, digestToken(token)))
}
