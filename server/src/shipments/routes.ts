import { z } from 'zod'
import { acceptCombined } from './combined.ts'
import type { Context } from '../core/context.ts'
import type { Accepted } from './idempotency.ts'
import { importShipments } from './import.ts'
import { CombinedRequest, ShipmentRequest } from './content.ts'
import {
  acceptShipment,
  closeShipment,
  readShipmentById,
  readShipments,
  retryShipment,
} from './accept.ts'
import { errorBody } from '../http/errors.ts'
import { defineRoute, readByDomain, type Asked, type Route } from '../http/route.ts'
import { ShipmentView, STATES, viewShipment } from './view.ts'

const Answer = z.object({ shipment: ShipmentView })

const Id = z.object({ id: z.string().min(1).max(64) })

const List = z.strictObject({
  state: z.enum(STATES).optional(),
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

/** Shipping: accepted at once, sent by the outbox. */
export function shipmentRoutes(ctx: Context, onAccepted: () => void): Route[] {
  const group = 'shipments'
  const caller = 'merchant'

  const accept =
    (door: (ctx: Context, body: unknown, key?: string) => Promise<Accepted>) =>
    async ({ body, header, set, language }: Asked<undefined, undefined, unknown>) => {
      const key = header('idempotency-key')
      const { shipment, created } = await door(ctx, body, key === '' ? undefined : key)
      if (created) onAccepted()
      set('location', `/api/shipments/${shipment.id}`)
      return { shipment: await viewShipment(ctx, shipment, language) }
    }

  return [
    defineRoute({
      method: 'post',
      path: '/api/shipments',
      id: 'createShipment',
      group,
      caller,
      summary: {
        en: "Ships an order: WeChat's upload body without upload_time; payer may be left out",
        zh: '发货：微信发货信息录入的请求体，无需 upload_time，payer 可省略',
      },
      headers: IDEMPOTENCY,
      // The domain reads it by WeChat's own rules, whose codes it answers.
      body: readByDomain(ShipmentRequest),
      answer: { status: 202, schema: Answer },
      errors: REFUSALS,
      handle: accept(acceptShipment),
    }),
    defineRoute({
      method: 'post',
      path: '/api/shipments/combined',
      id: 'createCombinedShipment',
      group,
      caller,
      summary: {
        en: 'Ships a combined payment: all its sub-orders in one upload',
        zh: '合单发货：一次录入全部子单',
      },
      headers: IDEMPOTENCY,
      body: readByDomain(CombinedRequest),
      answer: { status: 202, schema: Answer },
      errors: REFUSALS,
      handle: accept(acceptCombined),
    }),
    defineRoute({
      method: 'post',
      path: '/api/shipments/import',
      id: 'importShipments',
      group,
      caller,
      summary: {
        en: 'Ships many orders from CSV; each row is answered for',
        zh: '用 CSV 批量发货，逐行返回结果',
      },
      media: 'text/csv',
      body: z.string().max(1024 * 1024),
      answer: {
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
      async handle({ body, language }) {
        const rows = await importShipments(ctx, body)
        if (rows.some(({ shipment }) => shipment !== null)) onAccepted()
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
    }),
    defineRoute({
      method: 'get',
      path: '/api/shipments',
      id: 'listShipments',
      group,
      caller,
      summary: { en: 'Shipments, newest first', zh: '发货记录，最新在前' },
      query: List,
      answer: {
        status: 200,
        schema: z.object({ shipments: z.array(ShipmentView), next_cursor: z.string().nullable() }),
      },
      errors: [],
      async handle({ query, language }) {
        const { shipments, next_cursor } = await readShipments(ctx, query)
        const views = await Promise.all(shipments.map((row) => viewShipment(ctx, row, language)))
        return { shipments: views, next_cursor }
      },
    }),
    defineRoute({
      method: 'get',
      path: '/api/shipments/{id}',
      id: 'readShipment',
      group,
      caller,
      summary: {
        en: 'A shipment: where it stands, why, and every attempt',
        zh: '查询一笔发货的状态、原因与每次尝试',
      },
      params: Id,
      answer: { status: 200, schema: Answer },
      errors: ['not_found'],
      async handle({ params, language }) {
        const { shipment, attempts } = await readShipmentById(ctx, params.id)
        return { shipment: await viewShipment(ctx, shipment, language, attempts) }
      },
    }),
    defineRoute({
      method: 'post',
      path: '/api/shipments/{id}/retry',
      id: 'retryShipment',
      group,
      caller,
      summary: {
        en: 'Tries again what needs attention; asks get_order first, so that no chance is spent',
        zh: '重试待处理的发货；会先查询订单，不会消耗重新发货机会',
      },
      params: Id,
      answer: { status: 202, schema: Answer },
      errors: ['not_found', 'not_open', 'already_open'],
      async handle({ params, language }) {
        const shipment = await retryShipment(ctx, params.id)
        onAccepted()
        return { shipment: await viewShipment(ctx, shipment, language) }
      },
    }),
    defineRoute({
      method: 'post',
      path: '/api/shipments/{id}/close',
      id: 'closeShipment',
      group,
      caller,
      summary: {
        en: 'Puts away what needs attention and is not to be sent any more',
        zh: '关闭不再发送的待处理发货',
      },
      params: Id,
      answer: { status: 200, schema: Answer },
      errors: ['not_found', 'not_open'],
      async handle({ params, language }) {
        return { shipment: await viewShipment(ctx, await closeShipment(ctx, params.id), language) }
      },
    }),
  ]
}
