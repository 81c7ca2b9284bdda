/**
 * WeChat's own paths and bodies, with an API key in the place of the access token, so that any SDK
 * works by changing its base URL. Only calls of the table; uploads go through the outbox.
 */
import { Router } from '@koa/router'
import { allCalls, calls, ERRCODE, explain, WechatError, type Call } from '@fahuo/wechat'
import type { Context as Koa, Middleware } from 'koa'
import { MAX_IMAGE_REQUEST_BYTES, readImage } from '../account/media.ts'
import { passTradeType } from '../account/trade-type.ts'
import { entryOfKey, type Entry } from '../access/api-keys.ts'
import { entryOfProxyToken, issueProxyToken } from '../access/proxy-tokens.ts'
import { auditedCall, insertDeed } from '../audit/audit.ts'
import type { Log } from '../core/context.ts'
import { actorOf, forbidden } from '../core/rights.ts'
import { FahuoError } from '../core/errors.ts'
import { SECOND_MS } from '../core/time.ts'
import { addressOf } from '../http/address.ts'
import { parse, readJson } from '../http/body.ts'
import { readPostedFile } from '../http/file-body.ts'
import { errorMessages } from '../http/error-messages.ts'
import { asRefusal } from '../http/errors.ts'
import { hasDoubledSlash } from '../http/url.ts'
import type { RateLimit } from '../http/rate-limit.ts'
import { noteSpecial } from '../orders/details.ts'
import type { Shop } from '../shops/shop.ts'
import type { Shops } from '../shops/shops.ts'
import { JUMP_PATH } from '../wechat/jump-path.ts'
import { ORDER_CENTRE } from '../wechat/order-centre.ts'
import { passPath } from '../wechat/registered-path.ts'
import {
  languageOfSdk,
  MAY_HAVE_EFFECT,
  refuse,
  refuseAsWechat,
  refuseWith,
  type Answer,
} from './answers.ts'
import { rightOfCall } from './rights.ts'
import { orLate } from './in-time.ts'
import { upload, UPLOADS } from './uploads.ts'

/** An answer comes within two seconds: SDKs give up after three to five. */
const ANSWER_WITHIN_MS = 1.7 * SECOND_MS

const NOT_A_KEY = {
  message: {
    en: 'This is not an API key of this server',
    zh: '该凭证不是本服务的 API 密钥',
  },
  remedy: {
    en: "Give an API key as the SDK's AppSecret; `fahuo keys create` makes one.",
    zh: '请把 API 密钥填作 SDK 的 AppSecret；可用 `fahuo keys create` 生成。',
  },
}

const NOT_PROXIED = {
  message: { en: 'This path is not served here', zh: '本服务不提供该路径' },
  remedy: {
    en: 'Use a second client that calls WeChat itself; docs/CALLS.md lists what is served.',
    zh: '请另用一个直连微信的客户端；可用接口见 docs/CALLS.md。',
  },
}

/** Returns the first part of a path, however many slashes stand before it. */
const firstPart = (path: string) => /^\/+([^/]+)/.exec(path)?.[1] ?? ''

/** What WeChat's paths begin with: `cgi-bin`, `wxa` … */
const STARTS = new Set(allCalls.map(({ path }) => firstPart(path)))

/** Paths that WeChat takes a POST on. */
const POSTED = new Set(allCalls.filter(({ method }) => method === 'POST').map(({ path }) => path))

/** Serves WeChat's own paths; all others are passed on. @param failures counts wrong keys by address */
export function proxyRoutes(shops: Shops, failures: RateLimit): Middleware {
  const proxied = proxyRouter(shops, failures).routes() as unknown as Middleware
  return (ctx, next) => (STARTS.has(firstPart(ctx.path)) ? proxied(ctx, next) : next())
}

function proxyRouter(shops: Shops, failures: RateLimit): Router {
  const { log } = shops.first
  const router = new Router()
  // What an SDK asks first: the "token" is the API key, sent as the secret.
  router.post(
    calls.credentials.stableToken.path,
    answering(log, async (ctx) => {
      const body = await readJson(ctx)
      return token(ctx, (body as { secret?: unknown } | null)?.secret)
    }),
  )
  router.get(
    calls.credentials.token.path,
    answering(log, (ctx) => token(ctx, ctx.query['secret'])),
  )
  for (const call of allCalls)
    if (call.auth === 'access_token')
      router.post(
        call.path,
        answering(log, async (ctx) => {
          const until = performance.now() + ANSWER_WITHIN_MS
          const entry = await letIn(ctx, entryOfProxyToken, ctx.query['access_token'])
          if (!entry) return refuseWith(ctx, ERRCODE.CREDENTIAL_INVALID, 'unauthorized', NOT_A_KEY)
          const { shop, caller } = entry
          const right = rightOfCall(call)
          if (!caller.rights.includes(right)) throw forbidden(right, caller.kind)
          const actor = actorOf({ ...caller, kind: 'key' }, call.name, shop.clock.now())
          const answer = await pass(ctx, { ...shop, actor }, call, until)
          if (!actor.told && right !== 'read') await insertDeed({ ...shop, actor }, {})
          return answer
        }),
      )
  router.all(
    /.*/,
    answering(log, async (ctx) => refusePath(ctx)),
  )
  return router

  /** Finds who comes in; those who may not are limited by address. @throws FahuoError `too_many` */
  async function letIn(ctx: Koa, find: typeof entryOfKey, given: unknown): Promise<Entry | null> {
    const entry = typeof given === 'string' ? await find(shops, given) : null
    if (!entry) await failures.count(addressOf(ctx))
    return entry
  }

  async function token(ctx: Koa, secret: unknown): Promise<Answer> {
    const entry = await letIn(ctx, entryOfKey, secret)
    return entry
      ? { ...(await issueProxyToken(entry.shop, String(secret))) }
      : refuseWith(ctx, ERRCODE.SECRET_INVALID, 'unauthorized', NOT_A_KEY)
  }
}

