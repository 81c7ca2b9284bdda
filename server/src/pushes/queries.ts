import type { Message } from '@fahuo/wechat'
import { CompiledQuery, sql, type Selectable } from 'kysely'
import type { Scope } from '../database/database.ts'
import { takeDue, type PutOff } from '../database/lease-queries.ts'
import type { EventsTable, EventState } from '../database/schema.ts'

type EventRow = Selectable<EventsTable>

export type { EventState }

/** A stored push. */
export type PushEvent = Omit<
  EventRow,
  'appid' | 'key' | 'message' | 'signed' | 'transaction_id'
> & {
  /** Null when it cannot be read. */
  message: Message | null
  /** Null: stored by 0.1, which did not tell. */
  signed: boolean | null
}

function toEvent(stored: EventRow): PushEvent {
  const { appid: _, key: __, transaction_id: ___, message, signed, ...row } = stored
  return {
    ...row,
    signed: signed === null ? null : signed === 1,
    message: readMessage(message),
  }
}

/** A row that is damaged must not stop the others of its page. */
function readMessage(stored: string): Message | null {
  try {
    return JSON.parse(stored) as Message
  } catch {
    return null
  }
}

/** A push to store, with its content-derived key: WeChat sends no event id. */
export interface NewPush {
  key: string
  event: string
  /** JSON. */
  message: string
  /** The order it tells of. */
  transaction_id?: string | null
  signed: 0 | 1
  received_at: number
}

/** Stores a push once. @returns false when one with this key came before */
export async function insertPush(scope: Scope, push: NewPush): Promise<boolean> {
  const insert = scope.database.engine === 'postgres' ? insertOnPostgres : insertOnSqlite
  return insert(scope, push)
}

const EVENT_IF_NEW = `insert into events
    (appid, event, message, signed, received_at, state, tries, due_at, key, transaction_id)
  select ?1, ?2, ?3, ?4, ?5, 'new', 0, ?5, ?6, ?7 where not exists (select 1 from event_keys where appid = ?1 and key = ?6)`
const KEY_IF_NEW =
  'insert into event_keys (appid, key) values (?, ?) on conflict do nothing returning key'

/** In two statements of one commit; a writer is alone in SQLite. */
async function insertOnSqlite(
  { database: { unit }, appid }: Scope,
  { key, event, message, transaction_id = null, signed, received_at }: NewPush,
): Promise<boolean> {
  const statement = (text: string, values: unknown[]) => ({
    compile: () => CompiledQuery.raw(text, values),
  })
  const [, inserted] = await unit([
    statement(EVENT_IF_NEW, [appid, event, message, signed, received_at, key, transaction_id]),
    statement(KEY_IF_NEW, [appid, key]),
  ])
  return inserted.length === 1
}

/** In one statement: two servers may store the same push at once, and the key decides. */
async function insertOnPostgres(
  { database: { db }, appid }: Scope,
  { key, event, message, transaction_id = null, signed, received_at }: NewPush,
): Promise<boolean> {
  const { rows } = await sql<{ key: string }>`
    with inserted as (
      insert into event_keys (appid, key) values (${appid}, ${key}) on conflict do nothing returning key
    ), stored as (
      insert into events
        (appid, event, message, signed, received_at, state, tries, due_at, key, transaction_id)
      select ${appid}::text, ${event}::text, ${message}::text, ${signed}::integer,
        ${received_at}::bigint, 'new', 0, ${received_at}::bigint, ${key}::text,
        ${transaction_id}::text
      from inserted
    )
    select key from inserted`.execute(db)
  return rows.length === 1
}

/** Written as the partial index has it: a bound value would not find it. */
const IS_NEW = sql<boolean>`state = 'new'`

/**
 * Claims events to process until `lease_until`.
 * @param latest the latest due time that there can be, Unix milliseconds
 */
export async function claimDueEvents(
  scope: Scope,
  { latest = Number.MAX_SAFE_INTEGER, ...claim }: Omit<PutOff, 'latest'> & { latest?: number },
): Promise<PushEvent[]> {
  const rows = await takeDue(scope, 'events', { key: 'id' }, { ...claim, latest }, IS_NEW)
  return rows.map(toEvent)
}

