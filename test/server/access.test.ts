import { request } from 'node:http'
import { routes } from '@fahuo/server/api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApiKey } from '../../server/src/access/api-keys.ts'
import {
  PLATFORM_KEY_RIGHTS,
  ROLE_NAMES,
  ROLES,
  SCOPE_NAMES,
  SCOPES,
  type KeyScope,
} from '../../server/src/core/rights.ts'
import { systemClock } from '../../server/src/core/time.ts'
import { openDatabase } from '../../server/src/database/database.ts'
import { ENGINES } from '../support/databases.ts'
import { call, until } from '../support/http.ts'
import { asPage, askAsPage, personWith, type SignedIn } from '../support/people.ts'
import { COMPONENT, platformSettings } from '../support/platform-wechat.ts'
import { startPairOn, type Pair } from '../support/server.ts'

interface Refusal {
  error: { code: string; message: string }
}
interface Entry {
  by: { kind: string; id: string; name: string }
  action: string
  transaction_id: string | null
  shipment_id: string | null
  subject: string | null
  before: Record<string, unknown> | null
  after: Record<string, unknown> | null
}

const TIMEOUT = 120_000

async function keyOf({ appid, env }: Pick<Pair, 'appid' | 'env'>, scope: KeyScope) {
  const database = await openDatabase(env.DATABASE_URL)
  try {
    const of = { database, appid, clock: systemClock }
    return (await createApiKey(of, `a ${scope} key`, scope)).key
  } finally {
    await database.close()
  }
}

/** Asks with headers that fetch does not let a caller choose. */
const ask = (method: string, url: string, headers: Record<string, string>, body = '') =>
  new Promise<{ status: number; code: string | undefined }>((resolve, reject) => {
    const sent = { ...headers, 'content-length': String(Buffer.byteLength(body)) }
    const asked = request(url, { method, headers: sent }, (answer) => {
      let text = ''
      answer.on('data', (chunk: Buffer) => (text += chunk.toString()))
      answer.on('end', () => {
        const json = text.startsWith('{') ? (JSON.parse(text) as Partial<Refusal>) : {}
        resolve({ status: answer.statusCode ?? 0, code: json.error?.code })
      })
    })
    asked.on('error', reject)
    asked.end(body)
  })

