import type { Storage } from '@fahuo/weapp-host'

/** One buyer's part of the browser's storage: another buyer's session is none of theirs. */
export function storageOf(storage: globalThis.Storage, openid: string): Storage {
  const prefix = `weapp:${openid}:`
  const own = () => Object.keys(storage).filter((key) => key.startsWith(prefix))
  return {
    getItem: (key) => storage.getItem(prefix + key),
    setItem: (key, value) => storage.setItem(prefix + key, value),
    removeItem: (key) => storage.removeItem(prefix + key),
    clear() {
      for (const key of own()) storage.removeItem(key)
    },
    keys: () => own().map((key) => key.slice(prefix.length)),
  }
}
