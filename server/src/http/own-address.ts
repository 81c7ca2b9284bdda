import type { Context as Koa, Middleware } from 'koa'
import { FahuoError } from '../core/errors.ts'
import { hostnameOf, isInsideName } from './inside.ts'

/**
 * Checks the address under which the merchant API is asked, and by which web page: `Host` is that of
 * PUBLIC_URL or a name from inside, `Origin` (which browsers send) is this server's own.
 * @param public_url undefined: any `Host` is taken
 * @throws FahuoError `foreign_host`, `foreign_origin`
 */
export function ownAddressOnly(public_url: string | undefined): Middleware {
  const own = public_url === undefined ? undefined : new URL(public_url)
  return async (ctx, next) => {
    if (/^\/api(\/|$)/.test(ctx.path)) {
      const { host } = ctx
      const name = hostnameOf(host).toLowerCase()
      if (own && own.hostname !== name && !isInsideName(name))
        throw new FahuoError('foreign_host', own.origin)
      const origin = ctx.get('origin')
      const same = URL.canParse(origin) && new URL(origin).host === host
      if (origin !== '' && origin !== own?.origin && !same) throw new FahuoError('foreign_origin')
    }
    await next()
  }
}

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/** From where a browser says that a page asks: from this server's own, or a person by hand. */
const OWN_SITES = new Set(['same-origin', 'none'])

/**
 * Refuses requests with a session, or for one, that another page may have made a browser send, and
 * names that another owner may point here (DNS rebinding).
 * @param media content types of a body
 * @throws FahuoError `foreign_host`, `foreign_origin`, `invalid` for another type of body
 */
export function refuseForeignPages(
  ctx: Koa,
  public_url: string | null,
  media: readonly string[] = ['application/json'],
): void {
  const own = public_url === null ? undefined : new URL(public_url)
  const name = hostnameOf(ctx.host).toLowerCase()
  if (own?.hostname !== name && !isInsideName(name))
    throw new FahuoError('foreign_host', own?.origin ?? NOT_SET)
  if (SAFE.has(ctx.method)) return
  const site = ctx.get('sec-fetch-site')
  const origin = ctx.get('origin')
  const same =
    URL.canParse(origin) && [ctx.host, own?.host].includes(new URL(origin).host.toLowerCase())
  // Over plain HTTP browsers say nothing of the site, and always where a page is from.
  if (site === '' ? !same : !OWN_SITES.has(site)) throw new FahuoError('foreign_origin')
  const sends = ctx.get('transfer-encoding') !== '' || Number(ctx.get('content-length')) > 0
  if (sends && ctx.is([...media]) === false)
    throw new FahuoError('invalid', {
      en: `content-type: ${media.join(' or ')}`,
      zh: `content-type：应为 ${media.join(' 或 ')}`,
    })
}

const NOT_SET = {
  en: 'PUBLIC_URL is not set: set it to the address in the browser',
  zh: '未设置 PUBLIC_URL：请设为浏览器中的访问地址',
}

/** Tells whether a browser asks over https, as far as that can be known behind a proxy. */
export function isSecure(ctx: Koa, public_url: string | null): boolean {
  if (ctx.secure || public_url === null) return ctx.secure
  const { protocol, hostname } = new URL(public_url)
  return protocol === 'https:' && hostname === hostnameOf(ctx.host).toLowerCase()
}
