/**
 * How often WeChat's logistics may be called a day. All servers count in the database; each call
 * counts, also one that is repeated or refused.
 */
import { beijingDay, MINUTE_MS, nextMidnight } from '../core/time.ts'
import type { Shop } from '../shops/shop.ts'
import { countWaybillCall, forgetWaybillCalls, spendWaybillCalls } from './quota-queries.ts'

/** WeChat's two components: messages to the buyer (follow_…), and the tracking page (trace_…). */
export type Component = 'messages' | 'tracking'

/** Calls a day [seed 003; official weixin-express 2026]. */
export const WAYBILL_QUOTA = {
  messages: { buyer: 50, account: 100_000 },
  tracking: { buyer: 100, account: 100_000 },
} as const

/** WeChat's midnight need not be ours to the second. */
const AFTER_MIDNIGHT_MS = MINUTE_MS

type Counting = Pick<Shop, 'database' | 'appid' | 'clock'>

/** What a call is for: parcels are made known first, statuses are read with half of the quota. */
export type Purpose = 'telling' | 'looking'

const SHARE: Record<Purpose, number> = { telling: 1, looking: 1 / 2 }

/**
 * Counts a call that is about to be made.
 * @param quota calls a day, of one buyer and of the account
 * @returns null: it may be made; else when it may be, Unix milliseconds
 */
export async function takeCall(
  shop: Counting,
  { component, openid, purpose }: { component: Component; openid: string; purpose: Purpose },
  quota: { buyer: number; account: number } = WAYBILL_QUOTA[component],
): Promise<number | null> {
  const now = shop.clock.now()
  const day = beijingDay(now)
  const limits = { buyer: quota.buyer * SHARE[purpose], account: quota.account * SHARE[purpose] }
  const next = nextMidnight(now) + AFTER_MIDNIGHT_MS
  if ((await countWaybillCall(shop, { component, day, openid }, limits.buyer)) === null) return next
  const calls = await countWaybillCall(shop, { component, day, openid: '' }, limits.account)
  if (calls === 1) await forgetWaybillCalls(shop, { component, day })
  return calls === null ? next : null
}

/**
 * Notes that WeChat takes no more calls for a buyer today, whoever made the others.
 * @returns when it takes them again, Unix milliseconds
 */
export async function quotaSpent(
  shop: Counting,
  { component, openid }: { component: Component; openid: string },
): Promise<number> {
  const now = shop.clock.now()
  const day = beijingDay(now)
  await spendWaybillCalls(shop, { component, day, openid }, WAYBILL_QUOTA[component].buyer)
  return nextMidnight(now) + AFTER_MIDNIGHT_MS
}
