import type { OrderTab } from '@fahuo/contract'
import type { Step } from './progress.ts'

/** All words a buyer reads. Replace any of them with `<FahuoProvider texts={…}>`. */
export interface Texts {
  tabs: Record<OrderTab, string>
  state: Record<number, string>
  /** A state that WeChat may add one day. */
  unknownState: string
  shippedInPart: string
  dispute: string
  /** What happens next, by state. */
  next: Record<number, string>
  nextUnknown: string
  nextShippedInPart: string
  inComplaint: string
  /** About when WeChat confirms by itself. */
  automaticReceipt: (time: string) => string
  estimatedSettlement: (time: string) => string
  step: Record<Step['step'], string>
  goods: string
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
  copyOf: (what: string) => string
  copyFailed: string
  track: string
  /** Names of carriers, by WeChat's id; others are shown as WeChat names them. */
  carriers: Record<string, string>
  trackingHint: (carrier: string) => string
  receiverPhone: string
  receiverPhoneHint: string
  trackInWechat: string
  trackingFailed: string
  confirmReceipt: string
  confirming: string
  notConfirmed: string
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
  /** What went wrong, by code; `internal` for all others. */
  error: Record<string, { title: string; remedy: string }>
}
