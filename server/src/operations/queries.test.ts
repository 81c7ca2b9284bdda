import { beforeAll, expect, it } from 'vitest'
import { groupNeedy } from '../shipments/search-queries.ts'
import { tallyOrders } from './queries.ts'
import { complainedAmount } from './todo-queries.ts'
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

  it('counts the money of an order once, however many parcels and complaints it has', async () => {
    const { db } = shop.database
    const one = { ...shop, appid: 'wxonce' }
    const { appid: own } = one
    await saveOrders(one, [order('a', { paid_amount: 700 }), order('b', { paid_amount: 50 })])
    const parcel = (id: string, transaction_id: string, reason: string) => ({
      appid: own,
      id,
      payment: `2:${transaction_id}`,
      transaction_id,
      openid: 'o',
      content: '{}',
      content_hash: id,
      state: 'needs_attention',
      reason,
      hint: 'none',
      unsure_before: 0,
      sends: 0,
      answered_at: 0,
      tries: 0,
      due_at: 0,
      deadline_at: 0,
      lease_until: 0,
      accepted_at: 1,
      updated_at: 1,
      spends_reshipment: 0,
    })
    await db
      .insertInto('shipments')
      .values([
        parcel('1', 'a', 'not_taken'),
        parcel('2', 'a', 'not_taken'),
        parcel('3', 'b', 'not_taken'),
        parcel('4', 'b', 'unproven'),
        { ...parcel('5', '', 'unproven'), transaction_id: null },
        { ...parcel('6', '', 'unproven'), transaction_id: null },
      ])
      .execute()
    expect(await groupNeedy(one)).toEqual([
      expect.objectContaining({ reason: 'not_taken', count: 3, paid_amount: 750 }),
      expect.objectContaining({ reason: 'unproven', count: 3, paid_amount: 50 }),
    ])
    const complaint = (complaint_order_id: string, transaction_id: string) => ({
      appid: own,
      complaint_order_id,
      transaction_id,
      out_trade_no: '',
      type: 1,
      status: 1,
      appeal_state: 0,
      status_at: 1,
      create_time: 1,
      expire_time: 0,
      detail: null,
      read_at: 0,
      read_due_at: 0,
      tries: 0,
      answer_by: 5,
      alarm_at: null,
      closed: 0,
      received_at: 1,
      updated_at: 1,
    })
    await db
      .insertInto('complaints')
      .values([complaint('c1', 'a'), complaint('c2', 'a'), complaint('c3', 'unknown')])
      .execute()
    expect(await complainedAmount(one)).toBe(700)
  })
})
