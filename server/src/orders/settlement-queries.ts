import type { Selectable } from 'kysely'
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

/** Lists settlements, latest shipment first, after `after`. */
export function listSettlements(
  { database: { db }, appid }: Scope,
  page: {
    settled?: boolean | undefined
    after?: { shipped_time: number; transaction_id: string } | undefined
    limit: number
  },
): Promise<SettlementLine[]> {
  const { after } = page
  let query = db
    .selectFrom('settlements')
    .innerJoin('orders', (join) =>
      join
        .onRef('orders.appid', '=', 'settlements.appid')
        .onRef('orders.transaction_id', '=', 'settlements.transaction_id'),
    )
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
    .where('settlements.appid', '=', appid)
  if (page.settled === true) query = query.where('settlements.settlement_time', 'is not', null)
  if (page.settled === false) query = query.where('settlements.settlement_time', 'is', null)
  if (after)
    query = query.where((eb) =>
      eb(
        eb.refTuple('settlements.shipped_time', 'settlements.transaction_id'),
        '<',
        eb.tuple(after.shipped_time, after.transaction_id),
      ),
    )
  return query
    .orderBy('settlements.shipped_time', 'desc')
    .orderBy('settlements.transaction_id', 'desc')
    .limit(page.limit)
    .execute()
}
