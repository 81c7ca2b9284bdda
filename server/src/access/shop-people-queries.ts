/** The roles of people of the first shop in further ones. */
import { sql } from 'kysely'
import { auditing } from '../audit/queries.ts'
import type { Role } from '../core/rights.ts'
import type { Database, Scope } from '../database/database.ts'

/** Reads the role that a person was given in a shop. */
export async function findGrant(
  { database: { db }, appid }: Scope,
  person_id: string,
): Promise<Role | undefined> {
  const row = await db
    .selectFrom('shop_people')
    .select('role')
    .where('appid', '=', appid)
    .where('person_id', '=', person_id)
    .executeTakeFirst()
  return row?.role as Role | undefined
}

/** Lists the shops in which a person was given a role. */
export async function grantsOf(
  { db }: Database,
  person_id: string,
): Promise<{ appid: string; role: Role }[]> {
  const rows = await db
    .selectFrom('shop_people')
    .select(['appid', 'role'])
    .where('person_id', '=', person_id)
    .orderBy('appid')
    .execute()
  return rows.map(({ appid, role }) => ({ appid, role: role as Role }))
}

/** Lists who was given a role in a shop, longest first. */
export async function grantsIn({
  database: { db },
  appid,
}: Scope): Promise<{ person_id: string; role: Role }[]> {
  const rows = await db
    .selectFrom('shop_people')
    .select(['person_id', 'role'])
    .where('appid', '=', appid)
    .orderBy('created_at')
    .orderBy('person_id')
    .execute()
  return rows.map(({ person_id, role }) => ({ person_id, role: role as Role }))
}

/**
 * Gives a person of the first shop a role in another one.
 * @returns false when there is no such person
 */
export async function saveGrant(
  scope: Scope,
  { first, person_id, role, now }: { first: string; person_id: string; role: Role; now: number },
): Promise<boolean> {
  const { database, appid } = scope
  const [rows] = await database.unit([
    database.db
      .insertInto('shop_people')
      .columns(['appid', 'person_id', 'role', 'created_at'])
      .expression((eb) =>
        eb
          .selectFrom('people')
          .select([
            sql<string>`cast(${appid} as text)`.as('appid'),
            'people.id',
            sql<string>`cast(${role} as text)`.as('role'),
            sql<number>`cast(${now} as bigint)`.as('created_at'),
          ])
          .where('people.appid', '=', first)
          .where('people.id', '=', person_id),
      )
      .onConflict((conflict) => conflict.columns(['appid', 'person_id']).doUpdateSet({ role }))
      .returning('person_id'),
    ...auditing(scope, { subject: person_id, after: { role } }),
  ])
  return rows.length > 0
}

/** Takes a role in a shop away. @returns false when there was none */
export async function deleteGrant(scope: Scope, person_id: string): Promise<boolean> {
  const { database, appid } = scope
  const [rows] = await database.unit([
    database.db
      .deleteFrom('shop_people')
      .where('appid', '=', appid)
      .where('person_id', '=', person_id)
      .returning('person_id'),
    ...auditing(scope, { subject: person_id, after: { role: null } }),
  ])
  return rows.length > 0
}
