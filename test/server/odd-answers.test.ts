/** What WeChat, or something that stands before it, may answer: it proves nothing, and nothing is lost by it. */
import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ENGINES, makeDatabase, type EmptyDatabase } from '../support/databases.ts'
import { call, until } from '../support/http.ts'
import { content, openMerchant } from '../support/merchant.ts'
import { pairs } from '../support/pairs.ts'
import { startPair, type Pair } from '../support/server.ts'
import { startFront, type Front, type Spoil } from '../support/wechat-front.ts'

const UPLOAD = '/wxa/sec/order/upload_shipping_info'
const GET_ORDER = '/wxa/sec/order/get_order'
const TOKEN = '/cgi-bin/stable_token'

const MIB = 1024 * 1024

const json = (response: ServerResponse, body: string | Buffer) => {
  response.writeHead(200, { 'content-type': 'application/json; encoding=utf-8' })
  response.end(body)
}
const says =
  (body: string | Buffer): Spoil =>
  (response) =>
    json(response, body)
const status =
  (code: number, headers: Record<string, string> = {}): Spoil =>
  (response) => {
    response.writeHead(code, headers)
    response.end('<html>no</html>')
  }

/** Changes what WeChat has answered; what never reached it is an empty object. */
const changed =
  (change: (answer: Record<string, unknown>) => unknown): Spoil =>
  (response, processed) =>
    json(response, JSON.stringify(change(JSON.parse(processed ?? '{}') as Record<string, unknown>)))

/** One letter every 20 ms: it would take a minute. */
const drip: Spoil = async (response, processed) => {
  response.writeHead(200, { 'content-type': 'application/json' })
  const text = (processed ?? '{"errcode":0}').padEnd(3_000)
  for (const letter of text) {
    if (response.destroyed) return
    response.write(letter)
    await wait(20)
  }
  response.end()
}

/** 100 MiB of an answer that would be right. */
const huge: Spoil = async (response, processed) => {
  response.writeHead(200, { 'content-type': 'application/json' })
  response.write(processed ?? '{"errcode":0}')
  const closed = once(response, 'close')
  const blanks = Buffer.alloc(MIB, ' ')
  for (let sent = 0; sent < 100 && !response.destroyed; sent += 1)
    if (!response.write(blanks)) await Promise.race([once(response, 'drain'), closed])
  response.end()
}

/** It says more than it sends, and hangs up. */
const cut: Spoil = (response, processed) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '5000' })
  response.write((processed ?? '{"errcode":0}').slice(0, -2), () => response.destroy())
}

const ODD: readonly [string, Spoil][] = [
  ['no JSON', says('<html><body>ok</body></html>')],
  ['two JSON texts', says('{"errcode":0,"errmsg":"ok"}{"errcode":0,"errmsg":"ok"}')],
  ['nothing', says('')],
  ['null', says('null')],
  ['a list', says('[{"errcode":0}]')],
  ['a number', says('0')],
  ['an errcode that is no number', says('{"errcode":"busy"}')],
  ['an errcode that is a text of a number', says('{"errcode":"0"}')],
  ['an errcode between two numbers', says('{"errcode":0.5}')],
  ['an errcode that is an empty text', says('{"errcode":""}')],
  ['an errcode that is an empty list', says('{"errcode":[]}')],
  ['an errcode that is false', says('{"errcode":false}')],
  ['an errcode that is null', says('{"errcode":null,"errmsg":"ok"}')],
  ['an errcode that is too large', says('{"errcode":1e400}')],
  ['an errcode that nobody knows', says('{"errcode":777777,"errmsg":"?"}')],
  ['a negative errcode that nobody knows', says('{"errcode":-77,"errmsg":"?"}')],
  ['no UTF-8', says(Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]))],
  ['JSON that is too deep', says(`${'['.repeat(200_000)}${']'.repeat(200_000)}`)],
  ['a redirect', status(302, { location: 'http://127.0.0.1:9/elsewhere' })],
  ['500', status(500)],
  ['429', status(429)],
  ['204', status(204)],
  ['a slow drip', drip],
  ['100 MB', huge],
  ['half of what it promised', cut],
  ['a hang-up', (response) => void response.destroy()],
]

const CALLS: readonly [string, string, Parameters<Front['spoil']>[2]][] = [
  ['an upload that is applied', UPLOAD, {}],
  ['an upload that never arrived', UPLOAD, { processed: false }],
  ['get_order, twice', GET_ORDER, { times: 2 }],
]

/** Orders that get_order may show, and that are no orders. */
const NO_ORDERS: readonly [string, (order: Record<string, unknown>) => unknown][] = [
  ['no order', () => undefined],
  ['an order that is null', () => null],
  ['an order without a number', (order) => ({ ...order, transaction_id: undefined })],
  ['an order with an empty number', (order) => ({ ...order, transaction_id: '' })],
  ['a state that is a text', (order) => ({ ...order, order_state: 'shipped' })],
  ['parcels that are no list', (order) => ({ ...order, shipping: { shipping_list: 'YT0001' } })],
  ['a shipping that is null', (order) => ({ ...order, shipping: null })],
]

