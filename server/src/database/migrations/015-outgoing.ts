import { sql, type Kysely } from 'kysely'

/** What is told to others: events and their feed, webhooks and deliveries, robots and alarms. */
export async function up(db: Kysely<never>): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(db)
  await run(`create table outgoing (
    appid text not null, id text not null, key text not null, type text not null,
    data text not null, data_zh text, created_at bigint not null, seq bigint,
    primary key (appid, id))`)
  await run('create unique index outgoing_once on outgoing (appid, key)')
  await run(`create unique index outgoing_feed on outgoing (appid, seq) where seq is not null`)
  await run(`create index outgoing_unnumbered on outgoing (appid, created_at, id)
    where seq is null`)
  await run(`create table outgoing_sequencers (
    appid text not null, last_seq bigint not null, primary key (appid))`)

  await run(`create table webhooks (
    appid text not null, id text not null, url text not null, events text,
    language text not null check (language in ('en', 'zh')),
    state text not null check (state in ('active', 'off')), reason text,
    failing_since bigint, failures integer not null, not_before bigint not null,
    last_at bigint, last_status integer, last_error text,
    created_at bigint not null, updated_at bigint not null,
    lease text, lease_until bigint not null,
    primary key (appid, id))`)
  await run(`create table webhook_deliveries (
    appid text not null, webhook_id text not null, event_id text not null, seq bigint not null,
    state text not null check (state in ('pending', 'delivered', 'failed')),
    tries integer not null, due_at bigint not null, status integer, error text, tried_at bigint,
    primary key (appid, webhook_id, event_id))`)
  await run(`create index webhook_deliveries_due on webhook_deliveries (appid, webhook_id, due_at)
    where state = 'pending'`)
  await run(`create index webhook_deliveries_by_seq on webhook_deliveries (appid, webhook_id, seq)`)
  await run('create index webhook_deliveries_of_event on webhook_deliveries (appid, event_id)')

  await run(`create table robots (
    appid text not null, id text not null,
    kind text not null check (kind in ('wecom', 'feishu', 'dingtalk')),
    name text not null, keyword text, language text not null check (language in ('en', 'zh')),
    after_seq bigint not null, summary_day text not null,
    last_at bigint, last_error text, created_at bigint not null,
    primary key (appid, id))`)
  await run(`create table robot_alarms (
    appid text not null, robot_id text not null, kind text not null,
    pending integer not null, first_at bigint not null, facts text not null,
    sent_at bigint not null, tries integer not null, due_at bigint not null,
    primary key (appid, robot_id, kind))`)
}
