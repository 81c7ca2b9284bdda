import type { Context as Koa } from 'koa'
import { getRawBody } from 'raw-body'
import type { z } from 'zod'
import { FahuoError } from '../core/errors.ts'

/** Bytes of a request body. */
const MAX_BODY = 1024 * 1024

/** The body as it came. @throws FahuoError `too_large`, `invalid` when it breaks off */
export async function readBytes(ctx: Koa): Promise<Buffer> {
  try {
    return await getRawBody(ctx.req, { limit: MAX_BODY })
  } catch (error) {
    // The rest of the body is not read: this connection is good for nothing more.
    ctx.set('connection', 'close')
    if ((error as { type?: unknown }).type === 'entity.too.large') throw new FahuoError('too_large')
    throw new FahuoError('invalid', 'body: it broke off')
  }
}

/** The body as text. @throws FahuoError as {@link readBytes} */
export async function readText(ctx: Koa): Promise<string> {
  return (await readBytes(ctx)).toString('utf8')
}

/** The body as JSON. @throws FahuoError `invalid`, `too_large` */
export async function readJson(ctx: Koa): Promise<unknown> {
  const text = await readText(ctx)
  try {
    return JSON.parse(text)
  } catch {
    throw new FahuoError('invalid', 'body: not JSON')
  }
}

/** Checks a value by its schema. @throws FahuoError `invalid`, naming the first field that is wrong */
export function parse<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new FahuoError('invalid', `${issue?.path.join('.') || 'request'}: ${issue?.message}`)
}
