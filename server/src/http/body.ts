import { issuesOf } from '@fahuo/wechat'
import type { Context as Koa } from 'koa'
import { getRawBody } from 'raw-body'
import { z } from 'zod'
import { FahuoError } from '../core/errors.ts'
import type { Language, Text } from '../core/language.ts'

const MAX_BODY_BYTES = 1024 * 1024

/** Reads the body as it came. @throws FahuoError `too_large`, `invalid` when it breaks off */
export async function readBytes(ctx: Koa): Promise<Buffer> {
  try {
    return await getRawBody(ctx.req, { limit: MAX_BODY_BYTES })
  } catch (error) {
    // The rest of the body is not read: this connection cannot be used again.
    ctx.set('connection', 'close')
    if ((error as { type?: unknown }).type === 'entity.too.large') throw new FahuoError('too_large')
    throw new FahuoError('invalid', { en: 'body: it broke off', zh: 'body：传输中断' })
  }
}

/** Reads the body as text. @throws FahuoError as {@link readBytes} */
export async function readText(ctx: Koa): Promise<string> {
  return (await readBytes(ctx)).toString('utf8')
}

/** Reads the body as JSON. @throws FahuoError `invalid`, `too_large` */
export async function readJson(ctx: Koa): Promise<unknown> {
  const text = await readText(ctx)
  try {
    return JSON.parse(text)
  } catch {
    throw new FahuoError('invalid', { en: 'body: not JSON', zh: 'body：不是 JSON' })
  }
}

/** What zod says of a wrong value, in each language. */
const ERROR_MAPS = { en: z.locales.en().localeError, zh: z.locales.zhCN().localeError }

/** Makes the params of a custom rule's issue, in both languages, for `refine`. */
export const ruleText = (text: Text) => ({ params: { text } })

/**
 * Checks a value by its schema.
 * @throws FahuoError `invalid`, naming the first field that is wrong, with WeChat's errcode where a
 * rule of WeChat's is broken
 */
export function parse<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  language: Language,
): z.output<Schema> {
  const parsed = schema.safeParse(value, { error: ERROR_MAPS[language] })
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const [broken] = issuesOf(parsed.error)
  const errcode = broken?.errcode
  const text = issue?.code === 'custom' ? (issue.params?.['text'] as Text | undefined) : undefined
  const field = broken?.path || 'request'
  // A broken rule of WeChat's is explained by its errcode.
  const detail = errcode === undefined ? `${field}: ${text?.[language] ?? issue?.message}` : field
  throw new FahuoError('invalid', detail, errcode)
}
