import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { receivePush, type PushQuery } from '@fahuo/wechat'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startEmulator, type Emulator, type EmulatorOptions } from './emulator.ts'

const appid = 'wx00000000000000ef'
const secret = 'the-secret'
const UPLOAD = '/wxa/sec/order/upload_shipping_info'

interface Answer {
  errcode: number
  errmsg?: string
  access_token?: string
  expires_in?: number
  openid?: string
  order?: { order_state: number; shipping: Record<string, unknown> }
  order_list?: { transaction_id: string }[]
  last_index?: string
  has_more?: boolean
}
interface Order {
  transaction_id: string
  merchant_id: string
  merchant_trade_no: string
  openid: string
}

async function open(options: Partial<EmulatorOptions> = {}) {
  const emulator = await startEmulator({ appid, secret, ...options })
  const post = async <Body>(path: string, body?: unknown, raw = false): Promise<Body> => {
    const answer = await fetch(emulator.url + path, {
      method: 'POST',
      ...(body !== undefined && { body: raw ? (body as string) : JSON.stringify(body) }),
    })
    return (await answer.json()) as Body
  }
  const newToken = async () =>
    (
      await post<Answer>('/cgi-bin/stable_token', {
        grant_type: 'client_credential',
        appid,
        secret,
      })
    ).access_token
  const token = await newToken()
  const wechat = (path: string, body: unknown) =>
    post<Answer>(`${path}?access_token=${token}`, body)
  const control = <Body>(path: string, body: unknown = {}) => post<Body>(`/_emulator${path}`, body)
  const look = async <Body>(path: string) =>
    (await (await fetch(`${emulator.url}/_emulator${path}`)).json()) as Body
  let clock = Date.parse('2026-11-21T00:00:00Z')
  const body = ({ transaction_id, openid }: Order, more: object = {}) => ({
    order_key: { order_number_type: 2, transaction_id },
    logistics_type: 1,
    delivery_mode: 1,
    shipping_list: [{ tracking_no: 'YT1', express_company: 'YTO', item_desc: 'Tea' }],
    // Grows from upload to upload.
    upload_time: new Date((clock += 1000)).toISOString(),
    payer: { openid },
    ...more,
  })
  // With a fresh token: the tests move the clock by days.
  const upload = async (order: Order, more?: object) =>
    (await post<Answer>(`${UPLOAD}?access_token=${await newToken()}`, body(order, more))).errcode
  const parcel = (tracking_no: string) => ({
    tracking_no,
    express_company: 'YTO',
    item_desc: 'Tea',
  })
  return { emulator, post, wechat, control, look, upload, body, parcel, token }
}

