import { sql, type Kysely } from 'kysely'

/** Complaints of buyers, and what was answered: one answer of a complaint is under way at a time. */
export async function up(db: Kysely<never>): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(db)
  await run(`create table complaints (
    appid text not null, complaint_order_id text not null,
    transaction_id text not null, out_trade_no text not null,
    type integer not null, status integer not null, appeal_state integer not null,
    status_at bigint not null,
    create_time bigint not null, expire_time bigint not null,
    detail text, read_at bigint not null, read_due_at bigint not null, tries integer not null,
    answer_by bigint, alarm_at bigint, closed integer not null check (closed in (0, 1)),
    received_at bigint not null, updated_at bigint not null,
    primary key (appid, complaint_order_id))`)
  await run('create index complaints_to_read on complaints (appid, read_due_at) where closed = 0')
  await run('create index complaints_of_order on complaints (appid, transaction_id)')
  await run(
    'create index complaints_by_time on complaints (appid, closed, create_time, complaint_order_id)',
  )
  await run(`create table complaint_answers (
    appid text not null, id text not null, complaint_order_id text not null,
    action text not null check (action in ('agree', 'refuse', 'proof', 'refund', 'appeal')),
    content text not null, content_hash text not null, before text not null,
    state text not null check (state in ('sending', 'done', 'refused', 'unknown', 'not_taken')),
    errcode bigint, sent_at bigint not null, deadline_at bigint not null, ended_at bigint,
    primary key (appid, id))`)
  await run(`create unique index complaint_answers_open on complaint_answers (appid, complaint_order_id)
    where state in ('sending', 'unknown')`)
  await run('create index complaint_answers_of on complaint_answers (appid, complaint_order_id)')
}
