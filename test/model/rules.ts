/** The server's real rules and the emulator's real judgement, asked about the model's small states. */
import { ERRCODE } from '@fahuo/wechat'
import { judgeUpload } from '../../packages/emulator/src/calls/judge.ts'
import type { Order } from '../../server/src/orders/queries.ts'
import type { Payment } from '../../server/src/payments/queries.ts'
import {
  decide,
  type Decision,
  type Evidence,
  type Late,
} from '../../server/src/shipments/decide.ts'
import { learn } from '../../server/src/shipments/learn.ts'
import { newestShown, prove, uploadOf, type Proof } from '../../server/src/shipments/prove.ts'
import type { Shipment } from '../../server/src/shipments/queries.ts'
import { makeShipment } from '../../server/src/shipments/shipments.testing.ts'
import { stampFor } from '../../server/src/shipments/stamp.ts'
import { decideWaiting, isFurtherParcel } from '../../server/src/shipments/waiting.ts'
import type { World } from './context.ts'
import type { Base, Content, Row, State } from './state.ts'

export const bitsOf = (parcels: number) => [1, 2, 4, 8].filter((bit) => parcels & bit)

export function contentOf(
  { mode, parcels, all }: Content,
  list: readonly number[] = bitsOf(parcels),
): Shipment['content'] {
  return {
    order_key: { order_number_type: 2, transaction_id: 'p' },
    logistics_type: 1,
    delivery_mode: mode,
    ...(mode === 2 && { is_all_delivered: all }),
    shipping_list: list.map((bit) => ({
      tracking_no: `n${bit}`,
      express_company: 'YTO',
      item_desc: 'Tea',
    })),
  }
}

export function orderOf(base: Base): Order {
  return {
    transaction_id: 'p',
    merchant_id: 'm',
    sub_merchant_id: '',
    merchant_trade_no: 'o',
    description: '',
    paid_amount: 1,
    openid: 'o',
    pay_time: 1,
    order_state: base.closed ? 5 : base.finished ? 2 : 1,
    in_complaint: false,
    shipping: shippingOf(base),
    fetched_at: 1,
  }
}

function shippingOf({ mode, list, finished, spent }: Base, goods_desc = 'Tea') {
  if (mode === 0) return {}
  return {
    delivery_mode: mode,
    logistics_type: 1,
    finish_shipping: finished,
    finish_shipping_count: finished ? (spent ? 2 : 1) : 0,
    shipping_list: list.map(([bit, upload_time]) => ({
      tracking_no: `n${bit}`,
      express_company: 'YTO',
      goods_desc,
      upload_time,
    })),
  }
}

function shipmentOf(row: Row): Shipment {
  return makeShipment({
    id: 's',
    payment: row.number,
    transaction_id: row.claimed ? 'p' : null,
    openid: row.claimed ? 'o' : null,
    content: contentOf(row.content),
    state: row.state,
    hint: row.hint,
    unsure_before: row.unsure_before,
    spends_reshipment: row.spends,
  })
}

const paymentOf = ({ payment }: State): Payment => ({
  transaction_id: 'p',
  stamp: payment.stamp,
  stamp_pending: payment.pending,
  newest: payment.newest,
  chance: payment.chance,
  reserved_by: payment.reserved_by < 0 ? null : 's',
  refunded: payment.refund === 1,
  refunded_sum: payment.refund === 1 ? 1 : 0,
})

export type Shown = { kind: 'order'; base: Base } | Exclude<Evidence, { kind: 'orders' }>

export function ask(state: State, row: Row, shown: Shown, late: boolean): Decision {
  const all: Late = { unknown_payment: late, unproven: late, answered: late, not_payable: late }
  return decide(
    { shipments: [shipmentOf(row)], payments: row.claimed ? [paymentOf(state)] : [] },
    shown.kind === 'order' ? { kind: 'orders', orders: [orderOf(shown.base)] } : shown,
    all,
    row.deadline,
  )
}

/** The place of a row among rows of the same kind does not matter: their order is that of their parcels. */
const parcelOf = (row: Row): Shipment => ({
  ...shipmentOf(row),
  id: JSON.stringify(row.content),
  accepted_at: 1,
})

/** Whether a new one is accepted and waits, beside those that are under way. */
export const isFurther = (row: Row, pending: readonly Row[]) =>
  isFurtherParcel(parcelOf(row), pending.map(parcelOf))

/** What becomes of one that waits. A rejected one is gone here, as if a person had closed it. */
export const askWaiting = (row: Row, others: readonly Row[]) =>
  decideWaiting(parcelOf(row), others.map(parcelOf))

export const proofOf = (base: Base, content: Content, exactly: boolean): Proof =>
  prove(orderOf(base), contentOf(content), exactly)

export const newestOf = (base: Base) => newestShown(orderOf(base))

export const stampOf = (state: State, seen: Base, asked_at: number): number =>
  stampFor([paymentOf(state)], [orderOf(seen)], asked_at) ?? 0

/** What is sent to a payment that shows `base`. */
export function uploaded(base: Base, content: Content): number[] {
  const { shipping_list = [] } = uploadOf(orderOf(base), contentOf(content))
  return shipping_list.map((one) => Number(one.tracking_no?.slice(1)))
}

export function lessonOf(state: State, base: Base, by_proof: boolean) {
  const shipments = state.rows.flatMap((row, at) =>
    row && row.claimed && (row.state === 'shipped' || row.state === 'needs_attention')
      ? [{ ...shipmentOf(row), id: `${at}` }]
      : [],
  )
  const lesson = learn(paymentOf(state), shipments, orderOf(base), by_proof)
  const rowsOf = (some: readonly Shipment[]) => some.map(({ id }) => Number(id))
  return (
    lesson && {
      newest: lesson.newest,
      chance: lesson.chance,
      superseded: rowsOf(lesson.superseded),
      proven: rowsOf(lesson.proven),
    }
  )
}

/** WeChat's answer to an upload, and the order after it. */
export function judge(
  base: Base,
  content: Content,
  list: readonly number[],
  time: number,
  { split_upload, any_time, any_content }: World,
): { errcode: number; next: Base; reshipment: boolean } {
  if (!base.known) return { errcode: ERRCODE.PAYMENT_UNKNOWN, next: base, reshipment: false }
  const asked = contentOf(content, list) as Parameters<typeof judgeUpload>[1]
  const judged = (goods_desc?: string) => {
    const shipping = shippingOf(base, goods_desc)
    const last_upload_time = any_time ? 0 : base.last * 1000
    return judgeUpload(
      { order_state: orderOf(base).order_state, shipping, reshipped: base.spent, last_upload_time },
      asked,
      time * 1000,
      split_upload,
    )
  }
  const first = judged()
  const again = any_content && first.errcode === ERRCODE.SHIPPING_UNCHANGED
  const judgement = again ? judged('Coffee') : first
  if (!('next' in judgement)) return { errcode: judgement.errcode, next: base, reshipment: false }
  const { shipping, reshipped } = judgement.next
  return {
    errcode: 0,
    reshipment: judgement.reshipment,
    next: {
      ...base,
      mode: content.mode,
      list: (shipping.shipping_list ?? []).map(
        (one) => [Number(one.tracking_no?.slice(1)), one.upload_time ?? 0] as const,
      ),
      finished: judgement.complete,
      spent: reshipped,
      last: time,
    },
  }
}
