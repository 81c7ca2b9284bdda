/** Stores a transition of a claimed shipment, checked by the table of states. */
import type { NoticeKindName } from '../outgoing/notices.ts'
import { notify } from '../outgoing/notify.ts'
import type { Payment } from '../payments/queries.ts'
import type { Shop } from '../shops/shop.ts'
import type { StepTo } from './decide.ts'
import { tellingMoved } from './events.ts'
import { shipmentsTogether, type Attempt, type Shipment } from './queries.ts'
import { assertTransition, isOpen, type ShipmentState } from './states.ts'
import { saveTransition, type Evidence, type ShipmentChange } from './transition-queries.ts'

/** A shipment after a step; undefined when it is not ours any more. */
export type Step = Promise<Shipment | undefined>

export interface Move {
  to: StepTo
  change?: Partial<ShipmentChange>
  attempts?: readonly Attempt[]
  before?: Evidence['before']
  more?: Evidence['more']
  stamps_seen?: readonly Payment[]
  /** The same worker goes on with it at once. */
  keep_lease?: true
}

/** The states of which a person is told. */
const TOLD: Partial<Record<ShipmentState, NoticeKindName>> = {
  needs_attention: 'shipment_needs_attention',
  rejected: 'shipment_rejected',
}

/** Stores a transition; lets go of the lease unless the same worker goes on. */
export async function move(
  shop: Shop,
  shipment: Shipment,
  { to, change = {}, attempts = [], before = [], more = [], stamps_seen = [], keep_lease }: Move,
): Step {
  const { state, reason, errcode } = to
  assertTransition(shipment.state, state)
  const { updated_at = shop.clock.now() } = change
  const full: ShipmentChange = { ...change, state, reason, updated_at }
  full.errcode = errcode === undefined ? null : errcode
  if (state === 'needs_attention') {
    full.errcode = errcode ?? attempts.at(-1)?.errcode ?? shipment.errcode
  }
  const due_now = full.due_at === undefined || full.due_at <= updated_at
  const goes_on = isOpen({ state }) && (keep_lease || state === 'sending' || due_now)
  if (!goes_on) {
    full.lease = null
    full.lease_until = 0
  }
  const telling = state === shipment.state ? [] : await tellingMove(shop, shipment, full)
  const moved = await saveTransition(shop, shipment, full, {
    attempts,
    before,
    // Last: a part of a combined shipment may end otherwise than its leader, in the same commit.
    more: [...more, ...telling],
    stamps_seen,
  })
  const kind = moved && TOLD[state]
  if (moved && state === 'shipped') shop.wake('services')
  if (kind) await notify(shop, kind, { shipment: moved.id, reason, errcode: full.errcode ?? null })
  return moved
}

/** Returns the statements that tell others of a transition, and of the parts that go with their leader. */
async function tellingMove(shop: Shop, shipment: Shipment, change: ShipmentChange) {
  const { state, reason = null, errcode = null, upload_time, updated_at } = change
  if (state === undefined || isOpen({ state })) return []
  const together =
    shipment.combined === shipment.id ? await shipmentsTogether(shop, shipment) : [shipment]
  const followed = { state, reason, errcode, updated_at, ...(upload_time && { upload_time }) }
  return tellingMoved(
    shop,
    together.map((one) =>
      one.id === shipment.id ? { ...one, ...change } : { ...one, ...followed },
    ),
  )
}
