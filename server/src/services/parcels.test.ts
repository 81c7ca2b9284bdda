import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { HOUR_MS } from '../core/time.ts'
import { goodsOfParcel } from './parcel-goods.ts'
import { notScanned } from './parcels.ts'
import { PHONE_KEPT_MS } from './phone.ts'

describe('a parcel that no carrier has scanned', () => {
  /** When it is told, in hours after it was shipped; the phone number came some hours before. */
  const triesAfter = (waited_hours: number): number[] => {
    const row = { open_since: 0, phone_until: PHONE_KEPT_MS - waited_hours * HOUR_MS }
    const tries = [0]
    for (let now = 0; ;) {
      const next = notScanned(row, now, 931_023)
      if (next.to !== 'waiting') {
        expect(next).toEqual({ to: 'not_available', reason: 'no_phone', errcode: 931_023 })
        return tries
      }
      now = next.due_at ?? 0
      tries.push(now / HOUR_MS)
    }
  }

  it('is told often at first, a dozen times in all, and last before the number is gone', () => {
    const tries = triesAfter(0)
    expect(tries.slice(0, 5)).toEqual([0, 2, 4, 6, 9])
    expect(tries.length).toBeLessThan(15)
    expect(tries.at(-1)).toBeGreaterThan(71.9)
    expect(tries.at(-1)).toBeLessThan(72)
  })

  it('is told once where its shipment took as long as the number is kept', () => {
    expect(triesAfter(72)).toEqual([0])
    expect(triesAfter(71)).toHaveLength(2)
  })
})

describe('the goods of a parcel', () => {
  const item = (id: string, name = id) => ({
    merchant_item_id: id,
    name,
    description: `of ${id}`,
    quantity: 1,
    image_url: [`https://shop.example/${id}.png`],
  })

  it('are those that it names; all where it names none that the shop told', () => {
    const order = { item_list: [item('tea'), item('cup'), item('pot')] }
    const names = (items?: string[]) =>
      goodsOfParcel(order, items).map(({ goods_name }) => goods_name)
    expect(names(['cup', 'pot', 'gone'])).toEqual(['cup', 'pot'])
    expect(names(['gone'])).toEqual(['tea', 'cup', 'pot'])
    expect(names()).toEqual(['tea', 'cup', 'pot'])
  })

  it('are none where nothing was told, or has no picture', () => {
    expect(goodsOfParcel({}, undefined)).toEqual([])
    expect(goodsOfParcel({ item_list: [{ ...item('tea'), image_url: [] }] }, undefined)).toEqual([])
  })

  it('are what WeChat takes, whatever the shop told', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 300 })
    fc.assert(
      fc.property(
        fc.array(fc.record({ name: text, description: text }), { maxLength: 60 }),
        (all) => {
          const item_list = all.map((one, at) => ({ ...item(String(at)), ...one }))
          const goods = goodsOfParcel({ item_list }, undefined)
          expect(goods).toHaveLength(Math.min(all.length, 20))
          for (const { goods_name, goods_desc = '' } of goods) {
            expect(goods_name.length).toBeGreaterThan(0)
            expect(Math.max(goods_name.length, goods_desc.length)).toBeLessThanOrEqual(40)
          }
        },
      ),
    )
  })
})
