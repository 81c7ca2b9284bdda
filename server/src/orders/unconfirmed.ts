/** Orders whose parcels were signed for, and whose buyers have not confirmed; and reminding them all. */
import { setTimeout as wait } from 'node:timers/promises'
import { WechatError } from '@fahuo/wechat'
import { createPoller, type Poller } from '../core/poller.ts'
import { DAY_MS, MINUTE_MS, toSeconds, type Clock } from '../core/time.ts'
import type { Scope } from '../database/database.ts'
import { outageOf } from '../database/outage.ts'
import type { Shop } from '../shops/shop.ts'
import { remindBecauseAsked } from './receipt-reminders.ts'
import {
  claimDueReminder,
  refusedReminders,
  requestReminders,
  tallyUnconfirmed,
  type Unconfirmed,
  type UnconfirmedTally,
} from './unconfirmed-queries.ts'
import { updateWaybill } from './waybill-queries.ts'

export type { UnconfirmedTally }

/** After so many days a shop asks why its buyer has not confirmed. */
export const UNCONFIRMED_DAYS = 7

/** WeChat confirms by itself long before. */
const LOOKED_BACK_MS = 60 * DAY_MS

const which = ({ clock }: { clock: Clock }, days: number): Unconfirmed => ({
  signed_before: toSeconds(clock.now() - days * DAY_MS),
  paid_from: toSeconds(clock.now() - LOOKED_BACK_MS),
})

/** Tallies the orders that were signed for at least seven days ago, and are not confirmed. */
export const readUnconfirmed = (shop: Scope & { clock: Clock }): Promise<UnconfirmedTally> =>
  tallyUnconfirmed(shop, which(shop, UNCONFIRMED_DAYS))

/** How long a request waits for its reminders: a few are sent by then, the others in the background. */
const ANSWERED_AFTER_MS = 3_000
const POLL_MS = 100

/** Refusals that are named. */
const NAMED = 200

export interface RemindAll {
  /** That this request has added. */
  requested: number
  /** That were reminded, by now. */
  reminded: number
  /** Whose reminders wait to be sent. */
  waiting: number
  refused: { transaction_id: string; errcode: number | null }[]
}

/**
 * Reminds the buyers of all orders that were signed for at least some days ago and are not confirmed:
 * each once, ever, whoever asks how often. It goes on in the background.
 */
export async function remindAll(shop: Shop, days: number): Promise<RemindAll> {
  const orders = which(shop, days)
  const requested = await requestReminders(shop, orders, shop.clock.now())
  const until = performance.now() + ANSWERED_AFTER_MS
  let tally = await tallyUnconfirmed(shop, orders)
  while (tally.waiting > 0 && performance.now() < until) {
    await wait(POLL_MS)
    tally = await tallyUnconfirmed(shop, orders)
  }
  const { reminded, waiting } = tally
  shop.log.info({ requested, reminded, waiting }, 'buyers are reminded to confirm receipt')
  return { requested, reminded, waiting, refused: await refusedReminders(shop, orders, NAMED) }
}

/** How long one reminder may take before another server does it; and until one is tried again. */
const LEASE_MS = MINUTE_MS

/** Sends the reminders that people want, one after the other, until stopped. */
export function startReminders(shop: Shop): Poller {
  return createPoller(shop, 'reminders', async () => {
    const now = shop.clock.now()
    const waybill = await claimDueReminder(shop, now, now + LEASE_MS)
    if (!waybill) return 0
    const { transaction_id } = waybill
    try {
      await remindBecauseAsked(shop, waybill)
      await updateWaybill(shop, waybill, { remind_at: null })
    } catch (error) {
      if (outageOf(error) !== null || !(error instanceof WechatError)) throw error
      shop.log.warn(
        { transaction_id, errcode: error.errcode, reason: error.message },
        'cannot remind a buyer; trying again',
      )
    }
    return 1
  })
}
