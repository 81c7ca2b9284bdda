import { sql, type Kysely } from 'kysely'

/**
 * Files of shipments can be corrected row by row, sent in part and cancelled: their rows keep the cells
 * they were read from, sealed. Which column is taken for what is remembered by the headings.
 */
export async function up(db: Kysely<never>): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(db)
  await run(`create table imports_new (
    appid text not null, id text not null,
    state text not null check (state in ('ready', 'sending', 'sent', 'cancelling', 'cancelled')),
    about text not null, created_at bigint not null, send_at bigint, finished_at bigint,
    lease text, lease_until bigint not null default 0,
    name text, sends integer not null default 0,
    primary key (appid, id))`)
  await run(`insert into imports_new
    select appid, id, state, about, created_at, send_at, finished_at, lease, lease_until, null, 0
    from imports`)
  await run(`create table import_rows_new (
    appid text not null, import_id text not null, number integer not null,
    state text not null check (state in ('invalid', 'ready', 'spends', 'hidden', 'queued',
      'accepted', 'unchanged', 'refused', 'cancelled')),
    payment text not null, content text not null, shipment_id text not null, refusal text,
    phones text, phones_until bigint, cells text,
    spend integer not null default 0 check (spend in (0, 1)),
    primary key (appid, import_id, number))`)
  // What was being sent goes on.
  await run(`insert into import_rows_new
    select r.appid, r.import_id, r.number,
      case when r.state = 'ready' and exists (
        select 1 from imports i
        where i.appid = r.appid and i.id = r.import_id and i.state = 'sending')
      then 'queued' else r.state end,
      r.payment, r.content, r.shipment_id, r.refusal, r.phones, r.phones_until, null,
      case when r.content like '%"spend_reshipment":true%' then 1 else 0 end
    from import_rows r`)
  for (const table of ['imports', 'import_rows']) {
    await run(`drop table ${table}`)
    await run(`alter table ${table}_new rename to ${table}`)
  }
  await run(`create index imports_sending on imports (appid, lease_until)
    where state in ('sending', 'cancelling')`)
  await run('create index import_rows_by_state on import_rows (appid, import_id, state, number)')
  await run('create index import_rows_by_payment on import_rows (appid, import_id, payment)')
  await run(`create index import_rows_phones on import_rows (appid, phones_until)
    where phones is not null`)
  await run(`create table import_columns (
    appid text not null, signature text not null,
    columns text not null, used_at bigint not null,
    primary key (appid, signature))`)
}
