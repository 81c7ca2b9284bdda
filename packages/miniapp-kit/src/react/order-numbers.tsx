import type { BuyerOrder } from '@fahuo/contract'
import { View } from '@tarojs/components'
import { useState, type ReactNode } from 'react'
import { formatTime } from '../core/format.ts'
import { shippedTime } from '../core/progress.ts'
import { Field } from './field.tsx'
import { Fold } from './fold.tsx'
import { useFahuo } from './provider.tsx'
import { useRoot } from './use-root.ts'

/** 4200 … 4731: nobody reads 28 digits, and all are copied. */
export const shortened = (number: string) =>
  number.length > 12 ? `${number.slice(0, 4)} … ${number.slice(-4)}` : number

/** The order's number and times; the rest is folded. */
export function OrderNumbers(props: { order: BuyerOrder; children?: ReactNode }) {
  const { order, children } = props
  const { texts } = useFahuo()
  const [open, setOpen] = useState(false)
  const { shipping, settlement } = order
  const method = shipping ? texts.deliveryMethods[shipping.logistics_type] : undefined
  const sent = shipping && shippedTime(order)
  const received = settlement?.confirm_receive_time
  return (
    <View {...useRoot('fahuo-card')}>
      <View className="fahuo-fields">
        {order.merchant_trade_no !== '' && (
          <Field label={texts.tradeNo} value={order.merchant_trade_no} copy />
        )}
        <Field label={texts.paidAt} value={formatTime(order.pay_time)} />
        {open && (
          <>
            {method !== undefined && <Field label={texts.deliveryMethod} value={method} />}
            {sent && <Field label={texts.shippedAt} value={formatTime(sent)} />}
            {received && <Field label={texts.receivedAt} value={formatTime(received)} />}
            <Field
              label={texts.paymentNo}
              value={shortened(order.transaction_id)}
              copy={order.transaction_id}
            />
          </>
        )}
        {children}
      </View>
      <Fold open={open} text={texts.moreInfo} onChange={setOpen} />
    </View>
  )
}
