import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import type { PayMerchant, PayNotification } from './pay.ts'
import type { Platform } from './platforms.ts'
import { defaultSettings, Settings } from './settings.ts'
import type { ShopOptions } from './shop-options.ts'
import { emptyState, type State } from './state.ts'

/** What WeChat has only once, whichever Mini Program it is for. */
export interface WechatState {
  /** Milliseconds that the clock is ahead of the real one. */
  clock_offset: number
  /** By mchid: Mini Programs of one merchant share it. */
  pay_merchants: Map<string, PayMerchant>
  pay_notifications: PayNotification[]
  /** Third-party platforms, by component_appid. */
  platforms: Map<string, Platform>
}

export const emptyWechatState = (): WechatState => ({
  clock_offset: 0,
  pay_merchants: new Map(),
  pay_notifications: [],
  platforms: new Map(),
})

/** A Mini Program as it is kept. */
export interface KeptShop {
  options: ShopOptions
  state: State
}

/** Everything that is kept over a restart. */
export interface Kept {
  wechat: WechatState
  /** By appid. */
  shops: Map<string, KeptShop>
  /** The state of an earlier version, which had one Mini Program and did not write down which. */
  only: State | null
}

const isPairs = (value: unknown): value is [string, unknown][] => Array.isArray(value)

/** Reads the fields that a state has; what an earlier version did not know stays empty. */
function revived<T extends object>(empty: T, kept: Record<string, unknown>): T {
  const read = Object.entries(empty).map(([name, without]: [string, unknown]) => {
    const value = kept[name]
    if (value === undefined) return [name, without]
    return [name, without instanceof Map ? new Map(isPairs(value) ? value : []) : value]
  })
  return Object.fromEntries(read) as T
}

function revivedState(kept: Record<string, unknown>): State {
  const state = revived(emptyState(), kept)
  // Those of an earlier version have fewer of them.
  return { ...state, settings: Settings.safeParse(state.settings).data ?? defaultSettings() }
}

/** Reads what an earlier run kept; empty when there was none. @throws when the file cannot be read */
export function readKept(file: string | undefined): Kept {
  const nothing: Kept = { wechat: emptyWechatState(), shops: new Map(), only: null }
  if (file === undefined || !existsSync(file)) return nothing
  const kept = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>
  const wechat = revived(emptyWechatState(), kept)
  const { shops } = kept
  if (!isPairs(shops)) return { ...nothing, wechat, only: revivedState(kept) }
  return {
    wechat,
    shops: new Map(
      (shops as [string, { options: ShopOptions; state: Record<string, unknown> }][]).map(
        ([appid, { options, state }]) => [appid, { options, state: revivedState(state) }],
      ),
    ),
    only: null,
  }
}

/** Keeps the state in a file. @returns writes it when it changed: the whole file or nothing of it */
export function stateFile(
  file: string | undefined,
): (state: WechatState & { shops: Map<string, KeptShop> }) => void {
  let written = ''
  return (state) => {
    if (file === undefined) return
    const text = JSON.stringify(state, (_name, value: unknown) =>
      value instanceof Map ? [...value.entries()] : value,
    )
    if (text === written) return
    writeFileSync(`${file}.new`, text, { mode: 0o600 })
    renameSync(`${file}.new`, file)
    written = text
  }
}
