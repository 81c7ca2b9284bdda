import { ORDER_LIST_PAGE, type BuyerOrder } from '@fahuo/contract'
import { OrderList, useFahuo, useJumpQuery, useTitle } from '@fahuo/miniapp-kit/taro'
import { useCallback, useEffect } from 'react'
import { openOrder } from '../open.ts'

/** The buyer's orders, by state. Opened as a jump path, it opens the order of the message. */
export default function OrderListPage() {
  const { texts } = useFahuo()
  useTitle(texts.myOrders)
  const jump = useJumpQuery(ORDER_LIST_PAGE)
  useEffect(() => {
    if (jump) openOrder(jump)
  }, [jump])
  const open = useCallback(({ transaction_id }: BuyerOrder) => openOrder({ transaction_id }), [])
  return <OrderList onOpen={open} />
}
