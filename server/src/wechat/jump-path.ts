/** The page that the shipping message opens. */
import { ORDER_DETAIL_PAGE } from '@fahuo/contract'
import type { Shop } from '../shops/shop.ts'
import { NO_JUMP_PATH, readPagePath } from './jump-path-rules.ts'
import { pathView, registeredPath, saidPath, type PathKind } from './registered-path.ts'

export const JUMP_PATH: PathKind = {
  field: 'jump_path',
  name: 'jump path',
  setting: 'MSG_JUMP_PATH',
  usual: ORDER_DETAIL_PAGE,
  examples: `MSG_JUMP_PATH=${ORDER_DETAIL_PAGE} or MSG_JUMP_PATH=${NO_JUMP_PATH}`,
  notice: 'jump_path_refused',
  read: readPagePath,
  register: (shop, path) => shop.wechat.shipping.setMsgJumpPath({ path }),
  registered: 'jump path registered: shipping messages lead there',
}

/** What the merchant API tells of the jump path. */
export const jumpPathView = async (shop: Shop) => ({
  jump_path: await registeredPath(shop, JUMP_PATH, shop.settings.jump_path),
  ...(await pathView(shop, JUMP_PATH)),
})

/**
 * Returns the page of an order for WeChat's tracking page, which opens the home page without one
 * [official trace_waybill]: the jump path, with the number that WeChat adds to it in messages.
 * @param order WeChat Pay's number, or the merchant's pair while nobody knows that
 */
export async function orderDetailPath(
  shop: Shop,
  order: string | { merchant_id: string; merchant_trade_no: string },
): Promise<{ order_detail_path?: string }> {
  const { jump_path: settings } = shop.settings
  const said = await saidPath(shop, JUMP_PATH, settings)
  const path = said ? said.path : await registeredPath(shop, JUMP_PATH, settings)
  if (path === null || path === NO_JUMP_PATH) return {}
  const sign = path.includes('?') ? '&' : '?'
  const named: Record<string, string> =
    typeof order === 'string' ? { transaction_id: order } : { ...order }
  return { order_detail_path: `${path}${sign}${new URLSearchParams(named)}` }
}
