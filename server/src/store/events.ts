import type { Selectable } from 'kysely'
import { skipLocked } from './engine.ts'
import type { EventsTable, EventState } from './schema.ts'
import type { Store } from './store.ts'
import { together } from './together.ts'

export type EventRow = Selectable<EventsTable>

/** A push to store, with its content-derived key: WeChat sends no event id. */
export type NewEvent = { key: string } & Pick<
  EventRow,
  'appid' | 'event' | 'message' | 'received_at'
>

/** Stores a push once: false when one with this key came before. Many at once share a commit. */
export const takeEvent = together(takeEvents)

function takeEvents({ db }: Store, events: readonly NewEvent[]): Promise<boolean[]> {
  return db.transaction().execute(async (trx) => {
    const taken = await trx
      .insertInto('event_keys')
      .values(events.map(({ key }) => ({ key })))
      .onConflict((conflict) => conflict.doNothing())
      .returning('key')
      .execute()
    const fresh = new Set(taken.map(({ key }) => key))
    // The same push twice in one commit: the first one is the fresh one.
    const kept = events.map(({ key }) => fresh.delete(key))
    const rows = events.filter((_, at) => kept[at])
    if (rows.length > 0)
      await trx
        .insertInto('events')
        .values(
          rows.map(({ key: _, ...row }) => ({
            ...row,
            state: 'new' as const,
            tries: 0,
            due_at: row.received_at,
            error: null,
          })),
        )
        .execute()
    return kept
  })
}

/** Claims events to process until `hold_until`, oldest first. */
export function claimDueEvents(
  { db, engine }: Store,
  now: number,
  hold_until: number,
  limit: number,
): Promise<EventRow[]> {
  return db.transaction().execute(async (trx) => {
    const due = await skipLocked(
      trx
        .selectFrom('events')
        .selectAll()
        .where('state', '=', 'new')
        .where('due_at', '<=', now)
        .orderBy('id')
        .limit(limit),
      engine,
    ).execute()
    if (due.length > 0)
      await trx
        .updateTable('events')
        .set({ due_at: hold_until })
        .where(
          'id',
          'in',
          due.map((event) => event.id),
        )
        .execute()
    return due
  })
}

/** Says what became of a claimed event. */
export async function settleEvent(
  { db }: Store,
  id: number,
  result: { state: EventState; tries: number; due_at: number; error: string | null },
): Promise<void> {
  await db.updateTable('events').set(result).where('id', '=', id).execute()
}

/** The events of one order, oldest first. */
export async function countEvents({ db }: Store, appid: string, event: string): Promise<number> {
  const row = await db
    .selectFrom('events')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('appid', '=', appid)
    .where('event', '=', event)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}