describe('the emulator', () => {
  let wx: Awaited<ReturnType<typeof open>>
  let emulator: Emulator
  beforeAll(async () => {
    wx = await open()
    emulator = wx.emulator
  })
  afterAll(() => emulator.close())
  const pay = (more: object = {}) => wx.control<Order>('/orders', more)

  it('answers wrong requests in the way of WeChat', async () => {
    const { post, token, wechat } = wx
    const errcode = async (path: string, given?: unknown, raw?: boolean) =>
      (await post<Answer>(path, given, raw)).errcode
    const withToken = `?access_token=${token}`
    expect(await errcode(UPLOAD, {})).toBe(41001)
    expect(await errcode(`${UPLOAD}?access_token=x`, {})).toBe(40001)
    expect(await errcode(`${UPLOAD}${withToken}`)).toBe(44002)
    expect(await errcode(`${UPLOAD}${withToken}`, '{', true)).toBe(47001)
    expect(await errcode(`${UPLOAD}${withToken}`, { shipping_list: {} })).toBe(47001)
    expect(await errcode(`/wxa/nowhere${withToken}`, {})).toBe(40066)
    expect(await (await fetch(`${emulator.url}${UPLOAD}${withToken}`)).json()).toMatchObject({
      errcode: 43002,
    })
    const { errmsg } = await wechat('/wxa/sec/order/get_order', { transaction_id: '1' })
    expect(errmsg).toMatch(/^支付单不存在 rid: [0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}$/)
  })

  it('gives everybody the same token until its last five minutes', async () => {
    const fresh = await open()
    const ask = async (more: object = {}) =>
      fresh.post<Answer>('/cgi-bin/stable_token', {
        grant_type: 'client_credential',
        appid,
        secret,
        ...more,
      })
    const first = await ask()
    expect(first.access_token).toBe(fresh.token)
    await fresh.control('/clock', { advance: 6950 })
    const second = await ask()
    expect(second.access_token).not.toBe(first.access_token)
    // Both live for those minutes; then the first one ends.
    const order = { transaction_id: '1' }
    expect((await fresh.wechat('/wxa/sec/order/get_order', order)).errcode).toBe(10060001)
    await fresh.control('/clock', { advance: 300 })
    expect((await fresh.wechat('/wxa/sec/order/get_order', order)).errcode).toBe(42001)
    expect((await ask({ secret: 'wrong' })).errcode).toBe(40125)
    expect((await ask({ appid: 'wxother' })).errcode).toBe(40013)
    await fresh.emulator.close()
  })

  it('takes a login code once, for five minutes', async () => {
    const { code } = await wx.control<{ code: string }>('/login-codes', { openid: 'oA' })
    const login = async (js_code: string) => {
      const query = new URLSearchParams({
        appid,
        secret,
        js_code,
        grant_type: 'authorization_code',
      })
      return (await (await fetch(`${emulator.url}/sns/jscode2session?${query}`)).json()) as Answer
    }
    expect(await login(code)).toMatchObject({ openid: 'oA' })
    expect(await login(code)).toMatchObject({ errcode: 40163 })
    expect(await login('never')).toMatchObject({ errcode: 40029 })
  })

  it('spends the one re-shipment chance, and not by the same content', async () => {
    const order = await pay()
    const state = () =>
      wx.look<{ reshipments_spent: number; order: { shipping: object } }>(
        `/orders/${order.transaction_id}`,
      )
    expect(await wx.upload(order)).toBe(0)
    expect(await wx.upload(order)).toBe(10060023)
    expect(await state()).toMatchObject({ reshipments_spent: 0 })
    expect(await wx.upload(order, { shipping_list: [wx.parcel('YT2')] })).toBe(0)
    expect(await state()).toMatchObject({
      reshipments_spent: 1,
      order: { shipping: { finish_shipping_count: 2 } },
    })
    expect(await wx.upload(order, { shipping_list: [wx.parcel('YT3')] })).toBe(10060003)
  })

  it('lets a split shipment grow until it is complete', async () => {
    const order = await pay()
    const split = (tracking_no: string, is_all_delivered: boolean) =>
      wx.upload(order, {
        delivery_mode: 2,
        is_all_delivered,
        shipping_list: [wx.parcel(tracking_no)],
      })
    expect(await split('A', false)).toBe(0)
    expect(await split('B', true)).toBe(0)
    const { order: told } = await wx.wechat('/wxa/sec/order/get_order', order)
    expect(told).toMatchObject({
      order_state: 2,
      shipping: {
        finish_shipping_count: 1,
        shipping_list: [{ tracking_no: 'A' }, { tracking_no: 'B' }],
      },
    })
  })

  it('refuses what breaks a rule, with its code', async () => {
    const order = await pay()
    const other = { ...order, openid: 'oSomebody' }
    expect(await wx.upload({ ...order, transaction_id: '1' })).toBe(10060001)
    expect(await wx.upload(other)).toBe(10060031)
    expect(await wx.upload(order, { logistics_type: 9 })).toBe(10060005)
    expect(await wx.upload(order, { upload_time: 'yesterday' })).toBe(268485216)
    expect(await wx.upload(order)).toBe(0)
    const stale = { upload_time: '2020-01-01T00:00:00Z', shipping_list: [wx.parcel('X')] }
    expect(await wx.upload(order, stale)).toBe(268485216)
    await wx.control(`/orders/${order.transaction_id}/refund`)
    expect(await wx.upload(order, { shipping_list: [wx.parcel('X')] })).toBe(10060004)
    // Numbers as text and null for absent are taken.
    const lenient = { logistics_type: '1', delivery_mode: '1', is_all_delivered: null }
    expect(await wx.upload(await pay(), lenient)).toBe(0)
  })

  it('hides a fresh payment for a while', async () => {
    const order = await pay({ visible_after: 60 })
    expect(await wx.upload(order)).toBe(10060001)
    await wx.control('/clock', { advance: 61 })
    expect(await wx.upload(order)).toBe(0)
  })

  it('lists orders page by page', async () => {
    for (let made = 0; made < 5; made += 1) await pay({ openid: 'oLister' })
    const seen: string[] = []
    let last_index = ''
    for (;;) {
      const page = await wx.wechat('/wxa/sec/order/get_order_list', {
        openid: 'oLister',
        page_size: 2,
        last_index,
      })
      seen.push(...(page.order_list ?? []).map(({ transaction_id }) => transaction_id))
      if (!page.has_more) break
      last_index = page.last_index ?? ''
    }
    expect(new Set(seen).size).toBe(5)
    const bad = await wx.wechat('/wxa/sec/order/get_order_list', { last_index: 'x' })
    expect(bad.errcode).toBe(10060011)
  })

  it.each([
    ['pages/order', {}],
    ['pages/order?from=wx&a=1', { from: 'wx', a: '1' }],
  ])('adds its numbers to the jump path %s', async (path, own) => {
    await wx.wechat('/wxa/sec/order/set_msg_jump_path', { path })
    const order = await pay({ sub_merchant_id: '77' })
    await wx.upload(order)
    const { messages } = await wx.look<{ messages: { path: string; query: object }[] }>(
      `/messages?openid=${order.openid}`,
    )
    const { transaction_id, merchant_id, merchant_trade_no } = order
    expect(messages).toMatchObject([
      {
        path: 'pages/order',
        query: { ...own, transaction_id, merchant_id, merchant_trade_no, sub_merchant_id: '77' },
      },
    ])
  })

  it('confirms by itself after ten days, and settles', async () => {
    const order = await pay()
    await wx.upload(order)
    await wx.control('/clock', { advance: 9 * 86_400 })
    const read = async () =>
      (await wx.look<{ order: { order_state: number } }>(`/orders/${order.transaction_id}`)).order
        .order_state
    expect(await read()).toBe(2)
    await wx.control('/clock', { advance: 86_400 })
    expect(await read()).toBe(3)
    await wx.control('/clock', { advance: 60 })
    expect(await read()).toBe(4)
  })

  it('refuses wrong control requests in words', async () => {
    const answer = await fetch(`${emulator.url}/_emulator/orders`, {
      method: 'POST',
      body: JSON.stringify({ paid_amount: -1 }),
    })
    expect(answer.status).toBe(400)
    expect(await answer.text()).toContain('paid_amount')
    expect((await fetch(`${emulator.url}/_emulator/orders/1`)).status).toBe(404)
  })

  it('lets the Mini Program ask its own server only', async () => {
    const ask = (url: string) =>
      wx.post<{ errMsg: string }>('/phone/request', { url, method: 'GET', header: {} })
    expect(await ask('http://169.254.169.254/latest')).toEqual({
      errMsg: 'request:fail url not in domain list',
    })
    expect(await ask('file:///etc/passwd')).toEqual({ errMsg: 'request:fail invalid url' })
  })
})

