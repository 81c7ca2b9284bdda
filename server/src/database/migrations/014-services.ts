import { sql, type Kysely } from 'kysely'

/** What WeChat's other services are told of an order: shopping orders, logistics messages, tracking. */
export async function up(db: Kysely<never>): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(db)
  await run(`create table services (
    appid text not null, id text not null,
    payment text not null, transaction_id text,
    service text not null check (service in ('details', 'details_shipping', 'messages', 'tracking')),
    part text not null, shipment_id text, required integer not null check (required in (0, 1)),
    state text not null check (state in ('waiting', 'sending', 'verifying', 'done', 'not_available', 'refused', 'needs_attention')),
    reason text, errcode bigint, tries integer not null default 0,
    open_since bigint not null default 0, due_at bigint not null, deadline_at bigint not null default 0,
    upload_time bigint not null default 0, version integer not null default 1,
    body text not null, phone text, phone_until bigint, token text,
    lease text, lease_until bigint not null default 0,
    created_at bigint not null, updated_at bigint not null,
    primary key (appid, id))`)
  await run('create unique index services_of_payment on services (appid, payment, service, part)')
  await run(`create index services_of_transaction on services (appid, transaction_id)
    where transaction_id is not null`)
  await run(`create index services_of_shipment on services (appid, shipment_id)
    where shipment_id is not null`)
  await run(`create index services_due on services (appid, due_at)
    where state in ('waiting', 'sending', 'verifying')`)
  await run(`create index services_unresolved on services (appid, service, updated_at)
    where state in ('refused', 'needs_attention')`)
  await run(`create index services_not_opened on services (appid, service, updated_at)
    where reason = 'not_opened'`)
  await run('create index services_by_age on services (appid, updated_at)')
  await run('create index services_phones on services (appid, phone_until) where phone is not null')
}
