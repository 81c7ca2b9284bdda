import { setTimeout as wait } from 'node:timers/promises'
import { backoff } from './backoff.ts'
import type { App } from './context.ts'
import { SECOND_MS } from './time.ts'

/** A background worker. */
export interface Worker {
  /** Finishes the round it is in, then stops. */
  stop: () => Promise<void>
}

/** A worker that looks for work in rounds. */
export interface Poller extends Worker {
  /** Starts the next round now. */
  wake: () => void
}

const IDLE_MS = 500

/** Pauses after rounds that failed; nobody wakes it earlier. */
const PAUSES = { first_ms: IDLE_MS, longest_ms: 10 * SECOND_MS }

/**
 * Repeats `round` (which returns how much it did) at once while there is work, else every 500 ms. A
 * round that fails is logged and counted; the next one comes after a pause that grows.
 * @param finish waits for what the rounds left running, when the poller stops
 */
export function createPoller(
  { log, onFailure, mayClaim }: Pick<App, 'log' | 'onFailure' | 'mayClaim'>,
  name: string,
  round: () => Promise<number>,
  finish: () => Promise<unknown> = () => Promise.resolve(),
): Poller {
  const stopping = new AbortController()
  const { signal } = stopping
  let awake = Promise.withResolvers<void>()
  let failed = 0

  /** @returns how much it did; null when it failed */
  async function runRound(): Promise<number | null> {
    try {
      return (await mayClaim()) ? await round() : 0
    } catch (error) {
      onFailure(name)
      log.error({ worker: name, err: error }, 'a round failed; trying again')
      return null
    }
  }

  async function untilWoken(): Promise<void> {
    const timer = setTimeout(() => awake.resolve(), IDLE_MS)
    await awake.promise
    clearTimeout(timer)
    awake = Promise.withResolvers<void>()
  }

  async function run(): Promise<void> {
    while (!signal.aborted) {
      const did = await runRound()
      if (signal.aborted) return
      if (did === null) {
        await wait(backoff(failed, PAUSES), undefined, { signal }).catch(() => {})
        failed += 1
        continue
      }
      failed = 0
      if (did === 0) await untilWoken()
    }
  }

  const done = run()
  const wake = () => awake.resolve()
  return {
    wake,
    stop: () => {
      stopping.abort()
      wake()
      return done.then(finish).then(() => {})
    },
  }
}
