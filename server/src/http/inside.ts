/** Who asks from this machine or its private network. */
import { BlockList, isIP, isIPv6 } from 'node:net'
import type { Context as Koa, Middleware } from 'koa'
import { FahuoError } from '../core/errors.ts'

/** Loopback, link-local and private addresses [RFC 1918, 3927, 4193, 4291]. */
const PRIVATE = new BlockList()
for (const [network, prefix] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['169.254.0.0', 16],
] as const)
  PRIVATE.addSubnet(network, prefix, 'ipv4')
PRIVATE.addAddress('::1', 'ipv6')
PRIVATE.addSubnet('fc00::', 7, 'ipv6')
PRIVATE.addSubnet('fe80::', 10, 'ipv6')

/** Tells whether an IP address is one of this machine or of a private network. */
export function isPrivateAddress(address: string): boolean {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '')
  return isIP(plain) !== 0 && PRIVATE.check(plain, isIPv6(plain) ? 'ipv6' : 'ipv4')
}

/**
 * Tells whether a host name (without its port) can only be meant inside: a private address, a name
 * without a dot, or one of the domains that are never given out [RFC 6761, ICANN 2024]. No page of
 * another owner can have such a name, so DNS rebinding does not get here.
 */
export function isInsideName(hostname: string): boolean {
  const name = hostname.replace(/^\[(.*)\]$/, '$1').toLowerCase()
  if (isIP(name) !== 0) return isPrivateAddress(name)
  return /^[\w-]+$/.test(name) || /^([\w-]+\.)+(localhost|internal)$/.test(name)
}

/** What proxies add: behind one, a private address is the proxy's. */
const PROXIED = ['x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'forwarded', 'via']

/** Tells whether a request comes from inside, and not through a proxy. */
export const isInside = ({ req, request }: Koa): boolean =>
  isPrivateAddress(req.socket.remoteAddress ?? '') &&
  PROXIED.every((name) => req.headers[name] === undefined) &&
  isInsideName(hostnameOf(request.get('host')))

/** Returns a `Host` header without its port. */
export const hostnameOf = (host: string): string => host.replace(/:\d*$/, '')

/**
 * Serves some paths to the inside only.
 * @param paths what they begin with, by the setting that opens them to everybody
 * @throws FahuoError `inside_only`
 */
export function insideOnly(paths: Readonly<Record<string, readonly string[]>>): Middleware {
  return async (ctx, next) => {
    const closed = Object.entries(paths).find(([, starts]) =>
      starts.some((start) => ctx.path === start || ctx.path.startsWith(`${start}/`)),
    )
    if (closed && !isInside(ctx)) throw new FahuoError('inside_only', `${closed[0]}=everybody`)
    await next()
  }
}
