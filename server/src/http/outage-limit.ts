import type { Middleware } from 'koa'
import { FahuoError } from '../core/errors.ts'
import { SECOND_MS, type Clock } from '../core/time.ts'
import { outageOf } from '../database/outage.ts'

/** How long after a failure requests of its kind are few. */
const LIMITED_MS = 3 * SECOND_MS

/** How many of a kind try then: they tell when it works again. */
const PROBES = 2

interface Kind {
  limited_until: number
  running: number
}

/** Requests that use the same tables: `POST /api/shipments`. */
const kindOf = (method: string, path: string) =>
  `${method} ${path.split('/', 3).join('/')}`.slice(0, 100)

/**
 * Keeps requests that the database cannot serve (a table that somebody has locked) from taking all
 * connections: after one failed, a few of its kind try, and the others are refused at once.
 */
export function limitInOutage(clock: Clock): Middleware {
  const kinds = new Map<string, Kind>()
  return async (ctx, next) => {
    const name = kindOf(ctx.method, ctx.path)
    const known = kinds.get(name)
    if (known && clock.now() < known.limited_until && known.running >= PROBES)
      throw new FahuoError('database_unavailable')
    if (known) known.running += 1
    try {
      await next()
      if (known) kinds.delete(name)
    } catch (error) {
      if (outageOf(error) !== null) {
        const limited_until = clock.now() + LIMITED_MS
        const now = kinds.get(name)
        if (now) now.limited_until = limited_until
        else kinds.set(name, { limited_until, running: 0 })
      }
      throw error
    } finally {
      if (known) known.running -= 1
    }
  }
}
