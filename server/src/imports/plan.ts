import { DELIVERY_MODE, MAX_ITEM_DESC } from '@fahuo/wechat'
import { parse } from '../http/body.ts'
import { detailsOf } from '../orders/details.ts'
import type { Order } from '../orders/queries.ts'
import { storedOrder } from '../orders/mirror.ts'
import { readRequest, type ReadRequest } from '../shipments/accept.ts'
import { contentOf, isComplete, paymentOf, ShipmentRequest } from '../shipments/content.ts'
import { isSplitUnfinished, parcelKeys } from '../shipments/prove.ts'
import { shipmentsOfPayment, type Shipment } from '../shipments/queries.ts'
import type { Shop } from '../shops/shop.ts'
import { bodyOf, type BodyOptions } from './body.ts'
import type { Group, GroupParcel } from './groups.ts'

/** What to ship of a payment; or the shipment that has all of it already. */
export type Plan =
  | {
      request: ShipmentRequest
      /** The same with WeChat's carrier ids, and the order in the local copy. */
      read: ReadRequest
      earlier: Shipment[]
    }
  | { unchanged: Shipment }

/** Tells whether a parcel says nothing of its goods. */
export const isUnnamed = ({ item_desc, items }: GroupParcel): boolean => item_desc === '' && !items

/**
 * Names the goods of parcels that say nothing of them as the order in the local copy does; what the
 * shop told of the order says more, and is left to the shipment.
 * @returns null when nobody said what they are
 */
export async function withGoods(shop: Shop, group: Group): Promise<Group | null> {
  if (group.order || !group.parcels.some(isUnnamed)) return group
  const { transaction_id, mchid, merchant_trade_no } = group
  const { order_key } = bodyOf(group)
  const key = { transaction_id, merchant_id: mchid, merchant_trade_no }
  const order = await storedOrder(shop, key)
  const told = await detailsOf(shop, order_key, order)
  if (told?.details.item_list) return group
  const goods = Array.from(order?.description ?? '')
    .slice(0, MAX_ITEM_DESC)
    .join('')
    .trim()
  if (goods === '') return null
  const parcels = group.parcels.map((parcel) =>
    isUnnamed(parcel) ? { ...parcel, item_desc: goods } : parcel,
  )
  return { ...group, parcels }
}

/** Shipments that are, or may be, what WeChat shows. */
const counts = ({ state }: Shipment) => state !== 'rejected' && state !== 'superseded'

/**
 * Compares what a file says of a payment with what was shipped of it: the whole list may come each
 * day, and only what is new is sent. A split shipment that is open goes on with its further parcels.
 * @throws FahuoError `invalid`, `unknown_carrier`
 */
export async function planOf(shop: Shop, given: Group): Promise<Plan> {
  const group = (await withGoods(shop, given)) ?? given
  const made = (options: BodyOptions = {}) =>
    parse(ShipmentRequest, bodyOf(group, { ...options, tells_order }), 'zh')
  // What the shop told of the order stays: a file may have a part of it.
  let tells_order = true
  const reading = await readRequest(shop, made())
  const { request: read, order } = reading
  if (group.order) {
    const told = await detailsOf(shop, read.order_key, order)
    tells_order = !told?.details.item_list
  }
  const request = made()
  // A correction is compared with WeChat itself.
  if (group.spend_reshipment) return { request, read: reading, earlier: [] }
  const content = contentOf(read)
  const { transaction_id } = content.order_key
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
  if (complete || !isSplitOpen(earlier, order)) return { request, read: reading, earlier }
  const parcels = fresh.length > 0 ? fresh : group.parcels
  const further = made({ split: true, parcels })
  return { request: further, read: await readRequest(shop, further), earlier }
}

/** Tells whether a split shipment of a payment is unfinished, here or at WeChat. */
function isSplitOpen(earlier: readonly Shipment[], order: Order | undefined): boolean {
  const ours = earlier.some(({ content }) => content.delivery_mode === DELIVERY_MODE.SPLIT)
  return ours || (order !== undefined && isSplitUnfinished(order))
}
