import type { Middleware } from 'koa'
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
