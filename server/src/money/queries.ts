/** SQL of where the money is. Each goes over a span of an index: who asks keeps the spans short. */
import { ORDER_STATE } from '@fahuo/contract'
import { sql, type RawBuilder } from 'kysely'
import { BEIJING_SECONDS, DAY_SECONDS } from '../core/time.ts'
import type { Scope } from '../database/database.ts'
import { REFUNDED } from '../payments/refund-queries.ts'

/** Money of some orders, in fen. What is refunded in full is no order any more. */
export interface Sum {
  orders: number
  /** As buyers paid, without what went back. */
  amount: number
  /** What went back. */
  refunded_amount: number
}

/** Whose money it is. */
export interface Payee {
  merchant_id: string
  /** Empty: there is none. */
  sub_merchant_id: string
}

/** Unix seconds; `before` is excluded. */
export interface Span {
  from: number
  before: number
}

const state = (name: keyof typeof ORDER_STATE) => sql.lit(ORDER_STATE[name])

/** Fen that went back: the larger of what WeChat Pay and what the merchant told, or all in state 5. */
const REFUNDED_AMOUNT = sql<number>`case when orders.order_state = ${state('refunded')}
  then orders.paid_amount else coalesce((
    select case
      when max(case when refunds.refund_id like 'told:%' then refunds.refund else 0 end)
        > sum(case when refunds.refund_id like 'told:%' then 0 else refunds.refund end)
      then max(case when refunds.refund_id like 'told:%' then refunds.refund else 0 end)
      else sum(case when refunds.refund_id like 'told:%' then 0 else refunds.refund end) end
    from refunds where refunds.appid = orders.appid
      and refunds.transaction_id = orders.transaction_id
      and refunds.status = ${sql.lit(REFUNDED)} and refunds.overruled = 0), 0) end`

/** Sums of rows that have `paid_amount` and `refunded`. */
const SUMS = sql`sum(case when refunded < paid_amount then 1 else 0 end) as orders,
  sum(case when refunded < paid_amount then paid_amount - refunded else 0 end) as amount,
  sum(case when refunded < paid_amount then refunded else paid_amount end) as refunded_amount`

/** The day in Beijing, counted since 1970. */
const dayOf = (seconds: RawBuilder<unknown>) =>
  sql`(${seconds} + ${sql.lit(BEIJING_SECONDS)}) / ${sql.lit(DAY_SECONDS)}`

const SETTLEMENT_OF_ORDER = sql`settlements.appid = orders.appid
  and settlements.transaction_id = orders.transaction_id`

/** PostgreSQL sums bigints as numeric, which comes as text. */
const counted = <Row extends Sum>(row: Row): Row => ({
  ...row,
  orders: Number(row.orders),
  amount: Number(row.amount),
  refunded_amount: Number(row.refunded_amount),
})

async function sums<Key>(
  { database: { db } }: Scope,
  keys: RawBuilder<unknown>,
  rows: RawBuilder<unknown>,
): Promise<(Sum & Key)[]> {
  // SQLite would look for the refunds of a row each time that a sum names them.
  const found = await sql<Sum & Key>`with payments as materialized (${rows})
    select ${keys}, ${SUMS} from payments group by ${keys}`.execute(db)
  return found.rows.map(counted)
}

/** Some orders of one payee that are equally far. */
export type PaidSum = Sum &
  Payee & {
    order_state: number
    /** 1: WeChat has told when the money came. */
    settled: number
    /** 1: shipped, and a parcel of it is signed for. */
    signed: number
  }

/** Sums the orders that were paid in a span and are in some states, by payee and by how far they are. */
export const sumPaid = (
  scope: Scope,
  { from, before }: Span,
  states: readonly number[],
): Promise<PaidSum[]> =>
  sums(
    scope,
    sql`merchant_id, sub_merchant_id, order_state, settled, signed`,
    sql`select orders.merchant_id, orders.sub_merchant_id, orders.order_state, orders.paid_amount,
      case when settlements.settlement_time is null then 0 else 1 end as settled,
      case when orders.order_state = ${state('shipped')} and exists (select 1 from waybills
        where waybills.appid = orders.appid and waybills.transaction_id = orders.transaction_id
          and waybills.status in (4, 6)) then 1 else 0 end as signed,
      ${REFUNDED_AMOUNT} as refunded
      from orders left join settlements on ${SETTLEMENT_OF_ORDER}
      where orders.appid = ${scope.appid} and orders.order_state in (${sql.join(states)})
        and orders.pay_time >= ${from} and orders.pay_time < ${before}`,
  )

