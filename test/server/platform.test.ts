import { hash } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { ENGINES, execute, select } from '../support/databases.ts'
import { fahuo } from '../support/fahuo.ts'
import { call, until } from '../support/http.ts'
import { content, type Answer, type Payment, type Shipment } from '../support/merchant.ts'
import { ROOT, TEA, type Service } from '../support/parcel-services.ts'
import { pushAsPlatform } from '../support/platform-push.ts'
import { COMPONENT, platformSettings, startPlatformWechat } from '../support/platform-wechat.ts'
import { asLogged, refuseSecrets } from '../support/secrets.ts'
import { startPairOn } from '../support/server.ts'
import type { Engine } from '../../server/src/database/dialects.ts'

const B = 'wx00000000000000bb'
const B_SECRET = 'the-secret-of-shop-b-in-no-output'
const B_KEY = 'fahuo_the-key-of-shop-b-0123456789'

const cleanups: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).toReversed()) await cleanup()
})

/** A server that is a platform, and the WeChat of it. */
async function open(engine: Engine) {
  let ahead_ms = 0
  const wechat = await startPlatformWechat()
  cleanups.push(() => wechat.close())
  const pair = await startPairOn(
    engine,
    { shops: [{ appid: B, secret: B_SECRET }] },
    (emulator) => {
      wechat.before(emulator)
      return Promise.resolve()
    },
    { WECHAT_API_URL: wechat.url, ...platformSettings },
    { clock: { now: () => Date.now() + ahead_ms }, tickets_every_ms: 200 },
  )
  cleanups.push(async () => {
    refuseSecrets(asLogged(pair.lines), wechat.secrets())
    await pair.stop()
  })
  const user_name = wechat.account(B, B_SECRET)
  const auth = `${pair.url}/wechat/platform/auth`
  const push = async (message: object) => {
    const answer = await pushAsPlatform(auth, message, { now: Date.now() + ahead_ms })
    expect([answer.status, await answer.text()]).toEqual([200, 'success'])
  }
  const database = pair.env.DATABASE_URL
  const outcomes = () =>
    select<{ kind: string; source: string; state: string; outcome: string | null }>(
      database,
      'select kind, source, state, outcome from authorisations order by received_at, id',
    )
  const state = async () =>
    (
      await select<{ state: string; permission_sets: string; name: string }>(
        database,
        `select state, permission_sets, name from shops where appid = '${B}'`,
      )
    )[0]
  return {
    ...pair,
    wechat,
    auth,
    push,
    /** Moves the server's clock. */
    later: (ms: number) => {
      ahead_ms += ms
    },
    database,
    user_name,
    outcomes,
    shopIs: (wanted: string) => until(state, (shop) => shop?.state === wanted),
    /** Waits until all that came is processed. */
    settled: () => until(outcomes, (all) => all.every((one) => one.state === 'done')),
    authorised: async () => {
      await push(wechat.newTicket())
      await push(wechat.authorise(B))
      await until(state, (shop) => shop?.state === 'active')
      await execute(
        database,
        `insert into api_keys (id, appid, name, hash, scope, created_at) values
          ('b', '${B}', 'B', '${hash('sha256', B_KEY, 'base64url')}', 'full', 0)`,
      )
    },
    /** A buyer pays in B. */
    payB: async () => (await pair.control<Payment>('POST', `/orders?appid=${B}`, {})).body,
    shipB: (body: object) =>
      call<Answer>('POST', `${pair.url}/api/shipments`, { key: B_KEY, body }),
    readB: async (id: string) =>
      (await call<{ shipment: Shipment }>('GET', `${pair.url}/api/shipments/${id}`, { key: B_KEY }))
        .body.shipment,
  }
}

