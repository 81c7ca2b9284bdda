import { sql } from 'kysely'
import { beforeAll, expect, it } from 'vitest'
import { systemClock } from '../core/time.ts'
import type { Scope } from '../database/database.ts'
import { onEachEngine } from '../database/engines.testing.ts'
import { saveOrders, type Order } from '../orders/queries.ts'
import { searchOrders } from './list.ts'
import { listOrders, type OrderFilter } from './queries.ts'

const appid = 'wx0000000000000001'

const order = (transaction_id: string, change: Partial<Order> = {}): Order => ({
  transaction_id,
  merchant_id: '1900000001',
  sub_merchant_id: '',
  merchant_trade_no: `T${transaction_id}`,
  description: '茶叶 x1',
  paid_amount: 100,
  openid: 'oBuyer',
  pay_time: 1_767_578_010,
  order_state: 1,
  in_complaint: false,
  shipping: {},
  fetched_at: 1_000,
  ...change,
})

const withParcels = (...numbers: string[]) => ({
  shipping: {
    shipping_list: numbers.map((tracking_no) => ({
      tracking_no,
      express_company: 'YTO',
      goods_desc: 'Tea',
      upload_time: 1,
    })),
  },
})

onEachEngine('orders are found', (open, engine) => {
  let shop: Scope
  beforeAll(async () => {
    shop = { database: await open(), appid }
  })
  const found = async (filter: OrderFilter, scope = shop) =>
    (await listOrders(scope, filter, { limit: 50 })).map(({ transaction_id }) => transaction_id)

  it('by each number that a shop knows', async () => {
    await saveOrders(shop, [
      order('n1', { openid: 'oOne', ...withParcels('YT-1', 'YT-2', '') }),
      order('n2', { openid: 'oTwo', ...withParcels('YT-2') }),
    ])
    expect(await found({ transaction_id: 'n1' })).toEqual(['n1'])
    expect(await found({ merchant_trade_no: 'Tn2' })).toEqual(['n2'])
    expect(await found({ openid: 'oOne' })).toEqual(['n1'])
    expect(await found({ tracking_no: 'YT-1' })).toEqual(['n1'])
    expect(await found({ tracking_no: 'YT-2' })).toEqual(['n2', 'n1'])
    expect(await found({ tracking_no: 'YT-2', openid: 'oTwo' })).toEqual(['n2'])
    expect(await found({ tracking_no: 'YT-3' })).toEqual([])
    expect(await found({ tracking_no: 'YT-1' }, { ...shop, appid: 'wxother' })).toEqual([])
  })

  it('by a waybill that was corrected since', async () => {
    await saveOrders(shop, [order('c1', withParcels('YT-WRONG'))])
    await saveOrders(shop, [order('c1', { ...withParcels('YT-RIGHT'), fetched_at: 2_000 })])
    expect(await found({ tracking_no: 'YT-WRONG' })).toEqual(['c1'])
    expect(await found({ tracking_no: 'YT-RIGHT' })).toEqual(['c1'])
  })

  it('by when they changed, which asking WeChat again is not', async () => {
    const at = (fetched_at: number, change: Partial<Order> = {}) =>
      saveOrders(shop, [order('u1', { fetched_at, ...change })])
    const changed = async () =>
      (await listOrders(shop, { transaction_id: 'u1' }, { limit: 1 }))[0]?.updated_at
    await at(10_000)
    await at(20_000)
    expect(await changed()).toBe(10_000)
    await at(30_000, { order_state: 2 })
    await at(40_000, { order_state: 2 })
    expect(await changed()).toBe(30_000)
    await at(50_000, { order_state: 2, in_complaint: true })
    expect(await changed()).toBe(50_000)
    // An older answer changes nothing.
    await at(45_000)
    expect(await changed()).toBe(50_000)
    expect(await found({ updated_from: 50_000 })).toEqual(['u1'])
    expect(await found({ updated_from: 50_001 })).toEqual([])
  })

  it('page by page, with each filter', async () => {
    const many = Array.from({ length: 7 }, (_, at) =>
      order(`p${at}`, {
        pay_time: 1_800_000_000 + (at % 3),
        openid: 'oPager',
        fetched_at: 100_000_000 + at,
        ...withParcels('YT-SHARED'),
      }),
    )
    await saveOrders(shop, many)
    const expected = ['p5', 'p2', 'p4', 'p1', 'p6', 'p3', 'p0']
    for (const filter of [
      { openid: 'oPager' },
      { tracking_no: 'YT-SHARED' },
      { updated_since: 100_000 },
    ]) {
      const ids: string[] = []
      let cursor: string | undefined
      do {
        const page = await searchOrders(
          { ...shop, clock: systemClock },
          { ...filter, cursor, limit: 2 },
        )
        ids.push(...page.orders.map(({ transaction_id }) => transaction_id))
        cursor = page.next_cursor ?? undefined
      } while (cursor !== undefined)
      expect([filter, ids]).toEqual([filter, expected])
    }
  })

  it.each(engine === 'sqlite' ? [engine] : [])(
    'settlements of a period are read in the order of an index (%s)',
    async () => {
      const plan = async (where: string, time: string) => {
        const text = `explain query plan select orders.paid_amount from settlements inner join orders
          on orders.appid = settlements.appid and orders.transaction_id = settlements.transaction_id
          where settlements.appid = 'a' and ${where}
          order by ${time} desc, settlements.transaction_id desc limit 51`
        const { rows } = await sql.raw<{ detail: string }>(text).execute(shop.database.db)
        return rows.map(({ detail }) => detail).join('\n')
      }
      const shipped = 'coalesce(settlements.shipped_time, 0)'
      const [came, expected] = ['settlement_time', 'estimated_settlement_time']
      const plans = [
        [await plan('settlement_time >= 1', came), 'settlements_by_settlement'],
        [await plan('settlement_time < 9', came), 'settlements_by_settlement'],
        [await plan('estimated_settlement_time >= 1', expected), 'settlements_by_estimate'],
        [await plan(`${shipped} >= 1`, shipped), 'settlements_by_time'],
        [await plan('settlement_time is null', shipped), 'settlements_unsettled'],
      ] as const
      for (const [found, index] of plans) {
        expect(found).toContain(index)
        expect(found).not.toContain('TEMP B-TREE')
      }
    },
  )
})
