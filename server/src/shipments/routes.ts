import { z } from 'zod'
import { readIdCursor } from '../core/pagination.ts'
import { forbidden } from '../core/rights.ts'
import { booleanQuery, cursorQuery, limitQuery, nextCursor, searchQuery } from '../http/fields.ts'
import { defineRoute, type Input } from '../http/route.ts'
import type { Shop } from '../shops/shop.ts'
import { acceptShipment } from './accept.ts'
import { acceptCombined, shipmentsOfSubOrders } from './combined.ts'
import { CombinedRequest, ShipmentRequest } from './content.ts'
import { dryRunRoutes } from './dry-run-routes.ts'
import { EXAMPLES } from './examples.ts'
import { oncePerKey, type Acceptance } from './idempotency.ts'
import { readOrderRoute } from './order-route.ts'
import { readShipment, readShipments, servicesOfShipment } from './people.ts'
import { ShipmentId, peopleRoutes } from './people-routes.ts'
import {
  ReasonName,
  ShipmentResponse,
  ShipmentStateName,
  ShipmentView,
  viewShipment,
} from './view.ts'
import { normaliseTrackingNo } from './waybill.ts'

const List = z.strictObject({
  state: ShipmentStateName.optional(),
  reason: ReasonName.optional(),
  needs_person: booleanQuery.optional().meta({
    text: { en: 'Those that a person should look at', zh: '需要人工处理的发货' },
  }),
  ...searchQuery,
  tracking_no: z
    .string()
    .max(128)
    .transform(normaliseTrackingNo)
    .optional()
    .meta({ text: { en: 'Of one of its parcels', zh: '快递单号' } }),
  cursor: cursorQuery(64).optional(),
  limit: limitQuery(200, 50),
})

const IDEMPOTENCY = {
  'Idempotency-Key': {
    text: {
      en: 'The same key with the same body is the same shipment for 30 days, whatever became of it since; 1 to 255 visible ASCII characters',
      zh: '相同的 key 与内容在 30 天内始终是同一笔发货，无论其后状态如何；1 至 255 个可见 ASCII 字符',
    },
    example: '0b9c6f0e-6e0c-4c57-a0c8-6f7d2b5a9d10',
  },
}

const REFUSALS = [
  'already_open',
  'already_shipped',
  'split_unfinished',
  'reshipment_spent',
  'closed',
  'unknown_carrier',
  'carrier_ambiguous',
  'idempotency_key_reused',
  'not_found',
  'wechat_unavailable',
] as const

const AcceptedResponse = ShipmentResponse.extend({
  warnings: z
    .array(z.object({ field: z.string(), message: z.string() }).meta({ id: 'ShipmentWarning' }))
    .meta({
      text: {
        en: 'What does not add up of its items, by field. The shipment goes on regardless; send the same body again, corrected, to tell the services anew',
        zh: '商品信息中不一致之处（按字段）。不影响发货；更正后用相同的发货内容再次提交，即可重新同步',
      },
    }),
}).meta({ id: 'AcceptedShipmentResponse' })

interface Body {
  spend_reshipment?: boolean | undefined
}

/** Makes the handler of a route that accepts shipments: they are sent by the outbox. */
function handlerOf<Request extends Body>(
  accept: (shop: Shop, body: Request, id: string) => Promise<Acceptance>,
) {
  return async (input: Input<undefined, undefined, Request>, shop: Shop) => {
    const { body, header, set, language, caller, may } = input
    // Whoever may only ship never spends the one chance.
    if (body.spend_reshipment && !may('correct')) throw forbidden('correct', caller.kind)
    const key = header('idempotency-key')
    const request = key === '' ? undefined : { key, body }
    const accepted = await oncePerKey(shop, request, (id) => accept(shop, body, id))
    const { shipment, created, warnings = [] } = accepted
    if (created) shop.wake('outbox')
    set('location', `/api/shipments/${shipment.id}`)
    const services = await servicesOfShipment(shop, shipment)
    return {
      shipment: await viewShipment(shop, shipment, language, [], services),
      warnings: warnings.map(({ field, message }) => ({ field, message: message[language] })),
    }
  }
}

