import { explain } from '@fahuo/wechat'
import { z } from 'zod'
import { shipmentsTogether } from './combined.ts'
import type { Context } from '../core/context.ts'
import { mirroredOrder } from '../orders/mirror.ts'
import { contentOf } from './accept.ts'
import type { AttemptRow, ShipmentRow } from './queries.ts'
import { reasonWords } from './reasons.ts'
import type { Language } from '../http/error-messages.ts'

export const STATES = [
  'queued',
  'sending',
  'verifying',
  'shipped',
  'rejected',
  'needs_attention',
] as const

const Attempt = z.object({
  at: z.int().meta({ description: 'Unix milliseconds' }),
  call: z.string(),
  outcome: z.enum(['ok', 'refused', 'not_sent', 'unknown']),
  errcode: z.int().nullable(),
  rid: z.string().nullable().meta({ description: "WeChat's request id, for its support" }),
})

export const ShipmentView = z.object({
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

/** A shipment as its merchant reads it. */
export async function viewShipment(
  ctx: Context,
  row: ShipmentRow,
  language: Language,
  attempts: AttemptRow[] = [],
): Promise<z.input<typeof ShipmentView>> {
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
