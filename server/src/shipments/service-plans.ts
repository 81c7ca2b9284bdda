/** What WeChat's other services are to be told of a shipment; it is stored in the shipment's own commit. */
import { LOGISTICS_TYPE, ORDER_NUMBER_TYPE } from '@fahuo/wechat'
import { paymentsOf as paymentsOfOrder } from '../orders/details-numbers.ts'
import { detailsOf } from '../orders/details.ts'
import type { Order } from '../orders/queries.ts'
import { paymentKey } from '../payments/order-key.ts'
import { openPhone, sealPhone } from '../services/phone.ts'
import { planning, releasing, servicesOfPayments, type Service } from '../services/queries.ts'
import type { ServicePlan, Shipping } from '../services/services.ts'
import type { Shop } from '../shops/shop.ts'
import type { ContentRequest } from './content.ts'
import { itemWarnings, type Told, type Warning } from './item-warnings.ts'
import type { ServiceMode, ServicesRequest } from './services-body.ts'

/** A shipment with the request that it was made of. */
export type PlannedShipment = Omit<Told, 'details'> & {
  /** As the local copy has it. */
  order: Order | undefined
}

export interface ServicePlans {
  plans: ServicePlan[]
  warnings: Warning[]
}

/** What was told before of the payments, and what is told now. */
interface Known {
  before: readonly Service[]
  services: ServicesRequest | undefined
}

/**
 * Makes the plans of some shipments that are accepted together. One that nobody said anything of, and
 * whose order is not told, has none.
 */
export async function planServices(
  shop: Shop,
  shipments: readonly PlannedShipment[],
  services: ServicesRequest | undefined,
): Promise<ServicePlans> {
  const told: ToldShipment[] = await Promise.all(
    shipments.map(async (one) => ({
      ...one,
      details: await detailsOf(shop, one.shipment.content.order_key, one.order),
    })),
  )
  const says = services !== undefined || shipments.some(({ request }) => saysMore(request))
  if (!says && told.every(({ details }) => !details?.details.item_list)) return NONE
  const keys = told.flatMap((one) => [
    ...paymentsOf(one),
    ...(one.details?.combined ? [one.details.combined] : []),
  ])
  const known = { before: await servicesOfPayments(shop, [...new Set(keys)]), services }
  return {
    plans: [
      ...shippingPlans(told, known),
      ...goodsPlans(known),
      ...told.flatMap((one) => parcelPlans(shop, one, known)),
    ],
    warnings: told.flatMap((one) => itemWarnings(one, known.before)),
  }
}

const NONE: ServicePlans = { plans: [], warnings: [] }

const saysMore = ({ shipping_list = [] }: ContentRequest) =>
  shipping_list.some(({ items, receiver_phone }) => items ?? receiver_phone)

/** All keys of a payment, as far as they are known; the shipment's own first. */
function paymentsOf({ shipment, order }: Pick<PlannedShipment, 'shipment' | 'order'>): string[] {
  const { payment, transaction_id } = shipment
  const by_wechat = {
    order_number_type: ORDER_NUMBER_TYPE.WECHAT_PAY,
    transaction_id: transaction_id ?? '',
  }
  return [
    payment,
    ...(transaction_id === null ? [] : [paymentKey(by_wechat)]),
    ...(order ? paymentsOfOrder(order) : []),
  ]
}

type ToldShipment = Told & Pick<PlannedShipment, 'order'>

const isExpress = ({ shipment }: Pick<Told, 'shipment'>) =>
  shipment.content.logistics_type === LOGISTICS_TYPE.EXPRESS

/**
 * The waybills of the order centre: one call for all that goes in one upload, where the goods were told
 * as those of one combined payment.
 */
function shippingPlans(told: readonly ToldShipment[], { before, services }: Known): ServicePlan[] {
  const mode = services?.shopping_order ?? 'auto'
  const wanted = told.filter(
    (one) => isExpress(one) && (mode === 'require' || one.details?.details.item_list),
  )
  const groups = Map.groupBy(wanted, ({ shipment, details }) =>
    shipment.combined !== null && details?.combined ? shipment.combined : shipment.id,
  )
  return [...groups].map(([part, members]): ServicePlan => {
    const [first] = members
    const own = first ? paymentsOf(first) : []
    const goods = before.find(
      ({ service, payment }) => service === 'details' && own.includes(payment),
    )
    return {
      payment: first?.details?.combined ?? goods?.payment ?? own[0] ?? '',
      transaction_id: first?.shipment.transaction_id ?? null,
      service: 'details_shipping',
      part,
      shipment_id: part,
      required: mode === 'require',
      ...(mode === 'off' && { not_available: 'off' as const }),
      body: { shippings: members.map(shippingOf) },
    }
  })
}

