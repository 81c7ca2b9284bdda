import type { Wechat } from '@fahuo/wechat'
import type { Config } from '../config.ts'
import type { Store } from '../database/database.ts'
import type { Said } from '../core/language.ts'

/** What a check found. `warning`: it works, and something should be looked at. */
export interface Finding {
  level: 'ok' | 'warning' | 'problem'
  found: Said
  /** What to do about it. */
  remedy?: Said
}

export interface Patient {
  config: Config
  store: Store
  wechat: Wechat
  /** Where WeChat pushes to, as seen from outside; null: not told. */
  push_url: string | null
}

/** One thing that a merchant can get wrong. */
export interface Check {
  name: Said
  run: (patient: Patient) => Promise<Finding>
}
