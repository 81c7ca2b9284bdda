import type { Wechat } from '@fahuo/wechat'
import type { Config } from '../config.ts'
import type { Text } from '../core/language.ts'
import type { Clock } from '../core/time.ts'
import type { Scope } from '../database/database.ts'

/** What a check found. `warning`: it works, and something should be looked at. */
export interface Finding {
  level: 'ok' | 'warning' | 'problem'
  found: Text
  /** What to do about it. */
  remedy?: Text
}

/** What a check looks at. */
export interface Subject extends Scope {
  clock: Clock
  config: Config
  wechat: Wechat
  /** Where WeChat pushes to, as seen from outside; null: not given. */
  push_url: string | null
}

/** One thing that a merchant can get wrong. */
export interface Check {
  name: Text
  run: (subject: Subject) => Promise<Finding>
}

export const ok = (en: string, zh: string): Finding => ({ level: 'ok', found: { en, zh } })
