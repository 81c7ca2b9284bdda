import { once } from 'node:events'
import { createServer as createSocketServer, type AddressInfo, type Socket } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import {
  createWechat,
  noTokens,
  WechatError,
  type StoredToken,
  type Wechat,
  type WechatOptions,
} from '../index.ts'

const secret = 'the-secret-0123456789'
const token = '85_a-token-that-nobody-may-see'

/** A WeChat on a bare socket, so that a connection can break wherever we like. */
async function startSocket(answer: (path: string, socket: Socket) => string | null | undefined) {
  const paths: string[] = []
  const server = createSocketServer((socket) => {
    socket.on('error', () => {})
    socket.on('data', (data) => {
      const path = data.toString().split(' ')[1] ?? ''
      paths.push(path.split('?')[0] ?? '')
      const body = answer(path.split('?')[0] ?? '', socket)
      if (body === null) socket.destroy()
      else if (body !== undefined) {
        const head = body.startsWith('HTTP/') ? '' : 'HTTP/1.1 200 OK\r\n'
        socket.end(
          head === '' ? body : `${head}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
        )
      }
    })
  }).listen(0)
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return { base_url: `http://127.0.0.1:${port}`, paths, close: () => server.close() }
}

const tokenAnswer = JSON.stringify({ access_token: token, expires_in: 7200 })
const ok = '{"errcode":0,"errmsg":"ok"}'

describe('the client', () => {
  let close: (() => unknown)[] = []
  afterEach(async () => {
    await Promise.all(close.map((end) => end()))
    close = []
  })

  async function connect(
    answer: (path: string, socket: Socket) => string | null | undefined,
    options: Partial<WechatOptions> = {},
  ) {
    const socket = await startSocket((path, connection) =>
      path === '/cgi-bin/stable_token' ? tokenAnswer : answer(path, connection),
    )
    let stored: StoredToken | null = null
    const forgotten: string[] = []
    const wechat = createWechat({
      appid: 'wx1',
      secret,
      base_url: socket.base_url,
      token_store: {
        read: () => Promise.resolve(stored),
        write: (fresh) => {
          stored = fresh
          return Promise.resolve()
        },
        forget: (old) => {
          forgotten.push(old)
          stored = null
          return Promise.resolve()
        },
      },
      ...options,
    })
    close.push(wechat.close, socket.close)
    return { wechat, paths: socket.paths, forgotten }
  }

  const setPath = (wechat: Wechat) => wechat.shipping.setMsgJumpPath({ path: 'pages/a' })
  const failure = async (wechat: Wechat) => {
    const error: unknown = await setPath(wechat).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(WechatError)
    const all = `${(error as Error).stack} ${JSON.stringify(error)}`
    expect(all).not.toContain(token)
    expect(all).not.toContain(secret)
    return error as WechatError
  }

  it('reports a refusal with errcode, kind and rid', async () => {
    const rid = '64a2b3ba-1a2b3c4d-5e6f7a8b'
    const { wechat } = await connect(
      () => `{"errcode":48001,"errmsg":"api unauthorized rid: ${rid}"}`,
    )
    expect(await failure(wechat)).toMatchObject({
      outcome: 'refused',
      errcode: 48001,
      kind: 'operator',
      rid,
    })
  })

  it('reports not_sent when the connection is refused', async () => {
    const wechat = createWechat({ appid: 'wx1', secret, base_url: 'http://127.0.0.1:1' })
    close.push(wechat.close)
    expect(await failure(wechat)).toMatchObject({ outcome: 'not_sent' })
  })

  it.each<[string, string | null | undefined]>([
    ['the connection breaks after the request', null],
    ['nobody answers in time', undefined],
    ['HTTP 502', 'HTTP/1.1 502 Bad\r\ncontent-length: 0\r\n\r\n'],
    ['a redirect', 'HTTP/1.1 302 Found\r\nlocation: /x\r\ncontent-length: 0\r\n\r\n'],
    ['HTML', '<html></html>'],
    ['half an answer', 'HTTP/1.1 200 OK\r\ncontent-length: 500\r\n\r\n{"errcode":'],
  ])('reports unknown when %s', async (_what, answer) => {
    const { wechat } = await connect(() => answer, { timeout: 300 })
    expect(await failure(wechat)).toMatchObject({ outcome: 'unknown' })
  })

  it('reports not_sent when no connection is free in time', async () => {
    const { wechat, paths } = await connect(() => undefined, {
      timeout: 300,
      connections: 1,
      tokens: noTokens(),
    })
    const [first, second] = await Promise.all([failure(wechat), failure(wechat)])
    expect([first.outcome, second.outcome]).toEqual(['unknown', 'not_sent'])
    expect(second.reason).toBe('timeout')
    expect(paths).toHaveLength(1)
  })

  it('aborts when its caller does', async () => {
    const { wechat } = await connect(() => undefined, { tokens: noTokens() })
    const caller = new AbortController()
    const call = wechat.shipping.setMsgJumpPath({ path: 'pages/a' }, { signal: caller.signal })
    setTimeout(() => caller.abort(), 50)
    await expect(call).rejects.toMatchObject({ outcome: 'unknown' })
    const early = wechat.shipping.setMsgJumpPath({ path: 'pages/a' }, { signal: caller.signal })
    await expect(early).rejects.toMatchObject({ outcome: 'not_sent' })
  })

  it('refuses a response beyond its limit', async () => {
    const huge = `{"errcode":0,"errmsg":"${'x'.repeat(100_000)}"}`
    const { wechat } = await connect(() => huge, { max_response_size: 10_000 })
    expect(await failure(wechat)).toMatchObject({ outcome: 'unknown' })
  })

  it('reports not_sent when it gets no token', async () => {
    const socket = await startSocket(() => null)
    const wechat = createWechat({ appid: 'wx1', secret, base_url: socket.base_url })
    close.push(wechat.close, socket.close)
    expect(await failure(wechat)).toMatchObject({ outcome: 'not_sent' })
  })

  it('requests one token for many calls', async () => {
    const { wechat, paths } = await connect(() => ok)
    await Promise.all(Array.from({ length: 8 }, () => setPath(wechat)))
    expect(paths.filter((path) => path === '/cgi-bin/stable_token')).toHaveLength(1)
  })

  it('renews a refused token only once', async () => {
    let refusals = 1
    const { wechat, paths, forgotten } = await connect(() =>
      refusals-- > 0 ? '{"errcode":40001,"errmsg":"x"}' : ok,
    )
    await setPath(wechat)
    expect(forgotten).toEqual([token])
    refusals = 9
    expect(await failure(wechat)).toMatchObject({ errcode: 40001, kind: 'token' })
    expect(paths.filter((path) => path.endsWith('set_msg_jump_path'))).toHaveLength(4)
  })

  it('sends nothing that WeChat would refuse, and names the field', async () => {
    const { wechat, paths } = await connect(() => ok)
    await expect(
      wechat.shipping.upload({
        order_key: { order_number_type: 2, transaction_id: '42' },
        logistics_type: 1,
        delivery_mode: 1,
        shipping_list: [{ tracking_no: 'x'.repeat(129), express_company: 'YTO', item_desc: 'Tea' }],
        upload_time: '2026-11-21T09:00:00+08:00',
        payer: { openid: 'o' },
      }),
    ).rejects.toMatchObject({
      name: 'WechatInvalidRequest',
      issues: [{ path: 'shipping_list.0.tracking_no', errcode: 10060026 }],
    })
    expect(paths).toEqual([])
  })

  it('keeps unknown fields of a response', async () => {
    const { wechat } = await connect(
      () => '{"errcode":0,"order":{"transaction_id":"1","order_state":7,"brand_new":1}}',
    )
    const { order } = await wechat.shipping.getOrder({ transaction_id: '1' })
    expect(order).toMatchObject({ order_state: 7, brand_new: 1, shipping: {} })
  })
})
