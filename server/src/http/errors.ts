import type { ErrorBody } from '@fahuo/contract'
import { explain } from '@fahuo/wechat'
import type { Context as Koa, Middleware } from 'koa'
import type { Log } from '../core/context.ts'
import { FahuoError, type FahuoErrorCode } from '../core/errors.ts'
import type { Language } from '../core/language.ts'
import { outageOf } from '../database/outage.ts'
import { errorMessages } from './error-messages.ts'
import { wrongAddress } from './url.ts'

const STATUS: Record<FahuoErrorCode, number> = {
  invalid: 400,
  unknown_field: 422,
  method_not_allowed: 405,
  too_large: 413,
  inside_only: 403,
  foreign_host: 403,
  foreign_origin: 403,
  file_too_large: 413,
  unauthorized: 401,
  sign_in_failed: 401,
  forbidden: 403,
  invitation_spent: 410,
  name_taken: 409,
  last_owner: 409,
  shop_closed: 403,
  shop_changed: 409,
  first_shop_only: 409,
  shop_known: 409,
  no_platform: 409,
  session_expired: 401,
  login_failed: 401,
  push_refused: 403,
  not_found: 404,
  wrong_address: 404,
  unknown_carrier: 422,
  carrier_ambiguous: 422,
  receiver_phone_needed: 422,
  already_open: 409,
  already_shipped: 409,
  split_unfinished: 409,
  reshipment_spent: 409,
  closed: 409,
  complaint_closed: 409,
  answer_under_way: 409,
  refused_by_wechat: 422,
  wechat_unavailable: 503,
  database_unavailable: 503,
  request_timeout: 408,
  idempotency_key_reused: 422,
  not_open: 409,
  set_by_operator: 409,
  confirmation_needed: 409,
  outcome_unknown: 502,
  image_too_large: 413,
  too_many: 429,
}

/** Returns the HTTP status of an error that has no errcode. */
export const statusOfCode = (code: FahuoErrorCode): number => STATUS[code]

/** A request that breaks one of WeChat's rules is understood and refused: 422. */
function statusOf({ code, errcode }: FahuoError): number {
  return code === 'invalid' && errcode !== undefined ? 422 : STATUS[code]
}

/** Returns the language that a request prefers; English when it names neither. */
export const languageOf = (ctx: Koa): Language =>
  ctx.acceptsLanguages('en', 'zh') === 'zh' ? 'zh' : 'en'

/** Codes whose cause WeChat's errcode explains. */
const EXPLAINED = new Set<FahuoErrorCode>(['invalid', 'refused_by_wechat'])

/** Puts an error into words: what happened, whose turn it is, what to do. */
export function errorBody(error: FahuoError, language: Language): ErrorBody {
  const { code, detail, errcode } = error
  const own = errorMessages[code]
  // Where we refuse in WeChat's place our own words say more; a broken rule is WeChat's to explain.
  const explained = EXPLAINED.has(code) && errcode !== undefined ? explain(errcode) : undefined
  const message = explained?.cause[language] ?? own.message[language]
  return {
    error: {
      code,
      message: withDetail(
        message,
        typeof detail === 'object' ? detail[language] : detail,
        language,
      ),
      ...(errcode !== undefined && { errcode }),
      remedy: explained?.remedy[language] ?? own.remedy[language],
    },
  }
}

function withDetail(message: string, detail: string | undefined, language: Language): string {
  if (detail === undefined) return message
  const open = message.replace(/[.。]$/, '')
  return language === 'zh' ? `${open}（${detail}）` : `${open} (${detail})`
}

/** Seconds after which a request that the database could not serve may come again. */
const RETRY_AFTER_SECONDS = 5

/** What the database's condition keeps from being done may be asked again: 503. */
export function asRefusal(log: Log, thrown: unknown): unknown {
  const outage = outageOf(thrown)
  if (outage === null) return thrown
  log.warn({ outage, err: thrown }, 'the database could not serve a request')
  const refusal = new FahuoError('database_unavailable')
  refusal.retry_after = RETRY_AFTER_SECONDS
  return refusal
}

/**
 * Returns what is read, or why it is not, as a part of a response that stands either way. What is no
 * refusal (a fault of ours, a database that is away) is thrown: it fails the request.
 */
export async function orError<Value>(
  read: () => Promise<Value>,
  { language, set }: { language: Language; set: (name: string, value: string) => void },
): Promise<Value | ErrorBody> {
  try {
    return await read()
  } catch (error) {
    if (!(error instanceof FahuoError)) throw error
    if (error.retry_after !== undefined) set('retry-after', String(error.retry_after))
    return errorBody(error, language)
  }
}

/** Turns errors into responses; an unexpected one is logged and tells nothing outside. */
export function handleErrors(log: Log): Middleware {
  return async (ctx, next) => {
    try {
      await next()
      if (ctx.status === 404 && ctx.body === undefined) throw wrongAddress(ctx.path)
    } catch (thrown) {
      const language = languageOf(ctx)
      const error = asRefusal(log, thrown)
      if (error instanceof FahuoError) {
        ctx.status = statusOf(error)
        if (error.retry_after !== undefined) ctx.set('retry-after', String(error.retry_after))
        ctx.body = errorBody(error, language)
        return
      }
      log.error({ err: error, request: ctx.state['request_id'] as string }, 'a request failed')
      ctx.status = 500
      const { message, remedy } = errorMessages.internal
      ctx.body = {
        error: { code: 'internal', message: message[language], remedy: remedy[language] },
      } satisfies ErrorBody
    }
  }
}
