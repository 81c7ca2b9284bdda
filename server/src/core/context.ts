import type { Wechat } from '@fahuo/wechat'
import type { Store } from '../database/database.ts'
import type { Clock } from './time.ts'

/** The log as the domain sees it: facts first, then words. Never a token, a secret, a phone number. */
export interface Log {
  info: (facts: object, message: string) => void
  warn: (facts: object, message: string) => void
  error: (facts: object, message: string) => void
}

/** All that the domain leans on; a test brings its own. */
export interface Context {
  appid: string
  store: Store
  wechat: Wechat
  clock: Clock
  log: Log
}
