/** The rules of a shopping order's parcels, each with WeChat's errcode [seed 001]. */
import { ERRCODE } from '../catalogue/errcode.ts'
import { DELIVERY_MODE } from './enums.ts'
import {
  brokenPayerOrTime,
  brokenKey,
  brokenSubKey,
  bytes,
  enumNumber,
  type Enum,
  type ShoppingOrderKey,
} from './shopping-order-rules.ts'
import type { BrokenRule } from './upload-rules.ts'

const { UNIFIED, SPLIT } = DELIVERY_MODE

interface ShoppingParcel {
  tracking_no?: string | undefined
  express_company?: string | undefined
  item_list?: { merchant_item_id?: string | undefined }[] | undefined
}

export interface ShoppingShipping {
  delivery_mode?: Enum
  shipping_list?: ShoppingParcel[] | undefined
}

function* brokenShipping(
  shipping: ShoppingShipping,
  path: (string | number)[],
): Generator<BrokenRule> {
  const mode = enumNumber(shipping.delivery_mode)
  if (mode !== UNIFIED && mode !== SPLIT)
    yield { errcode: ERRCODE.DELIVERY_MODE_INVALID, path: [...path, 'delivery_mode'] }
  const parcels = shipping.shipping_list ?? []
  if (parcels.length === 0)
    return yield { errcode: ERRCODE.SHIPPING_LIST_EMPTY, path: [...path, 'shipping_list'] }
  if (mode === UNIFIED && parcels.length !== 1)
    yield { errcode: ERRCODE.UNIFIED_NEEDS_ONE_PARCEL, path: [...path, 'shipping_list'] }
  for (const [at, parcel] of parcels.entries()) {
    const here = [...path, 'shipping_list', at]
    if (!parcel.tracking_no)
      yield { errcode: ERRCODE.TRACKING_NO_MISSING, path: [...here, 'tracking_no'] }
    if (!parcel.express_company)
      yield { errcode: ERRCODE.EXPRESS_COMPANY_MISSING, path: [...here, 'express_company'] }
    if (bytes(parcel.tracking_no ?? '') > 128)
      yield { errcode: ERRCODE.SHOPPING_ARGUMENT_INVALID, path: [...here, 'tracking_no'] }
    const items = parcel.item_list ?? []
    if (mode === UNIFIED && items.length > 0)
      yield { errcode: ERRCODE.UNIFIED_TAKES_NO_ITEMS, path: [...here, 'item_list'] }
    if (mode === SPLIT && items.length === 0)
      yield { errcode: ERRCODE.SPLIT_NEEDS_ITEMS, path: [...here, 'item_list'] }
    if (mode === SPLIT && items.some((item) => !item.merchant_item_id))
      yield { errcode: ERRCODE.PARCEL_ITEM_ID_MISSING, path: [...here, 'item_list'] }
  }
}

export interface ShoppingShippingUpload extends ShoppingShipping {
  order_key: ShoppingOrderKey
  payer?: { openid?: string | undefined } | undefined
  upload_time?: string | undefined
}

/** Yields the broken rules of /user-order/orders/shippings [taken to be those of 001]. */
export function* brokenShoppingShippingRules(
  upload: ShoppingShippingUpload,
): Generator<BrokenRule> {
  yield* brokenKey(upload.order_key)
  yield* brokenShipping(upload, [])
  yield* brokenPayerOrTime(upload)
}

export interface CombinedShoppingShippingUpload extends Omit<
  ShoppingShippingUpload,
  'delivery_mode' | 'shipping_list'
> {
  sub_orders?: (ShoppingShipping & { order_key: ShoppingOrderKey })[] | undefined
}

/** Yields the broken rules of /user-order/combine-orders/shippings [seed 001]. */
export function* brokenCombinedShoppingShippingRules(
  upload: CombinedShoppingShippingUpload,
): Generator<BrokenRule> {
  yield* brokenKey(upload.order_key)
  for (const [at, sub] of (upload.sub_orders ?? []).entries()) {
    yield* brokenSubKey(upload.order_key, sub.order_key, ['sub_orders', at])
    yield* brokenShipping(sub, ['sub_orders', at])
  }
  yield* brokenPayerOrTime(upload)
}
