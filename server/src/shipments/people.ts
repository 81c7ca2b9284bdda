/** What a person reads of shipments, and does with those that need attention. */
import { setTimeout as wait } from 'node:timers/promises'
import { WechatError } from '@fahuo/wechat'
import { FahuoError } from '../core/errors.ts'
import { pageOf } from '../core/pagination.ts'
import { SECOND_MS } from '../core/time.ts'
import type { Scope, Statement } from '../database/database.ts'
import { fetchOrder, storedOrder } from '../orders/mirror.ts'
import type { Order } from '../orders/queries.ts'
import { endingReservation, forgettingNewest, type MovedShipment } from '../payments/queries.ts'
import { overrulingRefunds } from '../payments/refund-queries.ts'
import { paymentKey } from '../payments/order-key.ts'
import { readServices } from '../services/people.ts'
import { servicesOfOrder, type Service } from '../services/queries.ts'
import type { Shop } from '../shops/shop.ts'
import { tellingMoved } from './events.ts'
import {
  attemptsOfShipment,
  findShipment,
  shipmentsOfPayment,
  shipmentsTogether,
  type Attempt,
  type Shipment,
} from './queries.ts'
import { isHeld } from './hold.ts'
import type { Reason } from './reasons.ts'
import { groupNeedy, listShipments, type ShipmentFilter } from './search-queries.ts'
import { holdsPayment, isOpen, TRANSITIONS, type ShipmentState } from './states.ts'
import { moveByHand, type ShipmentChange } from './transition-queries.ts'
import { recallingMissing, wakingWaiting } from './waiting-queries.ts'

export type { Shipment }

/** Reads a shipment with the history of its attempts. @throws FahuoError `not_found` */
export async function readShipment(
  shop: Scope,
  id: string,
): Promise<{ shipment: Shipment; attempts: Attempt[] }> {
  const shipment = await findShipment(shop, id)
  if (!shipment) throw new FahuoError('not_found')
  return { shipment, attempts: await attemptsOfShipment(shop, shipment.combined ?? id) }
}

/** Reads shipments, newest first; the cursor is the id to continue after. */
export async function readShipments(
  shop: Scope,
  query: Omit<ShipmentFilter, 'updated_from'> & {
    /** Unix seconds. */
    updated_since?: number | undefined
    cursor?: string | undefined
    limit: number
  },
): Promise<{ shipments: Shipment[]; next_cursor: string | null }> {
  const { updated_since, cursor, limit, ...filter } = query
  const found = await listShipments(shop, {
    ...filter,
    updated_from: updated_since === undefined ? undefined : updated_since * SECOND_MS,
    after: cursor,
    limit: limit + 1,
  })
  const { rows, next_cursor } = pageOf(found, limit, (last) => last.id)
  return { shipments: rows, next_cursor }
}

/** What names the payment of a shipment, as `paymentKey` writes it: alone, and the whole of a combined one. */
export const paymentsOfShipment = ({ payment, combined_key }: Shipment): string[] =>
  combined_key === null ? [payment] : [payment, paymentKey(combined_key)]

/** Reads what WeChat's services are told with a shipment, and of the goods of its payment. */
export async function servicesOfShipment(shop: Scope, shipment: Shipment): Promise<Service[]> {
  const { id, combined, transaction_id } = shipment
  const order = transaction_id === null ? undefined : await storedOrder(shop, { transaction_id })
  const payments = paymentsOfShipment(shipment)
  const services = order
    ? await readServices(shop, order, payments)
    : await servicesOfOrder(shop, transaction_id ?? '', payments)
  return services.filter(
    ({ service, shipment_id }) =>
      service === 'details' || shipment_id === id || shipment_id === combined,
  )
}

/** Shipments that an order's view lists. */
const LISTED_WITH_ORDER = 100

/** Reads the shipments of an order, whichever number they came with, newest first. */
export async function shipmentsOfOrder(
  shop: Scope,
  order: Pick<Order, 'transaction_id' | 'merchant_id' | 'sub_merchant_id' | 'merchant_trade_no'>,
): Promise<Shipment[]> {
  const { transaction_id, merchant_id, sub_merchant_id, merchant_trade_no } = order
  const limit = LISTED_WITH_ORDER
  const named = await listShipments(shop, { transaction_id, limit })
  if (merchant_trade_no === '') return named
  // WeChat has not named their payment yet; the number is unique within a merchant only.
  const unnamed = (await listShipments(shop, { merchant_trade_no, limit })).filter(
    ({ transaction_id, content: { order_key } }) =>
      transaction_id === null && [merchant_id, sub_merchant_id].includes(order_key.mchid ?? ''),
  )
  return [...named, ...unnamed].toSorted((a, b) => (a.id < b.id ? 1 : -1))
}

