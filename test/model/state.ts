/**
 * One payment and everything that may happen to it: WeChat, the wire, get_order, people, two
 * workers, the rows of the database. Small, so that millions of states fit; the rules themselves are
 * the server's own, and WeChat's judgement is the emulator's own.
 */
import type { Hint } from '../../server/src/shipments/hint.ts'

/** What is shipped: parcels are bits. */
export interface Content {
  mode: 1 | 2
  parcels: number
  all: boolean
}

/** An order at WeChat, or as get_order shows it. */
export interface Base {
  mode: 0 | 1 | 2
  /** Parcel and the time it was added, in order. */
  list: readonly (readonly [parcel: number, time: number])[]
  finished: boolean
  spent: boolean
  /** The last `upload_time` that WeChat took. */
  last: number
  closed: boolean
  known: boolean
  /** For the properties: how often a person has shipped by hand. */
  hands: number
}

export type RowState =
  | 'waiting'
  | 'queued'
  | 'sending'
  | 'verifying'
  | 'needs_attention'
  | 'shipped'

export interface Row {
  content: Content
  /** Which of its two numbers it came with. */
  number: 'transaction_id' | 'trade_no'
  claimed: boolean
  state: RowState
  hint: Hint
  unsure_before: boolean
  spends: boolean
  upload_time: number
  /** The deadline of its last upload runs. */
  deadline: boolean
  /** 0 nobody, 1 and 2 the workers. */
  lease: number
  /** Why it needs attention, as far as a retry asks. */
  reason: string
  /** For the properties: WeChat has applied an upload of it. */
  applied: boolean
}

/** A worker between its look and the commit of `sending`, or waiting for an answer. */
export interface Worker {
  row: number
  seen: Base | null
  stamp: number
  pending: boolean
  refund: 0 | 1 | 2
  stamp_to_send: number
  waits: boolean
}

/** An upload on the wire. */
export interface Message {
  row: number
  content: Content
  /** Its parcels in their order: those that were there first. */
  list: readonly number[]
  time: number
  said: boolean
  /** 0: nobody waits for its answer any more. */
  worker: number
  /** For the properties: the shipments by hand that its look had shown. */
  hands: number
}

export interface State {
  wechat: Base
  shown: Base
  payment: {
    stamp: number
    pending: boolean
    newest: number
    chance: 'there' | 'presumed' | 'spent'
    /** The row that holds it, -1: none; or `GONE`. */
    reserved_by: number
    /** What was told of a refund in full: 0 nothing, 1 told, 2 told, and a person says otherwise. */
    refund: 0 | 1 | 2
  }
  rows: (Row | null)[]
  workers: (Worker | null)[]
  wire: Message[]
  hands: number
  /** For the properties: who changed the order last, and whether a look has told since. */
  changed_by: 'nobody' | 'us' | 'hand'
  told: boolean
}

/** In `reserved_by`: a row that has ended. */
export const GONE = 9
export const MAX_ROWS = 3
export const MAX_WIRE = 2
/** Between two ranks there is room for a second more. */
export const GAP = 4

export const nothing: Base = {
  mode: 0,
  list: [],
  finished: false,
  spent: false,
  last: 0,
  closed: false,
  known: true,
  hands: 0,
}

export function initial(hands: number, known: boolean): State {
  const base = { ...nothing, known }
  return {
    wechat: base,
    shown: base,
    payment: { stamp: 0, pending: false, newest: 0, chance: 'there', reserved_by: -1, refund: 0 },
    rows: [null, null, null],
    workers: [null, null],
    wire: [],
    hands,
    changed_by: 'nobody',
    told: true,
  }
}

export const isOpen = (
  row: Row | null,
): row is Row & { state: 'queued' | 'sending' | 'verifying' } =>
  row !== null && (row.state === 'queued' || row.state === 'sending' || row.state === 'verifying')

export const holdsPayment = (row: Row | null): boolean =>
  isOpen(row) || (row !== null && row.state === 'needs_attention' && row.unsure_before)

function timesOf(state: State): number[] {
  const of = (base: Base | null) => (base ? [base.last, ...base.list.map(([, time]) => time)] : [])
  return [
    ...of(state.wechat),
    ...of(state.shown),
    state.payment.stamp,
    state.payment.newest,
    ...state.rows.map((row) => row?.upload_time ?? 0),
    ...state.workers.flatMap((worker) =>
      worker ? [...of(worker.seen), worker.stamp, worker.stamp_to_send] : [],
    ),
    ...state.wire.map(({ time }) => time),
  ]
}

