export { allCalls, calls } from './calls/index.ts'
export { defineCall, type Call, type CallAuth } from './calls/call.ts'
export {
  BRAND_STATUS,
  CONFIRM_RECEIVE_METHOD,
  DELIVERY_MODE,
  FINISH_SHIPPING_COUNT,
  LOGISTICS_TYPE,
  ORDER_NUMBER_TYPE,
  ORDER_STATE,
  SPECIAL_ORDER_TYPE,
  WAYBILL_STATUS,
} from './calls/enums.ts'
export { Envelope, Order, OrderShipping } from './calls/order.ts'
export {
  OrderKey,
  Payer,
  UploadCombinedShippingInfo,
  UploadContent,
  UploadParcel,
  UploadShippingInfo,
  UploadTime,
  addBrokenRules,
  refuseBrokenCombinedRules,
  refuseBrokenRules,
} from './calls/upload.ts'
export {
  MAX_ITEM_DESC,
  MAX_PARCELS,
  MAX_WAYBILL_BYTES,
  brokenCombinedRules,
  brokenUploadRules,
  isMaskedContact,
  type BrokenRule,
  type UploadShape,
} from './calls/upload-rules.ts'
export {
  brokenCombinedShoppingOrderRules,
  brokenShoppingOrderRules,
  enumNumber,
  isRfc3339,
  linkType,
  type JumpLink,
  type ShoppingOrder,
} from './calls/shopping-order-rules.ts'
export {
  ERRCODE,
  explain,
  explainedErrcodes,
  isBusy,
  isListed,
  type Errcode,
  type ErrorKind,
  type Explanation,
} from './catalogue/index.ts'
export type { UnknownPayment } from './catalogue/unknown-payment.ts'
export {
  createWechat,
  type CallOptions,
  type CallReport,
  type Wechat,
  type WechatOptions,
} from './client/client.ts'
export { WechatError, WechatInvalidRequest, type Issue, type Outcome } from './client/errors.ts'
export { issuesOf } from './client/invoke.ts'
export {
  createPlatform,
  type Authorisation,
  type Platform,
  type PlatformOptions,
} from './platform/platform.ts'
export type { OrderKeyInput, Strict } from './client/strict.ts'
export {
  noTokens,
  stableTokens,
  type StoredToken,
  type TokenSource,
  type TokenStore,
} from './client/tokens.ts'
export { asWechatReads, type LenientOptions } from './calls/lenient.ts'
export { fen, fenOfYuan, unixSeconds, type Fen, type UnixSeconds } from './calls/units.ts'
export {
  checkValue,
  decodeUtf8,
  isStorable,
  JsonError,
  readJsonBody,
  type JsonProblem,
} from './http/json.ts'
export { createTransport, type Transport, type TransportOptions } from './http/transport.ts'
export { PushError, type PushErrorCode } from './push/errors.ts'
export { isTradeEvent, pushKey, readTradeEvent, type TradeEvent } from './push/events.ts'
export { keptFields, nameOf } from './push/kept-fields.ts'
export { isXml, readMessage, writeXml, type Message } from './push/message.ts'
export {
  isGenuineCheck,
  receivePush,
  type PushQuery,
  type PushSecrets,
  type ReceivedPush,
} from './push/receive.ts'
export { sealPush, sealReply, type SealOptions } from './push/seal.ts'
export { isSignedBy, sign } from './push/signature.ts'
export { decrypt, encrypt } from './push/cipher.ts'