/** What is said of the order centre here holds for goods that were told before. */
function goodsPlans({ before, services }: Known): ServicePlan[] {
  const mode = services?.shopping_order ?? 'auto'
  if (mode === 'auto') return []
  const goods = before.filter(({ service }) => service === 'details')
  return goods.map(({ payment, transaction_id, service, part, shipment_id, body }) => ({
    payment,
    transaction_id,
    service,
    part,
    shipment_id,
    body,
    required: mode === 'require',
    ...(mode === 'off' ? { not_available: 'off' as const } : { again: true }),
  }))
}

function shippingOf({ shipment, request }: Told): Shipping {
  const { order_key, delivery_mode, shipping_list = [] } = shipment.content
  return {
    shipment_id: shipment.id,
    order_key,
    delivery_mode,
    shipping_list: shipping_list.map(({ tracking_no, express_company, contact }, at) => {
      const items = request.shipping_list?.[at]?.items
      return {
        ...(tracking_no !== undefined && { tracking_no }),
        ...(express_company !== undefined && { express_company }),
        ...(items && { items: [...new Set(items)] }),
        ...(contact && { contact }),
      }
    }),
  }
}

/** Messages and the tracking page of each parcel, where somebody gave the receiver's phone number. */
function parcelPlans(shop: Shop, told: ToldShipment, known: Known): ServicePlan[] {
  if (!isExpress(told)) return []
  return (told.request.shipping_list ?? []).flatMap((parcel) =>
    (['messages', 'tracking'] as const).flatMap((service) => {
      const own = paymentsOf(told)
      const earlier = known.before.find(
        (one) =>
          one.service === service && one.part === parcel.tracking_no && own.includes(one.payment),
      )
      const plan = parcelPlan(shop, told, parcel, earlier, known.services?.[service])
      return plan ? [{ ...plan, service, payment: earlier?.payment ?? told.shipment.payment }] : []
    }),
  )
}

type Parcel = NonNullable<ContentRequest['shipping_list']>[number]

function parcelPlan(
  shop: Shop,
  { shipment }: Told,
  { tracking_no, express_company, item_desc, items, receiver_phone }: Parcel,
  earlier: Service | undefined,
  said: ServiceMode | undefined,
): Omit<ServicePlan, 'service' | 'payment'> | undefined {
  // What was said before stays so until something else is said.
  const mode = said ?? (earlier?.reason === 'off' ? 'off' : 'auto')
  if (tracking_no === undefined || express_company === undefined) return undefined
  if (!earlier && receiver_phone === undefined && mode !== 'require') return undefined
  const known = earlier ? openPhone(shop, earlier) : null
  const is_new = receiver_phone !== undefined && receiver_phone !== known
  const kept =
    known === null ? undefined : { sealed: earlier?.phone ?? '', until: earlier?.phone_until ?? 0 }
  const plan = {
    transaction_id: shipment.transaction_id,
    part: tracking_no,
    shipment_id: shipment.id,
    required: mode === 'require',
    body: {
      express_company,
      item_desc: item_desc ?? '',
      ...(items && { items: [...new Set(items)] }),
    },
  }
  if (mode === 'off') return { ...plan, not_available: 'off' }
  // WeChat knows it so already, of the shipment that this one corrects, for instance.
  if (earlier?.state === 'done' && JSON.stringify(earlier.body) === JSON.stringify(plan.body))
    return undefined
  if (!is_new) return { ...plan, ...(kept && { phone: kept }) }
  return { ...plan, phone: sealPhone(shop, receiver_phone), again: true }
}

/**
 * Tells of a shipment that is there already what a request says anew.
 * @returns the warnings of the plans
 */
export async function tellAgain(shop: Shop, { plans, warnings }: ServicePlans): Promise<Warning[]> {
  if (plans.length > 0) {
    const now = shop.clock.now()
    const ids = plans.flatMap(({ shipment_id }) => shipment_id ?? [])
    await shop.database.unit([
      ...plans.map((plan) => planning(shop, plan, now)),
      releasing(shop, ids, now),
    ])
    shop.wake('services')
  }
  return warnings
}
