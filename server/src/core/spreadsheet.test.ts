import fc from 'fast-check'
import { expect, it } from 'vitest'
import { numberCell, textCell } from './spreadsheet.ts'

it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1', '＠x'])(
  'guards %j against being run as a formula',
  (text) => {
    expect(textCell(text)).toBe(`'${text}`)
    expect(numberCell(text)).toBe(`'${text}`)
  },
)

it('leaves everything else as it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const cell = textCell(text)
      expect(cell).toMatch(/^(?![=+\-@\t\r＝＋－＠])/)
      expect([text, `'${text}`]).toContain(cell)
    }),
  )
})

it('keeps the digits of a long number', () => {
  expect(numberCell('4200001234202611210000000001')).toBe('\t4200001234202611210000000001')
  expect(numberCell('1900000109')).toBe('1900000109')
  expect(numberCell('T-1')).toBe('T-1')
})
