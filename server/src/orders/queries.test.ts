import { beforeAll, expect, it } from 'vitest'
import { onEachEngine } from '../database/engines.testing.ts'
import {
  buyerReadAt,
  countBuyerOrders,
  listBuyerOrders,
  saveBuyerReadAt,
} from '../buyers/queries.ts'
import { findOrder, findOrderByTradeNo, saveOrders, type Order } from './queries.ts'
import { findSettlement, saveSettlement } from './settlement-queries.ts'
import type { Scope } from '../database/database.ts'

const appid = 'wx0000000000000001'

function order(transaction_id: string, change: Partial<Order> = {}): Order {
  return {
    transaction_id,
    merchant_id: '1900000001',
    sub_merchant_id: '',
    merchant_trade_no: `T${transaction_id}`,
    description: '茶叶 x1',
    paid_amount: 9_007_199_254_740_000,
    openid: 'oBuyer',
    pay_time: 1_767_578_010,
    order_state: 1,
    in_complaint: false,
    shipping: {},
    fetched_at: 1000,
    ...change,
  }
}

onEachEngine('orders', (open) => {
  let shop: Scope
  beforeAll(async () => {
    shop = { database: await open(), appid }
  })

  it('keeps an order as it came, numbers as numbers', async () => {
    await saveOrders(shop, [order('p1')])
    expect(await findOrder(shop, 'p1')).toEqual(order('p1'))
    expect(
      await findOrderByTradeNo(shop, {
        merchant_id: '1900000001',
        merchant_trade_no: 'Tp1',
      }),
    ).toEqual(order('p1'))
    expect(await findOrder({ ...shop, appid: 'wxother' }, 'p1')).toBeUndefined()
  })

  it('never lets an older answer replace a newer one', async () => {
    await saveOrders(shop, [order('p2', { order_state: 3, fetched_at: 2000 })])
    await saveOrders(shop, [order('p2', { order_state: 2, fetched_at: 1999 })])
    expect(await findOrder(shop, 'p2')).toMatchObject({ order_state: 3, fetched_at: 2000 })
    await saveOrders(shop, [order('p2', { order_state: 6, fetched_at: 2001 })])
    expect(await findOrder(shop, 'p2')).toMatchObject({ order_state: 6 })
  })

  it("pages through a buyer's orders without losing or repeating one of the same second", async () => {
    const openid = 'oPager'
    const all = Array.from({ length: 25 }, (_, at) =>
      order(`page${String(at).padStart(2, '0')}`, { openid, pay_time: 1000 + Math.floor(at / 10) }),
    )
    await saveOrders(shop, [...all, order('stranger', { openid: 'oOther' })])
    const seen: string[] = []
    let after: Pick<Order, 'pay_time' | 'transaction_id'> | undefined
    for (;;) {
      const page = await listBuyerOrders(shop, openid, { after, limit: 7 })
      seen.push(...page.map(({ order }) => order.transaction_id))
      if (page.length < 7) break
      after = page.at(-1)?.order
    }
    expect(seen).toEqual(all.map((row) => row.transaction_id).toReversed())
    expect(await listBuyerOrders(shop, openid, { order_state: [2], limit: 7 })).toEqual([])
  })

  it('pages through several states at once, as if they were one', async () => {
    const openid = 'oStates'
    const all = Array.from({ length: 60 }, (_, at) =>
      order(`state${String(at).padStart(2, '0')}`, {
        openid,
        order_state: 1 + (at % 6),
        pay_time: 1000 + Math.floor(at / 7),
      }),
    )
    await saveOrders(shop, [...all, order('elsewhere', { openid: 'oOther', order_state: 3 })])
    const order_state = [3, 4, 6]
    const seen: string[] = []
    let after: Pick<Order, 'pay_time' | 'transaction_id'> | undefined
    for (;;) {
      const page = await listBuyerOrders(shop, openid, { order_state, after, limit: 4 })
      seen.push(...page.map(({ order }) => order.transaction_id))
      if (page.length < 4) break
      after = page.at(-1)?.order
    }
    const wanted = all.filter((row) => order_state.includes(row.order_state))
    expect(seen).toEqual(wanted.map((row) => row.transaction_id).toReversed())
    expect(await countBuyerOrders(shop, openid)).toEqual(
      Object.fromEntries([1, 2, 3, 4, 5, 6].map((state) => [state, 10])),
    )
    expect(await countBuyerOrders(shop, 'oNobody')).toEqual({})
  })

  it('adds what a settlement push tells and takes nothing back, in any order', async () => {
    const settled = {
      transaction_id: 'p1',
      shipped_time: 5,
      estimated_settlement_time: null,
      confirm_receive_method: 1,
      confirm_receive_time: 6,
      settlement_time: 7,
    }
    const shipped = {
      ...settled,
      estimated_settlement_time: 9,
      confirm_receive_method: null,
      confirm_receive_time: null,
      settlement_time: null,
    }
    await saveSettlement(shop, settled)
    await saveSettlement(shop, shipped)
    const known = { ...settled, estimated_settlement_time: 9 }
    expect(await findSettlement(shop, 'p1')).toEqual(known)
    expect(await findSettlement(shop, 'p2')).toBeNull()
    const listed = await listBuyerOrders(shop, 'oBuyer', { limit: 7 })
    expect(
      listed.map(({ order, settlement }) => [order.transaction_id, settlement?.shipped_time]),
    ).toEqual([
      ['p2', undefined],
      ['p1', 5],
    ])
  })

  it('remembers when a buyer was read', async () => {
    expect(await buyerReadAt(shop, 'oBuyer')).toBe(0)
    await saveBuyerReadAt(shop, 'oBuyer', 5)
    await saveBuyerReadAt(shop, 'oBuyer', 1_767_578_010_123)
    expect(await buyerReadAt(shop, 'oBuyer')).toBe(1_767_578_010_123)
  })
})
