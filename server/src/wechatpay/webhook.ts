/** `POST /wechat/pay/:mchid`: WeChat Pay's notification as it came, passed on by the shop's backend. */
import { Router } from '@koa/router'
import { PayError, type PayErrorCode, type PayHeaders } from '@fahuo/wechat'
import type { Context as Koa } from 'koa'
import { FahuoError } from '../core/errors.ts'
import type { Text } from '../core/language.ts'
import { addressOf } from '../http/address.ts'
import { readBytes } from '../http/body.ts'
import { asRefusal, languageOf, statusOfCode } from '../http/errors.ts'
import { createRateLimit } from '../http/rate-limit.ts'
import type { Shops } from '../shops/shops.ts'
import { takeForAll } from './notifications.ts'

/** Most bytes of a notification; a combined one with fifty orders has 40 KB. */
const MAX_BYTES = 64 * 1024

/** Notifications a minute from one address that nothing vouches for. */
const REFUSED_PER_MINUTE = 60

const STATUS: Record<PayErrorCode, number> = {
  bad_signature: 401,
  probe: 401,
  stale: 400,
  malformed: 400,
  bad_cipher: 500,
}

const UNVERIFIED: Text = {
  en: 'the signature is not that of a known merchant number: compare the number in the path, `fahuo payments list`, and whether body and headers came unchanged',
  zh: '签名与已知商户号不符：请核对路径中的商户号、fahuo payments list，以及请求体与请求头是否原样转发',
}

const WORDS: Record<PayErrorCode | 'failed' | 'too_many' | 'too_large', Text> = {
  bad_signature: UNVERIFIED,
  // The same: a probe must not find out more than a forger.
  probe: UNVERIFIED,
  stale: {
    en: 'signed too long ago: pass it on at once, set PAY_NOTIFICATION_MAX_AGE_SECONDS, or correct the clock',
    zh: '签名时间过早：请立即转发，或设置 PAY_NOTIFICATION_MAX_AGE_SECONDS，或校准时钟',
  },
  malformed: {
    en: 'genuine, and not as WeChat Pay documents it',
    zh: '签名有效，但内容与微信支付文档不符',
  },
  bad_cipher: {
    en: 'genuine, and the APIv3 key does not open it: fahuo payments add',
    zh: '签名有效，但 APIv3 密钥无法解密：请用 fahuo payments add 更新',
  },
  failed: { en: 'it could not be stored: send it again', zh: '未能保存，请重发' },
  too_many: { en: 'too many refused notifications: wait', zh: '被拒绝的通知过多，请稍候' },
  too_large: { en: 'more than 64 KB', zh: '超过 64 KB' },
}

/** Answers in WeChat Pay's way: 204, or 4xx and 5xx with a code and a message. */
export function payRouter(shops: Shops): Router {
  const { log, onFailure } = shops.first
  const router = new Router()
  // Apart from all others: who guesses here must not lock anybody out.
  const refused = createRateLimit(REFUSED_PER_MINUTE)

  router.post('/wechat/pay/:mchid', async (ctx) => {
    try {
      const body = await readBytes(ctx, MAX_BYTES)
      const { mchid = '' } = ctx.params as { mchid?: string }
      const outcome = await takeForAll(shops, mchid, headersOf(ctx), body)
      // An empty text: null would make 204 of it.
      ctx.body = ''
      ctx.status = outcome === 'not_ours' ? 200 : 204
    } catch (error) {
      await answer(ctx, error)
    }
  })

  async function answer(ctx: Koa, thrown: unknown): Promise<void> {
    const fail = (status: number, word: keyof typeof WORDS) => {
      ctx.status = status
      ctx.body = { code: 'FAIL', message: WORDS[word][languageOf(ctx)] }
    }
    if (thrown instanceof PayError) {
      const { code } = thrown
      // A probe is WeChat Pay's own: nobody is alarmed, and nothing is counted.
      if (code === 'bad_signature')
        try {
          await refused.count(addressOf(ctx))
        } catch (error) {
          const { retry_after } = error as FahuoError
          if (retry_after !== undefined) ctx.set('retry-after', String(retry_after))
          return fail(429, 'too_many')
        }
      if (code !== 'probe')
        log.warn({ code, reason: thrown.message }, 'a notification of WeChat Pay is refused')
      return fail(STATUS[code], code)
    }
    const error = asRefusal(log, thrown)
    if (error instanceof FahuoError) {
      if (error.code === 'too_large') return fail(413, 'too_large')
      if (error.retry_after !== undefined) ctx.set('retry-after', String(error.retry_after))
      return fail(statusOfCode(error.code), 'failed')
    }
    onFailure('wechatpay')
    log.error({ err: error }, 'a notification of WeChat Pay could not be stored')
    fail(500, 'failed')
  }

  return router
}

function headersOf(ctx: Koa): PayHeaders {
  const header = (name: keyof PayHeaders) => ctx.get(name) || undefined
  return {
    'wechatpay-serial': header('wechatpay-serial'),
    'wechatpay-signature': header('wechatpay-signature'),
    'wechatpay-timestamp': header('wechatpay-timestamp'),
    'wechatpay-nonce': header('wechatpay-nonce'),
    'wechatpay-signature-type': header('wechatpay-signature-type'),
  }
}
