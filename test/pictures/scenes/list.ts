import { ORDER_LIST_PAGE, type BuyerOrder } from '@fahuo/contract'
import type { Scene } from '../scene.ts'
import { bare } from '../shop.ts'
import { completed, disputed, partlyRefunded, refunded } from './ended.ts'
import { fifteen, partly } from './parcels.ts'
import { out, received } from './shipped.ts'
import { promised } from './to-ship.ts'
import { pickup } from './ways.ts'

/** One of each; the buyer's list has them in this order. */
export const ORDERS: BuyerOrder[] = [
  out,
  promised,
  partly,
  fifteen,
  pickup,
  disputed,
  received,
  partlyRefunded,
  completed,
  refunded,
].map((order, number) => ({
  ...order,
  transaction_id: `42000020261111${String(number).padStart(14, '0')}`,
  merchant_trade_no: `F2026111100000${number}`,
}))

/** As in the drawing: what takes more lines comes early. */
const BARE = [out, promised, fifteen, partly, pickup, disputed, received, refunded]
  .map(
    (order) =>
      ORDERS.find(
        ({ order_state, description }) =>
          order_state === order.order_state && description === order.description,
      ) ?? order,
  )
  .map(bare)

const list = (name: string, more: Omit<Partial<Scene>, 'name' | 'path'> = {}): Scene => ({
  name: `list-${name}`,
  path: ORDER_LIST_PAGE,
  orders: ORDERS,
  ...more,
})

export const LIST: Scene[] = [
  list('all', { variants: ['en', '320-largest', 'full'] }),
  list('bare', { orders: BARE, variants: ['full'] }),
  list('to-receive', { steps: [{ tap: ['待收货', 'To receive'] }] }),
  list('end', { steps: [{ tap: ['退款', 'Refund'] }] }),
  list('empty', { orders: [] }),
  list('loading', { response: 'never' }),
  list('error', { response: { errMsg: 'request:fail refused' } }),
  // Opened at breakfast; an hour later the network is gone.
  list('offline', {
    clock: '2026-11-16T08:12:00+08:00',
    steps: [{ online: false }, { clock: '2026-11-16T09:30:00+08:00' }, 'return'],
  }),
]
