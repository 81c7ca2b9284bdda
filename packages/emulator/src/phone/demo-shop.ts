/** What the demo's shop tells of its orders, made up from what was paid for. */
import { LOGISTICS_TYPE, ORDER_NUMBER_TYPE } from './enums.ts'
import type { MerchantRequest } from './command.ts'

/** What the shop knows of an order that was paid. */
export interface PaidOrder {
  transaction_id: string
  merchant_trade_no: string
  /** Goods as WeChat has them: `Tea 250 g x1; Cup x2`. */
  description: string
  /** Fen. */
  paid_amount: number
  /** Unix seconds. */
  pay_time?: number | undefined
}

export interface DemoShop {
  language: 'en' | 'zh'
  /** Where the phone serves its pictures. */
  origin: string
}

/** Which picture shows what; the first one that fits. */
const PICTURES: [RegExp, string][] = [
  [/礼盒|gift/i, 'gift-box'],
  [/会员|年卡|member/i, 'member-card'],
  [/拿铁|咖啡|latte|coffee/i, 'latte'],
  [/蛋糕|cake/i, 'cake'],
  [/壶|pot\b/i, 'teapot'],
  [/杯|cup/i, 'cup'],
  [/普洱|小种|红茶|pu.?er|souchong|black tea/i, 'lapsang'],
]
const pictureOf = (name: string) =>
  PICTURES.find(([goods]) => goods.test(name))?.[1] ?? 'da-hong-pao'

/** What comes from the café next door. */
const CAFE = /拿铁|咖啡|蛋糕|latte|coffee|cake/i

const WORDS = {
  zh: {
    tea: '山间茶事',
    cafe: '街角咖啡',
    receiver: {
      name: '陈小明',
      phone: '13800000001',
      address: '福建省厦门市思明区湖滨南路 88 号',
    },
    store: { name: '街角咖啡 湖滨南路店', address: '湖滨南路 8 号一层', hours: '07:30–22:00' },
  },
  en: {
    tea: 'Mountain Tea',
    cafe: 'Corner Café',
    receiver: {
      name: 'Chen Xiaoming',
      phone: '13800000001',
      address: '88 Hubin South Road, Siming District, Xiamen',
    },
    store: {
      name: 'Corner Café, Hubin Road',
      address: '8 Hubin South Road',
      hours: '07:30–22:00',
    },
  },
} as const

/** Taken off an order of 100 yuan or more, in fen. */
const DISCOUNT = 2_000
const DISCOUNT_FROM = 10_000

/** The shop ships within two days. */
const PROMISE_SECONDS = 2 * 86_400

interface Goods {
  name: string
  description?: string
  quantity: number
}

/** Reads a description: `Wuyi oolong tea 250 g x1` is one of 250 g. */
export function goodsOf(description: string): Goods[] {
  return description.split(/[;；]/).flatMap((part) => {
    const [, what = '', count = '1'] = /^\s*(.*?)\s*(?:[x×*]\s*(\d{1,4}))?\s*$/iu.exec(part) ?? []
    if (what === '') return []
    const [, name = what, size] = /^(.+?)\s+(\d+\s?(?:k?g|m?l|克|毫升|ml))$/iu.exec(what) ?? []
    const quantity = Math.max(1, Number(count))
    return [{ name, ...(size !== undefined && { description: size }), quantity }]
  })
}

/** Items whose prices, less the discount, come to what was paid. */
function priced(goods: readonly Goods[], paid_amount: number, picture: (name: string) => string) {
  const pieces = goods.reduce((sum, { quantity }) => sum + quantity, 0)
  const wanted = paid_amount + (paid_amount >= DISCOUNT_FROM ? DISCOUNT : 0)
  const unit_price = Math.ceil(wanted / pieces)
  return {
    item_list: goods.map((one, at) => ({
      merchant_item_id: `${pictureOf(one.name)}-${at + 1}`,
      ...one,
      unit_price,
      image_url: [picture(pictureOf(one.name))],
    })),
    freight: 0,
    discount: unit_price * pieces - paid_amount,
  }
}

/** How it reaches the buyer, as far as the shop knows. */
export interface Told {
  /** A LOGISTICS_TYPE; express until it is shipped otherwise. */
  logistics_type?: number | undefined
  /** A pre-sale has no promise: WeChat was told when it ships. */
  presale?: boolean
  /** Fen. */
  refunded_amount?: number
}

function detailsOf(order: PaidOrder, { language, origin }: DemoShop, told: Told) {
  const words = WORDS[language]
  const picture = (name: string) => `${origin}/phone/goods/${name}.svg`
  const goods = goodsOf(order.description)
  const cafe = CAFE.test(order.description)
  const { logistics_type = LOGISTICS_TYPE.EXPRESS, presale = false, refunded_amount } = told
  const delivered =
    logistics_type === LOGISTICS_TYPE.EXPRESS || logistics_type === LOGISTICS_TYPE.SAME_CITY
  return {
    merchant_order_no: order.merchant_trade_no,
    shop: {
      name: cafe ? words.cafe : words.tea,
      logo_url: picture(cafe ? 'logo-cafe' : 'logo-tea'),
    },
    ...priced(
      goods.length > 0 ? goods : [{ name: words.tea, quantity: 1 }],
      order.paid_amount,
      picture,
    ),
    ...(delivered && { receiver: words.receiver }),
    ...(logistics_type === LOGISTICS_TYPE.SELF_PICKUP && {
      store: words.store,
      pickup_code: `A ${order.transaction_id.slice(-3)}`,
    }),
    ...(!presale &&
      order.pay_time !== undefined && { promised_ship_time: order.pay_time + PROMISE_SECONDS }),
    ...(refunded_amount !== undefined && { refunded_amount }),
    contact: true,
  }
}

const keyOf = ({ transaction_id }: Pick<PaidOrder, 'transaction_id'>) => ({
  order_number_type: ORDER_NUMBER_TYPE.WECHAT_PAY,
  transaction_id,
})

/** The request that tells of an order, or of all sub-orders of a combined payment. */
export function detailsRequest(
  order: PaidOrder & { sub_orders?: readonly PaidOrder[] },
  shop: DemoShop,
  told: Told = {},
): MerchantRequest {
  const { sub_orders = [] } = order
  const whole = { order_key: keyOf(order) }
  const body =
    sub_orders.length === 0
      ? { ...whole, order: detailsOf(order, shop, told) }
      : {
          ...whole,
          sub_orders: sub_orders.map((sub) => ({
            order_key: keyOf(sub),
            order: detailsOf(sub, shop, told),
          })),
        }
  return { method: 'PUT', path: '/api/orders/details', body }
}

/** Whether it was the demo's shop that told of an order. */
export const isDemoShop = (name: string) =>
  Object.values(WORDS).some(({ tea, cafe }) => name === tea || name === cafe)
