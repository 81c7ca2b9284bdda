import { z } from 'zod'
import { errorBody } from '../http/errors.ts'
import { defineRoute, type Input } from '../http/route.ts'
import type { Shop } from '../shops/shop.ts'
import { acceptShipment } from './accept.ts'
import { acceptCombined } from './combined.ts'
import { CombinedRequest, ShipmentRequest } from './content.ts'
import { decodeCsv } from './csv.ts'
import { oncePerKey, type Acceptance } from './idempotency.ts'
import { importShipments } from './import.ts'
import {
  closeShipment,
  moveByReason,
  readShipment,
  readShipments,
  retryShipment,
} from './people.ts'
import { REASON_NAMES } from './reasons.ts'
import { SHIPMENT_STATE_NAMES } from './states.ts'
import { ShipmentView, viewShipment } from './view.ts'

const ShipmentResponse = z.object({ shipment: ShipmentView })

const Id = z.object({ id: z.string().min(1).max(64) })

const List = z.strictObject({
  state: z.enum(SHIPMENT_STATE_NAMES).optional(),
  reason: z.enum(REASON_NAMES).optional(),
  cursor: z.string().max(64).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

const IDEMPOTENCY = {
  'Idempotency-Key':
    'The same key with the same body is the same shipment, whatever became of it since; 1 to 255 visible ASCII characters',
}

const REFUSALS = [
  'already_open',
  'already_shipped',
  'reshipment_spent',
  'closed',
  'unknown_carrier',
  'idempotency_key_reused',
  'not_found',
  'wechat_unavailable',
] as const

/** Makes the handler of a route that accepts shipments: they are sent by the outbox. */
function handlerOf<Body>(accept: (shop: Shop, body: Body, id: string) => Promise<Acceptance>) {
  return async (
    { body, sent, header, set, language }: Input<undefined, undefined, Body>,
    shop: Shop,
  ) => {
    const key = header('idempotency-key')
    const request = key === '' ? undefined : { key, sent }
    const { shipment, created } = await oncePerKey(shop, request, (id) => accept(shop, body, id))
    if (created) shop.wake('outbox')
    set('location', `/api/shipments/${shipment.id}`)
    return { shipment: await viewShipment(shop, shipment, language) }
  }
}

const createShipmentRoute = defineRoute({
  method: 'post',
  path: '/api/shipments',
  id: 'createShipment',
  group: 'shipments',
  caller: 'merchant',
  summary: {
    en: "Ships an order: WeChat's upload body without upload_time; payer may be left out",
    zh: '发货：微信发货信息录入的请求体，无需 upload_time，payer 可省略',
  },
  headers: IDEMPOTENCY,
  body: ShipmentRequest,
  response: { status: 202, schema: ShipmentResponse },
  errors: REFUSALS,
  handle: handlerOf(acceptShipment),
})

const createCombinedShipmentRoute = defineRoute({
  method: 'post',
  path: '/api/shipments/combined',
  id: 'createCombinedShipment',
  group: 'shipments',
  caller: 'merchant',
  summary: {
    en: 'Ships a combined payment: all its sub-orders in one upload',
    zh: '合单发货：一次录入全部子单',
  },
  headers: IDEMPOTENCY,
  body: CombinedRequest,
  response: { status: 202, schema: ShipmentResponse },
  errors: REFUSALS,
  handle: handlerOf(acceptCombined),
})

const importShipmentsRoute = defineRoute({
  method: 'post',
  path: '/api/shipments/import',
  id: 'importShipments',
  group: 'shipments',
  caller: 'merchant',
  summary: {
    en: 'Ships many orders from CSV; says what became of each row',
    zh: '用 CSV 批量发货，逐行返回结果',
  },
  text: { media: 'text/csv', decode: decodeCsv },
  body: z.string().max(1024 * 1024),
  response: {
    status: 202,
    schema: z.object({
      accepted: z.int(),
      refused: z.int(),
      rows: z.array(
        z.object({
          lines: z.array(z.int()).meta({ description: 'Lines of the file, the header is 1' }),
          payment: z.string(),
          shipment: z.string().nullable(),
          error: z
            .object({ code: z.string(), message: z.string(), remedy: z.string().optional() })
            .nullable(),
        }),
      ),
    }),
  },
  errors: ['invalid'],
  async handle({ body, language }, shop) {
    const rows = await importShipments(shop, body, language)
    if (rows.some(({ shipment }) => shipment !== null)) shop.wake('outbox')
    const refused = rows.filter(({ error }) => error !== null).length
    return {
      accepted: rows.length - refused,
      refused,
      rows: rows.map(({ lines, payment, shipment, error }) => ({
        lines,
        payment,
        shipment,
        error: error && errorBody(error, language).error,
      })),
    }
  },
})

const listShipmentsRoute = defineRoute({
  method: 'get',
  path: '/api/shipments',
  id: 'listShipments',
  group: 'shipments',
  caller: 'merchant',
  summary: { en: 'Shipments, newest first', zh: '发货记录，最新在前' },
  query: List,
  response: {
    status: 200,
    schema: z.object({ shipments: z.array(ShipmentView), next_cursor: z.string().nullable() }),
  },
  errors: [],
  async handle({ query, language }, shop) {
    const { shipments, next_cursor } = await readShipments(shop, query)
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
  summary: {
    en: 'A shipment: its state, why, and every attempt',
    zh: '查询一笔发货的状态、原因与每次尝试',
  },
  params: Id,
  response: { status: 200, schema: ShipmentResponse },
  errors: ['not_found'],
  async handle({ params, language }, shop) {
    const { shipment, attempts } = await readShipment(shop, params.id)
    return { shipment: await viewShipment(shop, shipment, language, attempts) }
  },
})

const retryShipmentRoute = defineRoute({
  method: 'post',
  path: '/api/shipments/{id}/retry',
  id: 'retryShipment',
  group: 'shipments',
  caller: 'merchant',
  summary: {
    en: 'Retries a shipment that needs attention; it queries the order first, so no chance is spent',
    zh: '重试待处理的发货；会先查询订单，不会消耗重新发货机会',
  },
  params: Id,
  response: { status: 202, schema: ShipmentResponse },
  errors: ['not_found', 'not_open', 'already_open'],
  async handle({ params, language }, shop) {
    const shipment = await retryShipment(shop, params.id)
    shop.wake('outbox')
    return { shipment: await viewShipment(shop, shipment, language) }
  },
})

const closeShipmentRoute = defineRoute({
  method: 'post',
  path: '/api/shipments/{id}/close',
  id: 'closeShipment',
  group: 'shipments',
  caller: 'merchant',
  summary: {
    en: 'Closes a shipment that needs attention and is not to be sent any more',
    zh: '关闭不再发送的待处理发货',
  },
  params: Id,
  response: { status: 200, schema: ShipmentResponse },
  errors: ['not_found', 'not_open'],
  async handle({ params, language }, shop) {
    return { shipment: await viewShipment(shop, await closeShipment(shop, params.id), language) }
  },
})

const ByReason = z.strictObject({ reason: z.enum(REASON_NAMES) })

const MovedShipments = z.object({
  shipments: z.array(ShipmentView),
  refused: z.array(
    z.object({
      id: z.string(),
      error: z.object({ code: z.string(), message: z.string(), remedy: z.string().optional() }),
    }),
  ),
})

/** Makes the handler of a route that moves all shipments with one reason. */
function bulkHandler(act: typeof retryShipment) {
  return async (
    { body, language }: Input<undefined, undefined, z.output<typeof ByReason>>,
    shop: Shop,
  ) => {
    const { moved, refused } = await moveByReason(shop, body.reason, act)
    if (moved.length > 0) shop.wake('outbox')
    return {
      shipments: await Promise.all(moved.map((row) => viewShipment(shop, row, language))),
      refused: refused.map(({ id, error }) => ({ id, error: errorBody(error, language).error })),
    }
  }
}

const retryShipmentsRoute = defineRoute({
  method: 'post',
  path: '/api/shipments/retry',
  id: 'retryShipments',
  group: 'shipments',
  caller: 'merchant',
  summary: {
    en: 'Retries the shipments that need attention for one reason, at most 200 at once',
    zh: '按原因批量重试待处理的发货，一次最多 200 条',
  },
  body: ByReason,
  response: { status: 202, schema: MovedShipments },
  errors: [],
  handle: bulkHandler(retryShipment),
})

const closeShipmentsRoute = defineRoute({
  method: 'post',
  path: '/api/shipments/close',
  id: 'closeShipments',
  group: 'shipments',
  caller: 'merchant',
  summary: {
    en: 'Closes the shipments that need attention for one reason, at most 200 at once',
    zh: '按原因批量关闭待处理的发货，一次最多 200 条',
  },
  body: ByReason,
  response: { status: 200, schema: MovedShipments },
  errors: [],
  handle: bulkHandler(closeShipment),
})

export const shipmentRoutes = [
  createShipmentRoute,
  createCombinedShipmentRoute,
  importShipmentsRoute,
  listShipmentsRoute,
  readShipmentRoute,
  retryShipmentRoute,
  closeShipmentRoute,
  retryShipmentsRoute,
  closeShipmentsRoute,
]
