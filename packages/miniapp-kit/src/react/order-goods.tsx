import type { BuyerOrder, OrderExtras } from '@fahuo/contract'
import { Image, Text, View } from '@tarojs/components'
import { useState } from 'react'
import { LARGE_SCALE } from '../core/card.ts'
import { goodsOf, LONG_PRICE, sumsOf, type Goods } from '../core/goods.ts'
import { placesOfGoods } from '../core/parcels.ts'
import { isRefundedInPart, stateOf } from '../core/state.ts'
import { Fold } from './fold.tsx'
import { Icon } from './icon.tsx'
import { openPage } from './open-page.ts'
import { useFahuo } from './provider.tsx'
import { useRoot } from './use-root.ts'

/** One line more than fold into a line. */
const UNFOLDED_ITEMS = 4
const FOLDED_ITEMS = 3

/** The goods of an order, and what was paid for them. */
export function OrderGoods(props: { order: BuyerOrder; extras?: OrderExtras | undefined }) {
  const { order, extras } = props
  const { texts } = useFahuo()
  const [open, setOpen] = useState(false)
  const goods = goodsOf(order, extras)
  const many = goods.length > UNFOLDED_ITEMS
  const shown = many && !open ? goods.slice(0, FOLDED_ITEMS) : goods
  const places = placesOfGoods(order, extras, texts)
  const afterSales = afterSalesOf(order, extras)
  const link = afterSales && (
    <View
      className={extras?.shop ? 'fahuo-link' : 'fahuo-small-button'}
      ariaRole="button"
      onClick={() => openPage(afterSales.path)}
    >
      {texts[afterSales.text]}
    </View>
  )
  return (
    <View {...useRoot('fahuo-card')}>
      {extras?.shop && (
        <View className="fahuo-shop">
          <Shop shop={extras.shop} />
          {link}
        </View>
      )}
      <View className="fahuo-items">
        {shown.map((item, index) => (
          // oxlint-disable-next-line react/no-array-index-key
          <Item key={index} item={item} place={places[index] ?? ''} />
        ))}
      </View>
      {many && (
        <Fold open={open} text={texts.moreItems(goods.length - FOLDED_ITEMS)} onChange={setOpen} />
      )}
      <View className="fahuo-sums fahuo-line">
        {sumsOf(order, extras, texts, stateOf(order, extras) === 'refunded').map(
          ({ label, value, is }) => (
            <View key={label} className={`fahuo-sum${is === 'total' ? ' fahuo-total' : ''}`}>
              <Text className={is === 'total' ? '' : 'fahuo-muted'}>{label}</Text>
              <Text className="fahuo-value">{value}</Text>
            </View>
          ),
        )}
      </View>
      {!extras?.shop && link && <View className="fahuo-goods-end">{link}</View>}
    </View>
  )
}

/** The shop's own page about a refund, and what its link says; none where it would say nothing. */
export function afterSalesOf(
  order: BuyerOrder,
  extras: OrderExtras | undefined,
): { text: 'afterSales' | 'viewRefund'; path: string } | null {
  const path = extras?.after_sales_path
  const state = stateOf(order, extras)
  if (path === undefined || path === '' || state === 'dispute' || state === 'unknown') return null
  if (state === 'refunded' || isRefundedInPart(order, extras)) return { text: 'viewRefund', path }
  // Before the goods are shipped the bar has the button.
  return state === 'toShip' || state === 'partlyShipped' ? null : { text: 'afterSales', path }
}

export function Shop({ shop }: { shop: NonNullable<OrderExtras['shop']> }) {
  const { path } = shop
  return (
    <View
      className="fahuo-shop-name"
      {...(path && {
        ariaRole: 'button',
        onClick: (event: { stopPropagation: () => void }) => {
          event.stopPropagation()
          openPage(path)
        },
      })}
    >
      {shop.logo_url && <Image className="fahuo-logo" src={shop.logo_url} mode="aspectFill" />}
      <Text className="fahuo-strong fahuo-one-line">{shop.name}</Text>
      {path && <Icon name="right" />}
    </View>
  )
}

/** `place` is the parcel that it is in; empty where there is nothing to say. */
function Item({ item, place }: { item: Goods; place: string }) {
  const { scale } = useFahuo()
  const { price, count, image, path } = item
  const below = price.length > LONG_PRICE || (scale > LARGE_SCALE && price !== '')
  const numbers = (
    <>
      {price !== '' && <Text className={below ? 'fahuo-price' : ''}>{price}</Text>}
      <Text className="fahuo-count">{count}</Text>
      {place !== '' && <Text className="fahuo-count">{place}</Text>}
    </>
  )
  return (
    <View
      className={`fahuo-item${price + image === '' ? ' fahuo-item-bare' : ''}`}
      {...(path !== '' && { ariaRole: 'button', onClick: () => openPage(path) })}
    >
      {image !== '' && <Image className="fahuo-picture" src={image} mode="aspectFill" lazyLoad />}
      <View className="fahuo-grow">
        <Text className="fahuo-name">{item.name}</Text>
        {item.spec !== '' && <Text className="fahuo-spec fahuo-small">{item.spec}</Text>}
        {below && <View className="fahuo-price-below">{numbers}</View>}
      </View>
      {!below && price + count !== '' && <View className="fahuo-price">{numbers}</View>}
    </View>
  )
}
