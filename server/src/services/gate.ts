/** Which services may be called now: what concerns the whole account stops all rows, not each by itself. */
import { backoff } from '../core/backoff.ts'
import { isOver, MINUTE_MS, SECOND_MS } from '../core/time.ts'
import type { ServiceName } from './services.ts'

export interface Gate {
  /** The services that may be called at this time, Unix milliseconds. */
  open: (services: readonly ServiceName[], now: number) => ServiceName[]
  /** WeChat refused the account or its token: all wait, each time longer, at most 5 minutes. */
  refuse: (now: number) => void
  /** The account's quota is spent for one service: it is tried again in ten minutes, for somebody may clear it. */
  spend: (service: ServiceName, now: number) => void
  /** WeChat served a call. */
  serve: () => void
}

const PAUSES = { first_ms: 5 * SECOND_MS, longest_ms: 5 * MINUTE_MS }
const SPENT_MS = 10 * MINUTE_MS

export function createGate(): Gate {
  let refused = { tries: 0, until: 0 }
  const spent = new Map<ServiceName, number>()
  return {
    open(services, now) {
      if (!isOver(refused.until, PAUSES.longest_ms, now)) return []
      return services.filter((name) => isOver(spent.get(name) ?? 0, SPENT_MS, now))
    },
    refuse(now) {
      // All that were under way meet the same refusal: that is one try.
      if (!isOver(refused.until, PAUSES.longest_ms, now)) return
      const { tries } = refused
      refused = { tries: tries + 1, until: now + backoff(tries, PAUSES) }
    },
    spend: (service, now) => void spent.set(service, now + SPENT_MS),
    serve() {
      refused = { tries: 0, until: 0 }
    },
  }
}
