import { Router } from '@koa/router'
import type { Context as Koa, Middleware } from 'koa'
import { getRawBody } from 'raw-body'
import { z } from 'zod'
import type { CallsLog } from '../gateway/calls-log.ts'
import { actInComponent, componentOrder, ReceiptRequest } from './confirm-receipt.ts'
import { makeLoginCode } from '../calls/credentials.ts'
import { Fault, type Faults } from '../gateway/faults.ts'
import { makeOrder, NewOrder, orderView, takenNumber } from '../calls/orders.ts'
import { makePlatform, NewPlatform, PlatformChange } from '../calls/platforms.ts'
import { CustomerMessage, customerMessage } from '../pushes/customer-message.ts'
import type { Pushes } from '../pushes/pushes.ts'
import { letTimePass } from '../state/settlement.ts'
import { Settings } from '../state/settings.ts'
import type { PaymentOrder } from '../state/state.ts'
import { WaybillChange } from '../calls/waybills.ts'
import { seconds, type Context } from '../state/context.ts'

class ControlError extends Error {
  readonly status: number
  readonly code: string

  constructor(status: number, code: string, message: string) {
    super(message)
    this.status = status
    this.code = code
  }
}

async function body<Schema extends z.ZodType>(ctx: Koa, schema: Schema): Promise<z.output<Schema>> {
  let given: unknown
  try {
    given = JSON.parse((await getRawBody(ctx.req, { limit: '1mb', encoding: 'utf8' })) || '{}')
  } catch {
    throw new ControlError(400, 'invalid', 'the body is not JSON')
  }
  const parsed = schema.safeParse(given)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new ControlError(400, 'invalid', `${issue?.path.join('.') || 'body'}: ${issue?.message}`)
}

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

  const orderOf = (ctx: { params: Record<string, string> }): PaymentOrder => {
    const order = context.state.orders.get(ctx.params['transaction_id'] ?? '')
    if (!order) throw new ControlError(404, 'not_found', 'there is no such order')
    return order
  }
  const limitOf = (ctx: Pick<Koa, 'query'>): number | undefined => {
    const limit = ctx.query['limit']
    if (limit === undefined) return undefined
    if (!/^[1-9]\d{0,5}$/.test(String(limit)))
      throw new ControlError(400, 'invalid', 'limit: a whole number from 1')
    return Number(limit)
  }
  const clock = () => ({ now: seconds(context.now()), ahead: seconds(context.state.clock_offset) })

  router.post('/orders', async (ctx) => {
    const wanted = await body(ctx, NewOrder)
    const taken = takenNumber(context, wanted)
    if (taken !== null) throw new ControlError(409, 'exists', `${taken} is paid already`)
    const order = makeOrder(context, wanted)
    const sub_orders = order.sub_transaction_ids.flatMap((id) => {
      const sub = context.state.orders.get(id)
      return sub ? [orderView(sub)] : []
    })
    ctx.body = { ...orderView(order), ...(sub_orders.length > 0 && { sub_orders }) }
  })
  router.get('/orders', (ctx) => {
    const openid = ctx.query['openid']
    ctx.body = {
      orders: [...context.state.orders.values()]
        .filter((order) => openid === undefined || order.openid === openid)
        .slice(-100)
        .toReversed()
        .map(orderView),
    }
  })
  router.get('/orders/:transaction_id', (ctx) => {
    const order = orderOf(ctx)
    ctx.body = {
      order: orderView(order),
      reshipments_spent: order.reshipped ? 1 : 0,
      uploads: order.uploads,
      reminders: order.reminders,
    }
  })
  router.post('/orders/:transaction_id/complaint', async (ctx) => {
    const { in_complaint } = await body(ctx, z.strictObject({ in_complaint: z.boolean() }))
    const order = orderOf(ctx)
    order.in_complaint = in_complaint
    ctx.body = orderView(order)
  })
  router.post('/orders/:transaction_id/refund', (ctx) => {
    const order = orderOf(ctx)
    order.order_state = 5
    ctx.body = orderView(order)
  })

  router.post('/receipts', async (ctx) => {
    ctx.body = actInComponent(context, await body(ctx, ReceiptRequest))
  })
  router.post('/receipts/order', async (ctx) => {
    const order = componentOrder(context, await body(ctx, ReceiptRequest))
    ctx.body = { order: order ? orderView(order) : null }
  })

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
    const path = ctx.query['path']
    ctx.body = { calls: calls.list(typeof path === 'string' ? path : undefined, limitOf(ctx)) }
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
    ctx.body = { pushes: context.state.pushes.slice(-(limitOf(ctx) ?? 200)).toReversed() }
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
