import { ORDER_DETAIL_PAGE, ORDER_LIST_PAGE, TRACKING_PAGE, type BuyerOrder } from '@fahuo/contract'
import { buyerOrder, shippedIn, type FakeResponse } from '../support/buyer-backend.ts'

/** One picture: the state of the backend, the page the buyer opens, what they tap. */
export interface Scene {
  name: string
  path: string
  query?: Record<string, string>
  orders?: BuyerOrder[]
  /** For every request, instead of the server's. */
  response?: FakeResponse
  online?: boolean
  loginFails?: boolean
  /** A name to remove from `wx`: an old WeChat has no openBusinessView. */
  without?: string
  taps?: string[]
  language?: string
  /** The buyer's font size in WeChat; 1 is normal. */
  scale?: number
  /** How far the page is scrolled, in px. */
  scroll?: number
}

const PAID = buyerOrder(0).pay_time
const DAY_SECONDS = 86_400
const settled = {
  shipped_time: PAID + DAY_SECONDS,
  estimated_settlement_time: PAID + 11 * DAY_SECONDS,
  confirm_receive_time: PAID + 3 * DAY_SECONDS,
  settlement_time: PAID + 3 * DAY_SECONDS + 60,
}
const awaited = { ...settled, confirm_receive_time: null, settlement_time: null }

const waiting = buyerOrder(1)
const shipped = buyerOrder(2, { order_state: 2, shipping: shippedIn(1), settlement: awaited })
const many = buyerOrder(3, {
  order_state: 2,
  shipping: shippedIn(15),
  settlement: awaited,
  description:
    '年货礼盒：武夷山大红袍、正山小种、金骏眉、肉桂、水仙各两盒，附赠紫砂壶一把与品茗杯四只',
  paid_amount: 123_456_789,
})
const partly = buyerOrder(4, { shipping: shippedIn(2, false) })
const disputed = buyerOrder(5, { order_state: 2, shipping: shippedIn(1), in_complaint: true })
const received = buyerOrder(6, {
  order_state: 6,
  shipping: shippedIn(1),
  settlement: { ...settled, settlement_time: null },
})
const done = buyerOrder(7, { order_state: 4, shipping: shippedIn(1), settlement: settled })
const refunded = buyerOrder(8, { order_state: 5, shipping: shippedIn(1) })
const pickup = buyerOrder(9, {
  order_state: 2,
  description: '到店自提券',
  shipping: {
    delivery_mode: 1,
    logistics_type: 4,
    finish_shipping: true,
    shipping_list: [
      { tracking_no: '', express_company: '', goods_desc: '到店自提券', upload_time: PAID },
    ],
  },
})
const orders = [waiting, shipped, many, partly, disputed, received, done, refunded, pickup]

const list = { path: ORDER_LIST_PAGE, orders }
const detail = ({ transaction_id }: BuyerOrder) => ({
  path: ORDER_DETAIL_PAGE,
  query: { transaction_id },
  orders,
})

/** Every page in every state. */
export const SCENES: Scene[] = [
  { name: 'list', ...list },
  { name: 'list-to-receive', ...list, taps: ['待收货'] },
  { name: 'list-loading', ...list, response: 'never' },
  { name: 'list-empty', path: ORDER_LIST_PAGE, orders: [] },
  { name: 'list-offline', ...list, response: { errMsg: 'request:fail' }, online: false },
  { name: 'list-end', ...list, scroll: 2000 },
  { name: 'list-en', ...list, language: 'en' },
  { name: 'list-large', ...list, scale: 1.35 },
  { name: 'detail-waiting', ...detail(waiting) },
  { name: 'detail-partly', ...detail(partly) },
  { name: 'detail-shipped', ...detail(shipped) },
  { name: 'detail-shipped-en', ...detail(shipped), language: 'en' },
  { name: 'detail-shipped-large', ...detail(shipped), scale: 1.35 },
  { name: 'detail-parcels', ...detail(many) },
  { name: 'detail-parcels-all', ...detail(many), taps: ['展开其余 12 个包裹'], scroll: 1200 },
  { name: 'detail-pickup', ...detail(pickup) },
  { name: 'detail-disputed', ...detail(disputed) },
  { name: 'detail-received', ...detail(received) },
  { name: 'detail-done', ...detail(done) },
  { name: 'detail-refunded', ...detail(refunded) },
  { name: 'detail-loading', ...detail(shipped), response: 'never' },
  { name: 'detail-not-confirmed', ...detail(shipped), taps: ['确认收货', 'return'] },
  {
    name: 'detail-old-wechat',
    ...detail(shipped),
    without: 'openBusinessView',
  },
  { name: 'problem-not-found', ...detail(shipped), orders: [] },
  { name: 'problem-no-order', path: ORDER_DETAIL_PAGE, query: {} },
  { name: 'problem-slow', ...detail(shipped), response: { errMsg: 'request:fail timeout' } },
  { name: 'problem-server-down', ...detail(shipped), response: { errMsg: 'request:fail refused' } },
  { name: 'problem-login', ...detail(shipped), loginFails: true },
  {
    name: 'tracking',
    path: TRACKING_PAGE,
    query: { transaction_id: shipped.transaction_id, tracking_no: 'YT880000000000' },
    orders,
  },
]
