import type { BuyerOrder } from '@fahuo/contract'
import { describe, expect, it } from 'vitest'
import { order as anOrder } from './order.testing.ts'
import { automaticReceiptTime } from './progress.ts'

const DAY_SECONDS = 86_400
const shipping = {
  delivery_mode: 1,
  logistics_type: 1,
  finish_shipping: true,
  shipping_list: [
    { tracking_no: 'YT1', express_company: 'YTO', goods_desc: 'Tea', upload_time: 1000 },
    { tracking_no: 'YT2', express_company: 'YTO', goods_desc: 'Tea', upload_time: 2000 },
  ],
}
const settlement = {
  shipped_time: null,
  estimated_settlement_time: null,
  confirm_receive_time: null,
  settlement_time: null,
}
const order = (change: Partial<BuyerOrder>) => anOrder({ shipping, ...change })

describe('the time of automatic receipt', () => {
  it('is ten days after the last parcel for express, two for all others', () => {
    expect(automaticReceiptTime(order({}))).toBe(2000 + 10 * DAY_SECONDS)
    for (const logistics_type of [2, 3, 4])
      expect(automaticReceiptTime(order({ shipping: { ...shipping, logistics_type } }))).toBe(
        2000 + 2 * DAY_SECONDS,
      )
  })

  it("is WeChat's estimate where there is one", () => {
    const known = { ...settlement, shipped_time: 3000 }
    expect(automaticReceiptTime(order({ settlement: known }))).toBe(3000 + 10 * DAY_SECONDS)
    expect(
      automaticReceiptTime(order({ settlement: { ...known, estimated_settlement_time: 9999 } })),
    ).toBe(9999)
  })

  it.each<[string, Partial<BuyerOrder>]>([
    ['is disputed', { in_complaint: true }],
    ['is not shipped', { order_state: 1, shipping: null }],
    ['is received', { order_state: 3 }],
    ['is in a state that nobody knows', { order_state: 9 }],
    ['has no parcel with a time', { shipping: { ...shipping, shipping_list: [] } }],
  ])('is not known when the order %s', (_what, change) => {
    expect(automaticReceiptTime(order(change))).toBeNull()
  })
})
