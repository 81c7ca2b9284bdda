import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { startEmulator } from '../emulator.ts'
import { detailsRequest, goodsOf, type PaidOrder } from './demo-shop.ts'

interface Details {
  item_list: { quantity: number; unit_price: number; image_url: string[] }[]
  freight: number
  discount: number
  receiver?: object
  store?: object
  promised_ship_time?: number
}

const order = (description: string, paid_amount = 16_800): PaidOrder => ({
  transaction_id: '4200002687202611261451882916',
  merchant_trade_no: 'TEA1',
  description,
  paid_amount,
  pay_time: 1_795_000_000,
})
const told = (...[paid, more]: [PaidOrder, object?]) =>
  (
    detailsRequest(paid, { language: 'zh', origin: 'http://localhost:4010' }, more).body as {
      order: Details
    }
  ).order

describe("the demo's shop", () => {
  it('reads goods as buyers see them', () => {
    expect(goodsOf('武夷山大红袍 250g x1')).toEqual([
      { name: '武夷山大红袍', description: '250g', quantity: 1 },
    ])
    expect(goodsOf('Ripe Pu’er 357 g x2; Cup ×4；壶')).toEqual([
      { name: 'Ripe Pu’er', description: '357 g', quantity: 2 },
      { name: 'Cup', quantity: 4 },
      { name: '壶', quantity: 1 },
    ])
  })

  it.each(['茶 x1', '茶 x3', '茶 x3; 杯 x4', ';', '茶 x0'])(
    'prices %s so that it comes to what was paid, with pictures that are there',
    (description) => {
      const pictures = readdirSync(join(import.meta.dirname, 'goods'))
      for (const paid of [1, 9_999, 10_000, 16_800]) {
        const { item_list, freight, discount } = told(order(description, paid))
        const sum = item_list.reduce((all, one) => all + one.unit_price * one.quantity, 0)
        expect(sum + freight - discount).toBe(paid)
        expect(discount).toBeGreaterThanOrEqual(0)
        for (const [picture = ''] of item_list.map(({ image_url }) => image_url))
          expect(pictures).toContain(picture.split('/').at(-1))
      }
    },
  )

  it('tells where it goes: to a receiver, to a store, or nowhere', () => {
    const express = told(order('茶'))
    expect([express.receiver, express.store]).toEqual([expect.anything(), undefined])
    const pickup = told(order('茶'), { logistics_type: 4 })
    expect([pickup.receiver, pickup.store]).toEqual([undefined, expect.anything()])
    const virtual = told(order('会员'), { logistics_type: 3, presale: true })
    expect([virtual.receiver, virtual.store, virtual.promised_ship_time]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
  })

  it('has its pictures served by the phone, and nothing beside them', async () => {
    const emulator = await startEmulator({ appid: 'wx1', secret: 's' })
    try {
      const ask = (name: string) => fetch(`${emulator.url}/phone/goods/${name}`)
      const picture = await ask('logo-tea.svg')
      expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/svg+xml'])
      expect(await picture.text()).toMatch(/^<svg /)
      for (const name of ['none.svg', '..%2fphone.html', 'logo-tea'])
        expect((await ask(name)).status).toBe(404)
    } finally {
      await emulator.close()
    }
  })
})
