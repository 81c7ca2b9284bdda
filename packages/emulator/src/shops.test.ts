import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { receivePush, type PushQuery } from '@fahuo/wechat'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startEmulator, type EmulatorOptions } from './emulator.ts'

const tea = { appid: 'wx00000000000000a1', secret: 'tea-secret' }
const cakes = { appid: 'wx00000000000000b2', secret: 'cake-secret' }
const GET_ORDER = '/wxa/sec/order/get_order'
const key = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG'

interface Answer {
  errcode?: number
  access_token?: string
  order?: { transaction_id: string; order_state: number }
  order_list?: { transaction_id: string }[]
  openid?: string
  path?: string
}
interface Order {
  transaction_id: string
  merchant_id: string
  openid: string
}

async function ask<Body>(url: string, body?: unknown, method = 'POST'): Promise<Body> {
  const answer = await fetch(url, {
    method,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  return (await answer.json()) as Body
}

async function open(options: Partial<EmulatorOptions> = {}) {
  const emulator = await startEmulator({ ...tea, shops: [cakes], ...options })
  const control = <Body>(path: string, body: unknown = {}) =>
    ask<Body>(`${emulator.url}/_emulator${path}`, body)
  const look = <Body>(path: string) =>
    ask<Body>(`${emulator.url}/_emulator${path}`, undefined, 'GET')
  const token = async ({ appid, secret }: typeof tea) => {
    const asked = { grant_type: 'client_credential', appid, secret }
    return ask<Answer>(`${emulator.url}/cgi-bin/stable_token`, asked)
  }
  const as = async (shop: typeof tea) => {
    const { access_token } = await token(shop)
    return (path: string, body: unknown) =>
      ask<Answer>(`${emulator.url}${path}?access_token=${access_token}`, body)
  }
  const pay = ({ appid }: typeof tea, more: object = {}) =>
    control<Order>(`/orders?appid=${appid}`, more)
  return { emulator, control, look, token, as, pay }
}

describe('several Mini Programs in one WeChat', () => {
  let wechat: Awaited<ReturnType<typeof open>>
  beforeAll(async () => {
    wechat = await open()
  })
  afterAll(() => wechat.emulator.close())

  it('knows an order by the tokens of its own Mini Program only', async () => {
    const [asTea, asCakes] = [await wechat.as(tea), await wechat.as(cakes)]
    const { transaction_id } = await wechat.pay(cakes)
    expect(await asCakes(GET_ORDER, { transaction_id })).toMatchObject({
      order: { transaction_id, order_state: 1 },
    })
    expect(await asTea(GET_ORDER, { transaction_id })).toMatchObject({ errcode: 10060001 })
    const list = '/wxa/sec/order/get_order_list'
    expect((await asCakes(list, {})).order_list).toHaveLength(1)
    expect((await asTea(list, {})).order_list).toEqual([])
    const managed = '/wxa/sec/order/is_trade_managed'
    expect(await asTea(managed, { appid: cakes.appid })).toMatchObject({ errcode: 40013 })
    expect(await asTea(managed, { appid: tea.appid })).toMatchObject({ errcode: 0 })
  })

  it('gives a token for the secret of that Mini Program only', async () => {
    expect(await wechat.token({ ...tea, secret: cakes.secret })).toMatchObject({ errcode: 40125 })
    expect(await wechat.token({ ...tea, appid: 'wx00000000000000ff' })).toMatchObject({
      errcode: 40013,
    })
    const [one, other] = [await wechat.token(tea), await wechat.token(cakes)]
    expect(one.access_token).not.toBe(other.access_token)
  })

  it('takes a login code of its own Mini Program only', async () => {
    const { code } = await wechat.control<{ code: string }>(`/login-codes?appid=${cakes.appid}`, {
      openid: 'oCakes',
    })
    const login = ({ appid, secret }: typeof tea) =>
      ask<Answer>(
        `${wechat.emulator.url}/sns/jscode2session?appid=${appid}&secret=${secret}&js_code=${code}&grant_type=authorization_code`,
        undefined,
        'GET',
      )
    expect(await login(tea)).toMatchObject({ errcode: 40029 })
    expect(await login(cakes)).toMatchObject({ openid: 'oCakes' })
  })

  it('keeps settings, paths and faults apart, and the clock together', async () => {
    const [asTea, asCakes] = [await wechat.as(tea), await wechat.as(cakes)]
    await asCakes('/wxa/sec/order/set_msg_jump_path', { path: 'pages/cake/cake' })
    const { openid, transaction_id } = await wechat.pay(tea)
    const shipped = await asTea('/wxa/sec/order/upload_shipping_info', {
      order_key: { order_number_type: 2, transaction_id },
      logistics_type: 4,
      delivery_mode: 1,
      shipping_list: [{ item_desc: 'Tea' }],
      upload_time: '2030-01-01T00:00:00+08:00',
      payer: { openid },
    })
    expect(shipped).toMatchObject({ errcode: 0 })
    const { messages } = await wechat.look<{ messages: Answer[] }>(`/messages?openid=${openid}`)
    expect(messages).toMatchObject([{ path: null }])

    await wechat.control(`/settings?appid=${cakes.appid}`, { shipping_management: false })
    expect(await asCakes(GET_ORDER, { transaction_id })).toMatchObject({ errcode: 48001 })
    expect(await asTea(GET_ORDER, { transaction_id })).toMatchObject({ errcode: 0 })
    await wechat.control(`/settings?appid=${cakes.appid}`, { shipping_management: true })

    await wechat.control('/faults', {
      path: GET_ORDER,
      appid: cakes.appid,
      effect: 'errcode',
      errcode: -1,
    })
    expect(await asTea(GET_ORDER, { transaction_id })).toMatchObject({ errcode: 0 })
    expect(await asCakes(GET_ORDER, { transaction_id })).toMatchObject({ errcode: -1 })
    await wechat.control('/faults', {
      path: '/cgi-bin/stable_token',
      appid: cakes.appid,
      effect: 'errcode',
      errcode: -1,
    })
    expect(await wechat.token(tea)).toHaveProperty('access_token')
    expect(await wechat.token(cakes)).toMatchObject({ errcode: -1 })

    const { calls } = await wechat.look<{ calls: { appid: string }[] }>(
      `/calls?appid=${cakes.appid}&path=${GET_ORDER}`,
    )
    expect(new Set(calls.map(({ appid }) => appid))).toEqual(new Set([cakes.appid]))
    await wechat.control('/clock', { advance: 3600 })
    const clock = await wechat.look<{ ahead: number }>(`/clock?appid=${cakes.appid}`)
    expect(clock.ahead).toBe(3600)
  })

  it('counts the calls of each Mini Program by itself', async () => {
    const [asTea, asCakes] = [await wechat.as(tea), await wechat.as(cakes)]
    await wechat.control(`/settings?appid=${cakes.appid}`, { calls_per_day: 3 })
    const path = '/wxa/sec/order/notify_confirm_receive'
    const codes = [asTea, asTea, asTea, asTea, asCakes, asCakes, asCakes, asCakes]
    const said: unknown[] = []
    for (const call of codes) said.push((await call(path, {})).errcode === 45009)
    expect(said).toEqual([false, false, false, false, false, false, false, true])
    await wechat.control(`/settings?appid=${cakes.appid}`, { calls_per_day: 1_000_000 })
  })

  it('lets a merchant number be shared, with one space of trade numbers', async () => {
    await wechat.control('/shops', { appid: cakes.appid, mchid: '1900000222' })
    const order = await wechat.pay(cakes, { merchant_trade_no: 'T1' })
    expect(order.merchant_id).toBe('1900000222')
    const again = { merchant_id: '1900000222', merchant_trade_no: 'T1' }
    expect(await wechat.pay(tea, again)).toMatchObject({ error: { code: 'exists' } })
    expect(await wechat.pay(tea, { merchant_trade_no: 'T1' })).toHaveProperty('transaction_id')
  })

  it('says which Mini Programs there are, without their secrets, and names one that is not', async () => {
    const { shops } = await wechat.look<{ shops: { appid: string }[] }>('/shops')
    expect(shops.map(({ appid }) => appid)).toEqual([tea.appid, cakes.appid])
    expect(JSON.stringify(shops)).not.toMatch(/-secret/)
    const unknown = await wechat.look('/orders?appid=wx00000000000000ff')
    expect(unknown).toMatchObject({ error: { code: 'not_found' } })
    const nameless = await wechat.control('/shops', { appid: 'wx00000000000000c3' })
    expect(nameless).toMatchObject({ error: { code: 'invalid' } })
  })
})

describe('a Mini Program that the control interface made', () => {
  const coffee = { appid: 'wx00000000000000c3', secret: 'coffee-secret' }

  /** A merchant's server that keeps what is pushed to it. */
  async function receiver() {
    const pushed: { appid: string; body: string; query: PushQuery }[] = []
    const server: Server = createServer((incoming, answer) => {
      const chunks: Buffer[] = []
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
      incoming.on('end', () => {
        const url = new URL(incoming.url ?? '', 'http://localhost')
        pushed.push({
          appid: url.pathname.slice(1),
          body: Buffer.concat(chunks).toString(),
          query: Object.fromEntries(url.searchParams) as PushQuery,
        })
        answer.end('success')
      })
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    return { url: `http://127.0.0.1:${port}`, pushed, close: () => server.close() }
  }

  it('has pushes of its own, signed and sealed for it', async () => {
    const merchant = await receiver()
    const wechat = await open()
    await wechat.control('/shops', {
      ...coffee,
      push: { url: `${merchant.url}/${coffee.appid}`, token: 'coffee', encoding_aes_key: key },
    })
    await wechat.control('/shops', {
      appid: cakes.appid,
      push: { url: `${merchant.url}/${cakes.appid}` },
    })
    const message = { openid: 'oBuyer', content: '有货吗' }
    const { id } = await wechat.control<{ id: string }>(
      `/customer-messages?appid=${coffee.appid}`,
      message,
    )
    await expect.poll(() => merchant.pushed.length).toBe(1)
    const [push] = merchant.pushed
    expect(push?.appid).toBe(coffee.appid)
    const read = (appid: string) =>
      receivePush(push?.body ?? '', push?.query ?? {}, {
        tokens: ['coffee'],
        appid,
        encoding_aes_keys: [key],
      }).message
    expect(read(coffee.appid)).toMatchObject({ Content: '有货吗' })
    expect(() => read(cakes.appid)).toThrow(/appid/)
    const pushesOf = ({ appid }: typeof tea) =>
      wechat.look<{ pushes: { id: string }[] }>(`/pushes?appid=${appid}`)
    expect((await pushesOf(coffee)).pushes).toMatchObject([{ id }])
    expect((await pushesOf(cakes)).pushes).toEqual([])
    await wechat.emulator.close()
    merchant.close()
  })

  it('is there after a restart, and gone after a reset', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'fahuo-emulator-'))
    const state_file = join(folder, 'wechat.json')
    const first = await open({ state_file })
    await first.control('/shops', coffee)
    const [ours, theirs] = [await first.pay(coffee), await first.pay(cakes)]
    await first.control('/clock', { advance: 60 })
    await first.emulator.close()

    const second = await open({ state_file })
    const { transaction_id } = ours
    expect(await (await second.as(coffee))(GET_ORDER, { transaction_id })).toMatchObject({
      order: { transaction_id },
    })
    expect(await second.look('/clock')).toMatchObject({ ahead: 60 })
    const cakeOrder = { transaction_id: theirs.transaction_id }
    await second.control(`/reset?appid=${coffee.appid}`)
    expect(await (await second.as(cakes))(GET_ORDER, cakeOrder)).toMatchObject({ errcode: 0 })
    expect(await (await second.as(coffee))(GET_ORDER, { transaction_id })).toMatchObject({
      errcode: 10060001,
    })
    await second.control('/reset')
    expect(await second.token(coffee)).toMatchObject({ errcode: 40013 })
    expect(await (await second.as(cakes))(GET_ORDER, cakeOrder)).toMatchObject({
      errcode: 10060001,
    })
    await second.emulator.close()
    await rm(folder, { recursive: true })
  })
})
