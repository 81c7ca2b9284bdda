import { ORDER_STATE } from '@fahuo/contract'
import { unixSeconds } from '@fahuo/wechat'
import { z } from 'zod'
import { ruleText } from '../http/body.ts'
import {
  booleanQuery,
  cursorQuery,
  freshness as freshnessFields,
  limitQuery,
  nextCursor,
  secondsQuery,
  searchQuery,
} from '../http/fields.ts'
import { defineRoute } from '../http/route.ts'
import { mapWechatErrors } from '../wechat/map-error.ts'
import { EXAMPLES } from './examples.ts'
import { putOrderDetailsRoute } from './details-routes.ts'
import { notePresale } from './details.ts'
import { searchOrders } from './search.ts'
import { readFreshness } from './sync.ts'
import { ListedOrder, ORDER_STATE_TEXT, OrderNumber, waybillView, WaybillView } from './view.ts'
import { remindOfReceipt, trackParcel } from './tracking.ts'

const Done = z.object({ done: z.literal(true) }).meta({ id: 'Done' })
const phone = z
  .string()
  .regex(/^[+\d][\d -]{3,24}$/)
  .meta({ text: { en: 'Passed to WeChat and not stored', zh: '仅转交微信，不会保存' } })

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
    order_state: z.coerce
      .number()
      .int()
      .min(1)
      .max(6)
      .optional()
      .meta({ enum: Object.values(ORDER_STATE), text: ORDER_STATE_TEXT }),
    paid_from: secondsQuery
      .optional()
      .meta({ text: { en: 'Paid at or after, Unix seconds', zh: '付款时间起，Unix 秒' } }),
    paid_before: secondsQuery
      .optional()
      .meta({ text: { en: 'Paid before, Unix seconds', zh: '付款时间止（不含），Unix 秒' } }),
    in_complaint: booleanQuery.optional(),
    ...searchQuery,
    cursor: cursorQuery(256).optional(),
    limit: limitQuery(200, 50),
  }),
  response: {
    status: 200,
    schema: z
      .object({ orders: z.array(ListedOrder), next_cursor: nextCursor, ...freshnessFields })
      .meta({ id: 'OrderPage' }),
  },
  errors: [],
  example: EXAMPLES.listOrders,
  async handle({ query }, shop) {
    // What follows a first page is as old as that.
    const freshness = await (query.cursor === undefined ? shop.refresh(shop) : readFreshness(shop))
    return { ...(await searchOrders(shop, query)), ...freshness }
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
  params: OrderNumber,
  body: z
    .strictObject({
      received_time: z
        .int()
        .positive()
        .meta({
          text: { en: 'When the parcel was signed for, Unix seconds', zh: '签收时间，Unix 秒' },
        }),
    })
    .meta({ id: 'RemindRequest' }),
  response: { status: 200, schema: Done },
  errors: ['not_found', 'not_open', 'refused_by_wechat', 'wechat_unavailable'],
  example: EXAMPLES.remindOfReceipt,
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
  params: OrderNumber,
  body: z
    .strictObject({
      type: z
        .union([z.literal(1), z.literal(2)])
        .meta({ text: { en: '1 pre-sale, 2 test', zh: '1 预售，2 测试' } }),
      delay_to: z
        .int()
        .positive()
        .optional()
        .meta({
          text: {
            en: 'Unix seconds; pre-sale only: 15 to 330 days after payment',
            zh: 'Unix 秒；仅限预售：付款后 15 至 330 天',
          },
        }),
    })
    .refine(({ type, delay_to }) => (type === 1) === (delay_to !== undefined), {
      path: ['delay_to'],
      ...ruleText({
        en: 'required for pre-sale (type 1), not allowed for a test order (type 2)',
        zh: '预售（type 1）必填，测试订单（type 2）不可填',
      }),
    })
    .meta({ id: 'SpecialOrderRequest' }),
  response: { status: 200, schema: Done },
  errors: ['not_found', 'refused_by_wechat', 'wechat_unavailable'],
  example: EXAMPLES.reportSpecialOrder,
  async handle({ params, body }, shop) {
    await mapWechatErrors(() =>
      shop.wechat.shipping.reportSpecialOrder({
        order_id: params.transaction_id,
        type: body.type,
        ...(body.delay_to !== undefined && { delay_to: unixSeconds(body.delay_to) }),
      }),
    )
    await notePresale(shop, params.transaction_id, body.delay_to ?? null)
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
  params: OrderNumber,
  body: z
    .strictObject({
      tracking_no: z.string().min(1).max(128),
      receiver_phone: phone,
      sender_phone: phone.optional(),
      goods: z
        .array(
          z
            .strictObject({ goods_name: z.string().min(1).max(40), goods_img_url: z.url() })
            .meta({ id: 'TrackedGoods' }),
        )
        .min(1)
        .max(20)
        .meta({
          text: { en: "Shown on WeChat's tracking page", zh: '显示在微信物流页' },
        }),
    })
    .meta({ id: 'TrackRequest' }),
  response: {
    status: 200,
    schema: z.object({ waybill: WaybillView }).meta({ id: 'WaybillResponse' }),
  },
  errors: ['not_found', 'refused_by_wechat', 'wechat_unavailable'],
  example: EXAMPLES.trackParcel,
  async handle({ params, body }, shop) {
    return { waybill: waybillView(await trackParcel(shop, params.transaction_id, body)) }
  },
})

export const orderRoutes = [
  listOrdersRoute,
  remindOfReceiptRoute,
  reportSpecialOrderRoute,
  trackParcelRoute,
  putOrderDetailsRoute,
]
