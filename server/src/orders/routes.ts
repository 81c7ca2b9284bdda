import { unixSeconds } from '@fahuo/wechat'
import { z } from 'zod'
import { ruleText } from '../http/body.ts'
import { defineRoute } from '../http/route.ts'
import { mapWechatErrors } from '../wechat/map-error.ts'
import { currentOrder } from './mirror.ts'
import { searchOrders } from './search.ts'
import type { Settlement } from './settlements.ts'
import { remindOfReceipt, trackedParcels, trackParcel, type Waybill } from './tracking.ts'

const WaybillView = z.object({
  tracking_no: z.string(),
  status: z.int().meta({
    description:
      '0 unknown, 1 collected, 2 in transit, 3 out for delivery, 4 signed, 5 exception, 6 signed by proxy',
  }),
  reminder: z.enum(['watching', 'sending', 'sent', 'not_needed', 'refused']),
})

const OrderView = z.object({
  transaction_id: z.string(),
  merchant_id: z.string(),
  sub_merchant_id: z.string(),
  merchant_trade_no: z.string(),
  description: z.string(),
  paid_amount: z.int(),
  openid: z.string(),
  pay_time: z.int(),
  order_state: z.int(),
  in_complaint: z.boolean(),
  shipping: z.looseObject({}),
  fetched_at: z.int(),
})

const SettlementView = z.object({
  shipped_time: z.int().nullable(),
  estimated_settlement_time: z.int().nullable(),
  confirm_receive_method: z.int().nullable(),
  confirm_receive_time: z.int().nullable(),
  settlement_time: z.int().nullable(),
})

function settlementView(settlement: Settlement) {
  const { transaction_id: _, ...view } = settlement
  return view
}

const waybillView = ({ tracking_no, status, reminder }: Waybill) => ({
  tracking_no,
  status,
  reminder,
})

const Transaction = z.object({ transaction_id: z.string().min(1).max(128) })
const Done = z.object({ done: z.literal(true) })
const seconds = z.coerce.number().int().nonnegative()
const phone = z
  .string()
  .regex(/^[+\d][\d -]{3,24}$/)
  .meta({ description: 'Passed to WeChat and not stored' })

