/** Why a push was refused. */
export type PushErrorCode = 'bad_signature' | 'bad_cipher' | 'wrong_appid' | 'malformed' | 'stale'

/** A push that was refused. The message contains no secret and no part of the body. */
export class PushError extends Error {
  override name = 'PushError'
  readonly code: PushErrorCode

  constructor(code: PushErrorCode, message: string) {
    super(message)
    this.code = code
  }
}
