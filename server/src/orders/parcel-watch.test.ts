import { expect, it } from 'vitest'
import { DAY_MS, HOUR_MS } from '../core/time.ts'
import { LOOKUP_EVERY_MS, lookupPause } from './parcel-watch.ts'

/** How often a parcel is looked up in so many days in which it does not move. */
function looksIn(days: number): number {
  let looks = 0
  for (let at = 0; at < days * DAY_MS; at += lookupPause(LOOKUP_EVERY_MS, at)) looks += 1
  return looks
}

it('looks a parcel up every three hours at first', () => {
  expect(looksIn(1)).toBe(24 / (LOOKUP_EVERY_MS / HOUR_MS))
})

it('looks a parcel that does not move up less and less often', () => {
  expect(looksIn(45)).toBeLessThan(70)
  expect(lookupPause(LOOKUP_EVERY_MS, 44 * DAY_MS)).toBe(DAY_MS)
})
