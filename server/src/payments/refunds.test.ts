import { expect, it } from 'vitest'
import type { Refund } from './refund-queries.ts'
import { believedRefunds, isRefundedInFull, refundedAmount, shownRefund } from './refunds.ts'

const refund = (change: Partial<Refund> = {}): Refund => ({
  refund_id: 'r1',
  transaction_id: 'p1',
  mchid: 'm',
  out_trade_no: 'o',
  out_refund_no: '',
  status: 'SUCCESS',
  refund: 400,
  total: 1000,
  success_time: null,
  told_at: 1,
  overruled: false,
  ...change,
})

it('sums what WeChat Pay told; what the merchant told is the sum already', () => {
  const two = [refund(), refund({ refund_id: 'r2', refund: 600 })]
  expect(refundedAmount(two)).toBe(1000)
  expect(isRefundedInFull(two)).toBe(true)
  expect(isRefundedInFull([refund()])).toBe(false)
  expect(refundedAmount([...two, refund({ refund_id: 'told:p1', refund: 1000 })])).toBe(1000)
  expect(refundedAmount([refund(), refund({ refund_id: 'told:p1', refund: 700 })])).toBe(700)
})

it('counts only what has succeeded', () => {
  for (const status of ['ABNORMAL', 'CLOSED', 'PROCESSING'])
    expect(isRefundedInFull([refund({ status, refund: 1000 })])).toBe(false)
})

it('believes what a person has overruled again when more is told', () => {
  const overruled = refund({ refund: 1000, overruled: true })
  expect(believedRefunds([overruled])).toEqual({ refunded: false, refunded_sum: 0 })
  const more = refund({ refund_id: 'r2', refund: 1 })
  expect(believedRefunds([overruled, more])).toEqual({ refunded: true, refunded_sum: 1 })
})

it('shows a buyer a refund until WeChat, two days later, still says otherwise', () => {
  const DAY_MS = 86_400_000
  const shipped = { order_state: 2, fetched_at: DAY_MS }
  const all = refund({ refund: 1000, success_time: 7 })
  expect(shownRefund([all], shipped)).toEqual({ refunded_amount: 1000, refunded_time: 7 })
  expect(shownRefund([all], { ...shipped, fetched_at: 3 * DAY_MS })).toBeUndefined()
  expect(shownRefund([all], { order_state: 5, fetched_at: 3 * DAY_MS })).toMatchObject({
    refunded_amount: 1000,
  })
  // WeChat's order says nothing of a part.
  expect(shownRefund([refund()], { ...shipped, fetched_at: 9 * DAY_MS })).toEqual({
    refunded_amount: 400,
  })
  expect(shownRefund([{ ...all, overruled: true }], shipped)).toBeUndefined()
  expect(shownRefund([refund({ status: 'ABNORMAL' })], shipped)).toBeUndefined()
})
