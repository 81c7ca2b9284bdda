import { sql } from 'kysely'
import { beforeAll, expect, it } from 'vitest'
import type { Scope } from '../database/database.ts'
import { onEachEngine } from '../database/engines.testing.ts'
import { saveOrders, type Order } from '../orders/queries.ts'
import { findOwnTradeNo, knownMerchants } from './trade-no-queries.ts'

const order = (transaction_id: string, change: Partial<Order>): Order => ({
  transaction_id,
  merchant_id: 'm1',
  sub_merchant_id: '',
  merchant_trade_no: 'T1',
  description: 'Tea',
  paid_amount: 100,
  openid: 'oMe',
  pay_time: 1_000,
  order_state: 1,
  in_complaint: false,
  shipping: {},
  fetched_at: 1_000,
  ...change,
})

onEachEngine("the merchant's number alone", (open, engine) => {
  let shop: Scope
  beforeAll(async () => {
    shop = { database: await open(), appid: 'wx0000000000000001' }
    await saveOrders(shop, [
      order('old', {}),
      order('new', { merchant_id: 'm2', pay_time: 2_000 }),
      order('sub', { merchant_id: 'm3', sub_merchant_id: 's3', pay_time: 1_500 }),
      order('theirs', { merchant_id: 'm4', openid: 'oThem', pay_time: 3_000 }),
      order('other', { merchant_trade_no: 'T2', pay_time: 4_000 }),
    ])
    await saveOrders({ ...shop, appid: 'wx0000000000000002' }, [
      order('elsewhere', { merchant_id: 'm5', pay_time: 9_000 }),
    ])
  })
  const find = (openid: string, merchant_trade_no: string, more: object = {}) =>
    findOwnTradeNo(shop, openid, { merchant_trade_no, ...more })

  it("is the buyer's newest payment with it", async () => {
    expect(await find('oMe', 'T1')).toBe('new')
    expect(await find('oMe', 'T1', { sub_merchant_id: 's3' })).toBe('sub')
    expect(await find('oMe', 'T2')).toBe('other')
  })

  it("is nobody else's, nor another Mini Program's", async () => {
    expect(await find('oThem', 'T1')).toBe('theirs')
    expect(await find('oThem', 'T2')).toBeUndefined()
    expect(await find('oNobody', 'T1')).toBeUndefined()
    expect(await find('oMe', 'T1', { sub_merchant_id: 's4' })).toBeUndefined()
  })

  it("knows the merchants of the buyer's orders first, each once", async () => {
    const merchants = await knownMerchants(shop, 'oMe')
    expect(merchants.map(({ merchant_id }) => merchant_id)).toEqual(['m1', 'm2', 'm3', 'm4'])
    expect(merchants[2]).toEqual({ merchant_id: 'm3', sub_merchant_id: 's3' })
  })

  it.each(engine === 'sqlite' ? [engine] : [])(
    'is found by the index of numbers (%s)',
    async () => {
      const { rows } = await sql
        .raw<{ detail: string }>(
          `explain query plan select transaction_id from orders where appid = 'a'
          and merchant_trade_no = 'n' and openid || '' = 'o' order by +pay_time desc limit 1`,
        )
        .execute(shop.database.db)
      expect(rows.map(({ detail }) => detail).join('\n')).toContain(
        'SEARCH orders USING INDEX orders_by_trade_no (appid=? AND merchant_trade_no=?)',
      )
    },
  )
})
