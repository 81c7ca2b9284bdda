import { sql, type Selectable } from 'kysely'
import type { Scope, Statement } from '../database/database.ts'
import type { OrdersTable, SettlementsTable } from '../database/schema.ts'

/** What WeChat pushed about the money of an order. Times in Unix seconds. */
export type Settlement = Omit<Selectable<SettlementsTable>, 'appid'>

/** Statement that stores what a push said about the money; what is known already is never taken back. */
export function savingSettlement(
  { database: { db }, appid }: Scope,
  settlement: Settlement,
): Statement {
  return db
    .insertInto('settlements')
    .values({ ...settlement, appid })
    .onConflict((conflict) =>
      conflict.columns(['appid', 'transaction_id']).doUpdateSet((eb) => {
        const known = <C extends keyof Settlement>(column: C) =>
          eb.fn.coalesce(
            eb.ref(`excluded.${column}` as 'excluded.shipped_time'),
            eb.ref(`settlements.${column}` as 'settlements.shipped_time'),
          )
        return {
          shipped_time: known('shipped_time'),
          estimated_settlement_time: known('estimated_settlement_time'),
          confirm_receive_method: known('confirm_receive_method'),
          confirm_receive_time: known('confirm_receive_time'),
          settlement_time: known('settlement_time'),
        }
      }),
    )
}

/** Stores what a push said about the money, alone. */
export async function saveSettlement(scope: Scope, settlement: Settlement): Promise<void> {
  await scope.database.unit([savingSettlement(scope, settlement)])
}

export async function findSettlement(
  { database: { db }, appid }: Scope,
  transaction_id: string,
): Promise<Settlement | null> {
  const row = await db
    .selectFrom('settlements')
    .select([
      'transaction_id',
      'shipped_time',
      'estimated_settlement_time',
      'confirm_receive_method',
      'confirm_receive_time',
      'settlement_time',
    ])
    .where('appid', '=', appid)
    .where('transaction_id', '=', transaction_id)
    .executeTakeFirst()
  return row ?? null
}

/** A shipped order with what WeChat reported about its money. */
export type SettlementLine = Settlement &
  Pick<
    Selectable<OrdersTable>,
    | 'merchant_id'
    | 'sub_merchant_id'
    | 'merchant_trade_no'
    | 'paid_amount'
    | 'order_state'
    | 'pay_time'
  >

/** Which settlements; all when left out. Times in Unix seconds; `before` is excluded. */
export interface SettlementFilter {
  settled?: boolean | undefined
  shipped_from?: number | undefined
  shipped_before?: number | undefined
  /** When the money came. */
  settlement_from?: number | undefined
  settlement_before?: number | undefined
  /** When WeChat expects the money to come. */
  estimated_from?: number | undefined
  estimated_before?: number | undefined
}

/**
 * The times that a list can go by, latest first. A shipment that WeChat has not told of comes last,
 * on both engines.
 */
const TIMES = {
  settlement: sql<number>`settlements.settlement_time`,
  estimated: sql<number>`settlements.estimated_settlement_time`,
  shipped: sql<number>`coalesce(settlements.shipped_time, 0)`,
} as const

type TimeName = keyof typeof TIMES
const TIME_NAMES = Object.keys(TIMES) as TimeName[]

/** Returns the time that a filter's list goes by: that of its period, so that an index has both. */
const timeOf = (filter: SettlementFilter): TimeName =>
  TIME_NAMES.find(
    (name) => filter[`${name}_from`] !== undefined || filter[`${name}_before`] !== undefined,
  ) ?? 'shipped'

/** A place in the list of settlements, by the time that the list goes by. */
export interface SettlementPlace {
  time: number
  transaction_id: string
}

/** Selects settlements with their orders, latest first, after `after`. */
function settlementPage(
  { database: { db }, appid }: Scope,
  filter: SettlementFilter,
  page: { after?: SettlementPlace | undefined; limit: number },
) {
  const { after } = page
  const time = TIMES[timeOf(filter)]
  let query = db
    .selectFrom('settlements')
    .innerJoin('orders', (join) =>
      join
        .onRef('orders.appid', '=', 'settlements.appid')
        .onRef('orders.transaction_id', '=', 'settlements.transaction_id'),
    )
    .where('settlements.appid', '=', appid)
  if (filter.settled === true) query = query.where('settlements.settlement_time', 'is not', null)
  if (filter.settled === false) query = query.where('settlements.settlement_time', 'is', null)
  for (const name of TIME_NAMES) {
    const [from, before] = [filter[`${name}_from`], filter[`${name}_before`]]
    if (from !== undefined) query = query.where(TIMES[name], '>=', from)
    if (before !== undefined) query = query.where(TIMES[name], '<', before)
    if (name === 'shipped' && (from ?? before) !== undefined)
      query = query.where('settlements.shipped_time', 'is not', null)
  }
  if (after)
    query = query.where(
      sql<boolean>`(${time}, settlements.transaction_id) < (${after.time}, ${after.transaction_id})`,
    )
  return query
    .orderBy(time, 'desc')
    .orderBy('settlements.transaction_id', 'desc')
    .limit(page.limit)
    .select(time.as('time'))
}

/** Lists settlements, latest first by the time of the filter's period, else of the shipment. */
export function listSettlements(
  scope: Scope,
  filter: SettlementFilter,
  page: { after?: SettlementPlace | undefined; limit: number },
): Promise<(SettlementLine & { time: number })[]> {
  return settlementPage(scope, filter, page)
    .select([
      'orders.transaction_id',
      'orders.merchant_id',
      'orders.sub_merchant_id',
      'orders.merchant_trade_no',
      'orders.paid_amount',
      'orders.order_state',
      'orders.pay_time',
      'settlements.shipped_time',
      'settlements.estimated_settlement_time',
      'settlements.confirm_receive_method',
      'settlements.confirm_receive_time',
      'settlements.settlement_time',
    ])
    .execute()
}

/** What some settlements come to; `last` is the place of the last one. */
export interface SettlementSums {
  settled: { orders: number; paid_amount: number }
  unsettled: { orders: number; paid_amount: number }
  last: SettlementPlace | null
}

/** Sums the next settlements up, at most `limit`: all at once would hold the process up. */
export async function sumSettlements(
  scope: Scope,
  filter: SettlementFilter,
  page: { after?: SettlementPlace | undefined; limit: number },
): Promise<SettlementSums> {
  const rows = await settlementPage(scope, filter, page)
    .select(['orders.transaction_id', 'orders.paid_amount', 'settlements.settlement_time'])
    .execute()
  const sum = (settled: boolean) => {
    const those = rows.filter(({ settlement_time }) => (settlement_time !== null) === settled)
    return {
      orders: those.length,
      paid_amount: those.reduce((all, { paid_amount }) => all + paid_amount, 0),
    }
  }
  const last = rows.at(-1)
  return {
    settled: sum(true),
    unsettled: sum(false),
    last:
      rows.length < page.limit || !last
        ? null
        : { time: last.time, transaction_id: last.transaction_id },
  }
}
