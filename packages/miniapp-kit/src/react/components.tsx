import { canConfirmReceipt, type BuyerOrder } from '@fahuo/contract'
import { Button, Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { formatMoney, formatTime } from '../core/format.ts'
import type { Texts } from '../core/texts.ts'
import { useFahuo } from './provider.tsx'
import { useConfirmReceipt } from './use-order.ts'

const stateText = (texts: Texts, { order_state }: BuyerOrder) =>
  texts.state[order_state] ?? texts.unknownState

/** One order in a list. */
export function OrderCard({ order, onTap }: { order: BuyerOrder; onTap: () => void }) {
  const { texts } = useFahuo()
  return (
    <View className="fahuo-card" onClick={onTap} ariaRole="button">
      <View className="fahuo-row">
        <Text className="fahuo-muted">{formatTime(order.pay_time)}</Text>
        <Text className={`fahuo-state fahuo-state-${order.order_state}`}>
          {stateText(texts, order)}
        </Text>
      </View>
      <View className="fahuo-row">
        <Text className="fahuo-title">{order.description}</Text>
        <Text className="fahuo-amount">{formatMoney(order.paid_amount)}</Text>
      </View>
    </View>
  )
}

function Field({ label, children }: { label: string; children: string }) {
  return (
    <View className="fahuo-row fahuo-field">
      <Text className="fahuo-muted">{label}</Text>
      <Text className="fahuo-value">{children}</Text>
    </View>
  )
}

/** The parcels of an order, with a way to copy each waybill number. */
export function ParcelList({ order }: { order: BuyerOrder }) {
  const { texts } = useFahuo()
  const parcels = order.shipping?.shipping_list ?? []
  const copy = (data: string) => {
    void Taro.setClipboardData({ data })
  }
  return (
    <>
      {parcels.map((parcel, at) => (
        <View className="fahuo-card" key={`${parcel.express_company}${parcel.tracking_no}${at}`}>
          <View className="fahuo-row">
            <Text className="fahuo-title">
              {parcels.length > 1 ? `${texts.parcel(at + 1)} · ` : ''}
              {parcel.goods_desc}
            </Text>
          </View>
          {parcel.express_company !== '' && (
            <Field label={texts.carrier}>{parcel.express_company}</Field>
          )}
          {parcel.tracking_no !== '' && (
            <View className="fahuo-row fahuo-field">
              <Text className="fahuo-muted">{texts.trackingNo}</Text>
              <Text className="fahuo-value" userSelect>
                {parcel.tracking_no}
              </Text>
              <View
                className="fahuo-copy"
                ariaRole="button"
                onClick={() => copy(parcel.tracking_no)}
              >
                {texts.copy}
              </View>
            </View>
          )}
        </View>
      ))}
    </>
  )
}

/**
 * The button that opens WeChat's confirm-receipt component; there only where it can succeed.
 * `onAnswer` gets what the server says afterwards.
 */
export function ConfirmReceiptButton(props: {
  order: BuyerOrder
  onAnswer: (order: BuyerOrder) => void
}) {
  const { texts } = useFahuo()
  const { confirming, notice, error, confirm } = useConfirmReceipt(props.order, props.onAnswer)
  if (!canConfirmReceipt(props.order)) return null
  const message = notice === null ? error && texts.error[error] : texts[notice]
  return (
    <View className="fahuo-bar">
      {message ? (
        <View className="fahuo-notice" ariaRole="alert">
          {message}
        </View>
      ) : null}
      <Button className="fahuo-button" disabled={confirming} loading={confirming} onClick={confirm}>
        {confirming ? texts.confirming : texts.confirmReceipt}
      </Button>
    </View>
  )
}

/** One order: how it stands, what happens next, its parcels, its numbers. */
export function OrderDetail({ order }: { order: BuyerOrder }) {
  const { texts } = useFahuo()
  const { settlement } = order
  const settled = settlement?.settlement_time
  const estimated = settlement?.estimated_settlement_time
  return (
    <View className="fahuo-detail">
      <View className={`fahuo-head fahuo-head-${order.order_state}`}>
        <Text className="fahuo-head-state">{stateText(texts, order)}</Text>
        <Text className="fahuo-head-next">
          {order.in_complaint ? texts.inComplaint : (texts.next[order.order_state] ?? '')}
        </Text>
        {settled ? (
          <Text className="fahuo-head-next">{texts.settled(formatTime(settled))}</Text>
        ) : estimated ? (
          <Text className="fahuo-head-next">
            {texts.estimatedSettlement(formatTime(estimated))}
          </Text>
        ) : null}
      </View>
      <View className="fahuo-card">
        <View className="fahuo-row">
          <Text className="fahuo-title">{order.description}</Text>
          <Text className="fahuo-amount">{formatMoney(order.paid_amount)}</Text>
        </View>
        <Field label={texts.paidAt}>{formatTime(order.pay_time)}</Field>
        <Field label={texts.tradeNo}>{order.merchant_trade_no}</Field>
      </View>
      <ParcelList order={order} />
    </View>
  )
}

/** Something did not work: what, and two ways on. */
export function OrderProblem({
  code,
  onRetry,
  onOrders,
}: {
  code: string
  onRetry: () => void
  onOrders?: () => void
}) {
  const { texts } = useFahuo()
  return (
    <View className="fahuo-problem" ariaRole="alert">
      <Text className="fahuo-problem-text">{texts.error[code] ?? texts.error['internal']}</Text>
      <Button className="fahuo-button" onClick={onRetry}>
        {texts.retry}
      </Button>
      {onOrders && (
        <Button className="fahuo-button fahuo-button-plain" onClick={onOrders}>
          {texts.toOrders}
        </Button>
      )}
    </View>
  )
}

/** Grey bars in the shape of what is coming. */
export function OrderSkeleton() {
  const { texts } = useFahuo()
  return (
    <View ariaLabel={texts.loading} className="fahuo-detail">
      <View className="fahuo-head fahuo-skeleton" />
      <View className="fahuo-card fahuo-skeleton" />
      <View className="fahuo-card fahuo-skeleton" />
    </View>
  )
}
