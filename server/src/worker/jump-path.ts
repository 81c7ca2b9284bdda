import { setTimeout as wait } from 'node:timers/promises'
import type { Context } from '../domain/context.ts'
import { registerJumpPath } from '../domain/jump-path.ts'

/** Milliseconds between tries, doubling up to the last. */
const FIRST_WAIT = 1_000
const LONGEST_WAIT = 5 * 60_000

/** Registers the jump path in the background, as often as it takes. */
export function startJumpPath(ctx: Context, path: string): { stop: () => Promise<void> } {
  const stopping = new AbortController()
  async function run(): Promise<void> {
    for (
      let pause = FIRST_WAIT;
      !stopping.signal.aborted;
      pause = Math.min(pause * 2, LONGEST_WAIT)
    ) {
      try {
        if (await registerJumpPath(ctx, path)) return
      } catch (error) {
        ctx.log.error({ err: error }, 'the jump path could not be registered; it is tried again')
      }
      await wait(pause, undefined, { signal: stopping.signal }).catch(() => {})
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
