import { sql, type Selectable } from 'kysely'
import { skipLocked } from '../database/dialects.ts'
import { prepared, raw } from '../store/prepared.ts'
import type { EventsTable, EventState } from '../database/schema.ts'
import type { Store } from '../database/database.ts'
import { together } from '../store/together.ts'

export type EventRow = Selectable<EventsTable>

/** A push to store, with its content-derived key: WeChat sends no event id. */
export type NewEvent = { key: string } & Pick<
  EventRow,
  'appid' | 'event' | 'message' | 'received_at'
>

/** Stores a push once: false when one with this key came before. Many at once share a commit. */
export const takeEvent = together(takeEvents)

async function takeEvents(store: Store, events: readonly NewEvent[]): Promise<boolean[]> {
  // The same push twice in one commit: the first one is the fresh one.
  const firsts = new Map<string, NewEvent>()
  for (const event of events) if (!firsts.has(event.key)) firsts.set(event.key, event)
  const take = store.engine === 'postgres' ? takeOnPostgres : takeOnSqlite
  const fresh = new Set(await take(store, [...firsts.values()]))
  return events.map(({ key }) => fresh.delete(key))
}

type Taken = Pick<NewEvent, 'key'>

/** @returns the keys that nobody had */
async function takeOnSqlite(store: Store, events: readonly NewEvent[]): Promise<string[]> {
  // One text for all of them: two statements that never change, and one trip to SQLite's thread.
  const given = sql`json_each(${JSON.stringify(events)})`
  const [, taken] = await store.unit([
    raw(
      store,
      sql`insert into events (appid, event, message, received_at, state, tries, due_at)
        select value ->> 'appid', value ->> 'event', value ->> 'message', value ->> 'received_at',
          'new', 0, value ->> 'received_at'
        from ${given}
        where not exists (select 1 from event_keys where event_keys.key = value ->> 'key')`,
    ),
    raw(
      store,
      sql<Taken>`insert into event_keys (key) select value ->> 'key' from ${given} where true
        on conflict do nothing returning key`,
    ),
  ])
  return taken.map(({ key }) => key)
}

/** The same in one statement, which PostgreSQL has and SQLite has not. */
async function takeOnPostgres({ db }: Store, events: readonly NewEvent[]): Promise<string[]> {
  const column = (name: keyof NewEvent) => sql.val(events.map((event) => event[name]))
  const { rows } = await sql<{ key: string }>`
    with given as (
      select * from unnest(
        ${column('key')}::text[], ${column('appid')}::text[], ${column('event')}::text[],
        ${column('message')}::text[], ${column('received_at')}::bigint[]
      ) with ordinality as given (key, appid, event, message, received_at, place)
    ), taken as (
      insert into event_keys (key) select key from given on conflict do nothing returning key
    ), kept as (
      insert into events (appid, event, message, received_at, state, tries, due_at)
      select appid, event, message, received_at, 'new', 0, received_at
      from given join taken using (key) order by place
    )
    select key from taken`.execute(db)
  return rows.map(({ key }) => key)
}

/** Written as the partial index has it: a bound value would not find it. */
const IS_NEW = sql<boolean>`state = 'new'`

/** Claims events of one appid to process until `hold_until`, longest due first. */
export function claimDueEvents(
  { db, engine }: Store,
  {
    appid,
    now,
    hold_until,
    limit,
  }: {
    appid: string
    now: number
    hold_until: number
    limit: number
  },
): Promise<EventRow[]> {
  return db.transaction().execute(async (trx) => {
    const due = await skipLocked(
      trx
        .selectFrom('events')
        .selectAll()
        .where('appid', '=', appid)
        .where(IS_NEW)
        .where('due_at', '<=', now)
        .orderBy('due_at')
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

interface Settled {
  id: number
  state: EventState
  tries: number
  due_at: number
  error: string | null
}

const settling = prepared((db, { id, state, tries, due_at, error }: Settled) =>
  db.updateTable('events').set({ state, tries, due_at, error }).where('id', '=', id),
)

/** Says what became of a claimed event. */
export async function settleEvent(store: Store, settled: Settled): Promise<void> {
  await settling(store, settled)
}

/** Stored pushes, newest first, before `before`. */
export function listEvents(
  { db }: Store,
  appid: string,
  page: {
    state?: EventState | undefined
    event?: string | undefined
    before?: number | undefined
    limit: number
  },
): Promise<EventRow[]> {
  let query = db.selectFrom('events').selectAll().where('appid', '=', appid)
  if (page.state !== undefined) query = query.where('state', '=', page.state)
  if (page.event !== undefined) query = query.where('event', '=', page.event)
  if (page.before !== undefined) query = query.where('id', '<', page.before)
  return query.orderBy('id', 'desc').limit(page.limit).execute()
}

/** Lets a push be processed again: one by its id, or all that are parked. @returns how many */
export async function replayEvents(
  { db }: Store,
  appid: string,
  which: { id: number } | { state: 'parked' },
  due_at: number,
): Promise<number> {
  const query = db
    .updateTable('events')
    .set({ state: 'new', tries: 0, due_at, error: null })
    .where('appid', '=', appid)
  const replayed = await (
    'id' in which ? query.where('id', '=', which.id) : query.where('state', '=', which.state)
  )
    .returning('id')
    .execute()
  return replayed.length
}

/** Pushes by state, without those that are done; and since when the oldest one waits. */
export async function countOpenEvents(
  { db }: Store,
  appid: string,
): Promise<{ state: EventState; count: number }[]> {
  const rows = await db
    .selectFrom('events')
    .select((eb) => ['state', eb.fn.countAll<number>().as('count')])
    .where('appid', '=', appid)
    .where('state', 'in', ['new', 'parked'])
    .groupBy('state')
    .execute()
  return rows.map(({ state, count }) => ({ state, count: Number(count) }))
}
