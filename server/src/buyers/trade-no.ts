/** A buyer's order by the merchant's own number alone: WeChat's order centre knows no other. */
import type { JumpQuery } from '@fahuo/contract'
import { FahuoError } from '../core/errors.ts'
import { requireOrder, type OrderKey } from '../orders/mirror.ts'
import { merchantsOfTradeNos, type Order } from '../orders/queries.ts'
import type { Shop } from '../shops/shop.ts'
import { refreshOrders } from './orders.ts'
import { findOwnTradeNo, knownMerchants, type Merchants } from './trade-no-queries.ts'

/** How many merchants are asked for one number. */
const MAX_MERCHANTS = 5

/**
 * Returns a key that names one payment. A `merchant_trade_no` without `merchant_id` is that of this
 * buyer's newest payment with the number: from the local copy, from WeChat's list of the buyer's
 * orders, or from get_order, which needs a merchant and is asked for those that are known.
 * @throws FahuoError `not_found` when no order of this buyer has the number, `wechat_unavailable`
 */
export async function ownKey(shop: Shop, openid: string, query: JumpQuery): Promise<OrderKey> {
  const { transaction_id, merchant_id, merchant_trade_no = '', sub_merchant_id } = query
  if (transaction_id || merchant_id) return query
  const number = { merchant_trade_no, ...(sub_merchant_id && { sub_merchant_id }) }
  const stored = await findOwnTradeNo(shop, openid, number)
  if (stored) return { transaction_id: stored }
  await refreshOrders(shop, openid)
  const listed = await findOwnTradeNo(shop, openid, number)
  if (listed) return { transaction_id: listed }
  return askedFor(shop, openid, number)
}

/** Asks get_order for the number of each merchant that may have it. @throws FahuoError as ownKey */
async function askedFor(
  shop: Shop,
  openid: string,
  number: { merchant_trade_no: string; sub_merchant_id?: string },
): Promise<OrderKey> {
  const own: Order[] = []
  let failure = new FahuoError('not_found')
  for (const merchants of await mayHave(shop, openid, number)) {
    try {
      const order = await requireOrder(shop, { ...merchants, ...number })
      if (order.openid === openid) own.push(order)
    } catch (error) {
      if (!(error instanceof FahuoError)) throw error
      if (error.code !== 'not_found') failure = error
    }
  }
  const [newest] = own.toSorted((a, b) => b.pay_time - a.pay_time)
  if (!newest) throw failure
  return { transaction_id: newest.transaction_id }
}

/** Lists which merchants are asked: not those whose payment of this number is known as another's. */
async function mayHave(
  shop: Shop,
  openid: string,
  { merchant_trade_no, sub_merchant_id }: { merchant_trade_no: string; sub_merchant_id?: string },
): Promise<Partial<Merchants>[]> {
  const { mchid } = shop.settings
  const taken = (await merchantsOfTradeNos(shop, [merchant_trade_no])).get(merchant_trade_no) ?? []
  const set: Merchants[] = mchid === null ? [] : [{ merchant_id: mchid, sub_merchant_id: '' }]
  const merchants = [...set, ...(await knownMerchants(shop, openid))]
    .filter(({ merchant_id }) => !taken.includes(merchant_id))
    .filter((one) => sub_merchant_id === undefined || one.sub_merchant_id === sub_merchant_id)
  const byName = new Map(merchants.map((one) => [`${one.merchant_id}:${one.sub_merchant_id}`, one]))
  return [...byName.values()]
    .slice(0, MAX_MERCHANTS)
    .map(({ merchant_id, sub_merchant_id: sub }) => ({
      merchant_id,
      ...(sub !== '' && { sub_merchant_id: sub }),
    }))
}
