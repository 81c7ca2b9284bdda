import {
  OrderProblem,
  OrderSkeleton,
  ParcelTracking,
  useFahuo,
  useOrderFromMessage,
  usePageQuery,
  useTitle,
} from '@fahuo/miniapp-kit/taro'
import { openOrders } from '../open.ts'

/** One parcel of an order: its carrier, its tracking number and where to look it up. */
export default function TrackingPage() {
  const page = usePageQuery()
  const { texts } = useFahuo()
  useTitle(texts.parcelTracking)
  const { order, error, reload } = useOrderFromMessage()
  const tracking_no = decodeURIComponent(String(page?.params['tracking_no'] ?? ''))
  const parcel = order?.shipping?.shipping_list.find((it) => it.tracking_no === tracking_no)
  if (order && parcel) return <ParcelTracking order={order} parcel={parcel} />
  if (!order && error === null) return <OrderSkeleton />
  return (
    <OrderProblem code={error ?? 'not_found'} onRetry={() => void reload()} onOrders={openOrders} />
  )
}
