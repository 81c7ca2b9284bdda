import { explain } from '@fahuo/wechat'
import { backoff } from '../core/backoff.ts'
import { isFresh, isOver, MINUTE_MS, SECOND_MS } from '../core/time.ts'
import { endNotice, notify, type Teller } from '../outgoing/notify.ts'

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

export function createPause(teller: Teller, probe = PROBE): Pause {
  const { clock, log } = teller
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
      const due = isOver(paused.probe_at, PROBE.longest_ms, clock.now())
      return running === 0 && due ? 1 : 0
    },
    refuse(errcode, call) {
      const now = clock.now()
      // All that were under way meet the same refusal: that is one try.
      const probed = paused !== null && isOver(paused.probe_at, PROBE.longest_ms, now)
      const tries = paused ? paused.tries + Number(probed) : 0
      const { cause } = explain(errcode)
      if (!paused || probed || paused.errcode !== errcode)
        void notify(teller, 'account_refused', { call, errcode, cause: cause.en })
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
      if (!isFresh(answered_at, GAP_MS, now)) answers_since = now
      answered_at = now
      if (!paused || (paused.call === 'upload' && call !== 'upload')) return
      log.info({ since: paused.since }, 'WeChat serves the account again: going on')
      paused = null
      void endNotice(teller, 'account_refused')
    },
    state: () => paused && { since: paused.since, errcode: paused.errcode },
    answersSince: () => (isFresh(answered_at, GAP_MS, clock.now()) ? answers_since : null),
  }
}
