import type { Context } from '../state/context.ts'
import type { PayMerchant, PayNotification, PayRefund } from '../state/pay.ts'
import type { PaymentOrder } from '../state/state.ts'
import type { NewNotification, PayNotifier } from './notifier.ts'
import { refundOf, transactionOf } from './shapes.ts'

const urlOf = (merchant: PayMerchant, original_type: NewNotification['original_type']) =>
  original_type === 'refund'
    ? (merchant.refund_notify_url ?? merchant.notify_url)
    : merchant.notify_url

/** Sends what a merchant is to be told, where it said to. @returns null: it wants none */
function tell(
  notifier: PayNotifier,
  merchant: PayMerchant | undefined,
  wanted: Omit<NewNotification, 'merchant' | 'url'>,
): PayNotification | null {
  const url = merchant && urlOf(merchant, wanted.original_type)
  return merchant && url ? notifier.send({ ...wanted, merchant, url }) : null
}

/** The merchant whose key and address count: of the provider, of the combined payment, or its own [official]. */
const merchantOf = ({ wechat }: Context, { merchant_id }: PaymentOrder) =>
  wechat.pay_merchants.get(merchant_id ?? '')

/** A buyer paid: TRANSACTION.SUCCESS. */
export function notifyPaid(
  context: Context,
  notifier: PayNotifier,
  order: PaymentOrder,
): PayNotification | null {
  const merchant = merchantOf(context, order)
  return tell(notifier, merchant, {
    event_type: 'TRANSACTION.SUCCESS',
    original_type: 'transaction',
    resource: merchant ? transactionOf(context, merchant, order) : {},
    transaction_id: order.transaction_id,
  })
}

/** A refund ended: REFUND.SUCCESS, REFUND.ABNORMAL or REFUND.CLOSED. */
export function notifyRefund(
  context: Context,
  notifier: PayNotifier,
  order: PaymentOrder,
  refund: PayRefund,
): PayNotification | null {
  return tell(notifier, merchantOf(context, order), {
    event_type: `REFUND.${refund.status}`,
    original_type: 'refund',
    resource: refundOf(order, refund, context.now()),
    transaction_id: order.transaction_id,
  })
}
