import { describe, expect, it } from 'vitest'
import type { TransportRequest } from '../http/transport.ts'
import { createPlatform, type ListedAuthorizer } from './platform.ts'

type Body = Record<string, unknown>

/** A WeChat that answers each path as told, and notes what it was asked. */
function openPlatform(answers: Record<string, (body: Body, query: Body) => object>) {
  const asked: { path: string; body: Body }[] = []
  let tokens = 0
  const all: typeof answers = {
    '/cgi-bin/component/api_component_token': () => {
      tokens += 1
      return { component_access_token: `component-${tokens}`, expires_in: 7200 }
    },
    ...answers,
  }
  const platform = createPlatform({
    component_appid: 'wxc0000000000000ab',
    component_appsecret: 'secret',
    ticket: () => Promise.resolve('ticket@@@1'),
    now: Date.now,
    send: ({ path, query, body = {} }: TransportRequest) => {
      asked.push({ path, body: body as Body })
      const value = all[path]?.(body as Body, query) ?? { errcode: 40066, errmsg: '' }
      return Promise.resolve({ value, text: JSON.stringify(value), date: null })
    },
  })
  return { platform, countOf: (path: string) => asked.filter((one) => one.path === path).length }
}

const RENEWAL = '/cgi-bin/component/api_authorizer_token'
const INFO = '/cgi-bin/component/api_get_authorizer_info'
const LIST = '/cgi-bin/component/api_get_authorizer_list'

const tokens = (used: unknown) => ({
  authorizer_access_token: `access-by-${String(used)}`,
  authorizer_refresh_token: String(used),
  expires_in: 7200,
})

describe("a merchant's tokens", () => {
  it('are renewed again when a new authorisation came meanwhile, and the old ones are not used', async () => {
    const { platform } = openPlatform({
      [RENEWAL]: ({ authorizer_refresh_token: used }) => tokens(used),
    })
    let stored = 'refresh-1'
    const source = platform.tokensFor({
      authorizer_appid: 'wxa',
      readRefreshToken: () => Promise.resolve(stored),
      writeRefreshToken: (_next, used) => {
        const current = used === 'refresh-2'
        stored = 'refresh-2'
        return Promise.resolve(current)
      },
    })
    expect(await source.get()).toBe('access-by-refresh-2')
  })

  it('are got by the current refresh token when the stored one is not valid any more', async () => {
    const { platform, countOf } = openPlatform({
      [RENEWAL]: ({ authorizer_refresh_token: used }) =>
        used === 'refresh-new' ? tokens(used) : { errcode: 61023, errmsg: '' },
      [INFO]: () => ({
        authorizer_info: {},
        authorization_info: { authorizer_refresh_token: 'refresh-new', func_info: null },
      }),
    })
    const written: string[] = []
    const source = platform.tokensFor({
      authorizer_appid: 'wxa',
      readRefreshToken: () => Promise.resolve('refresh-old'),
      writeRefreshToken: (next) => Promise.resolve(void written.push(next)),
    })
    expect(await source.get()).toBe('access-by-refresh-new')
    expect(written).toEqual(['refresh-new'])
    expect(countOf(RENEWAL)).toBe(2)
  })

  it('are asked for once when WeChat knows no other refresh token', async () => {
    const { platform, countOf } = openPlatform({
      [RENEWAL]: () => ({ errcode: 61023, errmsg: '' }),
      [INFO]: () => ({
        authorizer_info: {},
        authorization_info: { authorizer_refresh_token: 'refresh-old' },
      }),
    })
    const source = platform.tokensFor({
      authorizer_appid: 'wxa',
      readRefreshToken: () => Promise.resolve('refresh-old'),
      writeRefreshToken: () => Promise.resolve(),
    })
    await expect(source.get()).rejects.toMatchObject({ errcode: 61023 })
    expect(countOf(RENEWAL)).toBe(1)
  })
})

it('renews its own token once when WeChat refuses it', async () => {
  const { platform } = openPlatform({
    [INFO]: (_, { access_token }) =>
      access_token === 'component-1'
        ? { errcode: 40001, errmsg: '' }
        : { authorizer_info: { user_name: 'gh_1', MiniProgramInfo: {} }, authorization_info: {} },
  })
  expect(await platform.authorizer('wxa')).toMatchObject({
    user_name: 'gh_1',
    is_mini_program: true,
    permission_sets: [],
  })
})

it('lists all accounts, 500 at a time', async () => {
  const all = Array.from({ length: 1001 }, (_, at) => ({ authorizer_appid: `wx${at}` }))
  const { platform, countOf } = openPlatform({
    [LIST]: ({ offset, count }) => ({
      total_count: all.length,
      list: all.slice(Number(offset), Number(offset) + Number(count)),
    }),
  })
  const listed: ListedAuthorizer[] = []
  for await (const one of platform.authorizers()) listed.push(one)
  expect(listed.map(({ authorizer_appid }) => authorizer_appid)).toEqual(
    all.map(({ authorizer_appid }) => authorizer_appid),
  )
  expect(listed[0]).toMatchObject({ refresh_token: '', auth_time: 0 })
  expect(countOf(LIST)).toBe(3)
})
