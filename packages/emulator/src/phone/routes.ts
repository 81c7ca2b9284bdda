import { readdir, readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { Router } from '@koa/router'
import { build } from 'esbuild'
import { getRawBody } from 'raw-body'
import { request } from 'undici'
import { z } from 'zod'

export interface PhoneOptions {
  /** The built weapp bundle. */
  miniapp_dist?: string | undefined
  /** Where the merchant's server is; also the one domain that the Mini Program may ask. */
  server_url?: string | undefined
  /** Lets the panel ship as the merchant: the demo's own API key, never a real one. */
  demo_key?: string | undefined
  /** The buyer whose phone it is. */
  openid?: string | undefined
}

const RelayedRequest = z.strictObject({
  url: z.url({ protocol: /^https?$/ }),
  method: z.enum(['GET', 'POST', 'PUT', 'DELETE']),
  header: z.record(z.string(), z.string()),
  data: z.unknown().optional(),
})

const here = import.meta.dirname
export const DEMO_OPENID = 'oFahuoDemoBuyer0000000000001'

/** The phone: a page for the browser, its bundle, and the network of the Mini Program in it. */
export function phoneRoutes(options: PhoneOptions): Router {
  const router = new Router()
  const server = options.server_url ?? 'http://localhost:4000'
  let script: Promise<string> | undefined

  router.get('/', (ctx) => {
    ctx.redirect('/phone')
  })
  router.get('/phone', async (ctx) => {
    ctx.type = 'html'
    ctx.body = await readFile(join(here, 'phone.html'), 'utf8')
  })
  router.get('/phone/phone.css', async (ctx) => {
    ctx.type = 'css'
    ctx.body = await readFile(join(here, 'phone.css'), 'utf8')
  })
  router.get('/phone/phone.js', async (ctx) => {
    script ??= bundleScript()
    ctx.type = 'js'
    ctx.body = await script
  })
  router.get('/phone/settings.json', (ctx) => {
    ctx.body = {
      openid: options.openid ?? DEMO_OPENID,
      server_url: server,
      demo_key: options.demo_key ?? null,
    }
  })
  router.get('/phone/bundle.json', async (ctx) => {
    if (options.miniapp_dist === undefined) {
      ctx.status = 404
      return
    }
    ctx.body = { files: await bundleFiles(options.miniapp_dist) }
  })

  // wx.request knows no CORS, a browser does: the emulator asks in the Mini Program's place.
  router.post('/phone/request', async (ctx) => {
    const given = await getRawBody(ctx.req, { limit: '2mb', encoding: 'utf8' })
    const relayed = RelayedRequest.safeParse(parsedOrNull(given))
    if (!relayed.success) {
      ctx.status = 400
      ctx.body = { errMsg: 'request:fail invalid url' }
      return
    }
    const { url, method, header, data } = relayed.data
    // WeChat's allow-list of domains [official].
    if (new URL(url).origin !== new URL(server).origin) {
      ctx.status = 400
      ctx.body = { errMsg: 'request:fail url not in domain list' }
      return
    }
    try {
      const answer = await request(url, {
        method,
        headers: header,
        ...(method !== 'GET' && { body: JSON.stringify(data ?? {}) }),
        signal: AbortSignal.timeout(60_000),
      })
      const text = await answer.body.text()
      ctx.body = { statusCode: answer.statusCode, data: parsedOrNull(text) ?? text, header: {} }
    } catch {
      ctx.status = 502
      ctx.body = { errMsg: 'request:fail net::ERR_CONNECTION_REFUSED' }
    }
  })
  return router
}

function parsedOrNull(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

async function bundleFiles(folder: string): Promise<Record<string, string>> {
  const files: Record<string, string> = {}
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.(js|json|wxml|wxss|wxs)$/.test(entry.name)) continue
    const path = join(entry.parentPath, entry.name)
    files[relative(folder, path).replaceAll(sep, '/')] = await readFile(path, 'utf8')
  }
  return files
}

async function bundleScript(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(here, 'phone.ts')],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    logLevel: 'silent',
  })
  return outputFiles[0]?.text ?? ''
}
