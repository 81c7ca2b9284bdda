import { Router } from '@koa/router'
import { PushError, receivePush } from '@fahuo/wechat'
import type { Context as Koa } from 'koa'
import { toSeconds } from '../core/time.ts'
import { readBytes } from '../http/body.ts'
import { pushRefusal } from '../pushes/refusals.ts'
import { takePlatformEvent } from './events.ts'
import type { Platform } from '../shops/platform.ts'

/**
 * Takes WeChat's events of the platform: always encrypted, by the platform's own key. Each is stored
 * before it is answered, and processed after; anything but `success` counts as a failure, and WeChat
 * may stop pushing.
 */
export function platformRouter(platform: Platform): Router {
  const router = new Router()
  router.post('/wechat/platform/auth', async (ctx) => {
    const message = await receive(platform, ctx)
    await takePlatformEvent(platform, message)
    ctx.type = 'text/plain'
    ctx.body = 'success'
  })
  return router
}

/** @throws FahuoError `push_refused`, `invalid` */
async function receive({ push, clock, log }: Platform, ctx: Koa) {
  const body = (await readBytes(ctx)).toString('utf8')
  try {
    const query = Object.fromEntries(new URLSearchParams(ctx.querystring))
    return receivePush(body, query, push, toSeconds(clock.now())).message
  } catch (error) {
    if (!(error instanceof PushError)) throw error
    log.warn({ code: error.code, reason: error.message }, 'an event of the platform is not genuine')
    throw pushRefusal(error.code)
  }
}
