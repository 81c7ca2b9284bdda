import { Router } from '@koa/router'
import type { Middleware } from 'koa'
import { z } from 'zod'
import { holds } from '../gateway/calls-log.ts'
import { makeLoginCode } from '../calls/credentials.ts'
import { body, ControlError, numberOf, textOf } from './input.ts'
import { complaintRoutes } from './complaint-routes.ts'
import { orderRoutes } from './order-routes.ts'
import { CustomerMessage, customerMessage } from '../pushes/customer-message.ts'
import type { PayNotifier } from '../pay/notifier.ts'
import type { Pushes } from '../pushes/pushes.ts'
import { Settings } from '../state/settings.ts'
import type { Context } from '../state/context.ts'

/** What WeChat's own staff could do about one Mini Program: for tests, the phone and developers. */
export function controlRoutes(deps: {
  context: Context
  everywhere: () => readonly Context[]
  pushes: Pushes
  notifier: PayNotifier
}): Middleware {
  const { context, everywhere, pushes, notifier } = deps
  const router = new Router({ prefix: '/_emulator' })

  orderRoutes(router, context, everywhere, notifier)
  complaintRoutes(router, context)

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
  router.post('/brand', async (ctx) => {
    const decision = z.strictObject({
      status: z.int().min(0).max(3),
      audit_reason: z.string().default(''),
    })
    Object.assign(context.state.brand, await body(ctx, decision))
    ctx.body = context.state.brand
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

  router.get('/customer-messages', (ctx) => {
    ctx.body = { messages: context.state.customer_messages }
  })

  router.post('/login-codes', async (ctx) => {
    const { openid } = await body(ctx, z.strictObject({ openid: z.string().min(1).max(128) }))
    ctx.body = { code: makeLoginCode(context, openid) }
  })
  return router.routes() as Middleware
}
