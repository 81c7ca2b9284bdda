/** Two payments of one combined payment: WeChat, the rows of the database, the wire. */
import type { Order } from '../../../server/src/orders/queries.ts'
import type { Chance, Payment } from '../../../server/src/payments/queries.ts'
import type { Hint } from '../../../server/src/shipments/hint.ts'
import type { Shipment } from '../../../server/src/shipments/queries.ts'
import { makeShipment } from '../../../server/src/shipments/shipments.testing.ts'
import { contentOf, orderOf } from '../rules.ts'
import { GAP, nothing, ranksOf, sortedPlaces, type Base, type Content } from '../state.ts'

/** Which of the two payments. */
export type Side = 0 | 1
export const SIDES = [0, 1] as const

export interface Row {
  sides: readonly Side[]
  parcel: number
  /** Of each side: it is a correction. */
  spends: readonly boolean[]
  state: 'queued' | 'sending' | 'verifying' | 'needs_attention' | 'shipped'
  hint: Hint
  unsure_before: boolean
  upload_time: number
  deadline: boolean
  reason: string
}

export interface Message {
  row: number
  sides: readonly Side[]
  parcel: number
  said: readonly boolean[]
  time: number
  /** Its worker waits for the answer. */
  live: boolean
}

export interface State {
  orders: [Base, Base]
  shown: [Base, Base]
  payments: [Paid, Paid]
  rows: (Row | null)[]
  wire: Message[]
}

interface Paid {
  stamp: number
  pending: boolean
  newest: number
  chance: Chance
  /** -1: nobody. */
  reserved_by: number
  /** 1: we were told of a refund in full, 2: a person says otherwise. */
  refund: 0 | 1 | 2
}

export const PLACES = 4
const unpaid: Paid = {
  stamp: 0,
  pending: false,
  newest: 0,
  chance: 'there',
  reserved_by: -1,
  refund: 0,
}

export const initial = (): State => ({
  orders: [nothing, nothing],
  shown: [nothing, nothing],
  payments: [unpaid, unpaid],
  rows: Array.from({ length: PLACES }, () => null),
  wire: [],
})

export const isOpen = ({ state }: Row) =>
  state === 'queued' || state === 'sending' || state === 'verifying'
export const holds = (row: Row) =>
  isOpen(row) || (row.state === 'needs_attention' && row.unsure_before)

export const nameOf = ({ sides, parcel }: Pick<Row, 'sides' | 'parcel'>) =>
  `${sides.map((side) => 'ab'[side]).join('+')} p${parcel}`

export const contentOfRow = ({ parcel }: Pick<Row, 'parcel'>): Content => ({
  mode: 1,
  parcels: parcel,
  all: true,
})

/** A row as the server has it: one shipment for each payment, the leader first. */
export const shipmentsOf = (row: Row): Shipment[] =>
  row.sides.map((side, part) =>
    makeShipment({
      id: `${side}`,
      payment: `2:${side}`,
      transaction_id: `${side}`,
      openid: 'o',
      content: contentOf(contentOfRow(row)),
      state: row.state,
      hint: row.hint,
      unsure_before: row.unsure_before,
      spends_reshipment: row.spends[part] ?? false,
    }),
  )

export const paymentOf = ({ payments }: State, side: Side): Payment => {
  const { stamp, pending, newest, chance, reserved_by, refund } = payments[side]
  return {
    transaction_id: `${side}`,
    stamp,
    stamp_pending: pending,
    newest,
    chance,
    reserved_by: reserved_by < 0 ? null : `${reserved_by}`,
    refunded: refund === 1,
    refunded_sum: refund === 1 ? 1 : 0,
  }
}

export const shownOrder = ({ shown }: State, side: Side): Order => orderOf(shown[side])

export const withPayment = (state: State, side: Side, change: Partial<Paid>): State => ({
  ...state,
  payments: state.payments.with(side, { ...state.payments[side], ...change }) as [Paid, Paid],
})

export const withRow = (state: State, at: number, change: Partial<Row> | null): State => {
  const row = state.rows[at]
  return { ...state, rows: state.rows.with(at, change && row ? { ...row, ...change } : null) }
}

/** It is gone: what it reserved is free, what it sent belongs to nobody. */
export function ended(state: State, at: number, free: (side: Side) => boolean = () => true): State {
  const wire = state.wire.map((one) => (one.row === at ? { ...one, row: -1, live: false } : one))
  let next = { ...withRow(state, at, null), wire }
  for (const side of SIDES)
    if (next.payments[side].reserved_by === at && free(side))
      next = withPayment(next, side, { reserved_by: -1 })
  return next
}

function timesOf({ orders, shown, payments, rows, wire }: State): number[] {
  return [
    ...[...orders, ...shown].flatMap(({ last, list }) => [last, ...list.map(([, time]) => time)]),
    ...payments.flatMap(({ stamp, newest }) => [stamp, newest]),
    ...rows.map((row) => row?.upload_time ?? 0),
    ...wire.map(({ time }) => time),
  ]
}

/** A time later than all that there is. */
export const later = (state: State) => Math.max(0, ...timesOf(state)) + GAP

/** Ranks instead of times; rows and messages in one order: states that mean the same are one. */
export function canonical(state: State): State {
  const { rank, base } = ranksOf(timesOf(state))
  const ranked = state.rows.map((row) => row && { ...row, upload_time: rank(row.upload_time) })
  const order = sortedPlaces(ranked)
  const place = (row: number) => (row < 0 ? row : order.indexOf(row))
  const paid = (one: Paid): Paid => ({
    ...one,
    stamp: rank(one.stamp),
    newest: rank(one.newest),
    reserved_by: place(one.reserved_by),
  })
  const wire = state.wire.map((one) => ({ ...one, time: rank(one.time), row: place(one.row) }))
  return {
    orders: [base(state.orders[0]), base(state.orders[1])],
    shown: [base(state.shown[0]), base(state.shown[1])],
    payments: [paid(state.payments[0]), paid(state.payments[1])],
    rows: order.map((at) => ranked[at] ?? null),
    wire: sortedPlaces(wire).flatMap((at) => wire[at] ?? []),
  }
}
