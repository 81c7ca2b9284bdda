import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createSealer } from '../core/sealing.ts'
import { maskContact } from '../core/masking.ts'
import { openPhone, PHONE_KEPT_MS, readPhone, sealPhone } from './phone.ts'

describe('readPhone', () => {
  it.each([
    ['13800138000', '13800138000'],
    ['+86 138 0013 8000', '13800138000'],
    ['0086-138-0013-8000', '13800138000'],
    ['8613800138000', '13800138000'],
    ['１３８００１３８０００', '13800138000'],
    ['\u202d13800138000\u202c', '13800138000'],
    ['18412345678-1234', '18412345678-1234'],
    ['18412345678 转 1234', '18412345678-1234'],
    ['18412345678转分机1234', '18412345678-1234'],
    ['18412345678,1234', '18412345678-1234'],
    ['18412345678 ext. 1234', '18412345678-1234'],
    ['18412345678[1234]', '18412345678-1234'],
    ['18412345678（1234）', '18412345678-1234'],
    ['0592-1234567', '05921234567'],
    ['(0592) 1234567-801', '05921234567-801'],
    ['+86 10 12345678', '+861012345678'],
    ['+852 9123 4567', '+85291234567'],
    ['95013 12345678', '9501312345678'],
  ])('reads %s', (written, phone) => {
    expect(readPhone(written)).toBe(phone)
    // Read once more, it stays.
    expect(readPhone(phone)).toBe(phone)
  })

  it.each([
    '',
    '138****8000',
    '12345',
    'Mr Chen',
    '13800138000 15912345678x',
    '1'.repeat(60),
    '无',
  ])('refuses %j', (written) => expect(readPhone(written)).toBeNull())

  it('says digits, whatever it is given, and masks hide them', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (written) => {
        const phone = readPhone(written)
        if (phone === null) return
        expect(phone).toMatch(/^\+?\d{7,20}(-\d{1,8})?$/)
        expect(maskContact(phone)).not.toContain(phone)
      }),
    )
  })
})

describe('a sealed number', () => {
  const sealer = createSealer(randomBytes(32))
  let now = 1_000
  const clock = { now: () => now }
  const shop = { sealer, clock, appid: 'wx1' }

  it('opens for its shop until its time has passed, and for nobody else', () => {
    const { sealed, until } = sealPhone(shop, '13800138000')
    expect(sealed).not.toContain('13800138000')
    const row = { phone: sealed, phone_until: until }
    expect(openPhone(shop, row)).toBe('13800138000')
    expect(openPhone({ ...shop, appid: 'wx2' }, row)).toBeNull()
    expect(openPhone({ ...shop, sealer: createSealer(randomBytes(32)) }, row)).toBeNull()
    expect(openPhone(shop, { phone: null, phone_until: null })).toBeNull()
    now += PHONE_KEPT_MS
    expect(openPhone(shop, row)).toBeNull()
  })
})
