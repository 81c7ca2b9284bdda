import { createServer, type RequestListener, type Server } from 'node:http'
import type { Context as Koa, Middleware } from 'koa'
import { FahuoError } from '../core/errors.ts'
import { MINUTE_MS, SECOND_MS } from '../core/time.ts'

/** A request that sends nothing for so long has ended, as far as we are concerned. */
export const RECEIVE_MS = 15 * SECOND_MS

/** Longer than the proxy in front keeps a connection (nginx: 60 s): it must not use one that we close. */
const KEEP_ALIVE_MS = 75 * SECOND_MS

/** However slowly it comes, a request is complete by then. */
const WHOLE_REQUEST_MS = 5 * MINUTE_MS

/** How often a time that is over is noticed, as a part of it. */
const CHECKS = 5

/** Creates the HTTP server. @param receive_ms how long the headers of a request may take */
export function createHttpServer(handle: RequestListener, receive_ms: number): Server {
  return createServer(
    {
      headersTimeout: receive_ms,
      requestTimeout: WHOLE_REQUEST_MS,
      keepAliveTimeout: KEEP_ALIVE_MS,
      connectionsCheckingInterval: receive_ms / CHECKS,
    },
    handle,
  )
}

/** Ends requests whose bodies do not come, and connections that still have unread ones. */
export function endStalledRequests(receive_ms: number): Middleware {
  return async (ctx, next) => {
    if (!hasBody(ctx)) return next()
    const stalled = whenStalled(ctx, receive_ms)
    try {
      await Promise.race([next(), stalled.promise])
    } finally {
      stalled.stop()
      // What is not read by now is not read at all: this connection cannot be used again.
      if (!ctx.req.complete) ctx.set('connection', 'close')
    }
  }
}

const hasBody = ({ req: { headers } }: Koa) =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0

/** Rejects when nothing of a body has come for `receive_ms` although somebody reads it. */
function whenStalled({ req }: Koa, receive_ms: number) {
  const { promise, reject } = Promise.withResolvers<never>()
  let received = req.socket.bytesRead
  let progress_at = performance.now()
  const timer = setInterval(() => {
    if (req.complete) return clearInterval(timer)
    const now = performance.now()
    const waits = req.readableFlowing === true && req.socket.bytesRead === received
    if (!waits) {
      received = req.socket.bytesRead
      progress_at = now
    } else if (now - progress_at >= receive_ms) reject(new FahuoError('request_timeout'))
    return undefined
  }, receive_ms / CHECKS)
  return { promise, stop: () => clearInterval(timer) }
}
