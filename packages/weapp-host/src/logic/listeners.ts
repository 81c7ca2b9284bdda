/** The listeners of an event such as `wx.onAppShow`. */
export interface Listeners<Value> {
  on: (listener: (value: Value) => void) => void
  /** Removes one listener, or all of them. */
  off: (listener?: (value: Value) => void) => void
  emit: (value: Value) => void
}

export function createListeners<Value>(): Listeners<Value> {
  const listeners = new Set<(value: Value) => void>()
  return {
    on: (listener) => void listeners.add(listener),
    off: (listener) => void (listener ? listeners.delete(listener) : listeners.clear()),
    emit: (value) => {
      for (const listener of listeners) listener(value)
    },
  }
}
