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
export {
  APPEAL_STATE,
  COMPLAINT_STATUS,
  complaintTurn,
  PENALTY_STATUS,
  type ComplaintTurn,
} from './calls/complaint-status.ts'
export { brokenBrandRules, type BrandShape } from './calls/brand.ts'
export { imageType, MAX_IMAGE_BYTES, MEDIA_KEPT_SECONDS, type ImageType } from './calls/media.ts'
export { ORDER_NUMBER_PLACEHOLDER } from './calls/order-centre.ts'
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
export type { UnknownPayment, UnknownPaymentCause } from './catalogue/unknown-payment.ts'
export { createWechat, type CallOptions, type Wechat, type WechatOptions } from './client/client.ts'
export { reporting, type CallReport } from './client/report.ts'
export { WechatError, WechatInvalidRequest, type Issue, type Outcome } from './client/errors.ts'
export { issuesOf } from './client/invoke.ts'
export {
  createPlatform,
  type Authorisation,
  type Authorizer,
  type AuthorizerTokens,
  type ListedAuthorizer,
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
export {
  isWatched,
  readComplaintEvent,
  readPunishEvent,
  type ComplaintEvent,
  type PunishEvent,
} from './push/complaint.ts'
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
export {
  decryptResource,
  encryptResource,
  isApiV3Key,
  PAY_ALGORITHM,
  type PayResource,
} from './pay/cipher.ts'
export { PayError, type PayErrorCode } from './pay/errors.ts'
export {
  isPublicKeyId,
  plainSerial,
  readCertificate,
  readPublicKey,
  type PayKey,
} from './pay/keys.ts'
export { readPayNotice, type PaidOrder, type PayNotice, type PayRefund } from './pay/notice.ts'
export {
  PAY_MAX_AGE_SECONDS,
  receivePayNotification,
  type PayHeaders,
  type PaySecrets,
  type ReceivedPayNotification,
} from './pay/receive.ts'
export { sealPayNotification, type PaySealOptions } from './pay/seal.ts'
export { isSignedByPay, signPay } from './pay/signature.ts'
