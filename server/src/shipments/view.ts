import { ERRCODE, explain } from '@fahuo/wechat'
import { z } from 'zod'
import type { Language, Text } from '../core/language.ts'
import { toSeconds } from '../core/time.ts'
import { explanation, milliseconds } from '../http/fields.ts'
import { storedOrder } from '../orders/mirror.ts'
import { ORDER_KEY_TEXT, ORDER_NUMBER_TYPES } from '../payments/order-key.ts'
import type { Service } from '../services/queries.ts'
import { servicesField, viewService } from '../services/view.ts'
import type { Shop } from '../shops/shop.ts'
import { DOCUMENTED } from './content-texts.ts'
import { isHeld } from './hold.ts'
import { isSplitUnfinished } from './prove.ts'
import { shipmentsTogether, type Attempt, type Shipment } from './queries.ts'
import { REASON_NAMES, REASONS, type Reason } from './reasons.ts'
import { SHIPMENT_STATE_NAMES, SHIPMENT_STATES } from './states.ts'

const AttemptView = z
  .object({
    at: milliseconds,
    call: z.string().meta({ text: { en: "WeChat's path", zh: '微信接口路径' } }),
    outcome: z.enum(['ok', 'refused', 'not_sent', 'unknown']).meta({
      text: {
        en: '`unknown`: it may have taken effect; get_order is asked before anything is sent again',
        zh: '`unknown`：可能已生效；再次发送前会先查询订单',
      },
    }),
    errcode: z.int().nullable(),
    rid: z
      .string()
      .nullable()
      .meta({ text: { en: "WeChat's request id, for its support", zh: '微信请求 id，供排查' } }),
  })
  .meta({ id: 'Attempt' })

const ShipmentOrderKey = z
  .looseObject({
    order_number_type: z.int().meta(ORDER_NUMBER_TYPES),
    transaction_id: z.string().optional(),
    mchid: z.string().optional(),
    out_trade_no: z.string().optional(),
  })
  .meta({ id: 'ShipmentOrderKey', text: ORDER_KEY_TEXT })

const ShipmentParcel = z
  .looseObject({
    tracking_no: z.string().optional(),
    express_company: z.string().optional(),
    item_desc: z.string().optional(),
    contact: z
      .looseObject({
        consignor_contact: z.string().optional(),
        receiver_contact: z.string().optional(),
      })
      .optional()
      .meta({ text: { en: 'Masked phone numbers', zh: '已脱敏的电话' } }),
  })
  .meta({ id: 'ShipmentParcel' })

export const ShipmentStateName = z.enum(SHIPMENT_STATE_NAMES).meta({
  id: 'ShipmentState',
  text: {
    en: SHIPMENT_STATE_NAMES.map(
      (name) => `- \`${name}\`: ${SHIPMENT_STATES[name].meaning.en}`,
    ).join('\n'),
    zh: SHIPMENT_STATE_NAMES.map(
      (name) => `- \`${name}\`：${SHIPMENT_STATES[name].meaning.zh}`,
    ).join('\n'),
  },
})

export const ReasonName = z.enum(REASON_NAMES).meta({
  id: 'ShipmentReason',
  text: {
    en: REASON_NAMES.map((name) => `- \`${name}\`: ${REASONS[name].message.en}`).join('\n'),
    zh: REASON_NAMES.map((name) => `- \`${name}\`：${REASONS[name].message.zh}`).join('\n'),
  },
})

export const ShipmentView = z
  .object({
    id: z.string(),
    state: ShipmentStateName,
    transaction_id: z
      .string()
      .nullable()
      .meta({
        text: {
          en: "WeChat Pay's number of the payment; null until it is known",
          zh: '微信支付单号；未知时为 null',
        },
      }),
    order_key: ShipmentOrderKey,
    logistics_type: z.int().meta(DOCUMENTED.logistics_type),
    delivery_mode: z.int().meta(DOCUMENTED.delivery_mode),
    is_all_delivered: z.boolean().optional(),
    shipping_list: z.array(ShipmentParcel).optional(),
    combined: z
      .object({ leader: z.string(), shipments: z.array(z.string()) })
      .nullable()
      .meta({
        text: {
          en: 'All shipments that go in one upload with this one',
          zh: '与本笔一起上传的全部发货',
        },
      }),
    spends_reshipment: z.boolean().meta({
      text: {
        en: 'A correction, which uses the only re-shipment chance of the payment',
        zh: '更正：会用掉该支付单唯一一次重新发货机会',
      },
    }),
    upload_time: z
      .string()
      .nullable()
      .meta({ text: { en: 'RFC 3339, of its last upload', zh: '最近一次上传的时间，RFC 3339' } }),
    reason: ReasonName.nullable(),
    ...explanation,
    likely_causes: z.array(z.string()).meta({
      text: {
        en: 'For 10060001: possible causes, likeliest first',
        zh: '10060001 的可能原因，最可能的在前',
      },
    }),
    hold_until: milliseconds.nullable().meta({
      text: {
        en: 'It is not sent before, and can be taken back until then; null: it is not held',
        zh: '在此之前不会上传，可以撤回；null 表示未延迟',
      },
    }),
    accepted_at: milliseconds,
    updated_at: milliseconds,
    attempts: z.array(AttemptView).meta({
      text: {
        en: 'What was done for it; empty in lists',
        zh: '已做的每次尝试；列表中为空',
      },
    }),
    services: servicesField,
  })
  .meta({ id: 'Shipment' })

