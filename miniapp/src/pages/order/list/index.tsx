import type { BuyerOrder } from '@fahuo/contract'
import { OrderList, useFahuo, useJumpQuery } from '@fahuo/miniapp-kit'
import Taro from '@tarojs/taro'
import { useCallback, useEffect } from 'react'
import { openOrder } from '../open.ts'

/** My orders, by state. As a jump path with a query it opens that order. */
export default function OrderListPage() {
  const { texts } = useFahuo()
  const jump = useJumpQuery()
  useEffect(() => {
    if (jump) openOrder(jump)
  }, [jump])
  useEffect(() => {
    void Taro.setNavigationBarTitle({ title: texts.myOrders })
  }, [texts])
  const open = useCallback(({ transaction_id }: BuyerOrder) => openOrder({ transaction_id }), [])
  return <OrderList onOpen={open} />
}
