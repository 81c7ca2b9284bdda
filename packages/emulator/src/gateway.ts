import { setTimeout as wait } from 'node:timers/promises'
import { allCalls, type Call } from '@fahuo/wechat'
import type { Context as Koa, Middleware } from 'koa'
import { getRawBody } from 'raw-body'
import type { z } from 'zod'
import type { CallsLog } from './calls-log.ts'
import { checkToken, jscode2session, stableToken } from './credentials.ts'
import { Refused, refusal } from './errmsg.ts'
import type { Faults } from './faults.ts'
import { findOrder, listOrders, orderView } from './orders.ts'
import { uploadShipping } from './uploads.ts'
import type { World } from './world.ts'

type Handler = (world: World, request: never) => object | void

/** What each call of the table does. A call without a line here is answered as an unknown path. */
const handlers: Record<string, Handler> = {
  'credentials.stableToken': stableToken,
  'login.jscode2session': jscode2session,
  'shipping.upload': uploadShipping,
  'shipping.getOrder': (world, query: Parameters<typeof findOrder>[1]) => ({
    order: orderView(findOrder(world, query)),
  }),
  'shipping.getOrderList': listOrders,
  'shipping.setMsgJumpPath': (world, { path }: { path: string }) => {
    world.state.jump_path = path === '' ? null : path
    world.changed()
  },
  'shipping.isTradeManaged': (world, { appid }: { appid: string }) => {
    if (appid !== world.options.appid) throw new Refused(40013)
    return { is_trade_managed: true }
  },
}

const callsByPath = new Map(
  allCalls.filter((call) => handlers[call.name]).map((call) => [call.path, call]),
)

/** Bytes of a body. */
const MAX_BODY = 2 * 1024 * 1024

/** api.weixin.qq.com: every answer is HTTP 200 with an errcode [official]. */
export function gateway(world: World, faults: Faults, calls: CallsLog): Middleware {
  return async (ctx, next) => {
    const { path } = ctx
    if (!/^\/(wxa|cgi-bin|sns|user-order)\//.test(path)) return next()
    const fault = faults.take(path)
    if (fault?.effect === 'delay') await wait(fault.ms ?? 1000)
    if (fault?.effect === 'cut_before') return cut(ctx)
    if (fault?.effect === 'http') {
      ctx.status = fault.status ?? 502
      ctx.body = '<html><body>Bad Gateway</body></html>'
      return undefined
    }
    const { answer, request } =
      fault?.effect === 'errcode'
        ? { answer: refusal(fault.errcode ?? -1, world.now()), request: undefined }
        : await answerCall(world, ctx)
    calls.add({ at: world.now(), path, errcode: answer.errcode, request })
    if (fault?.effect === 'cut_after') return cut(ctx)
    ctx.status = 200
    // As WeChat does: JSON, whatever the content type of the question.
    ctx.type = 'application/json; encoding=utf-8'
    ctx.body = JSON.stringify(answer)
    return undefined
  }
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
): Promise<{ answer: { errcode: number }; request: unknown }> {
  let request: unknown
  try {
    const call = callsByPath.get(ctx.path)
    // [assumed]: real paths that are not emulated answer so, too.
    if (!call) throw new Refused(40066)
    request = await readRequest(world, ctx, call)
    const handle = handlers[call.name] as (world: World, request: unknown) => object | void
    return { answer: { errcode: 0, ...successText(call), ...handle(world, request) }, request }
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return { answer: refusal(error.errcode, world.now()), request }
  }
}

/** jscode2session and tokens answer without the envelope's words [official samples]. */
function successText(call: Call): { errmsg?: string } {
  return call.auth === 'secret' ? {} : { errmsg: 'ok' }
}

/** Token, then JSON, then the shape: in WeChat's order of checks [inferred]. */
async function readRequest(world: World, ctx: Koa, call: Call): Promise<unknown> {
  // 43002 [official].
  if (call.method === 'POST' && ctx.method !== 'POST') throw new Refused(43002)
  const query = Object.fromEntries(
    Object.entries(ctx.query).map(([name, value]) => [name, String(value)]),
  )
  if (call.auth === 'access_token') checkToken(world, query['access_token'])
  const body = call.method === 'GET' ? query : await readJson(ctx)
  const parsed = lenientParse(call.request, withoutNulls(body))
  if (parsed.success) return parsed.data
  throw new Refused(errcodeOf(call, parsed.error))
}

async function readJson(ctx: Koa): Promise<unknown> {
  let text: string
  try {
    text = await getRawBody(ctx.req, { limit: MAX_BODY, encoding: 'utf8' })
  } catch {
    // Too large or broken off [assumed code]; the rest of the body is not read.
    ctx.set('connection', 'close')
    throw new Refused(47001)
  }
  if (text === '') throw new Refused(44002)
  try {
    return JSON.parse(text)
  } catch {
    throw new Refused(47001)
  }
}

/** WeChat takes `null` for absent [observed]. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== null)
      .map(([name, inner]) => [name, withoutNulls(inner)]),
  )
}

/** WeChat takes numbers sent as text [observed]. */
function lenientParse(schema: z.ZodType, body: unknown) {
  const strict = schema.safeParse(body)
  if (strict.success) return strict
  const copy = structuredClone(body)
  for (const issue of strict.error.issues) {
    if (issue.code !== 'invalid_type' || !/^(number|int)$/.test(issue.expected)) continue
    const holder = issue.path
      .slice(0, -1)
      .reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown>)[key], copy)
    const key = issue.path.at(-1)
    if (typeof holder !== 'object' || holder === null || key === undefined) continue
    const value = (holder as Record<PropertyKey, unknown>)[key]
    if (typeof value === 'string' && /^-?\d+$/.test(value))
      (holder as Record<PropertyKey, unknown>)[key] = Number(value)
  }
  return schema.safeParse(copy)
}

/** The code of the first rule that is broken; wrong types are 47001 [official]. */
function errcodeOf(call: Call, error: z.ZodError): number {
  const [issue] = error.issues
  const field = String(issue?.path.at(-1) ?? '')
  if (issue?.code === 'custom') return Number(issue.params?.['errcode'] ?? 47001)
  if (field === 'upload_time') return 268485216
  if (call.auth === 'secret') {
    if (field === 'appid') return 41002
    if (field === 'secret') return 41004
    if (field === 'js_code') return 40029
    if (field === 'grant_type') return 40002
  }
  // A missing appid answers 40097 on is_trade_managed [official].
  return field === 'appid' ? 40097 : 47001
}
