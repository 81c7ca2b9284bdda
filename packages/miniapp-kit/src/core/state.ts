import { LOGISTICS_TYPE, ORDER_STATE, type BuyerOrder, type OrderExtras } from '@fahuo/contract'
import { isShippedInPart } from './progress.ts'

/** The states that a buyer reads; WeChat's `order_state` alone does not tell them apart. */
export type StateName =
  | 'toShip'
  | 'partlyShipped'
  | 'onTheWay'
  | 'delivering'
  | 'readyForPickup'
  | 'delivered'
  | 'received'
  | 'completed'
  | 'refunded'
  | 'dispute'
  | 'unknown'

/** The steps on the rail of an order. */
export type StepName =
  | 'paid'
  | 'ship'
  | 'shipped'
  | 'partlyShipped'
  | 'delivering'
  | 'ready'
  | 'delivered'
  | 'receive'
  | 'received'
  | 'pickup'
  | 'pickedUp'
  | 'refunded'

/** WeChat's status of a waybill [seed 000: query_trace]. */
export const WAYBILL = {
  collected: 1,
  in_transit: 2,
  out_for_delivery: 3,
  signed: 4,
  problem: 5,
  signed_by_agent: 6,
} as const

/** Tells whether the shop says that all was refunded; WeChat itself says so a day later. */
export function isRefundedInFull(order: BuyerOrder, extras: OrderExtras = {}): boolean {
  const refunded = extras.refunded_amount ?? 0
  return refunded > 0 && refunded >= order.paid_amount
}

export function isRefundedInPart(order: BuyerOrder, extras: OrderExtras = {}): boolean {
  const refunded = extras.refunded_amount ?? 0
  return refunded > 0 && refunded < order.paid_amount
}

/** Returns the state of an order: the first of these rules that holds. */
export function stateOf(order: BuyerOrder, extras: OrderExtras = {}): StateName {
  const { order_state } = order
  if (order.in_complaint) return 'dispute'
  if (order_state === ORDER_STATE.refunded || isRefundedInFull(order, extras)) return 'refunded'
  if (
    order_state === ORDER_STATE.receipt_confirmed ||
    order_state === ORDER_STATE.funds_awaiting_settlement
  )
    return 'received'
  if (order_state === ORDER_STATE.transaction_complete) return 'completed'
  if (isShippedInPart(order)) return 'partlyShipped'
  if (order_state === ORDER_STATE.awaiting_shipment) return 'toShip'
  return order_state === ORDER_STATE.shipped ? SHIPPED[kindOf(order)] : 'unknown'
}

/** The ways of delivery. */
export type Kind = 'express' | 'sameCity' | 'pickup' | 'virtual'

const SHIPPED: Record<Kind, StateName> = {
  express: 'onTheWay',
  sameCity: 'delivering',
  pickup: 'readyForPickup',
  virtual: 'delivered',
}

/** Returns the way of delivery; WeChat may add some. */
export function kindOf({ shipping }: BuyerOrder): Kind {
  if (shipping?.logistics_type === LOGISTICS_TYPE.same_city) return 'sameCity'
  if (shipping?.logistics_type === LOGISTICS_TYPE.self_pickup) return 'pickup'
  return shipping?.logistics_type === LOGISTICS_TYPE.virtual ? 'virtual' : 'express'
}

export const parcelsOf = ({ shipping }: BuyerOrder) => shipping?.shipping_list ?? []

/** Returns WeChat's status of an order's only parcel: 0 where there is none to show. */
export function onlyStatus(order: BuyerOrder): number {
  const [first, second] = parcelsOf(order)
  if (!first || second || kindOf(order) !== 'express') return 0
  return waybillStatus(first)
}

/** Returns WeChat's status of a parcel: 0 where there is none, or one that WeChat added. */
export function waybillStatus({ status = 0 }: { status?: number | undefined }): number {
  return status >= WAYBILL.collected && status <= WAYBILL.signed_by_agent ? status : 0
}

export function isSigned(parcel: { status?: number | undefined }): boolean {
  const status = waybillStatus(parcel)
  return status === WAYBILL.signed || status === WAYBILL.signed_by_agent
}

/** Tells whether one of the parcels has a delivery problem, while the order is on its way. */
export const hasProblem = (order: BuyerOrder) =>
  kindOf(order) === 'express' && parcelsOf(order).some(({ status }) => status === WAYBILL.problem)
