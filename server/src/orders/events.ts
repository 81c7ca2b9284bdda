/** What others are told of orders: written in the commit that stores the order. */
import { isReceiptConfirmed, ORDER_STATE } from '@fahuo/contract'
import { z } from 'zod'
import { toSeconds, type Clock } from '../core/time.ts'
import { writeFirstValue } from '../database/key-value.ts'
import type { Scope, Statement } from '../database/database.ts'
import { appending, type NewEvent } from '../outgoing/event-queries.ts'
import { isRefundedInFullNow, refundsOf } from '../payments/refund-queries.ts'
import type { Shop } from '../shops/shop.ts'
import { isUnknown, knownStates } from './event-queries.ts'
import type { Order } from './queries.ts'
import { findSettlement, type Settlement } from './settlement-queries.ts'
import {
  OrderView,
  SettlementView,
  settlementView,
  viewOrder,
  waybillView,
  WaybillView,
} from './view.ts'
import { isElsewhere, type Waybill } from './waybill-queries.ts'

/** Who saw it: the kit (a buyer's request), a push, or a look of ours. */
export type NoticedBy = 'kit' | 'push' | 'sync'

export const OrderEvent = z
  .object({
    order: OrderView,
    settlement: SettlementView.nullable(),
  })
  .meta({ id: 'OrderEvent' })

export const OverdueEvent = OrderEvent.extend({
  hours: z
    .union([z.literal(24), z.literal(48), z.literal(72)])
    .meta({ text: { en: 'It waits for so long', zh: '已等待的小时数' } }),
}).meta({ id: 'OrderOverdueEvent' })

export const ReceiptEvent = OrderEvent.extend({
  noticed_by: z.enum(['kit', 'push', 'sync']).meta({
    text: {
      en: 'Who saw it: the Mini Program’s kit, a push, or a look at the order',
      zh: '如何得知：小程序组件、推送，或查询订单',
    },
  }),
}).meta({ id: 'OrderReceiptEvent' })

export const ParcelEvent = z
  .object({ transaction_id: z.string(), waybill: WaybillView })
  .meta({ id: 'ParcelEvent' })

const SINCE = 'outgoing_since'

/**
 * Returns from when on payments are news, Unix seconds: what was paid before the first start, or before
 * the last sync of a version that told nobody, is not told of as new.
 * @param as_of how far the orders were read before, Unix seconds; null: never
 */
export async function newsSince(
  scope: Scope & { clock: Clock },
  as_of: number | null,
): Promise<number> {
  const since = String(as_of ?? toSeconds(scope.clock.now()))
  return Number(await writeFirstValue(scope, SINCE, since))
}

type Told = 'paid' | 'receipt_confirmed' | 'settling' | 'settled' | 'refunded'

/** What is new of an order. @param before its state in the local copy; undefined: it is not there */
function newsOf(
  { order_state, pay_time }: Order,
  before: number | undefined,
  since: number,
): Told[] {
  const news: Told[] = []
  if (before === undefined) {
    if (pay_time < since) return []
    news.push('paid')
  }
  if (order_state === before) return news
  if (order_state === ORDER_STATE.refunded) return [...news, 'refunded']
  if (!isReceiptConfirmed({ order_state })) return news
  if (before === undefined || !isReceiptConfirmed({ order_state: before }))
    news.push('receipt_confirmed')
  if (order_state === ORDER_STATE.funds_awaiting_settlement) news.push('settling')
  if (order_state === ORDER_STATE.transaction_complete) news.push('settled')
  return news
}

/** Returns an order as its events show it. */
export const orderData = (order: Order, settlement: Settlement | null) => ({
  order: viewOrder(order),
  settlement: settlement && settlementView(settlement),
})

/**
 * Returns the statements that tell what WeChat has shown of some orders, after they are stored.
 * @param stored_beside the settlement of the one order, where the same commit stores it
 */
