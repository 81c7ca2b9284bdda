/** The shops of the pictures: what they sell, and the orders that buyers made there. */
import {
  LOGISTICS_TYPE,
  ORDER_STATE,
  type BuyerOrder,
  type OrderExtras,
  type OrderItem,
  type Parcel,
} from '@fahuo/contract'
import { buyerOrder } from '../support/buyer-backend.ts'

/** The address of the phone's goods in the pictures. */
export const GOODS_URL = 'https://goods.example/'
const picture = (name: string) => `${GOODS_URL}${name}.svg`

/** Returns a time of November 2026 in Shanghai, in Unix seconds: `at('11 10:00')`. */
export function at(time: string): number {
  const [day = '', clock = ''] = time.split(' ')
  return Date.parse(`2026-11-${day}T${clock}:00+08:00`) / 1000
}

export const item = (
  id: string,
  name: string,
  description: string,
  unit_price: number,
  quantity = 1,
): OrderItem => ({
  merchant_item_id: id,
  name,
  description,
  unit_price,
  quantity,
  image_url: [picture(id)],
  path: `pages/goods/index?id=${id}`,
})

export const GOODS = {
  daHongPao: item('da-hong-pao', '武夷山大红袍 特级岩茶 罐装', '250g · 中火', 16_800),
  lapsang: item('lapsang', '正山小种 桐木关 传统烟熏', '100g', 12_800, 2),
  teapot: item('teapot', '宜兴原矿紫砂壶 西施', '200ml · 朱泥', 36_800),
  cups: item('cup', '手绘青釉品茗杯', '单只 60ml', 4_800, 4),
  giftBox: item(
    'gift-box',
    '年货礼盒：武夷山大红袍、正山小种、金骏眉、肉桂、水仙各两盒，附赠紫砂壶与手写贺卡',
    '五福临门装 · 礼袋 ×2',
    123_456_789,
  ),
  latte: item('latte', '燕麦拿铁', '大杯 · 少冰', 2_800),
  cake: item('cake', '草莓奶油蛋糕', '6 寸 · 动物奶油', 19_800),
  memberCard: item('member-card', '茶山会员 年卡', '12 个月', 29_900),
}

const shop = (name: string, logo: string, path: string) => ({ name, logo_url: picture(logo), path })
export const TEA = shop('山间茶事', 'logo-tea', 'pages/index/index')
export const CAFE = shop('街角咖啡', 'logo-cafe', 'pages/index/index')
export const BAKERY = shop('街角烘焙', 'logo-cafe', 'pages/index/index')

export const RECEIVER = {
  name: '陈**',
  phone: '138****0001',
  address: '福建省厦门市思明区湖滨南路***',
}
export const STORE = {
  name: '街角咖啡 湖滨南路店',
  address: '湖滨南路 8 号一层',
  hours: '07:30–22:00',
}

/** What a shop tells of each order it sends by express. */
export const TEA_EXTRAS: OrderExtras = {
  shop: TEA,
  item_list: [{ ...GOODS.daHongPao, unit_price: 18_800 }],
  freight: 0,
  discount: 2_000,
  receiver: RECEIVER,
  after_sales_path: 'pages/after-sales/index',
  contact: true,
}

/** The same without a discount. */
export const UNDISCOUNTED: OrderExtras = { ...TEA_EXTRAS }
delete UNDISCOUNTED.discount

/** WeChat's status of a waybill. */
export const STATUS = {
  collected: 1,
  transit: 2,
  out: 3,
  signed: 4,
  problem: 5,
  agent: 6,
} as const

/** Returns a parcel with YTO; `number` stands at the end of its tracking number. */
export const parcel = (number: number, change: Partial<Parcel> = {}): Parcel => ({
  tracking_no: `YT88${String(number).padStart(11, '0')}`,
  express_company: 'YTO',
  delivery_name: '圆通速递',
  goods_desc: '武夷山大红袍 250g x1',
  upload_time: at('12 15:20'),
  ...change,
})

export function shipping(
  shipping_list: Parcel[],
  logistics_type: number = LOGISTICS_TYPE.express,
  finish_shipping = true,
): BuyerOrder['shipping'] {
  return {
    delivery_mode: shipping_list.length > 1 || !finish_shipping ? 2 : 1,
    logistics_type,
    finish_shipping,
    shipping_list,
  }
}

/** A parcel of what is not sent by express. */
export const handedOver = (goods_desc: string, time: string): Parcel => ({
  tracking_no: '',
  express_company: '',
  goods_desc,
  upload_time: at(time),
})

/** Returns WeChat's times of an order: when it was shipped, and when the receipt is automatic. */
export const times = (
  shipped: string,
  automatic: string,
  received: string | null = null,
): BuyerOrder['settlement'] => ({
  shipped_time: at(shipped),
  estimated_settlement_time: at(automatic),
  confirm_receive_time: received === null ? null : at(received),
  settlement_time: null,
})

/** The number of all orders that a picture shows alone. */
const TRADE_NO = 'F20261111000002'

/** Returns an order of one tin of tea, paid on November 11th at ten. */
export function order(change: Partial<BuyerOrder> = {}): BuyerOrder {
  return buyerOrder(2, {
    transaction_id: '4200002026111100000000004731',
    merchant_trade_no: TRADE_NO,
    pay_time: at('11 10:00'),
    extras: TEA_EXTRAS,
    ...change,
  })
}

/** Returns that order on its way in one parcel. */
export const shippedOrder = (status?: number, change: Partial<BuyerOrder> = {}): BuyerOrder =>
  order({
    order_state: ORDER_STATE.shipped,
    shipping: shipping([parcel(1, status === undefined ? {} : { status })]),
    settlement: times('12 15:20', '22 15:20'),
    ...change,
  })

/** Returns what WeChat alone tells of an order. */
export function bare(order: BuyerOrder): BuyerOrder {
  const known: BuyerOrder = structuredClone(order)
  delete known.extras
  for (const parcel of known.shipping?.shipping_list ?? []) {
    delete parcel.status
    delete parcel.items
  }
  return known
}
