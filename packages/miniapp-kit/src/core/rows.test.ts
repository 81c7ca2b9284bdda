import fc from 'fast-check'
import { expect, it } from 'vitest'
import { rowAt, rowTops } from './rows.ts'

it('finds the row at any place of a list of any heights', () => {
  const lists = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 300 })
  fc.assert(
    fc.property(lists, fc.nat(), (heights, place) => {
      const tops = rowTops(heights)
      const end = heights.reduce((sum, height) => sum + height, 0)
      expect(tops).toHaveLength(heights.length + 1)
      expect(tops.at(-1)).toBe(end)
      const row = rowAt(tops, place)
      expect(tops[row]).toBeLessThanOrEqual(place)
      expect(row === heights.length - 1 || (tops[row + 1] ?? 0) > place).toBe(true)
    }),
  )
})

it('finds the first row of an empty list', () => {
  expect(rowAt(rowTops([]), 500)).toBe(0)
})
