import type { StoredToken } from '@fahuo/wechat'
import { sql, type Insertable, type Selectable } from 'kysely'
import type { Scope, Statement } from '../database/database.ts'
import { takeDue, type PutOff } from '../database/lease-queries.ts'
import type { AuthorisationsTable } from '../database/schema-platform.ts'
import { sealValue, type SealedName, type SealedScope } from '../database/sealed-values.ts'
import { savingShop } from '../shops/queries.ts'
import type { ShopChange } from '../shops/record.ts'
import type { Outcome } from './outcomes.ts'

/** What came of an authorisation, as it is stored. Times in Unix milliseconds, `create_time` in seconds. */
export type Authorisation = Omit<Selectable<AuthorisationsTable>, 'appid' | 'outcome'> & {
  outcome: Outcome | null
}

export type NewAuthorisation = Omit<
  Insertable<AuthorisationsTable>,
  'appid' | 'state' | 'outcome' | 'error' | 'tries'
>

const toAuthorisation = ({
  outcome,
  ...row
}: Omit<Selectable<AuthorisationsTable>, 'appid'>): Authorisation => ({
  ...row,
  outcome: outcome as Outcome | null,
})

/** Under which name the code of an authorisation is sealed, until it is exchanged. */
export const codeName = (id: string) => `authorisation:${id}` as const satisfies SealedName

/**
 * Stores an authorisation and its code in one commit, once.
 * @returns false when it came before
 */
export async function insertAuthorisation(
  scope: SealedScope,
  row: NewAuthorisation,
  code: string | null,
): Promise<boolean> {
  const { database, appid } = scope
  const { db } = database
  const inserting = db
    .insertInto('authorisations')
    .values({ ...row, appid, state: 'new', outcome: null, error: null, tries: 0 })
    .onConflict((conflict) => conflict.columns(['appid', 'id']).doNothing())
    .returning('id')
  const [inserted] = await database.unit([inserting, ...sealingCode(scope, row.id, code)])
  return inserted.length > 0
}

/** Not of one that is done: its code is spent. */
function sealingCode(scope: SealedScope, id: string, code: string | null): Statement[] {
  if (code === null) return []
  const { database, appid } = scope
  const name = codeName(id)
  const value = sealValue(scope, name, code)
  return [
    database.db
      .insertInto('settings')
      .columns(['appid', 'name', 'value'])
      .expression(
        sql`select cast(${appid} as text), cast(${name} as text), cast(${value} as text)
          where exists (select 1 from authorisations a
            where a.appid = ${appid} and a.id = ${id} and a.state = 'new')`,
      )
      .onConflict((conflict) => conflict.columns(['appid', 'name']).doNothing()),
  ]
}

/** Takes what is due, codes first: they end; the others can wait. */
export async function claimAuthorisations(scope: Scope, put_off: PutOff): Promise<Authorisation[]> {
  const codes = await takeDue(
    scope,
    'authorisations',
    { key: 'id' },
    put_off,
    sql`state = 'new' and kind in ('authorized', 'updateauthorized')`,
  )
  const rows =
    codes.length > 0
      ? codes
      : await takeDue(scope, 'authorisations', { key: 'id' }, put_off, sql`state = 'new'`)
  return rows.map(toAuthorisation)
}

/** What ends an authorisation. */
export interface Ending {
  id: string
  outcome: Outcome
  error?: string | null
  /** Whose it is, where a redirect did not say. */
  authorizer_appid?: string
}

/** The statements that end an authorisation and forget its code. */
export function endingAuthorisation(
  { database: { db }, appid }: Scope,
  { id, outcome, error = null, authorizer_appid }: Ending,
): Statement[] {
  return [
    db
      .updateTable('authorisations')
      .set({
        state: 'done',
        outcome,
        error,
        due_at: 0,
        ...(authorizer_appid !== undefined && { authorizer_appid }),
      })
      .where('appid', '=', appid)
      .where('id', '=', id),
    db.deleteFrom('settings').where('appid', '=', appid).where('name', '=', codeName(id)),
  ]
}

/** Puts an authorisation off that failed. */
export async function retryAuthorisation(
  { database: { db }, appid }: Scope,
  { id, ...change }: { id: string; tries: number; due_at: number; error: string },
): Promise<void> {
  await db
    .updateTable('authorisations')
    .set(change)
    .where('appid', '=', appid)
    .where('id', '=', id)
    .where('state', '=', 'new')
    .execute()
}

/** Tells whether a code was exchanged before, by another row. */
export async function isExchanged(
  { database: { db }, appid }: Scope,
  { id, code_digest }: { id: string; code_digest: string },
): Promise<boolean> {
  const row = await db
    .selectFrom('authorisations')
    .select('id')
    .where('appid', '=', appid)
    .where('code_digest', '=', code_digest)
    .where('id', '!=', id)
    .where('outcome', '=', 'authorised')
    .executeTakeFirst()
  return row !== undefined
}

