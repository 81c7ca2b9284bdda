/** Why a push was not taken. */
export type PushErrorCode = 'bad_signature' | 'bad_cipher' | 'wrong_appid' | 'malformed' | 'stale'

/** A push that must not be believed. The message names no secret and quotes no body. */
export class PushError extends Error {
  override name = 'PushError'
  readonly code: PushErrorCode

  constructor(code: PushErrorCode, message: string) {
    super(message)
    this.code = code
  }
}
