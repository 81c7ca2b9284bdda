import {
  ERRCODE,
  ORDER_STATE,
  type UploadCombinedShippingInfo,
  type UploadShippingInfo,
} from '@fahuo/wechat'
import type { z } from 'zod'
import { Refusal } from '../gateway/wechat-errors.ts'
import { sendShippingMessage } from '../state/messages.ts'
import { judgeUpload, type Content as Judged, type Judgement } from './judge.ts'
import { findOrder } from './orders.ts'
import { pushShipped } from '../state/settlement.ts'
import type { PaymentOrder } from '../state/state.ts'
import { seconds, type Context } from '../state/context.ts'
import { noteShipped } from '../state/waybills.ts'

type Upload = z.output<typeof UploadShippingInfo>
type Combined = z.output<typeof UploadCombinedShippingInfo>
type Content = Judged & Pick<Upload, 'order_key'>
/** What an upload would change; nothing has changed yet. */
type Plan = Extract<Judgement, { next: object }> & { order: PaymentOrder }

/** upload_shipping_info, once its shape is right: existence, payer, state, chance, time, content. */
export function uploadShipping(context: Context, upload: Upload): void {
  commit(context, plan(context, orderOf(context, upload.order_key), upload, upload))
}

/** upload_combined_shipping_info: all sub-orders or none of them [assumed]. */
export function uploadCombined(context: Context, upload: Combined): void {
  const parent = orderOf(context, upload.order_key)
  // Only payments that the buyer made as combined ones [staff].
  if (parent.sub_transaction_ids.length === 0) throw new Refusal(ERRCODE.PAYMENT_UNKNOWN)
  checkPayer(parent, upload)
  const subs = upload.sub_orders ?? []
  // A combined payment ships by its sub-orders [assumed code for none].
  if (subs.length === 0) throw new Refusal(ERRCODE.ORDER_ARGUMENT_INVALID)
  const plans = subs.map((sub) => {
    const order = orderOf(context, sub.order_key)
    if (!parent.sub_transaction_ids.includes(order.transaction_id))
      throw new Refusal(ERRCODE.PAYMENT_UNKNOWN)
    return plan(context, order, sub, upload)
  })
  for (const each of plans) commit(context, each)
  const shipped = parent.sub_transaction_ids.every(
    (id) =>
      (context.state.orders.get(id)?.order_state ?? ORDER_STATE.AWAITING_SHIPMENT) >
      ORDER_STATE.AWAITING_SHIPMENT,
  )
  if (shipped && parent.order_state === ORDER_STATE.AWAITING_SHIPMENT) {
    parent.order_state = ORDER_STATE.SHIPPED
    parent.shipped_time = seconds(context.now())
  }
}

function orderOf(context: Context, { transaction_id, mchid, out_trade_no }: Content['order_key']) {
  return findOrder(context, {
    transaction_id,
    merchant_id: mchid,
    merchant_trade_no: out_trade_no,
  })
}

/** The payment is somebody else's [official]. */
function checkPayer(order: PaymentOrder, { payer }: Pick<Upload, 'payer'>): void {
  if (order.openid !== payer.openid) throw new Refusal(ERRCODE.PAYER_MISMATCH)
}

function plan(
  context: Context,
  order: PaymentOrder,
  content: Content,
  envelope: Pick<Upload, 'payer' | 'upload_time'>,
): Plan {
  checkPayer(order, envelope)
  const { split_upload } = context.state.settings
  const judgement = judgeUpload(order, content, Date.parse(envelope.upload_time), split_upload)
  if (!('next' in judgement)) throw new Refusal(judgement.errcode)
  return { ...judgement, order }
}

function commit(context: Context, { order, next, complete }: Plan): void {
  const { shipping, order_state, description: described } = order
  order.before_upload = { shipping, order_state, description: described }
  Object.assign(order, next)
  order.uploads += 1
  context.state.has_shipped = true
  // All descriptions, cut at 120 characters [official].
  const parcels = next.shipping.shipping_list ?? []
  noteShipped(
    context,
    parcels.map(({ tracking_no }) => tracking_no),
  )
  const description = parcels.map((parcel) => parcel.goods_desc).join(';')
  order.description = description.length > 120 ? `${description.slice(0, 120)}...` : description
  if (complete) finish(context, order)
}

/** The buyer is told only when all is on its way [official]. */
function finish(context: Context, order: PaymentOrder): void {
  const first = order.order_state === ORDER_STATE.AWAITING_SHIPMENT
  order.order_state = ORDER_STATE.SHIPPED
  if (first) order.shipped_time = seconds(context.now())
  sendShippingMessage(context, order)
  // Whether a re-shipment pushes again is not known [assumed: no].
  if (first) pushShipped(context, order)
}
