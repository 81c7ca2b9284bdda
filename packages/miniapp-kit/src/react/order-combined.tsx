import type { BuyerOrder, Parcel } from '@fahuo/contract'
import { Text, View } from '@tarojs/components'
import { useState, type ReactNode } from 'react'
import { formatMoney, formatTime } from '../core/format.ts'
import { goodsOf } from '../core/goods.ts'
import { combinedLook } from '../core/look.ts'
import { Field } from './field.tsx'
import { Fold } from './fold.tsx'
import { OrderCard } from './order-card.tsx'
import { OrderHead } from './order-head.tsx'
import { shortened } from './order-numbers.tsx'
import { OrderStale } from './order-stale.tsx'
import { useFahuo } from './provider.tsx'
import { useCards } from './use-cards.ts'
import type { Stale } from './use-refresh.ts'
import { useRoot } from './use-root.ts'

export interface OrderCombinedProps {
  /** All orders of the payment. */
  sub_orders: readonly BuyerOrder[]
  stale?: Stale | null | undefined
  onRetry?: (() => void) | undefined
  /** Opens one of the orders by itself. */
  onOpen: (order: BuyerOrder) => void
  onTrack?: ((order: BuyerOrder, parcel: Parcel) => void) | undefined
  onConfirmed?: ((order: BuyerOrder) => void) | undefined
  children?: ReactNode
}

/** The orders of one combined payment, a whole page: each ships and is confirmed by itself. */
export function OrderCombined(props: OrderCombinedProps) {
  const { sub_orders, stale, onRetry, onOpen, onTrack, onConfirmed } = props
  const { texts } = useFahuo()
  const [open, setOpen] = useState(false)
  const cards = useCards(sub_orders, onTrack !== undefined)
  const card = useRoot('fahuo-card').className
  const total = sub_orders.reduce((sum, { paid_amount }) => sum + paid_amount, 0)
  const [first] = sub_orders
  return (
    <View {...useRoot('fahuo-page fahuo-detail')}>
      {stale && <OrderStale stale={stale} onRetry={onRetry} />}
      <OrderHead look={combinedLook(sub_orders.length, texts)} />
      {sub_orders.map((order, index) => {
        const look = cards[index]
        return (
          look && (
            <OrderCard
              key={order.transaction_id}
              order={order}
              card={look}
              onOpen={onOpen}
              onTrack={onTrack}
              onConfirmed={onConfirmed}
              offline={stale?.error === 'offline'}
            />
          )
        )
      })}
      <View className={card}>
        <View className="fahuo-sums">
          {sub_orders.map((order) => (
            <View key={order.transaction_id} className="fahuo-sum">
              <Text className="fahuo-muted fahuo-grow fahuo-one-line">{nameOf(order)}</Text>
              <Text>{formatMoney(order.paid_amount)}</Text>
            </View>
          ))}
          <View className="fahuo-sum fahuo-total">
            <Text>{texts.paidTogether}</Text>
            <Text className="fahuo-value">{formatMoney(total)}</Text>
          </View>
        </View>
      </View>
      <View className={card}>
        <View className="fahuo-fields">
          {sub_orders.map(({ transaction_id, merchant_trade_no }) => (
            <Field key={transaction_id} label={texts.tradeNo} value={merchant_trade_no} copy />
          ))}
          {first && <Field label={texts.paidAt} value={formatTime(first.pay_time)} />}
          {open &&
            sub_orders.map(({ transaction_id }) => (
              <Field
                key={transaction_id}
                label={texts.paymentNo}
                value={shortened(transaction_id)}
                copy={transaction_id}
              />
            ))}
        </View>
        <Fold open={open} text={texts.moreInfo} onChange={setOpen} />
      </View>
      {props.children}
    </View>
  )
}

/** What tells the orders apart: the shop, else the goods. */
const nameOf = (order: BuyerOrder) =>
  order.extras?.shop?.name ?? goodsOf(order, order.extras)[0]?.name ?? order.description
