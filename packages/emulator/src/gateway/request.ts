import { asWechatReads, ERRCODE, JsonError, readJsonBody, type Call } from '@fahuo/wechat'
import type { Context as Koa } from 'koa'
import { getRawBody } from 'raw-body'
import type { z } from 'zod'
import { Refusal } from './wechat-errors.ts'

/** Bytes of a body. */
const MAX_BODY_BYTES = 2 * 1024 * 1024

/** The body as WeChat reads it. @throws Refusal 44002 empty, 47001 not JSON [official] */
export async function readJson(ctx: Koa): Promise<unknown> {
  let bytes: Buffer
  try {
    bytes = await getRawBody(ctx.req, { limit: MAX_BODY_BYTES })
  } catch {
    // Too large or broken off [assumed code]; the rest of the body is not read.
    ctx.set('connection', 'close')
    throw new Refusal(ERRCODE.DATA_FORMAT_INVALID)
  }
  if (bytes.length === 0) throw new Refusal(ERRCODE.BODY_EMPTY)
  try {
    // GBK is no JSON [observed: 47001]; a byte order mark is skipped, deep nesting and U+0000 are
    // refused [assumed].
    return readJsonBody(bytes)
  } catch (error) {
    if (!(error instanceof JsonError)) throw error
    throw new Refusal(ERRCODE.DATA_FORMAT_INVALID)
  }
}

/** Checks a body by the schema of its call, as leniently as WeChat does. @throws Refusal */
export function checkRequest(call: Call, body: unknown): unknown {
  const parsed = call.request.safeParse(asWechatReads(call.request, body))
  if (parsed.success) return parsed.data
  throw new Refusal(errcodeOf(call, parsed.error))
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
