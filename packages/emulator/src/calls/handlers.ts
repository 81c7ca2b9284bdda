import {
  applyBrand,
  brandStatus,
  changeTradeType,
  getOrderDetailPath,
  isConfirmationCompleted,
  isTradeManaged,
  setMsgJumpPath,
  updateOrderDetailPath,
} from './account.ts'
import {
  appealComplaint,
  complaintDetail,
  penaltyList,
  respondComplaint,
  supplyProof,
  supplyRefund,
} from './complaints.ts'
import { apiQuota, jscode2session, plainToken, stableToken } from './credentials.ts'
import { findOrder, listOrders, orderView } from './orders.ts'
import { uploadMedia } from './media.ts'
import { keepCustomerMessage } from './customer-service.ts'
import {
  applySetOrderPathInfo,
  authorizerInfo,
  authorizerList,
  authorizerToken,
  clearPlatformQuota,
  componentLogin,
  componentToken,
  createPreauthCode,
  queryAuth,
  startPushTicket,
} from './platforms.ts'
import { remindToConfirm } from './reminders.ts'
import {
  uploadCombinedShoppingOrder,
  uploadShoppingOrder,
  verifyShoppingOrder,
} from './shopping-orders.ts'
import { uploadCombinedShoppingShipping, uploadShoppingShipping } from './shopping-shippings.ts'
import { reportSpecialOrder } from './special-orders.ts'
import { uploadCombined, uploadShipping } from './uploads.ts'
import { bindWaybill, deliveryList, queryTrace, updateGoods } from './waybills.ts'
import type { Context } from '../state/context.ts'

/** Does a call whose request has been checked, for a platform by its own token; throws Refusal. */
export type Handler = (
  context: Context,
  request: never,
  component_appid: string,
) => object | void | Promise<object>

/** What each call of the table does. */
export const handlers: Readonly<Record<string, Handler>> = {
  'shipping.upload': uploadShipping,
  'shipping.uploadCombined': uploadCombined,
  'shipping.getOrder': (context, query: Parameters<typeof findOrder>[1]) => ({
    order: orderView(findOrder(context, query)),
  }),
  'shipping.getOrderList': listOrders,
  'shipping.notifyConfirmReceive': remindToConfirm,
  'shipping.setMsgJumpPath': setMsgJumpPath,
  'shipping.isTradeManaged': isTradeManaged,
  'shipping.isTradeManagementConfirmationCompleted': isConfirmationCompleted,
  'shipping.reportSpecialOrder': reportSpecialOrder,
  'shipping.changeTradeType': changeTradeType,
  'brand.apply': applyBrand,
  'brand.getStatus': brandStatus,
  'orderCentre.updateOrderDetailPath': updateOrderDetailPath,
  'orderCentre.getOrderDetailPath': getOrderDetailPath,
  'complaint.getDetail': complaintDetail,
  'complaint.respond': respondComplaint,
  'complaint.supplyProof': supplyProof,
  'complaint.supplyRefund': supplyRefund,
  'complaint.appeal': appealComplaint,
  'complaint.getPenaltyList': penaltyList,
  'shoppingOrder.upload': uploadShoppingOrder,
  'shoppingOrder.uploadCombined': uploadCombinedShoppingOrder,
  'shoppingOrder.uploadShipping': uploadShoppingShipping,
  'shoppingOrder.uploadCombinedShipping': uploadCombinedShoppingShipping,
  'shoppingOrder.verify': verifyShoppingOrder,
  'logistics.followWaybill': (context, request: Parameters<typeof bindWaybill>[2]) =>
    bindWaybill(context, 'messages', request),
  'logistics.queryFollowTrace': queryTrace,
  'logistics.updateFollowWaybillGoods': updateGoods,
  'logistics.getDeliveryList': deliveryList,
  'logistics.traceWaybill': (context, request: Parameters<typeof bindWaybill>[2]) =>
    bindWaybill(context, 'tracking', request),
  'logistics.queryTrace': queryTrace,
  'logistics.updateWaybillGoods': updateGoods,
  'media.upload': uploadMedia,
  'credentials.stableToken': stableToken,
  'openapi.getApiQuota': apiQuota,
  'credentials.token': plainToken,
  'login.jscode2session': jscode2session,
  'component.token': componentToken,
  'component.createPreauthCode': createPreauthCode,
  'component.queryAuth': queryAuth,
  'component.authorizerToken': authorizerToken,
  'component.login': componentLogin,
  'component.startPushTicket': startPushTicket,
  'component.clearQuota': clearPlatformQuota,
  'component.getAuthorizerInfo': authorizerInfo,
  'component.getAuthorizerList': authorizerList,
  'component.applySetOrderPathInfo': applySetOrderPathInfo,
  'customerService.send': keepCustomerMessage,
}
