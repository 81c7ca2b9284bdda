import { setTimeout as wait } from 'node:timers/promises'
import type { Context } from './context.ts'

export interface Retried {
  stop: () => Promise<void>
}

/** Milliseconds between tries, doubling up to the last. */
const FIRST_WAIT = 1_000
const LONGEST_WAIT = 5 * 60_000

/**
 * Tries something in the background until it works, at growing intervals.
 * @param again milliseconds after which it is done anew; never when left out
 */
export function startRetried(
  ctx: Context,
  name: string,
  attempt: () => Promise<boolean>,
  again?: number,
): Retried {
  const stopping = new AbortController()
  const { signal } = stopping

  async function tryOnce(): Promise<boolean> {
    try {
      return await attempt()
    } catch (error) {
      ctx.log.error({ task: name, err: error }, 'a background task failed; it is tried again')
      return false
    }
  }

  async function run(): Promise<void> {
    let pause = FIRST_WAIT
    while (!signal.aborted) {
      const worked = await tryOnce()
      if (worked && again === undefined) return
      const next = worked ? (again ?? 0) : pause
      pause = worked ? FIRST_WAIT : Math.min(pause * 2, LONGEST_WAIT)
      await wait(next, undefined, { signal }).catch(() => {})
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
