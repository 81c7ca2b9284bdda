import type { components } from './api.ts'

/**
 * The server's codes, `unreachable` (no answer: it is not known whether the request was served),
 * `unexpected_answer` (what answered is not a Fahuo server) and `aborted` (by the caller's signal).
 */
export type ErrorCode =
  | components['schemas']['ErrorDetail']['code']
  | 'unreachable'
  | 'unexpected_answer'
  | 'aborted'

export interface ErrorFacts {
  code: ErrorCode
  message: string
  remedy: string
  status?: number | undefined
  errcode?: number | undefined
  retry_after?: number | undefined
  request_id?: string | undefined
  cause?: unknown
}

/** A call that was not served: what happened, and what to do about it. It holds no key and no body. */
export class FahuoError extends Error {
  override name = 'FahuoError'
  /** Stable, for programs. */
  readonly code: ErrorCode
  /** What to do, in the client's language. */
  readonly remedy: string
  /** HTTP status; undefined without an answer. */
  readonly status: number | undefined
  /** WeChat's code, where WeChat refused. */
  readonly errcode: number | undefined
  /** Seconds that the server asks to wait. */
  readonly retry_after: number | undefined
  /** The server's x-request-id, by which its log is searched. */
  readonly request_id: string | undefined

  constructor({
    code,
    message,
    remedy,
    status,
    errcode,
    retry_after,
    request_id,
    cause,
  }: ErrorFacts) {
    super(message, cause === undefined ? undefined : { cause })
    this.code = code
    this.remedy = remedy
    this.status = status
    this.errcode = errcode
    this.retry_after = retry_after
    this.request_id = request_id
  }
}
