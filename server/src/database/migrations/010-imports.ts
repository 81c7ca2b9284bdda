import { sql, type Kysely } from 'kysely'

/** Files of shipments: read once, sent row by row, whatever is killed in between. */
export async function up(db: Kysely<never>): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(db)
  await run(`create table imports (
    appid text not null, id text not null,
    state text not null check (state in ('ready', 'sending', 'sent')),
    about text not null, created_at bigint not null, send_at bigint, finished_at bigint,
    lease text, lease_until bigint not null default 0,
    primary key (appid, id))`)
  await run(`create table import_rows (
    appid text not null, import_id text not null, number integer not null,
    state text not null check (state in ('invalid', 'ready', 'accepted', 'unchanged', 'refused')),
    payment text not null, content text not null, shipment_id text not null, refusal text,
    primary key (appid, import_id, number))`)
  await run(`create index imports_sending on imports (appid, lease_until) where state = 'sending'`)
  await run('create index import_rows_by_state on import_rows (appid, import_id, state, number)')
}
