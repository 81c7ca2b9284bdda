/** Money as the API shows it. */
import { z } from 'zod'
import { freshness, fen, seconds } from '../http/fields.ts'
import { FUNNEL_STEPS } from './money.ts'
import { OVERDUE_REASON_NAMES, OVERDUE_REASONS } from './overdue.ts'
import { STEP_NAMES } from './steps.ts'

export const MoneySum = z
  .object({
    orders: z.int().meta({
      text: {
        en: 'How many; one that is refunded in full is not counted',
        zh: '订单数，已全额退款的不计',
      },
    }),
    amount: fen.meta({
      text: {
        en: "Fen, as buyers paid, without refunds; WeChat Pay's fees are in its bill",
        zh: '买家实付减去退款（分）；手续费见微信支付账单',
      },
    }),
    refunded_amount: fen.meta({ text: { en: 'Fen that went back', zh: '已退款（分）' } }),
  })
  .meta({ id: 'MoneySum' })

export const MoneySummaryView = z
  .object({
    awaiting_shipment: MoneySum,
    on_the_way: MoneySum,
    awaiting_settlement: MoneySum,
    settled_this_month: MoneySum,
    expected_tomorrow: MoneySum,
  })
  .meta({
    id: 'MoneySummary',
    text: {
      en: 'Paid and not shipped; shipped and not confirmed; confirmed and not settled; settled since the first of the month in Beijing; expected by WeChat for tomorrow',
      zh: '已付款未发货；已发货未确认收货；已确认收货待结算；本月（北京时间）已结算；微信预计明天到账',
    },
  })

const DaySum = MoneySum.extend({
  day: z.string().meta({ text: { en: 'Of Beijing, `2026-11-21`', zh: '北京时间，`2026-11-21`' } }),
}).meta({ id: 'MoneyDay' })

const payee = {
  merchant_id: z.string(),
  sub_merchant_id: z
    .string()
    .meta({ text: { en: 'Empty when there is none', zh: '没有子商户时为空' } }),
}

const OverdueReasonName = z.enum(OVERDUE_REASON_NAMES).meta({
  id: 'OverdueReason',
  text: {
    en: OVERDUE_REASON_NAMES.map(
      (name) => `- \`${name}\`: ${OVERDUE_REASONS[name].message.en}`,
    ).join('\n'),
    zh: OVERDUE_REASON_NAMES.map(
      (name) => `- \`${name}\`：${OVERDUE_REASONS[name].message.zh}`,
    ).join('\n'),
  },
})

const days = z.number().nullable()

export const MoneyView = z
  .object({
    ...freshness,
    summary: MoneySummaryView,
    settled_days: z.array(DaySum).meta({
      text: {
        en: 'The last 30 days, today last. What was refunded later is subtracted from the day on which the order was settled',
        zh: '最近 30 天，今天在最后。之后的退款从该订单结算当天的金额中扣除',
      },
    }),
    settled_untold: MoneySum.meta({
      text: {
        en: "Paid in the last 30 days and completed, and WeChat's push with the time of the settlement did not come: in none of the days",
        zh: '最近 30 天付款、微信显示交易完成，但没有收到结算推送：不在任何一天内',
      },
    }),
    expected: z
      .object({
        basis: z.string().meta({
          text: { en: 'What it rests on, in words', zh: '依据说明' },
        }),
        days: z.array(DaySum).meta({ text: { en: 'Today first', zh: '今天在最前' } }),
        later: MoneySum,
        held: MoneySum.meta({
          text: {
            en: 'Held by a complaint: in none of the days',
            zh: '因投诉暂缓：不在任何一天内',
          },
        }),
        untold: MoneySum.meta({
          text: {
            en: 'On the way or awaiting settlement, and WeChat has not said when it comes: in none of the days',
            zh: '在途或待结算，但微信未告知预计时间：不在任何一天内',
          },
        }),
      })
      .meta({ id: 'ExpectedMoney' }),
    funnel: z
      .array(MoneySum.extend({ step: z.enum(FUNNEL_STEPS) }).meta({ id: 'FunnelStep' }))
      .meta({
        text: {
          en: 'How far the orders that were paid in the last 30 days have come. `signed`: a parcel that WeChat tracks is signed for, or the buyer has confirmed',
          zh: '最近 30 天付款的订单进行到哪一步。`signed`：微信跟踪的包裹已签收，或买家已确认收货',
        },
      }),
    step_times: z
      .array(
        z
          .object({
            step: z.enum(STEP_NAMES),
            orders: z.int(),
            average_days: days,
            median_days: days,
          })
          .meta({ id: 'StepTime' }),
      )
      .meta({
        text: {
          en: 'How long the orders took whose money came in the last 30 days, the latest 2,000 of them. `orders`: how many tell both times; null: none',
          zh: '最近 30 天到账的订单（最多取最近 2000 单）每一步所用天数。`orders`：两个时间都已知的订单数；没有时为 null',
        },
      }),
    payees: z
      .array(
        z
          .object({
            ...payee,
            awaiting_shipment: MoneySum,
            on_the_way: MoneySum,
            awaiting_settlement: MoneySum,
            settled_30_days: MoneySum,
          })
          .meta({ id: 'PayeeMoney' }),
      )
      .meta({ text: { en: 'By merchant number', zh: '按商户号' } }),
    overdue: z
      .object({
        total: MoneySum,
        reasons: z.array(
          MoneySum.extend({
            reason: OverdueReasonName,
            message: z.string(),
            remedy: z.string(),
          }).meta({ id: 'OverdueReasonSum' }),
        ),
        first: z
          .array(
            z
              .object({
                transaction_id: z.string(),
                ...payee,
                merchant_trade_no: z.string(),
                order_state: z.int(),
                amount: fen,
                pay_time: seconds,
                estimated_settlement_time: seconds,
                confirm_receive_time: seconds.nullable(),
                reason: OverdueReasonName,
              })
              .meta({ id: 'OverdueOrder' }),
          )
          .meta({ text: { en: 'The 50 that are overdue longest', zh: '逾期最久的 50 单' } }),
      })
      .meta({
        id: 'OverdueMoney',
        text: {
          en: 'Expected by WeChat more than a day and less than 90 days ago, and not there',
          zh: '微信预计的到账时间已过一天以上（90 天以内）仍未到账',
        },
      }),
  })
  .meta({ id: 'Money' })
