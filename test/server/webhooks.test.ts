import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { call, until } from '../support/http.ts'
import { content, openMerchant, type Refusal } from '../support/merchant.ts'
import { startReceiver } from '../support/receiver.ts'
import { startPairOn, type Pair } from '../support/server.ts'

interface Webhook {
  id: string
  url: string
  events: string[]
  secret: string
  state: string
  reason: string | null
  failing_since: number | null
  last_status: number | null
  last_error: string | null
  deliveries: { pending: number; failed: number }
}
interface Delivery {
  event_id: string
  type: string
  state: string
  tries: number
  status: number | null
}
type Receiver = Awaited<ReturnType<typeof startReceiver>>
type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE'

const DAY = 86_400

describe.each(['sqlite', 'postgres'] as const)('webhooks (%s)', (engine) => {
  let pair: Pair
  let receiver: Receiver
  let secrets: string[] = []
  let ahead = 0
  const clock = { now: () => Date.now() + ahead }
  beforeAll(async () => {
    pair = await startPairOn(engine, {}, undefined, { WEBHOOK_ALLOW_PRIVATE: 'on' }, { clock })
    receiver = await startReceiver(() => secrets)
  })
  afterAll(async () => {
    await pair.stop()
    await receiver.stop()
  })
  const { pay } = openMerchant(() => pair)
  const ask = <Answer = { webhook: Webhook }>(method: Method, path: string, body?: unknown) =>
    call<Answer>(method, pair.url + path, { key: pair.api_key, body })

  beforeEach(async () => {
    const { body } = await ask<{ webhooks: Webhook[] }>('GET', '/api/webhooks')
    for (const { id } of body.webhooks) await ask('DELETE', `/api/webhooks/${id}`)
    receiver.received.length = 0
    receiver.answer(() => false)
    secrets = []
  })
  const register = async (more: object = {}) => {
    const { status, body } = await ask('POST', '/api/webhooks', { url: receiver.url, ...more })
    expect(status).toBe(201)
    secrets.push(body.webhook.secret)
    return body.webhook
  }
  /** A buyer pays, and the server sees it. */
  const paid = async () => {
    const { transaction_id } = await pay()
    await ask('GET', `/api/orders/${transaction_id}`)
    return transaction_id
  }
  const aboutOrder = (transaction_id: string) =>
    receiver.received.filter(
      ({ body }) =>
        // With the clock ahead it is overdue, too.
        body.type === 'order.paid' &&
        (body.data['order'] as { transaction_id: string }).transaction_id === transaction_id,
    )
  const arrives = (transaction_id: string, times = 1) =>
    until(
      () => Promise.resolve(aboutOrder(transaction_id)),
      (those) => those.length >= times,
    )
  const reads = async (id: string) => (await ask('GET', `/api/webhooks/${id}`)).body.webhook
  const deliveries = async (id: string) =>
    (await ask<{ deliveries: Delivery[] }>('GET', `/api/webhooks/${id}/deliveries`)).body.deliveries

  it('posts what is written, signed as Standard Webhooks wants it', async () => {
    const { id, secret, ...rest } = await register()
    expect(secret).toMatch(/^whsec_[\w+/=]{40,}$/)
    expect(rest).toMatchObject({ url: receiver.url, events: ['*'], state: 'active' })
    const [one] = await arrives(await paid())
    expect(one).toMatchObject({ genuine: true, path: '/hook', body: { type: 'order.paid' } })
    const feed = await ask<{ events: { id: string; timestamp: string; data: object }[] }>(
      'GET',
      '/api/outgoing?limit=500',
    )
    const told = feed.body.events.find((event) => event.id === one?.id)
    expect(one?.body).toEqual({ type: 'order.paid', timestamp: told?.timestamp, data: told?.data })
    expect(await reads(id)).not.toHaveProperty('secret')
    await until(
      () => deliveries(id),
      (those) => those.every(({ state }) => state === 'delivered'),
    )
  })

  it('posts the types that were asked for, in the order of the feed', async () => {
    const { id } = await register({ events: ['shipment.accepted', 'shipment.shipped'] })
    const transaction_id = await paid()
    await ask('POST', '/api/shipments', content(transaction_id))
    await until(
      () => Promise.resolve(receiver.received.filter(({ genuine }) => genuine)),
      (those) => those.length >= 2,
    )
    // What was on its way to an endpoint of before may come, too.
    const told = () => receiver.received.filter(({ genuine }) => genuine)
    expect(told().map(({ body }) => body.type)).toEqual(['shipment.accepted', 'shipment.shipped'])
    const changed = await ask('PATCH', `/api/webhooks/${id}`, { events: ['*'] })
    expect(changed.body.webhook.events).toEqual(['*'])
    await arrives(await paid())
  })

  it('is tested at once, and one event is sent again', async () => {
    const { id } = await register()
    const test = await ask<{ delivered: boolean; status: number }>(
      'POST',
      `/api/webhooks/${id}/test`,
    )
    expect(test.body).toMatchObject({ delivered: true, status: 204 })
    const tests = receiver.received.filter(({ body }) => body.type === 'webhook.test')
    expect(tests).toMatchObject([{ genuine: true }])
    const transaction_id = await paid()
    const [one] = await arrives(transaction_id)
    await until(
      () => deliveries(id),
      (those) => those.some(({ event_id, state }) => event_id === one?.id && state === 'delivered'),
    )
    const again = await ask<{ resent: number }>('POST', `/api/outgoing/${one?.id}/resend`, {})
    expect(again).toMatchObject({ status: 202, body: { resent: 1 } })
    const [, second] = await arrives(transaction_id, 2)
    expect(second?.id).toBe(one?.id)
    const unknown = await ask<Refusal>('POST', '/api/outgoing/evt_none/resend', {})
    expect(unknown).toMatchObject({ status: 404, body: { error: { code: 'not_found' } } })
  })

  it('tries again after a failure, later each time, with the same id and body', async () => {
    const { id } = await register()
    receiver.answer((_, response) => {
      response.writeHead(500).end()
      return true
    })
    const transaction_id = await paid()
    const [first] = await arrives(transaction_id)
    const other = await paid()
    // What fails does not stop what comes after it.
    await arrives(other)
    await until(
      () => reads(id),
      ({ failing_since }) => failing_since !== null,
    )
    receiver.answer(() => false)
    ahead += 10_000
    const [, second] = await arrives(transaction_id, 2)
    expect(second).toMatchObject({ id: first?.id, body: first?.body, genuine: true })
    expect(second?.timestamp).toBeGreaterThan(first?.timestamp ?? Infinity)
    await until(
      () => reads(id),
      ({ failing_since, deliveries: { pending } }) => failing_since === null && pending === 0,
    )
  })

  it('signs with two secrets while the secret changes', async () => {
    const { id, secret } = await register({ events: ['order.paid'] })
    const rotated = await ask('POST', `/api/webhooks/${id}/rotate`, {})
    const next = rotated.body.webhook.secret
    expect(next).not.toBe(secret)
    const [one] = await arrives(await paid())
    expect(one?.signature.split(' ')).toHaveLength(2)
    expect(one?.genuine).toBe(true)
    secrets = [next]
    ahead += 2 * DAY * 1000
    const [later] = await arrives(await paid())
    expect(later?.signature.split(' ')).toHaveLength(1)
  })

  it('leaves an endpoint alone for as long as it asks, and follows no redirect', async () => {
    // Only what this test causes: what is late of other orders would be tried first, and rest it.
    const { id } = await register({ events: ['order.paid'] })
    let answered = 429
    receiver.answer((_, response) => {
      response.writeHead(answered, { 'retry-after': '3600', location: `${receiver.url}/moved` })
      response.end()
      return true
    })
    const transaction_id = await paid()
    await arrives(transaction_id)
    await until(
      () => reads(id),
      ({ last_status }) => last_status === 429,
    )
    ahead += 600_000
    const other = await paid()
    await until(
      () => reads(id),
      ({ deliveries: { pending } }) => pending >= 2,
    )
    expect(aboutOrder(other)).toEqual([])
    answered = 302
    const tried = async () => (await deliveries(id)).reduce((sum, { tries }) => sum + tries, 0)
    // The one before may be tried first; after its 302 the endpoint rests, by this clock.
    for (let hour = 0; hour < 4 && aboutOrder(other).length === 0; hour += 1) {
      const before = await tried()
      ahead += 3_600_000
      await until(tried, (now) => now > before)
    }
    expect(aboutOrder(other)).not.toEqual([])
    await until(
      () => reads(id),
      ({ last_error }) => last_error === 'HTTP 302',
    )
    expect(receiver.received.every(({ path }) => path === '/hook')).toBe(true)
  })

  it('ends with 410, and tells a person', async () => {
    const { id } = await register()
    receiver.answer((_, response) => {
      response.writeHead(410).end()
      return true
    })
    await paid()
    const off = await until(
      () => reads(id),
      ({ state }) => state === 'off',
    )
    expect(off).toMatchObject({ reason: 'gone', last_status: 410 })
    const board = await ask<{ attention: { kind: string }[] }>('GET', '/api/board')
    expect(JSON.stringify(board.body)).toContain('webhook_off')
  })

  it('is switched off after five days of failure, and catches up when it is on again', async () => {
    const { id } = await register()
    receiver.answer((_, response) => {
      response.writeHead(503).end()
      return true
    })
    const transaction_id = await paid()
    await arrives(transaction_id)
    await until(
      () => reads(id),
      ({ failing_since }) => failing_since !== null,
    )
    ahead += 5.1 * DAY * 1000
    const off = await until(
      () => reads(id),
      ({ state }) => state === 'off',
    )
    expect(off.reason).toBe('failing')
    const missed = await paid()
    // It has its place in the feed: what gets one later is sent.
    await until(
      () => ask('GET', '/api/outgoing?limit=500'),
      ({ body }) => JSON.stringify(body).includes(missed),
    )
    receiver.answer(() => false)
    const on = await ask('PATCH', `/api/webhooks/${id}`, { state: 'active' })
    expect(on.body.webhook).toMatchObject({ state: 'active', reason: null, failing_since: null })
    ahead += 3_600_000
    await until(
      () => deliveries(id),
      (those) => those.every(({ state }) => state === 'delivered'),
    )
    expect(aboutOrder(missed)).toEqual([])
    const since = Math.floor(clock.now() / 1000) - 2 * 3_600
    const resent = await ask<{ resent: number }>('POST', '/api/outgoing/resend', { since })
    expect(resent).toMatchObject({ status: 202 })
    expect(resent.body.resent).toBeGreaterThan(0)
    await until(
      () => Promise.resolve(aboutOrder(missed)),
      (those) => those.some(({ body }) => body.type === 'order.paid'),
    )
  })

  it('an endpoint that hangs delays no other', async () => {
    await register()
    const hanging = await startReceiver()
    hanging.answer(() => true)
    await ask('POST', '/api/webhooks', { url: hanging.url })
    await arrives(await paid())
    await until(
      () => Promise.resolve(hanging.received),
      (those) => those.length > 0,
    )
    expect(await arrives(await paid())).toHaveLength(1)
    await hanging.stop()
  })

  it.each([
    ['not a URL', { url: 'shop' }],
    ['another protocol', { url: 'ftp://shop.example.com' }],
    ['a password', { url: 'https://a:b@shop.example.com' }],
    ['an unknown type', { url: 'https://shop.example.com', events: ['order.eaten'] }],
    ['no type', { url: 'https://shop.example.com', events: [] }],
    ['an unknown field', { url: 'https://shop.example.com', secrets: 1 }],
  ])('refuses %s', async (_, body) => {
    const answer = await ask<Refusal>('POST', '/api/webhooks', body)
    expect([400, 422]).toContain(answer.status)
    expect(answer.body.error.remedy).not.toBe('')
  })
})

