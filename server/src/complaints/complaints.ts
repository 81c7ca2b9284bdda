/**
 * Complaints of buyers (交易投诉): each is known by a push, read from WeChat, and watched until nobody
 * has to act any more. Unanswered for 48 hours, WeChat decides against the merchant.
 */
import {
  COMPLAINT_STATUS,
  complaintTurn,
  ERRCODE,
  WechatError,
  type ComplaintEvent,
} from '@fahuo/wechat'
import { backoff } from '../core/backoff.ts'
import { insertDeed } from '../audit/queries.ts'
import { FahuoError } from '../core/errors.ts'
import { HOUR_MS, MINUTE_MS, SECOND_MS, toSeconds } from '../core/time.ts'
import { fetchOrder } from '../orders/mirror.ts'
import { notify } from '../outgoing/notify.ts'
import type { Shop } from '../shops/shop.ts'
import { mapWechatErrors } from '../wechat/map-error.ts'
import { keptDetail, type WechatComplaint } from './detail.ts'
import { complaintEvent, endEvents } from './event.ts'
import {
  findComplaint,
  insertComplaint,
  updateComplaint,
  type Complaint,
  type ComplaintChange,
} from './queries.ts'

export type { Complaint }

/** How long a closed complaint is kept. */
export const COMPLAINTS_KEPT_DAYS = 365

/** How long the merchant has for what is opened [official, since 2024-03]. */
const ANSWER_WITHIN_MS = 48 * HOUR_MS

/** How often an open complaint is read without a push. */
export const READ_EVERY_MS = 2 * HOUR_MS

/** Pauses while it cannot be read: the push may be ahead of the call. */
const READ_PAUSES = { first_ms: 5 * SECOND_MS, longest_ms: READ_EVERY_MS }

/** The number of a complaint that nobody has read yet. */
const NOT_READ = -1

/**
 * Returns until when the merchant must answer, Unix milliseconds; null: it is not their turn.
 * @param since when it was seen in this status first, Unix milliseconds
 */
function answerBy(status: number, expire_time: number, since: number): number | null {
  if (complaintTurn(status) !== 'merchant') return null
  if (expire_time > 0) return expire_time * SECOND_MS
  const { OPENED, REFUND_PROOF_WANTED } = COMPLAINT_STATUS
  return status === OPENED || status === REFUND_PROOF_WANTED ? since + ANSWER_WITHIN_MS : null
}

/**
 * Returns when a person is told next that time runs out: at a half and a quarter of what there was
 * when it began, and an hour before the end; null: not any more.
 */
export function nextAlarm(answer_by: number | null, began: number, now: number): number | null {
  if (answer_by === null) return null
  const left = answer_by - began
  const times = [answer_by - left / 2, answer_by - left / 4, answer_by - HOUR_MS]
  return (
    times
      .map(Math.floor)
      .filter((at) => at > now)
      .toSorted((a, b) => a - b)[0] ?? null
  )
}

type Told = Pick<ComplaintEvent, 'status' | 'type' | 'create_time' | 'expire_time'> & {
  transaction_id: string
  out_trade_no: string
  appeal_state: number
}

/** What a complaint becomes by what was told of it; its clock starts again with each status. */
function changed(before: Complaint | null, told: Told, now: number): ComplaintChange {
  const same = before?.status === told.status && before.expire_time === told.expire_time
  const status_at = before?.status === told.status ? before.status_at : now
  const answer_by = same ? before.answer_by : answerBy(told.status, told.expire_time, status_at)
  return {
    ...told,
    transaction_id: told.transaction_id || (before?.transaction_id ?? ''),
    out_trade_no: told.out_trade_no || (before?.out_trade_no ?? ''),
    create_time: told.create_time || (before?.create_time ?? toSeconds(now)),
    status_at,
    answer_by,
    alarm_at: same ? before.alarm_at : nextAlarm(answer_by, status_at, now),
    closed: complaintTurn(told.status) === 'over',
    updated_at: now,
  }
}

const unread = (complaint_order_id: string, now: number): Complaint => ({
  complaint_order_id,
  transaction_id: '',
  out_trade_no: '',
  type: NOT_READ,
  status: NOT_READ,
  appeal_state: 0,
  status_at: now,
  create_time: toSeconds(now),
  expire_time: 0,
  detail: null,
  read_at: 0,
  read_due_at: now,
  tries: 0,
  answer_by: null,
  alarm_at: null,
  closed: false,
  received_at: now,
  updated_at: now,
})

/**
 * Takes a push of a complaint: it is stored, told, and read from WeChat next.
 * @param trusted WeChat's signature vouches for it; else only its number is taken, and WeChat asked
 */
export async function takeComplaint(
  shop: Shop,
  event: ComplaintEvent,
  trusted: boolean,
): Promise<void> {
  const now = shop.clock.now()
  const { complaint_order_id } = event
  const before = await findComplaint(shop, complaint_order_id)
  const told: Told = {
    status: event.status,
    type: event.type,
    create_time: event.create_time,
    expire_time: event.expire_time,
    transaction_id: event.order_id,
    out_trade_no: event.out_trade_no,
    appeal_state: before?.appeal_state ?? 0,
  }
  if (!before) {
    const fresh = unread(complaint_order_id, now)
    const first = trusted ? { ...fresh, ...changed(null, told, now), closed: false } : fresh
    const news = trusted ? [complaintEvent('complaint.opened', first, now)] : []
    if (await insertComplaint(shop, first, news)) {
      // A number that nobody vouches for is told when WeChat knows it.
      if (trusted) await tellOpened(shop, first)
      return shop.wake('complaints')
    }
  }
  // The push may be older than what was read: only WeChat knows how it stands now.
  await updateComplaint(shop, complaint_order_id, { read_due_at: now, tries: 0, closed: false })
  return shop.wake('complaints')
}

