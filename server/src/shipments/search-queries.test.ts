import { sql } from 'kysely'
import { beforeAll, expect, it } from 'vitest'
import type { Scope } from '../database/database.ts'
import { onEachEngine } from '../database/engines.testing.ts'
import { saveOrders } from '../orders/queries.ts'
import type { ShipmentContent } from './content.ts'
import { insertShipment, insertTogether } from './insert-queries.ts'
import { listShipments, type ShipmentFilter } from './search-queries.ts'
import { readShipments, shipmentsOfOrder } from './people.ts'
import { makeShipment } from './shipments.testing.ts'

const appid = 'wx0000000000000001'

const content = (order_key: object, ...numbers: string[]) =>
  ({
    order_key,
    logistics_type: 1,
    delivery_mode: 1,
    shipping_list: numbers.map((tracking_no) => ({ tracking_no, express_company: 'YTO' })),
  }) as ShipmentContent

onEachEngine('shipments are found', (open, engine) => {
  let shop: Scope
  beforeAll(async () => {
    shop = { database: await open(), appid }
    await saveOrders(shop, [
      {
        transaction_id: 't1',
        merchant_id: 'm1',
        sub_merchant_id: '',
        merchant_trade_no: 'SHOP-1',
        description: 'Tea',
        paid_amount: 1,
        openid: 'oOne',
        pay_time: 1,
        order_state: 1,
        in_complaint: false,
        shipping: {},
        fetched_at: 1,
      },
    ])
    const by_wechat = { order_number_type: 2, transaction_id: 't1' }
    const by_shop = { order_number_type: 1, mchid: 'm1', out_trade_no: 'SHOP-1' }
    const elsewhere = { order_number_type: 1, mchid: 'm2', out_trade_no: 'SHOP-1' }
    const add = (id: string, change: object, numbers: string[], key: object) =>
      insertShipment(shop, makeShipment({ id, content: content(key, ...numbers), ...change }))
    await add(
      'a',
      {
        payment: '2:t1',
        transaction_id: 't1',
        state: 'shipped',
        openid: 'oOne',
        updated_at: 5_000,
      },
      ['YT-1', 'YT-1', 'YT-2'],
      by_wechat,
    )
    await add(
      'b',
      { payment: '1:m1:SHOP-1', transaction_id: null, openid: null, updated_at: 6_000 },
      ['YT-2'],
      by_shop,
    )
    await add(
      'c',
      { payment: '1:m2:SHOP-1', transaction_id: 't9', openid: 'oNine', updated_at: 7_500 },
      [],
      elsewhere,
    )
  })
  const found = async (filter: ShipmentFilter, scope = shop) =>
    (await listShipments(scope, { ...filter, limit: 50 })).map(({ id }) => id)

  it('by each number that a shop knows', async () => {
    expect(await found({ transaction_id: 't1' })).toEqual(['a'])
    expect(await found({ merchant_trade_no: 'SHOP-1' })).toEqual(['c', 'b', 'a'])
    expect(await found({ openid: 'oOne' })).toEqual(['a'])
    expect(await found({ tracking_no: 'YT-1' })).toEqual(['a'])
    expect(await found({ tracking_no: 'YT-2' })).toEqual(['b', 'a'])
    expect(await found({ tracking_no: 'YT-2', state: 'shipped' })).toEqual(['a'])
    expect(await found({ tracking_no: '' })).toEqual([])
    expect(await found({ updated_from: 6_000 })).toEqual(['c', 'b'])
    expect(await found({ tracking_no: 'YT-1' }, { ...shop, appid: 'wxother' })).toEqual([])
  })

  it('by their order, whichever number they came with', async () => {
    const order = { transaction_id: 't1', merchant_id: 'm1', sub_merchant_id: '' }
    const ids = async (merchant_trade_no: string) =>
      (await shipmentsOfOrder(shop, { ...order, merchant_trade_no })).map(({ id }) => id)
    expect(await ids('SHOP-1')).toEqual(['b', 'a'])
    expect(await ids('')).toEqual(['a'])
  })

  it('page by page', async () => {
    const first = await readShipments(shop, { merchant_trade_no: 'SHOP-1', limit: 2 })
    expect(first.shipments.map(({ id }) => id)).toEqual(['c', 'b'])
    const query = { updated_since: 5, limit: 2 }
    const { next_cursor } = await readShipments(shop, query)
    const second = await readShipments(shop, { ...query, cursor: next_cursor ?? undefined })
    expect(second.shipments.map(({ id }) => id)).toEqual(['a'])
    expect(second.next_cursor).toBeNull()
  })

  it('only when they were accepted', async () => {
    const again = makeShipment({
      id: 'refused',
      payment: '1:m1:SHOP-1',
      transaction_id: null,
      content: content({ order_number_type: 1 }, 'YT-REFUSED'),
    })
    expect(await insertShipment(shop, again)).toBe(false)
    expect(await insertTogether(shop, [{ ...again, id: 'part' }])).toBe(false)
    const rows = await shop.database.db
      .selectFrom('shipment_parcels')
      .selectAll()
      .where('tracking_no', '=', 'YT-REFUSED')
      .execute()
    expect(rows).toEqual([])
    const parts = ['x', 'y'].map((id) => ({
      ...makeShipment({ id, content: content({ order_number_type: 2 }, `YT-${id}`) }),
      payment: `2:${id}`,
      transaction_id: id,
      combined: 'x',
    }))
    expect(await insertTogether(shop, parts)).toBe(true)
    expect(await found({ tracking_no: 'YT-y' })).toEqual(['y'])
  })

  it.each(engine === 'sqlite' ? [engine] : [])(
    'by indexes, however many there are (%s)',
    async () => {
      const plan = async (where: string, order = `(id || '')`) => {
        const text = `explain query plan select * from shipments where appid = 'a' and ${where} order by ${order} desc limit 51`
        const { rows } = await sql.raw<{ detail: string }>(text).execute(shop.database.db)
        return rows.map(({ detail }) => detail).join('\n')
      }
      expect(await plan('updated_at >= 1')).toContain('shipments_by_update')
      expect(await plan(`openid = 'o'`, 'id')).toContain('shipments_of_buyer')
      expect(await plan(`transaction_id = 't'`)).toContain('shipments_of_transaction')
      const by_number = await plan(
        `id in (select own.id from shipments as own where own.appid = 'a' and own.out_trade_no = 'n')`,
      )
      expect(by_number).toContain('shipments_by_out_trade_no')
    },
  )
})
