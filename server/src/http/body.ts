import {
  asWechatReads,
  decodeUtf8,
  issuesOf,
  JsonError,
  readJsonBody,
  checkValue,
} from '@fahuo/wechat'
import type { JsonProblem } from '@fahuo/wechat'
import type { Context as Koa } from 'koa'
import { getRawBody } from 'raw-body'
import { z } from 'zod'
import { FahuoError, type FahuoErrorCode } from '../core/errors.ts'
import type { Language, Text } from '../core/language.ts'
import { unknownField, type UnknownField } from './unknown-field.ts'

const MAX_BODY_BYTES = 1024 * 1024

/** Reads the body as it came. @throws FahuoError `too_large`, `invalid` when it breaks off */
export async function readBytes(
  ctx: Koa,
  limit = MAX_BODY_BYTES,
  too_large: FahuoErrorCode = 'too_large',
): Promise<Buffer> {
  try {
    return await getRawBody(ctx.req, { limit })
  } catch (error) {
    // The rest of the body is not read: this connection cannot be used again.
    ctx.set('connection', 'close')
    if ((error as { type?: unknown }).type === 'entity.too.large') throw new FahuoError(too_large)
    throw new FahuoError('invalid', { en: 'body: it broke off', zh: 'body：传输中断' })
  }
}

/** What is wrong with a body, in words. */
const PROBLEMS: Record<JsonProblem, Text> = {
  not_utf8: {
    en: 'the body is not UTF-8; it may be GBK, or compressed',
    zh: '不是 UTF-8 编码（可能是 GBK 或已压缩）',
  },
  not_json: { en: 'not JSON', zh: '不是 JSON' },
  too_deep: { en: 'nested too deeply', zh: '嵌套层级过多' },
  bad_text: {
    en: 'contains U+0000 or half of a character',
    zh: '含有 U+0000 或不完整的字符',
  },
}

/** Runs what reads a body, and puts its problem into words. @throws FahuoError `invalid` */
function refusing<Value>(where: string, read: () => Value): Value {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof JsonError)) throw error
    const { en, zh } = PROBLEMS[error.problem]
    const field = error.path || where
    throw new FahuoError('invalid', { en: `${field}: ${en}`, zh: `${field}：${zh}` })
  }
}

/** Reads the body as text. @throws FahuoError as {@link readBytes}, `invalid` when it is not UTF-8 */
export async function readText(ctx: Koa): Promise<string> {
  const bytes = await readBytes(ctx)
  return refusing('body', () => decodeUtf8(bytes))
}

/** Reads the body as JSON, whatever its content type. @throws FahuoError `invalid`, `too_large` */
export async function readJson(ctx: Koa): Promise<unknown> {
  const bytes = await readBytes(ctx)
  return refusing('body', () => readJsonBody(bytes))
}

/** What zod says of a wrong value, in each language. */
export const ERROR_MAPS = { en: z.locales.en().localeError, zh: z.locales.zhCN().localeError }

/** Makes the params of a custom rule's issue, in both languages, for `refine`. */
export const ruleText = (text: Text) => ({ params: { text } })

export interface ParseOptions {
  /** Names the nearest known field where one is not known; else the schema decides. */
  refuse_unknown?: boolean
}

/**
 * Checks a value by its schema, after reading it as WeChat reads bodies: null and "" are absent where
 * a field is optional, and numbers may be text.
 * @throws FahuoError `invalid`, naming the first field that is wrong, with WeChat's errcode where a
 * rule of WeChat's is broken; `unknown_field`, naming the nearest one that is known
 */
export function parse<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  language: Language,
  { refuse_unknown = false }: ParseOptions = {},
): z.output<Schema> {
  refusing('request', () => checkValue(value))
  let unknown: UnknownField | undefined
  const read = asWechatReads(schema, value, {
    onUnknown: (path, known) => (unknown ??= { path, known }),
  })
  if (unknown && refuse_unknown) throw unknownField(unknown)
  const parsed = schema.safeParse(read, { error: ERROR_MAPS[language] })
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const [broken] = issuesOf(parsed.error)
  const errcode = broken?.errcode
  const text = issue?.code === 'custom' ? (issue.params?.['text'] as Text | undefined) : undefined
  const field = broken?.path || 'request'
  // A broken rule of WeChat's is explained by its errcode, unless the rule has words of its own.
  const explained = errcode !== undefined && text === undefined
  const detail = explained ? field : `${field}: ${text?.[language] ?? issue?.message}`
  throw new FahuoError('invalid', detail, errcode)
}
