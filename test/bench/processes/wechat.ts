/**
 * A WeChat that costs next to nothing, so that what stands before it is what is measured: bare
 * node:http, known answers, no checks. It remembers what was uploaded, and answers after
 * BENCH_LATENCY milliseconds (none by default; the real one takes about 60).
 */
import { createServer, type IncomingMessage } from 'node:http'
import { numberOf, openidOf, shippingOf } from './orders.ts'

const latency = Number(process.env['BENCH_LATENCY'] ?? 0)
/** Orders that get_order_list tells, all paid ten days ago. */
const listed = Number(process.env['BENCH_LISTED'] ?? 0)
const TEN_DAYS_AGO = Math.floor(Date.now() / 1000) - 10 * 86_400
const PAGE = 100
/** Set: get_order tells the orders of a seed with so many buyers, all shipped. */
const buyers = Number(process.env['BENCH_BUYERS'] ?? 0)

interface Upload {
  order_key: { transaction_id: string }
  logistics_type: number
  delivery_mode: number
  shipping_list: { tracking_no: string; express_company: string; item_desc: string }[]
}

const shipped = new Map<string, object>()

function orderOf(transaction_id: string, pay_time = TEN_DAYS_AGO): object {
  const seeded = buyers > 0
  const n = numberOf(transaction_id)
  const shipping = seeded ? shippingOf(n) : shipped.get(transaction_id)
  return {
    transaction_id,
    merchant_id: '1900000109',
    sub_merchant_id: '',
    merchant_trade_no: `F${transaction_id.slice(-18)}`,
    description: '武夷山大红袍 250g x1',
    paid_amount: 16_800,
    openid: seeded ? openidOf(n, buyers) : `o${transaction_id.slice(-8)}`,
    trade_create_time: pay_time,
    pay_time,
    order_state: shipping ? 2 : 1,
    in_complaint: false,
    shipping: shipping ?? {},
  }
}

const verbs: Record<string, (body: Record<string, unknown>, query: URLSearchParams) => object> = {
  '/cgi-bin/stable_token': () => ({ access_token: 'token', expires_in: 7200 }),
  '/sns/jscode2session': (_body, query) => ({ openid: query.get('js_code'), session_key: 'key' }),
  '/wxa/sec/order/get_order': ({ transaction_id }) => ({
    errcode: 0,
    errmsg: 'ok',
    order: orderOf(String(transaction_id)),
  }),
  '/wxa/sec/order/get_order_list'({ pay_time_range, last_index }) {
    const { end_time, begin_time } = (pay_time_range ?? {}) as Record<string, number>
    const fits = Number(begin_time) <= TEN_DAYS_AGO && Number(end_time) >= TEN_DAYS_AGO
    const from = Number(last_index ?? 0)
    const length = fits ? Math.min(PAGE, Math.max(listed - from, 0)) : 0
    const order_list = Array.from({ length }, (_, at) =>
      orderOf(`4200001${String(from + at).padStart(21, '0')}`),
    )
    const has_more = from + length < listed && length > 0
    return { errcode: 0, errmsg: 'ok', last_index: String(from + length), has_more, order_list }
  },
  '/wxa/sec/order/upload_shipping_info'(body) {
    const upload = body as unknown as Upload
    shipped.set(upload.order_key.transaction_id, {
      delivery_mode: upload.delivery_mode,
      logistics_type: upload.logistics_type,
      finish_shipping: true,
      finish_shipping_count: 1,
      shipping_list: upload.shipping_list.map(({ item_desc, ...parcel }) => ({
        ...parcel,
        goods_desc: item_desc,
        upload_time: TEN_DAYS_AGO,
      })),
    })
    return { errcode: 0, errmsg: 'ok' }
  },
  '/cgi-bin/express/delivery/open_msg/get_delivery_list': () => ({
    errcode: 0,
    errmsg: 'ok',
    delivery_list: [{ delivery_id: 'YTO', delivery_name: '圆通速递' }],
    count: 1,
  }),
}

createServer((request, response) => {
  void textOf(request).then((text) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://wechat')
    const verb = verbs[pathname] ?? (() => ({ errcode: 0, errmsg: 'ok' }))
    const answer = JSON.stringify(verb(JSON.parse(text || '{}') as never, searchParams))
    const send = () => {
      response.setHeader('content-type', 'application/json; encoding=utf-8')
      response.end(answer)
    }
    if (latency === 0) send()
    else setTimeout(send, latency)
  })
}).listen(Number(process.env['PORT']), '127.0.0.1')

function textOf(request: IncomingMessage): Promise<string> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => resolve(Buffer.concat(chunks).toString()))
  })
}
