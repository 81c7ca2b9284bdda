import { ORDER_DETAIL_PAGE, ORDER_STATE, type BuyerOrder, type JumpQuery } from '@fahuo/contract'
import {
  OrderCard,
  OrderProblem,
  OrderSkeleton,
  useFahuo,
  useJumpQuery,
  useOrders,
} from '@fahuo/miniapp-kit'
import { View } from '@tarojs/components'
import Taro, { usePullDownRefresh, useReachBottom } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import './index.css'

const TABS = [
  undefined,
  ORDER_STATE.awaiting_shipment,
  ORDER_STATE.shipped,
  ORDER_STATE.transaction_complete,
] as const

function openOrder(query: JumpQuery | BuyerOrder): void {
  const { transaction_id, merchant_id, merchant_trade_no } = query
  const pairs = Object.entries({ transaction_id, merchant_id, merchant_trade_no })
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`)
  void Taro.navigateTo({ url: `/${ORDER_DETAIL_PAGE}?${pairs.join('&')}` })
}

/** My orders, by state. As a jump path with a query it opens that order. */
export default function OrderListPage() {
  const { texts } = useFahuo()
  const [order_state, setOrderState] = useState<(typeof TABS)[number]>()
  const { orders, error, loading, hasMore, loadMore, reload } = useOrders(order_state)
  const jump = useJumpQuery()

  useEffect(() => {
    if (jump) openOrder(jump)
  }, [jump])
  usePullDownRefresh(() => {
    void reload().finally(() => Taro.stopPullDownRefresh())
  })
  useReachBottom(loadMore)

  return (
    <>
      <View className="tabs" ariaRole="tablist">
        {TABS.map((state) => (
          <View
            key={String(state)}
            className={state === order_state ? 'tab tab-on' : 'tab'}
            ariaRole="tab"
            onClick={() => setOrderState(state)}
          >
            {state === undefined ? texts.all : texts.state[state]}
          </View>
        ))}
      </View>
      {error !== null && orders.length === 0 ? (
        <OrderProblem code={error} onRetry={() => void reload()} />
      ) : loading && orders.length === 0 ? (
        <OrderSkeleton />
      ) : (
        <>
          {orders.map((order) => (
            <OrderCard key={order.transaction_id} order={order} onTap={() => openOrder(order)} />
          ))}
          <View className="end" onClick={loadMore}>
            {orders.length === 0
              ? texts.noOrders
              : error !== null
                ? texts.error[error]
                : hasMore
                  ? texts.loading
                  : texts.noMore}
          </View>
        </>
      )}
    </>
  )
}
