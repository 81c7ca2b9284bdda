import type { BuyerOrder } from '@fahuo/contract'
import { ApiFailure, weappApi } from '@fahuo/weapp-host'

/** What a server answers, or how it does not: an errMsg of wx.request, or for ever nothing. */
export type Answer = { statusCode: number; data: unknown } | { errMsg: string } | 'never'

export interface BuyerRequest {
  url: string
  method: string
  data?: unknown
  header: Record<string, string>
}

/**
 * A WeChat and a merchant's server in memory, for pages that must be seen in every state. What the
 * real ones do is the journeys' business.
 */
export interface BuyerWorld {
  orders: BuyerOrder[]
  /** Answers before the server does: server down, session over, … */
  trouble: ((request: BuyerRequest) => Answer | undefined) | null
  online: boolean
  loginFails: boolean
  requests: BuyerRequest[]
  logins: number
  /** Opened components, oldest first. */
  opened: Record<string, string>[]
  wx: Record<string, unknown>
}

const ok = (data: unknown): Answer => ({ statusCode: 200, data })
const refuse = (statusCode: number, code: string): Answer => ({
  statusCode,
  data: { error: { code, message: code } },
})

export function createBuyerWorld(orders: BuyerOrder[]): BuyerWorld {
  const world: BuyerWorld = {
    orders,
    trouble: null,
    online: true,
    loginFails: false,
    requests: [],
    logins: 0,
    opened: [],
    wx: {
      login: weappApi('login', () => {
        world.logins += 1
        if (world.loginFails) throw new ApiFailure('fail')
        return { code: `code-${world.logins}` }
      }),
      request: weappApi('request', async (request: BuyerRequest) => {
        world.requests.push(request)
        const answer = world.trouble?.(request) ?? answerOf(world, request)
        if (answer === 'never') return new Promise<never>(() => {})
        if ('errMsg' in answer) throw new ApiFailure(answer.errMsg.replace(/^request:/, ''))
        return answer
      }),
      getNetworkType: weappApi('getNetworkType', () => ({
        networkType: world.online ? 'wifi' : 'none',
      })),
      openBusinessView: weappApi(
        'openBusinessView',
        ({ extraData }: { extraData: Record<string, string> }) => {
          world.opened.push(extraData)
          return {}
        },
      ),
    },
  }
  return world
}

function answerOf({ orders }: BuyerWorld, { url }: BuyerRequest): Answer {
  const [, route = '', search = ''] = /^https?:\/\/[^/]+([^?]*)\??(.*)$/.exec(url) ?? []
  const query = new Map(
    search.split('&').map((pair): [string, string] => {
      const [name = '', value = ''] = pair.split('=')
      return [name, decodeURIComponent(value)]
    }),
  )
  const tell = (order: BuyerOrder | undefined): Answer =>
    order ? ok({ order }) : refuse(404, 'not_found')
  const found = (transaction_id: string | undefined): Answer =>
    tell(orders.find((it) => it.transaction_id === transaction_id))
  if (route === '/buyer/session') return ok({ token: 'a-token', expires_in: 7200 })
  if (route === '/buyer/orders') return ok(pageOf(orders, query))
  if (route === '/buyer/orders/lookup' && query.has('transaction_id'))
    return found(query.get('transaction_id'))
  if (route === '/buyer/orders/lookup')
    return tell(orders.find((it) => it.merchant_trade_no === query.get('merchant_trade_no')))
  const [, transaction_id, act] = /^\/buyer\/orders\/([^/]+)\/([\w-]+)$/.exec(route) ?? []
  if (act === 'receipt') return found(transaction_id)
  return act === 'waybill-token' ? ok({ waybill_token: 'w' }) : refuse(404, 'not_found')
}

function pageOf(orders: readonly BuyerOrder[], query: Map<string, string>) {
  const limit = Number(query.get('limit') ?? 20)
  const states = query.get('order_state')?.split(',').map(Number)
  const wanted = states ? orders.filter((it) => states.includes(it.order_state)) : orders
  const from = Number(query.get('cursor') ?? 0)
  const counts: Record<string, number> = {}
  for (const { order_state } of orders) counts[order_state] = (counts[order_state] ?? 0) + 1
  return {
    // The carrier's name is in the answer about one order only.
    orders: wanted.slice(from, from + limit).map((order) => ({
      ...order,
      shipping: order.shipping && {
        ...order.shipping,
        shipping_list: order.shipping.shipping_list.map((parcel) => ({
          tracking_no: parcel.tracking_no,
          express_company: parcel.express_company,
          goods_desc: parcel.goods_desc,
          upload_time: parcel.upload_time,
        })),
      },
    })),
    next_cursor: from + limit < wanted.length ? String(from + limit) : null,
    counts: from === 0 ? counts : null,
  }
}

/** 2026-11-11 12:00 in Shanghai. */
const PAID = 1_794_369_600

/** A paid order like any other; change what a test is about. */
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

/** How it was shipped: with YTO, in this many parcels. */
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
