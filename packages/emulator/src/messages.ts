import type { PaymentOrder, ServiceMessage } from './state.ts'
import { newId, seconds, type World } from './world.ts'

/**
 * Where a tap on the message leads: the registered path, with the order's numbers added to whatever
 * query it has [official; the joining is observed]. Null: WeChat's own page.
 */
function jumpOf(world: World, order: PaymentOrder): Pick<ServiceMessage, 'path' | 'query'> {
  const { jump_path } = world.state
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

function send(world: World, order: PaymentOrder, kind: ServiceMessage['kind']): void {
  const [parcel] = order.shipping.shipping_list ?? []
  world.state.messages.push({
    id: newId(),
    openid: order.openid,
    kind,
    time: seconds(world.now()),
    transaction_id: order.transaction_id,
    description: order.description,
    paid_amount: order.paid_amount,
    express_company: parcel?.express_company ?? '',
    tracking_no: parcel?.tracking_no ?? '',
    ...jumpOf(world, order),
  })
}

/** The goods are on their way. */
export const sendShippingMessage = (world: World, order: PaymentOrder) =>
  send(world, order, 'shipping')

/** Receipt is confirmed. */
export const sendReceiptMessage = (world: World, order: PaymentOrder) =>
  send(world, order, 'receipt')

/** The merchant asks for the receipt [seed 000]. */
export const sendReminderMessage = (world: World, order: PaymentOrder) =>
  send(world, order, 'reminder')
