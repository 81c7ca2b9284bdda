import { ApiFailure, weappApi } from './api.ts'
import type { HostOptions } from '../logic/host-options.ts'

interface Args {
  key?: string
  data?: unknown
}

/** WeChat's limits of storage, in all and for one key [official]. */
const MAX_KB = { total: 10_240, entry: 1_024 }

/** `wx.setStorage` and similar: data by key, which outlives the Mini Program. */
export function storageApi(storage: HostOptions['storage']): Record<string, unknown> {
  const sizeOf = (keys: string[]) =>
    Math.ceil(keys.reduce((sum, key) => sum + (storage.getItem(key) ?? '').length, 0) / 1024)
  const read = (key: string): unknown => {
    const text = storage.getItem(key)
    return text === null ? undefined : JSON.parse(text)
  }
  const write = (key: string, data: unknown): void => {
    const text = JSON.stringify(data ?? null)
    if (text.length > MAX_KB.entry * 1024) throw new ApiFailure('fail entry size limit reached')
    if (sizeOf(storage.keys()) + text.length / 1024 > MAX_KB.total)
      throw new ApiFailure('fail exceed storage max size 10Mb')
    storage.setItem(key, text)
  }
  const info = () => {
    const keys = storage.keys()
    return { keys, currentSize: sizeOf(keys), limitSize: MAX_KB.total }
  }
  const api = (name: string, run: (args: Args) => unknown) => ({ [name]: weappApi(name, run) })
  return {
    getStorageSync: (key: string) => read(key) ?? '',
    setStorageSync: write,
    removeStorageSync: (key: string) => storage.removeItem(key),
    clearStorageSync: () => storage.clear(),
    getStorageInfoSync: info,
    ...api('getStorage', ({ key = '' }) => {
      const data = read(key)
      if (data === undefined) throw new ApiFailure('fail data not found')
      return { data }
    }),
    ...api('setStorage', ({ key = '', data }) => write(key, data)),
    ...api('removeStorage', ({ key = '' }) => storage.removeItem(key)),
    ...api('clearStorage', () => storage.clear()),
    ...api('getStorageInfo', info),
  }
}
