/** What became of a call: the one table of WeChat's answers for all services. */
import { isBusy, WechatError, WechatInvalidRequest } from '@fahuo/wechat'
import { MINUTE_MS, nextMidnight } from '../core/time.ts'
import {
  isAccountErrcode,
  isDailyQuotaErrcode,
  isQuotaErrcode,
  isTokenErrcode,
} from '../wechat/account-errcodes.ts'
import { isNotOpened } from './ability.ts'
import type { Service } from './queries.ts'
import type { Result, Sender } from './sender.ts'
import type { ServiceReason } from './services.ts'

/** A result, or what only WeChat can tell. */
export type Outcome =
  | Result
  /** It may have been taken: it is asked for, or sent again with the same time. */
  | { to: 'verifying'; reason: ServiceReason; errcode?: number; due_at?: number }

/** What says nothing of a call before: it was not sent, or refused for the account's sake. */
const SAYS_NOTHING = new Set<ServiceReason>(['wechat_busy', 'account_refused', 'quota_spent'])

/** A call whose answer was lost may have been taken, whatever kept it from being sent again. */
export const stillUnsure = (outcome: Outcome): Outcome =>
  outcome.to === 'waiting' && SAYS_NOTHING.has(outcome.reason)
    ? { ...outcome, to: 'verifying' }
    : outcome

/**
 * Says what a failed call means.
 * @param now Unix milliseconds
 * @throws what is no answer of WeChat's
 */
export function outcomeOf(
  error: unknown,
  service: Service,
  sender: Pick<Sender, 'explain'>,
  now: number,
): Outcome {
  if (error instanceof WechatInvalidRequest) {
    const errcode = error.issues[0]?.errcode
    return {
      to: 'refused',
      reason: 'breaks_a_rule',
      ...(errcode !== undefined && { errcode }),
    }
  }
  if (!(error instanceof WechatError)) throw error
  if (error.outcome === 'not_sent') return { to: 'waiting', reason: 'wechat_busy' }
  if (error.outcome === 'unknown' || error.errcode === undefined || Number.isNaN(error.errcode))
    return { to: 'verifying', reason: 'answer_lost' }
  const { errcode } = error
  // The call for a token failed: the call itself was not sent.
  if (isTokenErrcode(errcode) || !/^(shoppingOrder|logistics)\./.test(error.call))
    return { to: 'waiting', reason: 'account_refused', errcode }
  const own = sender.explain?.(errcode, service)
  if (own) return own
  if (isBusy(errcode)) return { to: 'verifying', reason: 'wechat_busy', errcode }
  if (isNotOpened(errcode)) return { to: 'not_available', reason: 'not_opened', errcode }
  if (isDailyQuotaErrcode(errcode))
    return { to: 'waiting', reason: 'quota_spent', errcode, due_at: nextMidnight(now) }
  if (isQuotaErrcode(errcode))
    return { to: 'waiting', reason: 'wechat_busy', errcode, due_at: now + MINUTE_MS }
  if (isAccountErrcode(errcode)) return { to: 'waiting', reason: 'account_refused', errcode }
  return { to: 'refused', reason: 'refused_by_wechat', errcode }
}
