/** What happened to an order, from all that is known of it, each in one sentence and without its buyer. */
import { explain } from '@fahuo/wechat'
import { FahuoError } from '../core/errors.ts'
import type { Text } from '../core/language.ts'
import { beijingTime, SECOND_MS } from '../core/time.ts'
import { storedOrder } from '../orders/mirror.ts'
import { isShown, type Order } from '../orders/queries.ts'
import { findSettlement, type Settlement } from '../orders/settlement-queries.ts'
import { trackedParcels, type Waybill } from '../orders/tracking.ts'
import { REFUNDED, refundsOf, type Refund } from '../payments/refund-queries.ts'
import { shipmentsOfOrder, type Shipment } from '../shipments/people.ts'
import { trackingNumbersOf } from '../shipments/parcel-queries.ts'
import type { Attempt } from '../shipments/queries.ts'
import { REASONS } from '../shipments/reasons.ts'
import type { ShipmentState } from '../shipments/states.ts'
import type { Shop } from '../shops/shop.ts'
import { deedsOf, HAND_KINDS, type Deeds, type Doer } from './timeline-deeds.ts'
import { ofPushes } from './timeline-pushes.ts'
import {
  attemptsOfShipments,
  complaintsOfOrder,
  pushesOfOrder,
  toldEvents,
  type OrderComplaint,
  type ToldEvent,
} from './timeline-queries.ts'

export const TIMELINE_KINDS = [
  'paid',
  'accepted',
  'attempt',
  'shipped',
  'corrected',
  'rejected',
  'needs_attention',
  'parcel',
  'receipt_confirmed',
  'settling',
  'settled',
  'refund',
  'complaint',
  'push',
  ...HAND_KINDS,
] as const
export type TimelineKind = (typeof TIMELINE_KINDS)[number]

/** Something that happened. `at` in Unix milliseconds. */
export interface TimelineItem {
  at: number
  kind: TimelineKind
  text: Text
  /** The shipment that it happened to. */
  shipment_id?: string
  /** Who did it; left out: nobody of the shop, or it is not known. */
  by?: Doer
}

/** Reads what happened to an order, oldest first. @throws FahuoError `not_found` */
export async function timelineOf(shop: Shop, transaction_id: string): Promise<TimelineItem[]> {
  const order = await storedOrder(shop, { transaction_id })
  if (!order) throw new FahuoError('not_found')
  const shipments = await shipmentsOfOrder(shop, order)
  const ids = shipments.map(({ id }) => id)
  const leaders = [...new Set(shipments.map(({ id, combined }) => combined ?? id))]
  const told = await toldEvents(shop, transaction_id, ids)
  const { origins, by_hand } = await deedsOf(shop, order, shipments)
  const items: TimelineItem[] = [
    paid(order),
    ...shipments.flatMap((shipment) => ofShipment(shipment, told, origins)),
    ...by_hand,
    ...ofAttempts(await attemptsOfShipments(shop, leaders)),
    ...(await trackedParcels(shop, transaction_id)).flatMap(ofParcel),
    ...ofMoney(await findSettlement(shop, transaction_id), told, transaction_id),
    ...(await refundsOf(shop, [transaction_id])).map(ofRefund),
    ...(await complaintsOfOrder(shop, transaction_id)).flatMap(ofComplaint),
    ...ofPushes(await pushesOfOrder(shop, transaction_id)),
  ]
  // What happens in the same moment stays in the order of the sources.
  return items.toSorted((a, b) => a.at - b.at)
}

const yuan = (fen: number) => `¥${(fen / 100).toFixed(2)}`

const paid = (order: Order): TimelineItem => ({
  at: order.pay_time * SECOND_MS,
  kind: 'paid',
  text: isShown(order)
    ? { en: `Paid ${yuan(order.paid_amount)}`, zh: `买家付款 ${yuan(order.paid_amount)}` }
    : {
        en: `Paid ${yuan(order.paid_amount)}, as WeChat Pay told; WeChat does not show the order yet`,
        zh: `微信支付通知：买家付款 ${yuan(order.paid_amount)}，微信发货管理尚未显示该订单`,
      },
})

