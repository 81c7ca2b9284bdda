/** SQL of what the shop said is in each parcel: WeChat's services are told of it. */
import type { Scope } from '../database/database.ts'
import { numbersOf, paymentsOf } from '../orders/details-numbers.ts'
import { names, type OrderNumbers } from '../orders/details-queries.ts'
import type { OrderKey } from '../payments/order-key.ts'

/** An order, and the combined payment that it was told as a part of (as `paymentKey` writes it). */
export type ShippedOrder = OrderNumbers & { combined: string | null }

/** `merchant_item_id` of what is in each parcel, by waybill; parcels of which nobody said it are missing. */
export type ParcelItems = ReadonlyMap<string, string[]>

interface Row {
  payment: string
  /** Of `messages` and `tracking` the waybill. */
  part: string
  body: string
}

/** What is read of the `body` of such a row, whichever service it is of. */
interface Told {
  items?: string[]
  shippings?: {
    order_key: OrderKey
    shipping_list: { tracking_no?: string; items?: string[] }[]
  }[]
}

/** Returns what is in the parcels of some orders, in their order: what was said last. */
export async function itemsInParcels(
  { database, appid }: Scope,
  orders: readonly ShippedOrder[],
): Promise<ParcelItems[]> {
  const payments = orders.map((order) => [
    ...paymentsOf(order),
    ...(order.combined === null ? [] : [order.combined]),
  ])
  const all = [...new Set(payments.flat())]
  const rows = await database.select<Row>(
    `select payment, part, body from services
      where appid = ?1 and service <> 'details' and payment in (${all.map((_, at) => `?${at + 2}`).join()})
      order by updated_at, id`,
    [appid, ...all],
  )
  const told = rows.map(({ body, ...row }) => ({ ...row, body: JSON.parse(body) as Told }))
  return orders.map((order, at) => {
    const parcels = new Map<string, string[]>()
    for (const { payment, part, body } of told) {
      if (!payments[at]?.includes(payment)) continue
      if (body.items) parcels.set(part, body.items)
      for (const { order_key, shipping_list } of body.shippings ?? [])
        if (names(numbersOf(order_key), order))
          for (const { tracking_no, items } of shipping_list)
            if (tracking_no !== undefined && items) parcels.set(tracking_no, items)
    }
    return parcels
  })
}
