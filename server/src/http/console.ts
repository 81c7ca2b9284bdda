import { hash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { Router } from '@koa/router'
import type { Context as Koa, Middleware } from 'koa'
import type { Text } from '../core/language.ts'
import { languageOf } from './errors.ts'
import { wrongAddress } from './url.ts'

/** Built by `pnpm build:console`, with each file compressed beside it. */
export const CONSOLE_DIST = join(import.meta.dirname, '../../../packages/console/dist')

/**
 * Nothing but our own files runs, and nothing is framed. Goods and evidence may have pictures
 * anywhere on https.
 */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob: https:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ')

const NOT_BUILT: Text = {
  en: 'The console is not built here. Run `npx -y pnpm build:console`, then restart the server. CONSOLE=off turns this page off.',
  zh: '本机还没有构建后台页面。请运行 `npx -y pnpm build:console`，再重启服务端。CONSOLE=off 可关闭此页面。',
}

const ENCODINGS = { br: '.br', gzip: '.gz' } as const
type Encoding = keyof typeof ENCODINGS | 'identity'

interface File {
  etag: string
  content: Record<Encoding, Buffer>
}

/** Reads a build, about half a megabyte, into memory: what is there at the start is served until the end. */
function readBuild(folder: string): Map<string, File> {
  const files = new Map<string, File>()
  let names: string[] = []
  try {
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
    names = entries.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
  for (const path of names.filter((name) => !/\.(br|gz)$/.test(name))) {
    const identity = readFileSync(path)
    files.set(relative(folder, path).split(sep).join('/'), {
      etag: `"${hash('sha256', identity, 'base64url').slice(0, 22)}"`,
      content: {
        identity,
        br: readFileSync(`${path}${ENCODINGS.br}`),
        gzip: readFileSync(`${path}${ENCODINGS.gzip}`),
      },
    })
  }
  return files
}

function send(ctx: Koa, name: string, { etag, content }: File): void {
  ctx.type = name.slice(name.lastIndexOf('.'))
  ctx.vary('accept-encoding')
  const encoding = (ctx.acceptsEncodings('br', 'gzip', 'identity') || 'identity') as Encoding
  ctx.status = 200
  // Each encoding is another representation.
  ctx.etag = encoding === 'identity' ? etag : etag.replace(/"$/, `-${encoding}"`)
  if (ctx.fresh) {
    ctx.status = 304
    return
  }
  if (encoding !== 'identity') ctx.set('content-encoding', encoding)
  ctx.body = content[encoding]
}

/**
 * Serves the console at /console: its assets for ever by their names, its one page for all other
 * paths. Who is signed in, and to what, the API says.
 */
export function consoleRouter(folder: string): Router {
  const files = readBuild(folder)
  const index = files.get('index.html')
  const router = new Router()
  const headers: Middleware = async (ctx, next) => {
    ctx.set('content-security-policy', POLICY)
    ctx.set('referrer-policy', 'no-referrer')
    ctx.set('cross-origin-opener-policy', 'same-origin')
    await next()
  }
  router.get('/console/assets/:name', headers, (ctx) => {
    const name = `assets/${ctx['params'].name}`
    const file = files.get(name)
    // Of another version: the page is read anew then, it must not get the page for a script.
    if (!file) throw wrongAddress(ctx.path)
    ctx.set('cache-control', 'public, max-age=31536000, immutable')
    send(ctx, name, file)
  })
  router.get(['/console', '/console/*path'], headers, (ctx) => {
    if (!index) {
      ctx.status = 503
      ctx.body = NOT_BUILT[languageOf(ctx)]
      return
    }
    // Its assets are named from here on.
    if (ctx.path === '/console') return ctx.redirect('/console/')
    ctx.set('cache-control', 'no-cache')
    send(ctx, 'index.html', index)
  })
  return router
}