/** Reasons after which a person may say: WeChat shows nothing of it, send it again. */
const SENT_AGAIN_BY_HAND = new Set<Reason>(['unproven', 'not_taken', 'newer_at_wechat'])

/**
 * Retries a shipment that a person looked at. It asks get_order before anything else, as every
 * shipment does, and an upload that may have been taken is sent with the same time: a retry cannot
 * spend the re-shipment chance. One that waits for its next look is due now.
 * @throws FahuoError `not_found`, `not_open` (nothing to retry), `already_open`
 */
export async function retryShipment(shop: Shop, id: string): Promise<Shipment> {
  const shipment = await wholeShipment(shop, id)
  const now = shop.clock.now()
  if (isOpen(shipment))
    return move(shop, shipment, shipment.state, { due_at: now, reason: shipment.reason })
  const others = await shipmentsOfPayment(shop, shipment)
  const holder = others.find((other) => other.id !== id && holdsPayment(other))
  if (holder) throw new FahuoError('already_open', holder.id)
  const again = shipment.reason !== null && SENT_AGAIN_BY_HAND.has(shipment.reason)
  return move(
    shop,
    shipment,
    'queued',
    { reason: 'tried_again', hint: 'none', tries: 0, due_at: now, answered_at: now },
    (moved, { transaction_id }) => [
      ...(again && transaction_id !== null ? [forgettingNewest(shop, transaction_id, moved)] : []),
      // It says: not refunded in full, ship it.
      ...(shipment.reason === 'refunded' && transaction_id !== null
        ? [overrulingRefunds(shop, transaction_id, moved)]
        : []),
    ],
  )
}

/**
 * Closes a shipment that is not to be sent any more: one that needs attention, one that was never
 * sent, one whose upload cannot be on its way any more, or one that was rejected and seen. It gives
 * the chance that it reserved back.
 * @throws FahuoError `not_found`, `not_open`
 */
export async function closeShipment(shop: Shop, id: string): Promise<Shipment> {
  const shipment = await wholeShipment(shop, id)
  const now = shop.clock.now()
  if (shipment.reason === 'closed_by_hand') throw new FahuoError('not_open', shipment.state)
  const may_be_on_its_way = shipment.state === 'sending' || now < shipment.deadline_at
  if (isOpen(shipment) && may_be_on_its_way)
    throw new FahuoError('not_open', {
      en: 'its upload may still be on its way',
      zh: '其上传可能仍在途中',
    })
  // What was changed at WeChat was shipped: a person has seen it.
  const state = shipment.state === 'superseded' ? 'superseded' : 'rejected'
  const closed = await move(shop, shipment, state, { reason: 'closed_by_hand' }, lettingGo(shop))
  // What WeChat has of it is learned once more.
  if (closed.transaction_id !== null && closed.sends > 0)
    await fetchOrder(shop, { transaction_id: closed.transaction_id }).catch((error: unknown) => {
      if (!(error instanceof WechatError)) throw error
    })
  return closed
}

/** Returns the statements that let go of what a closed shipment held. */
const lettingGo = (shop: Shop) => (moved: MovedShipment, one: Shipment) => [
  endingReservation(shop, moved),
  ...wakingWaiting(shop, one, moved.updated_at),
  recallingMissing(shop, one, moved),
]

/**
 * Takes a held shipment back, wholly: it is closed and was never sent, the chance that it reserved is
 * given back, and its payment can be shipped again. Taken back already, it stays so.
 * @throws FahuoError `not_found`, `not_open` when it is being sent, or was not held
 */
export async function undoShipment(shop: Shop, id: string): Promise<Shipment> {
  const shipment = await wholeShipment(shop, id)
  const { state, reason, sends, updated_at } = shipment
  if (state === 'rejected' && reason === 'closed_by_hand' && sends === 0) return shipment
  const sending = new FahuoError('not_open', {
    en: 'it is being sent already, or was not held',
    zh: '已经开始上传，或未设置延迟发送',
  })
  if (!isHeld(shipment)) throw sending
  // Of a worker that took it in between, the database knows.
  return move(shop, shipment, 'rejected', { reason: 'closed_by_hand' }, lettingGo(shop), updated_at)
}

