import { ORDER_TABS, type BuyerOrder, type OrderTab } from '@fahuo/contract'
import { Text, View } from '@tarojs/components'
import Taro, { usePullDownRefresh, useReachBottom } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { CARD_HEIGHT_PX, OrderCard } from './order-card.tsx'
import { OrderProblem, ProblemText } from './order-problem.tsx'
import { useFahuo } from './provider.tsx'
import { OrderListSkeleton } from './skeletons.tsx'
import { useListWindow } from './use-list-window.ts'
import { useOrders } from './use-orders.ts'
import { useRoot } from './use-root.ts'

/** Taro's types do not have it; the plugin in taro/ makes it work. */
declare module '@tarojs/components/types/common' {
  interface StandardProps {
    ariaSelected?: boolean
  }
}

const statesOf = (wanted: OrderTab): readonly number[] =>
  ORDER_TABS.find(({ tab }) => tab === wanted)?.order_state ?? []

/** The buyer's orders, by state: a whole page. Set `enablePullDownRefresh` in the page's config. */
export function OrderList(props: { onOpen: (order: BuyerOrder) => void; tab?: OrderTab }) {
  const { onOpen } = props
  const { texts, scale } = useFahuo()
  const [tab, setTab] = useState<OrderTab>(props.tab ?? 'all')
  const { orders, counts, error, loading, hasMore, loadMore, reload } = useOrders(statesOf(tab))
  const rowHeight = CARD_HEIGHT_PX * scale
  const { blocks, atEnd, toTop } = useListWindow(orders.length, rowHeight)

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
      <Tabs tab={tab} counts={counts} onChange={change} />
      {orders.length > 0 ? (
        <>
          <View className="fahuo-rows" style={`height:${orders.length * rowHeight}px`}>
            {blocks.map(({ key, from, to }) => (
              <View key={key} className="fahuo-block" style={`top:${from * rowHeight}px`}>
                {orders.slice(from, to).map((order, index) => (
                  // oxlint-disable-next-line react/no-array-index-key
                  <OrderCard key={index} order={order} onOpen={onOpen} />
                ))}
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
        </View>
      )}
    </View>
  )
}

function Tabs(props: {
  tab: OrderTab
  counts: Readonly<Record<string, number>>
  onChange: (tab: OrderTab) => void
}) {
  const { texts } = useFahuo()
  return (
    <View className="fahuo-tabs" ariaRole="tablist">
      {ORDER_TABS.map(({ tab, order_state }) => {
        // Only orders that wait for something are counted.
        const pending = tab === 'toShip' || tab === 'toReceive' ? order_state : []
        const count = pending.reduce((sum, state) => sum + (props.counts[state] ?? 0), 0)
        const selected = tab === props.tab
        return (
          <View
            key={tab}
            className={selected ? 'fahuo-tab fahuo-tab-on' : 'fahuo-tab'}
            ariaRole="tab"
            ariaSelected={selected}
            onClick={() => props.onChange(tab)}
          >
            {texts.tabs[tab]}
            {count > 0 && <Text className="fahuo-tab-count">{count > 99 ? '99+' : count}</Text>}
          </View>
        )
      })}
    </View>
  )
}
