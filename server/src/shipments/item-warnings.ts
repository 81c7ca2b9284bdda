/** Compares what parcels say is in them with what was bought. */
import type { Text } from '../core/language.ts'
import type { ToldDetails } from '../orders/details.ts'
import type { Service } from '../services/queries.ts'
import { isComplete, type ContentRequest } from './content.ts'
import type { Shipment } from './queries.ts'

/** Something in a body that does not hold the shipment up, with its field. */
export interface Warning {
  field: string
  message: Text
}

/** A shipment, the request that it was made of, and what is told of its order. */
export interface Told {
  shipment: Shipment
  request: ContentRequest
  /** Where the request stands in the body, for warnings. */
  path?: readonly (string | number)[] | undefined
  details: ToldDetails | null
}

const WORDS = {
  unknown_goods: {
    en: 'the items of this order are not known: send them as `order`, or with PUT /api/orders/details',
    zh: '尚不知道该订单的商品：请在 `order` 中填写，或调用 PUT /api/orders/details',
  },
  unknown: { en: 'not an item of this order', zh: '不是该订单的商品' },
  twice: { en: 'named twice in this parcel', zh: '在本包裹中重复' },
  too_often: { en: 'in more parcels than pieces were bought', zh: '所在包裹数超过购买件数' },
  nowhere: (ids: string): Text => ({
    en: `everything is delivered, and no parcel names ${ids}`,
    zh: `已全部发货，但没有包裹包含 ${ids}`,
  }),
}

/** The longest list of items that a warning repeats, in characters. */
const LONGEST = 200

/** Says what does not add up, field by field; the shipment goes on regardless. */
export function itemWarnings(told: Told, before: readonly Service[]): Warning[] {
  const { shipment, request, details, path = [] } = told
  const parcels = request.shipping_list ?? []
  if (parcels.every(({ items }) => items === undefined)) return []
  const goods = details?.details.item_list
  const quantities = new Map(goods?.map((one) => [one.merchant_item_id, one.quantity]))
  const warnings: Warning[] = []
  const warn = (field: readonly (string | number)[], message: Text) =>
    warnings.push({ field: [...path, ...field].join('.'), message })
  const parcels_of = countEarlier(told, before)
  for (const [at, { items = [] }] of parcels.entries())
    for (const [place, id] of items.entries()) {
      const field = ['shipping_list', at, 'items', place]
      if (items.indexOf(id) < place) {
        warn(field, WORDS.twice)
        continue
      }
      if (!goods) continue
      const quantity = quantities.get(id)
      const count = (parcels_of.get(id) ?? 0) + 1
      parcels_of.set(id, count)
      if (quantity === undefined) warn(field, WORDS.unknown)
      else if (count > quantity) warn(field, WORDS.too_often)
    }
  if (!goods) warn(['order'], WORDS.unknown_goods)
  const missing = [...quantities.keys()].filter((id) => !parcels_of.has(id))
  if (missing.length > 0 && isComplete(shipment.content) && parcels.every(({ items }) => items))
    warn(['shipping_list'], WORDS.nowhere(missing.join(', ').slice(0, LONGEST)))
  return warnings
}

/** Counts in how many parcels of other shipments of a split each item is. */
function countEarlier({ shipment }: Told, before: readonly Service[]): Map<string, number> {
  const counts = new Map<string, number>()
  if (shipment.spends_reshipment) return counts
  for (const { service, body, reason } of before) {
    if (service !== 'details_shipping' || reason === 'shipment_ended' || !('shippings' in body))
      continue
    const others = body.shippings.filter((one) => one.shipment_id !== shipment.id)
    for (const { shipping_list } of others)
      for (const { items = [] } of shipping_list)
        for (const id of items) counts.set(id, (counts.get(id) ?? 0) + 1)
  }
  return counts
}
