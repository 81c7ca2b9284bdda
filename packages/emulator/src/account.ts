import { Refused } from './errmsg.ts'
import type { World } from './world.ts'

function ownAppid(world: World, appid: string): void {
  if (appid !== world.options.appid) throw new Refused(40013)
}

export function isTradeManaged(world: World, { appid }: { appid: string }) {
  ownAppid(world, appid)
  return { is_trade_managed: world.state.settings.shipping_management }
}

export function isConfirmationCompleted(world: World, { appid }: { appid: string }) {
  ownAppid(world, appid)
  return { completed: world.state.settings.confirmation_completed }
}

/** One setting for the whole appid; empty: WeChat's own page [official]. */
export function setMsgJumpPath(world: World, { path }: { path: string }): void {
  world.state.jump_path = path === '' ? null : path
  world.changed()
}

/** Must hold the placeholder, literally [official]. */
export function updateOrderDetailPath(world: World, { path }: { path: string }): void {
  if (!path.includes('${商品订单号}')) throw new Refused(10060035)
  world.state.order_detail_path = path
  world.changed()
}

export const getOrderDetailPath = (world: World) => ({ path: world.state.order_detail_path })

/** Once an account [official]. */
export function changeTradeType(world: World, { trade_type }: { trade_type: number }): void {
  if (world.state.trade_type !== 0) throw new Refused(268486048)
  world.state.trade_type = trade_type
  world.changed()
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
export function applyBrand(world: World, { Application }: BrandApplication): void {
  const { brand } = world.state
  // In review, or approved already [inferred].
  if (brand.status === 1 || brand.status === 3) throw new Refused(10210002)
  const media = Object.values(Application.audit_info ?? {}).flat()
  if (media.some((id) => typeof id === 'string' && id.startsWith(UNREADABLE)))
    throw new Refused(10210003)
  world.state.brand = { status: 1, apply_for: Application.apply_for, audit_reason: '' }
  world.changed()
}

export function brandStatus(world: World) {
  const { status, apply_for, audit_reason } = world.state.brand
  return {
    progress: { status },
    // The reason is told only when it was rejected [official].
    application: { apply_for, status, audit_info: status === 2 ? { audit_reason } : {} },
  }
}
