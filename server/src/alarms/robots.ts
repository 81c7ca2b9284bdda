/** Robots of groups in WeCom, Feishu and DingTalk, which tell people. */
import { randomUUIDv7 } from 'node:crypto'
import { FahuoError } from '../core/errors.ts'
import type { Language } from '../core/language.ts'
import { HOUR_MS, SECOND_MS } from '../core/time.ts'
import { readSealed, sealValue } from '../database/sealed-values.ts'
import { writingValue } from '../database/key-value.ts'
import { lastSeq } from '../outgoing/event-queries.ts'
import { post } from '../outgoing/post.ts'
import type { Shop } from '../shops/shop.ts'
import { cutText, robotError, robotRequest, ROBOT_HOSTS } from './message.ts'
import {
  insertRobot,
  listRobots,
  notingMessage,
  removeRobot,
  type Robot,
  type RobotKind,
} from './queries.ts'
import { testText } from './words.ts'

export type { Robot, RobotKind }

/** Robots of one Mini Program. */
const MAX_ROBOTS = 20

const TIMEOUT_MS = 10 * SECOND_MS

const addressName = (id: string) => `robot:${id}` as const

interface Address {
  url: string
  /** Signs what is sent; null: the robot wants no signature. */
  secret: string | null
}

/** The day in Beijing, `2026-11-21`. */
export const beijingDay = (now: number): string =>
  new Date(now + 8 * HOUR_MS).toISOString().slice(0, 10)

export interface NewRobot {
  url: string
  kind?: RobotKind | undefined
  secret?: string | undefined
  keyword?: string | undefined
  name: string
  language: Language
}

/** Whose robot an address is. @throws FahuoError `invalid` */
function kindOf(shop: Shop, { url, kind }: NewRobot): RobotKind {
  const { protocol, hostname } = new URL(url)
  const known = (Object.keys(ROBOT_HOSTS) as RobotKind[]).find((one) =>
    ROBOT_HOSTS[one].includes(hostname),
  )
  if (known && protocol === 'https:' && (kind === undefined || kind === known)) return known
  if (shop.settings.webhook_allow_private && kind !== undefined) return kind
  throw new FahuoError('invalid', {
    en: `url: the webhook URL of a group's robot, https, at ${Object.values(ROBOT_HOSTS).flat().join(', ')}`,
    zh: `url：应为群机器人的 Webhook 地址（https），域名为 ${Object.values(ROBOT_HOSTS).flat().join('、')}`,
  })
}

/** Stores a robot; it tells of what happens from now on. @throws FahuoError `invalid` */
export async function addRobot(shop: Shop, given: NewRobot): Promise<Robot> {
  const kind = kindOf(shop, given)
  if ((await listRobots(shop)).length >= MAX_ROBOTS)
    throw new FahuoError('invalid', {
      en: `at most ${MAX_ROBOTS} robots: remove one first`,
      zh: `最多 ${MAX_ROBOTS} 个机器人，请先删除一个`,
    })
  const now = shop.clock.now()
  const robot: Robot = {
    id: `rb_${randomUUIDv7()}`,
    kind,
    name: given.name,
    keyword: given.keyword ?? null,
    language: given.language,
    after_seq: await lastSeq(shop),
    summary_day: beijingDay(now),
    last_at: null,
    last_error: null,
    created_at: now,
  }
  const address: Address = { url: given.url, secret: given.secret ?? null }
  const name = addressName(robot.id)
  const sealed = sealValue(shop, name, JSON.stringify(address))
  await insertRobot(shop, robot, writingValue(shop, name, sealed))
  return robot
}

export const readRobots = (shop: Shop): Promise<Robot[]> => listRobots(shop)

/** @throws FahuoError `not_found` */
async function findRobot(shop: Shop, id: string): Promise<Robot> {
  const robot = (await listRobots(shop)).find((one) => one.id === id)
  if (!robot) throw new FahuoError('not_found')
  return robot
}

/** @throws FahuoError `not_found` */
export async function deleteRobot(shop: Shop, id: string): Promise<void> {
  const robot = await findRobot(shop, id)
  if (!(await removeRobot(shop, robot, addressName(id)))) throw new FahuoError('not_found')
}

/** Says a text in a group. @returns null, or why it did not arrive */
export async function say(shop: Shop, robot: Robot, text: string): Promise<string | null> {
  const now = shop.clock.now()
  const stored = (await readSealed(shop, addressName(robot.id)))?.text ?? null
  const error =
    stored === null ? 'no_address' : await sayAt(shop, robot, stored, cutText(text), now)
  await shop.database.unit([notingMessage(shop, robot.id, { last_at: now, last_error: error })])
  return error
}

async function sayAt(shop: Shop, { kind }: Robot, stored: string, text: string, now: number) {
  const request = robotRequest({ kind, ...(JSON.parse(stored) as Address) }, text, now)
  const answer = await post({
    ...request,
    headers: {},
    timeout_ms: TIMEOUT_MS,
    allow_private: shop.settings.webhook_allow_private,
  })
  return 'error' in answer ? answer.error : robotError(kind, answer)
}

/** Says that alarms arrive here. @throws FahuoError `not_found` */
export async function testRobot(shop: Shop, id: string): Promise<string | null> {
  const robot = await findRobot(shop, id)
  return say(shop, robot, testText(robot.language, robot.keyword))
}
