/**
 * A buyer's list and lookup as one would write them by hand, on the server's own SQLite file: Koa,
 * a session, prepared statements, one log line a request. It answers the same bytes as the server.
 * Left out: filters and further pages, rate limits, errors in words, PostgreSQL, WeChat being away.
 */
import { randomUUIDv7 } from 'node:crypto'
import { createServer } from 'node:http'
import { DatabaseSync } from 'node:sqlite'
import { Router } from '@koa/router'
import { BUYER_ROUTES } from '@fahuo/contract'
import { jwtVerify } from 'jose'
import Koa, { type Context } from 'koa'
import { pino } from 'pino'
import { Pool } from 'undici'
import { SESSION_SECRET, settings } from './settings.ts'

interface Parcel {
  tracking_no: string
  express_company: string
  goods_desc: string
  upload_time: number
}

interface Shipping {
  delivery_mode?: number
  logistics_type?: number
  finish_shipping?: boolean
  shipping_list?: Parcel[]
}

interface Order {
  transaction_id: string
  merchant_id: string
  sub_merchant_id: string
  merchant_trade_no: string
  description: string
  paid_amount: number
  pay_time: number
  order_state: number
}

interface Settlement {
  shipped_time: number | null
  estimated_settlement_time: number | null
  confirm_receive_time: number | null
  settlement_time: number | null
}

interface Carrier {
  delivery_id: string
  delivery_name: string
}

type ListRow = Order & Settlement & { in_complaint: number; shipping: string; settled: string }
type WechatOrder = Order & { openid: string; in_complaint: boolean; shipping: Shipping }

const appid = settings.WECHAT_APPID
const FRESH_FOR_MS = 60_000

const database = new DatabaseSync(process.env['DATABASE_URL'] ?? '', { timeout: 5000 })
database.exec(`
  pragma journal_mode = wal;
  pragma synchronous = full;
  pragma foreign_keys = on;
  pragma cache_size = -65536;
  pragma mmap_size = 2147418112;
`)
const selectSetting = database.prepare('select value from settings where appid = ? and name = ?')
const selectReadAt = database.prepare(
  'select orders_read_at from buyers where appid = ? and openid = ?',
)
const selectList = database.prepare(`
  select orders.transaction_id, merchant_id, sub_merchant_id, merchant_trade_no, description,
    paid_amount, pay_time, order_state, in_complaint, shipping,
    settlements.transaction_id as settled, shipped_time, estimated_settlement_time,
    confirm_receive_time, settlement_time
  from orders left join settlements
    on settlements.appid = orders.appid and settlements.transaction_id = orders.transaction_id
  where orders.appid = ? and openid = ?
  order by pay_time desc, orders.transaction_id desc limit ?`)
const selectCounts = database.prepare(`
  select order_state, count(*) as count from orders
  where appid = ? and openid = ? group by order_state order by order_state`)
const upsertOrder = database.prepare(`
  insert into orders (appid, transaction_id, merchant_id, sub_merchant_id, merchant_trade_no,
    description, paid_amount, openid, pay_time, order_state, in_complaint, shipping, fetched_at)
  values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
  on conflict (appid, transaction_id) do update set
    description = excluded.description, paid_amount = excluded.paid_amount,
    order_state = excluded.order_state, in_complaint = excluded.in_complaint,
    shipping = excluded.shipping, fetched_at = excluded.fetched_at
  where orders.fetched_at <= excluded.fetched_at`)
const selectSettlement = database.prepare(`
  select shipped_time, estimated_settlement_time, confirm_receive_time, settlement_time
  from settlements where appid = ? and transaction_id = ?`)

const readSetting = (name: string) =>
  (selectSetting.get(appid, name) as { value: string } | undefined)?.value
let carriers_read_at = 0
let known_carriers: Carrier[] = []

/** As they were within the last minute. */
function readCarriers(): Carrier[] {
  if (Date.now() - carriers_read_at < FRESH_FOR_MS) return known_carriers
  const { carriers } = JSON.parse(readSetting('carriers') ?? '{"carriers":[]}') as {
    carriers: Carrier[]
  }
  carriers_read_at = carriers.length > 0 ? Date.now() : 0
  known_carriers = carriers
  return carriers
}

const log = pino(
  { level: 'info', base: null },
  pino.destination({ fd: 1, sync: true, minLength: 0 }),
)

const wechat = new Pool(process.env['WECHAT_API_URL'] ?? '', { connections: 64 })

