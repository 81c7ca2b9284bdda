import { z } from 'zod'
import { defineCall } from './call.ts'
import { Envelope } from './order.ts'

/**
 * Sets the page that "Me, Orders & Cards" opens; the path must contain `${商品订单号}`, which WeChat
 * replaces with out_trade_no.
 */
export const updateOrderDetailPath = defineCall({
  name: 'orderCentre.updateOrderDetailPath',
  method: 'POST',
  path: '/wxa/sec/order/update_order_detail_path',
  auth: 'access_token',
  request: z.looseObject({ path: z.string().min(1) }),
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
