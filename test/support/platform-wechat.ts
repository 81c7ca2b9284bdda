/**
 * WeChat's side of a third-party platform, before the emulator: it gives the platform its tokens, and
 * makes calls of its merchants with their own.
 */
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { call } from './http.ts'

export const COMPONENT = {
  appid: 'wxc0000000000000ab',
  secret: 'a-component-secret-that-must-be-in-no-output',
  token: 'componentTokenForTests',
  aes_key: 'ZYXWVUTSRQPONMLKJIHGFEDCBA9876543210zyxwvut',
}

/** The settings of a server that is the platform. */
export const platformSettings = {
  COMPONENT_APPID: COMPONENT.appid,
  COMPONENT_APPSECRET: COMPONENT.secret,
  COMPONENT_TOKEN: COMPONENT.token,
  COMPONENT_AES_KEY: COMPONENT.aes_key,
  PUBLIC_URL: 'http://localhost:4000',
}

type Body = Record<string, string | undefined>

interface Account {
  secret: string
  user_name: string
  refresh_token: string
  permission_sets: number[]
  authorised: boolean
  is_mini_program: boolean
}

const random = (kind: string) => `${kind}@@@${randomBytes(24).toString('base64url')}`

export type PlatformWechat = Awaited<ReturnType<typeof startPlatformWechat>>

