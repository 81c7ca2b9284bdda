import type { Selectable } from 'kysely'
import { skipLocked } from './engine.ts'
import type { EventsTable, EventState } from './schema.ts'
import type { Store } from './store.ts'

export type EventRow = Selectable<EventsTable>

/**
 * Stores a push once: false when one with this key came before.
 * @param key content-derived, WeChat sends no event id
 */
export function takeEvent(
  { db }: Store,
  key: string,
  event: { appid: string; event: string; message: string; received_at: number },
): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const taken = await trx
      .insertInto('event_keys')
      .values({ key })
      .onConflict((conflict) => conflict.doNothing())
      .returning('key')
      .executeTakeFirst()
    if (!taken) return false
    await trx
      .insertInto('events')
      .values({ ...event, state: 'new', tries: 0, due_at: event.received_at, error: null })
      .execute()
    return true
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
