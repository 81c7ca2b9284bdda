import { z } from 'zod'
import { defineCall } from './call.ts'
import { Envelope } from './order.ts'

/**
 * Two logistics components with the same fields: messages (`follow…`: WeChat sends the buyer
 * tracking messages) and search (`trace…`: a token for the tracking page). Each must be enabled in
 * the console, otherwise 48001. Quotas a day: 100,000 calls per appid; 50 (messages) or 100 (search)
 * per buyer.
 */
const ROOT = '/cgi-bin/express/delivery/open_msg'

const GoodsInfo = z.looseObject({
  detail_list: z
    .array(
      z.looseObject({
        /** 1 to 40 characters. */
        goods_name: z.string().min(1).max(40),
        goods_img_url: z.string().min(1),
        /** Up to 40 characters; defaults to the name. */
        goods_desc: z.string().max(40).optional(),
      }),
    )
    .min(1),
})

const Waybill = z.looseObject({
  openid: z.string(),
  /** Older documents call it transmitter_phone. */
  sender_phone: z.string().optional(),
  receiver_phone: z.string().min(1),
  waybill_id: z.string().min(1),
  goods_info: GoodsInfo,
  /** WeChat Pay's transaction_id. */
  trans_id: z.string().min(1),
  order_detail_path: z.string().optional(),
  /** A `delivery_id` of get_delivery_list. */
  delivery_id: z.string().optional(),
})

const TokenQuery = z.looseObject({ waybill_token: z.string(), openid: z.string().optional() })

const Trace = Envelope.extend({
  waybill_info: z.looseObject({
    /** A WAYBILL_STATUS. */
    status: z.int(),
    waybill_id: z.string(),
  }),
  shop_info: z
    .looseObject({
      goods_info: z.looseObject({ detail_list: z.array(z.looseObject({})) }).optional(),
    })
    .optional(),
  delivery_info: z
    .looseObject({ delivery_id: z.string(), delivery_name: z.string().optional() })
    .optional(),
})

const common = {
  method: 'POST',
  auth: 'access_token',
  permission_sets: [45],
  errcodes: [-1, 40003, 9300507, 9300513, 9300534, 9300559, 9300560],
  source: 'seed 003; official weixin-express 2026',
} as const

const token = Envelope.extend({ waybill_token: z.string().min(1) })
const update = TokenQuery.extend({ goods_info: GoodsInfo })

/** Asks WeChat to follow a waybill and to send the buyer tracking messages. */
export const followWaybill = defineCall({
  ...common,
  name: 'logistics.followWaybill',
  path: `${ROOT}/follow_waybill`,
  request: Waybill,
  response: token,
})

/** Returns the status of a followed waybill; no tracking events. */
export const queryFollowTrace = defineCall({
  ...common,
  name: 'logistics.queryFollowTrace',
  path: `${ROOT}/query_follow_trace`,
  request: TokenQuery,
  response: Trace,
})

/** Changes the goods shown with a followed waybill. */
export const updateFollowWaybillGoods = defineCall({
  ...common,
  name: 'logistics.updateFollowWaybillGoods',
  path: `${ROOT}/update_follow_waybill_goods`,
  request: update,
  response: Envelope,
})

/** Lists the carriers that WeChat knows, about 1,400. */
export const getDeliveryList = defineCall({
  ...common,
  name: 'logistics.getDeliveryList',
  path: `${ROOT}/get_delivery_list`,
  request: z.looseObject({}),
  response: Envelope.extend({
    delivery_list: z.array(z.looseObject({ delivery_id: z.string(), delivery_name: z.string() })),
    count: z.int(),
  }),
  permission_sets: [45, 120, 121, 142],
})

/** Gets a token for the tracking page of the search component. */
export const traceWaybill = defineCall({
  ...common,
  name: 'logistics.traceWaybill',
  path: `${ROOT}/trace_waybill`,
  request: Waybill,
  response: token,
})

/** Returns the status of a waybill bound by {@link traceWaybill}; no tracking events. */
export const queryTrace = defineCall({
  ...common,
  name: 'logistics.queryTrace',
  path: `${ROOT}/query_trace`,
  request: TokenQuery,
  response: Trace,
})

/** Changes the goods shown with a waybill bound by {@link traceWaybill}. */
export const updateWaybillGoods = defineCall({
  ...common,
  name: 'logistics.updateWaybillGoods',
  path: `${ROOT}/update_waybill_goods`,
  request: update,
  response: Envelope,
})
