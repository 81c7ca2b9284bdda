import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readWaybills } from './waybill.ts'

it('reads a waybill again as it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (value) => {
      const { tracking_nos = [], problem } = readWaybills(value)
      for (const tracking_no of tracking_nos) {
        expect(tracking_no).toMatch(/^[0-9A-Za-z-]{4,128}$/)
        expect(readWaybills(tracking_no)).toEqual({ tracking_nos: [tracking_no] })
      }
      expect(problem === undefined).toBe(tracking_nos.length > 0)
    }),
  )
})

it('reads a long value in time that grows no faster than it', () => {
  for (const piece of ['"', ' ', "'=", '-', '运单号：', '1 ', ','])
    expect(readWaybills(piece.repeat(500_000)).problem).toBeDefined()
})
