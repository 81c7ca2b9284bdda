/** The numbers that details of an order are told and stored by. */
import { ORDER_NUMBER_TYPE } from '@fahuo/wechat'
import { paymentKey, type OrderKey } from '../payments/order-key.ts'
import type { DetailsNumbers, OrderNumbers } from './details-queries.ts'

export function numbersOf(key: OrderKey): DetailsNumbers {
  return key.order_number_type === ORDER_NUMBER_TYPE.WECHAT_PAY
    ? { transaction_id: key.transaction_id ?? '', mchid: '', out_trade_no: '' }
    : { transaction_id: '', mchid: key.mchid ?? '', out_trade_no: key.out_trade_no ?? '' }
}

export const byTransaction = (transaction_id: string): DetailsNumbers => ({
  transaction_id,
  mchid: '',
  out_trade_no: '',
})

/** All numbers that details of an order may have been told by. */
export function allNumbers(order: OrderNumbers): DetailsNumbers[] {
  const { transaction_id, merchant_trade_no } = order
  const merchants = new Set([order.merchant_id, order.sub_merchant_id])
  const pairs = [...merchants]
    .filter((mchid) => mchid !== '' && merchant_trade_no !== '')
    .map((mchid) => ({ transaction_id: '', mchid, out_trade_no: merchant_trade_no }))
  return [byTransaction(transaction_id), ...pairs]
}

/** Returns the order_key of some numbers. */
export function keyOf({ transaction_id, mchid, out_trade_no }: DetailsNumbers): OrderKey {
  return transaction_id === ''
    ? { order_number_type: ORDER_NUMBER_TYPE.MERCHANT, mchid, out_trade_no }
    : { order_number_type: ORDER_NUMBER_TYPE.WECHAT_PAY, transaction_id }
}

/** Returns all that names a payment of an order, as `paymentKey` writes it. */
export const paymentsOf = (order: OrderNumbers): string[] =>
  allNumbers(order).map((numbers) => paymentKey(keyOf(numbers)))
