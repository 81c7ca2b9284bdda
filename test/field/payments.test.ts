import { afterAll, beforeAll, expect, it } from 'vitest'
import { call } from '../support/http.ts'
import { content, openMerchant, type Answer, type Payment } from '../support/merchant.ts'
import { startPair, type Pair } from '../support/server.ts'
import { filled } from './doors.ts'
import { paymentCases, type Expected } from './payments.ts'

let pair: Pair
beforeAll(async () => {
  pair = await startPair()
})
afterAll(() => pair.stop())
const { pay, ship, atItsEnd, shipped, truth } = openMerchant(() => pair)

it.each(paymentCases)('$name', async ({ input, expected }) => {
  const payment = await pay(input.order)
  // The local copy has seen it: it knows whose a sub-merchant's payment is.
  await pair.merchant('GET', `/api/orders/${payment.transaction_id}`)
  const order_key = JSON.parse(filled(JSON.stringify(input.order_key), payment)) as object
  const outcome = await outcomeOf(content('', 'YT100001', { order_key }), payment)
  expect(outcome).toEqual(wantedOf(expected))
})

function wantedOf(expected: Expected): object {
  if (expected === 'ships') return { state: 'shipped', uploads: 1 }
  const words = expect.stringContaining(expected.refused) as string
  return { status: 400, code: 'invalid', words }
}

/** How a shipment ends, and how often it reached WeChat; else how it is refused. */
async function outcomeOf(body: object, { transaction_id }: Payment) {
  const answer = await ship(body)
  const { shipment, error } = answer.body
  if (!shipment) return { status: answer.status, code: error.code, words: error.message }
  const { state } = await atItsEnd(shipment.id)
  return { state, uploads: (await truth(transaction_id)).uploads }
}

it('asks for a new payment of a sub-merchant as its earlier ones were placed', async () => {
  const whose = { merchant_id: '1900000101', sub_merchant_id: '1900000201' }
  const earlier = await pay({ ...whose, merchant_trade_no: 'EARLIER' })
  await pair.merchant('GET', `/api/orders/${earlier.transaction_id}`)
  await pay({ ...whose, merchant_trade_no: 'NEW' })
  const order_key = { order_number_type: 1, mchid: '1900000201', out_trade_no: 'NEW' }
  const { state } = await shipped(content('', 'YT100002', { order_key }))
  expect(state).toBe('shipped')
})

it('takes no answer that names another number than the pair', async () => {
  const [mine, other] = [await pay({ merchant_trade_no: 'MINE' }), await pay()]
  await pair.control('POST', '/faults', {
    path: '/wxa/sec/order/get_order',
    effect: 'another_order',
  })
  const order_key = { order_number_type: 1, mchid: mine.merchant_id, out_trade_no: 'MINE' }
  await shipped(content('', 'YT100003', { order_key }))
  expect(await truth(mine.transaction_id)).toMatchObject({ uploads: 1 })
  expect(await truth(other.transaction_id)).toMatchObject({ uploads: 0 })
})

it('keeps two payments apart whose numbers read the same when they are joined', async () => {
  const one = await pay({ merchant_id: '1900000109', merchant_trade_no: 'A:B' })
  const two = await pay({ merchant_id: '1900000109:A', merchant_trade_no: 'B' })
  const key = ({ merchant_id, merchant_trade_no }: Payment) => ({
    order_key: { order_number_type: 1, mchid: merchant_id, out_trade_no: merchant_trade_no },
  })
  const first = await shipped(content('', 'YT100004', key(one)))
  const second = await shipped(content('', 'YT100004', key(two)))
  expect(second.id).not.toBe(first.id)
  for (const { transaction_id } of [one, two])
    expect(await truth(transaction_id)).toMatchObject({ uploads: 1 })
})

// developers.weixin.qq.com/community/develop/doc/00002c2ae288607d33c49a2006b400
it('refuses a combined upload whose sub-order is the payment itself', async () => {
  const { transaction_id } = await pay({ sub_orders: [{}, {}] })
  const { status, body } = await call<Answer>('POST', `${pair.url}/api/shipments/combined`, {
    key: pair.api_key,
    body: {
      order_key: { order_number_type: 2, transaction_id },
      sub_orders: [content(transaction_id)],
    },
  })
  expect([status, body.error.code]).toEqual([400, 'invalid'])
  expect(body.error.message).toContain('sub_orders.0.order_key')
})
