import { beforeAll, expect, it } from 'vitest'
import { systemClock } from '../core/time.ts'
import type { Scope } from '../database/database.ts'
import { onEachEngine } from '../database/engines.testing.ts'
import { countByStage, searchOrders, type OrderQuery } from './list.ts'
import { fillOrders, plansOf } from '../database/plans.testing.ts'

onEachEngine('the list of many orders', (open, engine) => {
  let shop: Scope
  beforeAll(async () => {
    shop = { database: await open(), appid: 'wx0000000000000001' }
    await fillOrders(shop, 5_000)
  })

  it('is read by indexes', async () => {
    const plans = (query: OrderQuery) =>
      plansOf(shop, (spied) =>
        searchOrders({ ...spied, clock: systemClock }, { ...query, limit: 50 }),
      )
    const indexes: [OrderQuery, RegExp][] = [
      [{}, /orders_by_time/],
      [{ stage: 'shipped' }, /orders_by_state/],
      [{ stage: 'to_ship' }, /orders_by_state[^]*shipments_of_transaction/],
      [{ openid: 'o' }, /orders_of_buyer/],
      [{ express_company: 'YTO' }, /orders_by_carrier/],
      [{ express_company: 'YTO', stage: 'shipped' }, /orders_by_carrier/],
      [{ merchant_id: 'm' }, /orders_by_merchant/],
      [{ presale: true, merchant_id: 'm' }, /orders_presale/],
      [{ in_complaint: true, express_company: 'YTO' }, /orders_in_complaint/],
      [{ updated_since: 5 }, /orders_by_update/],
      [{ merchant_trade_no: 'n' }, /orders_by_trade_no/],
    ]
    const sorted: string[] = []
    for (const [query, index] of indexes) {
      const [found = ''] = await plans(query)
      expect([query, found]).toEqual([query, expect.stringMatching(index)])
      if (!('updated_since' in query || 'merchant_trade_no' in query)) sorted.push(found)
    }
    // In the order of the index: the first page of a million is as near as of ten.
    const sorts = engine === 'sqlite' ? sorted.filter((one) => one.includes('TEMP B-TREE')) : []
    expect(sorts).toEqual([])
    const search = (await plans({ search: '4200' })).join('\n')
    for (const index of [
      /orders_search/,
      /order_parcels_search/,
      /order_parcels_ending/,
      /shipment_parcels_search/,
      /shipment_parcels_ending/,
      engine === 'sqlite' ? /orders USING .*autoindex_orders_1 .*transaction_id>/ : /orders_pk/,
    ])
      expect(search).toMatch(index)
  })

  it('is counted by them', async () => {
    const plans = async (query: OrderQuery) =>
      (await plansOf(shop, (spied) => countByStage({ ...spied, clock: systemClock }, query))).join(
        '\n',
      )
    const all = await plans({})
    for (const index of ['orders_by_state', 'shipments_by_state', 'shipments_of_transaction'])
      expect(all).toContain(index)
    expect(await plans({ express_company: 'YTO' })).toContain('orders_by_carrier')
    expect(await plans({ search: '4200' })).not.toMatch(/orders_by_/)
  })
})
