import { Router } from '@koa/router'
import type { Middleware } from 'koa'
import { z } from 'zod'
import type { CallsLog } from '../gateway/calls-log.ts'
import { Fault, type Faults } from '../gateway/faults.ts'
import type { PlatformEvents } from '../platforms/messages.ts'
import { shopView, type Shop, type Shops } from '../shops.ts'
import { seconds } from '../state/context.ts'
import type { WechatState } from '../state/wechat.ts'
import { given } from '../state/shop-options.ts'
import { body, ControlError, numberOf, textOf } from './input.ts'
import { platformRoutes } from './platform-routes.ts'

const answerErrors: Middleware = async (ctx, next) => {
  try {
    await next()
  } catch (error) {
    if (!(error instanceof ControlError)) throw error
    ctx.status = error.status
    ctx.body = { error: { code: error.code, message: error.message } }
  }
}

const ShopChange = z.strictObject({
  appid: z.string().regex(/^wx[0-9a-z]{16}$/),
  /** Needed for a new one. */
  secret: z.string().min(1).max(128).optional(),
  name: z.string().trim().min(1).max(40).optional(),
  principal_name: z.string().trim().min(1).max(80).optional(),
  user_name: z
    .string()
    .regex(/^gh_\w{1,32}$/)
    .optional(),
  mchid: z
    .string()
    .regex(/^[\w-]{1,32}$/)
    .optional(),
  visible_after: z.number().min(0).max(1e9).optional(),
  settlement_delay: z.number().min(0).max(1e9).optional(),
  push: z
    .strictObject({
      url: z.url({ protocol: /^https?$/ }).optional(),
      token: z.string().min(1).max(128).optional(),
      encoding_aes_key: z
        .string()
        .regex(/^[A-Za-z0-9]{43}$/)
        .optional(),
      format: z.enum(['json', 'xml']).optional(),
      mode: z.enum(['safe', 'compatible']).optional(),
    })
    .optional(),
})

/**
 * The control interface. What concerns a Mini Program takes `?appid=`, and means the first one
 * without it; clock, faults and the log of calls are everybody's.
 */
export function control(deps: {
  shops: Shops
  wechat: () => WechatState
  now: () => number
  faults: Faults
  calls: CallsLog
  events: PlatformEvents
  /** Does what is due after the clock was moved. */
  letTimePass: () => void
  /** Forgets everything, or all of one Mini Program. */
  reset: (shop?: Shop) => void
}): Middleware {
  const { shops, faults, calls, now } = deps
  const router = new Router({ prefix: '/_emulator' })

  const clock = () => ({ now: seconds(now()), ahead: seconds(deps.wechat().clock_offset) })
  /** The Mini Program that a request is about; undefined: it names none. */
  const named = (ctx: Parameters<typeof textOf>[0]): Shop | undefined => {
    const appid = textOf(ctx, 'appid')
    if (appid === undefined) return undefined
    const shop = shops.of(appid)
    if (!shop)
      throw new ControlError(404, 'not_found', 'appid: there is no such Mini Program, POST /shops')
    return shop
  }

  platformRoutes(router, {
    shops,
    wechat: deps.wechat,
    events: deps.events,
    shopOf: (ctx) => named(ctx) ?? shops.first(),
  })

  router.get('/shops', (ctx) => {
    ctx.body = { shops: shops.all().map(shopView) }
  })
  router.post('/shops', async (ctx) => {
    const { appid, secret, ...wanted } = await body(ctx, ShopChange)
    const known = shops.of(appid)
    if (!known && secret === undefined)
      throw new ControlError(400, 'invalid', 'secret: a new Mini Program needs one')
    const { push, ...changed } = wanted
    const options = {
      ...given({ ...changed, secret }),
      ...(push && { push: { ...known?.options.push, ...given(push) } }),
    }
    if (known) shops.change(known, options)
    ctx.body = shopView(known ?? shops.add({ appid, secret: secret ?? '', ...options }))
  })

  router.get('/clock', (ctx) => {
    ctx.body = clock()
  })
  router.post('/clock', async (ctx) => {
    const { advance } = await body(ctx, z.strictObject({ advance: z.number().min(0).max(1e9) }))
    deps.wechat().clock_offset += advance * 1000
    deps.letTimePass()
    ctx.body = clock()
  })

  router.post('/faults', async (ctx) => {
    const fault = await body(ctx, Fault)
    faults.add(fault)
    ctx.body = fault
  })
  router.get('/faults', (ctx) => {
    ctx.body = { faults: faults.list() }
  })
  router.delete('/faults', (ctx) => {
    faults.clear(textOf(ctx, 'path'), textOf(ctx, 'appid'))
    ctx.body = {}
  })
  router.get('/calls', (ctx) => {
    const [path, text, limit] = [textOf(ctx, 'path'), textOf(ctx, 'q'), numberOf(ctx, 'limit', 1)]
    const appid = textOf(ctx, 'appid')
    ctx.body = {
      calls: calls.list({
        ...(path !== undefined && { path }),
        ...(appid !== undefined && { appid }),
        ...(text !== undefined && { text }),
        ...(limit !== undefined && { limit }),
      }),
    }
  })
  router.post('/reset', (ctx) => {
    const shop = named(ctx)
    deps.reset(shop)
    if (shop) faults.clear(undefined, shop.options.appid)
    else {
      faults.clear()
      calls.clear()
    }
    ctx.body = {}
  })

  const common = router.routes() as Middleware
  return async (ctx, next) => {
    if (!/^\/_emulator(\/|$)/.test(ctx.path)) return next()
    const unknown = () =>
      Promise.reject(
        new ControlError(404, 'not_found', `${ctx.method} ${ctx.path} is no control request`),
      )
    return answerErrors(ctx, () =>
      common(ctx, () => (named(ctx) ?? shops.first()).control(ctx, unknown)),
    )
  }
}