/** Shipments that one request moves. */
const MOVED_AT_ONCE = 200

/**
 * Retries or closes the shipments that a person should look at for one reason, at most 200, oldest
 * last. What was moved does not come again: a repetition moves the next ones, or none.
 * @returns those that were moved, why others were not, and how many there are still
 */
export async function moveByReason(
  shop: Shop,
  { reason, errcode }: { reason: Reason; errcode?: number | undefined },
  act: typeof retryShipment,
): Promise<{ moved: Shipment[]; refused: { id: string; error: FahuoError }[]; left: number }> {
  const query = { needs_person: true, reason, errcode, limit: MOVED_AT_ONCE }
  const moved: Shipment[] = []
  const refused: { id: string; error: FahuoError }[] = []
  for (const { id, combined, state } of await listShipments(shop, query)) {
    // A combined shipment moves through its leader.
    if (combined !== null && combined !== id && !(await endedApart(shop, { combined, state })))
      continue
    try {
      moved.push(await act(shop, id))
    } catch (error) {
      if (!(error instanceof FahuoError)) throw error
      refused.push({ id, error })
    }
  }
  const left = (await groupNeedy(shop)).filter(
    (group) => group.reason === reason && (errcode ?? group.errcode) === group.errcode,
  )
  return { moved, refused, left: left.reduce((sum, { count }) => sum + count, 0) }
}

/** Whether a part of a combined shipment ended otherwise than its leader. */
async function endedApart(
  shop: Shop,
  { combined, state }: { combined: string; state: ShipmentState },
): Promise<boolean> {
  return (await findShipment(shop, combined))?.state !== state
}

/** Reads a shipment; of a combined one only the leader, unless its parts ended apart. */
async function wholeShipment(shop: Shop, id: string): Promise<Shipment> {
  const { shipment } = await readShipment(shop, id)
  const { combined, state } = shipment
  if (combined === null || combined === id || (await endedApart(shop, { combined, state })))
    return shipment
  throw new FahuoError('not_open', {
    en: `part of ${combined}`,
    zh: `属于 ${combined}`,
  })
}

async function move(
  shop: Shop,
  shipment: Shipment,
  state: ShipmentState,
  change: Omit<ShipmentChange, 'state' | 'updated_at'>,
  more: (moved: MovedShipment, shipment: Shipment) => readonly Statement[] = () => [],
  untouched_since?: number,
): Promise<Shipment> {
  if (!(state in TRANSITIONS[shipment.state])) throw new FahuoError('not_open', shipment.state)
  const together = await shipmentsTogether(shop, shipment)
  const moving = together.filter((one) => one.state === shipment.state)
  const ids = moving.map(({ id }) => id)
  const updated_at = shop.clock.now()
  // A part that ended apart from the others goes on by itself.
  const apart = isOpen({ state }) && moving.length < together.length
  const alone = apart ? { combined: null, combined_key: null } : {}
  const full = { ...change, ...alone, state, updated_at }
  const telling = state === shipment.state ? [] : moving.map((one) => ({ ...one, ...full }))
  const moved = await moveByHand(shop, ids, shipment.state, full, {
    more: [
      ...moving.flatMap((one) => [...more({ id: one.id, state, updated_at }, one)]),
      ...(await tellingMoved(shop, telling)),
    ],
    ...(untouched_since !== undefined && { untouched_since }),
  })
  if (!moved) throw new FahuoError('not_open', shipment.state)
  const { id, reason } = moved
  shop.log.warn({ shipment: id, state: moved.state, reason }, 'moved by hand')
  return moved
}

const POLL_MS = 40

/**
 * Waits until a shipment has ended.
 * @param until at most until then, by `performance.now()`
 * @returns it as it is then
 */
export async function waitUntilEnded(
  shop: Shop,
  shipment: Shipment,
  until: number,
): Promise<Shipment> {
  let current = shipment
  while (isOpen(current) && performance.now() < until) {
    await wait(POLL_MS)
    current = (await findShipment(shop, shipment.id)) ?? current
  }
  return current
}
