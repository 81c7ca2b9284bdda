import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isRfc3339 } from './shopping-order-rules.ts'
import { UploadShippingInfo, UploadTime } from './upload.ts'
import { brokenUploadRules, isMaskedContact } from './upload-rules.ts'

describe('a masked contact', () => {
  it.each([
    '189****1234',
    '021-****1234',
    '****1234',
    '0**2-***1234',
    '0**2-******23-10',
    '****123-8008',
    '+86-177****1234',
    '021-**34-12',
  ])('%s, as WeChat prints it', (contact) => {
    expect(isMaskedContact(contact)).toBe(true)
  })

  it('is never a whole number', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^(\+86-?)?1[3-9]\d{9}$/), (phone) => {
        expect(isMaskedContact(phone)).toBe(false)
        // One star somewhere does not hide it.
        expect(isMaskedContact(`*${phone}`)).toBe(false)
      }),
    )
  })
})

describe('upload_time', () => {
  it.each([
    ['2022-12-15T13:29:35.120+08:00', true],
    ['2022-12-15T13:29:35Z', true],
    ['2022-12-15T13:29:35.1234567+08:00', true],
    ['2022-12-15T13:29:35', false],
    ['2022-12-15 13:29:35+08:00', false],
    // The + that became a blank on the way.
    ['2022-12-15T13:29:35.120 08:00', false],
    ['2022-13-15T13:29:35Z', false],
    ['', false],
  ])('%s', (time, right) => {
    expect(UploadTime.safeParse(time).success).toBe(right)
    expect(isRfc3339(time)).toBe(right)
  })

  it('is any instant that Date writes', () => {
    const range = { min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true }
    fc.assert(
      fc.property(fc.date(range), (date) => {
        expect(UploadTime.safeParse(date.toISOString()).success).toBe(true)
        expect(isRfc3339(date.toISOString())).toBe(true)
      }),
    )
  })
})

describe('the rules of an upload', () => {
  const right = {
    order_key: { order_number_type: 2, transaction_id: '42' },
    logistics_type: 1,
    delivery_mode: 1,
    shipping_list: [{ tracking_no: '1', express_company: 'YTO', item_desc: 'Tea' }],
  }

  it('count characters for descriptions and bytes for waybills', () => {
    const parcel = right.shipping_list[0]
    const broken = (change: object) =>
      [...brokenUploadRules({ ...right, shipping_list: [{ ...parcel, ...change }] })].map(
        ({ errcode }) => errcode,
      )
    expect(broken({ item_desc: '茶'.repeat(120) })).toEqual([])
    expect(broken({ item_desc: '🍵'.repeat(120) })).toEqual([])
    expect(broken({ item_desc: '茶'.repeat(121) })).toEqual([10060009])
    expect(broken({ tracking_no: '单'.repeat(42) })).toEqual([])
    expect(broken({ tracking_no: '单'.repeat(43) })).toEqual([10060026])
  })

  it('refuse each body that WeChat would refuse, and no other', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 5 }),
        fc.integer({ min: 0, max: 3 }),
        fc.option(fc.boolean(), { nil: undefined }),
        fc.integer({ min: 0, max: 17 }),
        (logistics_type, delivery_mode, is_all_delivered, parcels) => {
          const shipping_list = Array.from({ length: parcels }, () => right.shipping_list[0]!)
          const body = { ...right, logistics_type, delivery_mode, is_all_delivered, shipping_list }
          const known = [1, 2, 3, 4].includes(logistics_type) && [1, 2].includes(delivery_mode)
          const allowed =
            known &&
            (delivery_mode === 1
              ? parcels === 1
              : logistics_type === 1 && is_all_delivered !== undefined && parcels <= 15)
          expect([...brokenUploadRules(body)].length === 0).toBe(allowed)
          const sent = UploadShippingInfo.safeParse({
            ...body,
            upload_time: '2026-11-21T09:00:00+08:00',
            payer: { openid: 'o' },
          })
          expect(sent.success).toBe(allowed)
        },
      ),
    )
  })
})
