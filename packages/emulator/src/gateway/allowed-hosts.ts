import { isIP } from 'node:net'
import type { Middleware } from 'koa'

/** Who answers for it: a test may let WeChat's own name point here. */
const WECHAT = 'api.weixin.qq.com'

/**
 * Tells whether a host name can be the emulator's: an address, a name without a dot (a container's),
 * a domain that is never given out [RFC 6761, ICANN 2024], WeChat's, or one that is allowed.
 */
export function isAllowedHost(host: string, allowed: readonly string[]): boolean {
  const name = host
    .replace(/:\d*$/, '')
    .replace(/^\[(.*)\]$/, '$1')
    .toLowerCase()
  if (isIP(name) !== 0 || /^[\w-]+$/.test(name)) return true
  return /\.(localhost|internal)$/.test(name) || name === WECHAT || allowed.includes(name)
}

/**
 * Answers under its own names only. A web page whose name is made to point at this machine (DNS
 * rebinding) is of the same origin for the browser, and would otherwise read and reset everything.
 */
export function allowedHostsOnly(allowed: readonly string[]): Middleware {
  return (ctx, next) => {
    if (isAllowedHost(ctx.get('host'), allowed)) return next()
    ctx.status = 403
    ctx.body = {
      error: {
        code: 'foreign_host',
        message: 'the emulator does not answer under this name: allow it by EMULATOR_ALLOWED_HOSTS',
      },
    }
    return undefined
  }
}
