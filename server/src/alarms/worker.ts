/** Tells groups what a person must know of: soon, seldom, and never what is old. */
import { ORDER_STATE } from '@fahuo/contract'
import { backoff } from '../core/backoff.ts'
import { createPoller, type Poller } from '../core/poller.ts'
import { HOUR_MS, isOver, MINUTE_MS, SECOND_MS } from '../core/time.ts'
import { whatNeedsPeople } from '../operations/attention.ts'
import { tallyOrders } from '../operations/queries.ts'
import { listEvents } from '../outgoing/event-queries.ts'
import { currentNotices } from '../outgoing/notify.ts'
import type { Shop } from '../shops/shop.ts'
import {
  alarmsOfRobot,
  claimAlarms,
  endingAlarm,
  listRobots,
  saveAlarms,
  takeSummary,
  type Alarm,
  type NewAlarm,
  type Robot,
} from './queries.ts'
import { beijingDay, say } from './robots.ts'
import { alarmText, alarmOfEvent, factsOfEvent, summaryText } from './words.ts'

/** From one look to the next. */
const EVERY_MS = 2 * SECOND_MS

/** At most one message of a kind in so long: robots are muted beyond 20 a minute. */
const ONE_OF_A_KIND_MS = 10 * MINUTE_MS

/** Older than this, an alarm is not said any more. */
const STALE_MS = HOUR_MS

const LEASE_MS = MINUTE_MS
const BACKOFF = { first_ms: 10 * SECOND_MS, longest_ms: 5 * MINUTE_MS }

/** Events that are read at once. */
const READ_AT_ONCE = 200

/** The hour in Beijing from which on the summary of the day is said. */
const SUMMARY_HOUR = 9

/** Tells until stopped. */
export function startAlarms(shop: Shop): Poller {
  let due_at = 0
  return createPoller(shop, 'alarms', async () => {
    const now = shop.clock.now()
    if (!isOver(due_at, EVERY_MS, now)) return 0
    due_at = now + EVERY_MS
    const robots = await listRobots(shop)
    if (robots.length === 0) return 0
    for (const robot of robots) await collect(shop, robot)
    const said = await sayDue(shop, robots)
    for (const robot of robots) await summarise(shop, robot)
    return said
  })
}

/** Stores what a robot is to say, of the feed and of the notices that are kept. */
async function collect(shop: Shop, robot: Robot): Promise<void> {
  const now = shop.clock.now()
  const { id, after_seq } = robot
  const events = await listEvents(shop, { after: after_seq, limit: READ_AT_ONCE, language: 'en' })
  const alarms = new Map<string, NewAlarm>()
  const add = (kind: string, facts: object) =>
    alarms.set(kind, { kind, facts, count: (alarms.get(kind)?.count ?? 0) + 1, lasts: false })
  for (const { type, data, timestamp } of events) {
    const kind = alarmOfEvent(type, data)
    const at = Date.parse(timestamp)
    if (kind !== null && now - at < STALE_MS) add(kind, factsOfEvent(data, at))
  }
  const before = await alarmsOfRobot(shop, id)
  for (const { kind, since, facts } of await currentNotices(shop)) {
    const last = before.find((one) => one.kind === kind)
    const is_new = since >= robot.created_at && (last?.sent_at ?? 0) < since && !last?.pending
    if (is_new && now - since < STALE_MS)
      alarms.set(kind, { kind, facts: withoutCause(facts), count: 1, lasts: true })
  }
  if (events.length === 0 && alarms.size === 0) return
  const next = { after_seq: events.at(-1)?.seq ?? after_seq, now }
  await saveAlarms(shop, robot, [...alarms.values()], next)
}

/** The words of a cause are in English. */
function withoutCause(facts: object): object {
  const { cause: _, ...rest } = facts as { cause?: unknown }
  return rest
}

async function sayDue(shop: Shop, robots: readonly Robot[]): Promise<number> {
  const now = shop.clock.now()
  const due = await claimAlarms(shop, {
    now,
    lease_until: now + LEASE_MS,
    latest: now + ONE_OF_A_KIND_MS + LEASE_MS,
  })
  for (const alarm of due) {
    const robot = robots.find(({ id }) => id === alarm.robot_id)
    if (robot) await sayAlarm(shop, robot, alarm)
  }
  return due.length
}

async function sayAlarm(shop: Shop, robot: Robot, alarm: Alarm): Promise<void> {
  const { kind, pending, facts, first_at, tries } = alarm
  const now = shop.clock.now()
  // Nobody is helped by what was wrong an hour ago.
  if (now - first_at > STALE_MS) {
    await shop.database.unit([endingAlarm(shop, alarm, { said: true, tries: 0, due_at: now })])
    return
  }
  const around = { keyword: robot.keyword, link: shop.settings.public_url }
  const text = alarmText(robot.language, { kind, count: pending, facts }, around)
  const error = await say(shop, robot, text)
  const later = now + backoff(tries, BACKOFF)
  await shop.database.unit([
    error === null
      ? endingAlarm(shop, alarm, {
          said: true,
          sent_at: now,
          tries: 0,
          due_at: now + ONE_OF_A_KIND_MS,
        })
      : endingAlarm(shop, alarm, { said: false, tries: tries + 1, due_at: later }),
  ])
  if (error !== null)
    shop.log.warn({ robot: robot.id, kind, error }, 'a robot did not take an alarm')
}

/** Says once a day what waits. One that does not arrive is not said again. */
async function summarise(shop: Shop, robot: Robot): Promise<void> {
  const now = shop.clock.now()
  const day = beijingDay(now)
  const hour = new Date(now + 8 * HOUR_MS).getUTCHours()
  if (hour < SUMMARY_HOUR || robot.summary_day >= day) return
  if (!(await takeSummary(shop, robot.id, day))) return
  const { orders } = await tallyOrders(shop, { states: [ORDER_STATE.awaiting_shipment] })
  const attention = await whatNeedsPeople(shop)
  const around = { keyword: robot.keyword, link: shop.settings.public_url }
  await say(shop, robot, summaryText(robot.language, { waiting: orders, attention }, around))
}
