import { setTimeout as wait } from 'node:timers/promises'
import { allCalls, type Call } from '@fahuo/wechat'
import type { Context as Koa, Middleware } from 'koa'
import type { CallsLog } from './calls-log.ts'
import { checkToken } from './credentials.ts'
import { Refused, refusal } from './errmsg.ts'
import type { Faults } from './faults.ts'
import { handlers } from './handlers.ts'
import { checkPlatform } from './platforms.ts'
import { checkRequest, readJson } from './request.ts'
import type { AccessToken } from './state.ts'
import type { World } from './world.ts'

const callsByPath = new Map(allCalls.map((call) => [call.path, call]))

/** api.weixin.qq.com: every answer is HTTP 200 with an errcode [official]. */
export function gateway(world: World, faults: Faults, calls: CallsLog): Middleware {
  return async (ctx, next) => {
    const { path } = ctx
    if (!isWechats(ctx)) return next()
    const fault = faults.take(path)
    const log = (errcode: number | null, request?: unknown) =>
      calls.add({ at: world.now(), path, errcode, fault: fault?.effect ?? null, request })
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
    const { answer, request } =
      fault?.effect === 'errcode'
        ? { answer: refusal(fault.errcode ?? -1, world.now()), request: undefined }
        : await answerCall(world, ctx)
    log(answer.errcode ?? 0, request)
    if (fault?.effect === 'cut_after') return cut(ctx)
    ctx.status = 200
    // As WeChat does: JSON, whatever the content type of the question.
    ctx.type = 'application/json; encoding=utf-8'
    ctx.body = JSON.stringify(answer)
    return undefined
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

async function answerCall(
  world: World,
  ctx: Koa,
): Promise<{ answer: { errcode?: number }; request: unknown }> {
  // As it came: what was refused is what a developer wants to see.
  let given: unknown
  try {
    const call = callsByPath.get(ctx.path)
    const handle = call && handlers[call.name]
    // [assumed]: real paths that are not emulated answer so, too.
    if (!handle) throw new Refused(40066)
    checkCaller(world, ctx, call)
    given = call.method === 'GET' ? queryOf(ctx) : await readJson(ctx)
    const request = checkRequest(call, given)
    // Tokens and logins answer without the envelope [official samples].
    const envelope = call.auth === 'access_token' ? { errcode: 0, errmsg: 'ok' } : {}
    const done = (handle as (world: World, request: unknown) => object | void)(world, request)
    return { answer: { ...envelope, ...done }, request: given }
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return { answer: refusal(error.errcode, world.now()), request: given }
  }
}

const queryOf = (ctx: Koa): Record<string, string> =>
  Object.fromEntries(Object.entries(ctx.query).map(([name, value]) => [name, String(value)]))

/** Method, weather, credential, frequency, then JSON and shape: in WeChat's order of checks [inferred]. */
function checkCaller(world: World, ctx: Koa, call: Call): void {
  // 43002 [official].
  if (call.method === 'POST' && ctx.method !== 'POST') throw new Refused(43002)
  checkWeather(world, call)
  checkCredential(world, call, queryOf(ctx), ctx.ip)
  checkFrequency(world, call)
}

/** Calls that read or write orders; and those that write shipments. */
const READS_ORDERS =
  /^shipping\.(upload|uploadCombined|getOrder|getOrderList|notifyConfirmReceive)$/
const WRITES_SHIPMENTS = /^shipping\.upload/

/** WeChat is busy at times: all of it, its orders, or its writing of shipments [seed 000]. */
function checkWeather({ state }: World, { name }: Call): void {
  const { busy } = state.settings
  if (busy === 'system') throw new Refused(-1)
  if (busy === 'orders' && READS_ORDERS.test(name)) throw new Refused(10060012)
  if (busy === 'writes' && WRITES_SHIPMENTS.test(name)) throw new Refused(10060019)
}

function checkCredential(
  world: World,
  call: Call,
  query: Record<string, string>,
  ip: string,
): void {
  const { settings } = world.state
  const address = ip.replace(/^::ffff:/, '')
  const allowed = settings.ip_allow_list === null || settings.ip_allow_list.includes(address)
  if (call.auth === 'secret') {
    // Tokens are refused to strange addresses [official].
    if (!allowed && call.name.startsWith('credentials.')) throw new Refused(40164)
    return
  }
  if (call.auth === 'component_access_token') {
    const token = checkToken(world, query['access_token'] ?? query['component_access_token'])
    if (token.kind !== 'component') throw new Refused(61014)
    if (!allowed) throw new Refused(61004)
    return
  }
  checkBusinessToken(world, call, checkToken(world, query['access_token']), allowed)
}

function checkBusinessToken(
  world: World,
  call: Call,
  token: AccessToken,
  addressAllowed: boolean,
): void {
  // A platform's own token is no merchant's [official].
  if (token.kind === 'component') throw new Refused(61014)
  if (token.kind === 'authorizer') {
    if (!addressAllowed) throw new Refused(61004)
    checkPlatform(world, token.component_appid ?? '', call)
  }
  // Not opened for the account: even is_trade_managed says so [observed].
  if (call.path.startsWith('/wxa/sec/order/') && !world.state.settings.shipping_management)
    throw new Refused(48001)
}

function checkFrequency(world: World, call: Call): void {
  const { calls_per_minute, calls_per_day } = world.state.settings
  if (world.frequency.perDay(call.path, world.now()) > calls_per_day) throw new Refused(45009)
  if (world.frequency.perMinute(call.path, world.now()) > calls_per_minute)
    throw new Refused(call.name.startsWith('shipping.isTrade') ? 44990 : 45011)
}
