/**
 * Further parcels of a split shipment: posted while an earlier one is under way, they wait for it.
 * Pure: what is decided is stored by `advance`.
 */
import { DELIVERY_MODE } from '@fahuo/wechat'
import { isComplete } from './content.ts'
import { parcelKeys } from './prove.ts'
import type { Shipment } from './queries.ts'

/** What a further parcel is asked about. */
type Parcels = Pick<
  Shipment,
  'id' | 'state' | 'reason' | 'content' | 'content_hash' | 'accepted_at' | 'spends_reshipment'
> &
  Pick<Shipment, 'combined'>

const isSplit = ({ content, spends_reshipment, combined }: Parcels) =>
  content.delivery_mode === DELIVERY_MODE.SPLIT && !spends_reshipment && combined === null

/**
 * Tells whether a shipment is a further parcel of the split that others are parts of: of the same
 * kind, with other waybills, and nothing of it is final that is under way.
 * @param pending those of its payment that are open or need attention
 */
export function isFurtherParcel(shipment: Parcels, pending: readonly Parcels[]): boolean {
  const { content } = shipment
  const own = new Set(parcelKeys(content))
  return (
    pending.length > 0 &&
    isSplit(shipment) &&
    pending.every((one) => {
      const final = isComplete(one.content)
      return (
        isSplit(one) &&
        one.content.logistics_type === content.logistics_type &&
        parcelKeys(one.content).every((key) => !own.has(key)) &&
        !(final && (one.state !== 'waiting' || isComplete(content)))
      )
    })
  )
}

/**
 * Decides what becomes of a parcel that waits. Parcels go in the order in which they were accepted,
 * the one that completes the shipment last.
 * @param others of its payment
 */
export function decideWaiting(
  shipment: Parcels,
  others: readonly Parcels[],
): 'stay' | 'go' | 'missing' {
  const under_way = others.some((other) => {
    switch (other.state) {
      case 'queued':
      case 'sending':
      case 'verifying':
      case 'needs_attention':
        return true
      case 'waiting':
        return goesBefore(other, shipment)
      case 'shipped':
      case 'superseded':
      case 'rejected':
        return false
    }
  })
  if (under_way) return 'stay'
  return others.some((other) => isMissing(other, shipment, others)) ? 'missing' : 'go'
}

function goesBefore(one: Parcels, other: Parcels): boolean {
  const [first, second] = [isComplete(one.content), isComplete(other.content)]
  if (first !== second) return second
  return (
    one.accepted_at < other.accepted_at ||
    (one.accepted_at === other.accepted_at && one.id < other.id)
  )
}

/** An earlier parcel that was rejected, not closed by a person, and not shipped since. */
function isMissing(one: Parcels, shipment: Parcels, others: readonly Parcels[]): boolean {
  return (
    one.state === 'rejected' &&
    one.reason !== 'closed_by_hand' &&
    isSplit(one) &&
    one.accepted_at <= shipment.accepted_at &&
    !others.some(({ state, content }) => {
      const there = new Set(parcelKeys(content))
      return state === 'shipped' && parcelKeys(one.content).every((key) => there.has(key))
    })
  )
}
