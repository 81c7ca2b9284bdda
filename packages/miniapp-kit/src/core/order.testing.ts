import type { BuyerOrder } from '@fahuo/contract'

/** Returns a shipped order, with the changes that a test needs. */
export const order = (change: Partial<BuyerOrder>): BuyerOrder => ({
  transaction_id: '42',
  merchant_id: '19',
  sub_merchant_id: '',
  merchant_trade_no: 'T',
  description: 'Tea',
  paid_amount: 100,
  pay_time: 500,
  order_state: 2,
  in_complaint: false,
  shipping: null,
  settlement: null,
  ...change,
})
