import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { Router } from '@koa/router'
import { allCalls } from '@fahuo/wechat'
import { DEMO_MCHID } from '../state/pay.ts'
import { merchantRoutes } from './merchant.ts'
import { goodsPicture, PACKED_MINIAPP, PACKED_SERVER_URL, pageFile } from './page.ts'
import { originsOf, relay } from './relay.ts'

export interface PhoneOptions {
  /** The built weapp bundle; the one of this repository, or of this package, by default. */
  miniapp_dist?: string | undefined
  /** Where the merchant's server is. */
  server_url?: string | undefined
  /** What the Mini Program may ask, as origins; the merchant's server alone by default. */
  request_domains?: string[] | undefined
  /** Lets the panel ship as the merchant: the demo's own API key, never a real one. No page shows it. */
  demo_key?: string | undefined
  /** Where the merchant's console is, for a link beside the phone; none by default. */
  console_url?: string | undefined
  /** The buyer whose phone it is. */
  openid?: string | undefined
  /** Where WeChat Pay's notifications go when the panel switches them on. */
  pay?: { mchid: string; notify_url: string } | undefined
}

const here = import.meta.dirname
const MINIAPP_DIST = existsSync(PACKED_MINIAPP)
  ? PACKED_MINIAPP
  : join(here, '../../../../miniapp/dist')
export const DEMO_OPENID = 'oFahuoDemoBuyer0000000000001'

/** The phone: a page for the browser, its bundle, and the network of the Mini Program in it. */
export function phoneRoutes(options: PhoneOptions): Router {
  const router = new Router()
  const server = (options.server_url ?? 'http://localhost:4000').replace(/\/+$/, '')
  const demo_key = options.demo_key || undefined
  let script: Promise<string> | undefined

  router.get('/', (ctx) => {
    ctx.redirect('/phone')
  })
  router.get('/phone', async (ctx) => {
    ctx.type = 'html'
    ctx.body = await pageFile('phone.html')
  })
  router.get('/phone/phone.css', async (ctx) => {
    ctx.type = 'css'
    ctx.body = await pageFile('phone.css')
  })
  router.get('/phone/phone.js', async (ctx) => {
    script ??= pageFile('phone.js')
    ctx.type = 'js'
    ctx.body = await script
  })
  router.get('/phone/goods/:name', async (ctx) => {
    const picture = await goodsPicture(ctx.params['name'] ?? '')
    if (picture === undefined) return
    ctx.type = 'image/svg+xml'
    ctx.body = picture
  })
  router.get('/phone/settings.json', (ctx) => {
    ctx.body = {
      openid: options.openid ?? DEMO_OPENID,
      server_url: server,
      has_key: demo_key !== undefined,
      console_url: options.console_url ?? null,
      pay: options.pay ?? { mchid: DEMO_MCHID, notify_url: `${server}/wechat/pay/${DEMO_MCHID}` },
      call_paths: allCalls.map(({ path }) => path),
    }
  })
  router.get('/phone/bundle.json', async (ctx) => {
    const files = await bundleFiles(options.miniapp_dist ?? MINIAPP_DIST, server)
    ctx.status = files ? 200 : 404
    ctx.body = files ? { files } : { error: { code: 'not_built', message: 'no bundle there' } }
  })

  merchantRoutes(router, { server_url: server, demo_key })
  router.post(
    '/phone/request',
    relay(originsOf(options.request_domains?.length ? options.request_domains : [server])),
  )
  return router
}

/** The files of the bundle, or null when it is not built. */
async function bundleFiles(folder: string, server: string): Promise<Record<string, string> | null> {
  if (!existsSync(join(folder, 'app.json'))) return null
  const files: Record<string, string> = {}
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.(js|json|wxml|wxss|wxs)$/.test(entry.name)) continue
    const path = join(entry.parentPath, entry.name)
    const text = await readFile(path, 'utf8')
    files[relative(folder, path).replaceAll(sep, '/')] = text.replaceAll(PACKED_SERVER_URL, server)
  }
  return files
}