export async function tellingOrders(
  shop: Shop,
  orders: readonly Order[],
  noticed_by: NoticedBy,
  stored_beside?: Settlement,
): Promise<Statement[]> {
  const known = await knownStates(
    shop,
    orders.map(({ transaction_id }) => transaction_id),
  )
  // Refunds that were told before anybody knew the order.
  const early = await refundsOf(
    shop,
    orders.map(({ transaction_id }) => transaction_id).filter((id) => !known.has(id)),
  )
  const refunded = new Set(early.map(({ transaction_id }) => transaction_id))
  const events: NewEvent[] = []
  const telling: Statement[] = []
  for (const order of orders) {
    const news = newsOf(order, known.get(order.transaction_id), shop.news_since)
    if (news.length === 0) continue
    const only_paid = news.every((one) => one === 'paid')
    const settlement =
      stored_beside ?? (only_paid ? null : await findSettlement(shop, order.transaction_id))
    events.push(...news.map((one) => eventOf(one, order, settlement, noticed_by, shop.clock.now())))
    if (refunded.has(order.transaction_id))
      telling.push(...refundStatements(shop, order, settlement))
  }
  return [...appending(shop, events), ...telling]
}

/**
 * Returns the statements that tell of the refund of an order, if all of it went back by what is stored
 * then; to come after the refund in its commit. Of an order, a refund is told once, whoever told first.
 * @param order null: it is not known, and its refund is told when it is
 */
export async function tellingRefund(shop: Shop, order: Order | null): Promise<Statement[]> {
  // What WeChat showed as refunded was told then.
  if (order === null || order.order_state === ORDER_STATE.refunded) return []
  return refundStatements(shop, order, await findSettlement(shop, order.transaction_id))
}

function refundStatements(shop: Shop, order: Order, settlement: Settlement | null): Statement[] {
  const event = eventOf('refunded', order, settlement, 'push', shop.clock.now())
  return appending(shop, [event], isRefundedInFullNow(shop.appid, order.transaction_id))
}

function eventOf(
  told: Told,
  order: Order,
  settlement: Settlement | null,
  noticed_by: NoticedBy,
  at: number,
): NewEvent {
  const data = orderData(order, settlement)
  return {
    type: `order.${told}`,
    key: order.transaction_id,
    data: told === 'receipt_confirmed' ? { ...data, noticed_by } : data,
    at,
  }
}

/**
 * Returns the statements that tell of a payment that WeChat Pay's notification names, before its order is
 * stored.
 */
export const tellingNotified = (shop: Shop, order: Order): Statement[] =>
  order.pay_time < shop.news_since
    ? []
    : [
        ...appending(
          shop,
          [eventOf('paid', order, null, 'push', shop.clock.now())],
          isUnknown(shop.appid, order.transaction_id),
        ),
        ...refundStatements(shop, order, null),
      ]

/** Returns the statements that tell what a push says of an order's money. */
export function tellingSettlement(
  shop: Shop,
  order: Order,
  settlement: Settlement,
  before: Settlement | null,
): Statement[] {
  const at = shop.clock.now()
  const fresh = (name: 'confirm_receive_time' | 'estimated_settlement_time' | 'settlement_time') =>
    settlement[name] !== null && (before?.[name] ?? null) === null
  const news: Told[] = [
    ...(fresh('confirm_receive_time') ? ['receipt_confirmed' as const] : []),
    ...(fresh('estimated_settlement_time') ? ['settling' as const] : []),
    ...(fresh('settlement_time') ? ['settled' as const] : []),
  ]
  return appending(
    shop,
    news.map((one) => eventOf(one, order, settlement, 'push', at)),
  )
}

/** Returns the statements that tell of a parcel's new status, before it is stored. */
export function tellingParcel(shop: Shop, waybill: Waybill): Statement[] {
  const { transaction_id, tracking_no, status } = waybill
  const at = shop.clock.now()
  const event: NewEvent = {
    type: 'parcel.moved',
    key: `${transaction_id}:${tracking_no}:${status}:${at}`,
    data: { transaction_id, waybill: waybillView(waybill) },
    at,
  }
  return appending(shop, [event], isElsewhere(shop.appid, waybill, status))
}
