import { ApiFailure, weappApi } from './api.ts'
import type { HostOptions } from '../logic/host-options.ts'

interface Args {
  key?: string
  data?: unknown
}

/** Kilobytes that WeChat keeps for a Mini Program: all, and under one key [official]. */
const LIMIT = { all: 10_240, one: 1_024 }

/** `wx.setStorage` and its kin: data by key, which outlives the Mini Program. */
export function storageApi(kept: HostOptions['storage']): Record<string, unknown> {
  const sizeOf = (keys: string[]) =>
    Math.ceil(keys.reduce((sum, key) => sum + (kept.getItem(key) ?? '').length, 0) / 1024)
  const read = (key: string): unknown => {
    const text = kept.getItem(key)
    return text === null ? undefined : JSON.parse(text)
  }
  const write = (key: string, data: unknown): void => {
    const text = JSON.stringify(data ?? null)
    if (text.length > LIMIT.one * 1024) throw new ApiFailure('fail entry size limit reached')
    if (sizeOf(kept.keys()) + text.length / 1024 > LIMIT.all)
      throw new ApiFailure('fail exceed storage max size 10Mb')
    kept.setItem(key, text)
  }
  const info = () => {
    const keys = kept.keys()
    return { keys, currentSize: sizeOf(keys), limitSize: LIMIT.all }
  }
  const api = (name: string, run: (args: Args) => unknown) => ({ [name]: weappApi(name, run) })
  return {
    getStorageSync: (key: string) => read(key) ?? '',
    setStorageSync: write,
    removeStorageSync: (key: string) => kept.removeItem(key),
    clearStorageSync: () => kept.clear(),
    getStorageInfoSync: info,
    ...api('getStorage', ({ key = '' }) => {
      const data = read(key)
      if (data === undefined) throw new ApiFailure('fail data not found')
      return { data }
    }),
    ...api('setStorage', ({ key = '', data }) => write(key, data)),
    ...api('removeStorage', ({ key = '' }) => kept.removeItem(key)),
    ...api('clearStorage', () => kept.clear()),
    ...api('getStorageInfo', info),
  }
}
