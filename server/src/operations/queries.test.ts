import { beforeAll, expect, it } from 'vitest'
import { tallyOrders } from './queries.ts'
import { onEachEngine } from '../database/engines.testing.ts'
import { saveOrders, type Order } from '../orders/queries.ts'
import { readValue, swapValue } from '../database/key-value.ts'
import type { Scope } from '../database/database.ts'

const appid = 'wx0000000000000001'

const order = (transaction_id: string, change: Partial<Order>): Order => ({
  transaction_id,
  merchant_id: '19',
  sub_merchant_id: '',
  merchant_trade_no: `T${transaction_id}`,
  description: '',
  paid_amount: 5_000_000_000,
  openid: 'o',
  pay_time: 100,
  order_state: 1,
  in_complaint: false,
  shipping: {},
  fetched_at: 1,
  ...change,
})

onEachEngine('tallies and settlements', (open) => {
  let shop: Scope
  beforeAll(async () => {
    shop = { database: await open(), appid }
    await saveOrders(shop, [
      order('a', {}),
      order('b', { pay_time: 200 }),
      order('c', { order_state: 2, in_complaint: true }),
    ])
    await saveOrders({ ...shop, appid: 'wxother' }, [order('other', {})])
  })

  it('adds up orders and money beyond 32 bits, of one appid', async () => {
    expect(await tallyOrders(shop, { states: [1] })).toEqual({
      orders: 2,
      paid_amount: 10_000_000_000,
    })
    expect(await tallyOrders(shop, { states: [1], waits_from: 200 })).toMatchObject({
      orders: 1,
    })
    expect(await tallyOrders(shop, { states: [1], waits_before: 200 })).toMatchObject({
      orders: 1,
    })
    expect(await tallyOrders(shop, { states: [1, 2], in_complaint: true })).toMatchObject({
      orders: 1,
    })
    expect(await tallyOrders(shop, { states: [5] })).toEqual({ orders: 0, paid_amount: 0 })
  })

  it('swaps a setting for one server only', async () => {
    const swaps = await Promise.all([
      swapValue(shop, 'sweep', null, 'mine'),
      swapValue(shop, 'sweep', null, 'yours'),
    ])
    expect(swaps.filter(Boolean)).toHaveLength(1)
    const now = await readValue(shop, 'sweep')
    expect(await swapValue(shop, 'sweep', 'stale', 'x')).toBe(false)
    expect(await swapValue(shop, 'sweep', now, 'next')).toBe(true)
    expect(await readValue(shop, 'sweep')).toBe('next')
  })
})
