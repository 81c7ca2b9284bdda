import { ERRCODE } from '@fahuo/wechat'
import { Refusal } from '../gateway/wechat-errors.ts'
import { isKept } from './media.ts'
import type { Context } from '../state/context.ts'
import { openedOrderDetailPath } from '../state/order-centre.ts'

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

/** That it holds the placeholder is a rule of its call. */
export function updateOrderDetailPath(context: Context, { path }: { path: string }): void {
  const { state } = context
  state.order_detail_path_before = openedOrderDetailPath(context)
  state.order_detail_path_changed_at = context.now()
  state.order_detail_path = path
}

export const getOrderDetailPath = (context: Context) => ({ path: context.state.order_detail_path })

interface TradeTypeRequest {
  trade_type: number
  material_list: { media_id: string }[]
}

/** Once an account [official]; materials that are not there get 40007 [assumed]. */
export function changeTradeType(
  context: Context,
  { trade_type, material_list }: TradeTypeRequest,
): void {
  if (context.state.trade_type !== 0) throw new Refusal(ERRCODE.TRADE_TYPE_ALREADY_APPLIED)
  if (!material_list.every(({ media_id }) => isKept(context, media_id)))
    throw new Refusal(ERRCODE.MEDIA_ID_INVALID)
  context.state.trade_type = trade_type
}

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
  const lists = Object.values(Application.audit_info ?? {}).filter((value) => Array.isArray(value))
  // Media that is not there, or no longer, cannot be read [inferred].
  if (!lists.flat().every((media_id) => isKept(context, String(media_id))))
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
