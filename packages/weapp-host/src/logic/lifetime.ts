import type { ApiOptions } from '../wx/api.ts'
import { createClock, type Clock } from './clock.ts'
import { createTimers } from './timers.ts'

/** The lifetime of a Mini Program. Once it ends, none of its timers, callbacks and promises run. */
export interface Lifetime {
  ended: () => boolean
  end: () => void
  /** setTimeout, setInterval and their clear functions; an error in one is reported, the others go on. */
  timers: ReturnType<typeof createTimers>
  /** Wraps a function of `wx`, so that it and its callbacks do nothing after the end. */
  bind: (call: unknown) => unknown
}

type Func = (...values: unknown[]) => unknown

export function createLifetime(
  onError: (error: unknown) => void,
  clock: Clock = createClock(),
): Lifetime {
  let ended = false
  const timers = createTimers(clock, onError)

  const unlessEnded = (call: Func): Func => {
    return (...values) => (ended ? undefined : call(...values))
  }
  function guardCallbacks(options: unknown): unknown {
    if (typeof options !== 'object' || options === null) return options
    const { success, fail, complete } = options as ApiOptions
    if (!success && !fail && !complete) return options
    return {
      ...options,
      ...(success && { success: unlessEnded(success as Func) }),
      ...(fail && { fail: unlessEnded(fail as Func) }),
      ...(complete && { complete: unlessEnded(complete as Func) }),
    }
  }

  return {
    ended: () => ended,
    end() {
      ended = true
      timers.stopAll()
    },
    timers,
    bind(call) {
      if (typeof call !== 'function') return call
      return (...values: unknown[]) => {
        if (ended) return undefined
        const result = (call as Func)(...values.map(guardCallbacks))
        if (!(result instanceof Promise)) return result
        return new Promise((resolve, reject) => {
          result.then(unlessEnded(resolve), unlessEnded(reject))
        })
      }
    },
  }
}
