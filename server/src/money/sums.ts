/** Sums of money, and the spans that they are taken over. */
import { setImmediate as giveWay } from 'node:timers/promises'
import { beijingDay, DAY_SECONDS, dayBegins, SECOND_MS } from '../core/time.ts'
import type { Span, Sum } from './queries.ts'

export type { Payee, Span, Sum } from './queries.ts'

export const NOTHING: Sum = { orders: 0, amount: 0, refunded_amount: 0 }

/** Adds sums up. */
export const total = (sums: readonly Sum[]): Sum => {
  const all = { ...NOTHING }
  for (const { orders, amount, refunded_amount } of sums) {
    all.orders += orders
    all.amount += amount
    all.refunded_amount += refunded_amount
  }
  return all
}

/**
 * Asks for some days of a span at a time, and lets others have their turn in between: SQLite answers
 * where requests are served.
 */
export async function inPieces<Row>(
  { from, before }: Span,
  days: number,
  ask: (span: Span) => Promise<Row[]>,
): Promise<Row[]> {
  const rows: Row[] = []
  for (let at = from; at < before; at += days * DAY_SECONDS) {
    rows.push(...(await ask({ from: at, before: Math.min(at + days * DAY_SECONDS, before) })))
    await giveWay()
  }
  return rows
}

/** Days in Beijing, counted since 1970. */
export interface Days {
  today: number
  /** The first day of this month. */
  month: number
}

/** @param now Unix milliseconds */
export function daysOf(now: number): Days {
  const today = beijingDay(now)
  const date = new Date(today * DAY_SECONDS * SECOND_MS)
  return { today, month: today - date.getUTCDate() + 1 }
}

/** The span of whole days, the last one excluded. */
export const spanOf = (first: number, before: number): Span => ({
  from: dayBegins(first),
  before: dayBegins(before),
})