/** Sums what came in a span, by payee and by the day in Beijing. */
export const sumSettled = (
  scope: Scope,
  { from, before }: Span,
): Promise<(Sum & Payee & { day: number })[]> =>
  sums(
    scope,
    sql`merchant_id, sub_merchant_id, day`,
    sql`select orders.merchant_id, orders.sub_merchant_id, orders.paid_amount,
      ${dayOf(sql`settlements.settlement_time`)} as day, ${REFUNDED_AMOUNT} as refunded
      from settlements join orders on ${SETTLEMENT_OF_ORDER}
      where settlements.appid = ${scope.appid}
        and settlements.settlement_time >= ${from} and settlements.settlement_time < ${before}`,
  )

/** The states in which money is still to come. */
const COMES = sql`orders.order_state in (${state('shipped')}, ${state('receipt_confirmed')},
  ${state('funds_awaiting_settlement')})`

/** Orders whose money WeChat expects in a span, and that has not come. */
const expectedIn = ({ appid }: Scope, { from, before }: Span) => sql`
  from settlements join orders on ${SETTLEMENT_OF_ORDER}
  where settlements.appid = ${appid} and settlements.settlement_time is null
    and settlements.estimated_settlement_time >= ${from}
    and settlements.estimated_settlement_time < ${before} and ${COMES}`

/** Sums what WeChat expects in a span and has not settled, by day and by what may hold it. */
export const sumExpected = (
  scope: Scope,
  span: Span,
): Promise<(Sum & { day: number; order_state: number; in_complaint: number })[]> =>
  sums(
    scope,
    sql`day, order_state, in_complaint`,
    sql`select orders.order_state, orders.in_complaint, orders.paid_amount,
      ${dayOf(sql`settlements.estimated_settlement_time`)} as day, ${REFUNDED_AMOUNT} as refunded
      ${expectedIn(scope, span)}`,
  )

/** An order whose money has not come when WeChat expected it. Times in Unix seconds. */
export interface OverdueOrder extends Payee {
  transaction_id: string
  merchant_trade_no: string
  order_state: number
  in_complaint: number
  amount: number
  pay_time: number
  estimated_settlement_time: number
  confirm_receive_time: number | null
}

/** Lists orders whose money was expected in a span and has not come, the longest overdue first. */
export async function listOverdue(
  scope: Scope,
  span: Span,
  limit: number,
): Promise<OverdueOrder[]> {
  const { rows } = await sql<OverdueOrder>`
    select transaction_id, merchant_id, sub_merchant_id, merchant_trade_no, order_state,
      in_complaint, paid_amount - refunded as amount, pay_time, estimated_settlement_time,
      confirm_receive_time
    from (select orders.transaction_id, orders.merchant_id, orders.sub_merchant_id,
      orders.merchant_trade_no, orders.order_state, orders.in_complaint, orders.paid_amount,
      orders.pay_time, settlements.estimated_settlement_time, settlements.confirm_receive_time,
      ${REFUNDED_AMOUNT} as refunded ${expectedIn(scope, span)}) as overdue
    where refunded < paid_amount
    order by estimated_settlement_time, transaction_id limit ${limit}`.execute(scope.database.db)
  return rows.map((row) => ({ ...row, amount: Number(row.amount) }))
}

/** The steps of an order whose money came, Unix seconds. */
export interface Steps {
  transaction_id: string
  paid: number
  shipped: number | null
  confirmed: number | null
  settled: number
}

/** Lists the steps of orders whose money came in a span, latest first. */
export async function listSteps(
  { database: { db }, appid }: Scope,
  { from, before }: Span,
  limit: number,
): Promise<Steps[]> {
  const { rows } = await sql<Steps>`select orders.transaction_id, orders.pay_time as paid,
      settlements.shipped_time as shipped, settlements.confirm_receive_time as confirmed,
      settlements.settlement_time as settled
    from settlements join orders on ${SETTLEMENT_OF_ORDER}
    where settlements.appid = ${appid} and settlements.settlement_time >= ${from}
      and settlements.settlement_time < ${before}
    order by settlements.settlement_time desc, settlements.transaction_id desc
    limit ${limit}`.execute(db)
  return rows
}

/** Reads what is known of the parcels of some orders: their statuses, each with when it was first seen. */
export async function statusesOf(
  { database: { db }, appid }: Scope,
  transaction_ids: readonly string[],
): Promise<{ transaction_id: string; statuses: { status: number; at: number }[] }[]> {
  if (transaction_ids.length === 0) return []
  const rows = await db
    .selectFrom('waybills')
    .select(['transaction_id', 'statuses'])
    .where('appid', '=', appid)
    .where('transaction_id', 'in', [...transaction_ids])
    .execute()
  return rows.map(({ transaction_id, statuses }) => ({
    transaction_id,
    statuses: JSON.parse(statuses) as { status: number; at: number }[],
  }))
}
