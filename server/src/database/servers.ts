/**
 * The servers that work on a database: each says every two seconds that it lives. By the database's
 * own clock, so that the clocks of their machines do not matter.
 */
import { sql, type RawBuilder } from 'kysely'
import { DAY_MS, SECOND_MS } from '../core/time.ts'
import type { Db } from './database.ts'
import type { Engine } from './dialects.ts'

/** How often a server says that it lives. */
export const HEARTBEAT_MS = 2 * SECOND_MS

/** A server that was silent for longer has ended, or was killed. */
export const SILENT_MS = 15 * SECOND_MS

/** The database's clock in Unix milliseconds. */
const nowOf = (engine: Engine): RawBuilder<number> =>
  engine === 'postgres'
    ? sql<number>`(extract(epoch from clock_timestamp()) * 1000)::bigint`
    : sql<number>`cast(unixepoch('subsec') * 1000 as integer)`

/** What its queries need: the database, or the transaction that they are part of. */
interface Place {
  db: Db
  engine: Engine
}

/** Says that a server lives. */
export async function announceServer({ db, engine }: Place, id: string): Promise<void> {
  const now = nowOf(engine)
  await db
    .insertInto('servers')
    .values({ id, started_at: now, seen_at: now })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ seen_at: now }))
    .execute()
}

/** Removes a server that ends, and all that were silent for a day. */
export async function removeServer({ db, engine }: Place, id: string): Promise<void> {
  await db
    .deleteFrom('servers')
    .where((eb) =>
      eb.or([eb('id', '=', id), eb('seen_at', '<', sql<number>`${nowOf(engine)} - ${DAY_MS}`)]),
    )
    .execute()
}

/** Counts the servers that live. */
export async function livingServers({ db, engine }: Place): Promise<number> {
  const { rows } = await sql<{ living: number }>`select count(*) as living from servers
    where seen_at > ${nowOf(engine)} - ${SILENT_MS}`.execute(db)
  return Number(rows[0]?.living ?? 0)
}
