import type { Text } from './language.ts'

/** What can be wrong with a request, whoever makes it. HTTP status and words are decided in `http/`. */
export type FahuoErrorCode =
  | 'invalid'
  | 'unknown_field'
  | 'method_not_allowed'
  | 'too_large'
  | 'inside_only'
  | 'foreign_host'
  | 'foreign_origin'
  | 'file_too_large'
  | 'unauthorized'
  | 'sign_in_failed'
  | 'forbidden'
  | 'invitation_spent'
  | 'name_taken'
  | 'last_owner'
  | 'shop_closed'
  | 'shop_changed'
  | 'first_shop_only'
  | 'shop_known'
  | 'no_platform'
  | 'session_expired'
  | 'login_failed'
  | 'push_refused'
  | 'not_found'
  | 'wrong_address'
  | 'unknown_carrier'
  | 'carrier_ambiguous'
  | 'receiver_phone_needed'
  | 'already_open'
  | 'already_shipped'
  | 'split_unfinished'
  | 'reshipment_spent'
  | 'closed'
  | 'complaint_closed'
  | 'answer_under_way'
  | 'refused_by_wechat'
  | 'wechat_unavailable'
  | 'database_unavailable'
  | 'request_timeout'
  | 'idempotency_key_reused'
  | 'not_open'
  | 'set_by_operator'
  | 'confirmation_needed'
  | 'outcome_unknown'
  | 'image_too_large'
  | 'too_many'

/** What keeps a program from going on, in words for the person who runs it. */
export class OperatorError extends Error {
  override name = 'OperatorError'
  readonly text: Text

  constructor(text: Text) {
    super(text.en)
    this.text = text
  }
}

/** A request that cannot be served, with a code that stays the same over versions. */
export class FahuoError extends Error {
  override name = 'FahuoError'
  readonly code: FahuoErrorCode
  /** Names the field or thing: `shipping_list.0.tracking_no`; in both languages where it holds words. */
  readonly detail: string | Text | undefined
  /** WeChat's code where it has one for this. */
  readonly errcode: number | undefined
  /** Seconds to wait, for `too_many`. */
  retry_after?: number

  constructor(code: FahuoErrorCode, detail?: string | Text, errcode?: number) {
    const text = typeof detail === 'object' ? detail.en : detail
    super(text === undefined ? code : `${code}: ${text}`)
    this.code = code
    this.detail = detail
    this.errcode = errcode
  }
}
