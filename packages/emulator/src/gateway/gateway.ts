import { setTimeout as wait } from 'node:timers/promises'
import { ERRCODE, allCalls, type Call } from '@fahuo/wechat'
import type { Context as Koa, Middleware } from 'koa'
import type { CallsLog } from './calls-log.ts'
import { checkToken } from '../calls/credentials.ts'
import { Refusal, refusal } from './wechat-errors.ts'
import type { Fault, Faults } from './faults.ts'
import { handlers } from '../calls/handlers.ts'
import { orderView } from '../calls/orders.ts'
import { checkPlatform } from '../calls/platforms.ts'
import { checkRequest, readJson } from './request.ts'
import type { AccessToken } from '../state/state.ts'
import type { Context } from '../state/context.ts'

const callsByPath = new Map(allCalls.map((call) => [call.path, call]))

/** api.weixin.qq.com: every answer is HTTP 200 with an errcode [official]. */
export function gateway(context: Context, faults: Faults, calls: CallsLog): Middleware {
  return async (ctx, next) => {
    const { path } = ctx
    if (!isWechats(ctx)) return next()
    const fault = faults.take(path)
    const log = (errcode: number | null, request?: unknown, answer: unknown = null) =>
      calls.add({ at: context.now(), path, errcode, fault: fault?.effect ?? null, request, answer })
    if (fault?.effect === 'delay') await wait(fault.ms ?? 1000)
    if (fault?.effect === 'cut_before') {
      log(null)
      return cut(ctx)
    }
    if (fault?.effect === 'http') {
      log(null)
      ctx.status = fault.status ?? 502
      ctx.body = '<html><body>Bad Gateway</body></html>'
      return undefined
    }
    const said =
      fault?.effect === 'errcode'
        ? { answer: refusal(fault.errcode ?? -1, context.now()), request: undefined }
        : await answerCall(context, ctx)
    const { request } = said
    const answer = fault ? spoil(context, fault, said.answer) : said.answer
    log(answer.errcode ?? 0, request, answer)
    if (fault?.effect === 'cut_after') return cut(ctx)
    if (fault?.effect === 'delay_after') await wait(fault.ms ?? 1000)
    ctx.status = 200
    // Each of WeChat's machines tells its time.
    ctx.set('date', new Date(context.now()).toUTCString())
    if (fault?.effect === 'garbage_after') {
      ctx.body = fault.body ?? '<html><body>ok</body></html>'
      return undefined
    }
    // As WeChat does: JSON, whatever the content type of the question.
    ctx.type = 'application/json; encoding=utf-8'
    ctx.body = JSON.stringify(answer)
    return undefined
  }
}

/** Changes an answer that is processed. */
function spoil(context: Context, fault: Fault, answer: Answer): Answer {
  const { order } = answer
  switch (fault.effect) {
    case 'errcode_after':
      return refusal(fault.errcode ?? -1, context.now())
    case 'lag': {
      const known = context.state.orders.get(order?.transaction_id ?? '')
      return known?.before_upload
        ? { ...answer, order: { ...order, ...known.before_upload } }
        : answer
    }
    case 'another_order': {
      const others = [...context.state.orders.values()]
      const another = others.find(({ transaction_id }) => transaction_id !== order?.transaction_id)
      return order && another ? { ...answer, order: orderView(another) } : answer
    }
    default:
      return answer
  }
}

