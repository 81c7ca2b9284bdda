import type { Context as Koa } from 'koa'
import { getRawBody } from 'raw-body'
import type { z } from 'zod'

/** What the control interface refuses. */
export class ControlError extends Error {
  readonly status: number
  readonly code: string

  constructor(status: number, code: string, message: string) {
    super(message)
    this.status = status
    this.code = code
  }
}

/** Reads a request's body by a schema. @throws ControlError */
export async function body<Schema extends z.ZodType>(
  ctx: Koa,
  schema: Schema,
): Promise<z.output<Schema>> {
  let given: unknown
  try {
    given = JSON.parse((await getRawBody(ctx.req, { limit: '1mb', encoding: 'utf8' })) || '{}')
  } catch {
    throw new ControlError(400, 'invalid', 'the body is not JSON')
  }
  const parsed = schema.safeParse(given)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new ControlError(400, 'invalid', `${issue?.path.join('.') || 'body'}: ${issue?.message}`)
}

type Query = Pick<Koa, 'query'>

/** The text of a query's field; undefined without it. */
export function textOf({ query }: Query, name: string): string | undefined {
  const value = query[name]
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** The whole number of a query's field, at least `least`. @throws ControlError */
export function numberOf(ctx: Query, name: string, least: 0 | 1): number | undefined {
  const value = textOf(ctx, name)
  if (value === undefined && ctx.query[name] === undefined) return undefined
  if (!/^(0|[1-9]\d{0,8})$/.test(value ?? '') || Number(value) < least)
    throw new ControlError(400, 'invalid', `${name}: a whole number from ${least}`)
  return Number(value)
}
