import type { Dispatcher } from 'undici'

/** One request, with all that it may take. */
export interface HttpRequest {
  method: 'GET' | 'POST'
  path: string
  headers: Record<string, string>
  body: string | null
  /** Milliseconds until the whole answer must be there. */
  timeout: number
  signal?: AbortSignal | undefined
}

export interface HttpAnswer {
  status: number
  text: string
}

/** It failed before its first byte was written: nobody listens, or no socket was free in time. */
export class NotBegun extends Error {
  override name = 'NotBegun'
}

/**
 * Sends a request and reads the whole answer. By undici's `dispatch`: its `request` makes a stream
 * of each answer, which costs a third more than all the rest of a call.
 * @throws what undici throws, a DOMException `TimeoutError`, or the signal's reason; any of these as
 * the cause of a NotBegun when nothing was sent
 */
export function exchange(dispatcher: Dispatcher, request: HttpRequest): Promise<HttpAnswer> {
  return new Promise((resolve, reject) => {
    const { method, path, headers, body, timeout, signal } = request
    let begun: Dispatcher.DispatchController | null = null
    let ended = false
    let status = 0
    const chunks: Buffer[] = []

    const end = () => {
      ended = true
      clearTimeout(timer)
      signal?.removeEventListener('abort', abort)
    }
    const fail = (reason: Error) => {
      if (ended) return
      end()
      reject(begun ? reason : new NotBegun(reason.name, { cause: reason }))
    }
    const giveUp = (reason: Error) => {
      fail(reason)
      begun?.abort(reason)
    }
    const abort = () => giveUp(toError(signal?.reason))
    const timer = setTimeout(
      () => giveUp(new DOMException('no answer in time', 'TimeoutError')),
      timeout,
    )

    if (signal?.aborted) return abort()
    signal?.addEventListener('abort', abort)
    dispatcher.dispatch(
      { method, path, headers, body },
      {
        onRequestStart(controller) {
          // Given up while it waited: undici asks before it writes the first byte.
          if (ended) controller.abort(new NotBegun())
          else begun = controller
        },
        onResponseStart(_controller, statusCode) {
          status = statusCode
        },
        onResponseData(_controller, chunk) {
          chunks.push(chunk)
        },
        onResponseEnd() {
          if (ended) return
          end()
          resolve({ status, text: decoder.decode(join(chunks)) })
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
  reason instanceof Error ? reason : new Error('it was given up')
