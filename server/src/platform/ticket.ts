/** The ticket that WeChat pushes to a platform every ten minutes; without it no call can be made. */
import { WechatError } from '@fahuo/wechat'
import type { Worker } from '../core/poller.ts'
import { startRetry } from '../core/retry.ts'
import { isFresh, isOver, MINUTE_MS, type Clock } from '../core/time.ts'
import { readValue, swapValue } from '../database/key-value.ts'
import { readSealed, sealValue, type SealedScope } from '../database/sealed-values.ts'
import { endNotice, notify } from '../outgoing/notify.ts'
import type { Platform } from '../shops/platform.ts'

const TICKET = 'component_ticket'

/** When WeChat was last asked to push tickets again. */
const ASKED = 'component_push_asked'

/** Without a ticket for so long a person is told: three pushes did not come. */
export const TICKET_LATE_MS = 30 * MINUTE_MS

/** One is valid for twelve hours [official]. */
export const TICKET_LIVES_MS = 12 * 60 * MINUTE_MS

/** The next ticket comes within ten minutes of asking: earlier, asking again says nothing. */
const ASK_EVERY_MS = 10 * MINUTE_MS

const LOOK_EVERY_MS = MINUTE_MS

/** A ticket as it is stored, sealed. */
export interface Ticket {
  ticket: string
  /** WeChat's CreateTime, Unix seconds. */
  create_time: number
  /** When it came, Unix milliseconds. */
  at: number
}

/** Reads the last ticket; null: none came yet, or another master key sealed it. */
export async function readTicket(scope: SealedScope): Promise<Ticket | null> {
  const text = (await readSealed(scope, TICKET))?.text ?? null
  return text === null ? null : (JSON.parse(text) as Ticket)
}

/** Stores a ticket unless a newer one came lately: pushes may come late. */
export async function storeTicket(
  scope: SealedScope & { clock: Clock },
  ticket: string,
  create_time: number,
): Promise<void> {
  for (;;) {
    const stored = await readSealed(scope, TICKET)
    const known = stored?.text ? (JSON.parse(stored.text) as Ticket) : null
    const now = scope.clock.now()
    const newer = known !== null && known.create_time > create_time
    if (newer && isFresh(known.at, TICKET_LATE_MS, now)) return
    const next: Ticket = { ticket, create_time, at: now }
    const sealed = sealValue(scope, TICKET, JSON.stringify(next))
    if (await swapValue(scope, TICKET, stored?.stored ?? null, sealed)) return
  }
}

/** Asks WeChat to push tickets again, at most every ten minutes on all servers. */
export async function askForTickets(platform: Platform): Promise<'asked' | 'recently' | 'failed'> {
  const { clock, client } = platform
  const before = await readValue(platform, ASKED)
  const now = clock.now()
  if (before !== null && !isOver(Number(before) + ASK_EVERY_MS, ASK_EVERY_MS, now))
    return 'recently'
  if (!(await swapValue(platform, ASKED, before, String(now)))) return 'recently'
  try {
    await client.startPushTicket()
    platform.log.info({}, 'WeChat was asked to push tickets: one comes within ten minutes')
    return 'asked'
  } catch (error) {
    if (!(error instanceof WechatError)) throw error
    platform.log.warn({ reason: error.message }, 'WeChat could not be asked to push tickets')
    return 'failed'
  }
}

/** Tells a person when no ticket comes, and asks WeChat for them, until stopped. */
export function startTicketWatch(platform: Platform, every_ms = LOOK_EVERY_MS): Worker {
  const { clock, teller } = platform
  const started_at = clock.now()
  return startRetry(
    platform,
    'tickets',
    async () => {
      const last = await readTicket(platform)
      const now = clock.now()
      const late = !isFresh(last?.at ?? started_at, TICKET_LATE_MS, now)
      if (late) {
        await askForTickets(platform)
        await notify(teller, 'platform_ticket_missing', { last_at: last?.at ?? null })
      } else if (last) await endNotice(teller, 'platform_ticket_missing')
      return true
    },
    every_ms,
  )
}
