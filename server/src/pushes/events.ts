import {
  ERRCODE,
  isTradeEvent,
  keptFields,
  nameOf,
  pushKey,
  readComplaintEvent,
  readPunishEvent,
  readTradeEvent,
  WechatError,
  type Message,
  type TradeEvent,
} from '@fahuo/wechat'
import { backoff } from '../core/backoff.ts'
import { FahuoError } from '../core/errors.ts'
import { pageOf } from '../core/pagination.ts'
import { MINUTE_MS, SECOND_MS } from '../core/time.ts'
import type { Scope } from '../database/database.ts'
import { outageOf } from '../database/outage.ts'
import { fetchOrder } from '../orders/mirror.ts'
import { takeSettlement } from '../orders/settlement-push.ts'
import { notify } from '../outgoing/notify.ts'
import type { Shop } from '../shops/shop.ts'
import {
  claimDueEvents,
  findEvent,
  finishEvent,
  groupParked,
  insertPush,
  listEvents,
  replayEvents,
  type EventState,
  type ParkedGroup,
  type PushEvent,
} from './queries.ts'

/** Tries until an event is parked for a person to look at. */
const MAX_TRIES = 8

const BACKOFF = { first_ms: SECOND_MS, longest_ms: 10 * MINUTE_MS }

/** How long a claimed event is leased: after a crash it comes up again then. */
const LEASE_MS = MINUTE_MS

/** Events processed at once. */
const BATCH_SIZE = 16

/**
 * Stores a push, once: the fields of it that may be kept.
 * @param push `signed`: WeChat's signature vouches for what it says
 * @returns false when it came before
 */
export function storePush(
  shop: Shop,
  { message, signed }: { message: Message; signed: boolean },
): Promise<boolean> {
  const key = pushKey(shop.appid, message).toString('base64url')
  const kept = keptFields(message)
  return insertPush(shop, {
    // What anybody could have sent must not make us overlook the genuine one.
    key: signed ? key : `unsigned:${key}`,
    event: nameOf(message['Event']),
    message: JSON.stringify(kept),
    transaction_id: orderOf(kept),
    signed: signed ? 1 : 0,
    received_at: shop.clock.now(),
  })
}

/** The payment that a push tells of; a complaint names it otherwise. */
function orderOf(kept: Message): string | null {
  const number = kept['transaction_id']
  return typeof number === 'string' && number !== '' ? number : null
}

/** Reads stored pushes, newest first; the cursor is the id to continue after. */
export async function readEvents(
  shop: Scope,
  query: {
    state?: EventState | undefined
    event?: string | undefined
    cursor?: number | undefined
    limit: number
  },
): Promise<{ events: PushEvent[]; next_cursor: number | null }> {
  const { cursor, limit, ...filter } = query
  const found = await listEvents(shop, { ...filter, before: cursor, limit: limit + 1 })
  const { rows, next_cursor } = pageOf(found, limit, (last) => last.id)
  return { events: rows, next_cursor }
}

/** @throws FahuoError `not_found` */
export async function readEvent(shop: Scope, id: number): Promise<PushEvent> {
  const event = await findEvent(shop, id)
  if (!event) throw new FahuoError('not_found')
  return event
}

export type { PushEvent }

/** Lets one push be processed again; every effect is there once. @throws FahuoError `not_found` */
export async function replayEvent(shop: Shop, id: number): Promise<number> {
  const replayed = await replayEvents(shop, { id }, shop.clock.now())
  if (replayed === 0) throw new FahuoError('not_found')
  return replayed
}

/** Lets all parked pushes be processed again. @returns how many */
export function replayParkedEvents(shop: Shop): Promise<number> {
  return replayEvents(shop, { state: 'parked' }, shop.clock.now())
}

/** Processes what is due. Every effect may happen twice and still be there once. @returns how many */
export async function processDueEvents(shop: Shop): Promise<number> {
  const now = shop.clock.now()
  const due = await claimDueEvents(shop, {
    now,
    lease_until: now + LEASE_MS,
    latest: now + BACKOFF.longest_ms + MINUTE_MS,
    limit: BATCH_SIZE,
  })
  // Each asks WeChat how its order stands: the order of their answers does not matter.
  const ended = await Promise.allSettled(due.map((event) => processEvent(shop, event)))
  // Not its own doing: it comes up again when its lease has run out.
  const failed = ended.find((one) => one.status === 'rejected')
  if (failed) throw failed.reason
  return due.length
}

