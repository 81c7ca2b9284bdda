import { isIP } from 'node:net'
import type { Context as Koa } from 'koa'

/** Longer than any address: what is longer is none. */
const LONGEST = 64

/**
 * Returns the address that a request is counted by. With TRUST_PROXY=on it is the right-most of
 * X-Forwarded-For, which the proxy in front wrote: what stands left of it, anybody can send.
 */
export function addressOf(ctx: Koa): string {
  const socket = ctx.req.socket.remoteAddress ?? ''
  if (!ctx.app.proxy) return socket
  const last = ctx.get('x-forwarded-for').slice(-LONGEST).split(',').at(-1)?.trim() ?? ''
  return isIP(last) === 0 ? socket : last
}
