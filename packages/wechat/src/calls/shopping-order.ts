import { z } from 'zod'
import { Fen } from './units.ts'
import { defineCall } from './call.ts'
import { Envelope } from './order.ts'
import { addBrokenRules } from './upload.ts'
import {
  brokenCombinedShoppingOrderRules,
  brokenShoppingOrderRules,
} from './shopping-order-rules.ts'
import {
  brokenCombinedShoppingShippingRules,
  brokenShoppingShippingRules,
} from './shopping-shipping-rules.ts'

/**
 * The buyer's order centre. These calls do not release money; shipping.upload and
 * shipping.uploadCombined do. WeChat calls the product "no longer maintained" [official 2026].
 */
const enumValue = z.union([z.int(), z.string()])

const OrderKey = z.looseObject({
  /** 1 or MERCHANT_TRADE_NUMBER, 2 or WXPAY_TRADE_NUMBER. */
  order_number_type: enumValue.optional(),
  transaction_id: z.string().optional(),
  mchid: z.string().optional(),
  out_trade_no: z.string().optional(),
})

const JumpLink = z.looseObject({
  /** URL or MINI_PROGRAM. Send the name: the documents contradict each other on the numbers. */
  type: enumValue.optional(),
  url: z.string().optional(),
  appid: z.string().optional(),
  path: z.string().optional(),
})

const ShoppingOrder = z.looseObject({
  /** 1 to 64 bytes, unique in the request. */
  merchant_order_no: z.string().optional(),
  order_detail_jump_link: JumpLink.optional(),
  /** 1 to 50 items. */
  item_list: z
    .array(
      z.looseObject({
        merchant_item_id: z.string().optional(),
        /** 1 to 256 characters. */
        name: z.string().optional(),
        description: z.string().optional(),
        unit_price: Fen.optional(),
        quantity: z.int().optional(),
        /** 1 to 3 images. */
        image_url: z.array(z.string()).optional(),
        item_detail_jump_link: JumpLink.optional(),
      }),
    )
    .optional(),
})

const Shipping = {
  /** 1 or UNIFIED_DELIVERY, 2 or SPLIT_DELIVERY. */
  delivery_mode: enumValue.optional(),
  shipping_list: z
    .array(
      z.looseObject({
        tracking_no: z.string().optional(),
        express_company: z.string().optional(),
        /** Split delivery only: the items in this parcel. */
        item_list: z.array(z.looseObject({ merchant_item_id: z.string().optional() })).optional(),
        contact: z.looseObject({}).optional(),
      }),
    )
    .optional(),
}

const payerAndTime = {
  payer: z.looseObject({ openid: z.string().optional() }).optional(),
  /** RFC 3339. */
  upload_time: z.string().optional(),
}

const SETS = [120, 121]

/** Uploads what was bought to the order centre (POST /user-order/orders), within 5 s of payment. */
export const upload = defineCall({
  name: 'shoppingOrder.upload',
  method: 'POST',
  path: '/user-order/orders',
  auth: 'access_token',
  request: z
    .looseObject({
      order_key: OrderKey,
      order_list: z.array(ShoppingOrder).optional(),
      logistics_type: enumValue.optional(),
      ...payerAndTime,
    })
    .superRefine((body, ctx) => addBrokenRules(brokenShoppingOrderRules(body), ctx)),
  response: Envelope,
  permission_sets: SETS,
  errcodes: [
    -1, 268435461, 268456389, 268459786, 268459788, 268459789, 268485184, 268485191, 268485192,
    268485193, 268485194, 268485195, 268485196, 268485197, 268485201, 268485202, 268485204,
    268485205, 268485206, 268485207, 268485208, 268485209, 268485210, 268485211, 268485214,
    268485216, 268485272, 268486029, 268486047,
  ],
  source: 'seed 004',
})

/** Uploads what was bought in a combined payment (POST /user-order/combine-orders). */
export const uploadCombined = defineCall({
  name: 'shoppingOrder.uploadCombined',
  method: 'POST',
  path: '/user-order/combine-orders',
  auth: 'access_token',
  request: z
    .looseObject({
      order_key: OrderKey,
      sub_orders: z
        .array(ShoppingOrder.extend({ order_key: OrderKey, logistics_type: enumValue.optional() }))
        .optional(),
      ...payerAndTime,
    })
    .superRefine((body, ctx) => addBrokenRules(brokenCombinedShoppingOrderRules(body), ctx)),
  response: Envelope,
  permission_sets: SETS,
  errcodes: [...upload.errcodes, 268485253],
  source: 'public SDKs; its table is taken to be that of seed 004',
})

/** Uploads the waybills of an order to the order centre (POST /user-order/orders/shippings). */
export const uploadShipping = defineCall({
  name: 'shoppingOrder.uploadShipping',
  method: 'POST',
  path: '/user-order/orders/shippings',
  auth: 'access_token',
  request: z
    .looseObject({ order_key: OrderKey, ...Shipping, ...payerAndTime })
    .superRefine((body, ctx) => addBrokenRules(brokenShoppingShippingRules(body), ctx)),
  response: Envelope,
  permission_sets: [...SETS, 142],
  errcodes: [
    -1, 268435461, 268457014, 268485192, 268485194, 268485195, 268485196, 268485197, 268485214,
    268485216, 268485217, 268485224, 268485226, 268485227, 268485228, 268485229, 268485230,
    268485231, 268485232,
  ],
  source: 'official shopping order pages; its table is taken to be that of seed 001',
})

/** Uploads the waybills of a combined payment (POST /user-order/combine-orders/shippings). */
export const uploadCombinedShipping = defineCall({
  name: 'shoppingOrder.uploadCombinedShipping',
  method: 'POST',
  path: '/user-order/combine-orders/shippings',
  auth: 'access_token',
  request: z
    .looseObject({
      order_key: OrderKey,
      sub_orders: z.array(z.looseObject({ order_key: OrderKey, ...Shipping })).optional(),
      ...payerAndTime,
    })
    .superRefine((body, ctx) => addBrokenRules(brokenCombinedShoppingShippingRules(body), ctx)),
  response: Envelope,
  permission_sets: [...SETS, 142],
  errcodes: [...uploadShipping.errcodes, 268485253],
  source: 'seed 001',
})

/** Checks whether a shopping order was linked to its payment (POST /user-order/shoppinginfo/verify). */
export const verify = defineCall({
  name: 'shoppingOrder.verify',
  method: 'POST',
  path: '/user-order/shoppinginfo/verify',
  auth: 'access_token',
  request: z.looseObject({ order_key: OrderKey, payer: payerAndTime.payer }),
  response: Envelope.extend({ verify_result: z.string().default('') }),
  permission_sets: SETS,
  errcodes: [-1],
  source: 'public SDKs',
})
