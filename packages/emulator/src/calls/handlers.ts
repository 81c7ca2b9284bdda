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
import { apiQuota, jscode2session, plainToken, stableToken } from './credentials.ts'
import { findOrder, listOrders, orderView } from './orders.ts'
import {
  authorizerToken,
  componentLogin,
  componentToken,
  createPreauthCode,
  queryAuth,
} from './platforms.ts'
import { remindToConfirm } from './reminders.ts'
import {
  uploadCombinedShoppingOrder,
  uploadShoppingOrder,
  uploadShoppingShipping,
  verifyShoppingOrder,
} from './shopping-orders.ts'
import { reportSpecialOrder } from './special-orders.ts'
import { uploadCombined, uploadShipping } from './uploads.ts'
import { bindWaybill, deliveryList, queryTrace, updateGoods } from './waybills.ts'
import type { Context } from '../state/context.ts'

/** Does a call whose request has been checked; throws Refusal. */
export type Handler = (context: Context, request: never) => object | void

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
  'shoppingOrder.upload': uploadShoppingOrder,
  'shoppingOrder.uploadCombined': uploadCombinedShoppingOrder,
  'shoppingOrder.uploadShipping': uploadShoppingShipping,
  'shoppingOrder.uploadCombinedShipping': uploadShoppingShipping,
  'shoppingOrder.verify': verifyShoppingOrder,
  'logistics.followWaybill': bindWaybill,
  'logistics.queryFollowTrace': queryTrace,
  'logistics.updateFollowWaybillGoods': updateGoods,
  'logistics.getDeliveryList': deliveryList,
  'logistics.traceWaybill': bindWaybill,
  'logistics.queryTrace': queryTrace,
  'logistics.updateWaybillGoods': updateGoods,
  'credentials.stableToken': stableToken,
  'openapi.getApiQuota': apiQuota,
  'credentials.token': plainToken,
  'login.jscode2session': jscode2session,
  'component.token': componentToken,
  'component.createPreauthCode': createPreauthCode,
  'component.queryAuth': queryAuth,
  'component.authorizerToken': authorizerToken,
  'component.login': componentLogin,
}
