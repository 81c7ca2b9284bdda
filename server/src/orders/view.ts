/** What a merchant reads of an order. */
import { z } from 'zod'
import { fen, milliseconds, seconds } from '../http/fields.ts'
import { isShown } from './queries.ts'
import type { Settlement } from './settlement-queries.ts'
import type { Waybill } from './waybill-queries.ts'

/** Which order a path names. */
export const OrderNumber = z.object({
  transaction_id: z
    .string()
    .min(1)
    .max(128)
    .meta({ text: { en: "WeChat Pay's number of the payment", zh: '微信支付单号' } }),
})

const status = z.int().meta({
  text: {
    en: '0 unknown, 1 collected, 2 in transit, 3 out for delivery, 4 signed, 5 exception, 6 signed by proxy',
    zh: '0 未知，1 已揽收，2 运输中，3 派送中，4 已签收，5 异常，6 代签收',
  },
})

export const WaybillView = z
  .object({
    tracking_no: z.string(),
    status,
    statuses: z
      .array(
        z
          .object({
            status,
            at: seconds.meta({
              text: {
                en: 'When it was first seen, Unix seconds; WeChat gives no times',
                zh: '首次查询到该状态的时间，Unix 秒；微信不提供时间',
              },
            }),
          })
          .meta({ id: 'WaybillStatus' }),
      )
      .meta({
        text: {
          en: 'The statuses that it has had, the oldest first',
          zh: '已有过的状态，最早的在前',
        },
      }),
    messages: z.boolean().meta({
      text: {
        en: 'true: WeChat sends the buyer messages about this parcel',
        zh: 'true：微信会向买家发送该包裹的物流消息',
      },
    }),
    tracking: z.boolean().meta({
      text: {
        en: "true: WeChat's tracking page opens without asking the buyer for a phone number",
        zh: 'true：打开微信物流查询页时无需买家填写手机号',
      },
    }),
    reminder: z.enum(['watching', 'sending', 'sent', 'not_needed', 'refused']).meta({
      text: {
        en: 'Of the one receipt reminder of the payment',
        zh: '该支付单唯一一次收货提醒的状态',
      },
    }),
  })
  .meta({ id: 'Waybill' })

/** WeChat may add states: responses name the known ones and allow others. */
export const ORDER_STATE_TEXT = {
  en: '1 awaiting shipment, 2 shipped, 3 receipt confirmed, 4 completed, 5 refunded, 6 awaiting settlement',
  zh: '1 待发货，2 已发货，3 确认收货，4 交易完成，5 已退款，6 资金待结算',
}

export const OrderView = z.object({
  transaction_id: z.string(),
  merchant_id: z.string(),
  sub_merchant_id: z
    .string()
    .meta({ text: { en: 'Empty when there is none', zh: '没有子商户时为空' } }),
  merchant_trade_no: z.string(),
  description: z.string(),
  paid_amount: fen,
  openid: z.string().meta({ text: { en: 'Who paid', zh: '支付者' } }),
  pay_time: seconds,
  order_state: z.int().meta({ text: ORDER_STATE_TEXT }),
  in_complaint: z.boolean().meta({
    text: { en: 'A dispute is open', zh: '有纠纷未处理' },
  }),
  shipping: z
    .looseObject({
      delivery_mode: z.int().optional(),
      logistics_type: z.int().optional(),
      finish_shipping: z.boolean().optional(),
      finish_shipping_count: z
        .int()
        .optional()
        .meta({
          text: {
            en: '0 not complete, 1 complete, 2 the re-shipment chance is spent',
            zh: '0 未发完，1 已发完，2 已重新发货',
          },
        }),
      goods_desc: z.string().optional(),
      shipping_list: z
        .array(
          z
            .looseObject({
              tracking_no: z.string(),
              express_company: z.string(),
              goods_desc: z.string(),
              upload_time: seconds,
            })
            .meta({ id: 'OrderParcel' }),
        )
        .optional(),
    })
    .meta({
      id: 'OrderShipping',
      text: {
        en: "WeChat's `shipping`; empty before anything is shipped",
        zh: '微信的 `shipping`；未发货时为空对象',
      },
    }),
  fetched_at: milliseconds.meta({
    text: {
      en: 'When WeChat was asked, Unix milliseconds; 0: not yet',
      zh: '从微信查询的时间，Unix 毫秒；0 表示尚未查到',
    },
  }),
  known_to_wechat: z.boolean().meta({
    text: {
      en: "false: WeChat Pay's notification tells of it, and WeChat's shipping management does not show it yet (about a minute); a shipment may be posted, and waits",
      zh: 'false：来自微信支付通知，微信发货管理尚未查到（约一分钟）；可先提交发货，系统会等待',
    },
  }),
})

/** Views an order of the local copy. */
export const viewOrder = <Shown extends { fetched_at: number }>(order: Shown) => ({
  ...order,
  known_to_wechat: isShown(order),
})

export const SettlementView = z
  .object({
    shipped_time: seconds.nullable(),
    estimated_settlement_time: seconds.nullable(),
    confirm_receive_method: z
      .int()
      .nullable()
      .meta({ text: { en: '1 by hand, 2 automatic', zh: '1 手动，2 自动' } }),
    confirm_receive_time: seconds.nullable(),
    settlement_time: seconds.nullable(),
  })
  .meta({
    id: 'Settlement',
    text: { en: 'Null: WeChat has not said yet', zh: 'null：微信尚未告知' },
  })

export function settlementView(settlement: Settlement) {
  const { transaction_id: _, ...view } = settlement
  return view
}

export const waybillView = (waybill: Waybill) => ({
  tracking_no: waybill.tracking_no,
  status: waybill.status,
  statuses: waybill.statuses,
  messages: waybill.message_token !== '',
  tracking: waybill.waybill_token !== '',
  reminder: waybill.reminder,
})
