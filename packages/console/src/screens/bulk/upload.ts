/** Sends a file or a text to the server, and says how far it is. */
import { FahuoError, type Schemas } from '@fahuo/client'
import { options } from '../../core/api.ts'
import type { Pasted } from '../../core/pasted.ts'

export type Import = Schemas['Import']
export type Row = Schemas['ImportRow']
export type Field = Schemas['ImportField']

/**
 * Uploads; fetch tells nobody how far an upload is.
 * @param columns what each column is taken for, as the query has it; left out: it is guessed
 * @throws FahuoError with the server's words
 */
export function upload(
  pasted: Pasted,
  { columns, onProgress }: { columns?: string; onProgress: (percent: number) => void },
): Promise<Import> {
  const query = new URLSearchParams()
  if (columns !== undefined) query.set('columns', columns)
  if ('file' in pasted) query.set('name', pasted.file.name.slice(0, 200))
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', `/api/imports?${query.toString()}`)
    request.setRequestHeader('accept-language', options.language)
    request.setRequestHeader(
      'content-type',
      'file' in pasted ? 'application/octet-stream' : 'text/plain; charset=utf-8',
    )
    request.upload.addEventListener('progress', ({ loaded, total }) => {
      onProgress(total > 0 ? Math.round((loaded / total) * 100) : 0)
    })
    request.addEventListener('error', () => reject(unreachable()))
    request.addEventListener('load', () => {
      const body = parsed(request.responseText)
      if (request.status === 202 && body.import) resolve(body.import)
      else
        reject(
          body.error ? new FahuoError({ ...body.error, status: request.status }) : unreachable(),
        )
    })
    request.send('file' in pasted ? pasted.file : pasted.text)
  })
}

type Failure = ConstructorParameters<typeof FahuoError>[0]

function parsed(text: string): { import?: Import; error?: Failure } {
  try {
    return JSON.parse(text) as { import?: Import; error?: Failure }
  } catch {
    return {}
  }
}

const unreachable = () =>
  new FahuoError({
    code: 'unreachable',
    ...(options.language === 'zh'
      ? { message: '没有传到服务器', remedy: '请检查网络后再试；什么都没有丢。' }
      : {
          message: 'The server was not reached',
          remedy: 'Check the network and try again; nothing is lost.',
        }),
  })