/** Everything that is neither the control interface nor the phone. */
function isWechats({ path, method }: Koa): boolean {
  if (/^\/(wxa|cgi-bin|sns|user-order)\//.test(path)) return true
  return method === 'POST' && !/^\/(_emulator|phone)(\/|$)/.test(path)
}

/** The connection breaks without an answer. */
function cut(ctx: Koa): undefined {
  ctx.respond = false
  ctx.req.socket.destroy()
  return undefined
}

interface Answer {
  errcode?: number
  /** get_order's. */
  order?: { transaction_id?: string | undefined }
}

async function answerCall(
  context: Context,
  ctx: Koa,
): Promise<{ answer: Answer; request: unknown }> {
  // As it came: what was refused is what a developer wants to see.
  let given: unknown
  try {
    const call = callsByPath.get(ctx.path)
    const handle = call && handlers[call.name]
    // [assumed]: real paths that are not emulated answer so, too.
    if (!handle) throw new Refusal(ERRCODE.URL_INVALID)
    checkCaller(context, ctx, call)
    given = call.method === 'GET' ? queryOf(ctx) : await readJson(ctx)
    const request = checkRequest(call, given)
    // Tokens and logins answer without the envelope [official samples].
    const envelope = call.auth === 'access_token' ? { errcode: 0, errmsg: 'ok' } : {}
    const done = (handle as (context: Context, request: unknown) => object | void)(context, request)
    return { answer: { ...envelope, ...done }, request: given }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { answer: refusal(error.errcode, context.now()), request: given }
  }
}

const queryOf = (ctx: Koa): Record<string, string> =>
  Object.fromEntries(Object.entries(ctx.query).map(([name, value]) => [name, String(value)]))

/** Method, outage, credential, quota, then JSON and shape: in WeChat's order of checks [inferred]. */
function checkCaller(context: Context, ctx: Koa, call: Call): void {
  // 43002 [official].
  if (call.method === 'POST' && ctx.method !== 'POST') throw new Refusal(ERRCODE.POST_REQUIRED)
  checkOutage(context, call)
  checkCredential(context, call, queryOf(ctx), ctx.ip)
  checkQuota(context, call)
}

/** Calls that read or write orders; and those that write shipments. */
const READS_ORDERS =
  /^shipping\.(upload|uploadCombined|getOrder|getOrderList|notifyConfirmReceive)$/
const WRITES_SHIPMENTS = /^shipping\.upload/

/** WeChat is busy at times: all of it, its orders, or its writing of shipments [seed 000]. */
function checkOutage({ state }: Context, { name }: Call): void {
  const { busy } = state.settings
  if (busy === 'system') throw new Refusal(ERRCODE.SYSTEM_BUSY)
  if (busy === 'orders' && READS_ORDERS.test(name)) throw new Refusal(ERRCODE.ORDERS_BUSY)
  if (busy === 'writes' && WRITES_SHIPMENTS.test(name)) throw new Refusal(ERRCODE.UPLOADS_BUSY)
}

function checkCredential(
  context: Context,
  call: Call,
  query: Record<string, string>,
  ip: string,
): void {
  const { settings } = context.state
  const address = ip.replace(/^::ffff:/, '')
  const allowed = settings.ip_allow_list === null || settings.ip_allow_list.includes(address)
  if (call.auth === 'secret') {
    // Tokens are refused to strange addresses [official].
    if (!allowed && call.name.startsWith('credentials.')) throw new Refusal(ERRCODE.IP_NOT_ALLOWED)
    return
  }
  if (call.auth === 'component_access_token') {
    const token = checkToken(context, query['access_token'] ?? query['component_access_token'])
    if (token.kind !== 'component') throw new Refusal(ERRCODE.TOKEN_TYPE_INVALID)
    if (!allowed) throw new Refusal(ERRCODE.PLATFORM_IP_NOT_ALLOWED)
    return
  }
  checkBusinessToken(context, call, checkToken(context, query['access_token']), allowed)
}

function checkBusinessToken(
  context: Context,
  call: Call,
  token: AccessToken,
  addressAllowed: boolean,
): void {
  // A platform's own token is no merchant's [official].
  if (token.kind === 'component') throw new Refusal(ERRCODE.TOKEN_TYPE_INVALID)
  if (token.kind === 'authorizer') {
    if (!addressAllowed) throw new Refusal(ERRCODE.PLATFORM_IP_NOT_ALLOWED)
    checkPlatform(context, token.component_appid ?? '', call)
  }
  // Not opened for the account: even is_trade_managed says so [observed].
  if (call.path.startsWith('/wxa/sec/order/') && !context.state.settings.shipping_management)
    throw new Refusal(ERRCODE.API_UNAUTHORISED)
}

function checkQuota(context: Context, call: Call): void {
  const { calls_per_minute, calls_per_day } = context.state.settings
  if (context.quota.perDay(call.path, context.now()) > calls_per_day)
    throw new Refusal(ERRCODE.DAILY_QUOTA_EXCEEDED)
  if (context.quota.perMinute(call.path, context.now()) > calls_per_minute)
    throw new Refusal(
      call.name.startsWith('shipping.isTrade')
        ? ERRCODE.RATE_LIMIT_EXCEEDED
        : ERRCODE.MINUTE_QUOTA_EXCEEDED,
    )
}
