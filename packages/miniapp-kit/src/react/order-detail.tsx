import type { BuyerOrder, Parcel } from '@fahuo/contract'
import { Text, View } from '@tarojs/components'
import { formatMoney, formatTime } from '../core/format.ts'
import { stepsOf } from '../core/progress.ts'
import { Field } from './field.tsx'
import { nextSteps, stateLabel } from './labels.ts'
import { ParcelList } from './parcel-list.tsx'
import { useFahuo, useRootStyle } from './provider.tsx'

/** One order: its state, what happens next, its parcels, the goods and the numbers. */
export function OrderDetail(props: { order: BuyerOrder; onTrack?: (parcel: Parcel) => void }) {
  const { order, onTrack } = props
  const { texts } = useFahuo()
  const deliveryMethod = order.shipping && texts.deliveryMethods[order.shipping.logistics_type]
  return (
    <View className="fahuo fahuo-detail" {...useRootStyle()}>
      <View
        className={`fahuo-head fahuo-on-${order.in_complaint ? 'disputed' : order.order_state}`}
      >
        <Text className="fahuo-head-state">{stateLabel(texts, order)}</Text>
        {nextSteps(texts, order).map((sentence) => (
          <Text key={sentence} className="fahuo-head-next">
            {sentence}
          </Text>
        ))}
      </View>
      <Steps order={order} />
      <ParcelList order={order} {...(onTrack && { onTrack })} />
      <View className="fahuo-card">
        <View className="fahuo-card-head">
          <Text className="fahuo-grow">{order.description}</Text>
        </View>
        <View className="fahuo-field">
          <Text className="fahuo-label">{texts.amount}</Text>
          <Text className="fahuo-value fahuo-amount">{formatMoney(order.paid_amount)}</Text>
        </View>
      </View>
      <View className="fahuo-card">
        <Field label={texts.paidAt} value={formatTime(order.pay_time)} />
        {deliveryMethod && <Field label={texts.deliveryMethod} value={deliveryMethod} />}
        <Field label={texts.tradeNo} value={order.merchant_trade_no} copy />
        <Field label={texts.paymentNo} value={order.transaction_id} copy />
      </View>
    </View>
  )
}

/** The steps of the order, with the times that are known. */
function Steps({ order }: { order: BuyerOrder }) {
  const { texts } = useFahuo()
  return (
    <View className="fahuo-steps">
      {stepsOf(order).map(({ step, done, time }) => (
        <View key={step} className={done ? 'fahuo-step fahuo-step-done' : 'fahuo-step'}>
          <View className="fahuo-dot" />
          <Text className="fahuo-step-name">{texts.step[step]}</Text>
          <Text className="fahuo-step-time">
            {time === null ? '' : formatTime(time).replace(/^\d+-/, '')}
          </Text>
        </View>
      ))}
    </View>
  )
}
