import { sql, type Kysely } from 'kysely'

/**
 * Parcels are watched for their statuses, not for the reminder alone; WeChat sends messages of them
 * by a token of its own. And how often its logistics were called on a day.
 */
export async function up(db: Kysely<never>): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(db)
  for (const column of ['message_token', 'tracking_told', 'messages_told'])
    await run(`alter table waybills add column ${column} text not null default ''`)
  await run(`alter table waybills add column statuses text not null default '[]'`)
  await run(`alter table waybills add column watched integer not null default 1
    check (watched in (0, 1))`)
  await run(`update waybills set watched = 0 where reminder <> 'watching'`)
  await run('drop index waybills_due')
  await run('create index waybills_watched on waybills (appid, due_at) where watched = 1')
  await run(`create table waybill_calls (
    appid text not null,
    component text not null check (component in ('messages', 'tracking')),
    day integer not null, openid text not null, calls integer not null,
    primary key (appid, component, day, openid))`)
}
