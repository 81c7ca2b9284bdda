import type { BuyerOrder, Parcel } from '@fahuo/contract'
import {
  OrderDetail,
  OrderProblem,
  OrderSkeleton,
  useFahuo,
  useOrderFromMessage,
  useTitle,
  useTracking,
  type Stale,
} from '@fahuo/miniapp-kit/taro'
import Taro, { usePullDownRefresh } from '@tarojs/taro'
import { openOrders, openTracking } from '../open.ts'

/** One order: the page that the shipping message opens. */
export default function OrderDetailPage() {
  const { texts } = useFahuo()
  useTitle(texts.orderDetail)
  const { order, error, stale, reload } = useOrderFromMessage()
  usePullDownRefresh(async () => {
    await reload()
    Taro.stopPullDownRefresh()
  })
  if (!order)
    return error === null ? (
      <OrderSkeleton />
    ) : (
      <OrderProblem code={error} onRetry={() => void reload()} onOrders={openOrders} />
    )
  return (
    <LoadedOrder
      key={order.transaction_id}
      order={order}
      stale={stale}
      onRetry={() => void reload()}
    />
  )
}

function LoadedOrder(props: { order: BuyerOrder; stale: Stale | null; onRetry: () => void }) {
  const { order, stale, onRetry } = props
  const { open } = useTracking(order)
  const track = async (parcel: Parcel) => {
    if (!(await open(parcel))) openTracking(order, parcel.tracking_no)
  }
  return (
    <OrderDetail
      order={order}
      stale={stale}
      onRetry={onRetry}
      onTrack={(parcel) => void track(parcel)}
    />
  )
}
