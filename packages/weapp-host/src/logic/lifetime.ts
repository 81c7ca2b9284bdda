import type { ApiOptions } from '../wx/api.ts'

/** A Mini Program lives until WeChat ends it: without a word, and nothing of it runs afterwards. */
export interface Life {
  ended: () => boolean
  end: () => void
  /** setTimeout and its kin, which end with it; an error in one is told, and the others go on. */
  timers: Record<string, unknown>
  /** The same `wx` call, which hears and says nothing any more after the end. */
  bound: (call: unknown) => unknown
}

type Call = (...values: unknown[]) => unknown

export function createLife(onError: (error: unknown) => void): Life {
  let ended = false
  let last = 0
  const waiting = new Map<number, ReturnType<typeof setTimeout>>()

  function start(repeats: boolean, run: unknown, wait: unknown, values: unknown[]): number {
    last += 1
    const id = last
    const fire = () => {
      if (!repeats) waiting.delete(id)
      try {
        if (typeof run === 'function') (run as Call)(...values)
      } catch (error) {
        onError(error)
      }
    }
    const after = Number(wait) || 0
    if (!ended) waiting.set(id, repeats ? setInterval(fire, after) : setTimeout(fire, after))
    return id
  }
  function stop(id: unknown): void {
    clearTimeout(waiting.get(Number(id)))
    waiting.delete(Number(id))
  }

  const whileAlive = (call: Call): Call => {
    return (...values) => (ended ? undefined : call(...values))
  }
  function quiet(options: unknown): unknown {
    if (typeof options !== 'object' || options === null) return options
    const { success, fail, complete } = options as ApiOptions
    if (!success && !fail && !complete) return options
    return {
      ...options,
      ...(success && { success: whileAlive(success as Call) }),
      ...(fail && { fail: whileAlive(fail as Call) }),
      ...(complete && { complete: whileAlive(complete as Call) }),
    }
  }

  return {
    ended: () => ended,
    end() {
      ended = true
      for (const id of waiting.keys()) stop(id)
    },
    timers: {
      setTimeout: (run: unknown, wait?: unknown, ...values: unknown[]) =>
        start(false, run, wait, values),
      setInterval: (run: unknown, wait?: unknown, ...values: unknown[]) =>
        start(true, run, wait, values),
      clearTimeout: stop,
      clearInterval: stop,
    },
    bound(call) {
      if (typeof call !== 'function') return call
      return (...values: unknown[]) => {
        if (ended) return undefined
        const answer = (call as Call)(...values.map(quiet))
        if (!(answer instanceof Promise)) return answer
        return new Promise((done, failed) => {
          answer.then(whileAlive(done), whileAlive(failed))
        })
      }
    },
  }
}
