import { ERRCODE } from '@fahuo/wechat'
import type { Call } from '@fahuo/wechat'
import type { Context as Koa } from 'koa'
import { getRawBody } from 'raw-body'
import type { z } from 'zod'
import { Refusal } from './wechat-errors.ts'

/** Bytes of a body. */
const MAX_BODY_BYTES = 2 * 1024 * 1024

/** Objects and lists within each other [assumed]; no call needs ten. */
const MAX_DEPTH = 50

/** The body as WeChat reads it. @throws Refusal 44002 empty, 47001 not JSON [official] */
export async function readJson(ctx: Koa): Promise<unknown> {
  let text: string
  try {
    text = await getRawBody(ctx.req, { limit: MAX_BODY_BYTES, encoding: 'utf8' })
  } catch {
    // Too large or broken off [assumed code]; the rest of the body is not read.
    ctx.set('connection', 'close')
    throw new Refusal(ERRCODE.DATA_FORMAT_INVALID)
  }
  if (text === '') throw new Refusal(ERRCODE.BODY_EMPTY)
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch {
    throw new Refusal(ERRCODE.DATA_FORMAT_INVALID)
  }
  if (isDeeperThan(MAX_DEPTH, body)) throw new Refusal(ERRCODE.DATA_FORMAT_INVALID)
  return body
}

function isDeeperThan(depth: number, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  return depth === 0 || Object.values(value).some((inner) => isDeeperThan(depth - 1, inner))
}

/** Checks a body by the schema of its call, as leniently as WeChat does. @throws Refusal */
export function checkRequest(call: Call, body: unknown): unknown {
  const parsed = lenientParse(call.request, withoutNulls(body))
  if (parsed.success) return parsed.data
  throw new Refusal(errcodeOf(call, parsed.error))
}

/** WeChat takes `null` for absent [observed]. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== null)
      .map(([name, inner]) => [name, withoutNulls(inner)]),
  )
}

/** WeChat takes these names for their numbers: delivery_mode [observed], order_number_type [inferred]. */
const ENUM_NAMES: Record<string, Record<string, number>> = {
  delivery_mode: { UNIFIED_DELIVERY: 1, SPLIT_DELIVERY: 2 },
  order_number_type: { MERCHANT_TRADE_NUMBER: 1, WXPAY_TRADE_NUMBER: 2 },
}

/** WeChat takes numbers sent as text [observed]. */
function lenientParse(schema: z.ZodType, body: unknown) {
  const strict = schema.safeParse(body)
  if (strict.success) return strict
  const copy = structuredClone(body)
  for (const issue of strict.error.issues) {
    if (issue.code !== 'invalid_type' || !/^(number|int)$/.test(issue.expected)) continue
    const holder = issue.path
      .slice(0, -1)
      .reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown>)[key], copy)
    const key = issue.path.at(-1)
    if (typeof holder !== 'object' || holder === null || key === undefined) continue
    const value = (holder as Record<PropertyKey, unknown>)[key]
    if (typeof value !== 'string') continue
    const number = /^-?\d+$/.test(value) ? Number(value) : ENUM_NAMES[String(key)]?.[value]
    if (number !== undefined) (holder as Record<PropertyKey, unknown>)[key] = number
  }
  return schema.safeParse(copy)
}

/** What a missing or wrong field answers where that is not 47001, by the group of the call. */
const FIELD_CODES: Record<string, Record<string, number>> = {
  shipping: {
    // Malformed and stale times answer the same [staff].
    upload_time: ERRCODE.UPLOAD_TIME_INVALID,
    // A missing appid on is_trade_… [official].
    appid: ERRCODE.ARGUMENT_INVALID,
    received_time: ERRCODE.RECEIVED_TIME_INVALID,
  },
  logistics: { openid: ERRCODE.OPENID_INVALID, waybill_token: ERRCODE.WAYBILL_TOKEN_INVALID },
  credentials: {
    appid: ERRCODE.APPID_MISSING,
    secret: ERRCODE.SECRET_MISSING,
    grant_type: ERRCODE.GRANT_TYPE_INVALID,
  },
  login: {
    appid: ERRCODE.APPID_MISSING,
    secret: ERRCODE.SECRET_MISSING,
    js_code: ERRCODE.LOGIN_CODE_INVALID,
    grant_type: ERRCODE.GRANT_TYPE_INVALID,
  },
}

/** The code of the first rule that is broken. */
function errcodeOf(call: Call, error: z.ZodError): number {
  const [issue] = error.issues
  if (issue?.code === 'custom' && typeof issue.params?.['errcode'] === 'number')
    return issue.params['errcode']
  const [group = ''] = call.name.split('.')
  const field = String(issue?.path.at(-1) ?? '')
  if (call.name === 'shipping.reportSpecialOrder') {
    if (field === 'type') return ERRCODE.SPECIAL_ORDER_TYPE_INVALID
    if (field === 'delay_to') return ERRCODE.DELAY_TO_INVALID
  }
  const known = FIELD_CODES[group]?.[field]
  if (known !== undefined) return known
  // The order centre has a code of its own for wrong arguments [seeds 001 and 004].
  return group === 'shoppingOrder' && field !== ''
    ? ERRCODE.SHOPPING_ARGUMENT_INVALID
    : ERRCODE.DATA_FORMAT_INVALID
}
