import { readConfig } from '@fahuo/server/config'
import { startServer } from '@fahuo/server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ENGINES, select } from '../support/databases.ts'
import { call, until } from '../support/http.ts'
import { content, openMerchant, type Refusal } from '../support/merchant.ts'
import { askAsPage, personWith } from '../support/people.ts'
import { startTwoShops, type TwoShops } from '../support/two-shops.ts'

interface Session {
  person: { role: string }
  shop: { appid: string; name: string | null }
  shops: { appid: string; role: string }[]
}

describe.each(ENGINES)('a server with two Mini Programs (%s)', (engine) => {
  let two: TwoShops
  beforeAll(async () => {
    two = await startTwoShops(engine)
  })
  afterAll(() => two.pair.stop())
  const first = openMerchant(() => two.pair)
  const second = openMerchant(() => two.second)
  /** Makes WeChat's next answers to the second shop faults. */
  const fault = (path: string, effect: string, more: object) =>
    two.pair.control('POST', '/faults', { path, effect, appid: two.second.appid, ...more })

  it('ships the orders of each with its own credentials, and hears its pushes', async () => {
    const [here, there] = [await first.pay(), await second.pay()]
    await first.shipped(content(here.transaction_id, 'YT1001'))
    await second.shipped(content(there.transaction_id, 'YT1002'))
    expect((await first.truth(here.transaction_id)).uploads).toBe(1)
    const truth = await two.second.control<{ uploads: number }>(
      'GET',
      `/orders/${there.transaction_id}`,
    )
    expect(truth.body.uploads).toBe(1)
    await until(
      async () =>
        (await two.second.merchant<{ events: unknown[] }>('GET', '/api/events')).body.events,
      (events) => events.length > 0,
    )
    // The push of one is none of the other's: another token, another key.
    const foreign = await fetch(
      `${two.pair.url}/wechat/push/${two.pair.appid}?${new URLSearchParams({ signature: '0', timestamp: '0', nonce: '0', echostr: 'x' })}`,
    )
    expect(foreign.status).toBe(403)
    expect((await fetch(`${two.pair.url}/wechat/push/wx00000000000000ff`)).status).toBe(404)
  })

  it('names the second shop in the lines of its log, and the first one in none', async () => {
    const { pair } = two
    const { appid } = two.second
    const forged = (path: string) =>
      fetch(pair.url + path, { method: 'POST', body: '{"MsgType":"event"}' })
    const said = (message: string) =>
      pair.lines.filter((line) => line.message === message).map(({ facts }) => facts)
    expect((await forged(`/wechat/push/${appid}`)).status).toBe(403)
    expect(said('a push is not genuine').at(-1)).toMatchObject({ appid })
    expect((await forged('/wechat/push')).status).toBe(403)
    expect(said('a push is not genuine').at(-1)).not.toHaveProperty('appid')
    const served = () => said('served').at(-1)
    await two.second.merchant('GET', '/api/board')
    expect(served()).toMatchObject({ path: '/api/board', appid })
    await pair.merchant('GET', '/api/board')
    expect(served()).not.toHaveProperty('appid')
  })

  it('stores no shop whose secret WeChat refuses, and no shop twice', async () => {
    const add = (body: object) => two.owner.ask<Refusal>('POST', '/api/shops', body)
    const { appid, secret } = two.second
    const wrong = await add({ appid: 'wx00000000000000c9', secret: 'a-secret-that-nobody-knows' })
    expect([wrong.status, wrong.body.error.code]).toEqual([422, 'refused_by_wechat'])
    expect((await add({ appid, secret })).body.error.code).toBe('shop_known')
    const env = { appid: two.pair.appid, secret: two.pair.secret }
    expect((await add(env)).body.error.code).toBe('shop_known')
    const listed = await two.owner.ask<{ shops: object[] }>('GET', '/api/shops')
    expect(listed.body.shops).toMatchObject([{ appid, state: 'active' }])
    expect(JSON.stringify(listed.body)).not.toContain(secret)
    const rows = await select<object>(two.pair.env.DATABASE_URL, 'select * from settings')
    expect(JSON.stringify(rows)).not.toContain(secret)
  })

  it('logs buyers in to the Mini Program that they name, and to none that WeChat does not confirm', async () => {
    const { pair, buyer } = two
    const there = await buyer('oBuyer', two.second)
    expect(there.status).toBe(200)
    const paid = await second.pay({ openid: 'oBuyer' })
    await second.shipped(content(paid.transaction_id, 'YT1004'))
    const orders = async (key: string) =>
      (
        await call<{ orders: { transaction_id: string }[] }>('GET', `${pair.url}/buyer/orders`, {
          key,
          // Counts at login only.
          headers: { 'x-fahuo-appid': pair.appid },
        })
      ).body.orders.map(({ transaction_id }) => transaction_id)
    expect(await orders(there.body.token)).toContain(paid.transaction_id)
    // The same openid, in the first shop: another person.
    const here = await buyer('oBuyer', pair)
    expect(await orders(here.body.token)).not.toContain(paid.transaction_id)
    const login = await two.second.control<{ code: string }>('POST', '/login-codes', {
      openid: 'oBuyer',
    })
    const asFirst = await call<Refusal>('POST', `${pair.url}/buyer/session`, { body: login.body })
    expect([asFirst.status, asFirst.body.error.code]).toEqual([401, 'login_failed'])
    const nowhere = await call<Refusal>('POST', `${pair.url}/buyer/session`, {
      body: login.body,
      headers: { 'x-fahuo-appid': 'wx00000000000000ff' },
    })
    expect(nowhere.body.error.code).toBe('login_failed')
  })

  it('lets a person work where they were given a role, and not a request longer', async () => {
    const { pair, owner } = two
    const { appid } = two.second
    const clerk = await personWith(pair, 'clerk')
    const enter = () => clerk.ask<Session & Refusal>('POST', '/api/session/shop', { appid })
    expect((await enter()).status).toBe(404)
    const given = await owner.ask('PUT', `/api/shops/${appid}/people/${clerk.id}`, {
      role: 'bookkeeper',
    })
    expect(given.status).toBe(200)
    const entered = await enter()
    expect(entered.body).toMatchObject({
      person: { role: 'bookkeeper' },
      shop: { appid, name: '二店' },
      shops: [
        { appid: pair.appid, role: 'clerk' },
        { appid, role: 'bookkeeper' },
      ],
    })
    const paid = await second.pay()
    await second.shipped(content(paid.transaction_id, 'YT1005'))
    const read = (headers: object = {}) =>
      askAsPage<Refusal>('GET', `${pair.url}/api/orders/${paid.transaction_id}`, {
        cookie: clerk.cookie,
        headers,
      })
    expect((await read()).status).toBe(200)
    // The role of the first shop is none here.
    const shipping = await clerk.ask<Refusal>('POST', '/api/shipments', content('4200000000'))
    expect(shipping.body.error.code).toBe('forbidden')
    // A tab that still shows the first shop.
    const stale = await read({ 'x-fahuo-shop': pair.appid })
    expect([stale.status, stale.body.error.code]).toEqual([409, 'shop_changed'])
    expect((await read({ 'x-fahuo-shop': appid })).status).toBe(200)

    await owner.ask('DELETE', `/api/shops/${appid}/people/${clerk.id}`)
    const gone = await read()
    expect([gone.status, gone.body.error.code]).toEqual([403, 'shop_closed'])
    // The page begins again in the first shop.
    const session = await clerk.ask<Session>('GET', '/api/session')
    expect(session.body).toMatchObject({
      person: { role: 'clerk' },
      shop: { appid: pair.appid },
      shops: [{ appid: pair.appid }],
    })
    expect((await read()).status).toBe(404)
  })

  it('keeps people and shops in the first shop', async () => {
    const { pair, there } = two
    for (const [method, path] of [
      ['GET', '/api/people'],
      ['GET', '/api/invitations'],
      ['GET', '/api/shops'],
    ] as const) {
      const refused = await there.ask<Refusal>(method, path)
      expect([path, refused.body.error.code]).toEqual([path, 'first_shop_only'])
    }
    const manager = await personWith(pair, 'manager')
    expect((await manager.ask('GET', '/api/shops')).status).toBe(403)
    expect((await pair.merchant('GET', '/api/shops')).status).toBe(403)
  })

  it('goes on with one shop while the WeChat of the other hangs, or refuses its quota', async () => {
    const stuck = async (path: string, effect: string, more: object) => {
      await fault(path, effect, { times: 1000, ...more })
      const there = await second.pay()
      const { id } = (await second.ship(content(there.transaction_id, 'YT1006'))).body.shipment
      await until(
        () => second.calls(path),
        (calls) => calls.length > 0,
      )
      const here = await first.pay()
      await first.shipped(content(here.transaction_id, 'YT1007'))
      expect((await second.read(id)).state).not.toBe('shipped')
      await two.second.control('DELETE', '/faults')
      return id
    }
    const hanging = await stuck('/wxa/sec/order/get_order', 'delay', { ms: 15_000 })
    const refused = await stuck('/wxa/sec/order/upload_shipping_info', 'errcode', {
      errcode: 45009,
    })
    expect(new Set([hanging, refused]).size).toBe(2)
  })

  it('is served by all servers, and by none any more when it is suspended', async () => {
    const { pair, owner } = two
    const settings = readConfig({ ...pair.env, PORT: '0' })
    if ('problems' in settings) throw new Error(settings.problems.join('\n'))
    const silent = () => {}
    const log = { info: silent, warn: silent, error: silent }
    const other = await startServer(settings.config, log, { strict: true })
    const ask = (url: string) =>
      call<Refusal>('GET', `${url}/api/orders`, { key: two.second.api_key })
    const urls = [pair.url, `http://127.0.0.1:${other.port}`]
    try {
      for (const url of urls) expect((await ask(url)).status).toBe(200)
      const path = `/api/shops/${two.second.appid}`
      await owner.ask('PATCH', path, { state: 'suspended' })
      for (const url of urls) {
        const refused = await until(
          () => ask(url),
          ({ status }) => status !== 200,
        )
        expect([refused.status, refused.body.error.code]).toEqual([403, 'shop_closed'])
      }
      await owner.ask('PATCH', path, { state: 'active' })
      for (const url of urls)
        await until(
          () => ask(url),
          ({ status }) => status === 200,
        )
      expect((await owner.ask('DELETE', path)).status).toBe(200)
      expect((await ask(pair.url)).status).toBe(403)
      const { appid, secret } = two.second
      expect((await owner.ask('POST', '/api/shops', { appid, secret })).status).toBe(201)
      expect((await ask(pair.url)).status).toBe(200)
    } finally {
      await other.stop()
    }
  })
})
