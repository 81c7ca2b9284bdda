import { keptFields, type Message } from '@fahuo/wechat'
import { sql, type Kysely } from 'kysely'
import type { Engine } from '../dialects.ts'

type Tables = Kysely<Record<string, Record<string, unknown>>>

/** Rows that are read and written at once. */
const BATCH = 500

/** What is later, in Unix seconds, is no time of an order: milliseconds, for instance. */
const LATEST_SECONDS = 99_999_999_999

const TIMES = [
  'shipped_time',
  'estimated_settlement_time',
  'confirm_receive_time',
  'settlement_time',
] as const

/**
 * What 0.1 stored of pushes is cut down to the fields that may be kept, and buyers' messages are
 * removed; times out of range, which no export could write, become unknown. From here on a push
 * says whether it was signed.
 */
export async function up(db: Kysely<never>, engine: Engine): Promise<void> {
  const tables = db as unknown as Tables
  // What is removed must not stay readable in the file.
  if (engine === 'sqlite') await sql`pragma secure_delete = on`.execute(db)
  await db.schema.alterTable('events').addColumn('signed', 'integer').execute()
  for (let last = 0; ;) {
    const rows = await tables
      .selectFrom('events')
      .select(['id', 'message'])
      .where('id', '>', last)
      .orderBy('id')
      .limit(BATCH)
      .execute()
    const [end] = rows.slice(-1)
    if (!end) break
    for (const { id, message } of rows) await reduce(tables, id, String(message))
    last = Number(end['id'])
  }
  for (const time of TIMES)
    await tables
      .updateTable('settlements')
      .set({ [time]: null })
      .where((eb) => eb.or([eb(time, '>', LATEST_SECONDS), eb(time, '<=', 0)]))
      .execute()
}

async function reduce(tables: Tables, id: unknown, stored: string): Promise<void> {
  const message = readStored(stored)
  // A damaged row stays as it is.
  if (!message) return
  if (message['MsgType'] !== undefined && message['MsgType'] !== 'event')
    await tables.deleteFrom('events').where('id', '=', id).execute()
  else {
    const kept = JSON.stringify(keptFields(message))
    if (kept === stored) return
    await tables.updateTable('events').set({ message: kept }).where('id', '=', id).execute()
  }
}

function readStored(stored: string): Message | null {
  try {
    return JSON.parse(stored) as Message
  } catch {
    return null
  }
}
