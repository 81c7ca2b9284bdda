import { explain } from '@fahuo/wechat'
import { z } from 'zod'
import { ruleText } from '../http/body.ts'
import { defineRoute } from '../http/route.ts'
import { EXAMPLES } from './examples.ts'
import { putOrderDetailsRoute } from './details-routes.ts'
import { reportSpecial } from './details.ts'
import { OrderNumber, waybillView, WaybillView } from './view.ts'
import { remindOfReceipt } from './receipt-reminders.ts'
import { trackParcel } from './tracking.ts'
import { remindAll, UNCONFIRMED_DAYS } from './unconfirmed.ts'

const Done = z.object({ done: z.literal(true) }).meta({ id: 'Done' })
const phone = z
  .string()
  .regex(/^[+\d][\d -]{3,24}$/)
  .meta({ text: { en: 'Passed to WeChat and not stored', zh: '仅转交微信，不会保存' } })

const remindOfReceiptRoute = defineRoute({
  method: 'post',
  path: '/api/orders/{transaction_id}/remind',
  id: 'remindOfReceipt',
  group: 'orders',
  caller: 'merchant',
  right: 'remind',
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

const remindAllRoute = defineRoute({
  method: 'post',
  path: '/api/orders/remind',
  id: 'remindAll',
  group: 'orders',
  caller: 'merchant',
  right: 'remind',
  summary: {
    en: 'Reminds the buyers of all orders that were signed for and are not confirmed: each once, however often this is called; it goes on in the background',
    zh: '一键提醒所有已签收未确认收货的买家：每单只提醒一次，重复调用不会重复提醒；在后台继续发送',
  },
  body: z
    .strictObject({
      signed_days: z
        .int()
        .min(1)
        .max(30)
        .default(UNCONFIRMED_DAYS)
        .meta({
          text: {
            en: 'Signed for at least so many days ago; 7 when left out',
            zh: '签收至少多少天；默认 7',
          },
        }),
    })
    .meta({ id: 'RemindAllRequest' }),
  response: {
    status: 202,
    schema: z
      .object({
        requested: z.int().meta({ text: { en: 'New by this call', zh: '本次新增' } }),
        reminded: z.int().meta({ text: { en: 'Reminded by now', zh: '已提醒' } }),
        waiting: z.int().meta({ text: { en: 'Still to be sent', zh: '待发送' } }),
        refused: z.array(
          z
            .object({
              transaction_id: z.string(),
              errcode: z.int().nullable(),
              cause: z.string().nullable(),
            })
            .meta({ id: 'RefusedReminder', text: { en: 'At most 200', zh: '最多 200 条' } }),
        ),
      })
      .meta({ id: 'RemindAllResponse' }),
  },
  errors: [],
  example: EXAMPLES.remindAll,
  async handle({ body, language }, shop) {
    const { refused, ...counts } = await remindAll(shop, body.signed_days)
    return {
      ...counts,
      refused: refused.map((one) => ({
        ...one,
        cause: one.errcode === null ? null : explain(one.errcode).cause[language],
      })),
    }
  },
})

const reportSpecialOrderRoute = defineRoute({
  method: 'post',
  path: '/api/orders/{transaction_id}/special',
  id: 'reportSpecialOrder',
  group: 'orders',
  caller: 'merchant',
  right: 'ship',
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
    await reportSpecial(shop, params.transaction_id, body)
    return { done: true as const }
  },
})

const trackParcelRoute = defineRoute({
  method: 'post',
  path: '/api/orders/{transaction_id}/waybills',
  id: 'trackParcel',
  group: 'orders',
  caller: 'merchant',
  right: 'ship',
  summary: {
    en: 'Lets WeChat track a parcel: the buyer sees its tracking and its statuses and, with RECEIPT_REMINDERS=on, is reminded once after it is signed for',
    zh: '让微信跟踪运单：买家可查看轨迹和物流状态；开启 RECEIPT_REMINDERS 后签收时提醒一次',
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
  remindOfReceiptRoute,
  remindAllRoute,
  reportSpecialOrderRoute,
  trackParcelRoute,
  putOrderDetailsRoute,
]
