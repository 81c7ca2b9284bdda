import { asWechatReads, ERRCODE, JsonError, readJsonBody, type Call } from '@fahuo/wechat'
import type { Context as Koa } from 'koa'
import { getRawBody } from 'raw-body'
import type { z } from 'zod'
import { Refusal } from './wechat-errors.ts'

/** Bytes of a body. */
const MAX_BODY_BYTES = 2 * 1024 * 1024
/** Bytes of a form: what is refused for its size must arrive. */
const MAX_FORM_BYTES = 12 * 1024 * 1024

/** The body as WeChat reads it. @throws Refusal 44002 empty, 47001 not JSON [official] */
export async function readJson(ctx: Koa): Promise<unknown> {
  const bytes = await readBytes(ctx, MAX_BODY_BYTES, ERRCODE.DATA_FORMAT_INVALID)
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

/** What a body names as its appid, before anything is checked; undefined: nothing that can be read. */
export async function appidInBody(ctx: Koa): Promise<string | undefined> {
  try {
    const said = readJsonBody(await rawBody(ctx, MAX_BODY_BYTES)) as Record<string, unknown> | null
    const appid = said?.['appid'] ?? said?.['component_appid']
    return typeof appid === 'string' ? appid : undefined
  } catch {
    return undefined
  }
}

/** The bytes of a body, read once. */
function rawBody(ctx: Koa, limit: number): Promise<Buffer> {
  const read = ctx.state['body'] as Promise<Buffer> | undefined
  const reading = read ?? getRawBody(ctx.req, { limit })
  ctx.state['body'] = reading
  return reading
}

async function readBytes(ctx: Koa, limit: number, too_large: number): Promise<Buffer> {
  try {
    return await rawBody(ctx, limit)
  } catch {
    // Too large or broken off [assumed code]; the rest of the body is not read.
    ctx.set('connection', 'close')
    throw new Refusal(too_large)
  }
}

/** The file of a form. @throws Refusal 41005 without one [official], 45001 too large [assumed limit] */
export async function readForm(ctx: Koa, field: string): Promise<Record<string, Blob>> {
  const bytes = await readBytes(ctx, MAX_FORM_BYTES, ERRCODE.MEDIA_TOO_LARGE)
  const type = ctx.get('content-type')
  const missing = new Refusal(ERRCODE.MEDIA_MISSING)
  if (!/^multipart\/form-data/i.test(type)) throw missing
  const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } })
    .formData()
    .catch(() => {
      throw missing
    })
  const file = form.get(field)
  if (file === null || typeof file === 'string') throw missing
  return { [field]: file }
}

/** A form as the log of calls shows it: of files their name, type and size. */
export const shownForm = (form: unknown): unknown =>
  Object.fromEntries(
    Object.entries(form as object).map(([name, value]: [string, unknown]) => [
      name,
      value instanceof File ? { name: value.name, type: value.type, size: value.size } : value,
    ]),
  )

/** Checks a body by the schema of its call, as leniently as WeChat does. @throws Refusal */
export function checkRequest(call: Call, body: unknown): unknown {
  const parsed = call.request.safeParse(asWechatReads(call.request, body))
  if (parsed.success) return parsed.data
  throw new Refusal(errcodeOf(call, parsed.error))
}

/** api_get_authorizer_list with a wrong offset or count [official]. */
const LIST_RANGE_INVALID = 40170

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
  // [official]
  media: { type: ERRCODE.MEDIA_TYPE_INVALID },
  // 参数异常 [official].
  complaint: {
    complaintOrderId: ERRCODE.COMPLAINT_FAILED,
    bussiHandle: ERRCODE.COMPLAINT_FAILED,
    content: ERRCODE.COMPLAINT_FAILED,
    mediaIdList: ERRCODE.COMPLAINT_FAILED,
    acceptReturn: ERRCODE.COMPLAINT_FAILED,
    returnId: ERRCODE.COMPLAINT_FAILED,
    offset: ERRCODE.PENALTY_PARAMETER_WRONG,
    limit: ERRCODE.PENALTY_PARAMETER_WRONG,
  },
  // [official]
  component: {
    component_appid: 41018,
    offset: LIST_RANGE_INVALID,
    count: LIST_RANGE_INVALID,
  },
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
