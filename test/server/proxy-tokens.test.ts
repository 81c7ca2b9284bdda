import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApiKey, revokeKey } from '../../server/src/access/api-keys.ts'
import { openDatabase } from '../../server/src/database/database.ts'
import { call } from '../support/http.ts'
import { openMerchant } from '../support/merchant.ts'
import { startPair, type Pair } from '../support/server.ts'

interface Token {
  access_token: string
  expires_in: number
  errcode?: number
}

/** Milliseconds that the server's clock is ahead. */
let ahead = 0

describe("the proxy's access token", () => {
  let pair: Pair
  beforeAll(async () => {
    const clock = { now: () => Date.now() + ahead }
    pair = await startPair({}, undefined, {}, { clock })
  })
  afterAll(() => pair.stop())
  const merchant = openMerchant(() => pair)
  const tokenOf = async (secret: string) =>
    (
      await call<Token>('POST', `${pair.url}/cgi-bin/stable_token`, {
        body: { grant_type: 'client_credential', appid: pair.appid, secret },
      })
    ).body
  const ask = async (access_token: string) => {
    const { transaction_id } = await merchant.pay()
    const query = new URLSearchParams({ access_token })
    const answer = await call<{ errcode: number }>(
      'POST',
      `${pair.url}/wxa/sec/order/get_order?${query}`,
      { body: { transaction_id } },
    )
    return answer.body.errcode
  }

  it('stands for the API key and does not show it', async () => {
    const { access_token, expires_in } = await tokenOf(pair.api_key)
    expect(expires_in).toBe(7200)
    expect(access_token).not.toContain(pair.api_key)
    // WeChat says to keep 512 characters of one.
    expect(access_token.length).toBeLessThanOrEqual(512)
    expect(await ask(access_token)).toBe(0)
    const query = new URLSearchParams({ secret: pair.api_key, appid: pair.appid })
    const old_way = await call<Token>('GET', `${pair.url}/cgi-bin/token?${query}`)
    expect(JSON.stringify(old_way.body)).not.toContain(pair.api_key)
    expect(await ask(old_way.body.access_token)).toBe(0)
  })

  it('is not to be had for a wrong key, and not to be forged', async () => {
    expect(await tokenOf('wrong')).toMatchObject({ errcode: 40125 })
    const { access_token } = await tokenOf(pair.api_key)
    const parts = access_token.split('.')
    const last = (parts[4] ?? '').replace(/^./, (letter) => (letter === 'A' ? 'B' : 'A'))
    expect(await ask([...parts.slice(0, 4), last].join('.'))).toBe(40001)
    expect(await ask('a..b.c.d')).toBe(40001)
  })

  it('ends with its time, five minutes late as at WeChat', async () => {
    const { access_token } = await tokenOf(pair.api_key)
    ahead = 7_400_000
    expect(await ask(access_token)).toBe(0)
    ahead = 7_600_000
    expect(await ask(access_token)).toBe(40001)
    ahead = 0
  })

  it('ends with its API key', async () => {
    const database = await openDatabase(pair.env.DATABASE_URL)
    const scope = { database, appid: pair.appid, clock: { now: Date.now } }
    const { id, key } = await createApiKey(scope, 'shop')
    const { access_token } = await tokenOf(key)
    expect(await ask(access_token)).toBe(0)
    expect(await ask(key)).toBe(0)
    await revokeKey(scope, id)
    await database.close()
    expect(await ask(access_token)).toBe(40001)
  })

  it('is in no log', () => {
    expect(JSON.stringify(pair.lines)).not.toMatch(/eyJ/)
  })
})
