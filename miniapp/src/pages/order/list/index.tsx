import { ORDER_LIST_PAGE, type BuyerOrder, type Parcel } from '@fahuo/contract'
import { OrderList, useFahuo, useJumpQuery, useTitle } from '@fahuo/miniapp-kit/taro'
import { useEffect } from 'react'
import { openOneOrder, openOrder, openTracking } from '../open.ts'

const track = (order: BuyerOrder, { tracking_no }: Parcel) => openTracking(order, tracking_no)

/** The buyer's orders, by state. Opened as a jump path, it opens the order of the message. */
export default function OrderListPage() {
  const { texts } = useFahuo()
  useTitle(texts.myOrders)
  const jump = useJumpQuery(ORDER_LIST_PAGE)
  useEffect(() => {
    if (jump) openOrder(jump)
  }, [jump])
  return <OrderList onOpen={openOneOrder} onTrack={track} />
}
