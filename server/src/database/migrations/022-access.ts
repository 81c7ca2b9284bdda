import { sql, type Kysely } from 'kysely'

/** Who may come in: people, sessions, invitations, scopes of keys; and what everybody did. */
export async function up(db: Kysely<never>): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(db)
  await run(`create table people (
    appid text not null, id text not null, name text not null, name_key text not null,
    role text not null check (role in ('owner', 'manager', 'clerk', 'bookkeeper', 'viewer')),
    state text not null check (state in ('active', 'off')), password text not null,
    created_at bigint not null, updated_at bigint not null, seen_at bigint,
    primary key (appid, id))`)
  await run('create unique index people_by_name on people (appid, name_key)')
  await run(`create table sessions (
    appid text not null, hash text not null, person_id text not null,
    created_at bigint not null, seen_at bigint not null,
    primary key (appid, hash))`)
  await run('create index sessions_of_person on sessions (appid, person_id)')
  await run(`create table invitations (
    appid text not null, id text not null, hash text not null,
    kind text not null check (kind in ('first', 'colleague', 'password', 'demo')),
    role text not null check (role in ('owner', 'manager', 'clerk', 'bookkeeper', 'viewer')),
    person_id text, created_by text, created_at bigint not null, expires_at bigint not null,
    spent_by text, primary key (appid, id))`)
  await run('create unique index invitations_by_hash on invitations (appid, hash)')
  await run(`create table sign_in_tries (
    appid text not null, subject text not null, tries integer not null, since bigint not null,
    primary key (appid, subject))`)
  // Keys of 0.1 go on with what they could: everything but people and keys.
  await run(`alter table api_keys add column scope text not null default 'full'
    check (scope in ('read', 'ship', 'full'))`)
  await run(`create table audit (
    appid text not null, id text not null, at bigint not null,
    by_kind text not null check (by_kind in ('person', 'key', 'command')),
    by_id text not null, by_name text not null, action text not null,
    transaction_id text, shipment_id text, subject text, before text, after text,
    primary key (appid, id))`)
  await run(`create index audit_of_order on audit (appid, transaction_id, id)
    where transaction_id is not null`)
  await run(`create index audit_of_shipment on audit (appid, shipment_id, id)
    where shipment_id is not null`)
  await run('create index audit_by_whom on audit (appid, by_id, id)')
  await run('create index audit_by_age on audit (appid, at)')
}
