import type { BuyerOrder } from '@fahuo/contract'
import { ApiFailure, weappApi } from '@fahuo/weapp-host'

/** A response of the server, an `errMsg` of wx.request, or none at all. */
export type FakeResponse = { statusCode: number; data: unknown } | { errMsg: string } | 'never'

export interface BuyerRequest {
  url: string
  method: string
  data?: unknown
  header: Record<string, string>
}

/**
 * A WeChat and a merchant's server in memory, which can be put into any state. buyer.test.ts runs the
 * real server and the emulator.
 */
export interface BuyerBackend {
  orders: BuyerOrder[]
  /** The transaction_ids that were paid together. */
  combined: readonly string[]
  /** Responds instead of the server: server down, session expired, …; undefined lets it respond. */
  intercept: ((request: BuyerRequest) => FakeResponse | undefined) | null
  online: boolean
  loginFails: boolean
  /** A server before 0.2: it refuses a login with a question. */
  older: boolean
  requests: BuyerRequest[]
  logins: number
  /** Opened components, oldest first. */
  opened: Record<string, string>[]
  wx: Record<string, unknown>
}

const ok = (data: unknown): FakeResponse => ({ statusCode: 200, data })
const refuse = (statusCode: number, code: string): FakeResponse => ({
  statusCode,
  data: { error: { code, message: code } },
})

export function createBuyerBackend(orders: BuyerOrder[]): BuyerBackend {
  const backend: BuyerBackend = {
    orders,
    combined: [],
    intercept: null,
    online: true,
    loginFails: false,
    older: false,
    requests: [],
    logins: 0,
    opened: [],
    wx: {
      login: weappApi('login', () => {
        backend.logins += 1
        if (backend.loginFails) throw new ApiFailure('fail')
        return { code: `code-${backend.logins}` }
      }),
      request: weappApi('request', async (request: BuyerRequest) => {
        backend.requests.push(request)
        const response = backend.intercept?.(request) ?? responseTo(backend, request)
        if (response === 'never') return new Promise<never>(() => {})
        if ('errMsg' in response) throw new ApiFailure(response.errMsg.replace(/^request:/, ''))
        return response
      }),
      getNetworkType: weappApi('getNetworkType', () => ({
        networkType: backend.online ? 'wifi' : 'none',
      })),
      openBusinessView: weappApi(
        'openBusinessView',
        ({ extraData }: { extraData: Record<string, string> }) => {
          backend.opened.push(extraData)
          return {}
        },
      ),
    },
  }
  return backend
}

function responseTo(backend: BuyerBackend, { url, data }: BuyerRequest): FakeResponse {
  const { orders, combined } = backend
  const [, route = '', search = ''] = /^https?:\/\/[^/]+([^?]*)\??(.*)$/.exec(url) ?? []
  const query = new Map(
    search.split('&').map((pair): [string, string] => {
      const [name = '', value = ''] = pair.split('=')
      return [name, decodeURIComponent(value)]
    }),
  )
  const together = (order: BuyerOrder) =>
    combined.includes(order.transaction_id)
      ? { sub_orders: orders.filter((it) => combined.includes(it.transaction_id)) }
      : {}
  const orderResponse = (order: BuyerOrder | undefined): FakeResponse =>
    order ? ok({ order, ...together(order) }) : refuse(404, 'not_found')
  const found = (transaction_id: string | undefined): FakeResponse =>
    orderResponse(orders.find((it) => it.transaction_id === transaction_id))
  if (route === '/buyer/session') return sessionOf(backend, data as SessionRequest)
  if (route === '/buyer/orders') return ok(pageOf(orders, query))
  if (route === '/buyer/orders/lookup' && query.has('transaction_id'))
    return found(query.get('transaction_id'))
  if (route === '/buyer/orders/lookup')
    return orderResponse(
      orders.find((it) => it.merchant_trade_no === query.get('merchant_trade_no')),
    )
  const [, transaction_id, action] = /^\/buyer\/orders\/([^/]+)\/([\w-]+)$/.exec(route) ?? []
  if (action === 'receipt') return found(transaction_id)
  return action === 'waybill-token' ? ok({ waybill_token: 'w' }) : refuse(404, 'not_found')
}

