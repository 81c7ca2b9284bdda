import type { OrderTab } from '@fahuo/contract'
import type { StateName, StepName } from './state.ts'

/** All texts that a buyer reads. Replace any of them with `<FahuoProvider texts={…}>`. */
export interface Texts {
  tabs: Record<OrderTab, string>
  /** A day of the year, `month` from 1. Chinese joins its characters, so that they never break. */
  day: (month: number, day: number) => string
  /** The state of an order, as the title of its page and on its card. */
  state: Record<StateName, string>
  combined: (orders: number) => string
  partlyRefunded: string
  /** What happens next: under the title. */
  next: {
    preparing: string
    promised: (day: string) => string
    overdue: (day: string) => string
    presale: (day: string) => string
    partlyShipped: string
    express: string
    signed: string
    signedByAgent: string
    severalParcels: string
    problem: string
    /** Where the shop can be contacted from the order. */
    problemContact: string
    sameCity: string
    pickup: string
    virtual: string
    received: string
    completed: string
    refunded: string
    dispute: string
    combined: string
    unknown: string
  }
  /** A smaller line below it. */
  contactToUrge: string
  piecesShipped: (shipped: number, left: number) => string
  /** `days` until WeChat confirms the receipt itself: 0 is today. */
  automaticReceipt: (days: number) => string
  /** The same, with the day. */
  automaticReceiptOn: (days: number, day: string) => string
  /** The time that WeChat estimated is over. */
  automaticReceiptSoon: string
  refundArrival: string
  automaticReceiptPaused: string
  step: Record<StepName, string>
  /** WeChat's status of a waybill: 1 collected to 6 signed for by an agent. */
  waybill: Record<number, string>
  /** Status 0: the carrier does not have it yet. */
  notCollected: string
  shipped: string
  shippedOn: (day: string) => string
  byMerchant: string
  virtualGoods: string
  noDelivery: string
  selfPickup: string
  pickupCode: string
  /** What a screen reader says of an order in the list. */
  orderLabel: (state: string, description: string, amount: string) => string
  goodsTotal: string
  freight: string
  freeFreight: string
  discount: string
  paid: string
  /** Before the amount on a card. */
  paidShort: string
  paidTogether: string
  refunded: string
  pieces: (count: number) => string
  moreItems: (count: number) => string
  /** The name of an arrow that opens what it stands beside. */
  more: string
  less: string
  afterSales: string
  applyRefund: string
  viewRefund: string
  contact: string
  /** Under an icon, or beside another button. */
  contactShort: string
  tradeNo: string
  paidAt: string
  /** When a card has no shop to name. */
  paidOn: (day: string, time: string) => string
  moreInfo: string
  deliveryMethod: string
  deliveryMethods: Record<number, string>
  shippedAt: string
  receivedAt: string
  paymentNo: string
  /** Between two parts of a sentence. */
  comma: string
  parcels: (count: number) => string
  parcelsShipped: (count: number) => string
  /** So many of the parcels have this status. */
  parcelsWith: (count: number, status: string) => string
  parcel: (number: number) => string
  moreParcels: (count: number) => string
  carrier: string
  trackingNo: string
  copy: string
  /** The name of a copy button; `what` is one of the labels here. */
  copyOf: (what: string) => string
  copyFailed: string
  track: string
  /** WeChat sends the buyer messages about the parcels. */
  messages: string
  /** Names of carriers, by WeChat's `delivery_id`; other carriers keep the name that WeChat gives. */
  carriers: Record<string, string>
  /** `carrier` is empty where it is not known. */
  trackingHint: (carrier: string) => string
  receiverPhone: string
  receiverPhoneHint: string
  trackInWechat: string
  trackingFailed: string
  confirmReceipt: string
  confirmPickup: string
  confirming: string
  notConfirmed: string
  /** The component says that it is confirmed, and WeChat's server does not yet. */
  submitted: string
  /** Another WeChat account paid. */
  wrongPayer: string
  unsupported: string
  updateWechat: string
  notOpened: string
  /** WeChat has not answered yet. */
  asking: string
  checkAgain: string
  /** On the button while the phone is offline. */
  confirmOffline: string
  today: (time: string) => string
  /** Why old data is shown, and of when it is. */
  stale: (reason: string, time: string) => string
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