describe.each(ENGINES)('who may do what (%s)', { timeout: TIMEOUT }, (engine) => {
  let pair: Pair
  let owner: SignedIn
  beforeAll(async () => {
    pair = await startPairOn(engine)
    owner = await personWith(pair, 'owner')
  }, TIMEOUT)
  afterAll(() => pair.stop())

  const upload = (transaction_id: string, tracking_no: string, more: object = {}) => ({
    order_key: { order_number_type: 2, transaction_id },
    logistics_type: 1,
    delivery_mode: 1,
    shipping_list: [{ tracking_no, express_company: 'YTO', item_desc: 'Tea' }],
    ...more,
  })
  const shipped = async () => {
    const { body } = await pair.control<{ transaction_id: string }>('POST', '/orders', {})
    const { transaction_id } = body
    await pair.merchant('POST', '/api/shipments', upload(transaction_id, 'YT8812345678901'))
    await until(
      () =>
        pair.merchant<{ order: { order_state: number } }>('GET', `/api/orders/${transaction_id}`),
      (answer) => answer.body.order?.order_state === 2,
    )
    return transaction_id
  }
  const audit = async (query = '') =>
    (await owner.ask<{ entries: Entry[] }>('GET', `/api/audit${query}`)).body.entries

  it('lets every role and every key in where it has the right, and nowhere else', async () => {
    // The guard is the same on both engines.
    if (engine === 'postgres') return
    const platform = await startPairOn(engine, {}, undefined, platformSettings)
    const callers = [
      ...(await Promise.all(
        ROLE_NAMES.map(async (role) => ({
          who: role as string,
          rights: ROLES[role] as readonly string[],
          headers: { ...asPage(platform.url), cookie: (await personWith(platform, role)).cookie },
        })),
      )),
      {
        who: 'platform key',
        rights: PLATFORM_KEY_RIGHTS as readonly string[],
        headers: {
          // Whatever stands in its row.
          authorization: `Bearer ${await keyOf({ ...platform, appid: COMPONENT.appid }, 'full')}`,
        },
      },
      ...(await Promise.all(
        SCOPE_NAMES.map(async (scope) => ({
          who: `${scope} key`,
          rights: SCOPES[scope] as readonly string[],
          headers: { authorization: `Bearer ${await keyOf(platform, scope)}` },
        })),
      )),
    ]
    const wrong: string[] = []
    let seen = 0
    for (const { method, path, id, caller, right, example, body, file } of routes) {
      if (caller !== 'merchant') continue
      const params = (example.params ?? {}) as Record<string, string>
      const url =
        platform.url + path.replaceAll(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '')
      for (const { who, rights, headers } of callers) {
        const type = { 'content-type': file?.media[0] ?? 'application/json' }
        // Whoever is let in is told that this is no body.
        const answer = await ask(method, url, { ...headers, ...type }, body ? '!' : '')
        const let_in = answer.code !== 'forbidden'
        if (answer.status === 401 || let_in !== rights.includes(right))
          wrong.push(`${id} ${who}: ${answer.status} ${answer.code}`)
        seen += 1
      }
    }
    await platform.stop()
    expect(wrong).toEqual([])
    expect(seen).toBe(routes.filter((one) => one.caller === 'merchant').length * 9)
  })

  it('lets no clerk spend a chance by hand, alone, combined or in a file', async () => {
    const clerk = await personWith(pair, 'clerk')
    const transaction_id = await shipped()
    const correction = upload(transaction_id, 'YT9999999999999', { spend_reshipment: true })
    const refused = await clerk.ask<Refusal>('POST', '/api/shipments', correction)
    expect([refused.status, refused.body.error.code]).toEqual([403, 'forbidden'])
    expect(refused.body.error.message).toContain('owner, manager')
    const { example } = routes.find(({ id }) => id === 'createCombinedShipment') ?? {}
    const combined = { ...(example?.body as object), spend_reshipment: true }
    const together = await clerk.ask<Refusal>('POST', '/api/shipments/combined', combined)
    expect([together.status, together.body.error.code]).toEqual([403, 'forbidden'])
    const file = await fetch(`${pair.url}/api/imports`, {
      method: 'POST',
      headers: { ...asPage(pair.url), cookie: clerk.cookie, 'content-type': 'text/csv' },
      body: `transaction_id,tracking_no,express_company,item_desc,spend_reshipment\n${transaction_id},YT9999999999996,YTO,Tea,yes\n`,
    })
    const { import: taken } = (await file.json()) as { import: { id: string } }
    const sent = await clerk.ask<Refusal>('POST', `/api/imports/${taken.id}/send`, {
      spend_reshipment: true,
    })
    expect([sent.status, sent.body.error?.code]).toEqual([403, 'forbidden'])
    const manager = await personWith(pair, 'manager')
    expect((await manager.ask('POST', '/api/shipments', correction)).status).toBe(202)
    const [entry] = await audit(`?transaction_id=${transaction_id}`)
    expect(entry).toMatchObject({
      by: { kind: 'person', id: manager.id, name: manager.name },
      action: 'createShipment',
      after: { spends_reshipment: true, parcels: [{ tracking_no: 'YT9999999999999' }] },
    })
  })

  it('signs out at once whoever is switched off, or gets another role', async () => {
    const clerk = await personWith(pair, 'clerk')
    expect((await clerk.ask('GET', '/api/orders')).status).toBe(200)
    await owner.ask('PATCH', `/api/people/${clerk.id}`, { state: 'off' })
    expect((await clerk.ask('GET', '/api/orders')).status).toBe(401)
    const other = await personWith(pair, 'clerk')
    await owner.ask('PATCH', `/api/people/${other.id}`, { role: 'viewer' })
    expect((await other.ask('GET', '/api/orders')).status).toBe(401)
    const third = await personWith(pair, 'clerk')
    expect((await owner.ask('DELETE', `/api/people/${third.id}`)).status).toBe(200)
    expect((await third.ask('GET', '/api/orders')).status).toBe(401)
    const [removed, changed] = await audit(`?by=${owner.id}`)
    expect(removed).toMatchObject({ action: 'removePerson', subject: third.id })
    expect(changed).toMatchObject({
      action: 'changePerson',
      subject: other.id,
      before: { role: 'clerk' },
      after: { role: 'viewer' },
    })
  })

  it('keeps one owner, also when two take each other away at once', async () => {
    for (const one of (
      await owner.ask<{ people: { id: string; role: string }[] }>('GET', '/api/people')
    ).body.people)
      if (one.role === 'owner' && one.id !== owner.id)
        await owner.ask('DELETE', `/api/people/${one.id}`)
    const alone = await owner.ask<Refusal>('PATCH', `/api/people/${owner.id}`, { role: 'clerk' })
    expect([alone.status, alone.body.error.code]).toEqual([409, 'last_owner'])
    // Nothing was changed: they are still signed in.
    expect((await owner.ask('GET', '/api/session')).status).toBe(200)
    const second = await personWith(pair, 'owner')
    const taken = await Promise.all([
      owner.ask('PATCH', `/api/people/${second.id}`, { state: 'off' }),
      second.ask('PATCH', `/api/people/${owner.id}`, { state: 'off' }),
    ])
    const statuses = taken.map(({ status }) => status)
    expect(statuses.filter((status) => status === 200)).toHaveLength(1)
    if (statuses[0] !== 200) owner = second
  })

  it('ends the links of whoever is switched off', async () => {
    const other = await personWith(pair, 'owner')
    const made = await other.ask<{ token: string }>('POST', '/api/invitations', { role: 'owner' })
    await owner.ask('PATCH', `/api/people/${other.id}`, { state: 'off' })
    const { token } = made.body
    const look = await askAsPage('POST', `${pair.url}/api/session/invitation/look`, {
      body: { token },
    })
    expect(look.status).toBe(410)
  })

  it('refuses a session where another page, or another name, may stand behind', async () => {
    const { cookie } = owner
    const body = JSON.stringify({ name: 'ERP' })
    const { port } = new URL(pair.url)
    const post = (headers: Record<string, string>) =>
      ask(
        'POST',
        `${pair.url}/api/keys`,
        { cookie, 'content-type': 'application/json', ...headers },
        body,
      )
    expect((await post({ 'sec-fetch-site': 'same-origin' })).status).toBe(201)
    expect((await post({ origin: pair.url })).status).toBe(201)
    for (const headers of [
      {},
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'https://evil.example.com' },
      { origin: 'https://evil.example.com', 'sec-fetch-site': 'same-origin' },
      { origin: 'null' },
    ])
      expect([headers, await post(headers as Record<string, string>)]).toEqual([
        headers,
        { status: 403, code: 'foreign_origin' },
      ])
    for (const host of ['evil.example.com', `evil.example.com:${port}`, '203.0.113.9'])
      for (const [method, path] of [
        ['GET', '/api/orders'],
        ['GET', '/api/session'],
        ['POST', '/api/session'],
      ] as const)
        expect([
          host,
          path,
          await ask(method, pair.url + path, { cookie, host, 'sec-fetch-site': 'same-origin' }),
        ]).toEqual([host, path, { status: 403, code: 'foreign_host' }])
    const form = { 'sec-fetch-site': 'same-origin', 'content-type': 'text/plain' }
    expect(await post(form)).toEqual({ status: 400, code: 'invalid' })
    // A key has no cookie that a page could make a browser send.
    const key = await ask('GET', `${pair.url}/api/orders`, {
      authorization: `Bearer ${pair.api_key}`,
      host: 'shop.example.com',
    })
    expect(key.status).toBe(200)
  })

  it("asks the scope of a key at WeChat's own paths, too", async () => {
    const key = await keyOf(pair, 'read')
    const transaction_id = await shipped()
    const proxied = (path: string, body: object, access_token = key) =>
      call<{ errcode: number; errmsg: string }>(
        'POST',
        `${pair.url}${path}?access_token=${access_token}`,
        { body },
      )
    const order = await proxied('/wxa/sec/order/get_order', { transaction_id })
    expect(order.body.errcode).toBe(0)
    const write = await proxied('/wxa/sec/order/upload_shipping_info', {
      ...upload(transaction_id, 'YT8812345678901'),
      upload_time: '2026-11-27T10:00:00+08:00',
      payer: { openid: 'oA' },
    })
    expect(write.body.errcode).toBe(48001)
    expect(write.body.errmsg).toContain('ship 或 full')
    const path = { path: 'pages/order/detail/index' }
    const ship = await keyOf(pair, 'ship')
    const jump = (with_key: string) => proxied('/wxa/sec/order/set_msg_jump_path', path, with_key)
    expect((await jump(ship)).body.errcode).toBe(48001)
    expect((await jump(pair.api_key)).body.errcode).toBe(0)
    const [entry] = await audit('?by=MERCHANT_API_KEYS')
    expect(entry?.action).toBe('shipping.setMsgJumpPath')
  })

  it('tells who closed a shipment, and what an operator changed', async () => {
    const body = upload('4200000000000000000000000001', 'YT8812345678903')
    const made = await pair.merchant<{ shipment: { id: string } }>('POST', '/api/shipments', body)
    const { id } = made.body.shipment
    await until(
      () => pair.merchant<{ shipment: { state: string } }>('GET', `/api/shipments/${id}`),
      (answer) => answer.body.shipment.state === 'needs_attention',
    )
    const manager = await personWith(pair, 'manager')
    expect((await manager.ask('POST', `/api/shipments/${id}/close`)).status).toBe(200)
    const [closed] = await audit(`?by=${manager.id}`)
    expect(closed).toMatchObject({
      action: 'closeShipment',
      shipment_id: id,
      transaction_id: '4200000000000000000000000001',
      before: { state: 'needs_attention' },
      after: { state: 'rejected', reason: 'closed_by_hand' },
    })
    const rule = { match: { mchid: '1900000000' }, logistics_type: 3, item_desc: 'Top-up' }
    await manager.ask('POST', '/api/auto-ship-rules', rule)
    const [latest] = await audit(`?by=${manager.id}`)
    expect(latest?.action).toMatch(/AutoShipRule/i)
    const viewer = await personWith(pair, 'viewer')
    expect((await viewer.ask('GET', '/api/audit')).status).toBe(403)
  })
})
