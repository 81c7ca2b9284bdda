import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { receivePush, type PushQuery } from '@fahuo/wechat'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startEmulator, type Emulator, type EmulatorOptions } from './emulator.ts'
import type { PlatformOptions } from './state/platforms.ts'

const tea = { appid: 'wx00000000000000a1', secret: 'tea-secret', name: 'Tea' }
const cakes = { appid: 'wx00000000000000b2', secret: 'cake-secret', name: 'Cakes' }
const platform = {
  component_appid: 'wx00000000000000c0',
  component_appsecret: 'platform-secret',
  token: 'platform-token',
  encoding_aes_key: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
  permission_sets: [45, 142],
}
const { component_appid } = platform
const COMPONENT = '/cgi-bin/component'
const GET_ORDER = '/wxa/sec/order/get_order'
const MINUTE = 60

type Body = Record<string, unknown>
interface Answer {
  errcode?: number
  errmsg?: string
  component_access_token: string
  pre_auth_code: string
  expires_in: number
  authorizer_access_token: string
  authorizer_refresh_token: string
  openid?: string
  authorizer_info: Body
  total_count: number
  list: { authorizer_appid: string; refresh_token?: string }[]
  authorization_info: {
    authorizer_appid: string
    authorizer_access_token: string
    authorizer_refresh_token: string
    func_info: { funcscope_category: { id: number } }[]
  }
}

