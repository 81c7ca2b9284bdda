import { explain, type ErrorKind } from '../catalogue/index.ts'

/**
 * What is known about a call that failed. It decides everything that follows:
 * `refused`: WeChat answered an errcode; `not_sent`: it failed before the request left;
 * `unknown`: the request may have taken effect (timeout, reset, HTTP 5xx, unreadable answer).
 */
export type Outcome = 'refused' | 'not_sent' | 'unknown'

/** A call to WeChat that failed. Holds no URL, token, secret or body; `cause` is cut for the same reason. */
export class WechatError extends Error {
  override name = 'WechatError'
  readonly outcome: Outcome
  /** The name in the table of calls, for instance `shipping.upload`. */
  readonly call: string
  /** WeChat's code when it refused. */
  readonly errcode: number | undefined
  /** WeChat's own words, without the credentials it may echo. */
  readonly errmsg: string | undefined
  /** For WeChat's support, readable for 7 days. */
  readonly rid: string | undefined
  /** What failed on the way, for instance `ECONNREFUSED` or `http_502`. */
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

  /** What a refusal asks for; undefined when WeChat did not refuse. */
  get kind(): ErrorKind | undefined {
    return this.errcode === undefined ? undefined : explain(this.errcode).kind
  }
}

/** One rule that a request breaks before it is sent. */
export interface Issue {
  /** Dotted, for instance `shipping_list.0.tracking_no`. */
  path: string
  message: string
  /** What WeChat would answer; undefined where it has no code of its own (47001, data format). */
  errcode: number | undefined
}

/** The request breaks rules that WeChat would refuse; nothing was sent. */
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
