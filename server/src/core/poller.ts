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

const REST_MS = 500

/** The longest pause after rounds that failed; nobody wakes it earlier. */
const LONGEST_PAUSE_MS = 10 * SECOND_MS

/**
 * Repeats `round` (which returns how much it did) at once while there is work, else after a rest. A
 * round that fails is logged and counted; the next one comes after a pause that grows.
 * @param finish waits for what the rounds left running, when the poller stops
 * @param rest_ms how long it rests when there was nothing to do and nobody wakes it
 */
export function createPoller(
  app: Pick<App, 'log' | 'onFailure' | 'mayClaim' | 'rest_ms'>,
  name: string,
  round: () => Promise<number>,
  finish: () => Promise<unknown> = () => Promise.resolve(),
  rest_ms = app.rest_ms ?? REST_MS,
): Poller {
  const { log, onFailure, mayClaim } = app
  const pauses = { first_ms: rest_ms, longest_ms: LONGEST_PAUSE_MS }
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
    const timer = setTimeout(() => awake.resolve(), rest_ms)
    await awake.promise
    clearTimeout(timer)
    awake = Promise.withResolvers<void>()
  }

  async function run(): Promise<void> {
    while (!signal.aborted) {
      const did = await runRound()
      if (signal.aborted) return
      if (did === null) {
        await wait(backoff(failed, pauses), undefined, { signal }).catch(() => {})
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