/** Stores what became of a claimed event. */
export async function finishEvent(
  { database: { db }, appid }: Scope,
  { id, ...result }: Pick<EventRow, 'id' | 'state' | 'tries' | 'due_at' | 'error'>,
): Promise<void> {
  await db
    .updateTable('events')
    .set(result)
    .where('appid', '=', appid)
    .where('id', '=', id)
    .execute()
}

/** Lists stored pushes, newest first, before `before`. */
export async function listEvents(
  { database: { db }, appid }: Scope,
  page: {
    state?: EventState | undefined
    event?: string | undefined
    before?: number | undefined
    limit: number
  },
): Promise<PushEvent[]> {
  let query = db.selectFrom('events').selectAll().where('appid', '=', appid)
  if (page.state !== undefined) query = query.where('state', '=', page.state)
  if (page.event !== undefined) query = query.where('event', '=', page.event)
  if (page.before !== undefined) query = query.where('id', '<', page.before)
  const rows = await query.orderBy('id', 'desc').limit(page.limit).execute()
  return rows.map(toEvent)
}

/** Lets a push be processed again: one by its id, or all that are parked. @returns how many */
export async function replayEvents(
  { database: { db }, appid }: Scope,
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

/** Counts pushes by state, without those that are done. */
export async function countOpenEvents({
  database: { db },
  appid,
}: Scope): Promise<{ state: EventState; count: number }[]> {
  const rows = await db
    .selectFrom('events')
    .select((eb) => ['state', eb.fn.countAll<number>().as('count')])
    .where('appid', '=', appid)
    .where('state', 'in', ['new', 'parked'])
    .groupBy('state')
    .execute()
  return rows.map(({ state, count }) => ({ state, count: Number(count) }))
}

/** Parked pushes that failed in the same way. */
export interface ParkedGroup {
  event: string
  error: string | null
  count: number
  /** Id of the newest one. */
  newest: number
}

/** Counts parked pushes by event and error; the most first. */
export async function groupParked({ database: { db }, appid }: Scope): Promise<ParkedGroup[]> {
  const rows = await db
    .selectFrom('events')
    .select((eb) => [
      'event',
      'error',
      eb.fn.countAll<number>().as('count'),
      eb.fn.max('id').as('newest'),
    ])
    .where('appid', '=', appid)
    .where('state', '=', 'parked')
    .groupBy(['event', 'error'])
    .orderBy('count', 'desc')
    .orderBy('event')
    .limit(PARKED_GROUPS)
    .execute()
  return rows.map((row) => ({ ...row, count: Number(row.count), newest: Number(row.newest) }))
}

/** An error may name its order: there can be as many as pushes. */
const PARKED_GROUPS = 20
/** Pushes that are counted at most: the latest. */
export const COUNTED_PUSHES = 5_000

/** What came of an event, among the latest pushes. */
export interface PushTally {
  event: string
  state: EventState
  signed: boolean
  count: number
  first_at: number
  last_at: number
}

/** Counts the latest pushes by what they are, where they stand, and whether WeChat signed them. */
export async function tallyPushes({ database: { db }, appid }: Scope): Promise<PushTally[]> {
  const rows = await db
    .selectFrom((eb) =>
      eb
        .selectFrom('events')
        .select(['event', 'state', 'signed', 'received_at'])
        .where('appid', '=', appid)
        .orderBy('id', 'desc')
        .limit(COUNTED_PUSHES)
        .as('latest'),
    )
    .select((eb) => [
      'event',
      'state',
      'signed',
      eb.fn.countAll<number>().as('count'),
      eb.fn.min('received_at').as('first_at'),
      eb.fn.max('received_at').as('last_at'),
    ])
    .groupBy(['event', 'state', 'signed'])
    .execute()
  return rows.map(({ signed, count, first_at, last_at, ...row }) => ({
    ...row,
    signed: signed === 1,
    count: Number(count),
    first_at: Number(first_at),
    last_at: Number(last_at),
  }))
}

export async function findEvent(
  { database: { db }, appid }: Scope,
  id: number,
): Promise<PushEvent | undefined> {
  const row = await db
    .selectFrom('events')
    .selectAll()
    .where('appid', '=', appid)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && toEvent(row)
}
