import type { z } from 'zod'

/** Which credential a call carries: a token in the query, or a secret of its own. */
export type CallAuth = 'access_token' | 'component_access_token' | 'secret'

/** One call of WeChat's, declared once: the client, the proxy and the emulator's router come from it. */
export interface Call<
  Request extends z.ZodType = z.ZodType,
  Response extends z.ZodType = z.ZodType,
> {
  /** Our name, `<group>.<verb>`: WeChat gives two calls the same name in places, we do not. */
  name: string
  method: 'GET' | 'POST'
  path: string
  auth: CallAuth
  request: Request
  response: Response
  /** Permission sets that let a third-party platform call it; empty: the merchant itself only. */
  permission_sets: readonly number[]
  /** The codes that WeChat documents for it, beside the common ones. */
  errcodes: readonly number[]
  /** Where its fields and rules come from. */
  source: string
}

/** Keeps the literal schema types of a declaration. */
export function defineCall<Request extends z.ZodType, Response extends z.ZodType>(
  call: Call<Request, Response>,
): Call<Request, Response> {
  return call
}
