import { Router } from '@koa/router'
import { isGenuineCheck, PushError, readMessage, receivePush, type PushQuery } from '@fahuo/wechat'
import type { Context as Koa } from 'koa'
import { toSeconds } from '../core/time.ts'
import { readText } from '../http/body.ts'
import type { Shop } from '../shops/shop.ts'
import { storePush } from './events.ts'

/** A push arrived: `new`, `again` or `refused`; how long it took, in milliseconds. */
export type OnPush = (outcome: 'new' | 'again' | 'refused', duration: number) => void

/** Takes WeChat's pushes: a genuine one is stored before it is answered, and processed after. */
export function webhookRouter(shop: Shop, onPush: OnPush): Router {
  const router = new Router()
  const { push, cloud } = shop.settings

  router.get('/wechat/push', (ctx) => {
    const query = flat(ctx.query)
    if (!isGenuineCheck(query, push.tokens)) {
      ctx.status = 403
      ctx.body = 'the signature does not match the push token'
      return
    }
    ctx.type = 'text/plain'
    ctx.body = query.echostr ?? ''
  })

  router.post('/wechat/push', async (ctx) => {
    const started = performance.now()
    const report = (outcome: Parameters<OnPush>[0]) => onPush(outcome, performance.now() - started)
    const body = await readText(ctx)
    try {
      const message =
        cloud && ctx.get('x-wx-sources') !== ''
          ? readMessage(body)
          : receivePush(body, flat(ctx.query), push, toSeconds(shop.clock.now())).message
      // The probe of the cloud's console, which wants an answer and tells nothing.
      if (message['action'] === 'CheckContainerPath') return succeed(ctx)
      const fresh = await storePush(shop, message)
      if (fresh) shop.wake('pushes')
      report(fresh ? 'new' : 'again')
    } catch (error) {
      if (!(error instanceof PushError)) throw error
      report('refused')
      shop.log.warn({ code: error.code, reason: error.message }, 'a push is not genuine')
      ctx.status = error.code === 'malformed' ? 400 : 403
      ctx.body = error.message
      return undefined
    }
    return succeed(ctx)
  })

  return router
}

function succeed(ctx: Koa): undefined {
  ctx.type = 'text/plain'
  ctx.body = 'success'
}

/** Takes the first of repeated names. */
function flat(query: Record<string, string | string[] | undefined>): PushQuery {
  return Object.fromEntries(
    Object.entries(query).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]),
  )
}
