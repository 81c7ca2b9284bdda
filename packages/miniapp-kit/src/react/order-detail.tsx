import type { BuyerOrder, Parcel } from '@fahuo/contract'
import { Text, View } from '@tarojs/components'
import { formatMoney, formatTime } from '../core/format.ts'
import { stepsOf } from '../core/progress.ts'
import { Field, ParcelList } from './parcel-list.tsx'
import { useFahuo, useRootStyle } from './provider.tsx'
import { nextWords, stateWord } from './words.ts'

/** One order: how it stands, what happens next, its parcels, its goods and numbers. */
export function OrderDetail(props: { order: BuyerOrder; onTrack?: (parcel: Parcel) => void }) {
  const { order, onTrack } = props
  const { texts } = useFahuo()
  const way = order.shipping && texts.way[order.shipping.logistics_type]
  return (
    <View className="fahuo fahuo-detail" {...useRootStyle()}>
      <View className={`fahuo-head fahuo-on-${order.in_complaint ? 'held' : order.order_state}`}>
        <Text className="fahuo-head-state">{stateWord(texts, order)}</Text>
        {nextWords(texts, order).map((words) => (
          <Text key={words} className="fahuo-head-next">
            {words}
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
        {way && <Field label={texts.shippingWay} value={way} />}
        <Field label={texts.tradeNo} value={order.merchant_trade_no} copy />
        <Field label={texts.paymentNo} value={order.transaction_id} copy />
      </View>
    </View>
  )
}

/** Where the order is on its way, with the times that are known. */
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
