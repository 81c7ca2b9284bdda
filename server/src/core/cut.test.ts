import fc from 'fast-check'
import { expect, it } from 'vitest'
import { cutTo } from './cut.ts'

it('leaves a text that is short enough', () => {
  expect(cutTo('武夷岩茶', 4)).toBe('武夷岩茶')
})

it('cuts no character in two', () => {
  expect(cutTo('茶👨‍👩‍👧茶', 5)).toBe('茶')
  expect(cutTo('茶茶𠮷', 3)).toBe('茶茶')
  expect(cutTo(`${'茶'.repeat(39)}🍵`, 40)).toBe('茶'.repeat(39))
})

it('is as short as it must be, and never empty', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), fc.nat(60), (text, max) => {
      const cut = cutTo(text, max + 1)
      expect(cut.length).toBeLessThanOrEqual(max + 1)
      expect(text.startsWith(cut)).toBe(true)
      expect(cut).not.toBe('')
    }),
  )
})
