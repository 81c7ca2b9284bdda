import { sql, type Kysely } from 'kysely'

/**
 * Further parcels of a split wait and are looked at like what is open; what a person must know of is
 * kept until it is over; primary keys begin with the appid.
 */
export async function up(db: Kysely<never>): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(db)
  await run('drop index shipments_due')
  await run(
    `create index shipments_due on shipments (appid, due_at) where state in ('waiting', 'queued', 'sending', 'verifying')`,
  )
  await run(`create table notices (
    appid text not null, kind text not null, subject text not null, facts text not null,
    since bigint not null, last_at bigint not null, times integer not null,
    primary key (appid, kind, subject))`)

  await run(`create table api_keys_7 (
    appid text not null, id text not null, name text not null, hash text not null unique,
    created_at bigint not null, revoked_at bigint,
    primary key (appid, id))`)
  await run(`insert into api_keys_7 (appid, id, name, hash, created_at, revoked_at)
    select appid, id, name, hash, created_at, revoked_at from api_keys`)
  await run('drop table api_keys')
  await run('alter table api_keys_7 rename to api_keys')

  // A key stood for all Mini Programs of this database: it goes on doing so for those it has.
  await run(`create table event_keys_7 (
    appid text not null, key text not null,
    primary key (appid, key))`)
  await run(`insert into event_keys_7 (appid, key)
    select known.appid, event_keys.key from event_keys
    cross join (select appid from settings union select distinct appid from events) as known`)
  await run('drop table event_keys')
  await run('alter table event_keys_7 rename to event_keys')
}
