import type { OrderTab } from '@fahuo/contract'
import type { Step } from './progress.ts'

/** All texts that a buyer reads. Replace any of them with `<FahuoProvider texts={…}>`. */
export interface Texts {
  tabs: Record<OrderTab, string>
  state: Record<number, string>
  /** For a state that WeChat may add later. */
  unknownState: string
  shippedInPart: string
  dispute: string
  /** What happens next, by `order_state`. */
  next: Record<number, string>
  nextUnknown: string
  nextShippedInPart: string
  inComplaint: string
  /** When WeChat confirms the receipt automatically. */
  automaticReceipt: (time: string) => string
  estimatedSettlement: (time: string) => string
  step: Record<Step['step'], string>
  /** What a screen reader says of an order in the list. */
  orderLabel: (state: string, description: string, amount: string) => string
  amount: string
  paidAt: string
  tradeNo: string
  paymentNo: string
  deliveryMethod: string
  deliveryMethods: Record<number, string>
  parcels: (count: number) => string
  parcel: (number: number) => string
  moreParcels: (count: number) => string
  shippedAt: string
  carrier: string
  trackingNo: string
  copy: string
  /** The name of a copy button; `what` is one of the labels here. */
  copyOf: (what: string) => string
  copyFailed: string
  track: string
  /** Names of carriers, by WeChat's `delivery_id`; other carriers keep the name that WeChat gives. */
  carriers: Record<string, string>
  /** `carrier` is empty where it is not known. */
  trackingHint: (carrier: string) => string
  receiverPhone: string
  receiverPhoneHint: string
  trackInWechat: string
  trackingFailed: string
  confirmReceipt: string
  confirming: string
  notConfirmed: string
  /** The component says that it is confirmed, and WeChat's server does not yet. */
  submitted: string
  /** Another WeChat account paid. */
  wrongPayer: string
  unsupported: string
  updateWechat: string
  notOpened: string
  checkAgain: string
  retry: string
  toOrders: string
  myOrders: string
  orderDetail: string
  parcelTracking: string
  loading: string
  noOrders: string
  noOrdersHint: string
  noMore: string
  refreshFailed: string
  /** Error messages, by error code; `internal` for all other codes. */
  error: Record<string, { title: string; remedy: string }>
}
