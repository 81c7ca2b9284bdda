/** Names the goods of parcels that say no `item_desc`, from what is known of the order. */
import { ERRCODE, MAX_ITEM_DESC } from '@fahuo/wechat'
import { FahuoError } from '../core/errors.ts'
import type { OrderDetails } from '../orders/details-body.ts'
import { detailsOf } from '../orders/details.ts'
import type { Order } from '../orders/queries.ts'
import type { Shop } from '../shops/shop.ts'
import type { ContentRequest } from './content.ts'

export type Item = NonNullable<OrderDetails['item_list']>[number]

/**
 * Names items: `Tea x2; Cup x1`, cut at WeChat's 120 characters. How many of one are in a parcel is
 * known while it is in one parcel alone.
 */
function describeItems(items: readonly Item[], in_several: ReadonlySet<string>): string {
  const names = items.map(({ merchant_item_id, name, quantity }) =>
    in_several.has(merchant_item_id) ? name : `${name} x${quantity}`,
  )
  return Array.from(names.join('; ')).slice(0, MAX_ITEM_DESC).join('').trim()
}

/**
 * Fills in the descriptions of parcels that have none: their items, or all of the order.
 * @param order_known of the local copy
 * @param path where the request stands in the body, for errors
 * @throws FahuoError `invalid`, naming the first parcel whose goods nobody said
 */
export async function withItemDesc<Request extends ContentRequest>(
  shop: Shop,
  request: Request,
  order_known: Order | undefined,
  path: readonly (string | number)[] = [],
): Promise<Request> {
  const { shipping_list = [], order, order_key } = request
  if (shipping_list.every(({ item_desc }) => item_desc)) return request
  const given = order?.item_list as Item[] | undefined
  const items = given ?? (await detailsOf(shop, order_key, order_known))?.details.item_list ?? []
  const ids = shipping_list.flatMap((parcel) => [...new Set(parcel.items)])
  const in_several = new Set(ids.filter((id, at) => ids.indexOf(id) < at))
  const described = shipping_list.map((parcel, at) => {
    if (parcel.item_desc) return parcel
    const inside = new Set(parcel.items)
    const own = items.filter(({ merchant_item_id }) => inside.has(merchant_item_id))
    const item_desc = describeItems(inside.size > 0 ? own : items, in_several)
    if (item_desc !== '') return { ...parcel, item_desc }
    const field = [...path, 'shipping_list', at, 'item_desc'].join('.')
    throw new FahuoError('invalid', field, ERRCODE.ITEM_DESC_EMPTY)
  })
  return { ...request, shipping_list: described }
}
