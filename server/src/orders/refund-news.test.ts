import { ORDER_STATE } from '@fahuo/contract'
import { beforeAll, expect, it } from 'vitest'
import type { Database } from '../database/database.ts'
import { onEachEngine } from '../database/engines.testing.ts'
import { savingRefund } from '../payments/refund-queries.ts'
import type { Shop } from '../shops/shop.ts'
import { tellingRefund } from './events.ts'
import { saveOrders, type Order } from './queries.ts'
import { tellUntoldRefunds } from './refund-news.ts'

const NOW = 1_800_000_000_000

onEachEngine('refunds of one payment', (open, engine) => {
  let first: Database
  let second: Database
  beforeAll(async () => {
    first = await open()
    second = await open()
  })
  const shopOf = (database: Database) =>
    ({ database, appid: 'wx0000000000000001', clock: { now: () => NOW }, news_since: 0 }) as Shop
  const order: Order = {
    transaction_id: 'p1',
    merchant_id: '1900000109',
    sub_merchant_id: '',
    merchant_trade_no: 'T1',
    description: 'Tea',
    paid_amount: 1_000,
    openid: 'oBuyer',
    pay_time: 1,
    order_state: ORDER_STATE.awaiting_shipment,
    in_complaint: false,
    shipping: {},
    fetched_at: NOW,
  }
  /** As a notification of a part is stored. */
  const partOf = async (
    database: Database,
    refund_id: string,
    refund: number,
    of: Order = order,
  ) => [
    savingRefund(shopOf(database), {
      refund_id,
      transaction_id: of.transaction_id,
      mchid: '1900000109',
      out_trade_no: 'T1',
      out_refund_no: refund_id,
      status: 'SUCCESS',
      refund,
      total: 1_000,
      success_time: null,
      told_at: NOW,
    }),
    ...(await tellingRefund(shopOf(database), of)),
  ]
  const told = async () =>
    (
      await first.db
        .selectFrom('outgoing')
        .select('key')
        .where('type', '=', 'order.refunded')
        .execute()
    ).length

  it('that are committed at the same moment are told once all of it went back', async () => {
    await saveOrders(shopOf(first), [order])
    const parts = [await partOf(first, 'r1', 400), await partOf(second, 'r2', 600)] as const
    if (engine === 'postgres') {
      // Both are open at once, and neither sees the other.
      await first.db.transaction().execute(async (trx) => {
        for (const statement of parts[0]) await trx.executeQuery(statement.compile())
        await second.unit(parts[1])
      })
    } else {
      // SQLite writes one after the other.
      await first.unit(parts[0])
      await second.unit(parts[1])
    }
    expect(await told()).toBe(engine === 'postgres' ? 0 : 1)
    await tellUntoldRefunds(shopOf(first))
    expect(await told()).toBe(1)
    await tellUntoldRefunds(shopOf(second))
    expect(await told()).toBe(1)
  })

  it('that are a part of it are not told as all', async () => {
    const other = { ...order, transaction_id: 'p2' }
    await saveOrders(shopOf(first), [other])
    const [saving] = await partOf(first, 'r3', 999, other)
    await first.unit([saving!])
    await tellUntoldRefunds(shopOf(first))
    expect(await told()).toBe(1)
  })
})
