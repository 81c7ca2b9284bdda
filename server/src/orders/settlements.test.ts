import { beforeAll, expect, it } from 'vitest'
import type { Scope } from '../database/database.ts'
import { onEachEngine } from '../database/engines.testing.ts'
import { saveOrders } from './queries.ts'
import { saveSettlement, type Settlement } from './settlement-queries.ts'
import { readSettlements, totalSettlements, type SettlementFilter } from './settlements.ts'

onEachEngine('settlements', (open) => {
  let shop: Scope
  beforeAll(async () => {
    shop = { database: await open(), appid: 'wx0000000000000001' }
    await settle('a', { shipped_time: 10, estimated_settlement_time: 50 })
    await settle('b', { shipped_time: 20, settlement_time: 30 })
    await settle('c', { shipped_time: 20, estimated_settlement_time: 60 })
    // WeChat told of the money before it told of the shipment.
    await settle('d', { settlement_time: 40 })
    await settle('e', {})
  })

  async function settle(transaction_id: string, told: Partial<Settlement>) {
    await saveOrders(shop, [
      {
        transaction_id,
        merchant_id: '1900000001',
        sub_merchant_id: '',
        merchant_trade_no: `T${transaction_id}`,
        description: 'Tea',
        paid_amount: 1_000,
        openid: 'oBuyer',
        pay_time: 1,
        order_state: 2,
        in_complaint: false,
        shipping: {},
        fetched_at: 1,
      },
    ])
    await saveSettlement(shop, {
      transaction_id,
      shipped_time: null,
      estimated_settlement_time: null,
      confirm_receive_method: null,
      confirm_receive_time: null,
      settlement_time: null,
      ...told,
    })
  }

  /** Reads all pages. */
  async function ids(filter: SettlementFilter, limit = 2) {
    const found: string[] = []
    let cursor: string | undefined
    do {
      const page = await readSettlements(shop, { ...filter, cursor, limit })
      found.push(...page.settlements.map(({ transaction_id }) => transaction_id))
      cursor = page.next_cursor ?? undefined
    } while (cursor !== undefined)
    return found
  }

  it('come latest shipment first, page by page, those without a time of shipment last', async () => {
    for (const limit of [1, 2, 3, 9])
      expect([limit, await ids({}, limit)]).toEqual([limit, ['c', 'b', 'a', 'e', 'd']])
  })

  it('are found by whether and when the money came, was expected, or the order shipped', async () => {
    expect(await ids({ settled: true })).toEqual(['b', 'd'])
    expect(await ids({ settlement_from: 1 }, 1)).toEqual(['d', 'b'])
    expect(await ids({ estimated_before: 99 }, 1)).toEqual(['c', 'a'])
    expect(await ids({ shipped_from: 0, settled: false })).toEqual(['c', 'a'])
    expect(await ids({ settled: false })).toEqual(['c', 'a', 'e'])
    expect(await ids({ shipped_from: 20 })).toEqual(['c', 'b'])
    expect(await ids({ shipped_before: 20 })).toEqual(['a'])
    expect(await ids({ settlement_from: 30, settlement_before: 40 })).toEqual(['b'])
    expect(await ids({ estimated_from: 51 })).toEqual(['c'])
    expect(await ids({ estimated_from: 50, estimated_before: 60 })).toEqual(['a'])
  })

  it('are summed up in fen, over all pages of the filter', async () => {
    expect(await totalSettlements(shop, {})).toEqual({
      settled: { orders: 2, paid_amount: 2_000 },
      unsettled: { orders: 3, paid_amount: 3_000 },
    })
    expect(await totalSettlements(shop, { settlement_from: 31 })).toEqual({
      settled: { orders: 1, paid_amount: 1_000 },
      unsettled: { orders: 0, paid_amount: 0 },
    })
    expect(await totalSettlements({ ...shop, appid: 'wxother' }, {})).toEqual({
      settled: { orders: 0, paid_amount: 0 },
      unsettled: { orders: 0, paid_amount: 0 },
    })
  })
})
