import type { BuyerOrder, OrderExtras, Parcel } from '@fahuo/contract'
import { Text, View } from '@tarojs/components'
import { useState, type ReactNode } from 'react'
import { emsOf, LARGE_SCALE } from '../core/card.ts'
import { formatClock, formatDay } from '../core/format.ts'
import type { Look } from '../core/look.ts'
import {
  FOLDED_PARCELS,
  MANY_PARCELS,
  messagesOfAll,
  parcelLooks,
  parcelSummary,
  type ParcelLook,
} from '../core/parcels.ts'
import { kindOf, parcelsOf, stateOf } from '../core/state.ts'
import { Fold } from './fold.tsx'
import { useCopy } from './field.tsx'
import { Icon } from './icon.tsx'
import { ParcelTimeline } from './parcel-timeline.tsx'
import { useFahuo } from './provider.tsx'
import { useRoot } from './use-root.ts'

/** A step this wide touches the next one in a large font, on a narrow phone. */
const LONG_STEP_EMS = 4

/** The rail: the steps of an order from payment to receipt, with the days that are known. */
export function OrderSteps({ look }: { look: Look }) {
  const { scale } = useFahuo()
  const long = scale > LARGE_SCALE && look.steps.some(({ name }) => emsOf(name) > LONG_STEP_EMS)
  return (
    <View {...useRoot(long ? 'fahuo-rail fahuo-rail-long' : 'fahuo-rail')}>
      {look.steps.map(({ name, day, is }, index) => (
        <View
          // oxlint-disable-next-line react/no-array-index-key
          key={index}
          className={`fahuo-step fahuo-${look.rail}${is === 'done' ? '' : ` fahuo-${is}`}`}
        >
          <Text className="fahuo-step-name">{name}</Text>
          {day !== '' && scale <= LARGE_SCALE && <Text className="fahuo-step-day">{day}</Text>}
        </View>
      ))}
    </View>
  )
}

/** A row of the way: an icon, a title, a smaller line, and what belongs to it. */
export function Row(props: {
  icon: string
  tone?: string
  title: ReactNode
  strong?: boolean
  side?: ReactNode
  children?: ReactNode
}) {
  const { icon, tone = '', title, strong = true, side, children } = props
  return (
    <View className="fahuo-row">
      <View className={tone === '' ? '' : `fahuo-${tone}`}>
        <Icon name={icon} />
      </View>
      <View className="fahuo-grow">
        <View className="fahuo-row-head">
          {typeof title === 'string' ? (
            <Text className={strong ? 'fahuo-grow fahuo-strong' : 'fahuo-grow'}>{title}</Text>
          ) : (
            title
          )}
          {side}
        </View>
        {children}
      </View>
    </View>
  )
}

/**
 * One parcel: its carrier or its status, its number to copy, a link to its tracking, and where it was.
 * One of several opens.
 */
export function ParcelRow(props: { look: ParcelLook; onTrack?: (parcel: Parcel) => void }) {
  const { look, onTrack } = props
  const { texts } = useFahuo()
  const copy = useCopy()
  const [open, setOpen] = useState(false)
  const { parcel, title, carrier, goods, folds, timeline, messages } = look
  const number = parcel.tracking_no
  return (
    <Row
      icon={look.icon}
      tone={look.tone}
      title={
        folds ? (
          <View
            className={`fahuo-grow fahuo-unfold${open ? ' fahuo-unfold-open' : ''}`}
            ariaRole="button"
            ariaLabel={`${title}${texts.comma}${open ? texts.less : texts.more}`}
            onClick={() => setOpen(!open)}
          >
            <Text className="fahuo-strong">{title}</Text>
            <Icon name="down" />
          </View>
        ) : (
          title
        )
      }
      side={
        onTrack &&
        number !== '' && (
          <View className="fahuo-link" ariaRole="button" onClick={() => onTrack(parcel)}>
            {texts.track}
            <Icon name="right" />
          </View>
        )
      }
    >
      {(carrier !== '' || number !== '') && (
        <View className="fahuo-row-sub">
          <Text userSelect>{carrier === '' ? number : `${carrier} ${number}`}</Text>
          {number !== '' && (
            <View
              className="fahuo-copy"
              ariaRole="button"
              ariaLabel={texts.copyOf(texts.trackingNo)}
              onClick={() => copy(number)}
            >
              <Icon name="copy" />
            </View>
          )}
        </View>
      )}
      {goods !== '' && (
        <Text className={`fahuo-small fahuo-contents${open ? '' : ' fahuo-one-line'}`}>
          {goods}
        </Text>
      )}
      {(open || !folds) && <ParcelTimeline lines={timeline} tone={look.tone} />}
      {messages !== '' && <Text className="fahuo-small fahuo-contents">{messages}</Text>}
    </Row>
  )
}

