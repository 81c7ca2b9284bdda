import type { StoredToken, TokenStore } from '@fahuo/wechat'
import { readSetting, removeSetting, writeSetting } from '../store/settings.ts'
import type { Store } from '../store/store.ts'

const SETTING = 'access_token'

/** Keeps WeChat's token in the database, so that a restart and a second server use the same one. */
export function sharedTokens(store: Store, appid: string): TokenStore {
  return {
    async read() {
      const value = await readSetting(store, appid, SETTING)
      return value === null ? null : (JSON.parse(value) as StoredToken)
    },
    write: (token) => writeSetting(store, appid, SETTING, JSON.stringify(token)),
    async forget(access_token) {
      const value = await readSetting(store, appid, SETTING)
      if (value === null || (JSON.parse(value) as StoredToken).access_token !== access_token) return
      await removeSetting(store, appid, SETTING, value)
    },
  }
}