describe('faults on demand', () => {
  it('break calls before and after they took effect', async () => {
    const { emulator, control, look, upload } = await open()
    const order = await control<Order>('/orders')
    const uploads = async () =>
      (await look<{ uploads: number }>(`/orders/${order.transaction_id}`)).uploads
    await control('/faults', { path: UPLOAD, effect: 'cut_before' })
    await expect(upload(order)).rejects.toThrow('fetch failed')
    expect(await uploads()).toBe(0)
    await control('/faults', { path: UPLOAD, effect: 'cut_after' })
    await expect(upload(order)).rejects.toThrow('fetch failed')
    expect(await uploads()).toBe(1)
    await control('/faults', { path: UPLOAD, effect: 'errcode', errcode: -1, times: 2 })
    expect([await upload(order), await upload(order), await upload(order)]).toEqual([
      -1, -1, 10060023,
    ])
    await emulator.close()
  })
})

describe('a push', () => {
  it('is signed, sealed, and sent again until somebody says success', async () => {
    const received: { query: PushQuery; body: string }[] = []
    const merchant = createServer((request, response) => {
      let body = ''
      request.on('data', (chunk: Buffer) => (body += chunk.toString()))
      request.on('end', () => {
        const query = Object.fromEntries(new URL(request.url ?? '', 'http://x').searchParams)
        received.push({ query, body })
        response.statusCode = received.length === 1 ? 500 : 200
        response.end('success')
      })
    }).listen(0)
    await once(merchant, 'listening')
    const { port } = merchant.address() as AddressInfo
    const key = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG'
    const { emulator, control, upload, look } = await open({
      push: {
        url: `http://localhost:${port}/push`,
        token: 'token',
        encoding_aes_key: key,
        format: 'xml',
      },
    })
    const order = await control<Order>('/orders')
    await upload(order)
    await expect.poll(() => received).toHaveLength(2)
    const secrets = { appid, tokens: ['token'], encoding_aes_keys: [key] }
    const messages = received.map(({ query, body }) => receivePush(body, query, secrets).message)
    expect(messages[0]).toEqual(messages[1])
    expect(messages[0]).toMatchObject({
      Event: 'trade_manage_order_settlement',
      transaction_id: order.transaction_id,
    })
    const { pushes } = await look<{ pushes: { delivered: boolean; attempts: object[] }[] }>(
      '/pushes',
    )
    expect(pushes).toMatchObject([
      { delivered: true, attempts: [{ status: 500 }, { status: 200 }] },
    ])
    await emulator.close()
    merchant.close()
  })
})

