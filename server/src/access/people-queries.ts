import { sql, type RawBuilder, type Selectable } from 'kysely'
import { auditing } from '../audit/queries.ts'
import type { Role } from '../core/rights.ts'
import type { Scope, Statement } from '../database/database.ts'
import { isUniqueViolation } from '../database/dialects.ts'
import type { PeopleTable } from '../database/schema-access.ts'
import { nameKey } from './names.ts'
import { endingSessions } from './session-queries.ts'

/** Somebody who works in the shop. Times in Unix milliseconds. */
export interface Person {
  id: string
  name: string
  role: Role
  state: 'active' | 'off'
  created_at: number
  /** When they last did anything, within a minute. */
  seen_at: number | null
}

const COLUMNS = ['id', 'name', 'role', 'state', 'created_at', 'seen_at'] as const

type Row = Pick<Selectable<PeopleTable>, (typeof COLUMNS)[number]>

export const toPerson = ({ id, name, role, state, created_at, seen_at }: Row): Person => ({
  id,
  name,
  role: role as Role,
  state,
  created_at,
  seen_at,
})

/** Lists the people, oldest first. */
export async function listPeople({ database: { db }, appid }: Scope): Promise<Person[]> {
  const rows = await db
    .selectFrom('people')
    .select(COLUMNS)
    .where('appid', '=', appid)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  return rows.map(toPerson)
}

export async function findPersonById(
  { database: { db }, appid }: Scope,
  id: string,
): Promise<Person | undefined> {
  const row = await db
    .selectFrom('people')
    .select(COLUMNS)
    .where('appid', '=', appid)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && toPerson(row)
}

/** Nobody may let others in: a condition of what makes the first owner. */
export const noOwner = (appid: string) =>
  sql<boolean>`not exists (select 1 from people where people.appid = ${appid}
    and people.role = 'owner' and people.state = 'active')`

/** Somebody to be stored. */
export interface NewPerson {
  id: string
  name: string
  role: Role
  /** As `passwords.ts` writes it. */
  password: string
  now: number
}

/** The statement that stores a person. @param holds only if it does */
export const insertingPerson = (
  { database: { db }, appid }: Scope,
  { id, name, role, password, now }: NewPerson,
  holds: RawBuilder<boolean>,
) =>
  db
    .insertInto('people')
    .columns([
      'appid',
      'id',
      'name',
      'name_key',
      'role',
      'state',
      'password',
      'created_at',
      'updated_at',
    ])
    .expression(
      sql`select cast(${appid} as text), cast(${id} as text), cast(${name} as text),
        cast(${nameKey(name)} as text), cast(${role} as text), 'active', cast(${password} as text),
        cast(${now} as bigint), cast(${now} as bigint) where ${holds}`,
    )

