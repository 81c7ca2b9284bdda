import { z } from 'zod'
import { ERRCODE } from '../catalogue/errcode.ts'
import { defineCall } from './call.ts'
import { Envelope } from './order.ts'

/** What WeChat replaces with out_trade_no, the shop's own number of the payment [official]. */
export const ORDER_NUMBER_PLACEHOLDER = '${商品订单号}'

/**
 * Sets the page that "Me, Orders & Cards" opens; the path must contain `${商品订单号}`, which WeChat
 * replaces with out_trade_no. It takes effect after about ten minutes [observed], and needs the
 * order-centre agreement, which is signed in WeChat's console.
 */
export const updateOrderDetailPath = defineCall({
  name: 'orderCentre.updateOrderDetailPath',
  method: 'POST',
  path: '/wxa/sec/order/update_order_detail_path',
  auth: 'access_token',
  request: z.looseObject({
    path: z.string().refine((path) => path.includes(ORDER_NUMBER_PLACEHOLDER), {
      error: 'does not contain the placeholder',
      params: { errcode: ERRCODE.ORDER_CENTRE_PATH_INVALID },
    }),
  }),
  response: Envelope,
  permission_sets: [182],
  errcodes: [10060035],
  source: 'official order centre',
})

/** Returns the page that "Me, Orders & Cards" opens. */
export const getOrderDetailPath = defineCall({
  name: 'orderCentre.getOrderDetailPath',
  method: 'POST',
  path: '/wxa/sec/order/get_order_detail_path',
  auth: 'access_token',
  request: z.looseObject({}),
  response: Envelope.extend({ path: z.string().default('') }),
  permission_sets: [182],
  errcodes: [],
  source: 'official order centre',
})
