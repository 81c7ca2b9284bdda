import { createReadStream } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { Router } from '@koa/router'
import { languageOf } from './errors.ts'
import { openApi } from './openapi.ts'
import type { Route } from './route.ts'

const swagger = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'))
const FILES: Record<string, string> = {
  'swagger-ui.css': 'css',
  'swagger-ui-bundle.js': 'js',
}

const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Fahuo API</title>
    <link rel="stylesheet" href="docs/swagger-ui.css" />
  </head>
  <body>
    <div id="api"></div>
    <script src="docs/swagger-ui-bundle.js"></script>
    <script src="docs/start.js"></script>
  </body>
</html>
`

const START = `SwaggerUIBundle({
  url: 'openapi.json',
  dom_id: '#api',
  deepLinking: true,
  persistAuthorization: false,
  tryItOutEnabled: true,
})
`

/** Serves the API's description, and a page to browse it that needs nothing from elsewhere. */
export function docsRouter(routes: readonly Route[]): Router {
  const router = new Router({ prefix: '/api' })
  router.get('/openapi.json', (ctx) => {
    ctx.body = openApi(routes, languageOf(ctx))
  })
  router.get('/docs', (ctx) => {
    ctx.set(
      'content-security-policy',
      "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'",
    )
    ctx.type = 'html'
    ctx.body = PAGE
  })
  router.get('/docs/start.js', (ctx) => {
    ctx.type = 'js'
    ctx.body = START
  })
  for (const [name, type] of Object.entries(FILES))
    router.get(`/docs/${name}`, (ctx) => {
      ctx.type = type
      ctx.set('cache-control', 'public, max-age=86400')
      ctx.body = createReadStream(join(swagger, name))
    })
  return router
}
