import { pushKey, readTradeEvent, WechatError, type Message, type TradeEvent } from '@fahuo/wechat'
import type { EventState } from '../database/schema.ts'
import {
  claimDueEvents,
  listEvents,
  replayEvents,
  settleEvent,
  takeEvent,
  type EventRow,
} from './queries.ts'
import { saveSettlement } from '../orders/settlement-queries.ts'
import type { Context } from '../core/context.ts'
import { FahuoError } from '../core/errors.ts'
import { fetchOrder } from '../orders/mirror.ts'

/** Tries until an event is parked for a person to look at. */
const MAX_TRIES = 8

/** Milliseconds that a claimed event is held: a crash lets it come up again after this. */
const HOLD = 60_000

/** Events processed at once. */
const TOGETHER = 16

/** Keeps a genuine push, once. @returns false when it came before */
export function keepPush(ctx: Context, message: Message): Promise<boolean> {
  return takeEvent(ctx.store, {
    key: pushKey(ctx.appid, message).toString('base64url'),
    appid: ctx.appid,
    event: String(message['Event'] ?? message['MsgType'] ?? ''),
    message: JSON.stringify(message, maskPeople),
    received_at: ctx.clock.now(),
  })
}

/** Whose order it is stands in the mirror; who a push names is not kept beside it. */
function maskPeople(name: string, value: unknown): unknown {
  return /openid|^FromUserName$/i.test(name) && typeof value === 'string'
    ? `${value.slice(0, 4)}…`
    : value
}

/** Stored pushes, newest first, with the cursor to go on with. */
export async function readEvents(
  ctx: Context,
  query: {
    state?: EventState | undefined
    event?: string | undefined
    cursor?: number | undefined
    limit: number
  },
): Promise<{ events: EventRow[]; next_cursor: number | null }> {
  const { cursor, limit, ...wanted } = query
  const rows = await listEvents(ctx.store, ctx.appid, {
    ...wanted,
    before: cursor,
    limit: limit + 1,
  })
  const events = rows.slice(0, limit)
  return { events, next_cursor: rows.length > limit ? (events.at(-1)?.id ?? null) : null }
}

/**
 * Lets one push, or all that are parked, be processed again; every effect is there once.
 * @throws FahuoError `not_found`
 */
export async function replay(ctx: Context, which: { id: number } | 'parked'): Promise<number> {
  const now = ctx.clock.now()
  if (which === 'parked') return replayEvents(ctx.store, ctx.appid, { state: 'parked' }, now)
  const replayed = await replayEvents(ctx.store, ctx.appid, which, now)
  if (replayed === 0) throw new FahuoError('not_found')
  return replayed
}

/** Processes what is due. Every effect may happen twice and still be there once. @returns how many */
export async function processDueEvents(ctx: Context): Promise<number> {
  const now = ctx.clock.now()
  const due = await claimDueEvents(ctx.store, {
    appid: ctx.appid,
    now,
    hold_until: now + HOLD,
    limit: TOGETHER,
  })
  // Each asks WeChat how its order stands: the order of their answers does not matter.
  await Promise.all(due.map((event) => processEvent(ctx, event)))
  return due.length
}

async function processEvent(ctx: Context, row: EventRow): Promise<void> {
  const tries = row.tries + 1
  try {
    const event = readTradeEvent(JSON.parse(row.message) as Message)
    if (event) await apply(ctx, event)
    await settleEvent(ctx.store, { id: row.id, state: 'done', tries, due_at: 0, error: null })
  } catch (error) {
    const message = error instanceof Error ? error.message : 'failed'
    const state = tries >= MAX_TRIES ? 'parked' : 'new'
    const due_at = ctx.clock.now() + Math.min(2 ** tries * 1000, 600_000)
    await settleEvent(ctx.store, { id: row.id, state, tries, due_at, error: message })
    ctx.log.warn(
      { event: row.event, id: row.id, tries, reason: message },
      `an event is ${state === 'parked' ? 'parked' : 'tried again'}`,
    )
  }
}

async function apply(ctx: Context, event: TradeEvent): Promise<void> {
  switch (event.Event) {
    case 'trade_manage_order_settlement': {
      await saveSettlement(ctx.store, {
        appid: ctx.appid,
        transaction_id: event.transaction_id,
        shipped_time: event.shipped_time ?? null,
        estimated_settlement_time: event.estimated_settlement_time ?? null,
        confirm_receive_method: event.confirm_receive_method ?? null,
        confirm_receive_time: event.confirm_receive_time ?? null,
        settlement_time: event.settlement_time ?? null,
      })
      return refresh(ctx, event.transaction_id)
    }
    case 'trade_manage_remind_shipping': {
      ctx.log.warn(
        { transaction_id: event.transaction_id },
        'an order waits for shipment longer than WeChat likes (48 h)',
      )
      return refresh(ctx, event.transaction_id)
    }
    case 'trade_manage_remind_access_api':
    case 'wxa_trade_controlled': {
      ctx.log.warn({ event: event.Event }, 'WeChat wants this Mini Program to enter shipping info')
    }
  }
}

/** What a push tells is old the moment it comes: the mirror asks. */
async function refresh(ctx: Context, transaction_id: string): Promise<void> {
  try {
    await fetchOrder(ctx, { transaction_id })
  } catch (error) {
    // 10060001: an order that this account does not have; asking again would not help.
    if (!(error instanceof WechatError) || error.errcode !== 10060001) throw error
    ctx.log.warn({ transaction_id }, 'a push names an order that WeChat does not know')
  }
}
