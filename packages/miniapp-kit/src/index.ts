export * from './core/index.ts'
export {
  ConfirmReceiptButton,
  OrderCard,
  OrderDetail,
  OrderProblem,
  OrderSkeleton,
  ParcelList,
} from './react/components.tsx'
export { FahuoProvider, useFahuo } from './react/provider.tsx'
export { useJumpQuery, useOrderFromMessage } from './react/use-order-from-message.ts'
export { useConfirmReceipt, useOrder, type OrderView } from './react/use-order.ts'
export { useOrders, type OrdersView } from './react/use-orders.ts'
