import { explain, type ErrorKind } from '../catalogue/index.ts'

/**
 * What is known about a failed call. `refused`: WeChat answered an errcode. `not_sent`: it failed
 * before the request left. `unknown`: the request may have taken effect (timeout, reset, HTTP 5xx,
 * unreadable response).
 */
export type Outcome = 'refused' | 'not_sent' | 'unknown'

/** A call to WeChat that failed. Holds no URL, token, secret or body, and therefore no `cause`. */
export class WechatError extends Error {
  override name = 'WechatError'
  readonly outcome: Outcome
  /** The call's name, for example `shipping.upload`. */
  readonly call: string
  /** WeChat's errcode, if it refused. */
  readonly errcode: number | undefined
  /** WeChat's message, as it came. */
  readonly errmsg: string | undefined
  /** The request id, by which WeChat's support finds the call for 7 days. */
  readonly rid: string | undefined
  /** What went wrong in transport, for example `ECONNREFUSED` or `http_502`. */
  readonly reason: string | undefined

  constructor(
    call: string,
    outcome: Outcome,
    detail: { errcode?: number; errmsg?: string; reason?: string },
  ) {
    const what =
      detail.errcode === undefined
        ? `${outcome === 'not_sent' ? 'was not sent' : 'has an unknown outcome'} (${detail.reason})`
        : `was refused with ${detail.errcode}`
    super(`${call} ${what}`)
    this.call = call
    this.outcome = outcome
    this.errcode = detail.errcode
    this.errmsg = detail.errmsg
    this.rid = /\brid: ([0-9a-f]+-[0-9a-f]+-[0-9a-f]+)/.exec(detail.errmsg ?? '')?.[1]
    this.reason = detail.reason
  }

  /** What to do about a refusal; undefined when WeChat did not refuse. */
  get kind(): ErrorKind | undefined {
    return this.errcode === undefined ? undefined : explain(this.errcode).kind
  }
}

/** A rule that a request breaks. */
export interface Issue {
  /** Dotted, for example `shipping_list.0.tracking_no`. */
  path: string
  message: string
  /** The errcode WeChat would answer; undefined where it has no specific one (47001, data format). */
  errcode: number | undefined
}

/** The request breaks rules of WeChat; nothing was sent. */
export class WechatInvalidRequest extends Error {
  override name = 'WechatInvalidRequest'
  readonly call: string
  readonly issues: readonly Issue[]

  constructor(call: string, issues: readonly Issue[]) {
    super(
      `${call}: ${issues.map((issue) => `${issue.path || 'body'}: ${issue.message}`).join('; ')}`,
    )
    this.call = call
    this.issues = issues
  }
}
