import type { Context } from './context.ts'

/** Something that runs by itself. */
export interface Loop {
  /** There is something to do now. */
  wake: () => void
  /** Finishes the round it is in, then stops. */
  stop: () => Promise<void>
}

/** Milliseconds between two looks when nothing wakes it. */
const IDLE = 500

/**
 * Repeats `round` (which answers how much it did) at once while there is work, else at leisure.
 * @param finish waits for what the rounds left under way, when the loop stops
 */
export function createLoop(
  ctx: Context,
  name: string,
  round: () => Promise<number>,
  finish: () => Promise<unknown> = () => Promise.resolve(),
): Loop {
  const stopping = new AbortController()
  let awake = Promise.withResolvers<void>()

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      let did = 0
      try {
        did = await round()
      } catch (error) {
        ctx.log.error({ loop: name, err: error }, 'a round failed; it is tried again')
      }
      if (did > 0 || stopping.signal.aborted) continue
      const timer = setTimeout(() => awake.resolve(), IDLE)
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
