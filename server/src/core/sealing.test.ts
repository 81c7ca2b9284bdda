import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createSealer, isSealed, parseMasterKey } from './sealing.ts'

const place = { table: 'settings', column: 'access_token', appid: 'wx1' }
const sealer = createSealer(randomBytes(32))

describe('a sealed text', () => {
  it('opens in its place, and is another text each time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const sealed = sealer.seal(text, place)
        expect(isSealed(sealed)).toBe(true)
        expect(sealed).not.toBe(sealer.seal(text, place))
        expect(sealer.open(sealed, place)).toBe(text)
      }),
    )
  })

  it('does not open elsewhere, with another key, or changed', () => {
    const sealed = sealer.seal('secret', place)
    for (const other of [{ table: 'orders' }, { column: 'session_secret' }, { appid: 'wx2' }])
      expect(sealer.open(sealed, { ...place, ...other })).toBeNull()
    expect(createSealer(randomBytes(32)).open(sealed, place)).toBeNull()
    fc.assert(
      fc.property(fc.nat(sealed.length - 1), fc.constantFrom('A', 'b', '7', '_'), (at, letter) => {
        // The last letter holds bits that say nothing.
        fc.pre(sealed[at] !== letter && at < sealed.length - 1)
        expect(sealer.open(sealed.slice(0, at) + letter + sealed.slice(at + 1), place)).toBeNull()
      }),
    )
  })

  it.each(['', 'sealed.1.', 'sealed.1.AAAA', 'sealed.2.AAAA', 'plain', '{"access_token":"8"}'])(
    'is not %j',
    (text) => {
      expect(sealer.open(text, place)).toBeNull()
    },
  )
})

it('reads a master key in base64, base64url and hex', () => {
  const key = randomBytes(32)
  for (const text of [
    key.toString('base64'),
    key.toString('base64url'),
    key.toString('hex'),
    `${key.toString('base64')}\n`,
  ])
    expect(parseMasterKey(text)?.equals(key)).toBe(true)
  for (const text of ['', 'short', 'x'.repeat(64), randomBytes(31).toString('base64')])
    expect(parseMasterKey(text)).toBeNull()
})
