import { setTimeout as wait } from 'node:timers/promises'
import { backoff } from './backoff.ts'
import type { App } from './context.ts'
import type { Worker } from './poller.ts'
import { MINUTE_MS, SECOND_MS } from './time.ts'

const WAITS = { first_ms: SECOND_MS, longest_ms: 5 * MINUTE_MS }

/**
 * Tries something in the background until it returns true, at growing intervals.
 * @param every_ms milliseconds after which it is done again; never when left out
 */
export function startRetry(
  { log, onFailure }: Pick<App, 'log' | 'onFailure'>,
  name: string,
  attempt: () => Promise<boolean>,
  every_ms?: number,
): Worker {
  const stopping = new AbortController()
  const { signal } = stopping

  async function tryOnce(): Promise<boolean> {
    try {
      return await attempt()
    } catch (error) {
      onFailure(name)
      log.error({ task: name, err: error }, 'a background task failed; trying again')
      return false
    }
  }

  async function run(): Promise<void> {
    let failed = 0
    while (!signal.aborted) {
      const worked = await tryOnce()
      if (worked && every_ms === undefined) return
      const pause = worked ? (every_ms ?? 0) : backoff(failed, WAITS)
      failed = worked ? 0 : failed + 1
      await wait(pause, undefined, { signal }).catch(() => {})
    }
  }

  const done = run()
  return {
    stop: () => {
      stopping.abort()
      return done
    },
  }
}
