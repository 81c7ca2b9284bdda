import type { App } from './context.ts'
import { createPoller, type Poller } from './poller.ts'
import { MINUTE_MS } from './time.ts'

/** A lease lasts longer than the deadline of a call: there is work before and after it. */
const LEASE_FACTOR = 1.5

/** How long rows are claimed for, in milliseconds. */
export interface LeaseTiming {
  /** How long a call may still take effect after it was sent. */
  deadline_ms: number
  /** Tests with a short deadline set it: a machine with much other work needs longer between two calls. */
  lease_ms?: number
}

export const leaseOf = ({ deadline_ms, lease_ms = deadline_ms * LEASE_FACTOR }: LeaseTiming) =>
  lease_ms

/** Rows that are claimed under leases, and worked on beside each other. */
export interface LeasedWork<Row> {
  name: string
  /** How many more may be worked on. @param running those under way */
  room: (running: number) => number
  /** Claims due rows. @param now Unix milliseconds */
  claim: (limit: number, now: number) => Promise<readonly Row[]>
  /** Works on one until it waits or has ended; it reports its failures itself. */
  work: (row: Row, stopping: AbortSignal) => Promise<void>
  /** Done before a claim, once a minute by either clock. */
  eachMinute: (now: number) => Promise<void>
}

/** Claims what is due and works on it until stopped. A row that takes long delays no other. */
export function startLeasedWork<Row>(
  app: Pick<App, 'clock' | 'log' | 'onFailure' | 'mayClaim' | 'rest_ms'>,
  { name, room, claim, work, eachMinute }: LeasedWork<Row>,
): Poller {
  const running = new Set<Promise<void>>()
  const stopping = new AbortController()
  let minute_at = 0

  async function round(): Promise<number> {
    const limit = room(running.size)
    if (limit <= 0) return 0
    const now = app.clock.now()
    if (Math.abs(now - minute_at) >= MINUTE_MS) {
      minute_at = now
      await eachMinute(now)
    }
    const claimed = await claim(limit, now)
    for (const row of claimed) {
      const done = work(row, stopping.signal).finally(() => {
        running.delete(done)
        poller.wake()
      })
      running.add(done)
    }
    return claimed.length
  }

  const poller = createPoller(app, name, round, async () => {
    while (running.size > 0) await Promise.all(running)
  })
  return {
    ...poller,
    stop() {
      stopping.abort()
      return poller.stop()
    },
  }
}
