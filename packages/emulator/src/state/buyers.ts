import type { Context } from './context.ts'
import type { Buyer } from './state.ts'

/** Returns the buyer with this openid, who is noted when they come for the first time. */
export function noteBuyer({ state }: Context, openid: string): Buyer {
  const known = state.buyers.get(openid)
  if (known) return known
  const buyer: Buyer = { openid, number: state.buyers.size + 1, name: null }
  state.buyers.set(openid, buyer)
  return buyer
}

/** All buyers, in the order in which they came: whoever paid, and whoever was made without an order. */
export function listBuyers(context: Context): (Buyer & { orders: number })[] {
  const orders = new Map<string, number>()
  for (const { openid } of context.state.orders.values()) {
    // A state of an earlier version knows the orders only.
    noteBuyer(context, openid)
    orders.set(openid, (orders.get(openid) ?? 0) + 1)
  }
  return [...context.state.buyers.values()].map((buyer) => ({
    ...buyer,
    orders: orders.get(buyer.openid) ?? 0,
  }))
}
