import { z } from 'zod'
import { explain } from '@fahuo/wechat'
import { acceptCombined, shipmentsTogether } from '../domain/combined-shipments.ts'
import type { Context } from '../domain/context.ts'
import type { Accepted } from '../domain/idempotency.ts'
import { mirroredOrder } from '../domain/orders.ts'
import { importShipments } from '../domain/shipment-import.ts'
import { CombinedRequest, ShipmentRequest } from '../domain/shipment-content.ts'
import {
  acceptShipment,
  closeShipment,
  contentOf,
  readShipmentById,
  readShipments,
  retryShipment,
} from '../domain/shipments.ts'
import type { AttemptRow, ShipmentRow } from '../store/shipments.ts'
import { reasonWords } from './reasons.ts'
import { errorBody } from './errors.ts'
import { defineRoute, readByDomain, type Asked, type Route } from './route.ts'
import type { Language } from './words.ts'

const STATES = ['queued', 'sending', 'verifying', 'shipped', 'rejected', 'needs_attention'] as const

const Attempt = z.object({
  at: z.int().meta({ description: 'Unix milliseconds' }),
  call: z.string(),
  outcome: z.enum(['ok', 'refused', 'not_sent', 'unknown']),
  errcode: z.int().nullable(),
  rid: z.string().nullable().meta({ description: "WeChat's request id, for its support" }),
})

const Shipment = z.object({
  id: z.string(),
  state: z.enum(STATES),
  transaction_id: z.string().nullable(),
  order_key: z.looseObject({}),
  logistics_type: z.int(),
  delivery_mode: z.int(),
  is_all_delivered: z.boolean().optional(),
  shipping_list: z.array(z.looseObject({})).optional(),
  combined: z
    .object({ leader: z.string(), shipments: z.array(z.string()) })
    .nullable()
    .meta({ description: 'All shipments that go in one upload with this one' }),
  spends_reshipment: z.boolean(),
  upload_time: z.string().nullable(),
  reason: z.string().nullable(),
  errcode: z.int().nullable(),
  cause: z.string().nullable(),
  remedy: z.string().nullable(),
  likely_causes: z
    .array(z.string())
    .meta({ description: 'For 10060001: what may be the matter, likeliest first' }),
  accepted_at: z.int(),
  updated_at: z.int(),
  attempts: z.array(Attempt),
})

const Answer = z.object({ shipment: Shipment })

/** A shipment as its merchant reads it. */
async function view(
  ctx: Context,
  row: ShipmentRow,
  language: Language,
  attempts: AttemptRow[] = [],
): Promise<z.input<typeof Shipment>> {
  const { order_key, ...content } = contentOf(row)
  const explained = row.errcode === null ? null : explain(row.errcode, await whatIsKnown(ctx, row))
  const told = row.reason === null ? undefined : reasonWords[row.reason]
  const together = row.combined === null ? null : await shipmentsTogether(ctx, row)
  return {
    id: row.id,
    state: row.state,
    transaction_id: row.transaction_id,
    ...content,
    order_key,
    combined: together && {
      leader: row.combined ?? row.id,
      shipments: together.map(({ id }) => id),
    },
    spends_reshipment: row.spends_reshipment === 1,
    upload_time: row.upload_time,
    reason: row.reason,
    errcode: row.errcode,
    cause: told?.message[language] ?? explained?.cause[language] ?? null,
    remedy: explained?.remedy[language] ?? told?.remedy[language] ?? null,
    likely_causes: (explained?.causes ?? []).map((cause) => cause[language]),
    accepted_at: row.accepted_at,
    updated_at: row.updated_at,
    attempts: attempts.map(({ at, call, outcome, errcode, rid }) => ({
      at,
      call,
      outcome: outcome as z.input<typeof Attempt>['outcome'],
      errcode,
      rid,
    })),
  }
}

/** What may tell the causes of 10060001 apart. */
async function whatIsKnown(ctx: Context, row: ShipmentRow) {
  if (row.errcode !== 10060001) return undefined
  const { order_key } = contentOf(row)
  const mirrored = await mirroredOrder(ctx, {
    transaction_id: order_key.transaction_id,
    merchant_id: order_key.mchid,
    merchant_trade_no: order_key.out_trade_no,
  })
  return {
    order_key,
    now: Math.floor(ctx.clock.now() / 1000),
    ...(mirrored && {
      order: { pay_time: mirrored.pay_time, sub_merchant_id: mirrored.sub_merchant_id },
    }),
  }
}

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
      return { shipment: await view(ctx, shipment, language) }
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
        schema: z.object({ shipments: z.array(Shipment), next_cursor: z.string().nullable() }),
      },
      errors: [],
      async handle({ query, language }) {
        const { shipments, next_cursor } = await readShipments(ctx, query)
        const views = await Promise.all(shipments.map((row) => view(ctx, row, language)))
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
        return { shipment: await view(ctx, shipment, language, attempts) }
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
        return { shipment: await view(ctx, shipment, language) }
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
        return { shipment: await view(ctx, await closeShipment(ctx, params.id), language) }
      },
    }),
  ]
}
