/** What an API key must be allowed for a call of WeChat's. */
import { calls, type Call } from '@fahuo/wechat'
import type { Right } from '../core/rights.ts'

/** Calls that change nothing at WeChat. */
const READING: ReadonlySet<string> = new Set(
  [
    calls.shipping.getOrder,
    calls.shipping.getOrderList,
    calls.shipping.isTradeManaged,
    calls.shipping.isTradeManagementConfirmationCompleted,
    calls.orderCentre.getOrderDetailPath,
    calls.logistics.getDeliveryList,
    calls.logistics.queryTrace,
    calls.logistics.queryFollowTrace,
    calls.shoppingOrder.verify,
    calls.brand.getStatus,
    calls.complaint.getDetail,
    calls.complaint.getPenaltyList,
    calls.openapi.getApiQuota,
  ].map(({ name }) => name),
)

/** What is no shipping: any call that is in neither list ships. */
const OTHERS: Readonly<Record<string, Right>> = {
  [calls.shipping.notifyConfirmReceive.name]: 'remind',
  [calls.shipping.setMsgJumpPath.name]: 'settings',
  [calls.shipping.changeTradeType.name]: 'settings',
  [calls.orderCentre.updateOrderDetailPath.name]: 'settings',
  [calls.brand.apply.name]: 'settings',
  [calls.media.upload.name]: 'settings',
  [calls.complaint.respond.name]: 'manage',
  [calls.complaint.supplyProof.name]: 'manage',
  [calls.complaint.supplyRefund.name]: 'manage',
  [calls.complaint.appeal.name]: 'manage',
}

export const rightOfCall = ({ name }: Call): Right =>
  READING.has(name) ? 'read' : (OTHERS[name] ?? 'ship')