const createShipmentRoute = defineRoute({
  method: 'post',
  path: '/api/shipments',
  id: 'createShipment',
  group: 'shipments',
  caller: 'merchant',
  right: 'ship',
  summary: {
    en: "Ships an order: WeChat's upload body without upload_time; payer may be left out",
    zh: '发货：微信发货信息录入的请求体，无需 upload_time，payer 可省略',
  },
  headers: IDEMPOTENCY,
  body: ShipmentRequest,
  response: { status: 202, schema: AcceptedResponse },
  errors: REFUSALS,
  example: EXAMPLES.createShipment,
  handle: handlerOf(acceptShipment),
})

const acceptCombinedRequest = handlerOf(acceptCombined)

const createCombinedShipmentRoute = defineRoute({
  method: 'post',
  path: '/api/shipments/combined',
  id: 'createCombinedShipment',
  group: 'shipments',
  caller: 'merchant',
  right: 'ship',
  summary: {
    en: 'Ships a combined payment: all its sub-orders in one upload',
    zh: '合单发货：一次录入全部子单',
  },
  headers: IDEMPOTENCY,
  body: CombinedRequest,
  response: {
    status: 202,
    schema: AcceptedResponse.extend({
      sub_orders: z.array(z.string().nullable()).meta({
        text: {
          en: 'The shipment of each sub-order, in the order of the request; null: WeChat shows it so without one',
          zh: '各子单对应的发货，顺序与请求一致；null 表示微信侧已是该内容，没有对应的发货',
        },
      }),
    }).meta({ id: 'CombinedShipmentResponse' }),
  },
  errors: REFUSALS,
  example: EXAMPLES.createCombinedShipment,
  async handle(input, shop) {
    const accepted = await acceptCombinedRequest(input, shop)
    return {
      ...accepted,
      sub_orders: await shipmentsOfSubOrders(shop, input.body, accepted.shipment.accepted_at),
    }
  },
})

const listShipmentsRoute = defineRoute({
  method: 'get',
  path: '/api/shipments',
  id: 'listShipments',
  group: 'shipments',
  caller: 'merchant',
  right: 'read',
  summary: { en: 'Shipments, newest first', zh: '发货记录，最新在前' },
  query: List,
  response: {
    status: 200,
    schema: z
      .object({ shipments: z.array(ShipmentView), next_cursor: nextCursor })
      .meta({ id: 'ShipmentPage' }),
  },
  errors: [],
  example: EXAMPLES.listShipments,
  async handle({ query, language }, shop) {
    const { shipments, next_cursor } = await readShipments(shop, {
      ...query,
      cursor: readIdCursor(query.cursor),
    })
    const views = await Promise.all(shipments.map((row) => viewShipment(shop, row, language)))
    return { shipments: views, next_cursor }
  },
})

const readShipmentRoute = defineRoute({
  method: 'get',
  path: '/api/shipments/{id}',
  id: 'readShipment',
  group: 'shipments',
  caller: 'merchant',
  right: 'read',
  summary: {
    en: 'A shipment: its state, why, and every attempt',
    zh: '查询一笔发货的状态、原因与每次尝试',
  },
  params: ShipmentId,
  response: { status: 200, schema: ShipmentResponse },
  errors: ['not_found'],
  example: EXAMPLES.readShipment,
  async handle({ params, language }, shop) {
    const { shipment, attempts } = await readShipment(shop, params.id)
    const services = await servicesOfShipment(shop, shipment)
    return { shipment: await viewShipment(shop, shipment, language, attempts, services) }
  },
})

export const shipmentRoutes = [
  createShipmentRoute,
  createCombinedShipmentRoute,
  ...dryRunRoutes,
  listShipmentsRoute,
  readShipmentRoute,
  ...peopleRoutes,
  readOrderRoute,
]
