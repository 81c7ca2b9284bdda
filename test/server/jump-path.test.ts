import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '@fahuo/server/config'
import { describe, expect, it } from 'vitest'
import { openDatabase } from '../../server/src/database/database.ts'
import { writeValue } from '../../server/src/database/key-value.ts'
import { fahuo } from '../support/fahuo.ts'
import { call, until } from '../support/http.ts'
import { openRegisteredPath } from '../support/registered-path.ts'
import { startPair, type Pair } from '../support/server.ts'
import { startFront } from '../support/wechat-front.ts'

const SET = '/wxa/sec/order/set_msg_jump_path'
const DEFAULT = 'pages/order/detail/index'

interface View {
  jump_path: string | null
  said: { path: string; by: string } | null
  setting: string | null
  pages: string[]
}

describe('the jump path', () => {
  const { cleanups, startReal, registrations, view, put, logged, started } =
    openRegisteredPath<View>({
      call: SET,
      route: '/api/jump-path',
      name: 'jump path',
      setting: 'MSG_JUMP_PATH',
    })

  it('is not touched at the real WeChat until the operator says which, and is told once', async () => {
    const pair = await startReal()
    await started(pair, 1)
    expect(await registrations(pair)).toEqual([])
    const warnings = logged(pair, 'MSG_JUMP_PATH is not set')
    expect(warnings).toHaveLength(1)
    expect(warnings[0]).toMatchObject({
      level: 'warn',
      facts: { examples: `MSG_JUMP_PATH=${DEFAULT} or MSG_JUMP_PATH=none` },
    })
    expect(await view(pair)).toEqual({ jump_path: null, said: null, setting: null, pages: [] })
    const { code, output } = await fahuo(['doctor'], pair.env)
    expect(code).toBe(1)
    expect(output).toContain('MSG_JUMP_PATH is not set, so nothing is registered')
    expect(output).toContain(`Set MSG_JUMP_PATH=${DEFAULT} or MSG_JUMP_PATH=none`)
    const chinese = await fahuo(['--lang', 'zh', 'doctor'], pair.env)
    expect(chinese.output).toContain('未设置 MSG_JUMP_PATH，因此没有登记')

    await pair.set({ MSG_JUMP_PATH: '/pages/mine/order.html?from=wechat' })
    await started(pair, 2)
    expect(await registrations(pair)).toEqual(['pages/mine/order?from=wechat'])
    expect((await fahuo(['doctor'], pair.env)).output).toContain(
      'jump path: pages/mine/order?from=wechat',
    )
    await pair.set({})
    await started(pair, 3)
    expect(await registrations(pair)).toHaveLength(1)
  })

  it('is left alone by none', async () => {
    const pair = await startReal({ MSG_JUMP_PATH: 'none' })
    await started(pair, 1)
    expect(await registrations(pair)).toEqual([])
    expect(logged(pair, 'MSG_JUMP_PATH is not set')).toEqual([])
    const { output } = await fahuo(['doctor'], pair.env)
    expect(output).toContain("jump path: none: WeChat's setting is left as it is")
  })

  it('stays what an earlier version registered by itself', async () => {
    const pair = await startReal({ MSG_JUMP_PATH: 'none' })
    await started(pair, 1)
    await pair.restart(async () => {
      const database = await openDatabase(pair.env.DATABASE_URL)
      await writeValue({ database, appid: pair.appid }, 'registered_jump_path', DEFAULT)
      await database.db
        .deleteFrom('settings')
        .where('name', 'in', ['jump_path', 'registered_jump_path_at'])
        .execute()
      await database.close()
      delete (pair.env as Record<string, string>)['MSG_JUMP_PATH']
    })
    await started(pair, 2)
    expect(await view(pair)).toMatchObject({ jump_path: DEFAULT, said: null })
    expect(logged(pair, 'MSG_JUMP_PATH is not set')).toEqual([])
    expect(await registrations(pair)).toEqual([])
    expect((await fahuo(['doctor'], pair.env)).output).toContain(`jump path: ${DEFAULT}`)
  })

  it('is what was said last, wherever it was said, and doctor names both', async () => {
    const pair = await startReal({ MSG_JUMP_PATH: 'pages/a' })
    await started(pair, 1)
    expect((await put(pair, '/pages/b?x=1')).body).toMatchObject({
      jump_path: 'pages/b?x=1',
      said: { path: 'pages/b?x=1', by: 'api' },
      setting: 'pages/a',
    })
    await pair.set({})
    await started(pair, 3)
    expect(await view(pair)).toMatchObject({ jump_path: 'pages/b?x=1' })
    const { code, output } = await fahuo(['doctor'], pair.env)
    expect(output).toContain('pages/b?x=1, said by the API; MSG_JUMP_PATH is still pages/a')
    expect(output).toContain("fahuo jump-path 'pages/a'")
    expect(code).toBe(1) // The push URL was not given; a difference alone is a warning.

    // The operator changes the setting: that is the last word.
    await pair.set({ MSG_JUMP_PATH: 'pages/c' })
    await started(pair, 4)
    expect(await view(pair)).toMatchObject({ jump_path: 'pages/c', said: { by: 'setting' } })

    // An SDK registers its own, as it does with WeChat.
    const sdk = await call<{ errcode: number }>(
      'POST',
      `${pair.url}${SET}?access_token=${await proxyToken(pair)}`,
      { body: { path: '/pages/d.html' } },
    )
    expect(sdk.body.errcode).toBe(0)
    await pair.set({})
    await started(pair, 6)
    expect(await view(pair)).toMatchObject({
      jump_path: 'pages/d',
      said: { path: 'pages/d', by: 'proxy' },
    })
    // The setting is taken away: what holds stays. The same text again is said anew.
    await pair.set({ MSG_JUMP_PATH: null })
    await started(pair, 7)
    expect(await view(pair)).toMatchObject({ jump_path: 'pages/d', setting: null })
    await pair.set({ MSG_JUMP_PATH: 'pages/c' })
    await started(pair, 8)
    expect(await registrations(pair)).toEqual([
      'pages/a',
      'pages/b?x=1',
      'pages/c',
      'pages/d',
      'pages/c',
    ])
    // Nothing more is to be registered, and WeChat keeps what it has.
    expect((await put(pair, 'none')).body).toMatchObject({
      jump_path: 'pages/c',
      said: { path: 'none', by: 'api' },
    })
    await pair.set({})
    await started(pair, 9)
    expect(await registrations(pair)).toHaveLength(5)
  })

  const proxyToken = async ({ url, appid, api_key }: Pick<Pair, 'url' | 'appid' | 'api_key'>) =>
    (
      await call<{ access_token: string }>('POST', `${url}/cgi-bin/stable_token`, {
        body: { grant_type: 'client_credential', appid, secret: api_key },
      })
    ).body.access_token

  it('must be a page where MINIAPP_PAGES says which there are', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'fahuo-jump-'))
    cleanups.push(() => rm(folder, { recursive: true, force: true }))
    const MINIAPP_PAGES = join(folder, 'app.json')
    await writeFile(
      MINIAPP_PAGES,
      JSON.stringify({ pages: ['pages/home'], subPackages: [{ root: 'orders', pages: ['one'] }] }),
    )
    const pair = await startReal({ MINIAPP_PAGES, MSG_JUMP_PATH: 'orders/one?from=wechat' })
    await started(pair, 1)
    expect((await view(pair)).pages).toEqual(['pages/home', 'orders/one'])
    const wrong = await put(pair, 'pages/nowhere')
    expect(wrong.status).toBe(400)
    expect(wrong.body.error.message).toContain('its pages are pages/home, orders/one')
    const sdk = await call<{ errcode: number; errmsg: string }>(
      'POST',
      `${pair.url}${SET}?access_token=${await proxyToken(pair)}`,
      { body: { path: 'pages/nowhere' } },
    )
    expect(sdk.body).toMatchObject({ errcode: 47001 })
    expect(await registrations(pair)).toEqual(['orders/one?from=wechat'])

    const settings = readConfig({ ...pair.env, MSG_JUMP_PATH: 'pages/order/detail/index' }, 'zh')
    expect(settings).toMatchObject({
      problems: [expect.stringContaining('可用页面：pages/home、orders/one') as string],
    })
    // The page goes with a release: what is registered leads nowhere.
    await writeFile(MINIAPP_PAGES, JSON.stringify({ pages: ['pages/home'] }))
    await pair.set({ MSG_JUMP_PATH: null })
    await until(
      () => Promise.resolve(logged(pair, 'the jump path is no page')),
      (lines) => lines.length === 1,
    )
    const { output } = await fahuo(['doctor'], pair.env)
    expect(output).toContain('orders/one is not a page of the Mini Program by MINIAPP_PAGES')
  })

  it('is tried again until WeChat takes it, and keeps nobody waiting', async () => {
    const pair = await startPair({}, (emulator) =>
      call('POST', `${emulator}/_emulator/faults`, {
        body: { path: SET, effect: 'errcode', errcode: -1, times: 2 },
      }),
    )
    cleanups.push(() => pair.stop())
    expect((await call('GET', `${pair.url}/readyz`)).status).toBe(200)
    await started(pair, 1)
    expect(logged(pair, 'WeChat did not accept the jump path').length).toBeGreaterThan(0)
    expect(await view(pair)).toMatchObject({ jump_path: DEFAULT, said: null })
  })

  it('is not asked for any more when a person says none, and nothing waits for them', async () => {
    const pair = await startPair({}, (emulator) =>
      call('POST', `${emulator}/_emulator/faults`, {
        body: { path: SET, effect: 'errcode', errcode: 48001, times: 10_000 },
      }),
    )
    cleanups.push(() => pair.stop())
    const waiting = async () => {
      interface Board {
        board: { attention: { kind: string }[] }
      }
      const { body } = await pair.merchant<Board>('GET', '/api/board')
      return body.board.attention.map(({ kind }) => kind)
    }
    await until(waiting, (kinds) => kinds.includes('jump_path_refused'))
    expect((await put(pair, 'none')).status).toBe(200)
    await until(
      () => Promise.resolve(logged(pair, 'no jump path is registered')),
      (lines) => lines.length === 1,
    )
    expect(await waiting()).not.toContain('jump_path_refused')
  })

  it("hands WeChat's refusal to who asks for another one, and keeps the old", async () => {
    const pair = await startReal({ MSG_JUMP_PATH: 'pages/a' })
    await started(pair, 1)
    await pair.control('POST', '/faults', { path: SET, effect: 'errcode', errcode: 48001 })
    expect(await put(pair, 'pages/b')).toMatchObject({
      status: 422,
      body: { error: { code: 'refused_by_wechat', errcode: 48001 } },
    })
    expect(await view(pair)).toMatchObject({ jump_path: 'pages/a', said: { path: 'pages/a' } })
  })

  it('is shown and changed at the command line', async () => {
    const pair = await startReal({ MSG_JUMP_PATH: 'pages/a' })
    await started(pair, 1)
    const run = (...args: string[]) =>
      fahuo([...args, '--server', pair.url], { ...pair.env, FAHUO_API_KEY: pair.api_key })
    expect((await run('jump-path')).output).toContain('registered: pages/a\nMSG_JUMP_PATH: pages/a')
    const changed = await run('jump-path', 'pages/b')
    expect(changed.output).toContain('registered: pages/b')
    expect(changed.output).toContain('write it there, too')
    const wrong = await run('jump-path', 'https://shop.example.com')
    expect(wrong.code).toBe(1)
    expect(wrong.output).toContain('is not the path of a page')
    const none = await run('--lang', 'zh', 'jump-path', 'none')
    expect(none.output).toContain('不再登记，微信已有的设置保持不变')
  })

  it('of the local WeChat is not taken for that of the real one', async () => {
    const pair = await startPair()
    cleanups.push(() => pair.stop())
    await started(pair, 1)
    expect(await view(pair)).toMatchObject({ jump_path: DEFAULT })
    const front = await startFront()
    cleanups.push(() => front.close())
    front.before(pair.emulator)
    front.spoil('/_emulator/clock', (response) => response.writeHead(404).end(), {
      processed: false,
      times: 100,
    })
    await pair.restart(() => {
      pair.env.WECHAT_API_URL = front.url
      return Promise.resolve()
    })
    await started(pair, 2)
    expect(logged(pair, 'MSG_JUMP_PATH is not set')).toHaveLength(1)
    expect(await view(pair)).toMatchObject({ jump_path: null })
  })
})
