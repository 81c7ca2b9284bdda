import type { Log } from './context.ts'

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

/**
 * Repeats `round` (which returns how much it did) at once while there is work, else every 500 ms.
 * @param finish waits for what the rounds left running, when the poller stops
 */
export function createPoller(
  log: Log,
  name: string,
  round: () => Promise<number>,
  finish: () => Promise<unknown> = () => Promise.resolve(),
): Poller {
  const stopping = new AbortController()
  let awake = Promise.withResolvers<void>()

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      let did = 0
      try {
        did = await round()
      } catch (error) {
        log.error({ worker: name, err: error }, 'a round failed; trying again')
      }
      if (did > 0 || stopping.signal.aborted) continue
      const timer = setTimeout(() => awake.resolve(), IDLE_MS)
      await awake.promise
      clearTimeout(timer)
      awake = Promise.withResolvers<void>()
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
