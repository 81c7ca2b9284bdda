import { sql, type Selectable } from 'kysely'
import type { Language } from '../core/language.ts'
import { auditing } from '../audit/queries.ts'
import type { Scope, Statement } from '../database/database.ts'
import type { RobotAlarmsTable, RobotsTable } from '../database/schema.ts'

export type RobotKind = 'wecom' | 'feishu' | 'dingtalk'

/** The robot of a group. Times in Unix milliseconds. */
export type Robot = Omit<Selectable<RobotsTable>, 'appid' | 'kind' | 'language'> & {
  kind: RobotKind
  language: Language
}

/** What a robot is to say of one kind of alarm. */
export type Alarm = Omit<Selectable<RobotAlarmsTable>, 'appid' | 'facts'> & { facts: object }

function toRobot(stored: Selectable<RobotsTable>): Robot {
  const { appid: _, kind, language, ...row } = stored
  return { ...row, kind: kind as RobotKind, language: language as Language }
}

/**
 * Stores a robot, and who added it.
 * @param address statement that stores where it is
 */
export async function insertRobot(scope: Scope, robot: Robot, address: Statement): Promise<void> {
  const { database, appid } = scope
  const { id, name, kind, language } = robot
  await database.unit([
    address,
    database.db.insertInto('robots').values({ ...robot, appid }),
    ...auditing(scope, { subject: id, after: { name, kind, language } }),
  ])
}

export async function listRobots({ database: { db }, appid }: Scope): Promise<Robot[]> {
  const rows = await db
    .selectFrom('robots')
    .selectAll()
    .where('appid', '=', appid)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  return rows.map(toRobot)
}

/** Removes a robot, its address and what it was to say. @returns false when there is none */
export async function removeRobot(
  scope: Scope,
  { id, name, kind, language }: Robot,
  secret_name: string,
): Promise<boolean> {
  const { database, appid } = scope
  const { db } = database
  const there = sql<boolean>`exists (select 1 from robots where robots.appid = ${appid}
    and robots.id = ${id})`
  const results: readonly unknown[][] = await database.unit([
    // First: it asks for the robot that is removed.
    ...auditing(scope, { subject: id, before: { name, kind, language } }, there),
    db.deleteFrom('settings').where('appid', '=', appid).where('name', '=', secret_name),
    db.deleteFrom('robot_alarms').where('appid', '=', appid).where('robot_id', '=', id),
    db.deleteFrom('robots').where('appid', '=', appid).where('id', '=', id).returning('id'),
  ])
  return (results.at(-1) ?? []).length > 0
}

/** Statement that stores how the last message went. */
export const notingMessage = (
  { database: { db }, appid }: Scope,
  id: string,
  result: { last_at: number; last_error: string | null },
): Statement => db.updateTable('robots').set(result).where('appid', '=', appid).where('id', '=', id)

/** Something of a kind that a robot has not said. */
export interface NewAlarm {
  kind: string
  count: number
  /** It is one thing that lasts: said once, whoever saw it. */
  lasts: boolean
  /** Of the last one. */
  facts: object
}

/**
 * Stores what a robot is to say, and how far it has read the feed: once, whoever reads it.
 * @returns false when another server has read on
 */
export async function saveAlarms(
  { database: { db }, appid }: Scope,
  { id, after_seq }: Robot,
  alarms: readonly NewAlarm[],
  next: { after_seq: number; now: number },
): Promise<boolean> {
  const { now } = next
  return db.transaction().execute(async (trx) => {
    const read = await trx
      .updateTable('robots')
      .set({ after_seq: next.after_seq })
      .where('appid', '=', appid)
      .where('id', '=', id)
      .where('after_seq', '=', after_seq)
      .returning('id')
      .executeTakeFirst()
    if (!read) return false
    for (const { kind, count, facts, lasts } of alarms)
      await trx
        .insertInto('robot_alarms')
        .values({
          appid,
          robot_id: id,
          kind,
          pending: count,
          first_at: now,
          facts: JSON.stringify(facts),
          sent_at: 0,
          tries: 0,
          due_at: now,
        })
        .onConflict((conflict) =>
          conflict.columns(['appid', 'robot_id', 'kind']).doUpdateSet({
            pending: lasts ? 1 : sql<number>`robot_alarms.pending + ${count}`,
            first_at: sql<number>`case when robot_alarms.pending = 0 then ${now} else robot_alarms.first_at end`,
            facts: JSON.stringify(facts),
          }),
        )
        .execute()
    return true
  })
}

/** Lists what was said, or is to be said, by a robot. */
export async function alarmsOfRobot(
  { database: { db }, appid }: Scope,
  robot_id: string,
): Promise<Alarm[]> {
  const rows = await db
    .selectFrom('robot_alarms')
    .selectAll()
    .where('appid', '=', appid)
    .where('robot_id', '=', robot_id)
    .execute()
  return rows.map(toAlarm)
}

function toAlarm(stored: Selectable<RobotAlarmsTable>): Alarm {
  const { appid: _, facts, ...row } = stored
  return { ...row, facts: JSON.parse(facts) as object }
}

/** Claims what is due to be said until `lease_until`. @param latest the latest due time that there can be */
export async function claimAlarms(
  { database: { db }, appid }: Scope,
  { now, lease_until, latest }: { now: number; lease_until: number; latest: number },
): Promise<Alarm[]> {
  const rows = await db
    .updateTable('robot_alarms')
    .set({ due_at: lease_until })
    .where('appid', '=', appid)
    .where('pending', '>', 0)
    .where((eb) => eb.or([eb('due_at', '<=', now), eb('due_at', '>', latest)]))
    .returningAll()
    .execute()
  return rows.map(toAlarm)
}

/** Statement that stores what became of an alarm. */
export const endingAlarm = (
  { database: { db }, appid }: Scope,
  { robot_id, kind, pending }: Alarm,
  change: { said: boolean; sent_at?: number; tries: number; due_at: number },
): Statement => {
  const { said, ...rest } = change
  return db
    .updateTable('robot_alarms')
    .set({
      ...rest,
      // More of it may have come meanwhile.
      ...(said && {
        pending: sql<number>`robot_alarms.pending - ${pending}`,
        first_at: rest.due_at,
      }),
    })
    .where('appid', '=', appid)
    .where('robot_id', '=', robot_id)
    .where('kind', '=', kind)
}

/** Takes the summary of a day. @returns false when it was taken, or is another day's */
export async function takeSummary(
  { database: { db }, appid }: Scope,
  id: string,
  day: string,
): Promise<boolean> {
  const taken = await db
    .updateTable('robots')
    .set({ summary_day: day })
    .where('appid', '=', appid)
    .where('id', '=', id)
    .where('summary_day', '<', day)
    .returning('id')
    .executeTakeFirst()
  return taken !== undefined
}
