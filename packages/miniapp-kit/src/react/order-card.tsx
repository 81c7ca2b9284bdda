import type { BuyerOrder, Parcel } from '@fahuo/contract'
import { Image, Text, View, type ITouchEvent } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { memo, useEffect, type ReactNode } from 'react'
import { isFootTall, type Card, type CardButton } from '../core/card.ts'
import type { Goods } from '../core/goods.ts'
import { jumpSearch } from '../core/jump-query.ts'
import { kindOf, parcelsOf } from '../core/state.ts'
import { ContactButton } from './contact.tsx'
import { openPage } from './open-page.ts'
import { Shop } from './order-goods.tsx'
import { useFahuo } from './provider.tsx'
import { useConfirmReceipt } from './use-confirm-receipt.ts'
import { useTracking } from './use-tracking.ts'

/** Pictures on a card of several goods. */
const PICTURES = 4

export interface OrderCardProps {
  order: BuyerOrder
  card: Card
  onOpen: (order: BuyerOrder) => void
  /** Opens a page of your own, where WeChat's tracking does not open. */
  onTrack?: ((order: BuyerOrder, parcel: Parcel) => void) | undefined
  onConfirmed?: ((order: BuyerOrder) => void) | undefined
  /** The phone is offline: the receipt cannot be confirmed now. */
  offline?: boolean
  children?: ReactNode
}

/** One order in the list. Its height is known before it is laid out: `cardHeight`. */
export const OrderCard = memo(function OrderCard(props: OrderCardProps) {
  const { order, card, onOpen, children } = props
  const { texts, scale } = useFahuo()
  const { goods, strip, buttons } = card
  const [first] = goods
  const what = first ? goods.map(({ name }) => name).join(texts.comma) : card.description
  const label = texts.orderLabel(card.state, what, card.amount)
  const said = [label, strip.strong, strip.text].filter((part) => part !== '').join(texts.comma)
  return (
    <View
      className="fahuo-order"
      hoverClass="fahuo-pressed"
      ariaRole="button"
      ariaLabel={said}
      onClick={() => onOpen(order)}
    >
      <View className="fahuo-order-head">
        {order.extras?.shop ? (
          <Shop shop={order.extras.shop} />
        ) : (
          <Text className="fahuo-small">{card.time}</Text>
        )}
        <Text className={`fahuo-state fahuo-${card.tone}`}>{card.state}</Text>
      </View>
      {!first ? (
        <Text className={`fahuo-lines-${card.lines}`}>{card.description}</Text>
      ) : goods.length === 1 ? (
        <OneItem item={first} />
      ) : (
        <View className="fahuo-order-body">
          <View className="fahuo-pictures">
            {goods.slice(0, PICTURES).map(({ image }, index) => (
              // oxlint-disable-next-line react/no-array-index-key
              <Picture key={index} image={image} />
            ))}
          </View>
          <Text className="fahuo-pieces fahuo-small">{card.pieces}</Text>
        </View>
      )}
      {strip.strong + strip.text !== '' && (
        <View className="fahuo-strip">
          {strip.strong !== '' && <Text className="fahuo-strip-strong">{strip.strong}</Text>}
          {strip.text}
        </View>
      )}
      {children}
      <View
        className={`fahuo-foot${buttons.length > 0 ? ' fahuo-foot-buttons' : ''}${isFootTall(card, scale) ? ' fahuo-foot-tall' : ''}`}
      >
        <Text className="fahuo-paid">{texts.paidShort}</Text>
        <Text className="fahuo-amount">{card.amount}</Text>
        {buttons.length > 0 && (
          <View className="fahuo-buttons">
            {buttons.map((button) => (
              <CardAction
                // State of an order must not go over to the next one in its place.
                key={`${button}${order.transaction_id}`}
                {...props}
                button={button}
              />
            ))}
          </View>
        )}
      </View>
    </View>
  )
})

const Picture = ({ image }: { image: string }) =>
  image === '' ? (
    <View className="fahuo-picture" />
  ) : (
    <Image className="fahuo-picture" src={image} mode="aspectFill" lazyLoad />
  )

function OneItem({ item }: { item: Goods }) {
  return (
    <View className="fahuo-order-body">
      {item.image !== '' && <Picture image={item.image} />}
      <View className="fahuo-grow">
        <Text className="fahuo-name">{item.name}</Text>
        {item.spec !== '' && <Text className="fahuo-spec fahuo-small">{item.spec}</Text>}
      </View>
      <Text className="fahuo-pieces fahuo-small">{item.count}</Text>
    </View>
  )
}

function CardAction(props: OrderCardProps & { button: CardButton }) {
  const { order, button } = props
  const { texts } = useFahuo()
  switch (button) {
    case 'confirm':
      return <ConfirmAction {...props} />
    case 'track':
      return <TrackAction {...props} />
    case 'contact': {
      // The page in front opens the order by the query of its card.
      const pages = Taro.getCurrentPages()
      const { route = '' } = pages[pages.length - 1] ?? {}
      const { transaction_id } = order
      return (
        <ContactButton
          order={order}
          extras={order.extras}
          className="fahuo-small-button"
          path={`/${route}${jumpSearch({ transaction_id })}`}
        >
          {texts.contactShort}
        </ContactButton>
      )
    }
    default:
      return (
        <SmallButton
          text={texts[button]}
          onClick={() => openPage(order.extras?.after_sales_path ?? '')}
        />
      )
  }
}

/** Opens WeChat's component at once; what comes of it is said in a toast. */
function ConfirmAction({ order, onOpen, onConfirmed, offline = false }: OrderCardProps) {
  const { texts } = useFahuo()
  const { supported, confirming, notice, error, confirm } = useConfirmReceipt(order, onConfirmed)
  const said =
    error !== null
      ? (texts.error[error] ?? texts.error['internal'])?.title
      : notice === null
        ? undefined
        : texts[notice]
  useEffect(() => {
    if (said !== undefined) void Taro.showToast({ title: said, icon: 'none' })
  }, [said])
  return (
    <SmallButton
      is={offline ? 'off' : 'main'}
      text={
        confirming
          ? texts.confirming
          : kindOf(order) === 'pickup'
            ? texts.confirmPickup
            : texts.confirmReceipt
      }
      // The order's page says how to confirm where this WeChat has no component.
      onClick={() => {
        if (offline) return void Taro.showToast({ title: texts.confirmOffline, icon: 'none' })
        return supported ? confirm() : onOpen(order)
      }}
    />
  )
}

function TrackAction({ order, onOpen, onTrack }: OrderCardProps) {
  const { texts } = useFahuo()
  const { open } = useTracking(order)
  const [parcel, second] = parcelsOf(order)
  return (
    <SmallButton
      text={texts.track}
      onClick={() => {
        // Which of several is meant, the buyer says on the order's page.
        if (!parcel || second) return onOpen(order)
        void open(parcel).then((opened) => {
          if (!opened) onTrack?.(order, parcel)
        })
        return undefined
      }}
    />
  )
}

function SmallButton(props: { text: string; is?: 'main' | 'off'; onClick: () => void }) {
  const { text, is, onClick } = props
  return (
    <View
      className={`fahuo-small-button${is ? ` fahuo-small-${is}` : ''}`}
      hoverClass="fahuo-pressed"
      hoverStopPropagation
      ariaRole="button"
      onClick={(event: ITouchEvent) => {
        event.stopPropagation()
        onClick()
      }}
    >
      {text}
    </View>
  )
}
