/** The lease of due rows: nobody else touches them until it has run out. */
import { sql, type RawBuilder, type Selectable } from 'kysely'
import type { Scope } from './database.ts'
import type { Schema } from './schema.ts'

/** Tables whose rows are worked on under leases. */
type LeasedTable = 'shipments' | 'services'

export interface LeaseClaim {
  /** Unix milliseconds. */
  now: number
  /** Tells this claim from others. */
  lease: string
  lease_until: number
  limit: number
}

/**
 * Takes the lease of due rows, those that are due longest first.
 * @param where which rows may be claimed; states written as the partial index has them
 */
export async function claimDue<Table extends LeasedTable>(
  { database: { db, engine }, appid }: Scope,
  table: Table,
  { now, lease, lease_until, limit }: LeaseClaim,
  where: RawBuilder<unknown>,
): Promise<Selectable<Schema[Table]>[]> {
  // Several servers may claim at once on Postgres; SQLite has one writer anyway.
  const skipping = engine === 'postgres' ? sql`for update skip locked` : sql``
  // In one statement, so that it can share a commit; the rows are chosen once, whatever the planner likes.
  const { rows } = await sql<Selectable<Schema[Table]>>`
    with due as materialized (
      select id from ${sql.table(table)}
      where appid = ${appid} and ${where} and due_at <= ${now} and lease_until <= ${now}
      order by due_at limit ${limit} ${skipping})
    update ${sql.table(table)} set lease = ${lease}, lease_until = ${lease_until}
    where appid = ${appid} and id in (select due.id from due)
    returning *`.execute(db)
  return rows
}

/** Tables whose due time is put off while a row is worked on: it is the lease. */
type PutOffTable = 'authorisations' | 'events' | 'expected_orders' | 'complaints'

export interface PutOff {
  /** Unix milliseconds. */
  now: number
  lease_until: number
  /** The latest due time that there can be: what is due later was stored by a clock that was ahead. */
  latest: number
  limit: number
}

/**
 * Takes due rows, those that are due longest first, and puts them off until `lease_until`: nobody else
 * takes them before.
 * @param key the column that tells the rows of a shop apart, and the one that holds the due time
 * @param where which rows may be taken; states written as the partial index has them
 * @returns the rows, put off
 */
export async function takeDue<Table extends PutOffTable>(
  { database: { db, engine }, appid }: Scope,
  table: Table,
  { key, due_at = 'due_at' }: { key: string; due_at?: string },
  { now, lease_until, latest, limit }: PutOff,
  where: RawBuilder<unknown>,
): Promise<Selectable<Schema[Table]>[]> {
  const skipping = engine === 'postgres' ? sql`for update skip locked` : sql``
  const { rows } = await sql<Selectable<Schema[Table]>>`
    with due as materialized (
      select ${sql.ref(key)} from ${sql.table(table)}
      where appid = ${appid} and ${where}
        and (${sql.ref(due_at)} <= ${now} or ${sql.ref(due_at)} > ${latest})
      order by ${sql.ref(due_at)} limit ${limit} ${skipping})
    update ${sql.table(table)} set ${sql.ref(due_at)} = ${lease_until}
    where appid = ${appid} and ${sql.ref(key)} in (select due.${sql.ref(key)} from due)
    returning *`.execute(db)
  return rows
}
