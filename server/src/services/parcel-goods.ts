/** What WeChat shows of a parcel's goods. */
import { cutTo } from '../core/cut.ts'
import type { OrderDetails } from '../orders/details-body.ts'
import { MAX_GOODS_NAME, type Goods } from '../orders/tracking.ts'

/** Goods of one parcel that WeChat is told; it names no limit. */
const MAX_GOODS = 20

/**
 * Returns the goods of a parcel from what the shop told of the order: those that the parcel names, or
 * all where it names none that were told.
 * @param items their `merchant_item_id`s
 * @returns none where nothing was told, or no picture
 */
export function goodsOfParcel(
  { item_list = [] }: Pick<OrderDetails, 'item_list'>,
  items: readonly string[] | undefined,
): Goods[] {
  const named = item_list.filter(({ merchant_item_id }) => items?.includes(merchant_item_id))
  const inside = named.length > 0 ? named : item_list
  const goods = inside.flatMap(({ name, description, image_url: [goods_img_url] }): Goods[] =>
    goods_img_url === undefined
      ? []
      : [
          {
            goods_name: cutTo(name, MAX_GOODS_NAME),
            goods_img_url,
            ...(description && { goods_desc: cutTo(description, MAX_GOODS_NAME) }),
          },
        ],
  )
  return goods.slice(0, MAX_GOODS)
}
