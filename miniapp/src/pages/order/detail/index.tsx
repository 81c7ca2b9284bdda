import type { BuyerOrder, Parcel } from '@fahuo/contract'
import {
  OrderCombined,
  OrderDetail,
  OrderProblem,
  OrderSkeleton,
  useFahuo,
  useOrderFromMessage,
  usePageQuery,
  useTitle,
  useTracking,
  type Stale,
} from '@fahuo/miniapp-kit/taro'
import Taro, { usePullDownRefresh } from '@tarojs/taro'
import { openOneOrder, openOrders, openTracking } from '../open.ts'

const track = (order: BuyerOrder, { tracking_no }: Parcel) => openTracking(order, tracking_no)

/** One order, or all of a combined payment: the page that the shipping message opens. */
export default function OrderDetailPage() {
  const { texts } = useFahuo()
  useTitle(texts.orderDetail)
  const page = usePageQuery()
  const { order, sub_orders, error, stale, reload } = useOrderFromMessage()
  usePullDownRefresh(async () => {
    await reload()
    Taro.stopPullDownRefresh()
  })
  const retry = () => void reload()
  if (!order)
    return error === null ? (
      <OrderSkeleton />
    ) : (
      <OrderProblem code={error} onRetry={retry} onOrders={openOrders} />
    )
  if (sub_orders.length > 1 && page?.params['alone'] === undefined)
    return (
      <OrderCombined
        sub_orders={sub_orders}
        stale={stale}
        onRetry={retry}
        onOpen={openOneOrder}
        onTrack={track}
      />
    )
  return <LoadedOrder key={order.transaction_id} order={order} stale={stale} onRetry={retry} />
}

function LoadedOrder(props: { order: BuyerOrder; stale: Stale | null; onRetry: () => void }) {
  const { order, stale, onRetry } = props
  const { open } = useTracking(order)
  return (
    <OrderDetail
      order={order}
      stale={stale}
      onRetry={onRetry}
      onTrack={(parcel) => {
        void open(parcel).then((opened) => {
          if (!opened) track(order, parcel)
        })
      }}
    />
  )
}
