/** The server's push route with all it does but storing: the same middleware, nothing stored. */
import { createServer } from 'node:http'
import { Router } from '@koa/router'
import { pushKey, receivePush } from '@fahuo/wechat'
import Koa from 'koa'
import { accessLog } from '../../../server/src/http/access-log.ts'
import { readText } from '../../../server/src/http/body.ts'
import { handleErrors } from '../../../server/src/http/errors.ts'
import { healthRouter } from '../../../server/src/operations/health.ts'
import { createLog } from '../../../server/src/core/log.ts'
import { createMetrics } from '../../../server/src/operations/metrics.ts'
import type { Database } from '../../../server/src/database/database.ts'
import type { DatabaseWatch } from '../../../server/src/database/watch.ts'
import { settings } from './settings.ts'

const log = createLog('info')
const nowhere = {} as Database
const metrics = createMetrics({
  database: nowhere,
  appid: settings.WECHAT_APPID,
  clock: { now: Date.now },
})
const secrets = {
  appid: settings.WECHAT_APPID,
  tokens: [settings.WECHAT_PUSH_TOKEN],
  encoding_aes_keys: [settings.WECHAT_PUSH_AES_KEY],
}

const router = new Router()
router.get('/', (ctx) => {
  ctx.body = 'ready'
})
router.post('/wechat/push', async (ctx) => {
  const started = performance.now()
  const body = await readText(ctx)
  const { message } = receivePush(body, ctx.query, secrets, Math.floor(Date.now() / 1000))
  ctx.state['key'] = pushKey(secrets.appid, message).toString('base64url')
  metrics.onPush('new', performance.now() - started)
  ctx.type = 'text/plain'
  ctx.body = 'success'
})

const app = new Koa()
app.use(accessLog(log, settings.WECHAT_APPID))
app.use(handleErrors(log))
app.use(healthRouter({ check: () => Promise.resolve(null) } as DatabaseWatch).routes())
app.use(metrics.router().routes())
app.use(router.routes())
createServer(app.callback()).listen(Number(process.env['PORT']), '127.0.0.1')
