import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ENGINES } from '../support/databases.ts'
import { call, until } from '../support/http.ts'
import { content, openMerchant, type Payment } from '../support/merchant.ts'
import { startPairOn, type Pair } from '../support/server.ts'

interface Rule {
  id: string
  shipped: number
  refused: number
}

describe.each(ENGINES)('rules that ship by themselves (%s)', (engine) => {
  let pair: Pair
  let ahead_ms = 0
  const clock = { now: () => Date.now() + ahead_ms }
  const now = () => Math.floor(clock.now() / 1000)
  beforeAll(async () => {
    pair = await startPairOn(engine, {}, undefined, {}, { clock })
  })
  afterAll(() => pair.stop())

  const { pay, ship, truth } = openMerchant(() => pair)
  const create = (body: object) =>
    pair.merchant<{ rule: Rule }>('POST', '/api/auto-ship-rules', body)
  const rules = async () =>
    (await pair.merchant<{ rules: Rule[] }>('GET', '/api/auto-ship-rules')).body.rules
  /** Pays, and lets the server read the order. */
  const paid = async (order: object): Promise<Payment> => {
    const payment = await pay({ pay_time: now() - 5, ...order })
    await pair.merchant('GET', `/api/orders/${payment.transaction_id}`)
    return payment
  }
  const isShipped = ({ transaction_id }: Payment) =>
    until(
      () => truth(transaction_id),
      ({ uploads }) => uploads === 1,
    )

  it('are off unless one is made, and leave alone what was paid before', async () => {
    const before = await paid({ merchant_trade_no: 'VIP-0', pay_time: now() - 600 })
    const topups = {
      match: { merchant_trade_no: 'VIP-' },
      logistics_type: 3,
      item_desc: '会员充值',
    }
    const { body } = await create({ ...topups, paid_from: now() - 60 })
    const [first, other] = [
      await paid({ merchant_trade_no: 'VIP-1' }),
      await paid({ merchant_trade_no: 'vip-2' }),
    ]
    await isShipped(first)
    const read = await pair.merchant<{
      order: { shipping: object; shipments: { state: string }[] }
    }>('GET', `/api/orders/${first.transaction_id}`)
    expect(read.body.order).toMatchObject({
      shipping: { logistics_type: 3, delivery_mode: 1 },
      shipments: [{ logistics_type: 3, spends_reshipment: false }],
    })
    expect(await truth(before.transaction_id)).toMatchObject({ uploads: 0 })
    expect(await truth(other.transaction_id)).toMatchObject({ uploads: 0 })
    expect(await rules()).toMatchObject([{ id: body.rule.id, shipped: 1, refused: 0 }])
  })

  it('ship after a while, by merchant number or description, each order once', async () => {
    await create({
      match: { description: '提货券' },
      logistics_type: 4,
      item_desc: '到店自提',
      after: 3600,
      paid_from: now() - 60,
    })
    await create({ match: { mchid: '1900000777' }, logistics_type: 3, item_desc: 'Card' })
    const later = await paid({ description: '中秋提货券 1 张' })
    ahead_ms += 3_000_000
    expect(await truth(later.transaction_id)).toMatchObject({ uploads: 0 })
    ahead_ms += 700_000
    await isShipped(later)
    await isShipped(await paid({ merchant_id: '1900000777', pay_time: now() }))
  })

  it('leave to people what is being shipped otherwise', async () => {
    const order = await pay({ merchant_trade_no: 'VIP-9', pay_time: now() - 5 })
    await ship(content(order.transaction_id))
    await pair.merchant('GET', `/api/orders/${order.transaction_id}`)
    await isShipped(order)
    expect(await truth(order.transaction_id)).toMatchObject({ uploads: 1, reshipments_spent: 0 })
  })

  it('are refused when they say too little or too much, and can be ended', async () => {
    const rule = { logistics_type: 3, item_desc: 'x' }
    expect(await create({ ...rule, match: {} })).toMatchObject({ status: 400 })
    expect(await create({ ...rule, match: { mchid: '1', description: 'y' } })).toMatchObject({
      status: 400,
    })
    expect(await create({ ...rule, match: { mchid: '1' }, logistics_type: 1 })).toMatchObject({
      status: 400,
    })
    for (const { id } of await rules())
      expect(
        await call('DELETE', `${pair.url}/api/auto-ship-rules/${id}`, { key: pair.api_key }),
      ).toMatchObject({ status: 200 })
    expect(await rules()).toEqual([])
  })
})
