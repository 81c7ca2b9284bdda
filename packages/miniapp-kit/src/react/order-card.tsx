import type { BuyerOrder } from '@fahuo/contract'
import { Text, View } from '@tarojs/components'
import { memo } from 'react'
import { formatMoney, formatTime } from '../core/format.ts'
import { carrierName } from '../core/parcels.ts'
import { stateOf } from '../core/state.ts'
import { useFahuo } from './provider.tsx'

/** The height of a card and its gap, at the normal font size. */
export const CARD_HEIGHT_PX = 142

/** One order in the list. All cards have one height, so that a long list can be windowed. */
export const OrderCard = memo(function OrderCard(props: {
  order: BuyerOrder
  onOpen: (order: BuyerOrder) => void
}) {
  const { order, onOpen } = props
  const { texts } = useFahuo()
  const state = texts.state[stateOf(order, order.extras)]
  const amount = formatMoney(order.paid_amount)
  const parcels = order.shipping?.shipping_list ?? []
  const [first] = parcels
  return (
    <View
      className="fahuo-order"
      hoverClass="fahuo-pressed"
      ariaRole="button"
      ariaLabel={texts.orderLabel(state, order.description, amount)}
      onClick={() => onOpen(order)}
    >
      <View className="fahuo-order-head">
        <Text className="fahuo-small fahuo-muted">{formatTime(order.pay_time)}</Text>
        <Text
          className={`fahuo-state fahuo-is-${order.in_complaint ? 'disputed' : order.order_state}`}
        >
          {state}
        </Text>
      </View>
      <Text className="fahuo-two-lines">{order.description}</Text>
      <View className="fahuo-order-foot">
        <Text className="fahuo-small fahuo-muted fahuo-one-line">
          {parcels.length > 1
            ? texts.parcels(parcels.length)
            : first?.tracking_no
              ? `${carrierName(texts, first)} ${first.tracking_no}`
              : ''}
        </Text>
        <Text className="fahuo-amount">{amount}</Text>
      </View>
    </View>
  )
})