/** A time later than all that there is. */
export const later = (state: State) => Math.max(0, ...timesOf(state)) + GAP

/** Ranks instead of times; rows, workers and messages in one order: states that mean the same are one. */
export function canonical(state: State): State {
  const ranked = rankTimes(withoutRepeats(state))
  const order = sortedPlaces(ranked.rows)
  const place = (row: number) => (row < 0 || row >= MAX_ROWS ? row : order.indexOf(row))
  const workers = ranked.workers.map((one) => one && { ...one, row: place(one.row) })
  const [first = 0] = sortedPlaces(workers)
  const who = (worker: number) => (first > 0 && worker > 0 ? 3 - worker : worker)
  const wire = ranked.wire.map((one) => ({ ...one, row: place(one.row), worker: who(one.worker) }))
  return {
    ...ranked,
    payment: { ...ranked.payment, reserved_by: place(ranked.payment.reserved_by) },
    rows: order.map((at) => {
      const row = ranked.rows[at]
      return row ? { ...row, lease: who(row.lease) } : null
    }),
    workers: first > 0 ? workers.toReversed() : workers,
    wire: sortedPlaces(wire).flatMap((at) => wire[at] ?? []),
  }
}

/** Of two shipped ones with the same content one says all: there is room for others. */
function withoutRepeats(state: State): State {
  const rows = state.rows.map((row, at) => {
    const repeated =
      row?.state === 'shipped' &&
      state.rows.some(
        (other, place) =>
          place < at &&
          other?.state === 'shipped' &&
          other.number === row.number &&
          sameContent(other.content, row.content),
      )
    return repeated ? null : row
  })
  const gone = (row: number) => row >= 0 && state.rows[row] && !rows[row]
  return {
    ...state,
    rows,
    wire: state.wire.map((one) => (gone(one.row) ? { ...one, row: -1, worker: 0 } : one)),
    workers: state.workers.map((one) => (one && gone(one.row) ? null : one)),
  }
}

/** Ranks instead of times: only their order matters. */
export function ranksOf(all: readonly number[]) {
  const times = [...new Set(all)].filter((time) => time > 0).toSorted((a, b) => a - b)
  const ranks = new Map(times.map((time, at) => [time, (at + 1) * GAP]))
  const rank = (time: number) => ranks.get(time) ?? 0
  const base = (one: Base): Base => ({
    ...one,
    last: rank(one.last),
    list: one.list.map(([parcel, time]) => [parcel, rank(time)] as const),
  })
  return { rank, base }
}

function rankTimes(state: State): State {
  const { rank, base } = ranksOf(timesOf(state))
  return {
    ...state,
    wechat: base(state.wechat),
    shown: base(state.shown),
    payment: {
      ...state.payment,
      stamp: rank(state.payment.stamp),
      newest: rank(state.payment.newest),
    },
    rows: state.rows.map((row) => row && { ...row, upload_time: rank(row.upload_time) }),
    workers: state.workers.map(
      (one) =>
        one && {
          ...one,
          seen: one.seen && base(one.seen),
          stamp: rank(one.stamp),
          stamp_to_send: rank(one.stamp_to_send),
        },
    ),
    wire: state.wire.map((one) => ({ ...one, time: rank(one.time) })),
  }
}

/** The places of the items in the order of their texts, the greatest first. */
export function sortedPlaces(items: readonly unknown[]): number[] {
  if (items.length < 2) return items.map((_, at) => at)
  const texts = items.map((item) => JSON.stringify(item ?? null))
  return items
    .map((_, at) => at)
    .toSorted((a, b) => {
      const [left = '', right = ''] = [texts[a], texts[b]]
      return left < right ? 1 : left > right ? -1 : 0
    })
}

const sameContent = (a: Content, b: Content) =>
  a.mode === b.mode && a.parcels === b.parcels && a.all === b.all

export const nameOf = ({ mode, parcels, all }: Content) => {
  const names = ['p1', 'p2', 'p3', 'H'].filter((_, bit) => parcels & (1 << bit)).join('+')
  return mode === 1 ? `unified ${names}` : `split ${names}${all ? ', all' : ', more follow'}`
}
