import type { JumpQuery } from '@fahuo/contract'

const NAMES = ['transaction_id', 'merchant_id', 'merchant_trade_no', 'sub_merchant_id'] as const

/** WeChat's numbers are shorter; a longer value is none of them. */
const MAX_LENGTH = 128

/** A page's link may be encoded once more by each program that hands it on. */
const MAX_DECODINGS = 3

/**
 * Reads what WeChat adds to the jump path of a shipping message, from the options of App.onLaunch,
 * App.onShow or a page's onLoad: `transaction_id`, or the merchant's own number `merchant_trade_no`,
 * with `merchant_id` from a message and without it from WeChat's order centre; `sub_merchant_id` if
 * any. Other names in the query are yours and are ignored.
 * @returns null when the query names no order; never throws
 */
export function readJumpQuery(options: unknown): JumpQuery | null {
  const query = queryOf(options)
  const found: JumpQuery = {}
  for (const name of NAMES) {
    const value = read(query[name])
    if (value !== null) found[name] = value
  }
  return found.transaction_id !== undefined || found.merchant_trade_no !== undefined ? found : null
}

/** App options hold the query inside; a page's onLoad gets the query itself. */
function queryOf(options: unknown): Record<string, unknown> {
  if (typeof options !== 'object' || options === null) return {}
  const { query } = options as { query?: unknown }
  const inside = (typeof query === 'object' && query !== null ? query : options) as Record<
    string,
    unknown
  >
  const whole: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(inside)) {
    // The whole query was encoded as one name: `transaction_id%3D42%26merchant_id%3D19`.
    if (/%(?:25)*3D/i.test(name)) Object.assign(whole, split(decode(name)))
    whole[name] = value
  }
  return whole
}

function split(search: string): Record<string, string> {
  const pairs: Record<string, string> = {}
  for (const pair of search.split('&')) {
    const [name = '', ...value] = pair.split('=')
    pairs[name] = value.join('=')
  }
  return pairs
}

function read(value: unknown): string | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null
  if (String(value).length > MAX_LENGTH * 9) return null
  const text = decode(String(value)).trim()
  // WeChat's order centre fills in `${商品订单号}`; one that it did not fill in is no number.
  const isNothing = text === '' || text === 'undefined' || text === 'null' || text.startsWith('${')
  return isNothing || text.length > MAX_LENGTH ? null : text
}

/** Decodes until nothing is encoded any more: no number of an order has a %. */
function decode(text: string): string {
  let plain = text
  for (let times = 0; times < MAX_DECODINGS && plain.includes('%'); times += 1) {
    try {
      plain = decodeURIComponent(plain)
    } catch {
      // A single % is not an encoding: the value is taken as it is.
      break
    }
  }
  return plain
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
