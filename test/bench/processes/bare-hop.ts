/** Koa and undici, nothing between: passes the bytes on and the answer back. */
import { createServer } from 'node:http'
import Koa from 'koa'
import { Pool } from 'undici'

const pool = new Pool(process.env['WECHAT_API_URL'] ?? '', { connections: 64 })

const app = new Koa()
app.use(async (ctx) => {
  if (ctx.path === '/') {
    ctx.body = 'ready'
    return
  }
  const answer = await pool.request({
    method: 'POST',
    path: ctx.url,
    headers: { 'content-type': 'application/json' },
    body: ctx.req,
  })
  ctx.status = answer.statusCode
  ctx.type = 'application/json'
  ctx.body = await answer.body.text()
})
createServer(app.callback()).listen(Number(process.env['PORT']), '127.0.0.1')
