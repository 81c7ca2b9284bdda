import type { Context as Koa } from 'koa'
import type { Router } from '@koa/router'
import { getRawBody } from 'raw-body'
import { z } from 'zod'
import { curlOf } from './command.ts'
import { relayed } from './relay.ts'

/** What the panel may ask of the merchant's server: shipments, orders and their details. */
const PATH = /^\/api\/(shipments|orders)([/?]|$)/

const Request = z.strictObject({
  method: z.enum(['GET', 'POST', 'PUT']),
  path: z.string().max(2000).regex(PATH),
  body: z.record(z.string(), z.unknown()).optional(),
  /** The developer's own, where the emulator was started without one. */
  key: z.string().max(500).optional(),
})

/** Milliseconds that the merchant's server has for an answer. */
const TIMEOUT_MS = 15_000

/**
 * Acts as the merchant's own system: the panel's requests to the merchant's server, with the demo's
 * API key, which stays here; only the command that is copied holds it.
 */
export function merchantRoutes(
  router: Router,
  options: { server_url: string; demo_key: string | undefined },
): void {
  const { server_url } = options
  const keyOf = ({ key }: z.output<typeof Request>) => options.demo_key ?? key ?? ''

  router.post('/phone/merchant', async (ctx) => {
    const asked = await readRequest(ctx)
    if (!asked) return refuse(ctx)
    const { method, path, body } = asked
    try {
      const { statusCode, data } = await relayed({
        url: server_url + path,
        method,
        header: {
          'accept-language': ctx.get('accept-language'),
          authorization: `Bearer ${keyOf(asked)}`,
        },
        data: body,
        timeout: TIMEOUT_MS,
      })
      ctx.body = { statusCode, data }
    } catch {
      ctx.status = 502
      ctx.body = { error: { code: 'no_server', message: `${server_url} does not answer` } }
    }
    return undefined
  })

  router.post('/phone/command', async (ctx) => {
    const asked = await readRequest(ctx)
    if (!asked) return refuse(ctx)
    ctx.set('cache-control', 'no-store')
    ctx.body = { command: curlOf(server_url, keyOf(asked), asked) }
    return undefined
  })
}

async function readRequest(ctx: Koa): Promise<z.output<typeof Request> | null> {
  try {
    const text = await getRawBody(ctx.req, { limit: '1mb', encoding: 'utf8' })
    return Request.parse(JSON.parse(text))
  } catch {
    return null
  }
}

function refuse(ctx: Koa): undefined {
  ctx.status = 400
  ctx.body = { error: { code: 'invalid', message: 'no request that the panel makes' } }
  return undefined
}
