/** The queue of whoever ships: least time left first. */
import { z } from 'zod'
import { EXAMPLE_PAY_TIME, EXAMPLE_PAYMENT } from '../http/examples.ts'
import {
  cursorQuery,
  fen,
  freshness as freshnessFields,
  limitQuery,
  milliseconds,
  nextCursor,
  seconds,
  Tally,
} from '../http/fields.ts'
import { defineRoute } from '../http/route.ts'
import type { Language } from '../core/language.ts'
import { readFreshness } from '../orders/sync.ts'
import type { Shop } from '../shops/shop.ts'
import { LATE_BY, readShipQueue, type Queued } from './ship-queue.ts'
import { ReasonName, ShipmentStateName, viewShipment } from './view.ts'

const QueuedShipment = z
  .object({
    id: z.string(),
    state: ShipmentStateName,
    reason: ReasonName.nullable(),
    errcode: z.int().nullable(),
    cause: z.string().nullable(),
    remedy: z.string().nullable(),
    hold_until: milliseconds.nullable(),
    express_company: z.string().nullable(),
    tracking_no: z.string().nullable(),
  })
  .meta({
    id: 'QueuedShipment',
    text: {
      en: 'The one under way, or one that was rejected: why, and what to do; null: none',
      zh: '正在进行的发货，或被拒绝的发货及原因与处理方法；没有时为 null',
    },
  })

const QueuedOrder = z
  .object({
    transaction_id: z.string(),
    merchant_id: z.string(),
    merchant_trade_no: z.string(),
    description: z.string(),
    paid_amount: fen,
    pay_time: seconds,
    in_complaint: z.boolean(),
    late_at: seconds.nullable().meta({
      text: {
        en: 'When it is late, Unix seconds: 48 hours after payment, or as it was promised or reported. null: never',
        zh: '何时算超时，Unix 秒：付款 48 小时后，或按承诺、报备的时间。null：不计超时',
      },
    }),
    late_by: z.enum(LATE_BY).meta({
      text: {
        en: '`payment`: 48 hours after it; `promise`: what the shop promised; `presale`: what was reported to WeChat; `never`: a test order',
        zh: '`payment` 付款 48 小时后；`promise` 商家承诺的时间；`presale` 向微信报备的预售；`never` 测试订单',
      },
    }),
    items: z.array(z.object({ name: z.string(), quantity: z.int() }).meta({ id: 'QueuedItem' })),
    receiver_phone: z
      .string()
      .nullable()
      .meta({
        text: {
          en: 'Masked, as the shop told it; SF wants it as contact. null: not told',
          zh: '已脱敏的收件人电话（由商家提供），顺丰需作为联系方式；null：未提供',
        },
      }),
    shipment: QueuedShipment.nullable(),
  })
  .meta({ id: 'QueuedOrder' })

async function viewQueued(
  shop: Shop,
  { order, late_at, late_by, items, receiver_phone, shipment }: Queued,
  language: Language,
): Promise<z.input<typeof QueuedOrder>> {
  const { transaction_id, merchant_id, merchant_trade_no, description } = order
  const { paid_amount, pay_time, in_complaint } = order
  return {
    transaction_id,
    merchant_id,
    merchant_trade_no,
    description,
    paid_amount,
    pay_time,
    in_complaint,
    late_at,
    late_by,
    items,
    receiver_phone,
    shipment: shipment && (await viewQueuedShipment(shop, shipment, language)),
  }
}

async function viewQueuedShipment(
  shop: Shop,
  shipment: NonNullable<Queued['shipment']>,
  language: Language,
): Promise<z.input<typeof QueuedShipment>> {
  const { id, state, reason, errcode, cause, remedy, hold_until, shipping_list } =
    await viewShipment(shop, shipment, language)
  const [parcel] = shipping_list ?? []
  return {
    id,
    state,
    reason,
    errcode,
    cause,
    remedy,
    hold_until,
    express_company: parcel?.express_company ?? null,
    tracking_no: parcel?.tracking_no ?? null,
  }
}

const EXAMPLE_QUEUED = {
  transaction_id: EXAMPLE_PAYMENT.transaction_id,
  merchant_id: EXAMPLE_PAYMENT.merchant_id,
  merchant_trade_no: EXAMPLE_PAYMENT.merchant_trade_no,
  description: 'Tea',
  paid_amount: 16_800,
  pay_time: EXAMPLE_PAY_TIME,
  in_complaint: false,
  late_at: EXAMPLE_PAY_TIME + 172_800,
  late_by: 'payment' as const,
  items: [{ name: 'Tea', quantity: 1 }],
  receiver_phone: '138****0000',
  shipment: null,
}

const readShipQueueRoute = defineRoute({
  method: 'get',
  path: '/api/ship-queue',
  id: 'readShipQueue',
  group: 'shipments',
  caller: 'merchant',
  right: 'read',
  summary: {
    en: 'Orders that nobody ships yet, those with the least time left first; and what is under way',
    zh: '待发货队列：剩余时间最少的在前；以及正在上传的发货',
  },
  query: z.strictObject({ cursor: cursorQuery(256).optional(), limit: limitQuery(100, 20) }),
  response: {
    status: 200,
    schema: z
      .object({
        orders: z.array(QueuedOrder),
        under_way: z.array(QueuedOrder).meta({
          text: {
            en: 'Accepted and not shipped yet, newest first, at most 50; with the first page only',
            zh: '已接受、尚未完成的发货，最新在前，最多 50 条；仅第一页返回',
          },
        }),
        total: Tally.meta({ text: { en: 'All that are to be shipped', zh: '全部待发货' } }),
        today: Tally.meta({
          text: {
            en: 'Those that are late by midnight in Beijing, if they are not shipped; late ones, too',
            zh: '今天（北京时间）内须发货的，含已超时的',
          },
        }),
        late: Tally.meta({ text: { en: 'Those that are late', zh: '已超时的' } }),
        last_carrier: z
          .string()
          .nullable()
          .meta({ text: { en: 'Of the last parcel', zh: '最近一次使用的快递公司' } }),
        next_cursor: nextCursor,
        ...freshnessFields,
      })
      .meta({ id: 'ShipQueue' }),
  },
  errors: [],
  example: {
    response: {
      orders: [EXAMPLE_QUEUED],
      under_way: [],
      total: { orders: 3, paid_amount: 50_400 },
      today: { orders: 1, paid_amount: 16_800 },
      late: { orders: 0, paid_amount: 0 },
      last_carrier: 'YTO',
      next_cursor: null,
      as_of: EXAMPLE_PAY_TIME + 7200,
      older_as_of: EXAMPLE_PAY_TIME - 7200,
    },
  },
  async handle({ query, language }, shop) {
    const freshness = await (query.cursor === undefined ? shop.refresh(shop) : readFreshness(shop))
    const { orders, under_way, tallies, ...queue } = await readShipQueue(shop, query)
    const view = (one: Queued) => viewQueued(shop, one, language)
    return {
      orders: await Promise.all(orders.map(view)),
      under_way: await Promise.all(under_way.map(view)),
      total: tallies.all,
      today: tallies.today,
      late: tallies.late,
      ...queue,
      ...freshness,
    }
  },
})

export const shipQueueRoutes = [readShipQueueRoute]
