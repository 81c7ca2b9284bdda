/** What moves an accepted shipment: it asks WeChat, lets `decide` judge, and stores the transition. */
import { ORDER_STATE } from '@fahuo/contract'
import { ERRCODE, ORDER_NUMBER_TYPE, WechatError, WechatInvalidRequest } from '@fahuo/wechat'
import { backoff } from '../core/backoff.ts'
import { SECOND_MS, uploadTime } from '../core/time.ts'
import { lookUpOrder, storedOrder, type OrderKey } from '../orders/mirror.ts'
import { findOrder, type Order } from '../orders/queries.ts'
import { returnReshipment } from '../payments/queries.ts'
import type { Shop } from '../shops/shop.ts'
import { shipmentsTogether } from './combined.ts'
import { orderKeyOf } from './content.ts'
import {
  decideFailedUpload,
  decideQueued,
  decideSent,
  decideUnanswered,
  type ShipmentTiming,
  type StepTo,
  type Upload,
} from './decide.ts'
import { setPaymentIds, shipmentsOfPayment, type Attempt, type Shipment } from './queries.ts'
import { assertTransition, isOpen } from './states.ts'
import { saveTransition, type Evidence, type ShipmentChange } from './transition-queries.ts'

/** A shipment after a step; undefined when it is not ours any more. */
type Step = Promise<Shipment | undefined>

/** Moves a claimed shipment one step. */
export function advance(shop: Shop, shipment: Shipment, timing: ShipmentTiming): Step {
  switch (shipment.state) {
    case 'queued':
      return lookAndUpload(shop, shipment, timing)
    case 'sending':
      // The worker that sent it is gone; the request may still be on its way.
      return move(shop, shipment, timing, {
        state: 'verifying',
        reason: 'interrupted',
        fresh_tries: true,
      })
    case 'verifying':
      return verify(shop, shipment, timing)
    case 'shipped':
    case 'rejected':
    case 'needs_attention':
      return Promise.resolve(undefined)
  }
}

/** Looks at the order first: somebody may have shipped it by hand in WeChat's console. */
async function lookAndUpload(shop: Shop, shipment: Shipment, timing: ShipmentTiming): Step {
  let look: Look
  try {
    look = await lookUpAll(shop, shipment, (one) => trustedCopy(shop, one, timing))
  } catch (error) {
    if (!(error instanceof WechatError)) throw error
    const stored = await storedOrder(shop, orderKey(shipment))
    const since = stored ? stored.pay_time * SECOND_MS : shipment.accepted_at
    return move(shop, shipment, timing, decideUnanswered(error, shop.clock.now() - since, timing), {
      attempts: [attempt(shop, 'get_order', error)],
    })
  }
  const decision = decideQueued(look, await anotherIsOpen(shop, look))
  if (decision !== 'upload') {
    const [order] = look.orders
    const known = decision.reason !== 'not_the_payer' && order
    return move(
      shop,
      shipment,
      timing,
      decision,
      {
        orders: look.fetched,
        attempts: decision.state === 'needs_attention' ? [attempt(shop, 'get_order')] : [],
      },
      known ? { transaction_id: order.transaction_id, openid: order.openid } : {},
    )
  }
  await setFollowersIds(shop, look)
  return upload(shop, shipment, look, timing)
}

/** Stores that it is being sent, then sends it, and verifies it in the same step. */
async function upload(shop: Shop, shipment: Shipment, look: Look, timing: ShipmentTiming): Step {
  const [order] = look.orders
  if (!order) throw new Error('a shipment without an order')
  const { transaction_id, openid } = order
  const now = shop.clock.now()
  const sending = await move(
    shop,
    shipment,
    timing,
    { state: 'sending', reason: null, errcode: null },
    {},
    {
      transaction_id,
      openid,
      // Kept over resends, and later than any upload of these payments before it [seed 000].
      upload_time: shipment.upload_time ?? uploadTime(Math.max(now, afterLastUpload(look.orders))),
      deadline_at: now + timing.deadline_ms,
    },
  )
  if (!sending) return undefined
  try {
    await callUpload(shop, sending, look)
  } catch (error) {
    if (!(error instanceof WechatError || error instanceof WechatInvalidRequest)) throw error
    const paid_at = Math.min(...look.orders.map(({ pay_time }) => pay_time)) * SECOND_MS
    const transition = decideFailedUpload(error, shop.clock.now() - paid_at, timing)
    return move(shop, sending, timing, transition, {
      attempts: error instanceof WechatError ? [attempt(shop, 'upload', error)] : [],
      orders: look.fetched,
    })
  }
  // Killed before the answer is stored, it is found as `sending`, and verified all the same.
  return verify(shop, { ...sending, tries: 0 }, timing, attempt(shop, 'upload'))
}

/** Asks WeChat what became of an upload. @param before attempts that are not stored yet */
async function verify(
  shop: Shop,
  shipment: Shipment,
  timing: ShipmentTiming,
  ...before: Attempt[]
): Step {
  let look: Look | null = null
  let failure: WechatError | undefined
  try {
    look = await lookUpAll(shop, shipment)
  } catch (error) {
    if (!(error instanceof WechatError)) throw error
    failure = error
  }
  const input = { shipments: look?.shipments ?? [shipment], orders: look?.orders ?? null }
  return move(shop, shipment, timing, decideSent(input, shop.clock.now(), timing), {
    attempts: [...before, attempt(shop, 'get_order', failure)],
    orders: look?.fetched ?? [],
  })
}

/** The orders of all that goes in one upload; `fetched` are those to be stored with the next transition. */
interface Look extends Upload {
  fetched: readonly Order[]
}

