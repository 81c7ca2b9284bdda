import { ORDER_STATE } from '@fahuo/contract'
import { beforeAll, expect, it } from 'vitest'
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../core/time.ts'
import type { Scope } from '../database/database.ts'
import { onEachEngine } from '../database/engines.testing.ts'
import { saveOrders, type Order } from './queries.ts'
import { openOrdersToSee, ordersDueForReceipt } from './order-look-queries.ts'
import { saveSettlement } from './settlement-queries.ts'

const SHIPPED_AT = 1_800_000_000_000
const PARCEL = { tracking_no: 'YT1', express_company: 'YTO', goods_desc: 'Tea' }

onEachEngine('orders whose receipt is due', (open) => {
  let shop: Scope
  beforeAll(async () => {
    shop = { database: await open(), appid: 'wx0000000000000001' }
    await seen('express', { shipping: { logistics_type: 1, delivery_mode: 1 } })
    await seen('pick_up', { shipping: { delivery_mode: 1, logistics_type: 4 } })
    await seen('virtual', { shipping: { logistics_type: 3 } })
    await seen('waits', { order_state: ORDER_STATE.awaiting_shipment })
    await seen('told', { shipping: { logistics_type: 1 } })
    await saveSettlement(shop, {
      transaction_id: 'told',
      shipped_time: null,
      estimated_settlement_time: (SHIPPED_AT + 5 * DAY_MS) / SECOND_MS,
      confirm_receive_method: null,
      confirm_receive_time: null,
      settlement_time: null,
    })
  })

  const seen = (transaction_id: string, more: Partial<Order> = {}) =>
    saveOrders(shop, [
      {
        transaction_id,
        merchant_id: '1900000001',
        sub_merchant_id: '',
        merchant_trade_no: `T${transaction_id}`,
        description: 'Tea',
        paid_amount: 1_000,
        openid: 'oBuyer',
        pay_time: 1,
        order_state: ORDER_STATE.shipped,
        in_complaint: false,
        shipping: {},
        fetched_at: SHIPPED_AT,
        ...more,
      },
    ])
  const due = async (after_ms: number, limit = 10) =>
    (await ordersDueForReceipt(shop, SHIPPED_AT + after_ms, limit)).toSorted()

  it('are found when it is due, and no longer than six hours', async () => {
    expect(await due(2 * DAY_MS - MINUTE_MS)).toEqual([])
    expect(await due(2 * DAY_MS + 2 * MINUTE_MS)).toEqual(['pick_up', 'virtual'])
    expect(await due(2 * DAY_MS + 2 * MINUTE_MS, 1)).toHaveLength(1)
    expect(await due(2 * DAY_MS + 7 * HOUR_MS)).toEqual([])
    expect(await due(5 * DAY_MS + 2 * MINUTE_MS)).toEqual(['told'])
    expect(await due(5 * DAY_MS + 7 * HOUR_MS)).toEqual([])
    expect(await due(10 * DAY_MS + 2 * MINUTE_MS)).toEqual(['express', 'told'])
  })

  it('are left alone for two hours after a look, and when they are received', async () => {
    const looked = 2 * DAY_MS + 3 * MINUTE_MS
    const shipping = { delivery_mode: 1, logistics_type: 4 }
    await seen('pick_up', { shipping, fetched_at: SHIPPED_AT + looked })
    await seen('virtual', {
      shipping: { logistics_type: 3 },
      order_state: ORDER_STATE.receipt_confirmed,
      fetched_at: SHIPPED_AT + looked,
    })
    expect(await due(looked + HOUR_MS)).toEqual([])
    expect(await due(looked + 2 * HOUR_MS)).toEqual(['pick_up'])
  })

  it('are counted from when they were shipped, whatever changes later', async () => {
    const express = { shipping: { logistics_type: 1, delivery_mode: 1 } }
    await seen('disputed', express)
    const later = SHIPPED_AT + 5 * DAY_MS
    await seen('disputed', { ...express, in_complaint: true, fetched_at: later })
    await seen('disputed', { ...express, in_complaint: false, fetched_at: later + HOUR_MS })
    expect(await due(10 * DAY_MS + 2 * MINUTE_MS)).toContain('disputed')
    expect(await due(15 * DAY_MS + HOUR_MS + 2 * MINUTE_MS)).not.toContain('disputed')
  })

  it('are counted from their last parcel where nobody saw them being shipped', async () => {
    const parcel = (at: number) => ({ upload_time: (SHIPPED_AT + at) / SECOND_MS, ...PARCEL })
    const express = (...at: number[]) => ({ logistics_type: 1, shipping_list: at.map(parcel) })
    const first_read = { fetched_at: SHIPPED_AT + 3 * DAY_MS }
    await seen('parts', { shipping: express(0, DAY_MS), ...first_read })
    // Uploaded by a clock that was wrong: a read showed it as waiting then, or it is not over.
    const waits = { order_state: ORDER_STATE.awaiting_shipment }
    await seen('early', { ...waits, fetched_at: SHIPPED_AT + 2 * DAY_MS })
    await seen('early', { shipping: express(0), ...first_read })
    await seen('future', { shipping: express(30 * DAY_MS), ...first_read })
    expect(await due(11 * DAY_MS + 2 * MINUTE_MS)).toEqual(['parts'])
    expect(await due(12 * DAY_MS + 2 * MINUTE_MS)).toEqual(['early'])
    expect(await due(13 * DAY_MS + 2 * MINUTE_MS)).toEqual(['future'])
  })
})

onEachEngine('open orders of a shop whose orders cannot be listed', (open) => {
  it('are seen every six hours for thirty days, the longest unseen first, until they end', async () => {
    const shop: Scope = { database: await open(), appid: 'wx0000000000000001' }
    const now = SHIPPED_AT
    const order = (
      transaction_id: string,
      days: number,
      seen_hours: number,
      order_state: number,
    ) => ({
      transaction_id,
      merchant_id: '1900000001',
      sub_merchant_id: '',
      merchant_trade_no: `T${transaction_id}`,
      description: 'Tea',
      paid_amount: 1_000,
      openid: 'oBuyer',
      pay_time: (now - days * DAY_MS) / SECOND_MS,
      order_state,
      in_complaint: false,
      shipping: {},
      fetched_at: now - seen_hours * HOUR_MS,
    })
    const { awaiting_shipment, shipped, transaction_complete, refunded } = ORDER_STATE
    await saveOrders(shop, [
      order('seen', 1, 5, awaiting_shipment),
      order('waits', 1, 6, awaiting_shipment),
      order('shipped', 20, 30, shipped),
      order('settles', 20, 10, ORDER_STATE.funds_awaiting_settlement),
      order('old', 31, 300, shipped),
      order('done', 20, 30, transaction_complete),
      order('refunded', 20, 30, refunded),
    ])
    await saveOrders({ ...shop, appid: 'wx0000000000000002' }, [order('other', 1, 30, shipped)])
    expect(await openOrdersToSee(shop, now, 10)).toEqual(['shipped', 'settles', 'waits'])
    expect(await openOrdersToSee(shop, now, 1)).toEqual(['shipped'])
  })
})