it('calls no private address unless it is allowed, whatever a name leads to', async () => {
  const pair = await startPairOn('sqlite')
  const receiver = await startReceiver()
  const ask = <Answer>(method: Method, path: string, body?: unknown) =>
    call<Answer>(method, pair.url + path, { key: pair.api_key, body })
  for (const url of [
    receiver.url,
    'http://shop.example.com',
    'https://127.0.0.1/x',
    'https://[::1]/x',
    'https://[::ffff:10.0.0.1]/x',
    'https://169.254.169.254/latest',
    'https://0x7f000001/x',
    'https://localhost/x',
  ])
    expect(await ask<Refusal>('POST', '/api/webhooks', { url })).toMatchObject({
      status: 400,
      body: { error: { code: 'invalid' } },
    })
  // A name that is looked up: localtest.me-like names lead to this machine.
  const { body } = await ask<{ webhook: Webhook }>('POST', '/api/webhooks', {
    url: 'https://ip6-localhost/x',
  })
  const test = await ask<{ delivered: boolean; error: string }>(
    'POST',
    `/api/webhooks/${body.webhook.id}/test`,
  )
  expect(test.body.delivered).toBe(false)
  expect(['private_address', 'ENOTFOUND', 'EAI_AGAIN']).toContain(test.body.error)
  expect(receiver.received).toEqual([])
  await pair.stop()
  await receiver.stop()
})
