import { allCalls, encrypt, sign } from '@fahuo/wechat'
import fc from 'fast-check'
import { Pool } from 'undici'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { sizes } from '../sizes.ts'
import { keepFigures } from '../support/figures.ts'
import { heapNow } from '../support/heap.ts'
import { content, openMerchant } from '../support/merchant.ts'
import { oddUpload, randomBody } from '../support/random-bodies.ts'
import { startPair, type Pair } from '../support/server.ts'

const BODIES = sizes.server_fuzz_bodies
const AT_ONCE = 32

/** Each body is sent twice, half of them in the first round. */
const A_ROUND = BODIES / 2

let pair: Pair
beforeAll(async () => {
  pair = await startPair({}, undefined, { ADDRESS_REQUESTS_PER_MINUTE: '1000000' })
  // WeChat answers as often as it is asked.
  await pair.control('POST', '/settings', { calls_per_minute: 1e9, calls_per_day: 1e9 })
})
afterAll(() => pair.stop())
const { pay, shipped } = openMerchant(() => pair)

type Request = { method: 'POST' | 'PUT'; path: string; body: string }

/** Every way in that takes a body. @param body what is sent there, or what a push says */
function waysIn(body: string): Request[] {
  const token = `access_token=${pair.api_key}`
  const proxied = allCalls
    .filter(({ method, auth }) => method === 'POST' && auth !== 'component_access_token')
    .map(({ path }) => `${path}?${token}`)
  const own = ['/api/shipments', '/api/shipments/combined', '/buyer/session']
  const ofOrder = ['remind', 'special', 'waybills'].map((what) => `/api/orders/42/${what}`)
  return [
    ...[...own, ...ofOrder, ...proxied].map((path) => ({ method: 'POST' as const, path, body })),
    { method: 'PUT', path: '/api/jump-path', body },
    { method: 'POST', path: '/wechat/push', body },
    pushOf(body),
  ]
}

/** A push that is signed and encrypted as WeChat's are, whatever it says. */
function pushOf(said: string): Request {
  const { push_aes_key: encoding_aes_key, push_token, appid } = pair
  const Encrypt = encrypt(said, { encoding_aes_key, appid })
  const timestamp = String(Math.floor(Date.now() / 1000))
  const msg_signature = sign(push_token, timestamp, '42', Encrypt)
  const query = new URLSearchParams({ timestamp, nonce: '42', msg_signature })
  return {
    method: 'POST',
    path: `/wechat/push?${query.toString()}`,
    body: JSON.stringify({ ToUserName: 'gh_1', Encrypt }),
  }
}

it(
  `answers ${BODIES} random bodies with no 5xx, and ships after them`,
  { timeout: 1_200_000 },
  async () => {
    const pool = new Pool(pair.url, { connections: AT_ONCE })
    const headers = { authorization: `Bearer ${pair.api_key}` }
    const seed = Math.trunc(Math.random() * 2 ** 31)
    console.log(`fuzz seed ${seed}`)
    const ways = waysIn('').length
    const numRuns = Math.ceil(A_ROUND / ways)
    const bodies = fc.sample(fc.oneof(randomBody, oddUpload), { seed, numRuns })
    const wrong: unknown[] = []
    let sent = 0
    async function worker(): Promise<void> {
      while (sent < A_ROUND) {
        const at = sent
        sent += 1
        const request = waysIn(bodies[Math.trunc(at / ways)] ?? '')[at % ways]
        if (!request) continue
        const answer = await pool.request({ ...request, headers })
        const said = await answer.body.text()
        if (answer.statusCode >= 500) wrong.push([seed, request, answer.statusCode, said])
        // The lines of the log are kept for the other tests.
        if (at % 1_000 === 0) pair.lines.length = 0
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, worker))
    const half = heapNow()
    // The same again: what a server keeps of bodies would be there twice.
    sent = 0
    await Promise.all(Array.from({ length: AT_ONCE }, worker))
    const grown = (heapNow() - half) / 2 ** 20

    keepFigures('server fuzz', {
      bodies: BODIES,
      wrong: wrong.length,
      grown_mb: Math.round(grown),
    })
    expect(wrong.slice(0, 3)).toEqual([])
    expect(grown).toBeLessThan(64)
    await pool.close()
    const { transaction_id } = await pay()
    await shipped(content(transaction_id))
  },
)
