import { ORDER_LIST_PAGE, type BuyerOrder, type Parcel } from '@fahuo/contract'
import { OrderList, useFahuo, useJumpQuery, useTitle } from '@fahuo/miniapp-kit/taro'
import { useCallback, useEffect } from 'react'
import { openOrder, openTracking } from '../open.ts'

/** The buyer's orders, by state. Opened as a jump path, it opens the order of the message. */
export default function OrderListPage() {
  const { texts } = useFahuo()
  useTitle(texts.myOrders)
  const jump = useJumpQuery(ORDER_LIST_PAGE)
  useEffect(() => {
    if (jump) openOrder(jump)
  }, [jump])
  const track = useCallback(
    (order: BuyerOrder, { tracking_no }: Parcel) => openTracking(order, tracking_no),
    [],
  )
  const open = useCallback(({ transaction_id }: BuyerOrder) => openOrder({ transaction_id }), [])
  return <OrderList onOpen={open} onTrack={track} />
}
