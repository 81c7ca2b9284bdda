/**
 * Cancels the requests that a page made, for instance when the buyer leaves it: a Mini Program has
 * no AbortController.
 */
export interface Cancellation {
  cancelled: () => boolean
  cancel: () => void
  /**
   * Calls `listener` when it is cancelled.
   * @returns removes the listener
   */
  onCancel: (listener: () => void) => () => void
}

export function createCancellation(): Cancellation {
  const listeners = new Set<() => void>()
  let cancelled = false
  return {
    cancelled: () => cancelled,
    cancel() {
      cancelled = true
      for (const listener of Array.from(listeners)) listener()
      listeners.clear()
    },
    onCancel(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
