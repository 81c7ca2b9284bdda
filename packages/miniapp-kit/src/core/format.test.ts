import { expect, it } from 'vitest'
import { formatMoney, formatTime } from './format.ts'

it.each([
  [0, '¥0.00'],
  [1, '¥0.01'],
  [100, '¥1.00'],
  [123_456, '¥1,234.56'],
  [100_000_000_000, '¥1,000,000,000.00'],
  [-5, '-¥0.05'],
])('formats %i fen as %s', (fen, text) => {
  expect(formatMoney(fen)).toBe(text)
})

it("formats a time in the phone's time zone", () => {
  const local = new Date(2026, 10, 1, 9, 5)
  expect(formatTime(local.getTime() / 1000)).toBe('2026-11-01 09:05')
})
