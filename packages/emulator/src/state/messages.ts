import type { PaymentOrder, ServiceMessage } from './state.ts'
import { newId, seconds, type Context } from './context.ts'

/**
 * Where a tap on the message leads: the registered path, with the order's numbers added to whatever
 * query it has [official; the joining is observed]. Null: WeChat's own page.
 */
function jumpOf(context: Context, order: PaymentOrder): Pick<ServiceMessage, 'path' | 'query'> {
  const { jump_path } = context.state
  if (!jump_path) return { path: null, query: {} }
  const [path = '', ...own] = jump_path.split('?')
  return {
    path: path.replace(/^\//, ''),
    query: {
      ...Object.fromEntries(new URLSearchParams(own.join('?'))),
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