/** Stores the first owner; whoever comes second stores nobody. */
export async function insertFirstOwner(
  scope: Scope,
  person: Omit<NewPerson, 'role'>,
): Promise<void> {
  await insertingPerson(scope, { ...person, role: 'owner' }, noOwner(scope.appid))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Another owner may let people in: a condition of what takes one away. */
const anotherOwner = (appid: string, id: string) =>
  sql<boolean>`exists (select 1 from people as other where other.appid = ${appid}
    and other.role = 'owner' and other.state = 'active' and other.id <> ${id})`

/** Holds the owners, so that two of them do not take each other away at once. SQLite has one writer. */
const holdingOwners = ({ database: { db, engine }, appid }: Scope): Statement[] =>
  engine === 'sqlite'
    ? []
    : [
        db
          .selectFrom('people')
          .select('id')
          .where('appid', '=', appid)
          .where('role', '=', 'owner')
          .orderBy('id')
          .forUpdate(),
      ]

/** The links that a person made, or that lead to them, end with what ends their sessions. */
const endingLinks = ({ database: { db }, appid }: Scope, id: string) =>
  db
    .deleteFrom('invitations')
    .where('appid', '=', appid)
    .where((eb) => eb.or([eb('created_by', '=', id), eb('person_id', '=', id)]))

export interface PersonChange {
  name?: string | undefined
  role?: Role | undefined
  state?: Person['state'] | undefined
}

/**
 * Changes a person. Another role, or switching off, ends their sessions and links in the same commit.
 * @returns false when it would leave no owner, or they are not there; null when the name is taken
 */
export async function updatePerson(
  scope: Scope,
  before: Person,
  { name, role, state }: PersonChange,
  now: number,
): Promise<boolean | null> {
  const { database, appid } = scope
  const { id } = before
  const after = {
    ...(name !== undefined && { name }),
    ...(role !== undefined && { role }),
    ...(state !== undefined && { state }),
  }
  const ends = (role ?? before.role) !== before.role || (state ?? before.state) !== before.state
  const stays_owner = (role ?? before.role) === 'owner' && (state ?? before.state) === 'active'
  const was_owner = before.role === 'owner' && before.state === 'active'
  const held = was_owner && !stays_owner ? holdingOwners(scope) : []
  const update = database.db
    .updateTable('people')
    .set({ ...after, ...(name !== undefined && { name_key: nameKey(name) }), updated_at: now })
    .where('appid', '=', appid)
    .where('id', '=', id)
    .where('role', '=', before.role)
    .where('state', '=', before.state)
    .where(was_owner && !stays_owner ? anotherOwner(appid, id) : sql<boolean>`1 = 1`)
    .returning('id')
  const { role: old_role, state: old_state, name: old_name } = before
  const deed = { subject: id, before: { name: old_name, role: old_role, state: old_state }, after }
  const changed = sql<boolean>`exists (select 1 from people where people.appid = ${appid}
    and people.id = ${id} and people.updated_at = ${now})`
  try {
    const results = await database.unit([
      ...held,
      update,
      ...(ends
        ? [endingSessions(scope, id), endingLinks(scope, id)].map((query) => query.where(changed))
        : []),
      ...auditing(scope, deed, changed),
    ])
    return (results[held.length]?.length ?? 0) > 0
  } catch (error) {
    if (isUniqueViolation(error)) return null
    throw error
  }
}

/** Removes a person with their sessions and links. @returns false when it would leave no owner, or they are not there */
export async function deletePerson(scope: Scope, before: Person): Promise<boolean> {
  const { database, appid } = scope
  const { id, name, role, state } = before
  const held = role === 'owner' && state === 'active' ? holdingOwners(scope) : []
  const results = await database.unit([
    ...held,
    database.db
      .deleteFrom('people')
      .where('appid', '=', appid)
      .where('id', '=', id)
      .where('role', '=', role)
      .where('state', '=', state)
      .where(role === 'owner' && state === 'active' ? anotherOwner(appid, id) : sql<boolean>`1 = 1`)
      .returning('id'),
    ...[endingSessions(scope, id), endingLinks(scope, id)].map((query) =>
      query.where(
        sql<boolean>`not exists (select 1 from people where people.appid = ${appid} and people.id = ${id})`,
      ),
    ),
    ...auditing(
      scope,
      { subject: id, before: { name, role, state } },
      sql<boolean>`not exists (select 1 from people where people.appid = ${appid} and people.id = ${id})`,
    ),
  ])
  return (results[held.length]?.length ?? 0) > 0
}

/** Finds who has a name, and the hash of their password. */
export async function findByName(
  { database: { db }, appid }: Scope,
  name: string,
): Promise<{ person: Person; password: string } | undefined> {
  const row = await db
    .selectFrom('people')
    .select([...COLUMNS, 'password'])
    .where('appid', '=', appid)
    .where('name_key', '=', nameKey(name))
    .executeTakeFirst()
  return row && { person: toPerson(row), password: row.password }
}

/** Tells whether anybody may let others in. */
export async function hasOwner({ database: { db }, appid }: Scope): Promise<boolean> {
  const row = await db
    .selectFrom('people')
    .select('id')
    .where('appid', '=', appid)
    .where('role', '=', 'owner')
    .where('state', '=', 'active')
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/**
 * Counts a try of a password, and forgets old ones.
 * @param since tries from before are over, Unix milliseconds
 * @returns how many there were since the first one, this one included
 */
export async function countTry(
  { database: { db, unit }, appid }: Scope,
  subject: string,
  { now, since }: { now: number; since: number },
): Promise<{ tries: number; since: number }> {
  const [, counted] = await unit([
    db.deleteFrom('sign_in_tries').where('appid', '=', appid).where('since', '<=', since),
    db
      .insertInto('sign_in_tries')
      .values({ appid, subject, tries: 1, since: now })
      .onConflict((conflict) =>
        conflict
          .columns(['appid', 'subject'])
          .doUpdateSet({ tries: sql<number>`sign_in_tries.tries + 1` }),
      )
      .returning(['tries', 'since']),
  ])
  return counted[0] ?? { tries: 1, since: now }
}

export async function forgetTries({ database: { db }, appid }: Scope, subject: string) {
  await db
    .deleteFrom('sign_in_tries')
    .where('appid', '=', appid)
    .where('subject', '=', subject)
    .execute()
}
