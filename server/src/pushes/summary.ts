/** How WeChat's pushes come in. */
import type { Scope } from '../database/database.ts'
import { COUNTED_PUSHES, tallyPushes, type PushTally } from './queries.ts'

export { COUNTED_PUSHES }

/** Times in Unix milliseconds; null: nothing came. */
export interface PushSummary {
  last_at: number | null
  /** Of those that WeChat's signature vouches for. */
  last_signed_at: number | null
  signed_since: number | null
  /** How many of the latest were counted, and since when. */
  counted: number
  since: number | null
  parked: number
  waiting: number
  by_event: { event: string; count: number; parked: number; last_at: number }[]
}

/** Sums up the latest pushes. */
export async function summarizePushes(scope: Scope): Promise<PushSummary> {
  const tallies = await tallyPushes(scope)
  const signed = tallies.filter((one) => one.signed)
  const by_event = [...Map.groupBy(tallies, ({ event }) => event)].map(([event, own]) => ({
    event,
    count: sum(own),
    parked: sum(own.filter(({ state }) => state === 'parked')),
    last_at: latest(own) ?? 0,
  }))
  return {
    last_at: latest(tallies),
    last_signed_at: latest(signed),
    signed_since: earliest(signed),
    counted: sum(tallies),
    since: earliest(tallies),
    parked: sum(tallies.filter(({ state }) => state === 'parked')),
    waiting: sum(tallies.filter(({ state }) => state === 'new')),
    by_event: by_event.toSorted((a, b) => b.count - a.count),
  }
}

const sum = (tallies: readonly PushTally[]) => tallies.reduce((all, { count }) => all + count, 0)

const latest = (tallies: readonly PushTally[]): number | null =>
  tallies.length === 0 ? null : Math.max(...tallies.map(({ last_at }) => last_at))

const earliest = (tallies: readonly PushTally[]): number | null =>
  tallies.length === 0 ? null : Math.min(...tallies.map(({ first_at }) => first_at))