describe.each(ENGINES)('WeChat answers (%s)', (engine) => {
  let database: EmptyDatabase
  let front: Front
  let pair: Pair
  beforeAll(async () => {
    database = await makeDatabase(engine)
    front = await startFront()
    const settings = {
      DATABASE_URL: database.url,
      WECHAT_API_URL: front.url,
      WECHAT_TIMEOUT_SECONDS: '0.4',
    }
    const prepare = (emulator: string) => Promise.resolve(front.before(emulator))
    // Nothing is given up here, however busy the machine is.
    const never = { unknown_payment_ms: 60_000, unproven_ms: 60_000, answered_ms: 60_000 }
    pair = await startPair({}, prepare, settings, { deadline_ms: 500, ...never })
  })
  afterAll(async () => {
    await pair.stop()
    await front.close()
    await database.remove()
  })
  beforeEach(() => front.clear())

  const { pay, ship, read, truth } = openMerchant(() => pair)
  const endsShipped = async (id: string) =>
    expect(
      await until(
        () => read(id),
        ({ state }) => state !== 'queued' && state !== 'sending' && state !== 'verifying',
      ),
    ).toMatchObject({ state: 'shipped' })

  /** Ships a payment while answers are spoiled, which must have happened. */
  async function shipAnyway(spoil: () => void) {
    const order = await pay()
    const before = front.spoiled()
    spoil()
    const { status: answered, body } = await ship(content(order.transaction_id))
    expect(answered).toBe(202)
    await endsShipped(body.shipment.id)
    expect(front.spoiled()).toBeGreaterThan(before)
    return truth(order.transaction_id)
  }
  const ONCE = { uploads: 1, reshipments_spent: 0 }

  const answers = pairs(ODD, CALLS, ENGINES.indexOf(engine)).map(
    ([what, spoil, to, ...call]) => [`${what} to ${to}`, spoil, ...call] as const,
  )
  it.each(answers)('%s', async (_what, spoil, path, more) => {
    expect(await shipAnyway(() => front.spoil(path, spoil, more))).toMatchObject(ONCE)
  })

  it.each(ODD)('%s, when it is asked for a token', async (_what, spoil) => {
    const anyway = shipAnyway(() => {
      front.spoil(TOKEN, spoil)
      // The stored token is refused, so that a new one is asked for.
      front.spoil(GET_ORDER, says('{"errcode":40001,"errmsg":"invalid credential"}'))
    })
    expect(await anyway).toMatchObject(ONCE)
  })

  it.each(NO_ORDERS)('with %s', async (_what, change) => {
    const spoil = changed((answer) => ({
      ...answer,
      order: change(answer['order'] as Record<string, unknown>),
    }))
    const anyway = shipAnyway(() => front.spoil(GET_ORDER, spoil, { times: 2 }))
    expect(await anyway).toMatchObject(ONCE)
  })

  it('that it does not show the order, and is quoted', async () => {
    const order = await pay()
    front.spoil(GET_ORDER, says('{"errcode":10060028,"errmsg":"order not shipped"}'), { times: 9 })
    const { body } = await ship(content(order.transaction_id))
    const waits = await until(
      () => read(body.shipment.id),
      ({ errcode }) => errcode === 10_060_028,
    )
    expect(waits).toMatchObject({
      state: 'queued',
      reason: 'wechat_does_not_answer',
      cause: expect.stringContaining(
        'WeChat does not show the order (errcode 10060028: ',
      ) as string,
    })
    front.clear()
    await endsShipped(body.shipment.id)
    expect(await truth(order.transaction_id)).toMatchObject(ONCE)
  })

  it("with another payment's order, shipped or not", async () => {
    const other = await pay()
    const same = { ...content(other.transaction_id), payer: { openid: other.openid } }
    const orderOf = async (transaction_id: string) =>
      (await pair.control<{ order: Record<string, unknown> }>('GET', `/orders/${transaction_id}`))
        .body.order
    for (const shipped of [false, true]) {
      if (shipped) await pair.shipByHand({ ...same, upload_time: new Date().toISOString() })
      const order = await orderOf(other.transaction_id)
      const spoil = changed((answer) => ({ ...answer, order }))
      const anyway = shipAnyway(() => front.spoil(GET_ORDER, spoil, { times: 3 }))
      expect(await anyway).toMatchObject(ONCE)
    }
    // A person has shipped something else; another payment's order must not hide it.
    const empty = await orderOf((await pay()).transaction_id)
    const mine = await pay()
    await pair.shipByHand({
      ...content(mine.transaction_id, 'YTHAND'),
      upload_time: new Date().toISOString(),
      payer: { openid: mine.openid },
    })
    front.spoil(
      GET_ORDER,
      changed((answer) => ({ ...answer, order: empty })),
      { times: 3 },
    )
    const { body } = await ship(content(mine.transaction_id))
    const end = await until(
      () => read(body.shipment.id),
      ({ state }) => state === 'needs_attention',
    )
    expect(end).toMatchObject({ reason: 'shipped_differently' })
    expect(await truth(mine.transaction_id)).toMatchObject(ONCE)
    expect(await truth(other.transaction_id)).toMatchObject(ONCE)
  })

  it('100 MB again and again, and the server serves on', async () => {
    const before = process.memoryUsage.rss()
    for (let round = 0; round < 5; round += 1)
      await shipAnyway(() => {
        front.spoil(UPLOAD, huge)
        front.spoil(GET_ORDER, huge)
      })
    expect(process.memoryUsage.rss() - before).toBeLessThan(200 * MIB)
    expect((await call('GET', `${pair.url}/readyz`)).status).toBe(200)
  })
})
