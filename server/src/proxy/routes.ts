/**
 * WeChat's own paths and bodies, with an API key in the place of the access token, so that any SDK
 * works by changing its base URL. Only calls of the table; uploads go through the outbox.
 */
import { Router } from '@koa/router'
import {
  allCalls,
  ERRCODE,
  explain,
  WechatError,
  WechatInvalidRequest,
  type Call,
} from '@fahuo/wechat'
import type { Context as Koa } from 'koa'
import type { z } from 'zod'
import { isApiKey } from '../access/api-keys.ts'
import { issueProxyToken, isProxyToken } from '../access/proxy-tokens.ts'
import { FahuoError } from '../core/errors.ts'
import { SECOND_MS } from '../core/time.ts'
import { parse, readJson } from '../http/body.ts'
import { errorMessages } from '../http/error-messages.ts'
import { acceptShipment } from '../shipments/accept.ts'
import { acceptCombined } from '../shipments/combined.ts'
import { CombinedRequest, ShipmentRequest } from '../shipments/content.ts'
import type { Acceptance } from '../shipments/idempotency.ts'
import { waitUntilEnded, type Shipment } from '../shipments/people.ts'
import type { Shop } from '../shops/shop.ts'

/** How long an upload waits for its end before it is answered as accepted. */
const PATIENCE_MS = 8 * SECOND_MS

interface Response {
  errcode?: number
  errmsg?: string
  [name: string]: unknown
}

const uploadBy =
  <Schema extends z.ZodType>(
    schema: Schema,
    accept: (shop: Shop, body: z.output<Schema>) => Promise<Acceptance>,
  ) =>
  (shop: Shop, body: unknown) =>
    accept(shop, parse(schema, body, 'zh'))

/** Calls that go through the outbox. */
const UPLOADS: Record<string, (shop: Shop, body: unknown) => Promise<Acceptance>> = {
  'shipping.upload': uploadBy(ShipmentRequest, acceptShipment),
  'shipping.uploadCombined': uploadBy(CombinedRequest, acceptCombined),
}

/** Calls that are the server's own to make. */
const NOT_PROXIED = new Set(['shipping.setMsgJumpPath'])

export function proxyRouter(shop: Shop): Router {
  const router = new Router()
  const respond = (ctx: Koa, body: Response | string) => {
    ctx.set('content-type', 'application/json; charset=utf-8')
    ctx.body = body
  }
  // What an SDK asks first: the "token" is the API key, sent as the secret.
  router.post('/cgi-bin/stable_token', async (ctx) => {
    const { secret } = (await readJson(ctx)) as { secret?: unknown }
    respond(ctx, await token(shop, secret))
  })
  router.get('/cgi-bin/token', async (ctx) => respond(ctx, await token(shop, ctx.query['secret'])))
  for (const call of allCalls)
    if (call.auth === 'access_token')
      router.post(call.path, async (ctx) => respond(ctx, await pass(ctx, shop, call)))
  for (const start of new Set(allCalls.map(({ path }) => path.split('/')[1])))
    router.all(`/${start}/{*rest}`, (ctx) => {
      ctx.status = 404
      respond(ctx, refusal(ERRCODE.API_UNAUTHORISED, `${ctx.method} ${ctx.path} is not proxied`))
    })
  return router
}

async function token(shop: Shop, secret: unknown): Promise<Response> {
  const key = String(secret ?? '')
  return (await isApiKey(shop, key))
    ? { ...(await issueProxyToken(shop, key)) }
    : refusal(ERRCODE.SECRET_INVALID, 'the secret is not an API key of this server')
}

/** @returns our own response, or WeChat's as it came */
async function pass(ctx: Koa, shop: Shop, call: Call): Promise<Response | string> {
  if (!(await isProxyToken(shop, String(ctx.query['access_token'] ?? ''))))
    return refusal(ERRCODE.CREDENTIAL_INVALID, 'access_token is not an API key of this server')
  try {
    const body = await readJson(ctx)
    const accept = UPLOADS[call.name]
    if (accept) {
      const { shipment, created } = await accept(shop, body)
      if (created) shop.wake('outbox')
      return outcomeOf(await waitUntilEnded(shop, shipment, PATIENCE_MS))
    }
    if (NOT_PROXIED.has(call.name))
      return refusal(ERRCODE.API_UNAUTHORISED, `${call.name} is not proxied: use the merchant API`)
    return await shop.wechat.forward(call, body)
  } catch (error) {
    return refusalOf(ctx, error)
  }
}

const refusal = (errcode: number, errmsg: string): Response => ({ errcode, errmsg })

/** Tells how an upload ended, or that it is on its way, in WeChat's words with our shipment beside them. */
function outcomeOf({ id, state, reason, errcode }: Shipment): Response {
  const shipment = { id, state, reason }
  if (state === 'rejected' || state === 'needs_attention') {
    const code = errcode ?? ERRCODE.ORDER_ARGUMENT_INVALID
    return { errcode: code, errmsg: `${explain(code).cause.zh} (${reason})`, shipment }
  }
  return { errcode: 0, errmsg: state === 'shipped' ? 'ok' : 'accepted', shipment }
}

function refusalOf(ctx: Koa, error: unknown): Response {
  if (error instanceof WechatInvalidRequest) {
    const [issue] = error.issues
    return refusal(
      issue?.errcode ?? ERRCODE.DATA_FORMAT_INVALID,
      `${issue?.path}: ${issue?.message}`,
    )
  }
  if (error instanceof WechatError) {
    if (error.errcode !== undefined) return refusal(error.errcode, error.errmsg ?? '')
    // An SDK must not take "unknown" for WeChat's word.
    ctx.status = error.outcome === 'not_sent' ? 503 : 502
    return refusal(ERRCODE.SYSTEM_BUSY, error.message)
  }
  if (error instanceof FahuoError && error.code !== 'too_large') {
    const message = errorMessages[error.code].message.zh
    const detail = typeof error.detail === 'object' ? error.detail.zh : error.detail
    return refusal(
      error.errcode ?? ERRCODE.DATA_FORMAT_INVALID,
      detail === undefined ? message : `${message}（${detail}）`,
    )
  }
  throw error
}
