import { randomInt } from 'node:crypto'
import { Router } from '@koa/router'
import {
  isGenuineCheck,
  isTradeEvent,
  isWatched,
  isXml,
  nameOf,
  PushError,
  readMessage,
  receivePush,
  type PushQuery,
  type PushSecrets,
  type ReceivedPush,
} from '@fahuo/wechat'
import type { Context as Koa } from 'koa'
import { toSeconds } from '../core/time.ts'
import { readBytes } from '../http/body.ts'
import { wrongAddress } from '../http/url.ts'
import type { Shop } from '../shops/shop.ts'
import type { Shops } from '../shops/shops.ts'
import { isCustomerMessage, transferReply } from './customer-service.ts'
import { storePush } from './events.ts'
import { pushRefusal } from './refusals.ts'
import { createCopies, isRelayed, relayPush, type RelayedPush } from './relay.ts'

/** What became of a push; how long it took, in milliseconds. */
export type OnPush = (
  outcome: 'new' | 'again' | 'refused' | 'relayed' | 'not_relayed' | 'transferred',
  duration: number,
) => void

/**
 * Takes WeChat's pushes. An event of shipping management is stored before it is answered, and
 * processed after; all else goes on to the shop's own push URL where there is one. A complaint or a
 * punishment is stored, too.
 */
export function webhookRouter(shops: Shops, onPush: OnPush): Router {
  const router = new Router()
  for (const path of ['/wechat/push', '/wechat/push/:appid']) {
    router.get(path, async (ctx) => answerCheck(ctx, await shopOf(ctx, shops)))
    router.post(path, async (ctx) => {
      const shop = await shopOf(ctx, shops)
      await takePush(ctx, shop, onPush, { push: shop.settings.push, to: null })
    })
  }
  const { platform } = shops
  if (platform)
    router.post('/wechat/platform/push/:appid', (ctx) =>
      takePlatformPush(ctx, shops, platform.push, onPush),
    )
  return router
}

/**
 * Takes a push of a shop that authorised the platform. All of them are signed by the same token, and
 * the path by nothing: whom it is addressed to must be the shop of the path.
 */
async function takePlatformPush(
  ctx: Koa,
  shops: Shops,
  push: PushSecrets,
  onPush: OnPush,
): Promise<void> {
  const { appid = '' } = ctx['params'] as { appid?: string }
  const shop = await shops.find(appid)
  if (shop?.settings.platform_push) {
    const { user_name } = shop.settings
    return takePush(ctx, shop, onPush, { push, to: user_name })
  }
  // Of the release test, or of a shop that was revoked: a failure would stop the pushes of all.
  const { log, clock } = shops.first
  const body = (await readBytes(ctx)).toString('utf8')
  try {
    receivePush(body, flat(ctx.query), push, toSeconds(clock.now()))
  } catch (error) {
    if (!(error instanceof PushError)) throw error
    onPush('refused', 0)
    throw pushRefusal(error.code)
  }
  log.info({ appid }, 'a push of a shop that this platform does not serve: nothing is done')
  succeed(ctx)
}

/** By what a push is verified, and whom it must be addressed to; null: the signature says that. */
interface Signed {
  push: PushSecrets
  to: string | null
}

/** Finds the shop that a push URL is of; whether the push is, its signature says. @throws FahuoError `wrong_address` */
async function shopOf(ctx: Koa, shops: Shops): Promise<Shop> {
  const { appid } = (ctx as { params?: { appid?: string } }).params ?? {}
  const shop = appid === undefined ? shops.first : await shops.find(appid)
  if (!shop) throw wrongAddress(ctx.path)
  return shop
}

/** WeChat's check of a push URL, when somebody saves it. */
function answerCheck(ctx: Koa, { settings }: Shop): void {
  const query = flat(ctx.query)
  if (!isGenuineCheck(query, settings.push.tokens)) throw pushRefusal('bad_signature')
  ctx.type = 'text/plain'
  ctx.body = query.echostr ?? ''
}

type SendCopy = ReturnType<typeof createCopies>

/** What sends copies of a shop's pushes, for as long as there is the shop. */
const copies = new WeakMap<Shop, SendCopy>()

function copyOf(shop: Shop): SendCopy | null {
  const { forward } = shop.settings
  if (!forward?.own) return null
  const copy = copies.get(shop) ?? createCopies(forward.url)
  copies.set(shop, copy)
  return copy
}

