import { expect, it } from 'vitest'
import type { PushRecord, ServiceMessage } from '../state/state.ts'
import { noticesOf } from './notices.ts'

const message = (transaction_id: string, time: number): ServiceMessage => ({
  id: `m${time}`,
  openid: 'o1',
  kind: 'shipping',
  time,
  transaction_id,
  description: 'Tea',
  paid_amount: 100,
  express_company: 'YTO',
  tracking_no: 'YT1',
  path: 'pages/order',
  query: { transaction_id },
})
const push = (fields: Record<string, unknown>): PushRecord => ({
  id: 'p1',
  message: fields,
  created_at: 0,
  attempts: [],
  delivered: true,
})

it("puts the settlement of the buyer's own orders among the messages, and nobody else's", () => {
  const notices = noticesOf(
    [message('1', 10), message('2', 30)],
    [
      push({ transaction_id: '1', settlement_time: 20 }),
      push({ transaction_id: '1', estimated_settlement_time: 25 }),
      push({ transaction_id: 'theirs', settlement_time: 21 }),
    ],
  )
  expect(notices.map(({ kind, time, path }) => [kind, time, path])).toEqual([
    ['shipping', 10, 'pages/order'],
    ['settlement', 20, null],
    ['shipping', 30, 'pages/order'],
  ])
})
