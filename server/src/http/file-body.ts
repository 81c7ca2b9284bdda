import type { Context as Koa } from 'koa'
import { FahuoError, type FahuoErrorCode } from '../core/errors.ts'
import { readBytes } from './body.ts'

/** Most bytes of a file that is posted. */
const MAX_FILE_BYTES = 20 * 1024 * 1024

/** How large it may be, and what a larger one is refused with. */
interface FileLimits {
  max_bytes?: number
  too_large?: FahuoErrorCode
}

/**
 * Reads a file: the body itself, or the first file of a form.
 * @throws FahuoError `file_too_large` or another one that is given, `invalid` for a form without a file
 */
export async function readPostedFile(
  ctx: Koa,
  { max_bytes = MAX_FILE_BYTES, too_large = 'file_too_large' }: FileLimits = {},
): Promise<Buffer> {
  const bytes = await readBytes(ctx, max_bytes, too_large)
  const type = ctx.get('content-type')
  if (!/^multipart\/form-data/i.test(type)) return bytes
  const no_file = new FahuoError('invalid', {
    en: 'the form holds no file',
    zh: '表单中没有文件',
  })
  const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } })
    .formData()
    .catch(() => {
      throw no_file
    })
  const file = [...form.values()].find((value) => typeof value !== 'string')
  if (!file) throw no_file
  return Buffer.from(await file.arrayBuffer())
}