async function takePush(ctx: Koa, shop: Shop, onPush: OnPush, signed: Signed): Promise<void> {
  const { forward } = shop.settings
  const started = performance.now()
  const report = (outcome: Parameters<OnPush>[0]) => onPush(outcome, performance.now() - started)
  const sent = { body: await readBytes(ctx), query: ctx.querystring, headers: ctx.req.headers }
  let received: Received
  try {
    received = receive(shop, ctx, sent.body.toString('utf8'), signed)
  } catch (error) {
    if (!(error instanceof PushError)) throw error
    report('refused')
    const gateway = ctx.get('x-wx-sources') !== '' && !shop.settings.unsigned_pushes
    shop.log.warn(
      { code: error.code, reason: error.message },
      gateway
        ? "a push is not signed; on WeChat's cloud hosting set WECHAT_UNSIGNED_PUSHES=gateway"
        : 'a push is not genuine',
    )
    throw pushRefusal(error.code)
  }
  const { message } = received
  // The probe of the cloud's console, which wants an answer and tells nothing.
  if (message['action'] === 'CheckContainerPath') return succeed(ctx)
  const ours = isTradeEvent(message)
  const again = isRelayed(sent)
  if (again && !ours)
    shop.log.warn({ event: kindOf(received) }, 'PUSH_FORWARD_URL leads back here: not passed on')
  if (!ours && forward && !again) {
    // The shop's server answers it, and we must know of it all the same.
    if (isWatched(message) && (await storePush(shop, received))) shop.wake('pushes')
    return report(await passOn(ctx, shop, forward.url, sent))
  }
  if (!ours && isCustomerMessage(message)) {
    transfer(ctx, signed.push.appid, shop, received)
    return report('transferred')
  }
  // Another kind of message: nothing of it is worth keeping.
  if (message['MsgType'] === 'event') {
    const fresh = await storePush(shop, received)
    if (fresh) shop.wake('pushes')
    report(fresh ? 'new' : 'again')
  }
  succeed(ctx)
  const copy = copyOf(shop)
  if (ours && copy && !again)
    void copy(sent).then((arrived) => {
      if (!arrived)
        shop.log.warn({ event: kindOf(received) }, 'PUSH_FORWARD_URL did not take its copy')
    })
}

/** A push with who vouches for it. */
type Received = Omit<ReceivedPush, 'mode'> & {
  /** False when it came through the gateway of WeChat's cloud hosting, which signs nothing. */
  signed: boolean
}

/** @throws PushError */
function receive(
  { settings, clock }: Shop,
  ctx: Koa,
  body: string,
  { push, to }: Signed,
): Received {
  const query = flat(ctx.query)
  const unsigned = query.msg_signature === undefined && query.signature === undefined
  if (to === null && settings.unsigned_pushes && unsigned && ctx.get('x-wx-sources') !== '') {
    const format = isXml(body) ? 'xml' : 'json'
    return { message: readMessage(body), format, token: '', signed: false }
  }
  const received = receivePush(body, query, push, toSeconds(clock.now()))
  if (to !== null && received.message['ToUserName'] !== to)
    throw new PushError(
      'wrong_appid',
      'the push is addressed to another shop than that of its path',
    )
  return { ...received, signed: true }
}

const kindOf = ({ message }: Received): string =>
  nameOf(message['Event']) || nameOf(message['MsgType'])

async function passOn(
  ctx: Koa,
  { log }: Shop,
  url: string,
  push: RelayedPush,
): Promise<'relayed' | 'not_relayed'> {
  const answer = await relayPush(url, push)
  if (!answer) {
    log.warn({}, 'PUSH_FORWARD_URL does not answer: WeChat sends the push again')
    ctx.status = 503
    ctx.body = 'the server behind this one does not answer'
    return 'not_relayed'
  }
  ctx.status = answer.status
  ctx.set('content-type', answer.content_type)
  ctx.body = answer.body
  return 'relayed'
}

function transfer(ctx: Koa, appid: string, { clock }: Shop, received: Received): void {
  const now = toSeconds(clock.now())
  ctx.type = received.format === 'xml' ? 'text/xml' : 'json'
  ctx.body = transferReply(received, { appid, now, nonce: String(randomInt(1e9)) })
}

function succeed(ctx: Koa): void {
  ctx.type = 'text/plain'
  ctx.body = 'success'
}

/** Takes the first of repeated names. */
function flat(query: Record<string, string | string[] | undefined>): PushQuery {
  return Object.fromEntries(
    Object.entries(query).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]),
  )
}