export const ShipmentResponse = z
  .object({ shipment: ShipmentView })
  .meta({ id: 'ShipmentResponse' })

/** Reasons that say less than WeChat's errcode does. */
export const EXPLAINED_BY_ERRCODE = new Set<Reason>(['refused_by_wechat', 'breaks_a_rule'])

/** Reasons after which nothing is to be done, whatever WeChat's errcode was. */
const ENDED_BY_HAND = new Set<Reason>(['closed_by_hand', 'tried_again'])

/** What to do about a shipment whose order shows a split that is unfinished. */
const FURTHER_PARCEL = {
  en: 'The order shows a split shipment that is unfinished. If that one is right, close this one; a further parcel is posted with delivery_mode 2 and costs no chance.',
  zh: '订单上有未完成的分拆发货。若其正确，请关闭本条；后续包裹请以 delivery_mode 2（分拆发货）提交，不消耗重新发货机会。',
}

/** What WeChat said when it was asked for an order and did not show it; undefined when it said nothing. */
function refusedLook({ reason, errcode }: Shipment, { en, zh }: Text): Text | undefined {
  if (reason !== 'wechat_does_not_answer' || errcode === ERRCODE.SYSTEM_BUSY) return undefined
  return {
    en: `WeChat does not show the order (errcode ${errcode}: ${en.replace(/[.]$/, '')})`,
    zh: `微信未返回该订单（错误码 ${errcode}：${zh.replace(/。$/, '')}）`,
  }
}

/** Returns what may be wrong with a payment that WeChat does not know, likeliest first. */
export async function likelyCauses(shop: Shop, shipment: Shipment) {
  const known = await whatIsKnown(shop, shipment)
  return (known && explain(ERRCODE.PAYMENT_UNKNOWN, known).causes) ?? []
}

/** Makes the view of a shipment that its merchant reads; lists leave attempts and services out. */
export async function viewShipment(
  shop: Shop,
  shipment: Shipment,
  language: Language,
  attempts: Attempt[] = [],
  services: readonly Service[] = [],
): Promise<z.input<typeof ShipmentView>> {
  const { id, state, content, reason, errcode, combined } = shipment
  const explained = errcode === null ? null : explain(errcode, await whatIsKnown(shop, shipment))
  const words = reason === null ? undefined : REASONS[reason]
  const by_errcode = reason === null || EXPLAINED_BY_ERRCODE.has(reason)
  const [cause, other] = by_errcode
    ? [explained?.cause, words?.message]
    : [(explained && refusedLook(shipment, explained.cause)) ?? words?.message, explained?.cause]
  const ended = reason !== null && ENDED_BY_HAND.has(reason)
  const splitting = await isSplitAtWechat(shop, shipment)
  const remedy = ended
    ? words?.remedy
    : splitting
      ? FURTHER_PARCEL
      : (explained?.remedy ?? words?.remedy)
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
    hold_until: isHeld(shipment) ? shipment.due_at : null,
    accepted_at: shipment.accepted_at,
    updated_at: shipment.updated_at,
    attempts,
    services: services.map((one) => viewService(one, language)),
  }
}

const orderOf = (shop: Shop, { content: { order_key }, transaction_id }: Shipment) =>
  storedOrder(shop, {
    transaction_id: order_key.transaction_id ?? transaction_id ?? undefined,
    merchant_id: order_key.mchid,
    merchant_trade_no: order_key.out_trade_no,
  })

/** Tells whether an order shows another shipment that is split and unfinished: a change would undo it. */
async function isSplitAtWechat(shop: Shop, shipment: Shipment): Promise<boolean> {
  if (shipment.reason !== 'shipped_differently') return false
  const order = await orderOf(shop, shipment)
  return order !== undefined && isSplitUnfinished(order)
}

/** Collects what tells the causes of an unknown payment apart. */
async function whatIsKnown(shop: Shop, shipment: Shipment) {
  const { errcode, content } = shipment
  const { order_key } = content
  if (errcode !== ERRCODE.PAYMENT_UNKNOWN) return undefined
  const order = await orderOf(shop, shipment)
  return {
    order_key,
    now: toSeconds(shop.clock.now()),
    ...(order && { order: { pay_time: order.pay_time, sub_merchant_id: order.sub_merchant_id } }),
  }
}
