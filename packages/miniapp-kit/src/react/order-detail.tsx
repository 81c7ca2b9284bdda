import type { BuyerOrder, OrderExtras, Parcel } from '@fahuo/contract'
import { View } from '@tarojs/components'
import { useMemo, type ReactNode } from 'react'
import { lookOf } from '../core/look.ts'
import { actionsOf, hasActions, OrderBar } from './order-bar.tsx'
import { OrderGoods } from './order-goods.tsx'
import { OrderHead } from './order-head.tsx'
import { OrderNumbers } from './order-numbers.tsx'
import { OrderStale } from './order-stale.tsx'
import { OrderWay } from './order-way.tsx'
import { useFahuo } from './provider.tsx'
import type { Stale } from './use-refresh.ts'
import { useRoot } from './use-root.ts'

export interface OrderDetailProps {
  order: BuyerOrder
  /** What the shop tells of the order; `order.extras` when left out. */
  extras?: OrderExtras | undefined
  /** WeChat's status of each waybill, by its number; that of the parcels when left out. */
  status?: Readonly<Record<string, number>> | undefined
  /** Set while the order is old; the phone being offline disables the confirm button. */
  stale?: Stale | null | undefined
  /** Loads the order again. */
  onRetry?: (() => void) | undefined
  /** Opens the tracking of a parcel; without it parcels have no link. */
  onTrack?: ((parcel: Parcel) => void) | undefined
  /** Gets the order that the server returns after the confirm-receipt component. */
  onConfirmed?: ((order: BuyerOrder) => void) | undefined
  beforeGoods?: ReactNode
  /** In place of the goods card. */
  goods?: ReactNode
  afterGoods?: ReactNode
  numbersExtra?: ReactNode
  barExtra?: ReactNode
  virtualContent?: ReactNode
}

/** One order, a whole page: state, way, goods, numbers, and the bar with what the buyer can do. */
export function OrderDetail(props: OrderDetailProps) {
  const { status, stale, onTrack } = props
  const { texts } = useFahuo()
  const order = useMemo(() => withStatus(props.order, status), [props.order, status])
  const extras = props.extras ?? order.extras
  const look = useMemo(
    () => lookOf(order, extras, texts, Date.now() / 1000),
    [order, extras, texts],
  )
  const bar = hasActions(actionsOf(order, extras)) || props.barExtra !== undefined
  return (
    <View {...useRoot(`fahuo-page fahuo-detail${bar ? ' fahuo-detail-bar' : ''}`)}>
      {stale && <OrderStale stale={stale} onRetry={props.onRetry} />}
      <OrderHead look={look} />
      <OrderWay
        order={order}
        extras={extras}
        look={look}
        virtualContent={props.virtualContent}
        {...(onTrack && { onTrack })}
      />
      {props.beforeGoods}
      {props.goods ?? <OrderGoods order={order} extras={extras} />}
      {props.afterGoods}
      <OrderNumbers order={order}>{props.numbersExtra}</OrderNumbers>
      <OrderBar
        order={order}
        extras={extras}
        offline={stale?.error === 'offline'}
        onConfirmed={props.onConfirmed}
      >
        {props.barExtra}
      </OrderBar>
    </View>
  )
}

function withStatus(
  order: BuyerOrder,
  status: Readonly<Record<string, number>> | undefined,
): BuyerOrder {
  const { shipping } = order
  if (!status || !shipping) return order
  const shipping_list = shipping.shipping_list.map((parcel) => {
    const known = status[parcel.tracking_no]
    return known === undefined ? parcel : { ...parcel, status: known }
  })
  return { ...order, shipping: { ...shipping, shipping_list } }
}
