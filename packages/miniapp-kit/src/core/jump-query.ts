import type { JumpQuery } from '@fahuo/contract'

const NAMES = ['transaction_id', 'merchant_id', 'merchant_trade_no', 'sub_merchant_id'] as const

/** WeChat's numbers are shorter; a longer value is none of them. */
const MAX_LENGTH = 128

/**
 * Reads what WeChat adds to the jump path of a shipping message, from the options of App.onLaunch,
 * App.onShow or a page's onLoad: `transaction_id`, or `merchant_id` with `merchant_trade_no`;
 * `sub_merchant_id` if any. Other names in the query are yours and are ignored.
 * @returns null when the query names no order; never throws
 */
export function readJumpQuery(options: unknown): JumpQuery | null {
  const query = queryOf(options)
  const found: JumpQuery = {}
  for (const name of NAMES) {
    const value = decoded(query[name])
    if (value !== null) found[name] = value
  }
  if (found.transaction_id !== undefined) return found
  return found.merchant_id !== undefined && found.merchant_trade_no !== undefined ? found : null
}

/** App options hold the query inside; a page's onLoad gets the query itself. */
function queryOf(options: unknown): Record<string, unknown> {
  if (typeof options !== 'object' || options === null) return {}
  const { query } = options as { query?: unknown }
  const inside = typeof query === 'object' && query !== null ? query : options
  return inside as Record<string, unknown>
}

function decoded(value: unknown): string | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null
  const text = String(value).trim()
  if (text === '' || text === 'undefined' || text === 'null' || text.length > MAX_LENGTH * 3)
    return null
  let plain = text
  try {
    plain = decodeURIComponent(text)
  } catch {
    // A single % is not an encoding: the value is taken as it is.
  }
  return plain.length > MAX_LENGTH ? null : plain
}

/** Tells whether both queries name the same order. */
export function isSameJump(a: JumpQuery | null, b: JumpQuery | null): boolean {
  return NAMES.every((name) => a?.[name] === b?.[name])
}

/** Returns `?transaction_id=…` for a page of your own that reads it with {@link readJumpQuery}. */
export function jumpSearch(query: JumpQuery): string {
  const pairs = NAMES.flatMap((name) => {
    const value = query[name]
    return value ? [`${name}=${encodeURIComponent(value)}`] : []
  })
  return `?${pairs.join('&')}`
}