/** States that end a shipment for now, each with the event that tells of it. */
const ENDS: Partial<Record<ShipmentState, { kind: TimelineKind; event: string; text: Text }>> = {
  shipped: {
    kind: 'shipped',
    event: 'shipment.shipped',
    text: { en: 'WeChat shows the shipment', zh: '微信已收到发货信息' },
  },
  superseded: {
    kind: 'corrected',
    event: 'shipment.corrected',
    text: { en: 'WeChat shows something else now', zh: '微信侧的发货信息已变更' },
  },
  rejected: {
    kind: 'rejected',
    event: 'shipment.rejected',
    text: { en: 'Not shipped', zh: '未发货' },
  },
  needs_attention: {
    kind: 'needs_attention',
    event: 'shipment.needs_attention',
    text: { en: 'A person must look', zh: '需要人工处理' },
  },
}

const fromFile = (name: string): Text =>
  name === ''
    ? { en: ', from a file', zh: '（批量文件）' }
    : { en: `, from the file ${name}`, zh: `（批量文件 ${name}）` }

function ofShipment(
  shipment: Shipment,
  told: readonly ToldEvent[],
  origins: Deeds['origins'],
): TimelineItem[] {
  const { id, state, reason, accepted_at, updated_at, spends_reshipment } = shipment
  const numbers = trackingNumbersOf(shipment).join(', ')
  const { by = null, file = null } = origins.get(id) ?? {}
  const from = file === null ? { en: '', zh: '' } : fromFile(file)
  const what = spends_reshipment
    ? { en: 'Correction accepted, which spends the one chance', zh: '提交更正，用掉唯一一次机会' }
    : { en: 'Shipment accepted', zh: '提交发货' }
  const accepted: TimelineItem = {
    at: accepted_at,
    kind: 'accepted',
    shipment_id: id,
    ...(by && { by }),
    text: {
      en: `${`${what.en} ${numbers}`.trim()}${from.en}`,
      zh: `${`${what.zh} ${numbers}`.trim()}${from.zh}`,
    },
  }
  const of_it = told.filter(({ key }) => key === id)
  const end = ENDS[state]
  const passed = Object.values(ENDS).flatMap(({ kind, event, text }): TimelineItem[] => {
    const at = of_it.find(({ type }) => type === event)?.at
    // Of the state that it is in, the reason is known.
    return at === undefined || kind === end?.kind ? [] : [{ at, kind, shipment_id: id, text }]
  })
  if (!end) return [accepted, ...passed]
  const why = reason === null ? undefined : REASONS[reason].message
  const at = of_it.find(({ type }) => type === end.event)?.at ?? updated_at
  const text = why ? { en: `${end.text.en}: ${why.en}`, zh: `${end.text.zh}：${why.zh}` } : end.text
  return [accepted, ...passed, { at, kind: end.kind, shipment_id: id, text }]
}

/** As attempts name the call that ships. */
const UPLOAD = 'upload'

const OUTCOMES: Record<Attempt['outcome'], Text> = {
  ok: { en: 'WeChat accepted it', zh: '微信已接受' },
  refused: { en: 'WeChat refused it', zh: '微信拒绝' },
  not_sent: { en: 'not sent, tried again', zh: '未发出，会再试' },
  unknown: {
    en: 'the answer was lost, the order is looked at first',
    zh: '未收到应答，先查询订单再决定',
  },
}

/** Tells attempts in words: each upload, and looks that failed; the same again is told once. */
function ofAttempts(attempts: readonly Attempt[]): TimelineItem[] {
  const items: (TimelineItem & { times: number })[] = []
  for (const { at, call, outcome, errcode } of attempts) {
    const uploads = call === UPLOAD
    if (!uploads && outcome === 'ok') continue
    const cause = errcode ? explain(errcode).cause : OUTCOMES[outcome]
    const code = errcode ? ` (${errcode})` : ''
    const text = {
      en: `${uploads ? 'Upload to WeChat' : 'Look at WeChat'}: ${cause.en}${code}`,
      zh: `${uploads ? '上传微信' : '查询微信'}：${cause.zh}${code}`,
    }
    const last = items.at(-1)
    if (last?.text.en === text.en) last.times += 1
    else items.push({ at, kind: 'attempt', text, times: 1 })
  }
  return items.map(({ times, text: { en, zh }, ...item }) => ({
    ...item,
    text: times === 1 ? { en, zh } : { en: `${en}, ${times} times`, zh: `${zh}，共 ${times} 次` },
  }))
}