/** Starts it; `before` says where the emulator is. */
export async function startPlatformWechat() {
  let emulator = ''
  let ticket = ''
  let forbidden = 0
  const accounts = new Map<string, Account>()
  const codes = new Map<string, string>()
  const component_tokens = new Set<string>()
  const access_tokens = new Map<string, string>()
  const counts = new Map<string, number>()
  /** Answers in place of the usual ones; null: the connection breaks after the call took effect. */
  const instead = new Map<
    string,
    (body: Body) => object | null | undefined | Promise<object | undefined>
  >()

  const newAccess = (appid: string) => {
    const access_token = `99_${randomBytes(48).toString('base64url')}`
    access_tokens.set(access_token, appid)
    return access_token
  }
  const tokensOf = (appid: string, { refresh_token }: Account) => ({
    authorizer_access_token: newAccess(appid),
    expires_in: 7200,
    authorizer_refresh_token: refresh_token,
  })
  const refuse = (errcode: number) => ({ errcode, errmsg: 'refused' })
  const func_info = ({ permission_sets }: Account) =>
    permission_sets.map((id) => ({ funcscope_category: { id } }))

  const handlers: Record<string, (body: Body) => object> = {
    '/cgi-bin/component/api_component_token': (body) => {
      if (body['component_appsecret'] !== COMPONENT.secret) return refuse(40125)
      if (body['component_verify_ticket'] !== ticket) return refuse(61006)
      const component_access_token = `86_${randomBytes(48).toString('base64url')}`
      component_tokens.add(component_access_token)
      return { component_access_token, expires_in: 7200 }
    },
    '/cgi-bin/component/api_start_push_ticket': () => ({ errcode: 0, errmsg: 'ok' }),
    '/cgi-bin/component/clear_quota/v2': () => ({ errcode: 0, errmsg: 'ok' }),
    '/cgi-bin/component/api_create_preauthcode': () => ({
      pre_auth_code: random('preauthcode'),
      expires_in: 1800,
    }),
    '/cgi-bin/component/api_query_auth': (body) => {
      const code = body['authorization_code'] ?? ''
      const appid = codes.get(code)
      const account = accounts.get(appid ?? '')
      if (appid === undefined || !account?.authorised) return refuse(61009)
      codes.delete(code)
      return {
        authorization_info: {
          authorizer_appid: appid,
          ...tokensOf(appid, account),
          func_info: func_info(account),
        },
      }
    },
    '/cgi-bin/component/api_authorizer_token': (body) => {
      const appid = body['authorizer_appid'] ?? ''
      const account = accounts.get(appid)
      if (!account?.authorised) return refuse(61003)
      if (body['authorizer_refresh_token'] !== account.refresh_token) return refuse(61023)
      return tokensOf(appid, account)
    },
    '/cgi-bin/component/api_get_authorizer_info': (body) => {
      const account = accounts.get(body['authorizer_appid'] ?? '')
      if (!account?.authorised) return refuse(61003)
      return {
        authorizer_info: {
          nick_name: `Shop ${account.user_name}`,
          user_name: account.user_name,
          principal_name: 'Tea Company',
          account_status: 1,
          ...(account.is_mini_program && { MiniProgramInfo: { categories: [] } }),
        },
        authorization_info: {
          authorizer_appid: body['authorizer_appid'],
          authorizer_refresh_token: account.refresh_token,
          func_info: func_info(account),
        },
      }
    },
    '/cgi-bin/component/api_get_authorizer_list': () => {
      const list = [...accounts]
        .filter(([, { authorised }]) => authorised)
        .map(([authorizer_appid, { refresh_token }]) => ({
          authorizer_appid,
          refresh_token,
          auth_time: 1_764_000_000,
        }))
      return { total_count: list.length, list }
    },
  }

  /** As the merchant itself: the emulator knows no platform. */
  async function asMerchant(path: string, query: URLSearchParams, body: Buffer): Promise<string> {
    const appid = access_tokens.get(query.get('access_token') ?? '')
    const account = accounts.get(appid ?? '')
    if (appid === undefined) return await forward(path, query, body)
    if (!account?.authorised) return JSON.stringify(refuse(61003))
    if (/get_order_list|set_msg_jump_path/.test(path)) {
      forbidden += 1
      return JSON.stringify(refuse(61007))
    }
    query.set('access_token', await ownToken(appid, account.secret))
    return forward(path, query, body)
  }

  async function ownToken(appid: string, secret: string): Promise<string> {
    const request = { grant_type: 'client_credential', appid, secret }
    const { body } = await call<{ access_token: string }>(
      'POST',
      `${emulator}/cgi-bin/stable_token`,
      { body: request },
    )
    return body.access_token
  }

  async function forward(path: string, query: URLSearchParams, body: Buffer): Promise<string> {
    const sent = await fetch(`${emulator}${path}?${query}`, {
      method: body.length > 0 ? 'POST' : 'GET',
      headers: { 'content-type': 'application/json' },
      ...(body.length > 0 && { body: body.toString() }),
    })
    return sent.text()
  }

  /** Logs in as the emulator does: the platform's call, made by the merchant's secret. */
  async function login(query: URLSearchParams): Promise<string> {
    const account = accounts.get(query.get('appid') ?? '')
    if (!account?.authorised) return JSON.stringify(refuse(61003))
    const own = new URLSearchParams({
      appid: query.get('appid') ?? '',
      secret: account.secret,
      js_code: query.get('js_code') ?? '',
      grant_type: 'authorization_code',
    })
    return forward('/sns/jscode2session', own, Buffer.alloc(0))
  }

  const http = createServer((request, response) => {
    void (async () => {
      const sent = Buffer.concat(await request.toArray())
      const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost')
      counts.set(pathname, (counts.get(pathname) ?? 0) + 1)
      const handle = handlers[pathname]
      const body = (handle ? JSON.parse(sent.toString() || '{}') : {}) as Body
      const usual = async () => {
        if (pathname === '/sns/component/jscode2session') return login(searchParams)
        return handle ? JSON.stringify(handle(body)) : asMerchant(pathname, searchParams, sent)
      }
      const other = instead.get(pathname)
      const answer = other ? await other(body) : undefined
      if (answer === null) {
        await usual()
        request.socket.destroy()
        return
      }
      response.writeHead(200, { 'content-type': 'application/json' })
      response.end(answer === undefined ? await usual() : JSON.stringify(answer))
    })().catch(() => response.destroy())
  })
  http.listen(0, '127.0.0.1')
  await once(http, 'listening')

  const event = (InfoType: string, more: object) => ({
    AppId: COMPONENT.appid,
    CreateTime: Math.floor(Date.now() / 1000),
    InfoType,
    ...more,
  })

  return {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    before: (url: string) => {
      emulator = url
    },
    /** Makes a merchant's account, not authorised yet. */
    account(appid: string, secret: string, more: Partial<Account> = {}) {
      const user_name = `gh_${appid.slice(-12)}`
      accounts.set(appid, {
        secret,
        user_name,
        refresh_token: '',
        permission_sets: [142],
        authorised: false,
        is_mini_program: true,
        ...more,
      })
      return user_name
    },
    /** The merchant authorises: a new code and a new refresh token. @returns the event */
    authorise(appid: string, kind = 'authorized', PreAuthCode = random('preauthcode')) {
      const account = accounts.get(appid)
      if (!account) throw new Error('no such account')
      account.authorised = true
      account.refresh_token = random('refreshtoken')
      const AuthorizationCode = random('queryauthcode')
      codes.set(AuthorizationCode, appid)
      const one = event(kind, { AuthorizerAppid: appid, AuthorizationCode, PreAuthCode })
      return { ...one, AuthorizationCode, AuthorizationCodeExpiredTime: one.CreateTime + 3600 }
    },
    /** The merchant ends it. @returns the event */
    revoke(appid: string, CreateTime = Math.floor(Date.now() / 1000)) {
      const account = accounts.get(appid)
      if (account) account.authorised = false
      return { ...event('unauthorized', { AuthorizerAppid: appid }), CreateTime }
    },
    /** A new ticket; the ones before are not valid any more. @returns the event */
    newTicket() {
      ticket = random('ticket')
      return event('component_verify_ticket', { ComponentVerifyTicket: ticket })
    },
    /** Access tokens end all at once. */
    endTokens: () => access_tokens.clear(),
    instead: (
      path: string,
      answer: (body: Body) => object | null | undefined | Promise<object | undefined>,
    ) => void instead.set(path, answer),
    usual: (path: string) => void instead.delete(path),
    countOf: (path: string) => counts.get(path) ?? 0,
    /** How often a call was made that no platform may make. */
    forbidden: () => forbidden,
    /** What must be in no output. */
    secrets: () => [
      COMPONENT.secret,
      COMPONENT.token,
      COMPONENT.aes_key,
      ticket,
      ...codes.keys(),
      ...[...accounts.values()].map(({ refresh_token }) => refresh_token),
      ...component_tokens,
      ...access_tokens.keys(),
    ],
    async close() {
      const closed = once(http, 'close')
      http.close()
      http.closeAllConnections()
      await closed
    },
  }
}
