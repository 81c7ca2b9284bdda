/** What moves an accepted shipment: it looks (get_order), lets `decide` judge, and stores the transition. */
import { backoff } from '../core/backoff.ts'
import { SECOND_MS, uploadTime } from '../core/time.ts'
import { isUniqueViolation } from '../database/dialects.ts'
import { storingOrders } from '../orders/looks.ts'
import { endingStamp, savingLook, type MovedShipment } from '../payments/queries.ts'
import type { Shop } from '../shops/shop.ts'
import { decide, type Decision, type ShipmentTiming, type StepTo } from './decide.ts'
import { tellingMoved } from './events.ts'
import { lateness, lookAtAll, type Look } from './look.ts'
import { move, type Step } from './move.ts'
import { newestShown } from './prove.ts'
import { claimPayments, shipmentsOfPayment, type Attempt, type Shipment } from './queries.ts'
import { endingReservations, namingPayers, send, triesAfter, whoseIt } from './send.ts'
import { stampMs } from './stamp.ts'
import { lookTeaches } from './teach.ts'
import { endingByLook } from './transition-queries.ts'
import { decideWaiting } from './waiting.ts'

/** A look older than this is taken again before an upload, once. */
const FRESH_MS = 2 * SECOND_MS

/** Moves a claimed shipment one step. */
export async function advance(shop: Shop, shipment: Shipment, timing: ShipmentTiming): Step {
  switch (shipment.state) {
    case 'waiting':
      return advanceWaiting(shop, shipment, timing)
    case 'sending':
      // The worker that sent it is gone; the request may still be on its way.
      return move(shop, shipment, {
        to: { state: 'verifying', reason: 'interrupted' },
        change: { hint: 'lost', unsure_before: true, tries: triesAfter(shipment) },
      })
    case 'queued':
    case 'verifying': {
      let judged = await lookAndDecide(shop, shipment, timing)
      const age_ms = shop.clock.now() - judged.look.asked_at
      // Slow: somebody may have shipped it by hand meanwhile. Once, or a slow WeChat is never sent to.
      if (judged.decision.do === 'send' && age_ms > FRESH_MS)
        judged = await lookAndDecide(shop, shipment, timing)
      return carryOut(shop, shipment, timing, judged.look, judged.decision)
    }
    case 'shipped':
    case 'superseded':
    case 'rejected':
    case 'needs_attention':
      return undefined
  }
}

async function lookAndDecide(shop: Shop, shipment: Shipment, timing: ShipmentTiming) {
  const look = await lookAtAll(shop, shipment)
  const late = lateness(shop, shipment, look, timing)
  const on_its_way = shop.clock.now() < shipment.deadline_at
  const { resend } = await shop.switches.read()
  return { look, decision: decide(look, look.shown, late, on_its_way, resend.value) }
}

async function carryOut(
  shop: Shop,
  shipment: Shipment,
  timing: ShipmentTiming,
  look: Look,
  decision: Decision,
): Step {
  const { attempt: looked, orders } = look
  switch (decision.do) {
    case 'pause':
      shop.pause.refuse(decision.errcode, 'get_order')
      return waitFor(shop, shipment, timing, {
        reason: shipment.state === 'queued' ? 'account_refused' : shipment.reason,
        errcode: decision.errcode,
      })
    case 'stay': {
      const { reason, errcode } = decision
      // The same again says nothing new: what was tried stays readable.
      const again = shipment.tries > 3 && reason === shipment.reason && errcode === shipment.errcode
      return waitFor(shop, shipment, timing, { reason, errcode }, again ? [] : [looked], look)
    }
    case 'claim':
      return claim(shop, shipment, timing, look)
    case 'send':
      return send(shop, shipment, timing, look)
    case 'part':
      return endParts(shop, shipment, look, decision.shipped)
    case 'move': {
      const { to, new_stamp } = decision
      const now = shop.clock.now()
      const proven = to.state === 'shipped' ? look.shipments : []
      const requeued = to.state === 'queued'
      return move(shop, shipment, {
        to,
        attempts: to.reason === 'was_shipped_already' ? [] : [looked],
        change: {
          updated_at: now,
          tries: 0,
          ...(requeued && {
            hint: to.reason === 'not_payable' ? shipment.hint : 'none',
            due_at: now + backoff(triesAfter(shipment), timing),
          }),
          ...(proven.length > 0 && whoseIt(orders[0])),
        },
        before: namingPayers(shop, look),
        more: [
          ...(await storingOrders(shop, orders)),
          ...(await lookTeaches(shop, orders, proven)),
          ...endingStamps(
            shop,
            { id: shipment.id, state: to.state, updated_at: now },
            look,
            to.state === 'shipped',
            new_stamp ?? false,
          ),
          ...endingReservations(shop, now, look, to),
        ],
      })
    }
  }
}

