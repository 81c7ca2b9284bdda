import type { Wechat } from '@fahuo/wechat'
import type { Config } from '../config.ts'
import type { Finding } from '../core/finding.ts'
import type { Text } from '../core/language.ts'
import type { Clock } from '../core/time.ts'
import type { Scope } from '../database/database.ts'

export type { Finding }

/** What a check looks at. */
export interface Subject extends Scope {
  clock: Clock
  config: Config
  wechat: Wechat
  /** Where WeChat pushes to, as seen from outside; null: not given. */
  push_url: string | null
  /** Ends what the checks wait for; what they find then says nothing. */
  stopping?: AbortSignal
}

/** One thing that a merchant can get wrong. */
export interface Check {
  id: string
  name: Text
  run: (subject: Subject) => Promise<Finding>
}

/** Ends a request after some time, or when the checks are to stop. */
export const withinMs = (ms: number, { stopping }: Subject): AbortSignal =>
  AbortSignal.any([AbortSignal.timeout(ms), ...(stopping ? [stopping] : [])])

export const ok = (en: string, zh: string): Finding => ({ level: 'ok', found: { en, zh } })
