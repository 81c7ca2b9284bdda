import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startPair, type Pair } from '../support/server.ts'

interface Got {
  status: number
  headers: NodeJS.Dict<string | string[]>
  body: string
}

/** GET with headers that fetch does not let a caller choose. */
const get = (url: string, headers: Record<string, string> = {}, method = 'GET') =>
  new Promise<Got>((resolve, reject) => {
    const asked = request(url, { method, headers }, (answer) => {
      let body = ''
      answer.on('data', (chunk: Buffer) => (body += chunk.toString()))
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body }),
      )
    })
    asked.on('error', reject)
    asked.end()
  })

const codeOf = ({ body }: Got) => (JSON.parse(body) as { error: { code: string } }).error.code

describe('what is for the inside', () => {
  let pair: Pair
  beforeAll(async () => {
    pair = await startPair()
  })
  afterAll(() => pair.stop())
  const closed = ['/metrics', '/api/docs', '/api/docs/start.js', '/api/openapi.json']

  it.each(closed)('%s is served to this machine', async (path) => {
    expect((await get(pair.url + path)).status).toBe(200)
  })

  it.each([
    ['through a proxy', { 'x-forwarded-for': '203.0.113.9' }],
    ['through another proxy', { forwarded: 'for=203.0.113.9' }],
    ['under a public name, as DNS rebinding does', { host: 'rebound.example.com:4000' }],
    ['under a public address', { host: '203.0.113.9' }],
  ])('is refused %s', async (_, headers) => {
    for (const path of closed) {
      const answer = await get(pair.url + path, headers)
      expect([path, answer.status, codeOf(answer)]).toEqual([path, 403, 'inside_only'])
      expect(answer.body).toMatch(/(METRICS|API_DOCS)=everybody/)
    }
  })

  it('is open to everybody where it is set so', async () => {
    const open = await startPair({}, undefined, { METRICS: 'everybody', API_DOCS: 'everybody' })
    try {
      for (const path of closed)
        expect((await get(open.url + path, { 'x-forwarded-for': '203.0.113.9' })).status).toBe(200)
    } finally {
      await open.stop()
    }
  })
})

describe('what is answered', () => {
  let pair: Pair
  beforeAll(async () => {
    pair = await startPair()
  })
  afterAll(() => pair.stop())

  it.each(['/api/orders', '/buyer/orders', '/nothing', '/healthz', '/api/board'])(
    '%s is kept by no cache and taken for no other type',
    async (path) => {
      const { headers } = await get(pair.url + path)
      expect(headers).toMatchObject({
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      })
    },
  )

  it.each([
    ['13800138000', 'a phone number'],
    [`fahuo_${'k'.repeat(32)}`, 'a key'],
    ['a b\tc d e f', 'other letters'],
    ['短短短短短短短短', 'no ASCII'],
  ])('has an id of our own where the caller sends %s (%s)', async (id) => {
    const { headers } = await get(`${pair.url}/healthz`, { 'x-request-id': encodeURI(id) })
    expect(headers['x-request-id']).not.toBe(encodeURI(id))
    expect(headers['x-request-id']).toMatch(/^[\w-]{8,64}$/)
    const own = await get(`${pair.url}/healthz`, {
      'x-request-id': 'shop-2026.11_1'.replace('.', '-'),
    })
    expect(own.headers['x-request-id']).toBe('shop-2026-11_1')
  })

  it('leaves no phone number, key or odd text of a path in the log', async () => {
    for (const path of [
      '/api/orders/13800138000',
      `/x/fahuo_${'k'.repeat(32)}`,
      '/api/%E4%B8%AD%0A',
    ])
      await get(pair.url + path)
    const paths = pair.lines.flatMap(({ facts }) => ('path' in facts ? [String(facts.path)] : []))
    expect(paths).toEqual(expect.arrayContaining(['/api/orders/…', '/x/…', '/api/…']))
  })
})

describe('a server that knows its address', () => {
  let pair: Pair
  beforeAll(async () => {
    pair = await startPair({}, undefined, { PUBLIC_URL: 'https://fahuo.example.com' })
  })
  afterAll(() => pair.stop())
  const board = (headers: Record<string, string>) =>
    get(`${pair.url}/api/board`, { authorization: `Bearer ${pair.api_key}`, ...headers })

  it.each([
    [{}],
    [{ host: 'fahuo.example.com' }],
    [{ host: 'fahuo.example.com:443' }],
    [{ host: 'server-1:4000' }],
    [{ host: '192.168.1.5:4000' }],
    [{ host: '[::1]:4000' }],
    [{ host: 'fahuo.example.com', origin: 'https://fahuo.example.com' }],
    [{ origin: 'https://fahuo.example.com' }],
    [{ host: 'localhost:4000', origin: 'http://localhost:4000' }],
  ])('answers its API under its name and those of the inside: %j', async (headers) => {
    expect((await board(headers)).status).toBe(200)
  })

  it.each([
    [{ host: 'evil.example.com' }, 'foreign_host'],
    [{ host: 'fahuo.example.com.evil.example' }, 'foreign_host'],
    [{ host: '203.0.113.9' }, 'foreign_host'],
    [{ origin: 'https://evil.example.com' }, 'foreign_origin'],
    [{ origin: 'http://fahuo.example.com' }, 'foreign_origin'],
    [{ origin: 'null' }, 'foreign_origin'],
    [{ host: 'localhost:4000', origin: 'http://localhost:4010' }, 'foreign_origin'],
  ])('refuses %j with %s', async (headers, code) => {
    const answer = await board(headers)
    expect([answer.status, codeOf(answer)]).toEqual([403, code])
  })

  it('does not ask WeChat, or buyers, for a name', async () => {
    const { status } = await get(`${pair.url}/wechat/push`, { host: 'other.example.com' })
    expect(status).toBe(403)
    expect((await get(`${pair.url}/buyer/orders`, { host: 'other.example.com' })).status).toBe(401)
  })
})