async function processEvent(shop: Shop, row: PushEvent): Promise<void> {
  const tries = row.tries + 1
  try {
    if (row.message === null) throw new Error('the stored message cannot be read')
    const event = readTradeEvent(row.message)
    if (event) await apply(shop, event, isTrusted(shop, row))
    else if (isTradeEvent(row.message))
      shop.log.warn(
        { event: row.event, id: row.id },
        'a push is not as documented: nothing is done',
      )
    else await applyOther(shop, row.message, isTrusted(shop, row))
    await finishEvent(shop, { id: row.id, state: 'done', tries, due_at: 0, error: null })
  } catch (error) {
    if (outageOf(error) !== null) throw error
    const message = reasonOf(error)
    if (!(error instanceof WechatError)) {
      shop.onFailure('pushes')
      shop.log.error({ event: row.event, id: row.id, err: error }, 'a push could not be processed')
    }
    const state = tries >= MAX_TRIES ? 'parked' : 'new'
    const due_at = shop.clock.now() + backoff(tries, BACKOFF)
    await finishEvent(shop, { id: row.id, state, tries, due_at, error: message })
    const facts = { event: row.event, id: row.id, tries, reason: message }
    if (state === 'parked') await notify(shop, 'push_parked', facts)
    else shop.log.warn(facts, 'processing a push failed; trying again')
  }
}

/** What is stored as the reason: short, and without what a database does not take. */
const reasonOf = (error: unknown) =>
  (error instanceof Error ? error.message : 'failed').replaceAll('\0', '').slice(0, 500)

/** Tells whether what a push says may be written down. What 0.1 stored, it had verified or taken unsigned. */
const isTrusted = ({ settings }: Shop, { signed }: PushEvent): boolean =>
  signed ?? !settings.unsigned_pushes

async function apply(shop: Shop, event: TradeEvent, trusted: boolean): Promise<void> {
  switch (event.Event) {
    case 'trade_manage_order_settlement': {
      const { transaction_id } = event
      if (!trusted) return refresh(shop, transaction_id)
      return unlessUnknown(shop, transaction_id, () =>
        takeSettlement(shop, {
          transaction_id,
          shipped_time: event.shipped_time ?? null,
          estimated_settlement_time: event.estimated_settlement_time ?? null,
          confirm_receive_method: event.confirm_receive_method ?? null,
          confirm_receive_time: event.confirm_receive_time ?? null,
          settlement_time: event.settlement_time ?? null,
        }),
      )
    }
    case 'trade_manage_remind_shipping': {
      await notify(shop, 'shipping_overdue', { transaction_id: event.transaction_id })
      return refresh(shop, event.transaction_id)
    }
    case 'trade_manage_remind_access_api':
    case 'wxa_trade_controlled': {
      await notify(shop, 'shipping_demanded', { event: event.Event })
    }
  }
}

/** Events that are not of shipping management: complaints and punishments. */
async function applyOther(shop: Shop, message: Message, trusted: boolean): Promise<void> {
  const complaint = readComplaintEvent(message)
  if (complaint) return shop.takeComplaint(shop, complaint, trusted)
  const punishment = readPunishEvent(message)
  // What nobody vouches for frightens nobody.
  if (!punishment || !trusted) return undefined
  const { event_type, punish_id, rule_name } = punishment
  return notify(shop, 'account_punished', { event_type, punish_id, rule_name }, punish_id)
}

/** Asks WeChat how the order stands: what a push tells is old when it arrives. */
const refresh = (shop: Shop, transaction_id: string): Promise<void> =>
  unlessUnknown(shop, transaction_id, () => fetchOrder(shop, { transaction_id }, 'push'))

/** An order that this account does not have; asking again would not help. */
async function unlessUnknown(
  shop: Shop,
  transaction_id: string,
  ask: () => Promise<unknown>,
): Promise<void> {
  try {
    await ask()
  } catch (error) {
    if (!(error instanceof WechatError) || error.errcode !== ERRCODE.PAYMENT_UNKNOWN) throw error
    shop.log.warn({ transaction_id }, 'a push names an order that WeChat does not know')
  }
}

export type { ParkedGroup }

/** Reads which pushes are parked, by what failed: the 20 that most failed by. */
export const parkedPushes = (shop: Scope): Promise<ParkedGroup[]> => groupParked(shop)
