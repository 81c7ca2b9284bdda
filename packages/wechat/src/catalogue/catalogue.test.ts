import { describe, expect, it } from 'vitest'
import { allCalls } from '../calls/index.ts'
import { ERRCODE, explain, explainedErrcodes, isBusy } from './index.ts'

describe('the catalogue', () => {
  it('explains every code of every call, in both languages', () => {
    const missing = allCalls.flatMap(({ name, errcodes }) =>
      errcodes
        .filter((errcode) => !explainedErrcodes.includes(errcode))
        .map((errcode) => [name, errcode]),
    )
    expect(missing).toEqual([])
    for (const errcode of explainedErrcodes) {
      const { cause, remedy } = explain(errcode)
      expect(cause.zh).toMatch(/[\u4e00-\u9fff]/)
      expect(remedy.zh).toMatch(/[\u4e00-\u9fff]/)
      expect(cause.en).toMatch(/^[A-Z].*\.$/)
      expect(remedy.en).toMatch(/^\S.*\.$/)
    }
  })

  it('gives each errcode a name and an explanation of its own', () => {
    const named: number[] = Object.values(ERRCODE)
    expect(new Set(named).size).toBe(named.length)
    expect(named.toSorted((a, b) => a - b)).toEqual(explainedErrcodes.toSorted((a, b) => a - b))
  })

  it('explains an errcode that it does not know', () => {
    expect(explain(123_456_789)).toMatchObject({ kind: 'operator' })
    expect(isBusy(ERRCODE.SYSTEM_BUSY)).toBe(true)
    expect(isBusy(ERRCODE.PAYMENT_UNKNOWN)).toBe(false)
  })
})

describe('10060001, which has six causes', () => {
  const transaction_id = '4200001234202611210000000001'
  const order_key = { order_number_type: 2, transaction_id }
  const causes = (known: Parameters<typeof explain>[1]) =>
    (explain(ERRCODE.PAYMENT_UNKNOWN, known).causes ?? []).map(({ en }) => en.split(/[:.]/)[0])

  it('is a new payment in most cases', () => {
    expect(causes({ order: { pay_time: 1000 }, now: 1030, order_key })).toEqual([
      'Paid only just now',
    ])
  })

  it.each([
    [
      { order: { sub_merchant_id: '20' }, order_key: { order_number_type: 1, mchid: '19' } },
      'The number does not belong to this payment',
    ],
    [
      { order_key: { order_number_type: 2, transaction_id: 'HF123' } },
      'The number does not belong to this payment',
    ],
    [{ order: { trial: true }, order_key }, 'Paid in the development or trial version'],
    [
      { order: { pay_time: 5 }, now: 9000, authorised_since: 10, order_key },
      'Paid before the merchant number was authorised for shipping management',
    ],
    [
      { order: { currency: 'HKD' }, order_key },
      'Paid with an overseas wallet or in another currency',
    ],
  ])('names the cause that certainly applies to %j', (known, cause) => {
    expect(causes(known)).toEqual([cause])
  })

  it('names every cause that is not ruled out when none is certain', () => {
    const open = causes({ order: { pay_time: 1000, currency: 'CNY' }, now: 9000, order_key })
    expect(open).toEqual([
      'Paid in the development or trial version',
      'Paid before the merchant number was authorised for shipping management',
      "Paid to another Mini Program, or called with another appid's token",
    ])
    expect(explain(ERRCODE.PAYMENT_UNKNOWN).causes).toBeUndefined()
  })
})
