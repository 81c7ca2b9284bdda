/** The famous brand: applying for it, and what became of it. */
import { BRAND_STATUS, WechatError } from '@fahuo/wechat'
import type { z } from 'zod'
import { auditedCall } from '../audit/audit.ts'
import type { Shop } from '../shops/shop.ts'
import { mapWechatErrors, mayHaveArrived } from '../wechat/map-error.ts'
import type { BrandRequest } from './body.ts'

/** What WeChat says of the application. */
export interface BrandState {
  /** A BRAND_STATUS. */
  status: number
  apply_for: number | null
  /** Why it was rejected. */
  audit_reason: string | null
}

/** Asks WeChat for the application's status. @throws FahuoError as {@link mapWechatErrors} */
export async function brandState(shop: Shop): Promise<BrandState> {
  const { progress, application } = await mapWechatErrors(() => shop.wechat.brand.getStatus({}))
  return {
    status: progress?.status ?? application?.status ?? BRAND_STATUS.NONE,
    apply_for: application?.apply_for ?? null,
    audit_reason: application?.audit_info?.audit_reason || null,
  }
}

/**
 * Applies. WeChat takes one application at a time (10210002), so that a lost answer is no danger: the
 * status says whether it arrived, and if not it may be sent again.
 * @throws FahuoError `refused_by_wechat`, `wechat_unavailable` when it is not in review
 */
export async function applyForBrand(
  shop: Shop,
  { Application }: z.output<typeof BrandRequest>,
): Promise<BrandState> {
  await mapWechatErrors(async () => {
    try {
      await auditedCall(shop, {}, () => shop.wechat.brand.apply({ Application }))
    } catch (error) {
      if (!(error instanceof WechatError) || !mayHaveArrived(error)) throw error
      const { status } = await brandState(shop)
      if (status !== BRAND_STATUS.IN_REVIEW && status !== BRAND_STATUS.APPROVED) throw error
    }
  })
  return brandState(shop)
}