/** Returns WeChat's time of the newest authorisation that took effect, Unix seconds; 0: there is none. */
export async function newestAuthorised(
  { database: { db }, appid }: Scope,
  authorizer_appid: string,
): Promise<number> {
  const row = await db
    .selectFrom('authorisations')
    .select((eb) => eb.fn.max('create_time').as('newest'))
    .where('appid', '=', appid)
    .where('authorizer_appid', '=', authorizer_appid)
    // A redirect is noted by our own clock.
    .where('source', '=', 'event')
    .where('outcome', '=', 'authorised')
    .executeTakeFirst()
  return Number(row?.newest ?? 0)
}

/**
 * Makes a look at a shop's authorisation due; one that was less than `every_ms` ago counts, and one
 * that waits is enough.
 */
export async function requestCheck(
  { database: { db }, appid }: Scope,
  check: { authorizer_appid: string; source: 'refusal' | 'command'; now: number; every_ms: number },
): Promise<void> {
  const { authorizer_appid, source, now, every_ms } = check
  const due = { source, state: 'new', tries: 0, due_at: now, received_at: now } as const
  await db
    .insertInto('authorisations')
    .values({
      ...due,
      appid,
      id: `check:${authorizer_appid}`,
      authorizer_appid,
      kind: 'check',
      create_time: 0,
      code_digest: null,
      code_until: null,
      onboarding_id: null,
      outcome: null,
      error: null,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['appid', 'id'])
        .doUpdateSet(due)
        .where('authorisations.state', '=', 'done')
        .where('authorisations.received_at', '<=', now - every_ms),
    )
    .execute()
}

/**
 * Stores that a merchant ended its authorisation, if the shop's refresh token is still that by which it
 * was asked: an authorisation that came meanwhile wins. Its tokens go in the same commit.
 * @param stored the sealed refresh token as it was read; null: there was none
 * @returns false when another authorisation came meanwhile
 */
export async function revokeShop(
  shop: Scope,
  { stored, change, now }: { stored: string | null; change: ShopChange; now: number },
  more: readonly Statement[],
): Promise<boolean> {
  const { database, appid } = shop
  return database.db
    .transaction()
    .execute(async (trx) => {
      const tokens = trx
        .deleteFrom('settings')
        .where('appid', '=', appid)
        .where('name', 'in', ['shop_refresh_token', 'access_token'])
        .returning(['name', 'value'])
      const removed = await tokens.execute()
      const refresh = removed.find(({ name }) => name === 'shop_refresh_token')?.value ?? null
      if (refresh !== stored) throw new Superseded()
      for (const statement of [
        ...savingShop({ ...shop, database: { ...database, db: trx } }, change, now),
        ...more,
      ])
        await trx.executeQuery(statement.compile())
      return true
    })
    .catch((error: unknown) => {
      if (error instanceof Superseded) return false
      throw error
    })
}

/** The statement that stores a shop's access token, sealed; null: that removes it. */
export function storingToken(shop: SealedScope, token: StoredToken | null): Statement[] {
  const {
    database: { db },
    appid,
  } = shop
  const name = 'access_token'
  if (token === null)
    return [db.deleteFrom('settings').where('appid', '=', appid).where('name', '=', name)]
  const value = sealValue(shop, name, JSON.stringify(token))
  return [
    db
      .insertInto('settings')
      .values({ appid, name, value })
      .onConflict((conflict) => conflict.columns(['appid', 'name']).doUpdateSet({ value })),
  ]
}

/** Rolls a revocation back. */
class Superseded extends Error {
  override name = 'Superseded'
}

/** Lists what came of authorisations, the newest first. */
export async function listAuthorisations(
  { database: { db }, appid }: Scope,
  { authorizer_appid, limit }: { authorizer_appid: string; limit: number },
): Promise<Authorisation[]> {
  const rows = await db
    .selectFrom('authorisations')
    .selectAll()
    .where('appid', '=', appid)
    .where('authorizer_appid', '=', authorizer_appid)
    .orderBy('received_at', 'desc')
    .limit(limit)
    .execute()
  return rows.map(toAuthorisation)
}

/** Finds what came last of a link; one that worked first. */
export async function findAuthorisationOfOnboarding(
  { database: { db }, appid }: Scope,
  onboarding_id: string,
): Promise<Authorisation | undefined> {
  const rows = await db
    .selectFrom('authorisations')
    .selectAll()
    .where('appid', '=', appid)
    .where('onboarding_id', '=', onboarding_id)
    .orderBy('received_at', 'desc')
    .limit(20)
    .execute()
  const found = rows.find(({ outcome }) => outcome === 'authorised') ?? rows[0]
  return found && toAuthorisation(found)
}

/** Counts authorisations that wait to be processed. */
export async function countWaiting({ database: { db }, appid }: Scope): Promise<number> {
  const { count } = await db
    .selectFrom('authorisations')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('appid', '=', appid)
    .where('state', '=', 'new')
    .executeTakeFirstOrThrow()
  return Number(count)
}
