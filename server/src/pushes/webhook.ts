import { randomInt } from 'node:crypto'
import { Router } from '@koa/router'
import {
  isGenuineCheck,
  isTradeEvent,
  isXml,
  nameOf,
  PushError,
  readMessage,
  receivePush,
  type PushQuery,
  type ReceivedPush,
} from '@fahuo/wechat'
import type { Context as Koa } from 'koa'
import { toSeconds } from '../core/time.ts'
import { readBytes } from '../http/body.ts'
import type { Shop } from '../shops/shop.ts'
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
 * processed after; all else goes on to the shop's own push URL where there is one.
 */
export function webhookRouter(shop: Shop, onPush: OnPush): Router {
  const router = new Router()
  const { push, forward } = shop.settings
  const copy = forward?.own ? createCopies(forward.url) : null

  router.get('/wechat/push', (ctx) => {
    const query = flat(ctx.query)
    if (!isGenuineCheck(query, push.tokens)) throw pushRefusal('bad_signature')
    ctx.type = 'text/plain'
    ctx.body = query.echostr ?? ''
  })

  router.post('/wechat/push', async (ctx) => {
    const started = performance.now()
    const report = (outcome: Parameters<OnPush>[0]) => onPush(outcome, performance.now() - started)
    const sent = { body: await readBytes(ctx), query: ctx.querystring, headers: ctx.req.headers }
    let received: Received
    try {
      received = receive(shop, ctx, sent.body.toString('utf8'))
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
    if (!ours && forward && !again) return report(await passOn(ctx, shop, forward.url, sent))
    if (!ours && isCustomerMessage(message)) {
      transfer(ctx, shop, received)
      return report('transferred')
    }
    // Another kind of message: nothing of it is worth keeping.
    if (message['MsgType'] === 'event') {
      const fresh = await storePush(shop, received)
      if (fresh) shop.wake('pushes')
      report(fresh ? 'new' : 'again')
    }
    succeed(ctx)
    if (ours && copy && !again)
      void copy(sent).then((arrived) => {
        if (!arrived)
          shop.log.warn({ event: kindOf(received) }, 'PUSH_FORWARD_URL did not take its copy')
      })
  })

  return router
}

/** A push with who vouches for it. */
type Received = Omit<ReceivedPush, 'mode'> & {
  /** False when it came through the gateway of WeChat's cloud hosting, which signs nothing. */
  signed: boolean
}

/** @throws PushError */
function receive({ settings, clock }: Shop, ctx: Koa, body: string): Received {
  const query = flat(ctx.query)
  const unsigned = query.msg_signature === undefined && query.signature === undefined
  if (settings.unsigned_pushes && unsigned && ctx.get('x-wx-sources') !== '') {
    const format = isXml(body) ? 'xml' : 'json'
    return { message: readMessage(body), format, token: '', signed: false }
  }
  return { ...receivePush(body, query, settings.push, toSeconds(clock.now())), signed: true }
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

function transfer(ctx: Koa, { appid, clock }: Shop, received: Received): void {
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
