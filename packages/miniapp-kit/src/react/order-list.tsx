import { ORDER_TABS, type BuyerOrder, type OrderTab, type Parcel } from '@fahuo/contract'
import { View } from '@tarojs/components'
import Taro, { usePullDownRefresh, useReachBottom } from '@tarojs/taro'
import { useEffect, useMemo, useState, type ReactNode } from 'react'
import { CARD_GAP_PX, cardHeight } from '../core/card.ts'
import { OrderCard } from './order-card.tsx'
import { OrderProblem, ProblemText } from './order-problem.tsx'
import { OrderStale } from './order-stale.tsx'
import { OrderTabs } from './order-tabs.tsx'
import { useFahuo } from './provider.tsx'
import { OrderListSkeleton } from './skeletons.tsx'
import { useCards } from './use-cards.ts'
import { useListWindow } from './use-list-window.ts'
import { useOrders } from './use-orders.ts'
import { useRoot } from './use-root.ts'

const statesOf = (wanted: OrderTab): readonly number[] =>
  ORDER_TABS.find(({ tab }) => tab === wanted)?.order_state ?? []

export interface OrderListProps {
  onOpen: (order: BuyerOrder) => void
  tab?: OrderTab
  /** Opens a page of your own for a parcel; without it cards have no link to tracking. */
  onTrack?: (order: BuyerOrder, parcel: Parcel) => void
  /** Gets the order that the server returns after the confirm-receipt component. */
  onConfirmed?: (order: BuyerOrder) => void
  /** Below the words of an empty list: a way to the shop. */
  empty?: ReactNode
  /** Something of your own on each card, exactly `cardExtraHeight` px high. */
  cardExtra?: (order: BuyerOrder) => ReactNode
  cardExtraHeight?: number
}

/** The buyer's orders, by state: a whole page. Set `enablePullDownRefresh` in the page's config. */
export function OrderList(props: OrderListProps) {
  const { onOpen, onTrack, onConfirmed, cardExtra, cardExtraHeight = 0 } = props
  const { texts, scale } = useFahuo()
  const [tab, setTab] = useState<OrderTab>(props.tab ?? 'all')
  const view = useOrders(statesOf(tab))
  const { orders, error, stale, loading, hasMore, loadMore, reload } = view
  const cards = useCards(orders, onTrack !== undefined)
  const extra = cardExtra ? cardExtraHeight : 0
  const heights = useMemo(
    () => cards.map((card) => cardHeight(card, scale) + extra + CARD_GAP_PX),
    [cards, scale, extra],
  )
  const { blocks, height, atEnd, toTop } = useListWindow(heights)

  usePullDownRefresh(async () => {
    const refreshed = await reload()
    Taro.stopPullDownRefresh()
    if (!refreshed) await Taro.showToast({ title: texts.refreshFailed, icon: 'none' })
  })
  useReachBottom(() => {
    if (error === null) loadMore()
  })
  // A fast scroll reaches the last row before WeChat calls onReachBottom.
  useEffect(() => {
    if (atEnd && orders.length > 0 && error === null) loadMore()
    // oxlint-disable-next-line react/exhaustive-deps
  }, [atEnd, orders.length])

  function change(wanted: OrderTab): void {
    setTab(wanted)
    toTop()
    void Taro.pageScrollTo({ scrollTop: 0, duration: 0 })
  }

  return (
    <View {...useRoot('fahuo-page fahuo-list')}>
      <OrderTabs tab={tab} counts={view.counts} onChange={change} />
      {stale && orders.length > 0 && <OrderStale stale={stale} onRetry={() => void reload()} />}
      {orders.length > 0 ? (
        <>
          <View className="fahuo-rows" style={`height:${height}px`}>
            {blocks.map(({ key, from, to, top }) => (
              <View key={key} className="fahuo-block" style={`top:${top}px`}>
                {orders.slice(from, to).map((order, index) => {
                  const card = cards[from + index]
                  return (
                    card && (
                      <OrderCard
                        // oxlint-disable-next-line react/no-array-index-key
                        key={index}
                        order={order}
                        card={card}
                        onOpen={onOpen}
                        onTrack={onTrack}
                        onConfirmed={onConfirmed}
                        offline={stale?.error === 'offline'}
                      >
                        {cardExtra && (
                          <View className="fahuo-extra" style={`height:${cardExtraHeight}px`}>
                            {cardExtra(order)}
                          </View>
                        )}
                      </OrderCard>
                    )
                  )
                })}
              </View>
            ))}
          </View>
          <View
            className="fahuo-end"
            {...(error !== null && { ariaRole: 'button', onClick: loadMore })}
          >
            {error !== null
              ? `${texts.error[error]?.title ?? texts.refreshFailed} · ${texts.retry}`
              : hasMore
                ? texts.loading
                : texts.noMore}
          </View>
        </>
      ) : error !== null ? (
        <OrderProblem code={error} onRetry={() => void reload()} />
      ) : loading ? (
        <OrderListSkeleton />
      ) : (
        <View className="fahuo-problem">
          <ProblemText
            icon="package-open"
            tone="past"
            title={texts.noOrders}
            text={texts.noOrdersHint}
          />
          {props.empty}
        </View>
      )}
    </View>
  )
}
