/** What a shipment may be in the middle of when the servers go down, what WeChat has of it, and its end. */
import type { Hint } from '../../server/src/shipments/hint.ts'

/** What WeChat has, when the servers come back. */
type Truth =
  | 'nothing'
  | 'it'
  | 'it, received'
  | 'another'
  /** Receipt is automatic after ten days: the order takes no shipment any more. */
  | 'another, received'
  | 'refunded'

export interface Case {
  name: string
  state: 'queued' | 'sending' | 'verifying' | 'needs_attention'
  hint?: Hint
  /** An earlier upload may have been taken. */
  unsure?: true
  /** It was never sent. */
  never_sent?: true
  /** It came with the merchant's number, and its payment is not known yet. */
  unclaimed?: true
  /** Errcode 0: WeChat has said that it has a version of this time. */
  taken?: true
  /** A correction of what was shipped before. */
  corrects?: true
  /** A parcel of a split shipment; another one waits for it. */
  parcels?: true
  truth: Truth
  end: 'shipped' | 'rejected' | 'needs_attention'
  reason: string | null
}

type Kind = Omit<Case, 'name' | 'truth' | 'end' | 'reason'>
type End = Case['end'] | [Case['end'], string]

const casesOf = (what: string, kind: Kind, ends: Partial<Record<Truth, End>>): Case[] =>
  Object.entries(ends).map(([truth, given]) => {
    const [end, reason = null] = typeof given === 'string' ? [given] : given
    return { name: `${what}, WeChat has ${truth}`, ...kind, truth: truth as Truth, end, reason }
  })

const OTHER: End = ['needs_attention', 'shipped_differently']
const CLOSED: End = ['rejected', 'order_closed']
const SPENT: End = ['rejected', 'reshipment_spent']
/** It was there before we sent it. */
const THERE: End = ['shipped', 'was_shipped_already']
const ALL = {
  it: 'shipped',
  'it, received': 'shipped',
  another: OTHER,
  'another, received': CLOSED,
  refunded: CLOSED,
} as const

export const CASES: readonly Case[] = [
  ...casesOf(
    'never sent',
    { state: 'queued', never_sent: true },
    { ...ALL, nothing: 'shipped', it: THERE, 'it, received': THERE },
  ),
  ...casesOf(
    'never sent, by the other number',
    { state: 'queued', never_sent: true, unclaimed: true },
    { ...ALL, nothing: 'shipped', it: THERE, 'it, received': THERE },
  ),
  ...casesOf(
    'to be sent again',
    { state: 'queued', unsure: true },
    { ...ALL, nothing: 'shipped', it: THERE, 'it, received': THERE },
  ),
  ...casesOf('sending', { state: 'sending' }, { ...ALL, nothing: 'shipped' }),
  ...(['lost', 'unsure'] as const).flatMap((hint) =>
    casesOf(hint, { state: 'verifying', hint, unsure: true }, { ...ALL, nothing: 'shipped' }),
  ),
  ...casesOf(
    'answered 10060023',
    { state: 'verifying', hint: 'answered' },
    { ...ALL, nothing: ['needs_attention', 'not_taken'] },
  ),
  ...casesOf(
    'answered 0',
    { state: 'verifying', hint: 'answered', unsure: true, taken: true },
    { it: 'shipped', 'it, received': 'shipped', nothing: ['needs_attention', 'unproven'] },
  ),
  ...casesOf(
    'refused',
    { state: 'verifying', hint: 'refused' },
    { ...ALL, nothing: ['rejected', 'refused_by_wechat'] },
  ),
  ...casesOf(
    'refused after an unsure one',
    { state: 'verifying', hint: 'refused', unsure: true },
    { ...ALL, nothing: ['needs_attention', 'unproven'] },
  ),
  ...casesOf(
    'complete',
    { state: 'verifying', hint: 'complete' },
    { ...ALL, nothing: ['needs_attention', 'newer_at_wechat'] },
  ),
  ...casesOf(
    'spent',
    { state: 'verifying', hint: 'spent' },
    { ...ALL, nothing: ['needs_attention', 'unproven'] },
  ),
  ...casesOf(
    'not payable',
    { state: 'verifying', hint: 'not_payable' },
    {
      ...ALL,
      nothing: 'shipped',
    },
  ),
  ...casesOf(
    'stale time',
    { state: 'verifying', hint: 'stale_time' },
    { ...ALL, nothing: ['needs_attention', 'newer_at_wechat'] },
  ),
  ...casesOf(
    'needs attention',
    { state: 'needs_attention', hint: 'lost', unsure: true },
    { nothing: ['needs_attention', 'unproven'], another: ['needs_attention', 'unproven'] },
  ),
  ...casesOf(
    'a parcel, and one that waits',
    { state: 'verifying', hint: 'lost', unsure: true, parcels: true },
    { nothing: 'shipped', it: 'shipped' },
  ),
  ...casesOf(
    'a correction, never sent',
    { state: 'queued', never_sent: true, corrects: true },
    { nothing: 'shipped', it: THERE, another: SPENT, refunded: CLOSED },
  ),
  ...casesOf(
    'a correction, sending',
    { state: 'sending', corrects: true },
    { nothing: 'shipped', it: 'shipped', another: SPENT, refunded: CLOSED },
  ),
  ...(['lost', 'unsure'] as const).flatMap((hint) =>
    casesOf(
      `a correction, ${hint}`,
      { state: 'verifying', hint, unsure: true, corrects: true },
      { nothing: 'shipped', it: 'shipped', another: SPENT, refunded: CLOSED },
    ),
  ),
  ...casesOf(
    'a correction, answered 10060023',
    { state: 'verifying', hint: 'answered', corrects: true },
    { nothing: ['needs_attention', 'not_taken'], it: 'shipped', another: SPENT },
  ),
  ...casesOf(
    'a correction, refused',
    { state: 'verifying', hint: 'refused', corrects: true },
    { nothing: ['rejected', 'refused_by_wechat'], it: 'shipped', another: SPENT },
  ),
  ...casesOf(
    'a correction, spent',
    { state: 'verifying', hint: 'spent', corrects: true },
    { another: SPENT },
  ),
  // WeChat has something of that time or later, and does not show it.
  ...casesOf(
    'a correction, stale time',
    { state: 'verifying', hint: 'stale_time', corrects: true },
    { nothing: ['needs_attention', 'unproven'], another: SPENT },
  ),
]
