/**
 * Tells WeChat's order centre which parcels an order was shipped in: /user-order/orders/shippings and
 * /user-order/combine-orders/shippings [seed 001]. Nobody documents whether a further call adds parcels
 * or takes the place of the one before, so each one has all that is shipped: right either way.
 */
import { DELIVERY_MODE, ERRCODE, WechatError } from '@fahuo/wechat'
import { SECOND_MS, uploadTime } from '../core/time.ts'
import { orderKeyOf, paymentKey } from '../payments/order-key.ts'
import type { Shop } from '../shops/shop.ts'
import { noteAbility } from './ability.ts'
import { explainOvertaken, whatWasTold, type Part, type Told } from './details.ts'
import {
  shippedAmong,
  tellingGoodsAgain,
  type ShippedShipment,
} from './details-shipping-queries.ts'
import { servicesOfPayments, type Service } from './queries.ts'
import type { Call, Result, Sender } from './sender.ts'
import type { ServiceReason, Shipping } from './services.ts'

/** What is shipped of one order, the latest last. */
interface Shipped {
  part: Part
  shippings: Shipping[]
}

export const detailsShippingSender: Sender = {
  service: 'details_shipping',
  async prepare(shop, service, upload_time) {
    const rows = await servicesOfPayments(shop, [service.payment])
    const goods = rows.find((row) => row.service === 'details')
    const missing = await waitsForGoods(shop, goods)
    if (missing) return missing
    const told = await whatWasTold(shop, service)
    const all = rows.flatMap(({ body }) => ('shippings' in body ? body.shippings : []))
    const shipments = await shippedAmong(
      shop,
      all.map(({ shipment_id }) => shipment_id),
    )
    const shipped = told.parts.flatMap((part): Shipped[] => {
      const shippings = shippingsOf(part, told, all, shipments)
      return shippings.length === 0 ? [] : [{ part, shippings }]
    })
    const openid = shipments.find((one) => one.openid !== null)?.openid
    if (shipped.length === 0 || !openid) return { to: 'not_available', reason: 'shipment_ended' }
    if (shipped.some(namesUnknownItems)) return { to: 'refused', reason: 'items_unknown' }
    const more = { payer: { openid }, upload_time: uploadTime(upload_time * SECOND_MS) }
    return upload(shop, service, told, shipped, more)
  },
  explain: (errcode, service) => explainOvertaken(errcode, service),
}

/** Why there will be no goods, and so no waybills of them. */
const WITHOUT_GOODS = new Set<ServiceReason>(['not_opened', 'off', 'switched_off', 'no_goods'])

/** WeChat must have the goods first: they are on their way, or there will be none. */
async function waitsForGoods(shop: Shop, goods: Service | undefined): Promise<Result | undefined> {
  if (!goods) return { to: 'not_available', reason: 'no_goods' }
  const { state, reason, errcode } = goods
  if (state === 'done' || reason === 'linked') return undefined
  if (reason !== null && WITHOUT_GOODS.has(reason)) {
    // It comes forward with the goods when the account has the order centre.
    if (reason === 'not_opened') await noteAbility(shop, 'details_shipping', errcode ?? 0)
    return { to: 'not_available', reason, ...(errcode !== null && { errcode }) }
  }
  return { to: 'waiting', reason: 'order_missing', ...(errcode !== null && { errcode }) }
}

/** Returns what is shipped of one order, in the order in which it was accepted. */
function shippingsOf(
  { order, order_key }: Part,
  { combined }: Told,
  all: readonly Shipping[],
  shipments: readonly ShippedShipment[],
): Shipping[] {
  const found = all.flatMap((shipping) => {
    const shipment = shipments.find(({ id }) => id === shipping.shipment_id)
    if (!shipment) return []
    const same =
      paymentKey(shipping.order_key) === paymentKey(order_key) ||
      (order !== undefined && shipment.transaction_id === order.transaction_id)
    return same || !combined ? [{ shipping, at: shipment.accepted_at }] : []
  })
  return found.toSorted((a, b) => a.at - b.at).map(({ shipping }) => shipping)
}

const itemsOf = ({ details }: Part) => (details.item_list ?? []).map((one) => one.merchant_item_id)

/** WeChat would refuse them; the item ids of a unified shipment are not sent [268485231]. */
function namesUnknownItems({ part, shippings }: Shipped): boolean {
  const bought = new Set(itemsOf(part))
  return shippings
    .filter(({ delivery_mode }) => delivery_mode === DELIVERY_MODE.SPLIT)
    .some(({ shipping_list }) =>
      shipping_list.some(({ items = [] }) => items.some((item) => !bought.has(item))),
    )
}

/** All parcels of an order, each once; of a unified shipment the one that was accepted last. */
function asSent({ part, shippings }: Shipped) {
  const last = shippings.at(-1)
  const delivery_mode = last?.delivery_mode ?? DELIVERY_MODE.UNIFIED
  const is_split = delivery_mode === DELIVERY_MODE.SPLIT
  const counted = is_split
    ? shippings.filter((one) => one.delivery_mode === delivery_mode)
    : shippings.slice(-1)
  const parcels = new Map(
    counted
      .flatMap(({ shipping_list }) => shipping_list)
      .map((parcel) => [JSON.stringify([parcel.express_company, parcel.tracking_no]), parcel]),
  )
  const bought = itemsOf(part)
  // Where only one parcel, or one item, is possible, nobody has to say what is where.
  const obvious = parcels.size === 1 || bought.length === 1 ? bought : []
  return {
    delivery_mode,
    shipping_list: [...parcels.values()].map(({ items = obvious, ...parcel }) => ({
      ...parcel,
      ...(is_split && {
        item_list: items.map((merchant_item_id) => ({ merchant_item_id })),
      }),
    })),
  }
}

function upload(
  shop: Shop,
  { payment, tries }: Service,
  { order_key, combined }: Told,
  shipped: readonly Shipped[],
  more: { payer: { openid: string }; upload_time: string },
): Call {
  const { shoppingOrder: calls } = shop.wechat
  const [first] = shipped
  const call = () =>
    combined || !first
      ? calls.uploadCombinedShipping({
          order_key: orderKeyOf(order_key),
          sub_orders: shipped.map((one) => ({
            order_key: orderKeyOf(one.part.order_key),
            ...asSent(one),
          })),
          ...more,
        })
      : calls.uploadShipping({ order_key: orderKeyOf(order_key), ...asSent(first), ...more })
  return {
    async send() {
      try {
        await call()
        return { to: 'done' }
      } catch (error) {
        const errcode = error instanceof WechatError ? error.errcode : undefined
        if (errcode !== ERRCODE.SHOPPING_ORDER_UNKNOWN) throw error
        // It took the goods a moment ago, and may need another one to show them.
        const now = shop.clock.now()
        if (tries > 0) await shop.database.unit([tellingGoodsAgain(shop, payment, now)])
        return { to: 'waiting', reason: 'order_missing', errcode }
      }
    },
  }
}
