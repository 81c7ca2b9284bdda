/** Those who wait for something: `wx.onAppShow` and its kind. */
export interface Listeners<Value> {
  on: (listener: (value: Value) => void) => void
  /** All of them when none is named. */
  off: (listener?: (value: Value) => void) => void
  tell: (value: Value) => void
}

export function createListeners<Value>(): Listeners<Value> {
  const listening = new Set<(value: Value) => void>()
  return {
    on: (listener) => void listening.add(listener),
    off: (listener) => void (listener ? listening.delete(listener) : listening.clear()),
    tell: (value) => {
      for (const listener of listening) listener(value)
    },
  }
}
