import { randomUUIDv7 } from 'node:crypto'
import { sql, type Compilable, type RawBuilder, type Selectable } from 'kysely'
import type { Language } from '../core/language.ts'
import type { Db, Scope } from '../database/database.ts'
import type { OutgoingTable } from '../database/schema.ts'
import type { EventType } from './event-types.ts'

/** Something to tell others. */
export interface NewEvent {
  type: EventType
  /** What is told, once: a second event with this key is none. */
  key: string
  /** As the API shows it. */
  data: object
  /** The same where its words are Chinese; left out when it has no words. */
  data_zh?: object
  /** Unix milliseconds. */
  at: number
}

/** An event of the feed. */
export interface OutgoingEvent {
  id: string
  seq: number
  type: EventType
  /** ISO 8601. */
  timestamp: string
  data: Record<string, unknown>
}

/** An event as the table has it, without its place in the feed. */
export function toEventRow(appid: string, { type, key, data, data_zh, at }: NewEvent) {
  return {
    appid,
    id: `evt_${randomUUIDv7()}`,
    key: `${type}:${key}`,
    type,
    data: JSON.stringify(data),
    data_zh: data_zh === undefined ? null : JSON.stringify(data_zh),
    created_at: at,
  }
}

/** Rows of an event that are inserted at once. */
const INSERTED_AT_ONCE = 100

/**
 * Returns the statements that write events, to be part of the commit of what they tell. An event whose
 * key is there already is not written.
 * @param holds written only if it does: that the transition took place, for instance
 */
export function appending(
  { database: { db }, appid }: Scope,
  events: readonly NewEvent[],
  holds?: RawBuilder<boolean>,
): Compilable[] {
  const rows = events.map((event) => toEventRow(appid, event))
  if (holds) return rows.map((row) => insertIf(db, row, holds))
  const parts = Array.from({ length: Math.ceil(rows.length / INSERTED_AT_ONCE) }, (_, at) =>
    rows.slice(at * INSERTED_AT_ONCE, (at + 1) * INSERTED_AT_ONCE),
  )
  return parts.map((part) =>
    db
      .insertInto('outgoing')
      .values(part)
      .onConflict((conflict) => conflict.columns(['appid', 'key']).doNothing()),
  )
}

type EventRow = ReturnType<typeof toEventRow>

const COLUMNS = ['appid', 'id', 'key', 'type', 'data', 'data_zh', 'created_at'] as const

/** The values of an event, as the list of a SELECT. */
const valuesOf = ({ appid, id, key, type, data, data_zh, created_at }: EventRow) => sql`
  cast(${appid} as text), cast(${id} as text), cast(${key} as text), cast(${type} as text),
  cast(${data} as text), cast(${data_zh} as text), cast(${created_at} as bigint)`

function insertIf(db: Db, row: EventRow, holds: RawBuilder<boolean>): Compilable {
  return db
    .insertInto('outgoing')
    .columns([...COLUMNS])
    .expression(sql`select ${valuesOf(row)} where ${holds}`)
    .onConflict((conflict) => conflict.columns(['appid', 'key']).doNothing())
}

/** The same as a part of one statement: an event for the rows of a table expression before it. */
export const insertForRows = (db: Pick<Db, 'insertInto'>, row: EventRow, from: string) =>
  db
    .insertInto('outgoing')
    .columns([...COLUMNS])
    .expression(sql`select ${valuesOf(row)} from ${sql.table(from)}`)

/** Events that are given their places at once. */
const NUMBERED_AT_ONCE = 500

/**
 * Gives the events that were committed their places in the feed, in the order of their time. Whoever
 * does it holds the row of the sequencer until the commit, so that places become visible in their
 * order: an event that is committed late gets a late place, and no reader of the feed passes it.
 * @param beside statements of the same commit that see the new places, which come after `last_seq`
 * @returns how many were given
 */
