import type { WaybillBinding } from './services.ts'
import type { PaymentOrder, ServiceMessage } from './state.ts'
import { newId, seconds, type Context } from './context.ts'

type Target = Pick<ServiceMessage, 'path' | 'query'>

/** A page of the Mini Program and its query. */
export function targetOf(whole: string): Target {
  const [path = '', ...query] = whole.split('?')
  return {
    path: path.replace(/^\//, ''),
    query: Object.fromEntries(new URLSearchParams(query.join('?'))),
  }
}

/**
 * Where a tap on the message leads: the registered path, with the order's numbers added to whatever
 * query it has [official; the joining is observed]. Null: WeChat's own page.
 */
function jumpOf(context: Context, order: PaymentOrder): Target {
  const { jump_path } = context.state
  if (!jump_path) return { path: null, query: {} }
  const { path, query } = targetOf(jump_path)
  return {
    path,
    query: {
      ...query,
      transaction_id: order.transaction_id,
      merchant_id: order.merchant_id,
      merchant_trade_no: order.merchant_trade_no,
      ...(order.sub_merchant_id && { sub_merchant_id: order.sub_merchant_id }),
    },
  }
}

function send(context: Context, order: PaymentOrder, kind: ServiceMessage['kind']): void {
  const [parcel] = order.shipping.shipping_list ?? []
  context.state.messages.push({
    id: newId(),
    openid: order.openid,
    kind,
    time: seconds(context.now()),
    transaction_id: order.transaction_id,
    description: order.description,
    paid_amount: order.paid_amount,
    express_company: parcel?.express_company ?? '',
    tracking_no: parcel?.tracking_no ?? '',
    ...jumpOf(context, order),
  })
}

/** The goods are on their way. */
export const sendShippingMessage = (context: Context, order: PaymentOrder) =>
  send(context, order, 'shipping')

/** Receipt is confirmed. */
export const sendReceiptMessage = (context: Context, order: PaymentOrder) =>
  send(context, order, 'receipt')

/** The merchant asks for the receipt [seed 000]. */
export const sendReminderMessage = (context: Context, order: PaymentOrder) =>
  send(context, order, 'reminder')

/** A followed waybill moved on; the goods lead to the merchant's path, else to the first page [seed 003]. */
export function sendWaybillMessage(
  context: Context,
  binding: WaybillBinding,
  status: number,
): void {
  const { openid, trans_id, waybill_id, delivery_id, goods_info, order_detail_path } = binding
  context.state.messages.push({
    id: newId(),
    openid,
    kind: 'waybill',
    time: seconds(context.now()),
    transaction_id: trans_id,
    description: goods_info.detail_list.map(({ goods_name }) => goods_name).join(';'),
    paid_amount: context.state.orders.get(trans_id)?.paid_amount ?? 0,
    express_company: delivery_id,
    tracking_no: waybill_id,
    waybill_status: status,
    goods: goods_info.detail_list,
    ...targetOf(order_detail_path ?? ''),
  })
}
