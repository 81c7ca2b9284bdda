import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { onEachEngine } from './engines.testing.ts'
import type { Database } from './database.ts'

/** Tables of the server, not of a Mini Program. */
const OF_THE_SERVER = new Set(['servers', 'kysely_migration', 'kysely_migration_lock'])

interface Key {
  table: string
  /** Of a primary key or a unique index. */
  columns: string[]
}

async function keysOfSqlite({ db }: Database): Promise<Key[]> {
  const { rows } = await sql<{ table: string; columns: string }>`
    select m.name as "table", (
      select group_concat(name, ',') from (
        select name from pragma_table_info(m.name) where pk > 0 order by pk
      )
    ) as columns
    from sqlite_master m where m.type = 'table' and m.name not like 'sqlite_%'
    union all
    select m.name, (
      select group_concat(name, ',') from (
        select name from pragma_index_info(i.name) order by seqno
      )
    )
    from sqlite_master m, pragma_index_list(m.name) i
    where m.type = 'table' and i."unique" = 1 and m.name not like 'sqlite_%'`.execute(db)
  return rows.map(({ table, columns }) => ({ table, columns: (columns ?? '').split(',') }))
}

async function keysOfPostgres({ db }: Database): Promise<Key[]> {
  const { rows } = await sql<Key>`
    select t.relname as table, array_agg(a.attname::text order by k.place) as columns
    from pg_index i
    join pg_class t on t.oid = i.indrelid
    join pg_namespace n on n.oid = t.relnamespace and n.nspname = current_schema()
    cross join lateral unnest(i.indkey) with ordinality as k(attnum, place)
    join pg_attribute a on a.attrelid = t.oid and a.attnum = k.attnum
    where i.indisunique and k.place <= i.indnkeyatts
    group by i.indexrelid, t.relname`.execute(db)
  return rows
}

/** SQLite is one file: it counts ids by the row alone, and its keys of 0.1 stay as they are. */
const ALONE_IN_SQLITE = ['attempts id', 'events id', 'api_keys hash']

onEachEngine('tables that can be distributed by appid', (open, engine) => {
  it('have it first in each primary key and each unique index', async () => {
    const database = await open()
    const keys = await (engine === 'sqlite' ? keysOfSqlite : keysOfPostgres)(database)
    const ours = keys.filter(({ table }) => !OF_THE_SERVER.has(table))
    expect(ours.length).toBeGreaterThan(30)
    const without = ours
      .filter(({ columns }) => columns[0] !== 'appid')
      .map(({ table, columns }) => `${table} ${columns.join(' ')}`)
    expect(without).toEqual(engine === 'sqlite' ? ALONE_IN_SQLITE : [])
  })
})
