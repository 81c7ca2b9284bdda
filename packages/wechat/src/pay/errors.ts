/** Why a notification of WeChat Pay was refused. */
export type PayErrorCode =
  /** Nothing that we know vouches for it: an unknown serial, a wrong signature, a header is missing. */
  | 'bad_signature'
  /** WeChat Pay probes whether signatures are verified: it expects the answer 4xx. */
  | 'probe'
  /** Rightly signed, and older (or newer) than it may be. */
  | 'stale'
  /** Rightly signed, and the APIv3 key does not open it. */
  | 'bad_cipher'
  /** Rightly signed, and not as documented. */
  | 'malformed'

/** A notification that was refused. The message contains no secret and no part of the body. */
export class PayError extends Error {
  override name = 'PayError'
  readonly code: PayErrorCode

  constructor(code: PayErrorCode, message: string) {
    super(message)
    this.code = code
  }
}
