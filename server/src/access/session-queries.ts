import { sql, type RawBuilder } from 'kysely'
import type { Role } from '../core/rights.ts'
import type { Scope } from '../database/database.ts'
import { digestToken } from './tokens.ts'

/** A session in use, and whose it is. */
export interface Session {
  person: { id: string; name: string; role: Role }
  seen_at: number
  /** The shop that the person chose; null: the first one. */
  current_appid: string | null
}

/** How old a session may be, Unix milliseconds. */
export interface SessionLimits {
  created_after: number
  seen_after: number
}

/** Finds a session of somebody who may still come in. */
export async function findSession(
  { database: { db }, appid }: Scope,
  hash: string,
  { created_after, seen_after }: SessionLimits,
): Promise<Session | undefined> {
  const row = await db
    .selectFrom('sessions')
    .innerJoin('people', (join) =>
      join
        .onRef('people.appid', '=', 'sessions.appid')
        .onRef('people.id', '=', 'sessions.person_id'),
    )
    .select([
      'people.id',
      'people.name',
      'people.role',
      'sessions.seen_at',
      'sessions.current_appid',
    ])
    .where('sessions.appid', '=', appid)
    .where('sessions.hash', '=', hash)
    .where('sessions.created_at', '>', created_after)
    .where('sessions.seen_at', '>', seen_after)
    .where('people.state', '=', 'active')
    .executeTakeFirst()
  if (!row) return undefined
  const { seen_at, current_appid, role, ...person } = row
  return { person: { ...person, role: role as Role }, seen_at, current_appid }
}

/** A session to be stored. */
export interface NewSession {
  hash: string
  person_id: string
  now: number
}

/** The statement that stores a session of somebody who may come in. @param holds only if it does */
export const insertingSession = (
  { database: { db }, appid }: Scope,
  { hash, person_id, now }: NewSession,
  holds: RawBuilder<boolean> = sql<boolean>`1 = 1`,
) =>
  db
    .insertInto('sessions')
    .columns(['appid', 'hash', 'person_id', 'created_at', 'seen_at'])
    .expression((eb) =>
      eb
        .selectFrom('people')
        .select([
          'people.appid',
          sql<string>`cast(${hash} as text)`.as('hash'),
          'people.id',
          sql<number>`cast(${now} as bigint)`.as('created_at'),
          sql<number>`cast(${now} as bigint)`.as('seen_at'),
        ])
        .where('people.appid', '=', appid)
        .where('people.id', '=', person_id)
        .where('people.state', '=', 'active')
        .where(holds),
    )
    .returning('hash')

/**
 * Stores a session of a person, and removes those that are over.
 * @returns false when the person may not come in any more
 */
export async function insertSession(
  scope: Scope,
  session: NewSession,
  { created_after, seen_after }: SessionLimits,
): Promise<boolean> {
  const { database, appid } = scope
  const [, inserted] = await database.unit([
    database.db
      .deleteFrom('sessions')
      .where('appid', '=', appid)
      .where((eb) =>
        eb.or([eb('created_at', '<=', created_after), eb('seen_at', '<=', seen_after)]),
      ),
    insertingSession(scope, session),
    seen(scope, session),
  ])
  return inserted.length > 0
}

const seen = ({ database: { db }, appid }: Scope, { person_id, now }: NewSession) =>
  db
    .updateTable('people')
    .set({ seen_at: now })
    .where('appid', '=', appid)
    .where('id', '=', person_id)

/** Notes that a session is used. */
export async function touchSession(scope: Scope, session: NewSession): Promise<void> {
  const { database, appid } = scope
  await database.unit([
    database.db
      .updateTable('sessions')
      .set({ seen_at: session.now })
      .where('appid', '=', appid)
      .where('hash', '=', session.hash),
    seen(scope, session),
  ])
}

export async function deleteSession({ database: { db }, appid }: Scope, hash: string) {
  await db.deleteFrom('sessions').where('appid', '=', appid).where('hash', '=', hash).execute()
}

/** The statement that ends all sessions of a person, for the commit of what ends them. */
export const endingSessions = ({ database: { db }, appid }: Scope, person_id: string) =>
  db.deleteFrom('sessions').where('appid', '=', appid).where('person_id', '=', person_id)

export async function deleteSessions(scope: Scope, person_id: string): Promise<void> {
  await endingSessions(scope, person_id).execute()
}

/** Notes in which shop a session is; null: in the first one. */
export async function chooseShop(
  { database: { db }, appid }: Scope,
  token: string,
  current_appid: string | null,
): Promise<void> {
  await db
    .updateTable('sessions')
    .set({ current_appid })
    .where('appid', '=', appid)
    .where('hash', '=', digestToken(token))
    .execute()
}
