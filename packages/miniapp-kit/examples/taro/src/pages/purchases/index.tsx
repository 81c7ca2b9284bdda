import { jumpSearch, OrderList } from '@fahuo/miniapp-kit/taro'
import Taro from '@tarojs/taro'

export default function Purchases() {
  return (
    <OrderList
      onOpen={({ transaction_id }) =>
        void Taro.navigateTo({ url: `/pages/purchase/index${jumpSearch({ transaction_id })}` })
      }
    />
  )
}
