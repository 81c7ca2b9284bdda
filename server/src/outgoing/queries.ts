import { sql, type Selectable } from 'kysely'
import type { Scope, Statement } from '../database/database.ts'
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

/** A notice began at that time: a condition of what is told of it. */
export const beganAt = (appid: string, kind: string, subject: string, since: number) =>
  sql<boolean>`exists (select 1 from notices where notices.appid = ${appid}
    and notices.kind = ${kind} and notices.subject = ${subject} and notices.since = ${since})`

/** Stores that something was said, the first time or again. @param more statements of the same commit */
export async function saveNotice(
  { database: { db, unit }, appid }: Scope,
  { kind, subject, facts, at }: { kind: string; subject: string; facts: object; at: number },
  more: readonly Statement[] = [],
): Promise<void> {
  const text = JSON.stringify(facts)
  const saving = db
    .insertInto('notices')
    .values({ appid, kind, subject, facts: text, since: at, last_at: at, times: 1 })
    .onConflict((conflict) =>
      conflict.columns(['appid', 'kind', 'subject']).doUpdateSet({
        facts: text,
        last_at: at,
        times: sql<number>`notices.times + 1`,
      }),
    )
  await unit([saving, ...more])
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
