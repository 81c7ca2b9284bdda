import type { PayKey } from '@fahuo/wechat'
import type { Compilable, Selectable } from 'kysely'
import type { Database, Scope } from '../database/database.ts'
import { PURGED_AT_ONCE, type Purged } from '../database/purge.ts'
import type { PayKeysTable } from '../database/schema-wechatpay.ts'
import { apiV3KeyPlace, type SealedScope } from '../database/sealed-values.ts'

/** A merchant number whose notifications are believed. Times in Unix milliseconds. */
export interface PayMerchant {
  mchid: string
  /** Null: it was sealed by another master key, and must be given again. */
  api_v3_key: string | null
  keys: PayKey[]
  created_at: number
  updated_at: number
}

const toKey = ({ serial, kind, pem, valid_until }: Selectable<PayKeysTable>): PayKey => ({
  serial,
  kind: kind === 'certificate' ? 'certificate' : 'public_key',
  pem,
  valid_until,
})

/** Reads the merchant numbers, or one of them, with their keys. */
export async function readPayMerchants(
  { database: { db }, appid, sealer }: SealedScope,
  mchid?: string,
): Promise<PayMerchant[]> {
  let merchants = db.selectFrom('pay_merchants').selectAll().where('appid', '=', appid)
  let keys = db.selectFrom('pay_keys').selectAll().where('appid', '=', appid)
  if (mchid !== undefined) {
    merchants = merchants.where('mchid', '=', mchid)
    keys = keys.where('mchid', '=', mchid)
  }
  const rows = await merchants.orderBy('mchid').execute()
  if (rows.length === 0) return []
  const of = Map.groupBy(await keys.orderBy('serial').execute(), (key) => key.mchid)
  return rows.map((row) => ({
    mchid: row.mchid,
    api_v3_key:
      row.api_v3_key === null ? null : sealer.open(row.api_v3_key, apiV3KeyPlace(appid, row.mchid)),
    keys: (of.get(row.mchid) ?? []).map(toKey),
    created_at: row.created_at,
    updated_at: row.updated_at,
  }))
}

/** Lists the Mini Programs that know a merchant number: a notification names it, and no Mini Program. */
export async function shopsPaidBy({ db }: Database, mchid: string): Promise<string[]> {
  const rows = await db
    .selectFrom('pay_merchants')
    .select('appid')
    .where('mchid', '=', mchid)
    .orderBy('appid')
    .execute()
  return rows.map(({ appid }) => appid)
}

/** Stores a merchant number, with further keys and, where it is given, another APIv3 key. */
export async function savePayMerchant(
  { database: { db, unit }, appid, sealer }: SealedScope,
  {
    mchid,
    api_v3_key,
    keys,
  }: { mchid: string; api_v3_key: string | null; keys: readonly PayKey[] },
  now: number,
): Promise<void> {
  const sealed = api_v3_key === null ? null : sealer.seal(api_v3_key, apiV3KeyPlace(appid, mchid))
  const merchant = db
    .insertInto('pay_merchants')
    .values({ appid, mchid, api_v3_key: sealed, created_at: now, updated_at: now })
    .onConflict((conflict) =>
      conflict
        .columns(['appid', 'mchid'])
        .doUpdateSet({ updated_at: now, ...(sealed !== null && { api_v3_key: sealed }) }),
    )
  await unit([
    merchant,
    ...keys.map(({ serial, kind, pem, valid_until }) =>
      db
        .insertInto('pay_keys')
        .values({ appid, mchid, serial, kind, pem, valid_until, created_at: now })
        .onConflict((conflict) =>
          conflict.columns(['appid', 'mchid', 'serial']).doUpdateSet({ kind, pem, valid_until }),
        ),
    ),
  ])
}

/** Removes a merchant number, or one of its keys. @returns whether it was there */
export async function removePayMerchant(
  { database: { db, unit }, appid }: Scope,
  mchid: string,
  serial?: string,
): Promise<boolean> {
  const keys = db.deleteFrom('pay_keys').where('appid', '=', appid).where('mchid', '=', mchid)
  if (serial !== undefined) {
    const removed = await keys.where('serial', '=', serial).returning('serial').execute()
    return removed.length > 0
  }
  const [removed] = await unit([
    db
      .deleteFrom('pay_merchants')
      .where('appid', '=', appid)
      .where('mchid', '=', mchid)
      .returning('mchid'),
    keys,
  ])
  return removed.length > 0
}

/** Tells whether a notification came before. */
export async function isKnownNotification(
  { database: { db }, appid }: Scope,
  id: string,
): Promise<boolean> {
  const row = await db
    .selectFrom('pay_notifications')
    .select('id')
    .where('appid', '=', appid)
    .where('id', '=', id)
    .executeTakeFirst()
  return row !== undefined
}

/** Statement that notes a notification; one that came before stays as it is. */
export const notingNotification = (
  { database: { db }, appid }: Scope,
  row: { id: string; mchid: string; event_type: string; received_at: number },
): Compilable =>
  db
    .insertInto('pay_notifications')
    .values({ appid, ...row })
    .onConflict((conflict) => conflict.doNothing())

/** Returns when the last notification of each merchant number was taken, Unix milliseconds. */
export async function lastNotifications({
  database: { db },
  appid,
}: Scope): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('pay_notifications')
    .select((eb) => ['mchid', eb.fn.max('received_at').as('at')])
    .where('appid', '=', appid)
    .groupBy('mchid')
    .execute()
  return new Map(rows.map(({ mchid, at }) => [mchid, Number(at)]))
}

/** Removes the ids of notifications taken before a time (Unix milliseconds), some at once. */
export async function purgeNotifications(
  { database: { db } }: Scope,
  before: number,
): Promise<Purged> {
  const rows = await db
    .selectFrom('pay_notifications')
    .select(['appid', 'id'])
    .where('received_at', '<', before)
    .orderBy('received_at')
    .limit(PURGED_AT_ONCE)
    .execute()
  for (const [appid, some] of Map.groupBy(rows, (row) => row.appid))
    await db
      .deleteFrom('pay_notifications')
      .where('appid', '=', appid)
      .where(
        'id',
        'in',
        some.map(({ id }) => id),
      )
      .execute()
  return { removed: rows.length, next: rows.length < PURGED_AT_ONCE ? null : 0 }
}
