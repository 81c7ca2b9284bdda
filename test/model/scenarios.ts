import type { Scenario } from './check.ts'
import type { Request } from './context.ts'
import type { Content } from './state.ts'

const [P1, P2, P3, H] = [1, 2, 4, 8]

const unified = (parcels: number): Content => ({ mode: 1, parcels, all: true })
const split = (parcels: number, all: boolean): Content => ({ mode: 2, parcels, all })
const post = (content: Content, more: Partial<Request> = {}): Request => ({
  content,
  number: 'transaction_id',
  said: false,
  ...more,
})
const trade_no = { number: 'trade_no' } as const
const said = { said: true } as const

const A = post(unified(P1))
const B = post(unified(P2), trade_no)
const C = post(unified(P2), said)

/** The network and the machines on a bad day. */
const trouble = { loss: true, crash: true, stall: true } as const

/** Every kind of trouble once, each small enough to be explored whole in every run of the tests. */
export const SCENARIOS: readonly Scenario[] = [
  { name: 'one shipment', requests: [A], ...trouble, lag: true, hours: true },
  { name: 'one, later than its deadline', requests: [A], ...trouble, unbounded: true, hours: true },
  {
    name: 'one, odd answers and refusals',
    requests: [A],
    loss: true,
    odd: true,
    refusals: true,
    account: true,
    hours: true,
  },
  {
    name: 'one, odd answers, late get_order',
    requests: [A],
    loss: true,
    lag: true,
    odd: true,
    refusals: true,
  },
  {
    name: 'one, errcode 0 and nothing there',
    requests: [A],
    loss: true,
    lag: true,
    lies: true,
    hours: true,
  },
  { name: 'one, not known yet', requests: [A], ...trouble, unknown: true, hours: true },
  { name: 'one, told of a refund', requests: [A], ...trouble, lag: true, told_refund: true },
  {
    name: 'one, told of a refund, never closed',
    requests: [A],
    loss: true,
    told_refund: true,
    no_close: true,
  },
  {
    name: 'one, told of a refund, and refunded',
    requests: [A],
    loss: true,
    hours: true,
    refund: true,
    told_refund: true,
  },
  { name: 'a correction, told of a refund', requests: [A, C], loss: true, told_refund: true },
  {
    name: 'a split, told of a refund',
    requests: [post(split(P1, false)), post(split(P2, true))],
    loss: true,
    told_refund: true,
  },
  { name: 'both numbers', requests: [A, B], ...trouble, lag: true, unbounded: true },
  { name: 'both numbers, get_order goes back', requests: [A, B], ...trouble, lag: 'back' },
  { name: 'both numbers, back, hours', requests: [A, B], lag: 'back', hours: true },
  {
    name: 'by hand, corrected and closed',
    requests: [post(split(P3, true)), C, post(split(P1, true))],
    loss: true,
    lag: true,
    hand: [split(H, false)],
  },
  { name: 'both numbers, late get_order', requests: [A, B], loss: true, lag: true },
  { name: 'both numbers, any time', requests: [A, B], loss: true, stall: true, any_time: true },
  {
    name: 'two contents, hours',
    requests: [A, post(unified(P2))],
    loss: true,
    lag: true,
    hours: true,
  },
  {
    name: 'two contents, any time',
    requests: [A, post(unified(P2))],
    loss: true,
    lag: true,
    hours: true,
    any_time: true,
    no_close: true,
  },
  {
    name: 'one, nothing enforced',
    requests: [A],
    loss: true,
    any_time: true,
    any_content: true,
  },
  {
    name: 'one, nothing enforced, late get_order',
    requests: [A],
    lag: true,
    any_time: true,
    any_content: true,
    no_close: true,
  },
  {
    name: 'by hand',
    requests: [A, post(unified(P3), said)],
    loss: true,
    crash: true,
    lag: true,
    hand: [unified(H)],
  },
  {
    name: 'by hand, another order',
    requests: [A],
    loss: true,
    other: true,
    hand: [unified(H)],
  },
  {
    name: 'by hand, a split',
    requests: [post(split(P1, false)), post(split(P2, true))],
    loss: true,
    lag: true,
    hand: [split(H, false)],
  },
  { name: 'a correction', requests: [A, C], ...trouble, lag: true },
  {
    name: 'a correction, hours',
    requests: [A, C],
    loss: true,
    crash: true,
    lag: true,
    hours: true,
  },
  {
    name: 'a correction, odd answers',
    requests: [A, C],
    loss: true,
    lag: true,
    odd: true,
    refusals: true,
    account: true,
  },
  { name: 'a correction, refund', requests: [A, C], ...trouble, refund: true },
  {
    name: 'a correction and back',
    requests: [A, C, post(unified(P1), said)],
    loss: true,
    lag: true,
  },
  {
    name: 'a correction by the other number',
    requests: [A, C, post(unified(P3), { ...said, ...trade_no })],
    loss: true,
    crash: true,
  },
  {
    name: 'a split',
    requests: [post(split(P1, false)), post(split(P2, true))],
    ...trouble,
    lag: true,
  },
  {
    name: 'three parcels at once',
    requests: [post(split(P1, false)), post(split(P2, false)), post(split(P3, true))],
    loss: true,
  },
  {
    name: 'a split, hours',
    requests: [post(split(P1, false)), post(split(P2, true))],
    loss: true,
    refusals: true,
    hours: true,
  },
  {
    name: 'a split, replaced',
    requests: [post(split(P1, false)), post(split(P2, true))],
    loss: true,
    lag: true,
    split_upload: 'replace',
  },
  {
    name: 'a split completed in place, then corrected',
    requests: [post(split(P1, false)), post(split(P1, true)), C],
    loss: true,
    no_close: true,
  },
  {
    name: 'a split corrected to less',
    requests: [post(split(P1, true)), post(split(P2, false), said)],
    loss: true,
    lag: true,
  },
  {
    name: 'unified corrected to an open split',
    requests: [A, post(split(P2, false), said), post(split(P3, true))],
    loss: true,
    lag: true,
  },
  {
    name: 'our clock is behind',
    requests: [A, C],
    loss: true,
    lag: true,
    hand: [unified(H)],
    behind: true,
  },
]

/** The same with more at once: minutes, for `pnpm model --all`. */
export const LARGE: readonly Scenario[] = [
  { name: 'all: a correction, stalls, hours', requests: [A, C], ...trouble, hours: true },
  {
    name: 'all: both numbers, back, hours',
    requests: [A, B],
    loss: true,
    crash: true,
    lag: 'back',
    unbounded: true,
    hours: true,
  },
  {
    name: 'all: by hand twice',
    requests: [A, C, post(split(P3, true))],
    loss: true,
    lag: true,
    hand: [unified(H), split(H, false)],
    hands: 2,
  },
  {
    name: 'all: odd answers, hours',
    requests: [A, C],
    loss: true,
    odd: true,
    refusals: true,
    account: true,
    hours: true,
  },
  {
    name: 'all: a split and its correction',
    requests: [post(split(P1, false)), post(split(P2, true)), post(split(P3, true), said)],
    ...trouble,
    lag: true,
  },
]
