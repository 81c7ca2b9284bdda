import { sql, type RawBuilder } from 'kysely'
import { auditing } from '../audit/queries.ts'
import type { Role } from '../core/rights.ts'
import type { Scope, Statement } from '../database/database.ts'
import { isUniqueViolation } from '../database/dialects.ts'
import type { InvitationsTable } from '../database/schema-access.ts'
import { insertingPerson, noOwner, type NewPerson } from './people-queries.ts'
import { insertingSession, type NewSession } from './session-queries.ts'

export type InvitationKind = InvitationsTable['kind']

/** A one-time link that is open. Times in Unix milliseconds. */
export interface Invitation {
  id: string
  kind: InvitationKind
  /** Of the person that it makes, or has. */
  role: Role
  /** Whom it lets in; null: somebody new. */
  person: { id: string; name: string } | null
  created_at: number
  expires_at: number
}

export interface NewInvitation {
  id: string
  hash: string
  kind: InvitationKind
  role: Role
  person_id: string | null
  created_by: string | null
  created_at: number
  expires_at: number
}

/** Stores a link, and removes those that are over: expired, spent, or of its kind for the same person. */
export async function insertInvitation(scope: Scope, invitation: NewInvitation): Promise<void> {
  const {
    database: { db, unit },
    appid,
  } = scope
  const { kind, person_id, created_at } = invitation
  await unit([
    db
      .deleteFrom('invitations')
      .where('appid', '=', appid)
      .where((eb) =>
        eb.or([
          eb('expires_at', '<=', created_at),
          eb('spent_by', 'is not', null),
          ...(kind === 'first' ? [eb('kind', '=', 'first')] : []),
          ...(kind === 'password'
            ? [eb.and([eb('kind', '=', 'password'), eb('person_id', '=', person_id)])]
            : []),
        ]),
      ),
    db.insertInto('invitations').values({ ...invitation, appid, spent_by: null }),
    ...auditing(scope, {
      subject: person_id ?? invitation.id,
      after: { link: kind, role: invitation.role },
    }),
  ])
}

const open = ({ database: { db }, appid }: Scope, now: number) =>
  db
    .selectFrom('invitations')
    .leftJoin('people', (join) =>
      join
        .onRef('people.appid', '=', 'invitations.appid')
        .onRef('people.id', '=', 'invitations.person_id'),
    )
    .select([
      'invitations.id',
      'invitations.kind',
      'invitations.role',
      'invitations.person_id',
      'people.name',
      'people.role as own_role',
      'invitations.created_at',
      'invitations.expires_at',
    ])
    .where('invitations.appid', '=', appid)
    .where('invitations.spent_by', 'is', null)
    .where('invitations.expires_at', '>', now)

type Row = Awaited<ReturnType<ReturnType<typeof open>['execute']>>[number]

const toInvitation = ({ person_id, name, role, own_role, ...row }: Row): Invitation => ({
  ...row,
  role: (own_role ?? role) as Role,
  person: person_id === null || name === null ? null : { id: person_id, name },
})

/** Lists the links that are open and were made for somebody, oldest first. */
export async function listInvitations(scope: Scope, now: number): Promise<Invitation[]> {
  const rows = await open(scope, now)
    .where('invitations.kind', 'in', ['colleague', 'password'])
    .orderBy('invitations.created_at')
    .orderBy('invitations.id')
    .execute()
  return rows.map(toInvitation)
}

export async function findInvitation(
  scope: Scope,
  hash: string,
  now: number,
): Promise<Invitation | undefined> {
  const row = await open(scope, now).where('invitations.hash', '=', hash).executeTakeFirst()
  return row && toInvitation(row)
}

/** @returns false when there is none that is open */
export async function deleteInvitation(scope: Scope, id: string): Promise<boolean> {
  const { database, appid } = scope
  const deleted = await database.db
    .deleteFrom('invitations')
    .where('appid', '=', appid)
    .where('id', '=', id)
    .where('spent_by', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return deleted !== undefined
}

/** Who spends a link. */
export interface Spending {
  hash: string
  /** A random id of this request: of two at once only one finds it with the link. */
  id: string
  kind: InvitationKind
  now: number
  session: NewSession
}

/** This request has spent the link: a condition of what is written beside. */
const isSpent = (appid: string, { hash, id }: Spending): RawBuilder<boolean> =>
  sql<boolean>`exists (select 1 from invitations where invitations.appid = ${appid}
    and invitations.hash = ${hash} and invitations.spent_by = ${id})`

/** Spends a link together with what it is for, or nothing. @returns false when it is over */
async function spend(
  scope: Scope,
  spending: Spending,
  effect: (spent: RawBuilder<boolean>) => readonly Statement[],
): Promise<boolean> {
  const { database, appid } = scope
  const spent = isSpent(appid, spending)
  const mark = database.db
    .updateTable('invitations')
    .set({ spent_by: spending.id })
    .where('appid', '=', appid)
    .where('hash', '=', spending.hash)
    .where('spent_by', 'is', null)
    .where('expires_at', '>', spending.now)
    .where(spending.kind === 'first' ? noOwner(appid) : sql<boolean>`1 = 1`)
    .returning('id')
  const { person_id } = spending.session
  const [marked, ...rest] = await database.unit([
    mark,
    ...effect(spent),
    ...auditing(scope, { subject: person_id, after: { link: spending.kind } }, spent),
    insertingSession(scope, spending.session, spent),
  ])
  return marked.length > 0 && (rest.at(-1)?.length ?? 0) > 0
}

/**
 * Makes a person by a link, and signs them in.
 * @returns false when the link is over, null when the name is taken
 */
export async function spendForPerson(
  scope: Scope,
  spending: Spending,
  person: Pick<NewPerson, 'name' | 'role' | 'password'>,
): Promise<boolean | null> {
  const { session, now } = spending
  try {
    return await spend(scope, spending, (spent) => [
      insertingPerson(scope, { id: session.person_id, ...person, now }, spent),
    ])
  } catch (error) {
    if (isUniqueViolation(error)) return null
    throw error
  }
}

/** Sets a person's password by a link, ends their sessions, and signs them in. @returns false when the link is over */
export function spendForPassword(
  scope: Scope,
  spending: Spending,
  password: string,
): Promise<boolean> {
  const { db } = scope.database
  const { person_id } = spending.session
  return spend(scope, spending, (spent) => [
    db
      .updateTable('people')
      .set({ password, updated_at: spending.now })
      .where('appid', '=', scope.appid)
      .where('id', '=', person_id)
      .where(spent),
    db
      .deleteFrom('sessions')
      .where('appid', '=', scope.appid)
      .where('person_id', '=', person_id)
      .where(spent),
  ])
}