/** Statuses of parcels, as WeChat counts them. */
const PARCEL_STATUSES: Record<number, Text> = {
  1: { en: 'collected', zh: '快递已揽收' },
  2: { en: 'in transit', zh: '运输中' },
  3: { en: 'out for delivery', zh: '派送中' },
  4: { en: 'signed for', zh: '已签收' },
  5: { en: 'something is wrong with the delivery', zh: '快递异常' },
  6: { en: 'signed for by another', zh: '已代签收' },
}

function ofParcel({ tracking_no, statuses, reminder }: Waybill): TimelineItem[] {
  const items = statuses.flatMap(({ status, at }): TimelineItem[] => {
    const words = PARCEL_STATUSES[status]
    if (!words) return []
    const text = { en: `${tracking_no}: ${words.en}`, zh: `${words.zh} ${tracking_no}` }
    return [{ at: at * SECOND_MS, kind: 'parcel', text }]
  })
  const last = items.at(-1)
  // WeChat gives no time of it: it goes out when the last parcel is signed for.
  if (reminder !== 'sent' || !last) return items
  const text = { en: 'The buyer was reminded to confirm receipt', zh: '已提醒买家确认收货' }
  return [...items, { at: last.at, kind: 'reminded', text }]
}

function ofMoney(
  settlement: Settlement | null,
  told: readonly ToldEvent[],
  transaction_id: string,
): TimelineItem[] {
  const toldAt = (name: string) =>
    told.find(({ type, key }) => type === `order.${name}` && key === transaction_id)?.at
  const at = (seconds: number | null | undefined, name: string) =>
    seconds ? seconds * SECOND_MS : toldAt(name)
  const method = settlement?.confirm_receive_method
  const confirmed = at(settlement?.confirm_receive_time, 'receipt_confirmed')
  const settling = toldAt('settling')
  const expected = beijingTime(settlement?.estimated_settlement_time ?? -1).slice(0, 10)
  const settled = at(settlement?.settlement_time, 'settled')
  const item = (time: number | undefined, kind: TimelineKind, text: Text): TimelineItem[] =>
    time === undefined ? [] : [{ at: time, kind, text }]
  return [
    ...item(
      confirmed,
      'receipt_confirmed',
      method === 2
        ? { en: 'WeChat confirmed receipt by itself', zh: '微信自动确认收货' }
        : { en: 'Receipt confirmed', zh: '买家已确认收货' },
    ),
    ...item(settling, 'settling', {
      en: `The money will come${expected && `, by ${expected}`}`,
      zh: expected ? `资金待结算，预计 ${expected} 到账` : '资金待结算',
    }),
    ...item(settled, 'settled', { en: 'The money has come', zh: '资金已到账' }),
  ]
}

const ofRefund = ({ status, refund, success_time, told_at }: Refund): TimelineItem => ({
  at: success_time === null ? told_at : success_time * SECOND_MS,
  kind: 'refund',
  text:
    status === REFUNDED
      ? { en: `Refunded ${yuan(refund)}`, zh: `已退款 ${yuan(refund)}` }
      : {
          en: `Refund of ${yuan(refund)}: ${status}`,
          zh: `退款 ${yuan(refund)}，状态 ${status}`,
        },
})

function ofComplaint({ create_time, closed, updated_at }: OrderComplaint): TimelineItem[] {
  const opened: TimelineItem = {
    at: create_time * SECOND_MS,
    kind: 'complaint',
    text: { en: 'The buyer opened a complaint', zh: '买家发起投诉' },
  }
  if (!closed) return [opened]
  const text = { en: 'The complaint is over', zh: '投诉已结束' }
  return [opened, { at: updated_at, kind: 'complaint', text }]
}