const tellOpened = (shop: Shop, complaint: Complaint): Promise<void> =>
  notify(shop, 'complaint_opened', factsOf(shop, complaint))

/** What people are told of a complaint: numbers, no person. */
export function factsOf({ clock }: Pick<Shop, 'clock'>, complaint: Complaint) {
  const { complaint_order_id, transaction_id, status, answer_by } = complaint
  const hours = answer_by === null ? null : (answer_by - clock.now()) / HOUR_MS
  return {
    complaint: complaint_order_id,
    transaction_id,
    status,
    hours_left: hours === null ? null : Math.max(0, Math.round(hours * 10) / 10),
  }
}

/**
 * Reads a complaint from WeChat and stores how it stands; also one that no push told of.
 * @throws WechatError as the call does
 */
export async function readComplaint(
  shop: Shop,
  complaint_order_id: string,
): Promise<{ complaint: Complaint; wechat: WechatComplaint }> {
  const asked_at = shop.clock.now()
  const wechat = await shop.wechat.complaint.getDetail({ complaintOrderId: complaint_order_id })
  const { complaintOrder } = wechat
  if (!complaintOrder || complaintOrder.complaintOrderId !== complaint_order_id)
    throw new WechatError('complaint.getDetail', 'unknown', { reason: 'unexpected_answer' })
  const before = (await findComplaint(shop, complaint_order_id)) ?? null
  const told: Told = {
    status: complaintOrder.status,
    type: complaintOrder.type,
    create_time: complaintOrder.createTime,
    expire_time: complaintOrder.expireTime,
    transaction_id: complaintOrder.orderId,
    out_trade_no: complaintOrder.outTradeNo,
    appeal_state: complaintOrder.appealState,
  }
  const change = {
    ...changed(before, told, asked_at),
    detail: keptDetail(wechat),
    read_at: asked_at,
    read_due_at: asked_at + READ_EVERY_MS,
    tries: 0,
  }
  const complaint: Complaint = { ...(before ?? unread(complaint_order_id, asked_at)), ...change }
  const opened = !before || before.status === NOT_READ
  const ending = endEvents(before, complaint, asked_at)
  const news = [
    ...(opened ? [complaintEvent('complaint.opened', complaint, asked_at)] : []),
    ...ending,
  ]
  if (before || !(await insertComplaint(shop, complaint, news)))
    await updateComplaint(shop, complaint_order_id, change, news)
  if (opened && !complaint.closed) await tellOpened(shop, complaint)
  if (ending.length > 0) shop.log.info(factsOf(shop, complaint), 'a complaint is over')
  return { complaint, wechat }
}

/** Reads a claimed complaint; what fails is tried again after a pause that grows. */
export async function readDue(shop: Shop, due: Complaint): Promise<void> {
  try {
    const { complaint } = await readComplaint(shop, due.complaint_order_id)
    // The order shows whether its money is held.
    if (complaint.transaction_id !== '' && complaint.status !== due.status)
      await fetchOrder(shop, { transaction_id: complaint.transaction_id })
  } catch (error) {
    if (!(error instanceof WechatError)) throw error
    const { errcode, message } = error
    shop.log.warn(
      { complaint: due.complaint_order_id, errcode, reason: message },
      'a complaint cannot be read; trying again',
    )
    await updateComplaint(shop, due.complaint_order_id, {
      tries: due.tries + 1,
      read_due_at: shop.clock.now() + backoff(due.tries, READ_PAUSES),
    })
  }
}

/**
 * Returns a complaint as it is known, or asks WeChat for one that no push told of.
 * @throws FahuoError `not_found`
 */
export async function requireComplaint(shop: Shop, complaint_order_id: string): Promise<Complaint> {
  const known = await findComplaint(shop, complaint_order_id)
  if (known) return known
  try {
    return (await readComplaint(shop, complaint_order_id)).complaint
  } catch (error) {
    // -1 for a number that there is none of [official: the only code of the call].
    if (error instanceof WechatError && error.errcode === ERRCODE.SYSTEM_BUSY)
      throw new FahuoError('not_found', complaint_order_id, error.errcode)
    return mapWechatErrors(() => Promise.reject(error as Error))
  }
}

/**
 * Asks WeChat for a complaint now, with the buyer's contact, which is stored nowhere.
 * @throws FahuoError `not_found`, `refused_by_wechat`, `wechat_unavailable`
 */
export async function contactOf(
  shop: Shop,
  complaint_order_id: string,
): Promise<{ complaint: Complaint; contact: { phone_number: string; nickname: string } }> {
  await requireComplaint(shop, complaint_order_id)
  const { complaint, wechat } = await mapWechatErrors(() => readComplaint(shop, complaint_order_id))
  const { phoneNumber, nickName } = wechat.complaintOrder ?? { phoneNumber: '', nickName: '' }
  await insertDeed(shop, { subject: complaint_order_id, after: { contact: 'read' } })
  shop.log.info({ complaint: complaint_order_id }, "the buyer's contact was read from WeChat")
  return {
    complaint,
    contact: { phone_number: phoneNumber, nickname: nickName },
  }
}

/** How long nothing of a complaint waits longer: for clocks that were ahead. */
export const LONGEST_WAIT_MS = READ_EVERY_MS + 10 * MINUTE_MS

/** How long the disputes of orders without a complaint are told again. */
export const DISPUTES_EVERY_MS = HOUR_MS
