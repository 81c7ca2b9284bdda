import { Router } from '@koa/router'
import type { Middleware } from 'koa'
import { z } from 'zod'
import { holds, type CallsLog } from '../gateway/calls-log.ts'
import { makeLoginCode } from '../calls/credentials.ts'
import { Fault, type Faults } from '../gateway/faults.ts'
import { body, ControlError, numberOf, textOf } from './input.ts'
import { orderRoutes } from './order-routes.ts'
import { makePlatform, NewPlatform, PlatformChange } from '../calls/platforms.ts'
import { CustomerMessage, customerMessage } from '../pushes/customer-message.ts'
import type { Pushes } from '../pushes/pushes.ts'
import { letTimePass } from '../state/settlement.ts'
import { Settings } from '../state/settings.ts'
import { WaybillChange } from '../calls/waybills.ts'
import { seconds, type Context } from '../state/context.ts'

const answerErrors: Middleware = async (ctx, next) => {
  try {
    await next()
  } catch (error) {
    if (!(error instanceof ControlError)) throw error
    ctx.status = error.status
    ctx.body = { error: { code: error.code, message: error.message } }
  }
}

/** What WeChat's own staff could do: the control interface for tests, the phone and developers. */
export function controlRoutes(deps: {
  context: Context
  faults: Faults
  calls: CallsLog
  pushes: Pushes
  reset: () => void
}): Router {
  const { context, faults, calls, pushes } = deps
  const router = new Router({ prefix: '/_emulator' })
  router.use(answerErrors)

  const clock = () => ({ now: seconds(context.now()), ahead: seconds(context.state.clock_offset) })

  orderRoutes(router, context)

  router.get('/settings', (ctx) => {
    ctx.body = context.state.settings
  })
  router.post('/settings', async (ctx) => {
    const wanted = await body(ctx, z.looseObject({}))
    const settings = Settings.safeParse({ ...context.state.settings, ...wanted })
    if (!settings.success)
      throw new ControlError(400, 'invalid', settings.error.issues[0]?.message ?? 'settings')
    context.state.settings = settings.data
    ctx.body = settings.data
  })
  router.post('/waybills', async (ctx) => {
    const { waybill_id, status } = await body(ctx, WaybillChange)
    context.state.waybills.set(waybill_id, status)
    ctx.body = { waybill_id, status }
  })
  router.post('/brand', async (ctx) => {
    const decision = z.strictObject({
      status: z.int().min(0).max(3),
      audit_reason: z.string().default(''),
    })
    Object.assign(context.state.brand, await body(ctx, decision))
    ctx.body = context.state.brand
  })
  router.post('/platforms', async (ctx) => {
    ctx.body = makePlatform(context, await body(ctx, NewPlatform))
  })
  router.post('/platforms/:component_appid', async (ctx) => {
    const platform = context.state.platforms.get(ctx.params['component_appid'] ?? '')
    if (!platform) throw new ControlError(404, 'not_found', 'there is no such platform')
    Object.assign(platform, await body(ctx, PlatformChange))
    ctx.body = platform
  })

  router.get('/clock', (ctx) => {
    ctx.body = clock()
  })
  router.post('/clock', async (ctx) => {
    const { advance } = await body(ctx, z.strictObject({ advance: z.number().min(0).max(1e9) }))
    context.state.clock_offset += advance * 1000
    letTimePass(context)
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
    const path = ctx.query['path']
    faults.clear(typeof path === 'string' ? path : undefined)
    ctx.body = {}
  })
  router.get('/calls', (ctx) => {
    const [path, text, limit] = [textOf(ctx, 'path'), textOf(ctx, 'q'), numberOf(ctx, 'limit', 1)]
    ctx.body = {
      calls: calls.list({
        ...(path !== undefined && { path }),
        ...(text !== undefined && { text }),
        ...(limit !== undefined && { limit }),
      }),
    }
  })

  router.get('/messages', (ctx) => {
    const openid = ctx.query['openid']
    ctx.body = {
      messages: context.state.messages.filter(
        (message) => openid === undefined || message.openid === openid,
      ),
    }
  })
  router.get('/pushes', (ctx) => {
    const [text, limit] = [textOf(ctx, 'q'), numberOf(ctx, 'limit', 1) ?? 200]
    const found = context.state.pushes.filter((push) => holds(push, text))
    ctx.body = { pushes: found.slice(-limit).toReversed() }
  })
  router.post('/pushes', async (ctx) => {
    const wanted = await body(
      ctx,
      z.union([
        z.strictObject({ id: z.string() }),
        z.strictObject({ message: z.record(z.string(), z.unknown()) }),
      ]),
    )
    if ('message' in wanted) {
      ctx.body = pushes.send(wanted.message)
      return
    }
    const again = context.state.pushes.find(({ id }) => id === wanted.id)
    if (!again) throw new ControlError(404, 'not_found', 'there is no such push')
    pushes.deliver(again)
    ctx.body = again
  })

  router.post('/customer-messages', async (ctx) => {
    const push = pushes.send(customerMessage(context, await body(ctx, CustomerMessage)))
    ctx.body = push
  })

  router.post('/login-codes', async (ctx) => {
    const { openid } = await body(ctx, z.strictObject({ openid: z.string().min(1).max(128) }))
    ctx.body = { code: makeLoginCode(context, openid) }
  })
  router.post('/reset', (ctx) => {
    deps.reset()
    faults.clear()
    calls.clear()
    ctx.body = {}
  })
  router.all('/{*path}', (ctx) => {
    throw new ControlError(404, 'not_found', `${ctx.method} ${ctx.path} is no control request`)
  })
  return router
}
