import { unixSeconds, WechatError } from '@fahuo/wechat'
import { readSetting, swapSetting } from '../database/key-value.ts'
import { saveOrders } from './queries.ts'
import { seconds } from '../core/time.ts'
import type { Context } from '../core/context.ts'
import { toRow } from './mirror.ts'

/**
 * A sweep reads all orders of a span of payment times, page by page, so that the mirror learns what
 * no push told: shipped by hand in the console, refunded, uploaded by another system.
 */
export interface SweepPlan {
  name: string
  /** Seconds back from now. Overlaps the sweep before: nothing falls between two. */
  span: number
  /** Milliseconds from one start to the next. */
  every: number
}

const DAY = 86_400

export const sweepPlans: readonly SweepPlan[] = [
  // New payments, soon.
  { name: 'recent', span: 2 * DAY, every: 5 * 60_000 },
  // What may still change: express is received automatically after ten days.
  { name: 'deep', span: 30 * DAY, every: 6 * 3600_000 },
]

/** Where a sweep stands; kept, so that a restart goes on, and another server does not start it too. */
interface SweepState {
  begin_time: number
  end_time: number
  /** WeChat's cursor; empty at the beginning. */
  last_index: string
  /** Unix ms: nobody does anything before. */
  due_at: number
}

/** How much rarer a sweep is while it finds nothing: most calls of a quiet merchant would be sweeps. */
const QUIET = 6

/** Milliseconds that one page may take before another server goes on with it. */
const HOLD = 60_000

/** Orders of a page. */
const PAGE_SIZE = 100

/** Reads the next page of a sweep that is due. @returns how many pages were read: 0 or 1 */
export async function sweepOnce(ctx: Context, plan: SweepPlan): Promise<number> {
  const name = `sweep_${plan.name}`
  const before = await readSetting(ctx.store, ctx.appid, name)
  const now = ctx.clock.now()
  const state = before === null ? freshSweep(now, plan) : (JSON.parse(before) as SweepState)
  if (state.due_at > now) return 0
  const sweep = state.last_index === '' ? freshSweep(now, plan) : state

  const swap = (from: string | null, to: SweepState) =>
    swapSetting(ctx.store, ctx.appid, name, from, JSON.stringify(to))
  const held = { ...sweep, due_at: now + HOLD }
  if (!(await swap(before, held))) return 0
  try {
    const page = await readPage(ctx, sweep, now)
    const quiet = sweep.last_index === '' && page.order_list.length === 0
    const pause = quiet ? plan.every * QUIET : plan.every
    const next: SweepState = page.has_more
      ? { ...sweep, last_index: page.last_index, due_at: now }
      : { ...sweep, last_index: '', due_at: now + pause }
    await swap(JSON.stringify(held), next)
    return 1
  } catch (error) {
    if (!(error instanceof WechatError)) throw error
    ctx.log.warn({ sweep: plan.name, reason: error.message }, 'a sweep stops; it goes on later')
    // 10060011: WeChat does not know its cursor any more. From the start then.
    const last_index = error.errcode === 10060011 ? '' : sweep.last_index
    await swap(JSON.stringify(held), { ...sweep, last_index, due_at: now + HOLD })
    return 0
  }
}

function freshSweep(now: number, { span }: SweepPlan): SweepState {
  const end_time = seconds(now)
  return { begin_time: end_time - span, end_time, last_index: '', due_at: 0 }
}

async function readPage(ctx: Context, sweep: SweepState, asked_at: number) {
  const { begin_time, end_time, last_index } = sweep
  const page = await ctx.wechat.shipping.getOrderList({
    pay_time_range: { begin_time: unixSeconds(begin_time), end_time: unixSeconds(end_time) },
    page_size: PAGE_SIZE,
    ...(last_index !== '' && { last_index }),
  })
  await saveOrders(
    ctx.store,
    page.order_list.map((order) => toRow(ctx.appid, order, asked_at)),
  )
  return page
}