/** A merchant's server that writes down what is pushed. */
async function listen() {
  const received: Record<string, unknown>[] = []
  const key = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG'
  const secrets = { appid, tokens: ['token'], encoding_aes_keys: [key] }
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => {
      const query = Object.fromEntries(new URL(request.url ?? '', 'http://x').searchParams)
      received.push({ ...receivePush(body, query, secrets).message, body })
      response.end('success')
    })
  }).listen(0)
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const push = {
    url: `http://localhost:${port}/push`,
    token: 'token',
    encoding_aes_key: key,
    format: 'json' as const,
  }
  const count = async (wanted: number) => {
    await expect.poll(() => received).toHaveLength(wanted)
    return received
  }
  return { push, count, close: () => server.close() }
}

describe('pushes on demand', () => {
  it('come twice, late, and after the one that follows', async () => {
    const merchant = await listen()
    const { emulator, control } = await open({ push: merchant.push })
    const send = (name: string) => control('/pushes', { message: { Event: name } })
    const fault = (effect: string, more: object = {}) =>
      control('/faults', { path: '/push', effect, ...more })
    await fault('push_twice')
    await send('twice')
    await merchant.count(2)
    await fault('push_swap')
    await send('held')
    await send('sooner')
    await merchant.count(4)
    await fault('push_late', { ms: 2000 })
    await send('late')
    await send('first')
    const names = (await merchant.count(6)).map(({ Event }) => Event)
    expect(names.slice(0, 2)).toEqual(['twice', 'twice'])
    expect(names.slice(2, 4).toSorted()).toEqual(['held', 'sooner'])
    expect(names.slice(4)).toEqual(['first', 'late'])
    await emulator.close()
    merchant.close()
  })

  it('carry the plain message too in compatible mode', async () => {
    const merchant = await listen()
    const { emulator, control } = await open({ push: { ...merchant.push, mode: 'compatible' } })
    await control('/pushes', { message: { Event: 'seen', ToUserName: 'gh_1' } })
    const [push] = await merchant.count(1)
    expect(push).toMatchObject({ Event: 'seen' })
    expect(JSON.parse(String(push?.['body']))).toMatchObject({ Event: 'seen' })
    await emulator.close()
    merchant.close()
  })

  it('remind of access while nothing was ever shipped, then of each late order', async () => {
    const merchant = await listen()
    const { emulator, control, upload } = await open({ push: merchant.push })
    const order = await control<Order>('/orders')
    await control<Order>('/orders')
    await control('/clock', { advance: 86_401 })
    await control('/clock', { advance: 86_401 })
    const access = 'trade_manage_remind_access_api'
    expect((await merchant.count(2)).map(({ Event }) => Event)).toEqual([access, access])
    // Two days are over: the other order is late as soon as anything was ever shipped.
    await upload(order)
    const names = (await merchant.count(4)).map(({ Event }) => Event)
    // One for the order that was never shipped; none for the account any more.
    expect(names.slice(3)).toEqual(['trade_manage_remind_shipping'])
    await emulator.close()
    merchant.close()
  })
})

describe('the state', () => {
  it('survives a restart when a file keeps it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'fahuo-emulator-'))
    const state_file = join(folder, 'wechat.json')
    const first = await open({ state_file })
    const order = await first.control<Order>('/orders', { openid: 'oKept' })
    await first.upload(order)
    await first.emulator.close()
    const second = await open({ state_file })
    expect(second.token).toBe(first.token)
    expect((await second.wechat('/wxa/sec/order/get_order', order)).order).toMatchObject({
      order_state: 2,
    })
    await second.emulator.close()
    await rm(folder, { recursive: true })
  })

  it('is in the file before an answer leaves: nothing answered is missing after a kill', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'fahuo-emulator-'))
    const state_file = join(folder, 'wechat.json')
    const killed = await open({ state_file })
    const order = await killed.control<Order>('/orders', { openid: 'oKept' })
    await killed.upload(order)
    // It is not closed first: what lies in the file now is what a kill would leave.
    const next = await open({ state_file })
    expect(next.token).toBe(killed.token)
    expect((await next.wechat('/wxa/sec/order/get_order', order)).order).toMatchObject({
      order_state: 2,
    })
    await Promise.all([killed.emulator.close(), next.emulator.close()])
    await rm(folder, { recursive: true })
  })
})
