import type { WechatError } from '@fahuo/wechat'
import type { ShipmentState } from '../database/schema.ts'
import { moveShipment, type ShipmentChange, type ShipmentMove } from './transition-queries.ts'
import { returnReshipment, type ShipmentRow } from './queries.ts'
import type { Context } from '../core/context.ts'

const MINUTE = 60_000

/** Milliseconds; the tests of the heart bring shorter ones. */
export interface ShipmentTiming {
  /** How long an upload may still be on its way after it was sent. */
  deadline: number
  /** The first wait of a backoff; doubles up to `longest_wait`. */
  first_wait: number
  longest_wait: number
  /** How long after payment it may be unknown to WeChat (10060001) before somebody should look. */
  unknown_payment: number
  /** How long a sent upload may stay unproven before somebody should look. */
  unproven: number
  /** For how long the mirror's word "awaiting shipment" is taken without asking again. */
  mirror_trusted: number
}

export const shipmentTiming: ShipmentTiming = {
  deadline: MINUTE,
  first_wait: 1_000,
  longest_wait: 10 * MINUTE,
  unknown_payment: 60 * MINUTE,
  unproven: 24 * 60 * MINUTE,
  mirror_trusted: MINUTE,
}

/** What works the outbox: so many calls to WeChat at once. */
export interface OutboxContext extends Context {
  /** Waits for its turn, does it, lets the next one in. */
  slot: <Value>(call: () => Promise<Value>) => Promise<Value>
}

/** A shipment after a move; undefined when it is not ours any more. */
export type Moved = Promise<ShipmentRow | undefined>
export type Attempt = ShipmentMove['attempts'][number]
export type Move = Omit<ShipmentChange, 'updated_at'>

/** What was done for a shipment and what WeChat said: kept in the commit that moves it. */
export interface Evidence {
  attempts?: Attempt[]
  orders?: ShipmentMove['orders']
}

const ENDED = new Set<ShipmentState>(['shipped', 'rejected', 'needs_attention'])

/** Moves it, and lets go of it when it is at its end or waits for something. */
export function move(
  ctx: Context,
  row: ShipmentRow,
  change: Move,
  { attempts = [], orders = [] }: Evidence = {},
): Moved {
  const updated_at = ctx.clock.now()
  const waits = (change.due_at ?? row.due_at) > updated_at
  const done = ENDED.has(change.state ?? row.state) || waits
  return moveShipment(ctx.store, {
    from: row,
    change: { ...change, updated_at, ...(done && { lease: null, lease_until: 0 }) },
    attempts,
    orders,
  })
}

export function attemptOf(ctx: Context, call: string, error?: WechatError): Attempt {
  return {
    at: ctx.clock.now(),
    call,
    outcome: error?.outcome ?? 'ok',
    errcode: error?.errcode ?? null,
    rid: error?.rid ?? null,
  }
}

/** Later, with doubling waits. */
export function later(ctx: Context, row: ShipmentRow, timing: ShipmentTiming, change: Move): Move {
  const wait = Math.min(timing.first_wait * 2 ** row.tries, timing.longest_wait)
  return { tries: row.tries + 1, due_at: ctx.clock.now() + wait, ...change }
}

/** Refused for good. A correction that WeChat did not take has not spent the chance. */
export async function reject(
  ctx: Context,
  row: ShipmentRow,
  change: Omit<Move, 'state'>,
  evidence?: Evidence,
): Moved {
  const moved = await move(ctx, row, { ...change, state: 'rejected' }, evidence)
  if (moved?.spends_reshipment === 1 && moved.errcode !== 10060003 && moved.transaction_id !== null)
    await returnReshipment(ctx.store, ctx.appid, moved.transaction_id)
  return moved
}

/** Somebody should look. */
export function needAttention(
  ctx: Context,
  row: ShipmentRow,
  reason: string,
  evidence: Evidence,
): Moved {
  const errcode = evidence.attempts?.at(-1)?.errcode ?? row.errcode
  ctx.log.error({ shipment: row.id, reason, errcode }, 'a shipment needs attention')
  return move(ctx, row, { state: 'needs_attention', reason, errcode }, evidence)
}
