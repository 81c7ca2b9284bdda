import { explain } from '@fahuo/wechat'
import { backoff } from '../core/backoff.ts'
import type { Log } from '../core/context.ts'
import { MINUTE_MS, SECOND_MS, type Clock } from '../core/time.ts'

/** WeChat refuses the account, its token or its quota: no shipment is at fault, so all of them wait. */
export interface Pause {
  /** How many more shipments may be worked on: as many as are free, one that probes, or none. */
  room: (free: number, running: number) => number
  /** WeChat refused such a call; the next probe comes later each time, at most 5 minutes. */
  refuse: (errcode: number, call: ProbedCall) => void
  /** WeChat served such a call: a look that is served says nothing of uploads. */
  resume: (call: ProbedCall) => void
  /** Since when (Unix milliseconds) and why the shop is paused; null when it is not. */
  state: () => { since: number; errcode: number } | null
  /** When WeChat last began to answer without a gap, Unix milliseconds; null while it does not. */
  answersSince: () => number | null
}

/** The calls of the outbox; each has a quota of its own. */
export type ProbedCall = 'get_order' | 'upload'

/** Longer than the longest wait between two looks: a lost answer among others is no gap. */
const GAP_MS = 15 * MINUTE_MS

const PROBE = { first_ms: 5 * SECOND_MS, longest_ms: 5 * MINUTE_MS }

export function createPause(clock: Clock, log: Log, probe = PROBE): Pause {
  let paused: {
    since: number
    errcode: number
    call: ProbedCall
    tries: number
    probe_at: number
  } | null = null
  let answers_since = 0
  let answered_at = 0
  return {
    room(free, running) {
      if (!paused) return free
      // One probe, and its answer, before the next.
      return running === 0 && clock.now() >= paused.probe_at ? 1 : 0
    },
    refuse(errcode, call) {
      const now = clock.now()
      // All that were under way meet the same refusal: that is one try.
      const probed = paused !== null && now >= paused.probe_at
      const tries = paused ? paused.tries + Number(probed) : 0
      if (!paused || paused.errcode !== errcode)
        log.error(
          { errcode, cause: explain(errcode).cause.en, remedy: explain(errcode).remedy.en },
          'WeChat refuses the account: nothing is sent until it serves it again',
        )
      paused = {
        since: paused?.since ?? now,
        errcode,
        call,
        tries,
        probe_at: paused && !probed ? paused.probe_at : now + backoff(tries, probe),
      }
    },
    resume(call) {
      const now = clock.now()
      if (now - answered_at > GAP_MS) answers_since = now
      answered_at = now
      if (!paused || (paused.call === 'upload' && call !== 'upload')) return
      log.info({ since: paused.since }, 'WeChat serves the account again: going on')
      paused = null
    },
    state: () => paused && { since: paused.since, errcode: paused.errcode },
    answersSince: () => (clock.now() - answered_at > GAP_MS ? null : answers_since),
  }
}
