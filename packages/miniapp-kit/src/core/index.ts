export { canConfirmReceipt, isReceiptConfirmed, ORDER_STATE, ORDER_TABS } from '@fahuo/contract'
export type {
  BuyerOrder,
  BuyerOrderPage,
  BuyerOrderResponse,
  JumpQuery,
  OrderExtras,
  OrderItem,
  OrderTab,
  Parcel,
  ParcelStatus,
  Settlement,
  Shipping,
} from '@fahuo/contract'
export { readBaseUrl } from './base-url.ts'
export { createBuyerApi, type BuyerApi, type BuyerApiEnv } from './buyer-api.ts'
export {
  CONFIRM_RECEIPT_APPID,
  readConfirmReceiptReturn,
  type BusinessViewWx,
  type ConfirmReceiptOrder,
  type ConfirmReceiptReturn,
  type ConfirmReceiptStatus,
  type OpenBusinessViewOptions,
  type ReturnOptions,
} from './business-view.ts'
export { createCancellation, type Cancellation } from './cancellation.ts'
export {
  confirmReceipt,
  isWrongPayer,
  watchConfirmReceipt,
  type ConfirmReceiptEnv,
  type ConfirmReceiptOutcome,
} from './confirm-receipt.ts'
export { BuyerApiError, errorCode } from './errors.ts'
export { interruptedReceipt } from './interrupted-receipt.ts'
export { formatDay, formatMoney, formatTime } from './format.ts'
export { isSameJump, jumpSearch, readJumpQuery } from './jump-query.ts'
export { LOGISTICS_PLUGIN } from './logistics-plugin.ts'
export { automaticReceiptTime, isShippedInPart, isShippedWhole } from './progress.ts'
export {
  CARD_GAP_PX,
  cardHeight,
  cardOf,
  type Card,
  type CardButton,
  type CardOptions,
} from './card.ts'
export { goodsOf, sumsOf, type Goods, type Sum } from './goods.ts'
export { combinedLook, lookOf, type Look, type Tone } from './look.ts'
export {
  carrierName,
  messagesOfAll,
  parcelLooks,
  parcelSummary,
  placesOfGoods,
  type ParcelLook,
} from './parcels.ts'
export type { LookStep } from './rail.ts'
export {
  isRefundedInFull,
  isRefundedInPart,
  kindOf,
  stateOf,
  WAYBILL,
  type Kind,
  type StateName,
  type StepName,
} from './state.ts'
export type { KitStorage } from './storage.ts'
export { textsFor } from './language.ts'
export type { Texts } from './texts.ts'
export { timelineOf, type TimelineLine } from './timeline.ts'
export { openWaybillTracking } from './tracking.ts'
export { appBaseInfo, MIN_BASE_LIBRARY, type AppBaseInfoWx } from './wechat-version.ts'
export { wxEnv, type KitWx, type NetworkEnv } from './wx-env.ts'
