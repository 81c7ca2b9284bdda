import type { ErrorBody } from '@fahuo/contract'
import { explain } from '@fahuo/wechat'
import type { Middleware } from 'koa'
import type { Log } from '../core/context.ts'
import { FahuoError, type FahuoErrorCode } from '../core/errors.ts'
import { words, type Language } from './error-messages.ts'

const STATUS: Record<FahuoErrorCode, number> = {
  invalid: 400,
  too_large: 413,
  unauthorized: 401,
  session_expired: 401,
  login_failed: 401,
  not_found: 404,
  unknown_carrier: 422,
  receiver_phone_needed: 422,
  already_open: 409,
  already_shipped: 409,
  reshipment_spent: 409,
  closed: 409,
  refused_by_wechat: 422,
  wechat_unavailable: 503,
  idempotency_key_reused: 422,
  not_open: 409,
  too_many: 429,
}

/** The HTTP status of an error that has no errcode. */
export const statusOfCode = (code: FahuoErrorCode): number => STATUS[code]

/** A request that breaks one of WeChat's rules is understood and refused: 422. */
function statusOf({ code, errcode }: FahuoError): number {
  return code === 'invalid' && errcode !== undefined ? 422 : STATUS[code]
}

export function languageOf(acceptLanguage: string | undefined): Language {
  return /^\s*zh\b/i.test(acceptLanguage ?? '') ? 'zh' : 'en'
}

/** Codes whose cause is WeChat's to explain. */
const explained = new Set<FahuoErrorCode>(['invalid', 'refused_by_wechat'])

/** The body of an error: what happened, whose turn it is, what to do. */
export function errorBody(error: FahuoError, language: Language): ErrorBody {
  const own = words[error.code]
  // Where we refuse in WeChat's place our own words say more; a broken rule is WeChat's to explain.
  const wechats =
    explained.has(error.code) && error.errcode !== undefined ? explain(error.errcode) : undefined
  const what = wechats?.cause[language] ?? own.message[language]
  return {
    error: {
      code: error.code,
      message:
        error.detail === undefined ? what : `${what.replace(/[.。]$/, '')} (${error.detail})`,
      ...(error.errcode !== undefined && { errcode: error.errcode }),
      remedy: wechats?.remedy[language] ?? own.remedy[language],
    },
  }
}

/** Turns what a route throws into an answer; what nobody foresaw is logged and says nothing outside. */
export function answerErrors(log: Log): Middleware {
  return async (ctx, next) => {
    try {
      await next()
      if (ctx.status === 404 && ctx.body === undefined) throw new FahuoError('not_found', ctx.path)
    } catch (error) {
      const language = languageOf(ctx.get('accept-language'))
      if (error instanceof FahuoError) {
        ctx.status = statusOf(error)
        if (error.retry_after !== undefined) ctx.set('retry-after', String(error.retry_after))
        ctx.body = errorBody(error, language)
        return
      }
      log.error({ err: error, request: ctx.state['request_id'] as string }, 'a request failed')
      ctx.status = 500
      const { message, remedy } = words.internal
      ctx.body = {
        error: { code: 'internal', message: message[language], remedy: remedy[language] },
      } satisfies ErrorBody
    }
  }
}
