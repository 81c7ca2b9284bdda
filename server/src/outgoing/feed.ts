import type { Language } from '../core/language.ts'
import type { Scope } from '../database/database.ts'
import { lastSeq, listEvents, type OutgoingEvent } from './event-queries.ts'
import type { EventType } from './event-types.ts'

/** Reads the feed after a place; `next_after` is where the next read goes on. */
export async function readFeed(
  shop: Scope,
  query: { after: number; type?: EventType | undefined; limit: number; language: Language },
): Promise<{ events: OutgoingEvent[]; next_after: number }> {
  const { after, type, limit, language } = query
  // Read first: what gets its place meanwhile comes with the next read.
  const last = type === undefined ? after : Math.max(after, await lastSeq(shop))
  const types = type === undefined ? undefined : [type]
  const events = await listEvents(shop, { after, types, limit, language })
  const end = events.at(-1)?.seq
  // Of one type there may be none for long: the others before the last place need not be read again.
  const next_after = events.length < limit ? Math.max(end ?? after, last) : (end ?? after)
  return { events, next_after }
}