export async function numberEvents(
  { database: { unit, db }, appid }: Scope,
  beside: (last_seq: RawBuilder<number>) => readonly Compilable[] = () => [],
): Promise<number> {
  const waiting = await db
    .selectFrom('outgoing')
    .select('id')
    .where('appid', '=', appid)
    .where('seq', 'is', null)
    .limit(1)
    .executeTakeFirst()
  if (!waiting) return 0
  const last_seq = sql<number>`(select last_seq from outgoing_sequencers where appid = ${appid})`
  const lock = db
    .insertInto('outgoing_sequencers')
    .values({ appid, last_seq: 0 })
    .onConflict((conflict) =>
      conflict
        .columns(['appid'])
        .doUpdateSet((eb) => ({ last_seq: eb.ref('outgoing_sequencers.last_seq') })),
    )
  const numbered = sql`(select id as numbered_id, row_number() over (order by created_at, id) as place
    from (select id, created_at from outgoing where appid = ${appid} and seq is null
      order by created_at, id limit ${NUMBERED_AT_ONCE}) as waiting) as numbered`
  const number = raw<{ id: string }>(
    sql`update outgoing set seq = numbered.place + ${last_seq} from ${numbered}
      where outgoing.appid = ${appid} and outgoing.id = numbered.numbered_id and outgoing.seq is null
      returning outgoing.id`,
    db,
  )
  const note = db
    .updateTable('outgoing_sequencers')
    .set({
      last_seq: sql<number>`coalesce((select max(outgoing.seq) from outgoing where outgoing.appid = ${appid}
        and outgoing.seq > outgoing_sequencers.last_seq), outgoing_sequencers.last_seq)`,
    })
    .where('appid', '=', appid)
  const results = await unit([lock, number, ...beside(last_seq), note])
  return results[1]?.length ?? 0
}

/** A statement that is written out. */
const raw = <Row>(text: RawBuilder<unknown>, db: Db): Compilable<Row> => ({
  compile: () => text.compile(db),
})

function toEvent(
  { id, seq, type, data, data_zh, created_at }: Omit<Selectable<OutgoingTable>, 'appid' | 'key'>,
  language: Language,
): OutgoingEvent {
  return {
    id,
    seq: seq ?? 0,
    type: type as EventType,
    timestamp: new Date(created_at).toISOString(),
    data: JSON.parse((language === 'zh' ? data_zh : null) ?? data) as Record<string, unknown>,
  }
}

/** Lists the events of the feed after a place, first come first. */
export async function listEvents(
  { database: { db }, appid }: Scope,
  {
    after,
    limit,
    types,
    language,
  }: { after: number; limit: number; types?: readonly EventType[] | undefined; language: Language },
): Promise<OutgoingEvent[]> {
  let query = db
    .selectFrom('outgoing')
    .select(['id', 'seq', 'type', 'data', 'data_zh', 'created_at'])
    .where('appid', '=', appid)
    .where('seq', 'is not', null)
    .where('seq', '>', after)
  if (types) query = query.where('type', 'in', [...types])
  const rows = await query.orderBy('seq').limit(limit).execute()
  return rows.map((row) => toEvent(row, language))
}

/** Finds an event, whether it has its place or not. */
export async function findEvent(
  { database: { db }, appid }: Scope,
  id: string,
  language: Language,
): Promise<OutgoingEvent | undefined> {
  const row = await db
    .selectFrom('outgoing')
    .select(['id', 'seq', 'type', 'data', 'data_zh', 'created_at'])
    .where('appid', '=', appid)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && toEvent(row, language)
}

/** Returns the last place that was given; 0: none. */
export async function lastSeq({ database: { db }, appid }: Scope): Promise<number> {
  const row = await db
    .selectFrom('outgoing_sequencers')
    .select('last_seq')
    .where('appid', '=', appid)
    .executeTakeFirst()
  return row?.last_seq ?? 0
}
