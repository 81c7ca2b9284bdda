import { DELIVERY_MODE } from '@fahuo/wechat'
import { parse } from '../http/body.ts'
import { storedOrder } from '../orders/mirror.ts'
import type { Order } from '../orders/queries.ts'
import { withCarriers } from '../shipments/accept.ts'
import { isComplete, paymentOf, ShipmentRequest } from '../shipments/content.ts'
import { isSplitUnfinished, parcelKeys } from '../shipments/prove.ts'
import { shipmentsOfPayment, type Shipment } from '../shipments/queries.ts'
import type { Shop } from '../shops/shop.ts'
import { bodyOf } from './body.ts'
import type { Group } from './groups.ts'

/** What to ship of a payment; or the shipment that has all of it already. */
export type Plan = { request: ShipmentRequest } | { unchanged: Shipment }

/** Shipments that are, or may be, what WeChat shows. */
const counts = ({ state }: Shipment) => state !== 'rejected' && state !== 'superseded'

/**
 * Compares what a file says of a payment with what was shipped of it: the whole list may come each
 * day, and only what is new is sent. A split shipment that is open goes on with its further parcels.
 * @throws FahuoError `invalid`, `unknown_carrier`
 */
export async function planOf(shop: Shop, group: Group): Promise<Plan> {
  const request = parse(ShipmentRequest, bodyOf(group), 'zh')
  // A correction is compared with WeChat itself.
  if (group.spend_reshipment) return { request }
  const { payer: _, spend_reshipment: __, ...given } = request
  const content = await withCarriers(shop, given)
  const { transaction_id, mchid, out_trade_no } = content.order_key
  const order = await storedOrder(shop, {
    transaction_id,
    merchant_id: mchid,
    merchant_trade_no: out_trade_no,
  })
  const shipments = await shipmentsOfPayment(shop, {
    payment: paymentOf(content),
    transaction_id: transaction_id ?? order?.transaction_id ?? null,
  })
  const earlier = shipments.filter(counts)
  const [latest] = earlier
  const complete = earlier.find((one) => isComplete(one.content))
  const known = new Set(earlier.flatMap((one) => parcelKeys(one.content)))
  const keys = parcelKeys(content)
  const fresh = group.parcels.filter((_, at) => !known.has(keys[at] ?? ''))
  // Nothing new, and nothing to finish: only a word of the file itself finishes a split shipment.
  if (latest && fresh.length === 0 && (complete || group.is_all_delivered !== true))
    return { unchanged: complete ?? latest }
  if (complete || !isSplitOpen(earlier, order)) return { request }
  const parcels = fresh.length > 0 ? fresh : group.parcels
  return { request: parse(ShipmentRequest, bodyOf(group, { split: true, parcels }), 'zh') }
}

/** Tells whether a split shipment of a payment is unfinished, here or at WeChat. */
function isSplitOpen(earlier: readonly Shipment[], order: Order | undefined): boolean {
  const ours = earlier.some(({ content }) => content.delivery_mode === DELIVERY_MODE.SPLIT)
  return ours || (order !== undefined && isSplitUnfinished(order))
}
