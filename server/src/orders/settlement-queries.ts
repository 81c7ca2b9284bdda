import { sql, type Selectable } from 'kysely'
import type { Scope } from '../database/database.ts'
import type { OrdersTable, SettlementsTable } from '../database/schema.ts'

/** What WeChat pushed about the money of an order. Times in Unix seconds. */
export type Settlement = Omit<Selectable<SettlementsTable>, 'appid'>

/** Stores what a push said about the money; what is known already is never taken back. */
export async function saveSettlement(
  { database: { db }, appid }: Scope,
  settlement: Settlement,
): Promise<void> {
  await db
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
    .execute()
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

const PERIODS = {
  shipped: 'settlements.shipped_time',
  settlement: 'settlements.settlement_time',
  estimated: 'settlements.estimated_settlement_time',
} as const

/** A settlement's place in the list; what WeChat has not said comes last, on both engines. */
const SHIPPED = sql<number>`coalesce(settlements.shipped_time, 0)`

/** A place in the list of settlements. */
export interface SettlementPlace {
  shipped_time: number
  transaction_id: string
}

/** Selects settlements with their orders, latest shipment first, after `after`. */
function settlementPage(
  { database: { db }, appid }: Scope,
  filter: SettlementFilter,
  page: { after?: SettlementPlace | undefined; limit: number },
) {
  const { after } = page
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
  for (const name of ['shipped', 'settlement', 'estimated'] as const) {
    const [from, before] = [filter[`${name}_from`], filter[`${name}_before`]]
    if (from !== undefined) query = query.where(PERIODS[name], '>=', from)
    if (before !== undefined) query = query.where(PERIODS[name], '<', before)
  }
  if (after)
    query = query.where(
      sql<boolean>`(${SHIPPED}, settlements.transaction_id) < (${after.shipped_time}, ${after.transaction_id})`,
    )
  return query
    .orderBy(SHIPPED, 'desc')
    .orderBy('settlements.transaction_id', 'desc')
    .limit(page.limit)
}

/** Lists settlements, latest shipment first, after `after`. */
export function listSettlements(
  scope: Scope,
  filter: SettlementFilter,
  page: { after?: SettlementPlace | undefined; limit: number },
): Promise<SettlementLine[]> {
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
    .select([
      'orders.transaction_id',
      'orders.paid_amount',
      SHIPPED.as('shipped_time'),
      'settlements.settlement_time',
    ])
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
        : { shipped_time: last.shipped_time, transaction_id: last.transaction_id },
  }
}
