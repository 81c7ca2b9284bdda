import type { Dispatcher } from 'undici'

export interface HttpRequest {
  method: 'GET' | 'POST'
  path: string
  headers: Record<string, string>
  body: string | Buffer | null
  /** Milliseconds within which the whole response must arrive. */
  timeout: number
  signal?: AbortSignal | undefined
}

export interface HttpResponse {
  status: number
  text: string
  /** The `Date` header, as it came. */
  date: string | undefined
}

/** The request failed before its first byte was written: connection refused, or no free socket in time. */
export class NotSentError extends Error {
  override name = 'NotSentError'
}

/**
 * Sends a request and reads the whole response. Uses undici's `dispatch`, because `request` makes a
 * stream of each response, which takes a third more time than the rest of a call.
 * @throws what undici throws, a DOMException `TimeoutError`, or the signal's reason; each of them as
 * the cause of a NotSentError when nothing was sent
 */
export function sendRequest(dispatcher: Dispatcher, request: HttpRequest): Promise<HttpResponse> {
  return new Promise((resolve, reject) => {
    const { method, path, headers, body, timeout, signal } = request
    let started: Dispatcher.DispatchController | null = null
    let finished = false
    let status = 0
    let date: string | undefined
    const chunks: Buffer[] = []

    const finish = () => {
      finished = true
      clearTimeout(timer)
      signal?.removeEventListener('abort', onAbort)
    }
    const fail = (reason: Error) => {
      if (finished) return
      finish()
      reject(started ? reason : new NotSentError(reason.name, { cause: reason }))
    }
    const abortWith = (reason: Error) => {
      fail(reason)
      started?.abort(reason)
    }
    const onAbort = () => abortWith(toError(signal?.reason))
    const timer = setTimeout(
      () => abortWith(new DOMException('no response in time', 'TimeoutError')),
      timeout,
    )

    if (signal?.aborted) return onAbort()
    signal?.addEventListener('abort', onAbort)
    dispatcher.dispatch(
      { method, path, headers, body },
      {
        onRequestStart(controller) {
          // Aborted while it was queued: undici calls this before it writes the first byte.
          if (finished) controller.abort(new NotSentError())
          else started = controller
        },
        onResponseStart(_controller, statusCode, headers) {
          status = statusCode
          date = headers['date']?.toString()
        },
        onResponseData(_controller, chunk) {
          chunks.push(chunk)
        },
        onResponseEnd() {
          if (finished) return
          finish()
          resolve({ status, date, text: decoder.decode(join(chunks)) })
        },
        onResponseError(_controller, error) {
          fail(error)
        },
      },
    )
  })
}

const decoder = new TextDecoder()

function join(chunks: readonly Buffer[]): Buffer {
  const [first] = chunks
  return first && chunks.length === 1 ? first : Buffer.concat(chunks)
}

const toError = (reason: unknown): Error =>
  reason instanceof Error ? reason : new Error('the request was aborted')
