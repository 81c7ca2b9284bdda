import { ORDER_LIST_PAGE } from '@fahuo/contract'
import {
  ConfirmReceiptButton,
  OrderDetail,
  OrderProblem,
  OrderSkeleton,
  useOrderFromMessage,
} from '@fahuo/miniapp-kit'
import Taro from '@tarojs/taro'

const toOrders = () => {
  void Taro.reLaunch({ url: `/${ORDER_LIST_PAGE}` })
}

/** One order; where the shipping message lands. */
export default function OrderDetailPage() {
  const { order, error, reload, show } = useOrderFromMessage()
  if (error !== null) return <OrderProblem code={error} onRetry={reload} onOrders={toOrders} />
  if (!order) return <OrderSkeleton />
  return (
    <>
      <OrderDetail order={order} />
      <ConfirmReceiptButton order={order} onAnswer={show} />
    </>
  )
}
