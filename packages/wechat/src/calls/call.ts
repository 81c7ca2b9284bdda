import type { z } from 'zod'
import type { Errcode } from '../catalogue/errcode.ts'

/** The credential of a call: a token in the query, or a secret in the request itself. */
export type CallAuth = 'access_token' | 'component_access_token' | 'secret'

/** The declaration of a WeChat call, from which the client, the proxy and the emulator's router are made. */
export interface Call<
  Request extends z.ZodType = z.ZodType,
  Response extends z.ZodType = z.ZodType,
> {
  /** Our name, `<group>.<verb>`, unique; WeChat uses some names twice. */
  name: string
  method: 'GET' | 'POST'
  path: string
  auth: CallAuth
  /** The field of the request that is a file: then the body is a form, and the other fields are in the query. */
  file?: string
  request: Request
  response: Response
  /** The permission sets that allow a third-party platform to make the call; empty: merchants only. */
  permission_sets: readonly number[]
  /** The errcodes that WeChat documents for it, in the order of its table. */
  errcodes: readonly Errcode[]
  /** The document that its fields and rules come from. */
  source: string
}

/** Declares a call; keeps the types of its schemas. */
export function defineCall<Request extends z.ZodType, Response extends z.ZodType>(
  call: Call<Request, Response>,
): Call<Request, Response> {
  return call
}
