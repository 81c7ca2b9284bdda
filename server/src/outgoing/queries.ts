import { sql, type Selectable } from 'kysely'
import type { Scope } from '../database/database.ts'
import type { NoticesTable } from '../database/schema.ts'
import { NOTICES, type NoticeKindName } from './notices.ts'

/** Something that a person must know of. Times in Unix milliseconds. */
export type Notice = Omit<Selectable<NoticesTable>, 'appid' | 'kind' | 'facts'> & {
  kind: NoticeKindName
  facts: object
}

function toNotice({ kind, facts, subject, since, last_at, times }: Selectable<NoticesTable>) {
  const told = { subject, since, last_at, times, facts: JSON.parse(facts) as object }
  // One of a newer version, on the same database.
  return kind in NOTICES ? { ...told, kind: kind as NoticeKindName } : undefined
}

export async function findNotice(
  { database: { db }, appid }: Scope,
  kind: NoticeKindName,
  subject: string,
): Promise<Notice | undefined> {
  const row = await db
    .selectFrom('notices')
    .selectAll()
    .where('appid', '=', appid)
    .where('kind', '=', kind)
    .where('subject', '=', subject)
    .executeTakeFirst()
  return row && toNotice(row)
}

/** Stores that something was said, the first time or again. */
export async function saveNotice(
  { database: { db }, appid }: Scope,
  { kind, subject, facts, at }: { kind: string; subject: string; facts: object; at: number },
): Promise<void> {
  const text = JSON.stringify(facts)
  await db
    .insertInto('notices')
    .values({ appid, kind, subject, facts: text, since: at, last_at: at, times: 1 })
    .onConflict((conflict) =>
      conflict.columns(['appid', 'kind', 'subject']).doUpdateSet({
        facts: text,
        last_at: at,
        times: sql<number>`notices.times + 1`,
      }),
    )
    .execute()
}

export async function removeNotice(
  { database: { db }, appid }: Scope,
  kind: string,
  subject: string,
): Promise<void> {
  await db
    .deleteFrom('notices')
    .where('appid', '=', appid)
    .where('kind', '=', kind)
    .where('subject', '=', subject)
    .execute()
}

export async function listNotices({ database: { db }, appid }: Scope): Promise<Notice[]> {
  const rows = await db
    .selectFrom('notices')
    .selectAll()
    .where('appid', '=', appid)
    .orderBy('since')
    .execute()
  return rows.flatMap((row) => toNotice(row) ?? [])
}
