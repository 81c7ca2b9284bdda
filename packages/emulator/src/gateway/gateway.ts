import { setTimeout as wait } from 'node:timers/promises'
import { ERRCODE, allCalls, type Call } from '@fahuo/wechat'
import type { Context as Koa, Middleware } from 'koa'
import { checkCapability } from './capabilities.ts'
import type { CallsLog } from './calls-log.ts'
import { checkToken } from '../calls/credentials.ts'
import { Refusal, refusal } from './wechat-errors.ts'
import type { Fault, Faults } from './faults.ts'
import { handlers, type Handler } from '../calls/handlers.ts'
import { orderView } from '../calls/orders.ts'
import { sendCustomerMessage } from '../calls/customer-service.ts'
import { checkAddress, checkPlatform, platformOfToken } from './platform-caller.ts'
import { appidInBody, checkRequest, readForm, readJson, shownForm } from './request.ts'
import type { Shops } from '../shops.ts'
import type { Platform } from '../state/platforms.ts'
import type { AccessToken } from '../state/state.ts'
import type { Context } from '../state/context.ts'

const callsByPath = new Map(
  [...allCalls, sendCustomerMessage].map((call): [string, Call] => [call.path, call]),
)

/** api.weixin.qq.com: every answer is HTTP 200 with an errcode [official]. */
export function gateway(shops: Shops, faults: Faults, calls: CallsLog): Middleware {
  return async (ctx, next) => {
    const { path } = ctx
    if (!isWechats(ctx)) return next()
    const appid = await callerOf(shops, ctx)
    const { context } = shops.of(appid ?? '') ?? shops.first()
    const fault = faults.take(path, appid)
    const log = (errcode: number | null, request?: unknown, answer: unknown = null) =>
      calls.add({
        at: context.now(),
        path,
        appid: appid ?? null,
        errcode,
        fault: fault?.effect ?? null,
        request,
        answer,
      })
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
        : await answerCall(context, ctx, appid)
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

/**
 * Whose call it is: an access token is one Mini Program's and never another's [official], a call with
 * a secret names its appid. Of a platform's own call it is the platform's appid. Undefined: it is
 * nobody's, and is refused with the first one's settings.
 */
async function callerOf(shops: Shops, ctx: Koa): Promise<string | undefined> {
  const query = queryOf(ctx)
  const token = query['access_token'] ?? query['component_access_token']
  if (token !== undefined && token !== '')
    return shops.ofToken(token)?.options.appid ?? platformWithToken(shops, token)
  if (callsByPath.get(ctx.path)?.auth !== 'secret') return undefined
  return query['appid'] ?? (ctx.method === 'POST' ? appidInBody(ctx) : undefined)
}

/** Also of a token that has ended. */
function platformWithToken(shops: Shops, token: string): string | undefined {
  const { platforms } = shops.first().context.wechat
  return [...platforms.values()].find(({ tokens }) =>
    tokens.some(({ access_token }) => access_token === token),
  )?.options.component_appid
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
  if (/^\/(wxa|wxaapi|cgi-bin|sns|user-order)\//.test(path)) return true
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
  appid: string | undefined,
): Promise<{ answer: Answer; request: unknown }> {
  // As it came: what was refused is what a developer wants to see.
  let given: unknown
  try {
    const call = callsByPath.get(ctx.path)
    const handle = call && handlers[call.name]
    // [assumed]: real paths that are not emulated answer so, too.
    if (!handle) throw new Refusal(ERRCODE.URL_INVALID)
    const platform = checkCaller(context, ctx, call, appid)
    const read = await readRequest(ctx, call)
    given = call.file === undefined ? read : shownForm(read)
    const request = checkRequest(call, read)
    // Tokens and logins answer without the envelope [official samples].
    const envelope = call.auth === 'access_token' ? { errcode: 0, errmsg: 'ok' } : {}
    const component_appid = platform?.options.component_appid ?? ''
    checkComponentAppid(request, component_appid)
    const done = await (
      handle as (context: Context, request: unknown, component_appid: string) => ReturnType<Handler>
    )(context, request, component_appid)
    return { answer: { ...envelope, ...done }, request: given }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { answer: refusal(error.errcode, context.now()), request: given }
  }
}

async function readRequest(ctx: Koa, { method, file }: Call): Promise<unknown> {
  if (method === 'GET') return queryOf(ctx)
  return file === undefined ? readJson(ctx) : { ...queryOf(ctx), ...(await readForm(ctx, file)) }
}

const queryOf = (ctx: Koa): Record<string, string> =>
  Object.fromEntries(Object.entries(ctx.query).map(([name, value]) => [name, String(value)]))

/** Method, outage, credential, quota, then JSON and shape: in WeChat's order of checks [inferred]. */
function checkCaller(
  context: Context,
  ctx: Koa,
  call: Call,
  appid: string | undefined,
): Platform | undefined {
  // 43002 [official].
  if (call.method === 'POST' && ctx.method !== 'POST') throw new Refusal(ERRCODE.POST_REQUIRED)
  checkOutage(context, call)
  const platform = checkCredential(context, call, queryOf(ctx), { appid, ip: ctx.ip })
  checkQuota(context, call, platform)
  return platform
}

/** A platform acts for itself alone [assumed code]. */
function checkComponentAppid(request: unknown, component_appid: string): void {
  const named = (request as { component_appid?: string }).component_appid
  if (component_appid !== '' && named !== undefined && named !== component_appid)
    throw new Refusal(ERRCODE.APPID_INVALID)
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

/** @returns the platform that calls for itself; undefined: a Mini Program's call */
function checkCredential(
  context: Context,
  call: Call,
  query: Record<string, string>,
  caller: { appid: string | undefined; ip: string },
): Platform | undefined {
  const { settings } = context.state
  const address = caller.ip.replace(/^::ffff:/, '')
  if (call.auth === 'secret') {
    const platform = context.wechat.platforms.get(caller.appid ?? '')
    if (platform && call.name.startsWith('component.')) {
      checkAddress(platform, address)
      return platform
    }
    const allowed = settings.ip_allow_list === null || settings.ip_allow_list.includes(address)
    // Tokens are refused to strange addresses [official].
    if (!allowed && call.name.startsWith('credentials.')) throw new Refusal(ERRCODE.IP_NOT_ALLOWED)
    return undefined
  }
  const access_token = query['access_token'] ?? query['component_access_token']
  const platform = platformOfToken(context, access_token ?? '')
  if (call.auth === 'component_access_token') {
    // A merchant's token is no platform's [official].
    if (!platform && checkToken(context, access_token))
      throw new Refusal(ERRCODE.TOKEN_TYPE_INVALID)
    if (platform) checkAddress(platform, address)
    return platform
  }
  // A platform's own token is no merchant's [official].
  if (platform) throw new Refusal(ERRCODE.TOKEN_TYPE_INVALID)
  checkBusinessToken(context, call, checkToken(context, query['access_token']), address)
  return undefined
}

function checkBusinessToken(
  context: Context,
  call: Call,
  token: AccessToken,
  address: string,
): void {
  if (token.kind === 'authorizer')
    checkPlatform(context, token.component_appid ?? '', call, address)
  checkCapability(context.state.settings, call)
}

/** What a platform can still do when its quota is spent: it is what clears it [official]. */
const WITHOUT_QUOTA = /^component\.(clearQuota|startPushTicket)$/

function checkQuota(context: Context, call: Call, platform: Platform | undefined): void {
  if (platform) {
    if (WITHOUT_QUOTA.test(call.name)) return
    const { component_appid, calls_per_day } = platform.options
    const used = context.platformQuota.perDay(`${component_appid} ${call.path}`, context.now())
    if (used > calls_per_day) throw new Refusal(ERRCODE.DAILY_QUOTA_EXCEEDED)
    return
  }
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
