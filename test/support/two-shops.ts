/** A server with two Mini Programs of one merchant, on one WeChat. */
import type { Engine } from '../../server/src/database/dialects.ts'
import type { ServerTuning } from '@fahuo/server'
import { call } from './http.ts'
import { personWith, signInByLink } from './people.ts'
import { startPairOn } from './server.ts'

const SECOND = { appid: 'wx00000000000000c2', secret: 'the-secret-of-the-second-shop' }

interface Added {
  push: { token: string; encoding_aes_key: string }
}

/** The second one is added as an owner does it, and its pushes come to its own URL. */
export async function startTwoShops(engine: Engine, tuning: ServerTuning = {}) {
  const pair = await startPairOn(engine, { shops: [SECOND] }, undefined, {}, tuning)
  const owner = await personWith(pair, 'owner')
  const { status, body } = await owner.ask<Added>('POST', '/api/shops', {
    ...SECOND,
    name: '二店',
    jump_path: 'none',
  })
  if (status !== 201) throw new Error(JSON.stringify(body))
  const { push } = body
  await pair.control('POST', '/shops', {
    appid: SECOND.appid,
    push: { ...push, url: `${pair.url}/wechat/push/${SECOND.appid}`, format: 'json' },
  })
  /** The same owner on another device, who works in the second shop. */
  const there = await signInByLink(pair, owner)
  await there.ask('POST', '/api/session/shop', { appid: SECOND.appid })
  const made = await there.ask<{ key: string }>('POST', '/api/keys', { name: 'ERP', scope: 'full' })
  const api_key = made.body.key
  const second = {
    ...SECOND,
    url: pair.url,
    api_key,
    push,
    merchant: <Answer>(method: 'GET' | 'POST' | 'PUT', path: string, sent?: unknown) =>
      call<Answer>(method, pair.url + path, { key: api_key, body: sent }),
    /** The control interface of the second Mini Program at WeChat. */
    control: <Answer>(method: 'GET' | 'POST' | 'DELETE', path: string, sent?: unknown) => {
      const sign = path.includes('?') ? '&' : '?'
      return pair.control<Answer>(method, `${path}${sign}appid=${SECOND.appid}`, sent)
    },
  }
  /** Signs a buyer in to a shop of the server. */
  const buyer = async (openid: string, shop: { appid: string; control: typeof second.control }) => {
    const login = await shop.control<{ code: string }>('POST', '/login-codes', { openid })
    return call<{ token: string }>('POST', `${pair.url}/buyer/session`, {
      body: { code: login.body.code },
      headers: { 'x-fahuo-appid': shop.appid },
    })
  }
  return { pair, second, owner, there, buyer }
}

export type TwoShops = Awaited<ReturnType<typeof startTwoShops>>