/** The stamp of a payment ends with the proof of the upload that carried it, or its refusal. */
function endingStamps(
  shop: Shop,
  moved: MovedShipment,
  { shipments, payments, orders }: Look,
  proven: boolean,
  refused: boolean,
) {
  return payments.flatMap(({ transaction_id, stamp, stamp_pending }, at) => {
    const order = orders[at]
    const own = shipments[at]?.upload_time === uploadTime(stampMs(stamp))
    if (!stamp_pending || !order) return []
    if (proven && own) return [endingStamp(shop, transaction_id, stamp, moved, newestShown(order))]
    // WeChat has taken a time that is not earlier: a look that shows less is an older one.
    return refused
      ? [
          endingStamp(shop, transaction_id, stamp, moved),
          ...savingLook(shop, transaction_id, { newest: stamp, chance: null }),
        ]
      : []
  })
}

/** Lets a further parcel of a split go on when those before it are shipped or closed. */
async function advanceWaiting(shop: Shop, shipment: Shipment, timing: ShipmentTiming): Step {
  const others = (await shipmentsOfPayment(shop, shipment)).filter(({ id }) => id !== shipment.id)
  const stay = () => waitFor(shop, shipment, timing, { reason: 'waits_for_parcel', errcode: null })
  switch (decideWaiting(shipment, others)) {
    case 'stay':
      return stay()
    case 'missing':
      return move(shop, shipment, { to: { state: 'needs_attention', reason: 'parcel_missing' } })
    case 'go':
      return move(shop, shipment, {
        to: { state: 'queued', reason: null },
        change: { tries: 0, due_at: shop.clock.now() },
        keep_lease: true,
      }).catch((error: unknown) => {
        // Another one took the payment in between.
        if (!isUniqueViolation(error)) throw error
        return stay()
      })
  }
}

/** Stores which payments these are: only a look after that counts. */
async function claim(shop: Shop, shipment: Shipment, timing: ShipmentTiming, look: Look): Step {
  const { shipments, orders } = look
  const claims = shipments.flatMap(({ id }, at) => {
    const order = orders[at]
    return order ? [{ id, transaction_id: order.transaction_id, openid: order.openid }] : []
  })
  if (!(await claimPayments(shop, claims)))
    return waitFor(shop, shipment, timing, { reason: 'waits_for_other', errcode: null })
  const [own] = claims
  return own && { ...shipment, ...own, openid: shipment.openid ?? own.openid }
}

/** Of a combined shipment some parts are there: each ends as it is. */
async function endParts(
  shop: Shop,
  shipment: Shipment,
  look: Look,
  shipped: readonly boolean[],
): Step {
  const there = look.shipments.filter((_, at) => shipped[at])
  const updated_at = shop.clock.now()
  return move(shop, shipment, {
    to: { state: 'needs_attention', reason: 'partly_shipped' },
    attempts: [look.attempt],
    change: { ...whoseIt(look.orders[0]), updated_at },
    before: namingPayers(shop, look),
    more: [
      ...(await storingOrders(shop, look.orders)),
      ...endingByLook(
        shop,
        there.map(({ id }) => id),
        'needs_attention',
        { state: 'shipped', reason: null, updated_at },
      ),
      ...(await tellingMoved(
        shop,
        there.map((one) => ({
          ...one,
          state: 'shipped',
          reason: null,
          errcode: null,
          updated_at,
        })),
      )),
      ...(await lookTeaches(shop, look.orders, there)),
      ...endingReservations(
        shop,
        updated_at,
        { shipments: there, orders: look.orders.filter((_, at) => shipped[at]) },
        { state: 'shipped', reason: null },
      ),
    ],
  })
}

/** Leaves a shipment in its state, to be looked at again later. */
async function waitFor(
  shop: Shop,
  shipment: Shipment,
  timing: ShipmentTiming,
  { reason, errcode }: Pick<StepTo, 'reason'> & { errcode: number | null },
  attempts: readonly Attempt[] = [],
  look?: Look,
): Step {
  const { state, tries } = shipment
  return move(shop, shipment, {
    to: { state, reason, errcode },
    attempts,
    change: { tries: tries + 1, due_at: shop.clock.now() + backoff(tries, timing) },
    more: look
      ? [...(await storingOrders(shop, look.orders)), ...(await lookTeaches(shop, look.orders))]
      : [],
  })
}
