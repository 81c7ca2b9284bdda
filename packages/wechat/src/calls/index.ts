import * as brand from './brand.ts'
import type { Call } from './call.ts'
import * as complaint from './complaint.ts'
import * as orderCentre from './order-centre.ts'
import * as platform from './platform.ts'
import * as credentials from './credentials.ts'
import * as logistics from './logistics.ts'
import * as media from './media.ts'
import * as shipping from './shipping.ts'
import * as shoppingOrder from './shopping-order.ts'

/** Every call of WeChat that the client, the proxy and the emulator support. */
export const calls = {
  shipping: {
    upload: shipping.upload,
    uploadCombined: shipping.uploadCombined,
    getOrder: shipping.getOrder,
    getOrderList: shipping.getOrderList,
    notifyConfirmReceive: shipping.notifyConfirmReceive,
    setMsgJumpPath: shipping.setMsgJumpPath,
    isTradeManaged: shipping.isTradeManaged,
    isTradeManagementConfirmationCompleted: shipping.isTradeManagementConfirmationCompleted,
    reportSpecialOrder: shipping.reportSpecialOrder,
    changeTradeType: shipping.changeTradeType,
  },
  brand: { apply: brand.apply, getStatus: brand.getStatus },
  orderCentre: {
    updateOrderDetailPath: orderCentre.updateOrderDetailPath,
    getOrderDetailPath: orderCentre.getOrderDetailPath,
  },
  shoppingOrder: {
    upload: shoppingOrder.upload,
    uploadShipping: shoppingOrder.uploadShipping,
    uploadCombined: shoppingOrder.uploadCombined,
    uploadCombinedShipping: shoppingOrder.uploadCombinedShipping,
    verify: shoppingOrder.verify,
  },
  logistics: {
    followWaybill: logistics.followWaybill,
    queryFollowTrace: logistics.queryFollowTrace,
    updateFollowWaybillGoods: logistics.updateFollowWaybillGoods,
    getDeliveryList: logistics.getDeliveryList,
    traceWaybill: logistics.traceWaybill,
    queryTrace: logistics.queryTrace,
    updateWaybillGoods: logistics.updateWaybillGoods,
  },
  complaint: {
    getDetail: complaint.getDetail,
    respond: complaint.respond,
    supplyProof: complaint.supplyProof,
    supplyRefund: complaint.supplyRefund,
    appeal: complaint.appeal,
    getPenaltyList: complaint.getPenaltyList,
  },
  credentials: {
    stableToken: credentials.stableToken,
    token: credentials.token,
  },
  media: { upload: media.upload },
  openapi: { getApiQuota: credentials.getApiQuota },
  login: { jscode2session: credentials.jscode2session },
  component: {
    token: platform.componentToken,
    startPushTicket: platform.startPushTicket,
    clearQuota: platform.clearQuota,
    createPreauthCode: platform.createPreauthCode,
    queryAuth: platform.queryAuth,
    authorizerToken: platform.authorizerToken,
    getAuthorizerInfo: platform.getAuthorizerInfo,
    getAuthorizerList: platform.getAuthorizerList,
    applySetOrderPathInfo: platform.applySetOrderPathInfo,
    login: platform.componentLogin,
  },
} as const

/** The same calls as a list. */
export const allCalls: readonly Call[] = Object.values(calls).flatMap((group) =>
  Object.values<Call>(group),
)