const listOrdersRoute = defineRoute({
  method: 'get',
  path: '/api/orders',
  id: 'listOrders',
  group: 'orders',
  caller: 'merchant',
  summary: {
    en: 'Orders from the local copy, newest payment first',
    zh: '订单列表（本地副本），最新付款在前',
  },
  query: z.strictObject({
    order_state: z.coerce.number().int().min(1).max(6).optional().meta({
      description:
        '1 awaiting shipment, 2 shipped, 3 receipt confirmed, 4 completed, 5 refunded, 6 awaiting settlement',
    }),
    paid_from: seconds.optional(),
    paid_before: seconds.optional(),
    in_complaint: z.stringbool().optional(),
    cursor: z.string().max(256).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  response: {
    status: 200,
    schema: z.object({ orders: z.array(OrderView), next_cursor: z.string().nullable() }),
  },
  errors: [],
  async handle({ query }, shop) {
    return searchOrders(shop, query)
  },
})

const readOrderRoute = defineRoute({
  method: 'get',
  path: '/api/orders/{transaction_id}',
  id: 'readOrder',
  group: 'orders',
  caller: 'merchant',
  summary: {
    en: 'An order as WeChat has it now; from the local copy when WeChat does not answer',
    zh: '查询订单（微信实时状态；微信无响应时返回本地副本）',
  },
  params: Transaction,
  response: {
    status: 200,
    schema: z.object({
      order: OrderView.extend({
        settlement: SettlementView.nullable(),
        waybills: z.array(WaybillView),
      }),
    }),
  },
  errors: ['not_found', 'wechat_unavailable'],
  async handle({ params: { transaction_id } }, shop) {
    const { order, settlement } = await currentOrder(shop, { transaction_id })
    const waybills = await trackedParcels(shop, transaction_id)
    return {
      order: {
        ...order,
        settlement: settlement && settlementView(settlement),
        waybills: waybills.map(waybillView),
      },
    }
  },
})

const remindOfReceiptRoute = defineRoute({
  method: 'post',
  path: '/api/orders/{transaction_id}/remind',
  id: 'remindOfReceipt',
  group: 'orders',
  caller: 'merchant',
  summary: {
    en: 'Reminds the buyer to confirm receipt; WeChat sends one an order, for express only',
    zh: '提醒买家确认收货；每单一次，仅限快递',
  },
  params: Transaction,
  body: z.strictObject({
    received_time: z
      .int()
      .positive()
      .meta({ description: 'When the parcel was signed for, Unix seconds' }),
  }),
  response: { status: 200, schema: Done },
  errors: ['not_found', 'not_open', 'refused_by_wechat', 'wechat_unavailable'],
  async handle({ params, body }, shop) {
    await remindOfReceipt(shop, params.transaction_id, body.received_time)
    return { done: true as const }
  },
})

const reportSpecialOrderRoute = defineRoute({
  method: 'post',
  path: '/api/orders/{transaction_id}/special',
  id: 'reportSpecialOrder',
  group: 'orders',
  caller: 'merchant',
  summary: {
    en: 'Reports an order that cannot ship in time: pre-sale, or a test order',
    zh: '报备特殊订单：预售或测试',
  },
  params: Transaction,
  body: z
    .strictObject({
      type: z.union([z.literal(1), z.literal(2)]).meta({ description: '1 pre-sale, 2 test' }),
      delay_to: z.int().positive().optional().meta({
        description: 'Unix seconds; pre-sale only: 15 to 330 days after payment',
      }),
    })
    .refine(({ type, delay_to }) => (type === 1) === (delay_to !== undefined), {
      path: ['delay_to'],
      ...ruleText({
        en: 'required for pre-sale (type 1), not allowed for a test order (type 2)',
        zh: '预售（type 1）必填，测试订单（type 2）不可填',
      }),
    }),
  response: { status: 200, schema: Done },
  errors: ['not_found', 'refused_by_wechat', 'wechat_unavailable'],
  async handle({ params, body }, shop) {
    await mapWechatErrors(() =>
      shop.wechat.shipping.reportSpecialOrder({
        order_id: params.transaction_id,
        type: body.type,
        ...(body.delay_to !== undefined && { delay_to: unixSeconds(body.delay_to) }),
      }),
    )
    return { done: true as const }
  },
})

const trackParcelRoute = defineRoute({
  method: 'post',
  path: '/api/orders/{transaction_id}/waybills',
  id: 'trackParcel',
  group: 'orders',
  caller: 'merchant',
  summary: {
    en: 'Lets WeChat track a parcel: the buyer sees its tracking and, with RECEIPT_REMINDERS=on, is reminded once after it is signed for',
    zh: '让微信跟踪运单：买家可查看轨迹；开启 RECEIPT_REMINDERS 后签收时提醒一次',
  },
  params: Transaction,
  body: z.strictObject({
    tracking_no: z.string().min(1).max(128),
    receiver_phone: phone,
    sender_phone: phone.optional(),
    goods: z
      .array(z.strictObject({ goods_name: z.string().min(1).max(40), goods_img_url: z.url() }))
      .min(1)
      .max(20),
  }),
  response: { status: 200, schema: z.object({ waybill: WaybillView }) },
  errors: ['not_found', 'refused_by_wechat', 'wechat_unavailable'],
  async handle({ params, body }, shop) {
    return { waybill: waybillView(await trackParcel(shop, params.transaction_id, body)) }
  },
})

export const orderRoutes = [
  listOrdersRoute,
  readOrderRoute,
  remindOfReceiptRoute,
  reportSpecialOrderRoute,
  trackParcelRoute,
]
