import type { ApiOptions } from '../wx/api.ts'

/** The lifetime of a Mini Program. Once it ends, none of its timers, callbacks and promises run. */
export interface Lifetime {
  ended: () => boolean
  end: () => void
  /** setTimeout, setInterval and their clear functions; an error in one is reported, the others go on. */
  timers: Record<string, unknown>
  /** Wraps a function of `wx`, so that it and its callbacks do nothing after the end. */
  bind: (call: unknown) => unknown
}

type Func = (...values: unknown[]) => unknown

export function createLifetime(onError: (error: unknown) => void): Lifetime {
  let ended = false
  let lastId = 0
  const timers = new Map<number, ReturnType<typeof setTimeout>>()

  function start(repeats: boolean, run: unknown, wait: unknown, values: unknown[]): number {
    lastId += 1
    const id = lastId
    const fire = () => {
      if (!repeats) timers.delete(id)
      try {
        if (typeof run === 'function') (run as Func)(...values)
      } catch (error) {
        onError(error)
      }
    }
    const delay = Number(wait) || 0
    if (!ended) timers.set(id, repeats ? setInterval(fire, delay) : setTimeout(fire, delay))
    return id
  }
  function stop(id: unknown): void {
    clearTimeout(timers.get(Number(id)))
    timers.delete(Number(id))
  }

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
      for (const id of timers.keys()) stop(id)
    },
    timers: {
      setTimeout: (run: unknown, wait?: unknown, ...values: unknown[]) =>
        start(false, run, wait, values),
      setInterval: (run: unknown, wait?: unknown, ...values: unknown[]) =>
        start(true, run, wait, values),
      clearTimeout: stop,
      clearInterval: stop,
    },
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
