import {
  OrderDetail,
  OrderProblem,
  OrderSkeleton,
  useOrderFromMessage,
} from '@fahuo/miniapp-kit/taro'
import Taro from '@tarojs/taro'

/** The jump path of this shop: WeChat's message opens it, and the shop's own list. */
export default function Purchase() {
  const { order, error, reload } = useOrderFromMessage()
  if (order) return <OrderDetail order={order} />
  if (error === null) return <OrderSkeleton />
  return (
    <OrderProblem
      code={error}
      onRetry={() => void reload()}
      onOrders={() => void Taro.redirectTo({ url: '/pages/purchases/index' })}
    />
  )
}
