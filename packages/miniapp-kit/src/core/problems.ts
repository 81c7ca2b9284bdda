/**
 * Why the server did not serve: `offline` the phone has no network, `timeout` the network is slow,
 * `unreachable` there is a network and no server, `login_failed` WeChat gave no login code,
 * `cancelled` nobody waits for it any more; else the server's own code (`not_found`, …).
 */
export class BuyerApiError extends Error {
  override name = 'BuyerApiError'
  readonly code: string

  constructor(code: string) {
    super(code)
    this.code = code
  }
}

/** What went wrong, as a code: `texts.error[code]` has the words. */
export function problemOf(error: unknown): string {
  return error instanceof BuyerApiError ? error.code : 'internal'
}
