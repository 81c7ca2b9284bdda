import { ERRCODE } from '@fahuo/wechat'
import { Refusal } from '../gateway/wechat-errors.ts'
import type { Context } from '../state/context.ts'

function ownAppid(context: Context, appid: string): void {
  if (appid !== context.options.appid) throw new Refusal(ERRCODE.APPID_INVALID)
}

export function isTradeManaged(context: Context, { appid }: { appid: string }) {
  ownAppid(context, appid)
  return { is_trade_managed: context.state.settings.shipping_management }
}

export function isConfirmationCompleted(context: Context, { appid }: { appid: string }) {
  ownAppid(context, appid)
  return { completed: context.state.settings.confirmation_completed }
}

/** One setting for the whole appid; empty: WeChat's own page [official]. */
export function setMsgJumpPath(context: Context, { path }: { path: string }): void {
  context.state.jump_path = path === '' ? null : path
}

/** Must hold the placeholder, literally [official]. */
export function updateOrderDetailPath(context: Context, { path }: { path: string }): void {
  if (!path.includes('${商品订单号}')) throw new Refusal(ERRCODE.ORDER_CENTRE_PATH_INVALID)
  context.state.order_detail_path = path
}

export const getOrderDetailPath = (context: Context) => ({ path: context.state.order_detail_path })

/** Once an account [official]. */
export function changeTradeType(context: Context, { trade_type }: { trade_type: number }): void {
  if (context.state.trade_type !== 0) throw new Refusal(ERRCODE.TRADE_TYPE_ALREADY_APPLIED)
  context.state.trade_type = trade_type
}

/** A media_id that begins so cannot be read; temporary media itself is not emulated. */
const UNREADABLE = 'expired'

interface BrandApplication {
  Application: {
    apply_for: number
    audit_info?: Record<string, unknown> | undefined
  }
}

/** Goes into review; the control interface decides [official]. */
export function applyBrand(context: Context, { Application }: BrandApplication): void {
  const { brand } = context.state
  // In review, or approved already [inferred].
  if (brand.status === 1 || brand.status === 3) throw new Refusal(ERRCODE.BRAND_STATUS_CONFLICT)
  const media = Object.values(Application.audit_info ?? {}).flat()
  if (media.some((id) => typeof id === 'string' && id.startsWith(UNREADABLE)))
    throw new Refusal(ERRCODE.BRAND_IMAGE_INVALID)
  context.state.brand = { status: 1, apply_for: Application.apply_for, audit_reason: '' }
}

export function brandStatus(context: Context) {
  const { status, apply_for, audit_reason } = context.state.brand
  return {
    progress: { status },
    // The reason is told only when it was rejected [official].
    application: { apply_for, status, audit_info: status === 2 ? { audit_reason } : {} },
  }
}