describe.each(ENGINES)('a third-party platform (%s)', (engine) => {
  it('refuses what WeChat did not sign and encrypt for it, and stores nothing of it', async () => {
    const { auth, wechat, database } = await open(engine)
    const ticket = wechat.newTicket()
    const wrong = [
      { token: 'anotherToken' },
      { aes_key: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG' },
      { appid: 'wxc0000000000000ac' },
    ]
    for (const more of wrong) {
      for (const message of [ticket, wechat.authorise(B), wechat.revoke(B)])
        expect((await pushAsPlatform(auth, message, more)).status).toBe(403)
    }
    const plain = await fetch(auth, { method: 'POST', body: '<xml><InfoType>x</InfoType></xml>' })
    expect(plain.status).toBe(403)
    expect(await select(database, 'select id from authorisations')).toEqual([])
    const stored = await select<{ name: string }>(database, 'select name from settings')
    expect(stored.map(({ name }) => name).filter((name) => /component|auth/.test(name))).toEqual([])
  })

  it('keeps the newest ticket sealed, and an older one that comes late does not replace it', async () => {
    const { push, wechat, database } = await open(engine)
    const old = wechat.newTicket()
    await push({ ...wechat.newTicket(), CreateTime: old.CreateTime + 1 })
    await push(old)
    const [stored] = await select<{ value: string }>(
      database,
      `select value from settings where appid = '${COMPONENT.appid}' and name = 'component_ticket'`,
    )
    expect(stored?.value).toMatch(/^sealed\./)
    // WeChat takes the newest one only.
    await push(wechat.authorise(B))
    await until(() => Promise.resolve(wechat.countOf('/cgi-bin/component/api_query_auth')), Boolean)
  })

  it('tells a person when no ticket comes, asks WeChat for them, and is content when one comes', async () => {
    const { push, wechat, later, merchant } = await open(engine)
    const missing = async () => {
      const { body } = await merchant<{ board: { attention: { kind: string; remedy: string }[] } }>(
        'GET',
        '/api/board',
      )
      return body.board.attention.find(({ kind }) => kind === 'platform_ticket_missing')
    }
    await push(wechat.newTicket())
    later(29 * 60_000)
    const asked = () => wechat.countOf('/cgi-bin/component/api_start_push_ticket')
    expect([await missing(), asked()]).toEqual([undefined, 0])
    later(2 * 60_000)
    const told = await until(missing, (one) => one !== undefined)
    expect(told?.remedy).not.toBe('')
    // Once in ten minutes, however often it looks.
    later(9 * 60_000)
    await wait(600)
    expect(asked()).toBe(1)
    later(2 * 60_000)
    await until(
      () => Promise.resolve(asked()),
      (times) => times === 2,
    )
    await push({ ...wechat.newTicket(), CreateTime: Math.floor(Date.now() / 1000) + 42 * 60 })
    await until(missing, (one) => one === undefined)
  })

  it('makes a shop of an authorisation and ships for it, and forgets the code', async () => {
    const { authorised, payB, shipB, readB, outcomes, database, settled, wechat } =
      await open(engine)
    await authorised()
    await settled()
    expect(await outcomes()).toEqual([
      { kind: 'authorized', source: 'event', state: 'done', outcome: 'authorised' },
    ])
    const left = await select(
      database,
      `select name from settings where name like 'authorisation:%'`,
    )
    expect(left).toEqual([])
    const { transaction_id } = await payB()
    const { status, body } = await shipB(content(transaction_id))
    expect(status).toBe(202)
    await until(
      () => readB(body.shipment.id),
      ({ state }) => state === 'shipped',
    )
    // The token came with the code.
    expect(wechat.countOf('/cgi-bin/component/api_authorizer_token')).toBe(0)
    expect(wechat.forbidden()).toBe(0)
  })

  it('looks at each open order by itself, for it may list none', async () => {
    const { authorised, payB, later, url, control, wechat } = await open(engine)
    await authorised()
    const { transaction_id } = await payB()
    // Asked for it once, the server knows it.
    await call('GET', `${url}/api/orders/${transaction_id}`, { key: B_KEY })
    const listed = async () => {
      interface Page {
        orders: { order_state: number }[]
      }
      const { body } = await call<Page>('GET', `${url}/api/orders`, { key: B_KEY })
      return body.orders.map(({ order_state }) => order_state)
    }
    expect(await listed()).toEqual([1])
    await control('POST', `/orders/${transaction_id}/refund?appid=${B}`)
    later(7 * 3_600_000)
    await until(listed, ([state]) => state === 5)
    expect(wechat.forbidden()).toBe(0)
  })

  it('tells of parcels only where the merchant granted it, and as soon as it is granted', async () => {
    const { authorised, payB, shipB, push, wechat, url, user_name } = await open(engine)
    await authorised()
    const paid = await payB()
    const askB = <Body>(method: 'GET' | 'POST' | 'PUT', path: string, body?: object) =>
      call<Body>(method, url + path, { key: B_KEY, body })
    await askB('PUT', '/api/orders/details', {
      order_key: { order_number_type: 2, transaction_id: paid.transaction_id },
      order: { item_list: [TEA] },
    })
    const parcel = {
      tracking_no: 'YT7000000001',
      express_company: 'YTO',
      item_desc: 'Tea',
      receiver_phone: '13800138000',
    }
    await shipB(content(paid.transaction_id, '', { shipping_list: [parcel] }))
    const messages = async () => {
      const { body } = await askB<{ order: { services: Service[] } }>(
        'GET',
        `/api/orders/${paid.transaction_id}`,
      )
      return body.order.services.find(({ service }) => service === 'messages')
    }
    const missing = await until(messages, (one) => one?.state === 'not_available')
    expect(missing).toMatchObject({ reason: 'not_opened', errcode: 61_007 })
    expect(missing?.remedy).toContain('45 for logistics messages')
    expect(wechat.countOf(`${ROOT}/follow_waybill`)).toBe(0)

    wechat.account(B, B_SECRET, { permission_sets: [142, 45], user_name })
    await push(wechat.authorise(B, 'updateauthorized'))
    const retry = `/api/orders/${paid.transaction_id}/services/messages/retry`
    await until(
      async () => {
        await askB('POST', retry, {})
        return messages()
      },
      (one) => one?.state === 'done',
    )
  })

  it('takes an event once, however often it comes', async () => {
    const { push, wechat, shopIs, settled } = await open(engine)
    await push(wechat.newTicket())
    const event = wechat.authorise(B)
    await push(event)
    await shopIs('active')
    await push(event)
    expect(await settled()).toHaveLength(1)
    expect(wechat.countOf('/cgi-bin/component/api_query_auth')).toBe(1)
  })

  it('goes by what WeChat knows when the answer to the exchange is lost', async () => {
    const { push, wechat, shopIs, settled } = await open(engine)
    await push(wechat.newTicket())
    wechat.instead('/cgi-bin/component/api_query_auth', () => {
      wechat.usual('/cgi-bin/component/api_query_auth')
      return null
    })
    await push(wechat.authorise(B))
    await shopIs('active')
    expect((await settled())[0]).toMatchObject({ outcome: 'authorised' })
  })

  it('says what to do when a code can no longer be exchanged', async () => {
    const { push, wechat, settled, lines } = await open(engine)
    await push(wechat.newTicket())
    wechat.instead('/cgi-bin/component/api_query_auth', () => ({ errcode: 61010, errmsg: '' }))
    wechat.instead('/cgi-bin/component/api_get_authorizer_info', () => ({
      authorizer_info: {},
      authorization_info: {},
    }))
    await push(wechat.authorise(B))
    expect((await settled())[0]).toMatchObject({ outcome: 'code_expired' })
    const told = await until(
      () =>
        Promise.resolve(
          lines.find(({ facts }) => 'kind' in facts && facts.kind === 'authorisation_lost'),
        ),
      Boolean,
    )
    expect(told?.facts).toMatchObject({
      shop: B,
      remedy: expect.stringContaining('permission set'),
    })
  })

  it('confirms a revocation before anything goes, keeps what waits, and goes on when authorised again', async () => {
    const opened = await open(engine)
    const { push, wechat, authorised, shopIs, settled, payB, shipB, readB, database } = opened
    await authorised()
    // The payments are known to WeChat, and no upload gets through.
    wechat.instead('/wxa/sec/order/upload_shipping_info', () => ({ errcode: 45009, errmsg: '' }))
    const payments = await Promise.all(Array.from({ length: 100 }, payB))
    const accepted = await Promise.all(
      payments.map(async ({ transaction_id }) => (await shipB(content(transaction_id))).body),
    )
    await push(wechat.revoke(B))
    await shopIs('revoked')
    const counts = () =>
      select<{ state: string; n: number }>(
        database,
        `select state, count(*) as n from shipments where appid = '${B}' group by state`,
      )
    const kept = await counts()
    expect(kept.reduce((sum, { n }) => sum + n, 0)).toBe(100)
    const reasons = await select<{ reason: string }>(
      database,
      `select distinct reason from shipments where appid = '${B}' and state = 'queued'`,
    )
    expect(reasons).toContainEqual({ reason: 'not_authorized' })
    const tokens = await select(
      database,
      `select name from settings where appid = '${B}' and name in ('access_token', 'shop_refresh_token')`,
    )
    expect(tokens).toEqual([])
    wechat.usual('/wxa/sec/order/upload_shipping_info')
    await push(wechat.authorise(B))
    await shopIs('active')
    await settled()
    for (const { shipment } of accepted)
      await until(
        () => readB(shipment.id),
        ({ state }) => state === 'shipped',
        60_000,
      )
  }, 180_000)

  it('lets a revocation that is out of date, or that WeChat denies, change nothing', async () => {
    const { push, wechat, authorised, settled, shopIs, database } = await open(engine)
    await authorised()
    const revoked = wechat.revoke(B)
    await push(revoked)
    await shopIs('revoked')
    const again = wechat.authorise(B)
    await push({ ...again, CreateTime: revoked.CreateTime + 60 })
    await shopIs('active')
    // As it was, and once more with another time: neither is believed.
    await push({ ...revoked, CreateTime: revoked.CreateTime + 1 })
    await push({ ...revoked, CreateTime: revoked.CreateTime + 120 })
    await settled()
    const late = await select<{ outcome: string }>(
      database,
      `select outcome from authorisations where kind = 'unauthorized'
        and create_time > ${revoked.CreateTime} order by create_time`,
    )
    expect(late).toEqual([{ outcome: 'stale' }, { outcome: 'still_authorised' }])
    await shopIs('active')
  })

  it('asks WeChat when calls say that it is not authorised, before it believes them', async () => {
    const { wechat, authorised, settled, shopIs, payB, shipB, readB } = await open(engine)
    await authorised()
    wechat.instead('/wxa/sec/order/get_order', () => ({ errcode: 61003, errmsg: '' }))
    const { transaction_id } = await payB()
    const { body } = await shipB(content(transaction_id))
    await until(settled, (all) => all.some(({ kind }) => kind === 'check'))
    expect((await settled()).at(-1)).toMatchObject({ kind: 'check', outcome: 'still_authorised' })
    await shopIs('active')
    wechat.usual('/wxa/sec/order/get_order')
    await until(
      () => readB(body.shipment.id),
      ({ state }) => state === 'shipped',
    )
  })

  it('takes the pushes of its shops, once by whichever URL, and only for whom they are addressed to', async () => {
    const { url, authorised, user_name, payB, database, wechat } = await open(engine)
    await authorised()
    const { transaction_id, merchant_id, merchant_trade_no } = await payB()
    const event = {
      ToUserName: user_name,
      FromUserName: 'oSystem',
      CreateTime: 1_764_000_000,
      MsgType: 'event',
      Event: 'trade_manage_remind_shipping',
      transaction_id,
      merchant_id,
      merchant_trade_no,
      msg: 'ship',
    }
    const at = (appid: string) => `${url}/wechat/platform/push/${appid}`
    const push = async (appid: string, message: object) =>
      (await pushAsPlatform(at(appid), message)).status
    expect(await push(B, event)).toBe(200)
    expect(await push(B, event)).toBe(200)
    expect(await push(B, { ...event, ToUserName: 'gh_another' })).toBe(403)
    expect((await pushAsPlatform(at(B), event, { token: 'anotherToken' })).status).toBe(403)
    // A shop that is not there, or not any more: WeChat must not take it for a failure.
    expect(await push('wxd101a85aa106f53e', { ...event, ToUserName: 'gh_8dad206e9538' })).toBe(200)
    const stored = await select<{ appid: string; event: string }>(
      database,
      'select appid, event from events',
    )
    expect(stored).toEqual([{ appid: B, event: event.Event }])
    expect(wechat.forbidden()).toBe(0)
  })

  it('makes no shop of the accounts of the release test', async () => {
    const { push, wechat, settled, database } = await open(engine)
    await push(wechat.newTicket())
    const test_appid = 'wxd101a85aa106f53e'
    wechat.account(test_appid, 'x')
    await push(wechat.authorise(test_appid))
    await push(wechat.revoke(test_appid))
    expect((await settled()).map(({ outcome }) => outcome)).toEqual([
      'release_test',
      'release_test',
    ])
    expect(await select(database, 'select appid from shops')).toEqual([])
  })

  it('leads a merchant by a link to WeChat and back, and says what is granted and left to do', async () => {
    const opened = await open(engine)
    const { push, wechat, url, env, settled, database } = opened
    await push(wechat.newTicket())
    const invited = await fahuo(['platform', 'invite', 'Tea & Co', '--sets', '142,18'], env)
    const [link = ''] = invited.output.split('\n')
    expect(invited.code).toBe(0)
    const at = (path: string) => fetch(url + path, { redirect: 'manual' })
    const begin = await at(new URL(link).pathname)
    const html = (await begin.text()).replaceAll('&#38;', '&')
    expect(begin.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(html).toContain('Tea & Co')
    expect(html).toContain('ends your own releases')
    const [, href = ''] = /referrerpolicy="origin" href="([^"]+)"/.exec(html) ?? []
    const query = new URL(href).searchParams
    expect(query.get('category_id_list')).toBe('142|18')
    // The merchant grants the first one only; event and redirect bring a code each.
    const pre_auth_code = query.get('pre_auth_code') ?? ''
    const back = new URL(query.get('redirect_uri') ?? '')
    const event = wechat.authorise(B, 'authorized', pre_auth_code)
    await push(event)
    await settled()
    const redirected = await at(
      `${back.pathname}?auth_code=${encodeURIComponent(event.AuthorizationCode)}&expires_in=600`,
    )
    expect(redirected.status).toBe(302)
    await settled()
    const result = await (await at(redirected.headers.get('location') ?? '')).text()
    expect(result).toContain('Authorised')
    expect(result).toContain('not granted')
    expect(result).toContain('jump path')
    const rows = await select<{ source: string; outcome: string }>(
      database,
      'select source, outcome from authorisations order by source',
    )
    expect(rows).toEqual([
      { source: 'event', outcome: 'authorised' },
      { source: 'redirect', outcome: 'already' },
    ])
    expect((await at('/onboard/o1nonsense')).status).toBe(404)
  })

  it('reads all authorisations anew from WeChat when they were lost', async () => {
    const { push, wechat, env, shopIs } = await open(engine)
    await push(wechat.newTicket())
    wechat.authorise(B)
    const recovered = await fahuo(['platform', 'recover'], env)
    expect(recovered.output).toContain(`${B}  active`)
    await shopIs('active')
    const status = await fahuo(['platform', 'status'], env)
    expect(status.output).toContain('/wechat/platform/auth')
    expect(status.output).toContain('ticket: 0 min ago')
  })

  it('is run over HTTP by a key of its own, which opens no shop, and by no key of a shop', async () => {
    const { authorised, push, wechat, env, url, merchant } = await open(engine)
    await authorised()
    const made = await fahuo(['platform', 'key', 'a dashboard'], env)
    const key = made.output.split('\n').find((line) => line.startsWith('fahuo_')) ?? ''
    const ask = <Body>(method: 'GET' | 'POST', path: string, body?: object, by = key) =>
      call<Body & { error: { code: string } }>(method, url + path, { key: by, body })
    wechat.instead('/cgi-bin/component/api_query_auth', () => ({ errcode: 61010, errmsg: '' }))
    wechat.instead('/cgi-bin/component/api_get_authorizer_info', () => ({
      authorizer_info: {},
      authorization_info: {},
    }))
    await push(wechat.authorise(B, 'updateauthorized'))
    interface Status {
      platform: {
        ticket_at: number
        ticket_late: boolean
        token_expires_at: number
        shops: object
        failed: { authorizer_appid: string; outcome: string; remedy: string }[]
      }
    }
    const { body } = await until(
      () => ask<Status>('GET', '/api/platform'),
      (answer) => answer.body.platform?.failed[0]?.outcome === 'code_expired',
    )
    expect(body.platform).toMatchObject({
      ticket_late: false,
      shops: { invited: 0, active: 1, revoked: 0, suspended: 0 },
      failed: [{ authorizer_appid: B, remedy: expect.stringContaining('permission set') }],
    })
    expect(body.platform.token_expires_at).toBeGreaterThan(body.platform.ticket_at)
    const listed = await ask<{ shops: object[] }>('GET', '/api/platform/shops')
    expect(listed.body.shops).toMatchObject([
      { appid: B, state: 'active', abilities: { can_ship: true, can_sync_list: false } },
    ])

    const invited = await ask<{ link: string; permission_sets: number[] }>(
      'POST',
      '/api/platform/invitations',
      { name: 'Tea & Co', permission_sets: [45] },
    )
    expect([invited.status, invited.body.permission_sets]).toEqual([201, [142, 45]])
    const begin = await fetch(url + new URL(invited.body.link).pathname)
    expect(await begin.text()).toContain('Tea &#38; Co')
    const odd = { name: 'x', permission_sets: [19] }
    expect((await ask('POST', '/api/platform/invitations', odd)).status).toBe(400)

    wechat.usual('/cgi-bin/component/api_get_authorizer_info')
    const recovered = await ask<{ shops: object[] }>('POST', '/api/platform/recover')
    expect(recovered.body.shops).toMatchObject([{ appid: B, outcome: 'recovered' }])
    const cleared = await ask('POST', '/api/platform/clear-quota')
    expect([cleared.status, wechat.countOf('/cgi-bin/component/clear_quota/v2')]).toEqual([200, 1])

    // A key of B, one of the first shop, and nobody; and the platform's own, in a shop.
    for (const path of ['/api/platform', '/api/platform/shops']) {
      expect((await ask('GET', path, undefined, B_KEY)).body.error.code).toBe('forbidden')
      expect((await merchant<{ error: { code: string } }>('GET', path)).body.error.code).toBe(
        'forbidden',
      )
      expect((await call('GET', url + path)).status).toBe(401)
    }
    for (const path of ['/api/orders', '/api/board', '/api/shops', '/api/keys'])
      expect([path, (await ask('GET', path)).body.error.code]).toEqual([path, 'forbidden'])

    const keys = await fahuo(['platform', 'keys'], env)
    const [id = ''] = keys.output.split(' ')
    expect((await fahuo(['platform', 'revoke-key', id], env)).code).toBe(0)
    expect((await ask('GET', '/api/platform')).status).toBe(401)
  })

  it("logs the buyers of its shop in, to that shop's orders and no other's", async () => {
    const { authorised, control, url, wechat } = await open(engine)
    await authorised()
    const openid = 'oBuyerOfBothShops0123456789a'
    const payAt = async (query: string) =>
      (await control<Payment>('POST', `/orders${query}`, { openid })).body.transaction_id
    const [ours, theirs] = [await payAt(`?appid=${B}`), await payAt('')]
    // Asked for it once, the server knows it.
    await call('GET', `${url}/api/orders/${ours}`, { key: B_KEY })
    const codeOf = async (query: string) =>
      (await control<{ code: string }>('POST', `/login-codes${query}`, { openid })).body
    const login = async (code: object, headers: Record<string, string>) => {
      const answer = await fetch(`${url}/buyer/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(code),
      })
      return { status: answer.status, body: (await answer.json()) as { token: string } }
    }
    const at_b = { 'x-fahuo-appid': B }
    // A code of another Mini Program is refused by WeChat, whatever the header says.
    expect((await login(await codeOf(''), at_b)).status).toBe(401)
    const { status, body } = await login(await codeOf(`?appid=${B}`), at_b)
    expect(status).toBe(200)
    expect(wechat.countOf('/sns/component/jscode2session')).toBe(2)
    const first = await login(await codeOf(''), {})
    const lookup = async (id: string, key: string) =>
      (await call('GET', `${url}/buyer/orders/lookup?transaction_id=${id}`, { key })).status
    expect(await lookup(ours, body.token)).toBe(200)
    expect(await lookup(theirs, body.token)).toBe(404)
    expect(await lookup(theirs, first.body.token)).toBe(200)
    expect(await lookup(ours, first.body.token)).toBe(404)
    const listed = await call<{ orders: { transaction_id: string }[] }>(
      'GET',
      `${url}/buyer/orders`,
      { key: body.token },
    )
    expect(listed.body.orders.map(({ transaction_id }) => transaction_id)).toEqual([ours])
  })
})
