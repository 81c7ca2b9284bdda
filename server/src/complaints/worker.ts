import { createPoller, type Poller } from '../core/poller.ts'
import { isFresh, MINUTE_MS } from '../core/time.ts'
import { endNotice, notify } from '../outgoing/notify.ts'
import type { Shop } from '../shops/shop.ts'
import { complaintEvent } from './event.ts'
import { unresolvedAnswers } from './answer-queries.ts'
import { conclude } from './answer.ts'
import { DISPUTES_EVERY_MS, factsOf, LONGEST_WAIT_MS, nextAlarm, readDue } from './complaints.ts'
import { readPenalized } from './penalties.ts'
import { claimComplaints, disputesWithoutComplaint, dueAlarms, takeAlarm } from './queries.ts'

const AT_ONCE = 8
const LEASE_MS = MINUTE_MS

/** Disputes that are named at once. */
const NAMED = 10

/** Reads open complaints, tells when time runs out, and finds out what became of lost answers. */
export function startComplaints(shop: Shop): Poller {
  let disputes_at: number | null = null
  return createPoller(shop, 'complaints', async () => {
    const now = shop.clock.now()
    const due = await claimComplaints(shop, {
      now,
      lease_until: now + LEASE_MS,
      latest: now + LONGEST_WAIT_MS,
      limit: AT_ONCE,
    })
    await Promise.all(due.map((one) => readDue(shop, one)))
    await sayAlarms(shop, now)
    for (const answer of await unresolvedAnswers(shop, now)) await conclude(shop, answer)
    if (disputes_at === null || !isFresh(disputes_at, DISPUTES_EVERY_MS, now)) {
      // Before disputes: what a penalty names is known then.
      if (shop.abilities.can_complain) await readPenalized(shop)
      await sayDisputes(shop)
      disputes_at = now
    }
    return due.length
  })
}

/** Each alarm once, whichever server says it. */
async function sayAlarms(shop: Shop, now: number): Promise<void> {
  for (const complaint of await dueAlarms(shop, now)) {
    const next = nextAlarm(complaint.answer_by, complaint.status_at, now)
    const news = [complaintEvent('complaint.due', complaint, now, complaint.alarm_at ?? '')]
    if (await takeAlarm(shop, complaint, next, news))
      await notify(shop, 'complaint_due', factsOf(shop, complaint), complaint.complaint_order_id)
  }
}

/** WeChat lists no complaints: an order in dispute without one means that a push was lost. */
async function sayDisputes(shop: Shop): Promise<void> {
  const orders = await disputesWithoutComplaint(shop, NAMED)
  if (orders.length === 0) return endNotice(shop, 'complaint_unknown')
  return notify(shop, 'complaint_unknown', { orders })
}
