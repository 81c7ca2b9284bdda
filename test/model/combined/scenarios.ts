import type { Scenario } from './check.ts'
import type { Wrong } from './context.ts'

const both = [0, 1] as const
const [P1, P2, P3] = [1, 2, 4]
const A = { sides: [0], parcel: P1 } as const
const B = { sides: [1], parcel: P1 } as const
const AB = { sides: both, parcel: P2 } as const
const CORRECTION = { sides: both, parcel: P3, said: true } as const

export const COMBINED: readonly Scenario[] = [
  { name: 'combined', requests: [AB], lag: true, hours: true, crash: true },
  { name: 'combined, beside both of them', requests: [AB, A, B], hours: true },
  {
    name: 'combined, each part for itself',
    requests: [AB, A, B],
    hours: true,
    unbounded: true,
    each: true,
  },
  { name: 'combined, errcode 0 and nothing there', requests: [AB], lies: true, hours: true },
  { name: 'combined, told of a refund', requests: [AB], told_refund: true },
  { name: 'combined, corrected', requests: [AB, CORRECTION] },
  {
    name: 'combined, one part corrected',
    requests: [AB, { ...CORRECTION, sides: [0] }, CORRECTION],
  },
]

/** The same with more at once: for `pnpm model --all`. */
export const COMBINED_LARGE: readonly Scenario[] = [
  { name: 'all: combined, late uploads', requests: [AB, A, B], hours: true, unbounded: true },
  { name: 'all: combined, late get_order', requests: [AB, A, B], lag: true },
  { name: 'all: combined, late get_order, corrected', requests: [AB, CORRECTION], lag: true },
]

/** Each rule with a scenario that misses it. */
export const COMBINED_RULES: Record<Wrong, string> = {
  'no stamp serves all': 'combined, each part for itself',
  'each part gives its reservation back': 'combined, corrected',
  'a retry forgets the version of each part': 'combined, errcode 0 and nothing there',
  'a retry overrules the refund of each part': 'combined, told of a refund',
}
