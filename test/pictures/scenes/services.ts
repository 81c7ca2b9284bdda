/** What more there is of an order whose parcels WeChat tracks, and sends messages of. */
import { ORDER_STATE, TRACKING_PAGE, type OrderItem, type Parcel } from '@fahuo/contract'
import type { Scene } from '../scene.ts'
import { at, item, parcel, shippedOrder, shipping, STATUS, TEA_EXTRAS } from '../shop.ts'
import { detail } from './detail.ts'

/** What a parcel of November 12th has been through by each status. */
const COLLECTED = [
  { status: 0, at: at('12 15:30') },
  { status: STATUS.collected, at: at('12 19:40') },
]
const TRANSIT = [...COLLECTED, { status: STATUS.transit, at: at('13 02:10') }]
const OUT = [...TRANSIT, { status: STATUS.out, at: at('16 08:20') }]
const SIGNED = [
  ...TRANSIT,
  { status: STATUS.out, at: at('15 09:00') },
  { status: STATUS.signed, at: at('15 17:30') },
]
const PROBLEM = [...TRANSIT, { status: STATUS.problem, at: at('15 21:00') }]

const been = (statuses: Parcel['statuses'] = []): Partial<Parcel> => ({
  statuses,
  status: statuses.at(-1)?.status ?? 0,
  messages: true,
})

const tracked = (statuses: Parcel['statuses'], messages = true) =>
  shippedOrder(undefined, {
    shipping: shipping([parcel(1, { ...been(statuses), messages })]),
  })
const out = tracked(OUT)

const TEAS = [
  '武夷山大红袍',
  '正山小种',
  '金骏眉',
  '武夷肉桂',
  '武夷水仙',
  '安溪铁观音',
  '云南普洱熟茶',
  '白毫银针',
  '茉莉龙珠',
  '西湖龙井',
]
const WEIGHTS = ['50g', '100g', '250g', '500g', '礼盒装']
const PICTURES = ['da-hong-pao', 'lapsang', 'gift-box', 'teapot', 'cup']
const FIFTY: OrderItem[] = WEIGHTS.flatMap((weight, heavier) =>
  TEAS.map((tea, which) => ({
    ...item(PICTURES[which % 5] ?? '', tea, weight, 5800 + 4000 * heavier, 1 + (which % 3)),
    merchant_item_id: `tea-${heavier}-${which}`,
  })),
)

/** Out today, on its way, with a problem, arrived, just sent. */
const statusesOf = (number: number) =>
  [2, 7].includes(number)
    ? OUT
    : number === 9
      ? PROBLEM
      : [10, 12, 13].includes(number)
        ? SIGNED
        : number === 15
          ? COLLECTED.slice(0, 1)
          : TRANSIT

const sum = FIFTY.reduce((all, { unit_price = 0, quantity }) => all + unit_price * quantity, 0)
const fifty = shippedOrder(undefined, {
  order_state: ORDER_STATE.shipped,
  description: '茶叶一批',
  paid_amount: sum + 1200 - 20_000,
  shipping: shipping(
    Array.from({ length: 15 }, (_, index) =>
      parcel(index + 1, {
        ...been(statusesOf(index + 1)),
        goods_desc: `箱 ${index + 1}`,
        items: FIFTY.filter((_item, at) => at % 15 === index).map((one) => one.merchant_item_id),
      }),
    ),
  ),
  extras: { ...TEA_EXTRAS, item_list: FIFTY, freight: 1200, discount: 20_000 },
})

const everyVariant = ['en', 'en-dark', '320-largest', 'full'] as const

export const SERVICES: Scene[] = [
  detail('tracked', out, { variants: ['en', '320-largest', 'full'] }),
  detail('tracked-problem', tracked(PROBLEM, false)),
  detail('tracked-waiting', tracked(COLLECTED.slice(0, 1))),
  detail('fifty', fifty, { variants: [...everyVariant] }),
  detail('fifty-open', fifty, {
    steps: [
      { tap: ['包裹 2 · 派件中', 'Parcel 2 · With courier'] },
      { tap: ['展开其余 12 个包裹', 'Show 12 more'] },
      { tap: ['展开其余 47 件商品', 'Show 47 more'] },
    ],
    variants: [...everyVariant],
  }),
  {
    ...detail('tracking', out),
    name: 'tracking-tracked',
    path: TRACKING_PAGE,
    query: { transaction_id: out.transaction_id, tracking_no: 'YT8800000000001' },
  },
]