/** How an order gets to the buyer: the rail, the parcels or the store, the receiver. */
export function OrderWay(props: {
  order: BuyerOrder
  extras?: OrderExtras | undefined
  look: Look
  onTrack?: (parcel: Parcel) => void
  /** In place of what virtual goods say of themselves: a code, a link. */
  virtualContent?: ReactNode
}) {
  const { order, extras = {}, look, onTrack, virtualContent } = props
  const kind = kindOf(order)
  const { receiver } = extras
  // The shop may have told a part only.
  const receiverTitle = [receiver?.name, receiver?.phone].filter(Boolean).join(' ')
  return (
    <View {...useRoot('fahuo-card')}>
      {look.steps.length > 0 && <OrderSteps look={look} />}
      {kind === 'express' && parcelsOf(order).length > 0 && (
        <Parcels order={order} extras={extras} {...(onTrack && { onTrack })} />
      )}
      {kind === 'sameCity' && <SameCity order={order} look={look} />}
      {kind === 'virtual' &&
        (virtualContent ?? <Virtual order={order} extras={extras} look={look} />)}
      {(kind === 'pickup' || !order.shipping) && <Store order={order} extras={extras} />}
      {receiver &&
        (receiverTitle || receiver.address) &&
        kind !== 'pickup' &&
        kind !== 'virtual' && (
          <Row icon="pin" title={receiverTitle || receiver.address} strong={false}>
            {receiverTitle && receiver.address && (
              <Text className="fahuo-row-sub">{receiver.address}</Text>
            )}
          </Row>
        )}
    </View>
  )
}

function Parcels(props: {
  order: BuyerOrder
  extras: OrderExtras
  onTrack?: (parcel: Parcel) => void
}) {
  const { order, extras, onTrack } = props
  const { texts } = useFahuo()
  const [open, setOpen] = useState(false)
  const looks = parcelLooks(order, extras, texts)
  const many = looks.length > MANY_PARCELS
  const shown = many && !open ? looks.slice(0, FOLDED_PARCELS) : looks
  const summary = parcelSummary(order, texts)
  return (
    <>
      {many && (
        <Row icon="package" tone="go" title={texts.parcels(looks.length)}>
          {summary !== '' && <Text className="fahuo-row-sub">{summary}</Text>}
        </Row>
      )}
      {shown.map((look) => (
        <ParcelRow key={look.number} look={look} {...(onTrack && { onTrack })} />
      ))}
      {many && (
        <Fold
          open={open}
          text={texts.moreParcels(looks.length - FOLDED_PARCELS)}
          onChange={setOpen}
        />
      )}
      {messagesOfAll(order, extras) && <Row icon="bell" title={texts.messages} strong={false} />}
    </>
  )
}

/** The tone of the row that has the order's only delivery. */
const toneOf = (look: Look) => (look.rail === 'past' ? '' : look.rail)

function SameCity({ order, look }: { order: BuyerOrder; look: Look }) {
  const { texts } = useFahuo()
  const time = parcelsOf(order)[0]?.upload_time ?? 0
  return (
    <Row icon="bike" tone={toneOf(look)} title={texts.byMerchant}>
      {time > 0 && (
        <Text className="fahuo-row-sub">
          {texts.shippedOn(`${formatDay(time, texts)} ${formatClock(time)}`)}
        </Text>
      )}
    </Row>
  )
}

function Virtual(props: { order: BuyerOrder; extras: OrderExtras; look: Look }) {
  const { order, extras, look } = props
  const { texts } = useFahuo()
  const { item_list: items = [] } = extras
  const goods = parcelsOf(order)[0]?.goods_desc ?? ''
  // Without goods of the shop the description stands in their place already.
  const said = goods !== '' && (items.length > 0 || goods !== order.description)
  return (
    <Row icon="ticket" tone={toneOf(look)} title={said ? goods : texts.virtualGoods}>
      <Text className="fahuo-row-sub">
        {said ? texts.virtualGoods + texts.comma + texts.noDelivery : texts.noDelivery}
      </Text>
    </Row>
  )
}

function Store({ order, extras }: { order: BuyerOrder; extras: OrderExtras }) {
  const { texts } = useFahuo()
  const { store } = extras
  const state = stateOf(order, extras)
  // A code that was used helps nobody.
  const code = ['toShip', 'readyForPickup'].includes(state) ? extras.pickup_code : undefined
  if (!store && code === undefined) return null
  const where = [store?.address, store?.hours].filter((part) => part).join(' · ')
  return (
    <View className="fahuo-row">
      <Icon name="store" />
      <View className="fahuo-grow">
        <Text className="fahuo-strong">{store?.name ?? texts.selfPickup}</Text>
        {where !== '' && <Text className="fahuo-row-sub">{where}</Text>}
      </View>
      {code !== undefined && (
        <View className="fahuo-code">
          <Text className="fahuo-small">{texts.pickupCode}</Text>
          <Text className="fahuo-code-value" userSelect>
            {code}
          </Text>
        </View>
      )}
    </View>
  )
}