async function ask(path: string, body: object): Promise<Record<string, unknown>> {
  const answer = await wechat.request({
    method: 'POST',
    path,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  const value = (await answer.body.json()) as Record<string, unknown>
  if (Number(value['errcode'] ?? 0) !== 0) throw new Error(`WeChat: ${String(value['errcode'])}`)
  return value
}

const { access_token } = await ask('/cgi-bin/stable_token', {
  grant_type: 'client_credential',
  appid,
  secret: settings.WECHAT_SECRET,
})
const getOrderPath = `/wxa/sec/order/get_order?access_token=${String(access_token)}`

async function openidOf(ctx: Context): Promise<string> {
  const [, token = ''] = /^Bearer (\S+)$/i.exec(ctx.get('authorization')) ?? []
  try {
    const { payload } = await jwtVerify(token, SESSION_SECRET, {
      algorithms: ['HS256'],
      audience: `fahuo:${appid}`,
      requiredClaims: ['sub', 'exp'],
    })
    return payload.sub ?? ctx.throw(401)
  } catch {
    return ctx.throw(401)
  }
}

function toJson(
  order: Order,
  in_complaint: boolean,
  shipping: Shipping,
  settlement: Settlement | null,
  carriers: Carrier[],
) {
  const { shipping_list = [] } = shipping
  return {
    transaction_id: order.transaction_id,
    merchant_id: order.merchant_id,
    sub_merchant_id: order.sub_merchant_id,
    merchant_trade_no: order.merchant_trade_no,
    description: order.description,
    paid_amount: order.paid_amount,
    pay_time: order.pay_time,
    order_state: order.order_state,
    in_complaint,
    shipping:
      shipping_list.length === 0
        ? null
        : {
            delivery_mode: shipping.delivery_mode ?? 0,
            logistics_type: shipping.logistics_type ?? 0,
            finish_shipping: shipping.finish_shipping ?? false,
            shipping_list: shipping_list.map((parcel) => ({
              tracking_no: parcel.tracking_no,
              express_company: parcel.express_company,
              goods_desc: parcel.goods_desc,
              upload_time: parcel.upload_time,
              // Undefined is left out of JSON.
              delivery_name: carriers.find((one) => one.delivery_id === parcel.express_company)
                ?.delivery_name,
            })),
          },
    settlement: settlement && {
      shipped_time: settlement.shipped_time,
      estimated_settlement_time: settlement.estimated_settlement_time,
      confirm_receive_time: settlement.confirm_receive_time,
      settlement_time: settlement.settlement_time,
    },
  }
}

const router = new Router()
router.get('/', (ctx) => {
  ctx.body = 'ready'
})

router.get(BUYER_ROUTES.orders, async (ctx) => {
  const openid = await openidOf(ctx)
  const limit = Number(ctx.query['limit'] ?? 20)
  if (!Number.isInteger(limit) || limit < 1 || limit > 100) ctx.throw(400)
  const buyer = selectReadAt.get(appid, openid) as { orders_read_at: number } | undefined
  if (Date.now() - (buyer?.orders_read_at ?? 0) >= FRESH_FOR_MS) ctx.throw(501)
  const rows = selectList.all(appid, openid, limit + 1) as unknown as ListRow[]
  const page = rows.slice(0, limit)
  const last = rows.length > limit ? page.at(-1) : undefined
  const carriers = readCarriers()
  const counts = selectCounts.all(appid, openid) as { order_state: number; count: number }[]
  ctx.body = {
    orders: page.map((row) =>
      toJson(
        row,
        row.in_complaint === 1,
        JSON.parse(row.shipping) as Shipping,
        row.settled === null ? null : row,
        carriers,
      ),
    ),
    next_cursor: last
      ? Buffer.from(`${last.pay_time}.${last.transaction_id}`).toString('base64url')
      : null,
    counts: Object.fromEntries(counts.map(({ order_state, count }) => [order_state, count])),
  }
})

router.get(BUYER_ROUTES.lookup, async (ctx) => {
  const openid = await openidOf(ctx)
  const { transaction_id } = ctx.query
  if (typeof transaction_id !== 'string' || transaction_id === '') ctx.throw(400)
  const fetched_at = Date.now()
  const order = (await ask(getOrderPath, { transaction_id }))['order'] as WechatOrder
  if (order.sub_merchant_id === '0') order.sub_merchant_id = ''
  upsertOrder.run(
    appid,
    order.transaction_id,
    order.merchant_id,
    order.sub_merchant_id,
    order.merchant_trade_no,
    order.description,
    order.paid_amount,
    order.openid,
    order.pay_time,
    order.order_state,
    order.in_complaint ? 1 : 0,
    JSON.stringify(order.shipping),
    fetched_at,
  )
  const settlement = selectSettlement.get(appid, order.transaction_id) as Settlement | undefined
  if (order.openid !== openid) ctx.throw(404)
  const carriers = readCarriers()
  ctx.body = {
    order: toJson(order, order.in_complaint, order.shipping, settlement ?? null, carriers),
  }
})

const app = new Koa()
app.use(async (ctx, next) => {
  const started = performance.now()
  const request = randomUUIDv7()
  ctx.set('x-request-id', request)
  await next()
  const duration = Math.round(performance.now() - started)
  log.info({ request, method: ctx.method, path: ctx.path, status: ctx.status, duration }, 'served')
})
app.use(router.routes())
createServer(app.callback()).listen(Number(process.env['PORT']), '127.0.0.1')
