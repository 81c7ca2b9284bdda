import { allCalls, explain, WechatError, WechatInvalidRequest, type Call } from '@fahuo/wechat'
import type { Context as Koa, Middleware } from 'koa'
import type { MerchantKeys } from '../access/api-keys.ts'
import { acceptCombined } from '../shipments/combined.ts'
import type { Context } from '../core/context.ts'
import { FahuoError } from '../core/errors.ts'
import { acceptShipment, settledShipment } from '../shipments/accept.ts'
import type { ShipmentRow } from '../shipments/queries.ts'

import { readJson } from '../http/body.ts'
import { words } from '../http/error-messages.ts'

/**
 * WeChat's own paths and bodies, with an API key in the place of the access token, so that any SDK
 * works by changing its base URL. Only calls of the table; uploads go through the outbox.
 */

/** Milliseconds that an upload waits for its end before it is answered as accepted. */
const PATIENCE = 8_000

interface Answer {
  errcode?: number
  errmsg?: string
  [name: string]: unknown
}

/** Calls that go through the outbox. */
const UPLOADS: Record<string, typeof acceptShipment> = {
  'shipping.upload': acceptShipment,
  'shipping.uploadCombined': acceptCombined,
}

/** Calls that are the server's own to make. */
const NOT_PROXIED = new Set(['shipping.setMsgJumpPath'])

export function proxyRoutes(
  domain: Context,
  { keys, onAccepted }: { keys: MerchantKeys; onAccepted: () => void },
): Middleware {
  // What an SDK asks first: the "token" is the API key, sent as the secret.
  const token = async (asked: Record<string, unknown>): Promise<Answer> => {
    const secret = String(asked['secret'] ?? '')
    return (await keys.knows(secret))
      ? { access_token: secret, expires_in: 7200 }
      : refusal(40125, 'the secret is no API key of this server')
  }
  const doors = new Map<string, (ctx: Koa) => Promise<Answer | string>>([
    [
      'POST /cgi-bin/stable_token',
      async (ctx) => token((await readJson(ctx)) as Record<string, unknown>),
    ],
    ['GET /cgi-bin/token', (ctx) => token(ctx.query)],
  ])
  for (const call of allCalls)
    if (call.auth === 'access_token') doors.set(`POST ${call.path}`, (ctx) => answer(ctx, call))

  /** @returns our own answer, or WeChat's as it came */
  async function answer(ctx: Koa, call: Call): Promise<Answer | string> {
    if (!(await keys.knows(String(ctx.query['access_token'] ?? ''))))
      return refusal(40001, 'access_token is no API key of this server')
    try {
      const body = await readJson(ctx)
      const accept = UPLOADS[call.name]
      if (accept) return await upload(accept, body)
      if (NOT_PROXIED.has(call.name))
        return refusal(48001, `${call.name} is not proxied: use the merchant API`)
      return await domain.wechat.passOn(call, body)
    } catch (error) {
      return refusalOf(ctx, error)
    }
  }

  async function upload(accept: typeof acceptShipment, body: unknown): Promise<Answer> {
    const { shipment, created } = await accept(domain, body)
    if (created) onAccepted()
    return answerOf(await settledShipment(domain, shipment, PATIENCE))
  }

  /** What WeChat's paths begin with: `wxa`, `cgi-bin`, … */
  const beginnings = new Set(allCalls.map(({ path }) => path.split('/')[1]))
  const elsewhere = (ctx: Koa) => {
    ctx.status = 404
    return refusal(48001, `${ctx.method} ${ctx.path} is not proxied: ask WeChat itself`)
  }

  return async (ctx, next) => {
    // All paths are known as they stand: no pattern has to be tried.
    const door = doors.get(`${ctx.method} ${ctx.path}`)
    if (!door && !beginnings.has(ctx.path.split('/')[1])) return next()
    const answered = door ? await door(ctx) : elsewhere(ctx)
    ctx.set('content-type', 'application/json; charset=utf-8')
    ctx.body = answered
  }
}

const refusal = (errcode: number, errmsg: string): Answer => ({ errcode, errmsg })

/** How an upload ended, or that it is on its way, in WeChat's words with our shipment beside them. */
function answerOf(row: ShipmentRow): Answer {
  const shipment = { id: row.id, state: row.state, reason: row.reason }
  if (row.state === 'rejected' || row.state === 'needs_attention') {
    const errcode = row.errcode ?? 10060014
    return { errcode, errmsg: `${explain(errcode).cause.zh} (${row.reason})`, shipment }
  }
  return { errcode: 0, errmsg: row.state === 'shipped' ? 'ok' : 'accepted', shipment }
}

function refusalOf(ctx: Koa, error: unknown): Answer {
  if (error instanceof WechatInvalidRequest) {
    const [issue] = error.issues
    return refusal(issue?.errcode ?? 47001, `${issue?.path}: ${issue?.message}`)
  }
  if (error instanceof WechatError) {
    if (error.errcode !== undefined) return refusal(error.errcode, error.errmsg ?? '')
    // An SDK must not take "we do not know" for WeChat's word.
    ctx.status = error.outcome === 'not_sent' ? 503 : 502
    return refusal(-1, error.message)
  }
  if (error instanceof FahuoError && error.code !== 'too_large') {
    const own = words[error.code].message.zh
    return refusal(error.errcode ?? 47001, error.detail ? `${own} (${error.detail})` : own)
  }
  throw error
}