interface SessionRequest {
  code: string
  lookup?: Record<string, string>
  orders?: Record<string, string>
}

/** A session, and what was asked for with the login. */
function sessionOf(backend: BuyerBackend, { lookup, orders }: SessionRequest): FakeResponse {
  if (backend.older && (lookup ?? orders)) return refuse(400, 'invalid')
  const answer = (name: string, query: object) => {
    const search = Object.entries(query).map(
      ([key, value]) => `${key}=${encodeURIComponent(value)}`,
    )
    const url = `http://shop/buyer/orders${name}?${search.join('&')}`
    const response = responseTo(backend, { url, method: 'GET', header: {} })
    return 'data' in (response as object) ? (response as { data: unknown }).data : undefined
  }
  return ok({
    token: 'a-token',
    expires_in: 7200,
    ...(lookup && { lookup: answer('/lookup', lookup) }),
    ...(orders && { orders: answer('', orders) }),
  })
}

/** Whether a request asks for one order, with a login or after it. */
export const isLookup = ({ url, data }: BuyerRequest): boolean =>
  url.includes('/lookup') || (data as Partial<SessionRequest> | undefined)?.lookup !== undefined

function pageOf(orders: readonly BuyerOrder[], query: Map<string, string>) {
  const limit = Number(query.get('limit') ?? 20)
  const states = query.get('order_state')?.split(',').map(Number)
  const wanted = states ? orders.filter((it) => states.includes(it.order_state)) : orders
  const from = Number(query.get('cursor') ?? 0)
  const counts: Record<string, number> = {}
  for (const { order_state } of orders) counts[order_state] = (counts[order_state] ?? 0) + 1
  return {
    // The server sends the carrier's name only with a single order.
    orders: wanted.slice(from, from + limit).map((order) => ({
      ...order,
      shipping: order.shipping && {
        ...order.shipping,
        shipping_list: order.shipping.shipping_list.map((parcel) => ({
          tracking_no: parcel.tracking_no,
          express_company: parcel.express_company,
          goods_desc: parcel.goods_desc,
          upload_time: parcel.upload_time,
          ...(parcel.status !== undefined && { status: parcel.status }),
          ...(parcel.items && { items: parcel.items }),
        })),
      },
    })),
    next_cursor: from + limit < wanted.length ? String(from + limit) : null,
    counts: from === 0 ? counts : null,
  }
}

/** 2026-11-11 12:00 in Shanghai, in Unix seconds. */
const PAID = 1_794_369_600

/** Returns a paid order, with the changes that a test needs. */
export function buyerOrder(number: number, change: Partial<BuyerOrder> = {}): BuyerOrder {
  return {
    transaction_id: `42000${String(number).padStart(23, '0')}`,
    merchant_id: '1900000109',
    sub_merchant_id: '',
    merchant_trade_no: `F2026${String(number).padStart(10, '0')}`,
    description: '武夷山大红袍 250g x1',
    paid_amount: 16_800,
    pay_time: PAID - number * 3600,
    order_state: 1,
    in_complaint: false,
    shipping: null,
    settlement: null,
    ...change,
  }
}

/** Returns a shipment with YTO, in this many parcels. */
export function shippedIn(parcels: number, finish_shipping = true): BuyerOrder['shipping'] {
  return {
    delivery_mode: parcels > 1 ? 2 : 1,
    logistics_type: 1,
    finish_shipping,
    shipping_list: Array.from({ length: parcels }, (_, at) => ({
      tracking_no: `YT88${String(at).padStart(10, '0')}`,
      express_company: 'YTO',
      delivery_name: '圆通速递',
      goods_desc: parcels > 1 ? `第 ${at + 1} 盒 武夷山大红袍` : '武夷山大红袍 250g x1',
      upload_time: PAID + 86_400 + at * 60,
    })),
  }
}

/** Two orders on their way; the tests of the order page open the first. */
export const shippedOrder = buyerOrder(1, { order_state: 2, shipping: shippedIn(1) })
export const otherOrder = buyerOrder(2, { order_state: 2, shipping: shippedIn(1) })

export const confirmable = () => createBuyerBackend([shippedOrder, otherOrder])
