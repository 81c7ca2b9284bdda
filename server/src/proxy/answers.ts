/** What the proxy answers when it refuses: WeChat's envelope, with cause and remedy in one language. */
import type { ErrorBody } from '@fahuo/contract'
import { ERRCODE, WechatError } from '@fahuo/wechat'
import type { Context as Koa } from 'koa'
import { FahuoError, type FahuoErrorCode } from '../core/errors.ts'
import { sentences, type Language, type Text } from '../core/language.ts'
import { errorBody, statusOfCode } from '../http/errors.ts'

export interface Answer {
  errcode?: number
  errmsg?: string
  [name: string]: unknown
}

/** Chinese, WeChat's own language, unless the caller asks for English: most SDKs ask for nothing. */
export const languageOfSdk = (ctx: Koa): Language =>
  ctx.headers['accept-language'] !== undefined && ctx.acceptsLanguages('zh', 'en') === 'en'
    ? 'en'
    : 'zh'

/** WeChat's code for an error of ours that has none itself; 47001 for what is wrong with a request. */
const ERRCODES: Partial<Record<FahuoErrorCode, number>> = {
  unauthorized: ERRCODE.CREDENTIAL_INVALID,
  forbidden: ERRCODE.API_UNAUTHORISED,
  too_many: ERRCODE.MINUTE_QUOTA_EXCEEDED,
  // Of a correction, whose order was asked for.
  not_found: ERRCODE.PAYMENT_UNKNOWN,
  image_too_large: ERRCODE.MEDIA_TOO_LARGE,
  // The application that is once an account: nothing else asks a person first.
  confirmation_needed: ERRCODE.TRADE_TYPE_ALREADY_APPLIED,
  outcome_unknown: ERRCODE.SYSTEM_BUSY,
  // Nothing is known to be wrong: the same body may come again.
  already_open: ERRCODE.SYSTEM_BUSY,
  wechat_unavailable: ERRCODE.SYSTEM_BUSY,
  database_unavailable: ERRCODE.SYSTEM_BUSY,
}

/** Errors whose HTTP status says more than WeChat's 200 would. */
const WITH_STATUS = new Set<FahuoErrorCode>(['too_large', 'too_many', 'database_unavailable'])

/** Answers an error of ours in WeChat's envelope, with our own body beside it. */
export function refuse(ctx: Koa, error: FahuoError): Answer {
  if (WITH_STATUS.has(error.code)) ctx.status = statusOfCode(error.code)
  if (error.retry_after !== undefined) ctx.set('retry-after', String(error.retry_after))
  return refusal(
    error.errcode ?? ERRCODES[error.code] ?? ERRCODE.DATA_FORMAT_INVALID,
    errorBody(error, languageOfSdk(ctx)).error,
  )
}

/** Answers in words of the proxy's own. */
export function refuseWith(
  ctx: Koa,
  errcode: number,
  code: FahuoErrorCode | 'internal',
  { message, remedy }: { message: Text; remedy: Text },
): Answer {
  const language = languageOfSdk(ctx)
  return refusal(errcode, { code, message: message[language], remedy: remedy[language] })
}

function refusal(errcode: number, error: ErrorBody['error']): Answer {
  return { errcode, errmsg: sentences(error.message, error.remedy), error }
}

/** A call that WeChat refused, as WeChat said it; or one whose outcome is not known. */
export function refuseAsWechat(ctx: Koa, error: WechatError): Answer {
  if (error.errcode !== undefined && !Number.isNaN(error.errcode))
    return { errcode: error.errcode, errmsg: error.errmsg ?? '' }
  // An SDK must not take "unknown" for WeChat's word.
  ctx.status = error.outcome === 'not_sent' ? 503 : 502
  return refuseWith(ctx, ERRCODE.SYSTEM_BUSY, 'wechat_unavailable', {
    message: {
      en: `WeChat is unavailable (${error.reason})`,
      zh: `暂时无法连接微信（${error.reason}）`,
    },
    remedy: error.outcome === 'not_sent' ? NOT_SENT : MAY_HAVE_EFFECT,
  })
}

const NOT_SENT: Text = {
  en: 'Nothing was sent; try again in a moment.',
  zh: '请求未发出，请稍后再试。',
}

export const MAY_HAVE_EFFECT: Text = {
  en: 'The request may have taken effect: read before you repeat what changes something.',
  zh: '请求可能已经生效；重复会产生变更的请求之前，请先查询。',
}
