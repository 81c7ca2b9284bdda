import { ORDER_DETAIL_PAGE, TRACKING_PAGE } from '@fahuo/contract'
import type { Scene } from '../scene.ts'
import { shippedOrder, STATUS } from '../shop.ts'
import { detail } from './detail.ts'

const order = shippedOrder(STATUS.transit)

export const TROUBLE: Scene[] = [
  detail('loading', order, { response: 'never' }),
  detail('error', order, { response: { errMsg: 'request:fail refused' } }),
  detail('not-found', order, { orders: [] }),
  detail('slow', order, { response: { errMsg: 'request:fail timeout' } }),
  detail('login-failed', order, { loginFails: true }),
  { name: 'detail-no-order', path: ORDER_DETAIL_PAGE, query: {} },
  // Opened at breakfast; an hour later the network is gone.
  detail('offline', order, {
    clock: '2026-11-16T08:12:00+08:00',
    steps: [{ online: false }, { clock: '2026-11-16T09:30:00+08:00' }, 'return'],
  }),
  {
    ...detail('tracking', order),
    name: 'tracking',
    path: TRACKING_PAGE,
    query: { transaction_id: order.transaction_id, tracking_no: 'YT8800000000001' },
  },
]
