export { createBuyerApi, BuyerApiError, type BuyerApi, type BuyerApiEnv } from './buyer-api.ts'
export {
  CONFIRM_RECEIPT_APPID,
  readConfirmReceiptReturn,
  type BusinessViewWx,
  type ConfirmReceiptReturn,
  type ConfirmReceiptStatus,
  type OpenBusinessViewOptions,
  type ReturnOptions,
} from './business-view.ts'
export {
  confirmReceipt,
  type ConfirmReceiptEnv,
  type ConfirmReceiptOrder,
  type ConfirmReceiptOutcome,
} from './confirm-receipt.ts'
export { formatMoney, formatTime } from './format.ts'
export { isSameJump, readJumpQuery } from './jump-query.ts'
export { textsFor, type Texts } from './texts.ts'
