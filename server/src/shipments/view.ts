import { ERRCODE, explain } from '@fahuo/wechat'
import { z } from 'zod'
import type { Language } from '../core/language.ts'
import { toSeconds } from '../core/time.ts'
import { storedOrder } from '../orders/mirror.ts'
import type { Shop } from '../shops/shop.ts'
import { shipmentsTogether, type Attempt, type Shipment } from './queries.ts'
import { REASONS, type Reason } from './reasons.ts'
import { SHIPMENT_STATE_NAMES } from './states.ts'

const AttemptView = z.object({
  at: z.int().meta({ description: 'Unix milliseconds' }),
  call: z.string(),
  outcome: z.enum(['ok', 'refused', 'not_sent', 'unknown']),
  errcode: z.int().nullable(),
  rid: z.string().nullable().meta({ description: "WeChat's request id, for its support" }),
})

export const ShipmentView = z.object({
  id: z.string(),
  state: z.enum(SHIPMENT_STATE_NAMES),
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
    .meta({ description: 'For 10060001: possible causes, likeliest first' }),
  accepted_at: z.int(),
  updated_at: z.int(),
  attempts: z.array(AttemptView),
})

/** Reasons that say less than WeChat's errcode does. */
const EXPLAINED_BY_ERRCODE = new Set<Reason>(['refused_by_wechat', 'breaks_a_rule'])

/** Reasons after which nothing is to be done, whatever WeChat's errcode was. */
const ENDED_BY_HAND = new Set<Reason>(['closed_by_hand', 'tried_again'])

/** Makes the view of a shipment that its merchant reads. */
export async function viewShipment(
  shop: Shop,
  shipment: Shipment,
  language: Language,
  attempts: Attempt[] = [],
): Promise<z.input<typeof ShipmentView>> {
  const { id, state, content, reason, errcode, combined } = shipment
  const explained = errcode === null ? null : explain(errcode, await whatIsKnown(shop, shipment))
  const words = reason === null ? undefined : REASONS[reason]
  const by_errcode = reason === null || EXPLAINED_BY_ERRCODE.has(reason)
  const [cause, other] = by_errcode
    ? [explained?.cause, words?.message]
    : [words?.message, explained?.cause]
  const ended = reason !== null && ENDED_BY_HAND.has(reason)
  const remedy = ended ? words?.remedy : (explained?.remedy ?? words?.remedy)
  const together = combined === null ? null : await shipmentsTogether(shop, shipment)
  return {
    id,
    state,
    transaction_id: shipment.transaction_id,
    ...content,
    combined: together && { leader: combined ?? id, shipments: together.map((one) => one.id) },
    spends_reshipment: shipment.spends_reshipment,
    upload_time: shipment.upload_time,
    reason,
    errcode,
    cause: (cause ?? other)?.[language] ?? null,
    remedy: remedy?.[language] ?? null,
    likely_causes: (explained?.causes ?? []).map((one) => one[language]),
    accepted_at: shipment.accepted_at,
    updated_at: shipment.updated_at,
    attempts,
  }
}

/** Collects what tells the causes of an unknown payment apart. */
async function whatIsKnown(shop: Shop, { errcode, content: { order_key } }: Shipment) {
  if (errcode !== ERRCODE.PAYMENT_UNKNOWN) return undefined
  const order = await storedOrder(shop, {
    transaction_id: order_key.transaction_id,
    merchant_id: order_key.mchid,
    merchant_trade_no: order_key.out_trade_no,
  })
  return {
    order_key,
    now: toSeconds(shop.clock.now()),
    ...(order && { order: { pay_time: order.pay_time, sub_merchant_id: order.sub_merchant_id } }),
  }
}
