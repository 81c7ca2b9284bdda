/** What the API's description shows of money. */
import type { z } from 'zod'
import { EXAMPLE_PAY_TIME, EXAMPLE_PAYMENT } from '../http/examples.ts'
import { OVERDUE_REASONS } from './overdue.ts'
import { NOTHING } from './sums.ts'
import type { MoneyView } from './view.ts'

const sum = { orders: 3, amount: 50_400, refunded_amount: 0 }
const { transaction_id, merchant_id, merchant_trade_no } = EXAMPLE_PAYMENT
const DAY_SECONDS = 86_400

export const EXAMPLE_MONEY: z.input<typeof MoneyView> = {
  as_of: EXAMPLE_PAY_TIME + 7200,
  older_as_of: EXAMPLE_PAY_TIME - 7200,
  summary: {
    awaiting_shipment: sum,
    on_the_way: sum,
    awaiting_settlement: NOTHING,
    settled_this_month: { orders: 120, amount: 2_016_000, refunded_amount: 16_800 },
    expected_tomorrow: sum,
  },
  settled_days: [{ day: '2025-11-26', ...sum }],
  settled_untold: NOTHING,
  expected: {
    basis: 'The time that WeChat told for each order when it was shipped.',
    days: [{ day: '2025-11-26', ...sum }],
    later: NOTHING,
    held: NOTHING,
    untold: NOTHING,
  },
  funnel: [{ step: 'paid', ...sum }],
  step_times: [{ step: 'paid_to_shipped', orders: 120, average_days: 0.8, median_days: 0.6 }],
  payees: [
    {
      merchant_id,
      sub_merchant_id: '',
      awaiting_shipment: sum,
      on_the_way: sum,
      awaiting_settlement: NOTHING,
      settled_30_days: sum,
    },
  ],
  overdue: {
    total: { orders: 1, amount: 16_800, refunded_amount: 0 },
    reasons: [
      {
        reason: 'in_dispute',
        message: OVERDUE_REASONS.in_dispute.message.en,
        remedy: OVERDUE_REASONS.in_dispute.remedy.en,
        orders: 1,
        amount: 16_800,
        refunded_amount: 0,
      },
    ],
    first: [
      {
        transaction_id,
        merchant_id,
        sub_merchant_id: '',
        merchant_trade_no,
        order_state: 2,
        amount: 16_800,
        pay_time: EXAMPLE_PAY_TIME - 14 * DAY_SECONDS,
        estimated_settlement_time: EXAMPLE_PAY_TIME - 3 * DAY_SECONDS,
        confirm_receive_time: null,
        reason: 'in_dispute',
      },
    ],
  },
}
