import { ERRCODE, isBusy, isListed, WechatInvalidRequest, type WechatError } from '@fahuo/wechat'
import { isAccountErrcode, isTokenErrcode } from '../wechat/account-errcodes.ts'
import type { Reason } from './reasons.ts'

/**
 * What is known of a shipment's last upload: `none` nothing sent since it was queued; `lost` no
 * answer; `unsure` an answer that proves nothing; `answered` WeChat says it is there; `refused` the
 * content; `spent` the chance (10060003); `not_payable` 10060004; `stale_time` its time is not later
 * than the last (268485216); `complete` 10060002.
 */
export const HINTS = [
  'none',
  'lost',
  'unsure',
  'answered',
  'refused',
  'spent',
  'not_payable',
  'stale_time',
  'complete',
] as const
export type Hint = (typeof HINTS)[number]

/** What an answer to an upload leads to. */
export type UploadAnswer =
  /** Only a look can tell what became of it. */
  | { to: 'verifying'; hint: Hint; may_be_taken: boolean; reason: Reason; errcode: number | null }
  /** WeChat did not take it, and says so: it may be sent again later. */
  | { to: 'queued'; reason: Reason; errcode: number | null }
  /** Not this shipment's fault: nothing is sent for this shop until WeChat serves it again. */
  | { to: 'paused'; errcode: number }
  /** It breaks a rule that we know; nothing was sent. */
  | { to: 'rejected'; reason: Reason; errcode: number | null }

/** The one table of answers to an upload. @param error undefined: errcode 0 */
export function hintOf(error: WechatError | WechatInvalidRequest | undefined): UploadAnswer {
  const look = (
    hint: Hint,
    reason: Reason,
    errcode: number | null,
    may_be_taken = false,
  ): UploadAnswer => ({ to: 'verifying', hint, may_be_taken, reason, errcode })

  if (!error) return look('answered', 'answered', null, true)
  if (error instanceof WechatInvalidRequest)
    return { to: 'rejected', reason: 'breaks_a_rule', errcode: error.issues[0]?.errcode ?? null }
  const code = error.errcode
  const errcode = code === undefined || Number.isNaN(code) ? null : code
  if (error.outcome === 'not_sent') return { to: 'queued', reason: 'wechat_not_reached', errcode }
  // The call for a token failed: the upload itself was refused for its token, or never sent.
  if (!error.call.startsWith('shipping.'))
    return errcode !== null && isAccountErrcode(errcode)
      ? { to: 'paused', errcode }
      : { to: 'queued', reason: 'token_refused', errcode }
  if (error.outcome === 'unknown')
    return ODD_REASONS.has(error.reason ?? '')
      ? look('unsure', 'odd_answer', null, true)
      : look('lost', 'answer_lost', null, true)
  if (errcode === null) return look('unsure', 'odd_answer', null, true)
  if (isBusy(errcode)) return look('unsure', 'wechat_busy', errcode, true)
  if (isAccountErrcode(errcode)) return { to: 'paused', errcode }
  if (isTokenErrcode(errcode)) return { to: 'queued', reason: 'token_refused', errcode }
  switch (errcode) {
    case ERRCODE.SHIPPING_UNCHANGED:
      return look('answered', 'already_there', errcode)
    case ERRCODE.ALREADY_SHIPPED:
      return look('complete', 'refused_by_wechat', errcode)
    case ERRCODE.RESHIPMENT_SPENT:
      return look('spent', 'reshipment_spent', errcode)
    case ERRCODE.NOT_SHIPPABLE:
      return look('not_payable', 'not_payable', errcode)
    case ERRCODE.UPLOAD_TIME_INVALID:
      return look('stale_time', 'newer_at_wechat', errcode)
    case ERRCODE.PAYMENT_UNKNOWN:
      return { to: 'queued', reason: 'payment_not_known_yet', errcode }
    case ERRCODE.MINUTE_QUOTA_EXCEEDED:
      return { to: 'queued', reason: 'wechat_says_wait', errcode }
    default:
      return isListed(errcode)
        ? look('refused', 'refused_by_wechat', errcode)
        : look('unsure', 'odd_answer', errcode, true)
  }
}

/** Answers that came, and say nothing. */
const ODD_REASONS = new Set(['not_json', 'unexpected_answer'])
