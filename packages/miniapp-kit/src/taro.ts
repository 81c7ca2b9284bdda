export * from './core/index.ts'
export { ConfirmReceiptButton } from './react/confirm-receipt-button.tsx'
export { OrderCard } from './react/order-card.tsx'
export { OrderDetail } from './react/order-detail.tsx'
export { OrderList } from './react/order-list.tsx'
export { OrderError } from './react/order-error.tsx'
export { ParcelList } from './react/parcel-list.tsx'
export { ParcelTracking } from './react/parcel-tracking.tsx'
export { FahuoProvider, useFahuo, type TrackingOptions } from './react/provider.tsx'
export { OrderListSkeleton, OrderSkeleton } from './react/skeletons.tsx'
export { openPage } from './react/open-page.ts'
export {
  useConfirmReceipt,
  type ConfirmNotice,
  type ConfirmReceiptView,
} from './react/use-confirm-receipt.ts'
export { useJumpQuery, useOrderFromMessage } from './react/use-order-from-message.ts'
export { useOrder, type OrderView } from './react/use-order.ts'
export { usePageQuery, type PageQuery } from './react/use-page-query.ts'
export type { Stale } from './react/use-refresh.ts'
export { useOrders, type OrdersView } from './react/use-orders.ts'
export { useTitle } from './react/use-title.ts'
export { useTracking, type TrackingView } from './react/use-tracking.ts'
