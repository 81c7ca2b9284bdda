/** The page that a buyer's order opens in WeChat's own order centre: Me, Orders & Cards. */
import { WechatError } from '@fahuo/wechat'
import { MINUTE_MS } from '../core/time.ts'
import type { Shop } from '../shops/shop.ts'
import { NO_JUMP_PATH } from './jump-path-rules.ts'
import { readOrderCentrePath, USUAL_ORDER_CENTRE_PATH } from './order-centre-rules.ts'
import { pathView, registeredPath, type PathKind } from './registered-path.ts'

/** How long a change takes until buyers see it [observed: about ten minutes]. */
export const ORDER_CENTRE_DELAY_MS = 15 * MINUTE_MS

export const ORDER_CENTRE: PathKind = {
  field: 'order_centre_path',
  name: 'order-centre path',
  setting: 'ORDER_CENTRE_PATH',
  usual: USUAL_ORDER_CENTRE_PATH,
  // A shell and Docker Compose would put nothing in the place of the placeholder.
  examples: `ORDER_CENTRE_PATH='${USUAL_ORDER_CENTRE_PATH}' or ORDER_CENTRE_PATH=${NO_JUMP_PATH}`,
  notice: 'order_centre_path_refused',
  read: readOrderCentrePath,
  register: (shop, path) => shop.wechat.orderCentre.updateOrderDetailPath({ path }),
  registered:
    "order-centre path registered: WeChat's order centre leads there in about ten minutes",
}

/** What the merchant API tells of the order-centre path, and what WeChat answers to the question. */
export async function orderCentreView(shop: Shop) {
  return {
    order_centre_path: await registeredPath(shop, ORDER_CENTRE, shop.settings.order_centre_path),
    at_wechat: await pathAtWechat(shop),
    ...(await pathView(shop, ORDER_CENTRE)),
  }
}

/** Asks WeChat which path it has; empty: none. null: it does not say, with its errcode if it gave one. */
async function pathAtWechat({
  wechat,
}: Pick<Shop, 'wechat'>): Promise<{ path: string | null; errcode: number | null }> {
  try {
    const { path } = await wechat.orderCentre.getOrderDetailPath({})
    return { path, errcode: null }
  } catch (error) {
    if (!(error instanceof WechatError)) throw error
    return { path: null, errcode: error.errcode ?? null }
  }
}
