/**
 * A request that failed. The `code` is `offline` (the phone has no network), `timeout` (no response
 * in time), `unreachable` (the phone has a network, but the server was not reached), `login_failed`
 * (WeChat gave no login code), `wrong_address` (what answers at `baseUrl` is no Fahuo server, or
 * WeChat does not allow the address), `old_wechat` (this WeChat is too old), `cancelled`, or the
 * server's own code (`not_found`, …).
 */
export class BuyerApiError extends Error {
  override name = 'BuyerApiError'
  readonly code: string

  constructor(code: string) {
    super(code)
    this.code = code
  }
}

/** Returns the code of an error, for the message in `texts.error[code]`. */
export function errorCode(error: unknown): string {
  return error instanceof BuyerApiError ? error.code : 'internal'
}
