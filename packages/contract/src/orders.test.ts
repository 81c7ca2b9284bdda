import { expect, it } from 'vitest'
import { canConfirmReceipt, isReceiptConfirmed, ORDER_STATE, ORDER_TABS } from './orders.ts'
import { BUYER_ROUTES, routeOf } from './routes.ts'

const states = Object.values(ORDER_STATE)

it('allows confirming a shipped order without a dispute, and no other', () => {
  const confirmable = [...states, 9].filter((order_state) =>
    canConfirmReceipt({ order_state, in_complaint: false }),
  )
  expect(confirmable).toEqual([ORDER_STATE.shipped])
  expect(canConfirmReceipt({ order_state: ORDER_STATE.shipped, in_complaint: true })).toBe(false)
})

it('takes the receipt as confirmed in states 3, 4 and 6', () => {
  expect([...states, 9].filter((order_state) => isReceiptConfirmed({ order_state }))).toEqual([
    3, 4, 6,
  ])
})

it('has each state in one tab', () => {
  expect(ORDER_TABS.flatMap(({ order_state }) => [...order_state]).toSorted()).toEqual(
    states.toSorted(),
  )
})

it('encodes the order in a route', () => {
  expect(routeOf(BUYER_ROUTES.receipt, '4/2')).toBe('/buyer/orders/4%2F2/receipt')
})
