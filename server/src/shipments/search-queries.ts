import { sql } from 'kysely'
import type { Scope } from '../database/database.ts'
import { toShipment, type Shipment } from './queries.ts'
import type { Reason } from './reasons.ts'
import type { ShipmentState } from './states.ts'

/**
 * The shipments that a person should look at: what needs attention, what was rejected and neither
 * shipped since nor closed, what was changed at WeChat and not closed. Later ones are found by their
 * payment: by their state, SQLite would go through all that ever were shipped.
 */
export const NEEDS_PERSON = sql<boolean>`(shipments.state = 'needs_attention'
  or (shipments.state = 'superseded' and shipments.reason = 'changed_at_wechat')
  or (shipments.state = 'rejected' and coalesce(shipments.reason, '') <> 'closed_by_hand'
    and not exists (select 1 from shipments as later where later.appid = shipments.appid
      and later.payment = shipments.payment and (later.state || '') = 'shipped'
      and later.accepted_at >= shipments.accepted_at)
    and not exists (select 1 from shipments as later where later.appid = shipments.appid
      and later.transaction_id = shipments.transaction_id and (later.state || '') = 'shipped'
      and later.accepted_at >= shipments.accepted_at)))`

/** What a person may have to look at is in one of these. */
export const UNRESOLVED_STATES = ['needs_attention', 'superseded', 'rejected'] as const

/** Which shipments; all when left out. */
export interface ShipmentFilter {
  state?: ShipmentState | undefined
  reason?: Reason | undefined
  errcode?: number | undefined
  needs_person?: boolean | undefined
  transaction_id?: string | undefined
  /** The merchant's own number of the payment, however the shipment names it. */
  merchant_trade_no?: string | undefined
  openid?: string | undefined
  tracking_no?: string | undefined
  /** Unix milliseconds: changed at or after. */
  updated_from?: number | undefined
}

/** Lists shipments, newest first, after `after`. */
export async function listShipments(
  { database: { db }, appid }: Scope,
  { after, limit, ...filter }: ShipmentFilter & { after?: string | undefined; limit: number },
): Promise<Shipment[]> {
  const { merchant_trade_no, tracking_no, updated_from } = filter
  let query = db.selectFrom('shipments').selectAll().where('appid', '=', appid)
  for (const column of ['state', 'reason', 'errcode', 'transaction_id', 'openid'] as const)
    if (filter[column] !== undefined) query = query.where(column, '=', filter[column])
  if (filter.needs_person)
    query = query.where('state', 'in', [...UNRESOLVED_STATES]).where(NEEDS_PERSON)
  if (updated_from !== undefined) query = query.where('updated_at', '>=', updated_from)
  if (tracking_no !== undefined)
    query = query.where('id', 'in', (eb) =>
      eb
        .selectFrom('shipment_parcels')
        .select('shipment_id')
        .where('shipment_parcels.appid', '=', appid)
        .where('tracking_no', '=', tracking_no),
    )
  if (merchant_trade_no !== undefined)
    query = query.where('id', 'in', (eb) =>
      eb
        .selectFrom('shipments as own')
        .select('own.id')
        .where('own.appid', '=', appid)
        .where('own.out_trade_no', '=', merchant_trade_no)
        .unionAll(
          eb
            .selectFrom('orders')
            .innerJoin('shipments as other', (join) =>
              join
                .onRef('other.appid', '=', 'orders.appid')
                .onRef('other.transaction_id', '=', 'orders.transaction_id'),
            )
            .select('other.id')
            .where('orders.appid', '=', appid)
            .where('orders.merchant_trade_no', '=', merchant_trade_no),
        ),
    )
  if (after !== undefined) query = query.where('id', '<', after)
  // What these find is few: it is sorted. SQLite would go through all in the order of their ids.
  const few = [filter.transaction_id, merchant_trade_no, tracking_no, updated_from]
  const newest = few.some((one) => one !== undefined) ? sql`(id || '')` : sql`id`
  const rows = await query.orderBy(newest, 'desc').limit(limit).execute()
  return rows.map(toShipment)
}

/** Shipments that need a person for the same reason. */
export interface NeedyGroup {
  state: ShipmentState
  reason: Reason | null
  errcode: number | null
  count: number
  /** Of their orders, in fen. */
  paid_amount: number
  /** Since when the longest waiting one is so, Unix milliseconds. */
  since: number
}

/** Counts the shipments that a person should look at, by state, reason and errcode; the most first. */
export async function groupNeedy({ database: { db }, appid }: Scope): Promise<NeedyGroup[]> {
  // Of an order there may be several: a parcel each.
  const ofOrders = db
    .selectFrom('shipments')
    .leftJoin('orders', (join) =>
      join
        .onRef('orders.appid', '=', 'shipments.appid')
        .onRef('orders.transaction_id', '=', 'shipments.transaction_id'),
    )
    .select((eb) => [
      'shipments.state',
      'shipments.reason',
      'shipments.errcode',
      eb.fn.countAll<number>().as('shipments'),
      eb.fn.max('orders.paid_amount').as('paid_amount'),
      eb.fn.min('shipments.updated_at').as('since'),
    ])
    .where('shipments.appid', '=', appid)
    .where('shipments.state', 'in', [...UNRESOLVED_STATES])
    .where(NEEDS_PERSON)
    .groupBy([
      'shipments.state',
      'shipments.reason',
      'shipments.errcode',
      'shipments.transaction_id',
    ])
  const rows = await db
    .selectFrom(ofOrders.as('of_orders'))
    .select((eb) => [
      'state',
      'reason',
      'errcode',
      eb.fn.sum<number | string>('shipments').as('count'),
      eb.fn.sum<number | string | null>('paid_amount').as('paid_amount'),
      eb.fn.min('since').as('since'),
    ])
    .groupBy(['state', 'reason', 'errcode'])
    .orderBy('count', 'desc')
    .orderBy('reason')
    .orderBy('errcode')
    .execute()
  return rows.map(({ state, reason, count, paid_amount, ...row }) => ({
    ...row,
    state: state as ShipmentState,
    reason: reason as Reason | null,
    count: Number(count),
    paid_amount: Number(paid_amount ?? 0),
  }))
}

/**
 * Returns the payments that were shipped with this one as parts of one combined payment, itself
 * included; none when it was shipped alone. A correction since then changes nothing of that.
 */
export async function shippedTogether(
  { database, appid }: Scope,
  transaction_id: string,
): Promise<string[]> {
  const rows = await database.select<{ transaction_id: string }>(SHIPPED_TOGETHER, [
    appid,
    transaction_id,
  ])
  return rows.map((row) => row.transaction_id)
}

const SHIPPED_TOGETHER = `
  select distinct part.transaction_id
  from shipments as own join shipments as part on part.combined = own.combined
  where own.appid = ?1 and own.transaction_id = ?2 and own.combined is not null
    and own.state in ('shipped', 'superseded')
    and part.appid = ?1 and part.state in ('shipped', 'superseded')
    and part.transaction_id is not null`
