import { explain } from '@fahuo/wechat'
import { backoff } from '../core/backoff.ts'
import type { Log } from '../core/context.ts'
import { MINUTE_MS, SECOND_MS, type Clock } from '../core/time.ts'

/** WeChat refuses the account, its token or its quota: no shipment is at fault, so all of them wait. */
export interface Pause {
  /** How many shipments may be worked on now: all, one that probes, or none. */
  room: (all: number) => number
  /** WeChat refused; the next probe comes later each time, at most 5 minutes. */
  refuse: (errcode: number) => void
  /** WeChat served a call. */
  resume: () => void
  /** Since when (Unix milliseconds) and why the shop is paused; null when it is not. */
  state: () => { since: number; errcode: number } | null
  /** When WeChat last began to answer without a gap, Unix milliseconds; null while it does not. */
  answersSince: () => number | null
  /** WeChat did not answer. */
  silent: () => void
}

const PROBE = { first_ms: 5 * SECOND_MS, longest_ms: 5 * MINUTE_MS }

export function createPause(clock: Clock, log: Log, probe = PROBE): Pause {
  let paused: { since: number; errcode: number; tries: number; probe_at: number } | null = null
  let answers_since: number | null = null
  return {
    room(all) {
      if (!paused) return all
      return clock.now() >= paused.probe_at ? 1 : 0
    },
    refuse(errcode) {
      const now = clock.now()
      const tries = paused ? paused.tries + 1 : 0
      if (!paused || paused.errcode !== errcode)
        log.error(
          { errcode, cause: explain(errcode).cause.en, remedy: explain(errcode).remedy.en },
          'WeChat refuses the account: nothing is sent until it serves it again',
        )
      paused = {
        since: paused?.since ?? now,
        errcode,
        tries,
        probe_at: now + backoff(tries, probe),
      }
    },
    resume() {
      answers_since ??= clock.now()
      if (paused) log.info({ since: paused.since }, 'WeChat serves the account again: going on')
      paused = null
    },
    state: () => paused && { since: paused.since, errcode: paused.errcode },
    answersSince: () => answers_since,
    silent() {
      answers_since = null
    },
  }
}