async function lookUpAll(
  shop: Shop,
  shipment: Shipment,
  copyOf: (shipment: Shipment) => Promise<Order | undefined> = () => Promise.resolve(undefined),
): Promise<Look> {
  const shipments = await shipmentsTogether(shop, shipment)
  const orders: Order[] = []
  const fetched: Order[] = []
  for (const one of shipments) {
    const copy = await copyOf(one)
    const order = copy ?? (await lookUpOrder(shop, orderKey(one)))
    orders.push(order)
    if (!copy) fetched.push(order)
  }
  return { shipments, orders, fetched }
}

/** Returns the order of the local copy, when it was read just now and shows that nothing was shipped. */
async function trustedCopy(
  shop: Shop,
  { transaction_id, upload_time }: Shipment,
  timing: ShipmentTiming,
): Promise<Order | undefined> {
  // After an upload only WeChat itself can tell.
  if (upload_time !== null || transaction_id === null) return undefined
  const copy = await findOrder(shop, transaction_id)
  const trusted =
    copy !== undefined &&
    shop.clock.now() - copy.fetched_at <= timing.copy_trusted_ms &&
    copy.order_state === ORDER_STATE.awaiting_shipment &&
    (copy.shipping.shipping_list ?? []).length === 0
  return trusted ? copy : undefined
}

function orderKey({ transaction_id, content }: Shipment): OrderKey {
  if (transaction_id !== null) return { transaction_id }
  const { mchid, out_trade_no } = content.order_key
  return { merchant_id: mchid, merchant_trade_no: out_trade_no }
}

/** Tells whether the same payment came with its other number, too, and that shipment is open. */
async function anotherIsOpen(shop: Shop, { shipments, orders }: Look): Promise<boolean> {
  for (const [at, { id, payment, transaction_id }] of shipments.entries()) {
    const order = orders[at]
    if (transaction_id !== null || !order) continue
    const key = { payment, transaction_id: order.transaction_id }
    const others = await shipmentsOfPayment(shop, key)
    if (others.some((other) => other.id !== id && isOpen(other))) return true
  }
  return false
}

/** Stores for the others of a combined shipment which payments they are, before anything is sent. */
async function setFollowersIds(shop: Shop, { shipments, orders }: Look): Promise<void> {
  for (const [at, { id, transaction_id, openid }] of shipments.entries()) {
    const order = orders[at]
    if (at === 0 || !order) continue
    if (transaction_id === order.transaction_id && openid === order.openid) continue
    await setPaymentIds(shop, id, { transaction_id: order.transaction_id, openid: order.openid })
  }
}

function callUpload(shop: Shop, leader: Shipment, { shipments }: Look): Promise<unknown> {
  const { combined_key, content, transaction_id, openid } = leader
  const upload_time = leader.upload_time ?? ''
  const payer = { openid: openid ?? '' }
  if (combined_key !== null)
    return shop.wechat.shipping.uploadCombined({
      // Main and sub-orders by one kind of number: as the merchant gave them [268485253].
      order_key: orderKeyOf(combined_key),
      sub_orders: shipments.map((one) => ({
        ...one.content,
        order_key: orderKeyOf(one.content.order_key),
      })),
      upload_time,
      payer,
    })
  return shop.wechat.shipping.upload({
    ...content,
    order_key: {
      order_number_type: ORDER_NUMBER_TYPE.WECHAT_PAY,
      transaction_id: transaction_id ?? '',
    },
    upload_time,
    payer,
  })
}

/** WeChat tells times in seconds: the next second is surely later. */
function afterLastUpload(orders: readonly Order[]): number {
  const times = orders.flatMap(({ shipping }) =>
    (shipping.shipping_list ?? []).map((parcel) => parcel.upload_time),
  )
  return (Math.max(0, ...times) + 1) * SECOND_MS
}

function attempt(shop: Shop, call: string, error?: WechatError): Attempt {
  return {
    at: shop.clock.now(),
    call,
    outcome: error?.outcome ?? 'ok',
    errcode: error?.errcode ?? null,
    rid: error?.rid ?? null,
  }
}

/** Stores a transition; lets go of the lease when the shipment ends or waits. */
async function move(
  shop: Shop,
  shipment: Shipment,
  timing: ShipmentTiming,
  { state, reason, errcode, due, fresh_tries }: StepTo,
  evidence: Evidence = {},
  more: Partial<ShipmentChange> = {},
): Step {
  assertTransition(shipment.state, state)
  const updated_at = shop.clock.now()
  const change: ShipmentChange = { ...more, state, reason, updated_at }
  change.errcode = errcode === undefined ? null : errcode
  if (fresh_tries) change.tries = 0
  if (due === 'later') {
    change.tries = shipment.tries + 1
    change.due_at = updated_at + backoff(shipment.tries, timing)
  } else if (due === 'now') change.due_at = updated_at
  if (state === 'needs_attention') {
    change.errcode = evidence.attempts?.at(-1)?.errcode ?? errcode ?? shipment.errcode
    const facts = { shipment: shipment.id, reason, errcode: change.errcode }
    shop.log.error(facts, 'a shipment needs attention')
  }
  if (!isOpen({ state }) || due === 'later') {
    change.lease = null
    change.lease_until = 0
  }
  const moved = await saveTransition(shop, shipment, change, evidence)
  if (moved) await returnUnspentChance(shop, moved)
  return moved
}

/** A correction that WeChat did not accept has not spent the chance. */
async function returnUnspentChance(shop: Shop, shipment: Shipment): Promise<void> {
  const { state, spends_reshipment, errcode, transaction_id } = shipment
  if (state !== 'rejected' || !spends_reshipment || transaction_id === null) return
  if (errcode !== ERRCODE.RESHIPMENT_SPENT) await returnReshipment(shop, transaction_id)
}
