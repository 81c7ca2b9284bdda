import type { ApiOptions } from './api.ts'

/** Calls that need the network. */
const NETWORK_CALLS = ['request', 'uploadFile', 'downloadFile']

/**
 * How long after App.onShow the network is not there yet: a request made while the Mini Program comes
 * back is interrupted, too [observed; the time is assumed].
 */
const NETWORK_BACK_MS = 50

/**
 * The network of a Mini Program in the background: after 5 s there a request that is under way fails
 * with `fail interrupted`, and so does one that is made before the Mini Program is back [official].
 */
export function createSuspension() {
  let offline = false
  /** The code stands still meanwhile, so it is told when it runs again. */
  const interrupted = new Set<() => void>()

  const wrap =
    (name: string, call: (options: ApiOptions) => unknown) =>
    (options: ApiOptions = {}): unknown => {
      let done = false
      const failure = { errMsg: `${name}:fail interrupted` }
      const once =
        <Value>(callback?: (value: Value) => void) =>
        (value: Value) => {
          if (done) return
          callback?.(value)
        }
      const interrupt = () => {
        if (done) return
        done = true
        options.fail?.(failure)
        options.complete?.(failure)
      }
      if (offline) {
        setTimeout(interrupt, 0)
        return { abort: () => {} }
      }
      interrupted.add(interrupt)
      return call({
        ...options,
        success: once(options.success),
        fail: once(options.fail),
        complete(result) {
          interrupted.delete(interrupt)
          if (done) return
          done = true
          options.complete?.(result)
        },
      })
    }

  return {
    /** Makes the network calls of `wx` end when the Mini Program is suspended. */
    guard(wx: Record<string, unknown>): void {
      for (const name of NETWORK_CALLS) {
        const call = wx[name]
        if (typeof call === 'function') wx[name] = wrap(name, call as (options: object) => unknown)
      }
    },
    suspend(): void {
      offline = true
    },
    resume(): void {
      if (!offline) return
      for (const interrupt of interrupted) interrupt()
      interrupted.clear()
      setTimeout(() => {
        offline = false
      }, NETWORK_BACK_MS)
    },
  }
}
export type Suspension = ReturnType<typeof createSuspension>