type Handler = (ctx: Koa) => Promise<Answer | string>

/** Makes a route that answers in WeChat's way, whatever happens: an SDK reads no other errors. */
function answering(log: Log, handle: Handler): Middleware {
  return async (ctx) => {
    ctx.set('content-type', 'application/json; charset=utf-8')
    ctx.body = await handle(ctx).catch((thrown: unknown) => {
      const error = asRefusal(log, thrown)
      if (error instanceof FahuoError) return refuse(ctx, error)
      if (error instanceof WechatError) return refuseAsWechat(ctx, error)
      log.error({ err: error }, 'a proxied call failed')
      ctx.status = 500
      const { message, remedy } = errorMessages.internal
      return refuseWith(ctx, ERRCODE.SYSTEM_BUSY, 'internal', { message, remedy })
    })
  }
}

/** Answers what no call is; an SDK reads no error but WeChat's. */
function refusePath(ctx: Koa): Answer {
  if (POSTED.has(ctx.path) && ctx.method !== 'POST') {
    ctx.set('allow', 'POST')
    const { cause, remedy } = explain(ERRCODE.POST_REQUIRED)
    const words = { message: cause, remedy }
    return refuseWith(ctx, ERRCODE.POST_REQUIRED, 'method_not_allowed', words)
  }
  ctx.status = 404
  if (!hasDoubledSlash(ctx.path))
    return refuseWith(ctx, ERRCODE.API_UNAUTHORISED, 'not_found', NOT_PROXIED)
  return refuseWith(ctx, ERRCODE.URL_INVALID, 'wrong_address', {
    message: { en: `${ctx.path}: a doubled slash`, zh: `${ctx.path}：多了一个斜杠` },
    remedy: errorMessages.wrong_address.remedy,
  })
}

/** @returns our own answer, or WeChat's as it came */
async function pass(ctx: Koa, shop: Shop, call: Call, until: number): Promise<Answer | string> {
  const language = languageOfSdk(ctx)
  const body = await readSent(ctx, call)
  const accept = UPLOADS[call.name]
  if (accept) return upload(shop, accept, body, { language, until })
  const request = parse(call.request, body, language)
  const passed = passTo(shop, call, request)
  return (await orLate(passed, until)) ?? tooSlow(ctx)
}

/** Reads what a call is sent: JSON, or a form with an image and the rest in the query. */
async function readSent(ctx: Koa, { file }: Call): Promise<unknown> {
  if (file === undefined) return readJson(ctx)
  const { access_token: _, ...fields } = ctx.query
  const limits = { max_bytes: MAX_IMAGE_REQUEST_BYTES, too_large: 'image_too_large' as const }
  const bytes = await readPostedFile(ctx, limits)
  return { ...fields, [file]: readImage(new Uint8Array(bytes)) }
}

/** Calls that register a page with WeChat. */
const PATHS: Record<string, typeof JUMP_PATH> = {
  [calls.shipping.setMsgJumpPath.name]: JUMP_PATH,
  [calls.orderCentre.updateOrderDetailPath.name]: ORDER_CENTRE,
}

/** Passes a call on, and notes what is ours to know of it. */
function passTo(shop: Shop, call: Call, request: unknown): Promise<string> {
  const path_kind = PATHS[call.name]
  if (path_kind)
    return passPath(shop, path_kind, (request as { path: string }).path, (path) =>
      auditedCall(shop, { subject: path_kind.field, after: { path } }, () =>
        shop.wechat.forward(call, { ...(request as object), path }),
      ),
    )
  if (call.name === calls.shipping.changeTradeType.name)
    return passTradeType(shop, (request as { trade_type: number }).trade_type, () =>
      shop.wechat.forward(call, request),
    )
  if (call.name === calls.shipping.reportSpecialOrder.name)
    return passSpecialOrder(shop, request as SpecialOrder)
  const forward = () => shop.wechat.forward(call, request)
  if (rightOfCall(call) === 'read') return forward()
  const { transaction_id } = request as { transaction_id?: unknown }
  const deed = typeof transaction_id === 'string' ? { transaction_id } : {}
  return auditedCall(shop, deed, forward)
}

interface SpecialOrder {
  order_id: string
  type: number
  delay_to?: number
}

async function passSpecialOrder(shop: Shop, request: SpecialOrder): Promise<string> {
  const { order_id, type, delay_to } = request
  const deed = { transaction_id: order_id, after: { type, delay_to } }
  const answer = await auditedCall(shop, deed, () =>
    shop.wechat.forward(calls.shipping.reportSpecialOrder, request),
  )
  // WeChat has taken it: whoever asked is not kept waiting for what we note.
  noteSpecial(shop, order_id, delay_to ?? null).catch((error: unknown) => {
    shop.onFailure('orders')
    shop.log.error({ err: error }, 'the date of a pre-sale could not be noted')
  })
  return answer
}

function tooSlow(ctx: Koa): Answer {
  ctx.status = 504
  return refuseWith(ctx, ERRCODE.SYSTEM_BUSY, 'wechat_unavailable', {
    message: { en: 'WeChat has not answered yet', zh: '微信尚未应答' },
    remedy: MAY_HAVE_EFFECT,
  })
}