/** A platform's server, which keeps what comes to either of its addresses. */
async function platformServer() {
  const received: { path: string; envelope: string; message: Body }[] = []
  let answer: (message: Body) => string = () => 'success'
  const secrets = {
    appid: component_appid,
    tokens: [platform.token],
    encoding_aes_keys: [platform.encoding_aes_key],
  }
  const server = createServer((incoming, response) => {
    const chunks: Buffer[] = []
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
    incoming.on('end', () => {
      const url = new URL(incoming.url ?? '', 'http://localhost')
      const envelope = Buffer.concat(chunks).toString()
      const query = Object.fromEntries(url.searchParams) as PushQuery
      const { message } = receivePush(envelope, query, secrets)
      received.push({ path: url.pathname, envelope, message })
      response.end(answer(message))
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const events = (InfoType: string) =>
    received.map(({ message }) => message).filter((one) => one['InfoType'] === InfoType)
  return {
    received,
    events,
    answers: (by: typeof answer) => (answer = by),
    /** The newest event of a kind, once there are so many. */
    async event(InfoType: string, count = 1) {
      await expect.poll(() => events(InfoType).length).toBe(count)
      return events(InfoType)[count - 1] as Record<string, string>
    },
    options: {
      ...platform,
      event_url: `http://127.0.0.1:${port}/events`,
      message_url: `http://127.0.0.1:${port}/$APPID$/messages`,
    },
    close: () => server.close(),
  }
}

async function ask<Result>(url: string, body?: unknown, method = 'POST'): Promise<Result> {
  const answer = await fetch(url, {
    method,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  return (await answer.json()) as Result
}

function clientOf(emulator: Emulator) {
  const control = <Result = Body>(path: string, body: unknown = {}) =>
    ask<Result>(`${emulator.url}/_emulator${path}`, body)
  const look = <Result = Body>(path: string) =>
    ask<Result>(`${emulator.url}/_emulator${path}`, undefined, 'GET')
  const on = (path: string) => `/platforms/${component_appid}${path}`
  const ticket = async () =>
    (await control<{ component_verify_ticket: string }>(on('/ticket'))).component_verify_ticket
  const tokenBy = (component_verify_ticket: string, more: object = {}) =>
    ask<Answer>(`${emulator.url}${COMPONENT}/api_component_token`, {
      component_appid,
      component_appsecret: platform.component_appsecret,
      component_verify_ticket,
      ...more,
    })
  let token = ''
  const call = async (name: string, body: object = {}) => {
    if (token === '') token = (await tokenBy(await ticket())).component_access_token
    return ask<Answer>(`${emulator.url}${COMPONENT}/${name}?access_token=${token}`, {
      component_appid,
      ...body,
    })
  }
  const authorise = async (shop = tea, more: object = {}) =>
    (await control<{ authorization_code: string }>(on(`/authorise?appid=${shop.appid}`), more))
      .authorization_code
  const query = async (authorization_code: string) => call('api_query_auth', { authorization_code })
  const renew = (authorizer_refresh_token: string, authorizer_appid = tea.appid) =>
    call('api_authorizer_token', { authorizer_appid, authorizer_refresh_token })
  return {
    control,
    look,
    on,
    ticket,
    tokenBy,
    call,
    authorise,
    query,
    renew,
    set: (options: Partial<PlatformOptions>) => control(on(''), options),
    revoke: (shop = tea) => control(on(`/revoke?appid=${shop.appid}`)),
    advance: (seconds: number) => control('/clock', { advance: seconds }),
    forget: () => (token = ''),
    token: () => token,
    as: (access_token: string) => (path: string, body: object) =>
      ask<Answer>(`${emulator.url}${path}?access_token=${access_token}`, body),
  }
}

const open = (options: Partial<EmulatorOptions> = {}) =>
  startEmulator({ ...tea, shops: [cakes], platforms: [platform], ...options })

describe('a platform by itself', () => {
  let emulator: Emulator
  let wechat: ReturnType<typeof clientOf>
  beforeEach(async () => {
    emulator = await open()
    wechat = clientOf(emulator)
  })
  afterEach(() => emulator.close())

  it('gets a token by its secret and a ticket of the last twelve hours', async () => {
    const ticket = await wechat.ticket()
    expect(await wechat.tokenBy(ticket)).toMatchObject({ expires_in: 7200 })
    expect(await wechat.tokenBy('ticket@@@never')).toMatchObject({ errcode: 61006 })
    const wrong = { component_appsecret: 'another' }
    expect(await wechat.tokenBy(ticket, wrong)).toMatchObject({ errcode: 40125 })
    const unknown = { component_appid: 'wx00000000000000ff' }
    expect(await wechat.tokenBy(ticket, unknown)).toMatchObject({ errcode: 40013 })
    await wechat.advance(11 * 3600)
    expect(await wechat.tokenBy(ticket)).toHaveProperty('component_access_token')
    await wechat.advance(3600)
    expect(await wechat.tokenBy(ticket)).toMatchObject({ errcode: 61005 })
    await wechat.set({ banned: true })
    expect(await wechat.tokenBy(ticket)).toMatchObject({ errcode: 61011 })
  })

  it('keeps a token that it replaced for five minutes', async () => {
    await wechat.call('api_create_preauthcode')
    await wechat.tokenBy(await wechat.ticket())
    await wechat.advance(299)
    expect(await wechat.call('api_create_preauthcode')).toHaveProperty('pre_auth_code')
    await wechat.advance(2)
    expect(await wechat.call('api_create_preauthcode')).toMatchObject({ errcode: 42001 })
  })

  it('is refused from an address that is not on its list, and at its daily limit until that is cleared', async () => {
    await wechat.call('api_create_preauthcode')
    await wechat.set({ ip_allow_list: ['10.0.0.1'] })
    expect(await wechat.call('api_create_preauthcode')).toMatchObject({ errcode: 61004 })
    expect(await wechat.tokenBy('any')).toMatchObject({ errcode: 61004 })
    await wechat.set({ ip_allow_list: null, calls_per_day: 3 })
    const clear = (more: object = {}) =>
      ask<Answer>(`${emulator.url}${COMPONENT}/clear_quota/v2`, {
        component_appid,
        appsecret: platform.component_appsecret,
        ...more,
      })
    const spent = async () => {
      for (;;) {
        const { errcode } = await wechat.call('api_create_preauthcode')
        if (errcode !== undefined) return errcode
      }
    }
    expect(await spent()).toBe(45009)
    expect(await clear({ appsecret: 'another' })).toMatchObject({ errcode: 40125 })
    expect(await clear()).toMatchObject({ errcode: 0 })
    expect(await wechat.call('api_create_preauthcode')).toHaveProperty('pre_auth_code')
    for (let times = 1; times < 10; times += 1) await clear()
    expect(await clear()).toMatchObject({ errcode: 48006 })
  })

  it('tells whether tickets are pushed, and starts them again', async () => {
    const start = (component_secret = platform.component_appsecret) =>
      ask<Answer>(`${emulator.url}${COMPONENT}/api_start_push_ticket`, {
        component_appid,
        component_secret,
      })
    expect(await start()).toMatchObject({ errcode: 0, errmsg: 'in a normal state' })
    await wechat.set({ ticket_push: false })
    expect(await start()).toMatchObject({ errcode: 0, errmsg: 'ok' })
    expect(await start()).toMatchObject({ errmsg: 'in a normal state' })
    expect(await start('another')).toMatchObject({ errcode: 40125 })
  })

  it('acts for itself alone, and with its own kind of token', async () => {
    const other = { component_appid: 'wx00000000000000d0' }
    await wechat.control('/platforms', { ...other, authorise: false })
    expect(await wechat.call('api_create_preauthcode', other)).toMatchObject({ errcode: 40013 })
    const { authorization_info } = await wechat.query(await wechat.authorise())
    const wrong = wechat.as(authorization_info.authorizer_access_token)
    const preauth = `${COMPONENT}/api_create_preauthcode`
    expect(await wrong(preauth, { component_appid })).toMatchObject({ errcode: 61014 })
    const own = wechat.as(wechat.token())
    expect(await own(GET_ORDER, { transaction_id: '1' })).toMatchObject({ errcode: 61014 })
    expect(await own(preauth, {})).toMatchObject({ errcode: 41018 })
  })
})

describe('an authorisation', () => {
  let emulator: Emulator
  let wechat: ReturnType<typeof clientOf>
  beforeEach(async () => {
    emulator = await open()
    wechat = clientOf(emulator)
  })
  afterEach(() => emulator.close())

  it('lets a platform act for that Mini Program, and for no other', async () => {
    const { authorization_info } = await wechat.query(await wechat.authorise())
    expect(authorization_info.authorizer_appid).toBe(tea.appid)
    const granted = authorization_info.func_info.map((one) => one.funcscope_category.id)
    expect(granted).toEqual([45, 142])
    const asTea = wechat.as(authorization_info.authorizer_access_token)
    const [ours, theirs] = await Promise.all(
      [tea, cakes].map(({ appid }) =>
        wechat.control<{ transaction_id: string }>(`/orders?appid=${appid}`),
      ),
    )
    expect(await asTea(GET_ORDER, ours ?? {})).toMatchObject({ errcode: 0 })
    expect(await asTea(GET_ORDER, theirs ?? {})).toMatchObject({ errcode: 10060001 })
    const ofCakes = { authorizer_appid: cakes.appid }
    const { authorizer_refresh_token } = authorization_info
    expect(await wechat.renew(authorizer_refresh_token, cakes.appid)).toMatchObject({
      errcode: 61003,
    })
    expect(await wechat.call('api_get_authorizer_info', ofCakes)).toMatchObject({ errcode: 61003 })
  })

  it('refuses what the merchant did not grant, what is for no platform, and what the account lacks', async () => {
    await wechat.set({ permission_sets: [142] })
    const { authorization_info } = await wechat.query(await wechat.authorise())
    const call = wechat.as(authorization_info.authorizer_access_token)
    expect(await call('/cgi-bin/express/delivery/open_msg/follow_waybill', {})).toMatchObject({
      errcode: 61007,
    })
    for (const path of ['get_order_list', 'set_msg_jump_path'])
      expect(await call(`/wxa/sec/order/${path}`, {})).toMatchObject({ errcode: 61007 })
    const managed = '/wxa/sec/order/is_trade_managed'
    expect(await call(managed, { appid: tea.appid })).toMatchObject({ errcode: 0 })
    await wechat.control(`/settings?appid=${tea.appid}`, { shipping_management: false })
    expect(await call(managed, { appid: tea.appid })).toMatchObject({ errcode: 48001 })
    await wechat.authorise(tea, { permission_sets: [120] })
    expect(await call(managed, { appid: tea.appid })).toMatchObject({ errcode: 61003 })
    // The platform's secret is no Mini Program's.
    const { component_appsecret: secret } = platform
    const stable = (appid: string) =>
      ask<Answer>(`${emulator.url}/cgi-bin/stable_token`, {
        grant_type: 'client_credential',
        appid,
        secret,
      })
    expect(await stable(component_appid)).toMatchObject({ errcode: 40013 })
    expect(await stable(tea.appid)).toMatchObject({ errcode: 40125 })
  })

  it('ends when the merchant takes it back, and begins with a new refresh token', async () => {
    const first = (await wechat.query(await wechat.authorise())).authorization_info
    const call = wechat.as(first.authorizer_access_token)
    await wechat.revoke()
    expect(await call(GET_ORDER, { transaction_id: '1' })).toMatchObject({ errcode: 61003 })
    expect(await wechat.renew(first.authorizer_refresh_token)).toMatchObject({ errcode: 61003 })
    expect(
      await wechat.call('api_get_authorizer_info', { authorizer_appid: tea.appid }),
    ).toMatchObject({ errcode: 61003 })
    const second = (await wechat.query(await wechat.authorise())).authorization_info
    expect(second.authorizer_refresh_token).not.toBe(first.authorizer_refresh_token)
    expect(await wechat.renew(first.authorizer_refresh_token)).toMatchObject({ errcode: 61023 })
    expect(await wechat.renew(second.authorizer_refresh_token)).toMatchObject({ expires_in: 7200 })
    expect(await wechat.renew('')).toMatchObject({ errcode: 61023 })
  })

  it('takes a code once, in its time, and no other kind of code', async () => {
    const code = await wechat.authorise()
    expect(await wechat.query('queryauthcode@@@never')).toMatchObject({ errcode: 61009 })
    const { pre_auth_code } = await wechat.call('api_create_preauthcode')
    expect(await wechat.query(pre_auth_code)).toMatchObject({ errcode: 61009 })
    expect(await wechat.query(code)).toHaveProperty('authorization_info')
    expect(await wechat.query(code)).toMatchObject({ errcode: 61009 })
    const late = await wechat.authorise(cakes)
    await wechat.advance(3600)
    wechat.forget()
    expect(await wechat.query(late)).toMatchObject({ errcode: 61010 })
    await wechat.set({ codes_once: false })
    const again = await wechat.authorise()
    await wechat.query(again)
    expect(await wechat.query(again)).toHaveProperty('authorization_info')
  })

  it('tells of accounts, without a refresh token where the code was never exchanged', async () => {
    await wechat.query(await wechat.authorise())
    await wechat.authorise(cakes)
    const all = await wechat.call('api_get_authorizer_list', { offset: 0, count: 500 })
    expect(all).toMatchObject({
      total_count: 2,
      list: [{ authorizer_appid: tea.appid }, { authorizer_appid: cakes.appid }],
    })
    expect(all.list.map((one) => one.refresh_token !== undefined)).toEqual([true, false])
    const page = await wechat.call('api_get_authorizer_list', { offset: 1, count: 1 })
    expect(page.list).toMatchObject([{ authorizer_appid: cakes.appid }])
    expect(await wechat.call('api_get_authorizer_list', { offset: 0, count: 501 })).toMatchObject({
      errcode: 40170,
    })
    await wechat.control(`/settings?appid=${tea.appid}`, { account_status: 19 })
    const info = await wechat.call('api_get_authorizer_info', { authorizer_appid: tea.appid })
    expect(info).toMatchObject({
      authorizer_info: {
        nick_name: 'Tea',
        user_name: `gh_${tea.appid.slice(-12)}`,
        account_status: 19,
        MiniProgramInfo: {},
      },
      authorization_info: { authorizer_refresh_token: all.list[0]?.refresh_token },
    })
  })

  it('keeps its refresh token when it is renewed or changed, or not, as it is set', async () => {
    const first = (await wechat.query(await wechat.authorise())).authorization_info
    const { authorizer_refresh_token } = first
    expect(await wechat.renew(authorizer_refresh_token)).toMatchObject({ authorizer_refresh_token })
    const sameAfter = async (permission_sets: number[]) => {
      const code = await wechat.authorise(tea, { permission_sets })
      const { authorization_info: now } = await wechat.query(code)
      return now.authorizer_refresh_token === authorizer_refresh_token
    }
    expect(await sameAfter([142])).toBe(true)
    await wechat.set({ rotate_on_renewal: true })
    const renewed = await wechat.renew(authorizer_refresh_token)
    expect(renewed.authorizer_refresh_token).not.toBe(authorizer_refresh_token)
    await wechat.advance(4 * MINUTE)
    const overlapping = await wechat.renew(authorizer_refresh_token)
    expect(overlapping.authorizer_refresh_token).toBe(renewed.authorizer_refresh_token)
    await wechat.advance(2 * MINUTE)
    expect(await wechat.renew(authorizer_refresh_token)).toMatchObject({ errcode: 61023 })
    await wechat.set({ rotate_on_update: true })
    expect(await sameAfter([45, 142])).toBe(false)
  })

  it('gives an exclusive set to one platform at a time', async () => {
    await wechat.query(await wechat.authorise())
    const other = { component_appid: 'wx00000000000000d0', permission_sets: [45, 142] }
    await wechat.control('/platforms', other)
    const { authorisations } = await wechat.look<{
      authorisations: { permission_sets: number[] }[]
    }>(`/platforms/${other.component_appid}`)
    expect(authorisations).toMatchObject([{ permission_sets: [142] }])
  })

  it('logs buyers of the Mini Program in', async () => {
    await wechat.query(await wechat.authorise())
    const codeOf = async ({ appid }: typeof tea) =>
      (await wechat.control<{ code: string }>(`/login-codes?appid=${appid}`, { openid: 'oBuyer' }))
        .code
    const login = (appid: string, js_code: string) =>
      ask<Answer>(
        `${emulator.url}/sns/component/jscode2session?${new URLSearchParams({
          appid,
          js_code,
          grant_type: 'authorization_code',
          component_appid,
          component_access_token: wechat.token(),
        })}`,
        undefined,
        'GET',
      )
    expect(await login(tea.appid, await codeOf(tea))).toMatchObject({ openid: 'oBuyer' })
    expect(await login(tea.appid, await codeOf(cakes))).toMatchObject({ errcode: 40029 })
    expect(await login(cakes.appid, await codeOf(cakes))).toMatchObject({ errcode: 61003 })
  })
})

describe("what a platform's server is told", () => {
  let server: Awaited<ReturnType<typeof platformServer>>
  let emulator: Emulator
  let wechat: ReturnType<typeof clientOf>
  beforeEach(async () => {
    server = await platformServer()
    emulator = await open({ platforms: [server.options] })
    wechat = clientOf(emulator)
    await server.event('component_verify_ticket')
  })
  afterEach(async () => {
    await emulator.close()
    server.close()
  })

  it('is a ticket every ten minutes, in an envelope with the appid of the platform', async () => {
    const [first] = server.received
    expect(first?.path).toBe('/events')
    expect(first?.envelope).toContain(`<AppId><![CDATA[${component_appid}]]></AppId><Encrypt>`)
    expect(first?.message).toMatchObject({ AppId: component_appid })
    await wechat.advance(10 * MINUTE)
    const { ComponentVerifyTicket = '' } = await server.event('component_verify_ticket', 2)
    expect(await wechat.tokenBy(ComponentVerifyTicket)).toHaveProperty('component_access_token')
    await wechat.set({ ticket_push: false })
    await wechat.advance(60 * MINUTE)
    await wechat.authorise()
    await server.event('authorized')
    expect(server.events('component_verify_ticket')).toHaveLength(2)
  })

  it('is each authorisation, its change and its end', async () => {
    const code = await wechat.authorise()
    const authorized = await server.event('authorized')
    expect(authorized).toMatchObject({
      AppId: component_appid,
      AuthorizerAppid: tea.appid,
      AuthorizationCode: code,
    })
    const lives =
      Number(authorized['AuthorizationCodeExpiredTime']) - Number(authorized['CreateTime'])
    expect(lives).toBe(3600)
    // The same sets again: nothing is told.
    await wechat.authorise()
    const changed = await wechat.authorise(tea, { permission_sets: [142] })
    expect(await server.event('updateauthorized')).toMatchObject({ AuthorizationCode: changed })
    await wechat.revoke()
    const ended = await server.event('unauthorized')
    expect(ended).toMatchObject({ AuthorizerAppid: tea.appid })
    expect(ended).not.toHaveProperty('AuthorizationCode')
  })

  it('comes twice, late and in the wrong order on demand, and again', async () => {
    const fault = (effect: string, more: object = {}) =>
      wechat.control('/faults', { path: '/component/event', effect, ...more })
    await fault('push_twice')
    await wechat.authorise()
    await server.event('authorized', 2)
    await fault('push_swap')
    await wechat.revoke()
    await wechat.authorise()
    await server.event('unauthorized')
    await server.event('authorized', 3)
    const { events } = await wechat.look<{
      events: { id: string; message: Body; attempts: object[] }[]
    }>(wechat.on('/events'))
    // What was told last was made before it.
    expect(events.map(({ message }) => message['InfoType']).slice(0, 2)).toEqual([
      'authorized',
      'unauthorized',
    ])
    await fault('push_lost')
    await wechat.revoke()
    await wechat.control(wechat.on('/events'), { id: events[1]?.id })
    await server.event('unauthorized', 2)
  })

  it('is what the Mini Program is told as well, with its appid in the address', async () => {
    await wechat.authorise()
    const order = await wechat.control<{ openid: string }>(`/orders?appid=${tea.appid}`)
    const message = {
      Event: 'trade_manage_remind_access_api',
      MsgType: 'event',
      ToUserName: 'gh_x',
    }
    await wechat.control(`/pushes?appid=${tea.appid}`, { message })
    // Another Mini Program did not authorise it, and set 19 was not granted.
    await wechat.control(`/pushes?appid=${cakes.appid}`, { message })
    const written = { openid: order.openid, content: '在吗' }
    await wechat.control(`/customer-messages?appid=${tea.appid}`, written)
    const granted = { permission_sets: [142, 19] }
    await wechat.authorise(tea, granted)
    await wechat.control(`/customer-messages?appid=${tea.appid}`, { ...written, content: '有货吗' })
    const messages = () => server.received.filter(({ path }) => path !== '/events')
    await expect.poll(() => messages().length).toBe(2)
    expect(new Set(messages().map(({ path }) => path))).toEqual(new Set([`/${tea.appid}/messages`]))
    const contents = messages().map(({ message: one }) => one['Content'] ?? one['Event'])
    expect(new Set(contents)).toEqual(new Set(['trade_manage_remind_access_api', '有货吗']))
    const { pushes } = await wechat.look<{ pushes: { to: string | null }[] }>(
      `/pushes?appid=${tea.appid}`,
    )
    expect(pushes.filter(({ to }) => to === component_appid)).toHaveLength(2)
    expect(pushes.filter(({ to }) => to === null)).toHaveLength(3)
  })

  it('is what came of its application for order pages', async () => {
    await wechat.query(await wechat.authorise())
    const path = 'pages/order/order?id=${商品订单号}'
    const apply = wechat.as(wechat.token())
    const batch_req = { path, appid_list: [tea.appid, cakes.appid] }
    expect(await apply('/wxa/security/applysetorderpathinfo', { batch_req })).toMatchObject({
      errcode: 0,
    })
    expect(await server.event('order_path_apply_result_notify')).toMatchObject({
      list: [
        { appid: tea.appid, ret_code: '0' },
        { appid: cakes.appid, ret_code: '-2' },
      ],
    })
    expect(await server.event('order_path_audit_result_notify')).toMatchObject({
      list: { appid: tea.appid, status: '4' },
    })
  })

  it('is tested by an account of WeChat before a release', async () => {
    await wechat.set({ released: false, permission_sets: [142, 19] })
    const refused = await wechat.control(wechat.on(`/authorise?appid=${tea.appid}`))
    expect(refused).toMatchObject({ error: { code: 'not_released' } })
    server.answers((message) => {
      const code = /^QUERY_AUTH_CODE:(.+)$/.exec(String(message['Content']))?.[1]
      if (code === undefined) return 'success'
      void wechat.query(code).then(({ authorization_info }) =>
        wechat.as(authorization_info.authorizer_access_token)('/cgi-bin/message/custom/send', {
          touser: message['FromUserName'],
          msgtype: 'text',
          text: { content: `${code}_from_api` },
        }),
      )
      return ''
    })
    // A token is there before the test begins.
    await wechat.call('api_create_preauthcode')
    const result = await wechat.control<{ passed: boolean; appid: string; steps: Body[] }>(
      wechat.on('/release-test'),
    )
    expect(result.steps.map(({ step, ok }) => [step, ok])).toEqual([
      ['ticket', true],
      ['authorized', true],
      ['message', true],
      ['from_api', true],
      ['unauthorized', true],
    ])
    expect(result.passed).toBe(true)
    const { shops } = await wechat.look<{ shops: { appid: string }[] }>('/shops')
    expect(shops.map(({ appid }) => appid)).not.toContain(result.appid)
    expect(await wechat.authorise()).toMatch(/^queryauthcode@@@/)

    server.answers(() => '<xml>success</xml>')
    await wechat.set({ permission_sets: [142] })
    const failed = await wechat.control<{ passed: boolean; steps: Body[] }>(
      wechat.on('/release-test'),
    )
    expect(failed.passed).toBe(false)
    expect(failed.steps.map(({ step }) => step)).toEqual(['ticket', 'authorized', 'unauthorized'])
  })
})

describe('the authorisation page', () => {
  let emulator: Emulator
  let wechat: ReturnType<typeof clientOf>
  const entry = 'https://platform.example'
  const redirect_uri = `${entry}/onboard/callback?invitation=1`
  beforeAll(async () => {
    emulator = await open({ platforms: [{ ...platform, entry_domain: 'platform.example' }] })
    wechat = clientOf(emulator)
  })
  afterAll(() => emulator.close())

  const preauth = async () => (await wechat.call('api_create_preauthcode')).pre_auth_code
  async function visit(more: Record<string, string> = {}, referer: string | null = `${entry}/`) {
    const { path = '/cgi-bin/componentloginpage', ...fields } = more
    const query = {
      component_appid,
      redirect_uri,
      auth_type: '2',
      pre_auth_code: fields['pre_auth_code'] ?? (await preauth()),
      ...fields,
    }
    const answer = await fetch(`${emulator.url}${path}?${new URLSearchParams(query)}`, {
      headers: { 'accept-language': 'zh-CN', ...(referer !== null && { referer }) },
    })
    const html = await answer.text()
    const why = /data-why="(\w+)"/.exec(html)?.[1] ?? null
    const fieldsOf = (name: string) =>
      [...html.matchAll(new RegExp(`<input[^>]*name="${name}" value="([^"]*)"[^>]*>`, 'g'))].map(
        ([tag, value]) => ({ value: value ?? '', disabled: tag.includes('disabled') }),
      )
    return { html, why, query, sets: fieldsOf('set'), appids: fieldsOf('appid') }
  }
  const agree = async (query: object, sets: number[], appid = tea.appid) => {
    const form = new URLSearchParams({ ...query, appid })
    for (const set of sets) form.append('set', String(set))
    const answer = await fetch(`${emulator.url}/cgi-bin/componentloginpage`, {
      method: 'POST',
      body: form,
      redirect: 'manual',
    })
    return answer.headers.get('location') ?? (await answer.text())
  }

  it.each(['/cgi-bin/componentloginpage', '/wxaopen/safe/bindcomponent'])(
    'lists what is asked, and leads back with a code: %s',
    async (path) => {
      const { html, why, query, sets, appids } = await visit({ path })
      expect(why).toBe(null)
      expect(html).toContain('小程序发货管理服务')
      expect(sets.map(({ value }) => value)).toEqual(['45', '142'])
      expect(appids.map(({ value }) => value)).toEqual([tea.appid, cakes.appid])
      // The merchant leaves one out, and cannot add what was not asked.
      const back = new URL(await agree(query, [142, 18]))
      expect(back.origin + back.pathname).toBe(`${entry}/onboard/callback`)
      expect(back.searchParams.get('invitation')).toBe('1')
      expect(back.searchParams.get('expires_in')).toBe('600')
      const code = back.searchParams.get('auth_code') ?? ''
      const { authorization_info } = await wechat.query(code)
      expect(authorization_info.func_info).toEqual([{ funcscope_category: { id: 142 } }])
      await wechat.revoke()
    },
  )

  it('is entered from the entry domain only, and leads back to it', async () => {
    expect((await visit({}, null)).why).toBe('entry_domain')
    expect((await visit({}, null)).html).toContain('授权入口页所在域名：空')
    const foreign = await visit({}, 'https://elsewhere.example/')
    expect(foreign.why).toBe('entry_domain')
    expect(foreign.html).toContain('elsewhere.example')
    const away = { redirect_uri: 'https://elsewhere.example/callback' }
    expect((await visit(away)).why).toBe('redirect_uri')
  })

  it('asks for less by the link, for one account, and for Mini Programs only', async () => {
    const some = await visit({ category_id_list: '142|18' })
    expect(some.sets.map(({ value }) => value)).toEqual(['142'])
    const one = await visit({ biz_appid: cakes.appid, auth_type: '1' })
    expect(one.appids.map(({ value }) => value)).toEqual([cakes.appid])
    expect((await visit({ auth_type: '1' })).why).toBe('auth_type')
    expect((await visit({ biz_appid: 'wx00000000000000ff' })).why).toBe('no_account')
    expect((await visit({ component_appid: 'wx00000000000000ff' })).why).toBe('no_platform')
  })

  it('takes a pre_auth_code until it has expired or was used', async () => {
    expect((await visit({ pre_auth_code: 'preauthcode@@@never' })).why).toBe('pre_auth_code')
    const { query } = await visit()
    await agree(query, [142])
    expect((await visit({ pre_auth_code: query.pre_auth_code })).why).toBe('pre_auth_code')
    const late = await preauth()
    await wechat.advance(1801)
    expect((await visit({ pre_auth_code: late })).why).toBe('pre_auth_code')
  })

  it('shows which exclusive set another platform has', async () => {
    const other = { component_appid: 'wx00000000000000d0', permission_sets: [45] }
    await wechat.control(`/platforms?appid=${cakes.appid}`, other)
    const { sets, html } = await visit({ biz_appid: cakes.appid })
    expect(sets).toEqual([
      { value: '45', disabled: true },
      { value: '142', disabled: false },
    ])
    expect(html).toContain('已授权给其他平台')
    const english = await visit({ biz_appid: cakes.appid, lang: 'en' })
    expect(english.html).toContain('granted to another platform')
  })
})

it('keeps platforms and their authorisations over a restart', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'fahuo-emulator-'))
  const state_file = join(folder, 'wechat.json')
  const first = await open({ state_file })
  const before = clientOf(first)
  const { authorization_info } = await before.query(await before.authorise())
  const { authorizer_refresh_token } = authorization_info
  await first.close()
  const second = await open({ state_file })
  const after = clientOf(second)
  expect(await after.renew(authorizer_refresh_token)).toMatchObject({ authorizer_refresh_token })
  await second.close()
  await rm(folder, { recursive: true })
})
