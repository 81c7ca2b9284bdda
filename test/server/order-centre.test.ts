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

const UPDATE = '/wxa/sec/order/update_order_detail_path'
const NUMBER = '${商品订单号}'
const DEFAULT = `pages/order/detail/index?merchant_trade_no=${NUMBER}`

interface View {
  order_centre_path: string | null
  at_wechat: { path: string | null; errcode: number | null }
  said: { path: string; by: string } | null
  setting: string | null
  pages: string[]
}

describe('the order-centre path', () => {
  const { cleanups, startReal, registrations, view, put, logged, started } =
    openRegisteredPath<View>({
      call: UPDATE,
      route: '/api/order-centre-path',
      name: 'order-centre path',
      setting: 'ORDER_CENTRE_PATH',
      settings: { MSG_JUMP_PATH: 'none' },
    })
  const doctor = async (pair: Pick<Pair, 'env'>, lang = 'C') =>
    (await fahuo(['doctor'], { ...pair.env, LANG: lang })).output
  const sdk = async (pair: Pick<Pair, 'url' | 'api_key' | 'appid'>, path: string, body: object) => {
    const { access_token } = (
      await call<{ access_token: string }>('POST', `${pair.url}/cgi-bin/stable_token`, {
        body: { appid: pair.appid, secret: pair.api_key },
      })
    ).body
    const url = `${pair.url}${path}?access_token=${access_token}`
    return (await call<{ errcode: number; errmsg: string }>('POST', url, { body })).body
  }
  const waiting = async (pair: Pick<Pair, 'merchant'>) => {
    interface Board {
      board: { attention: { kind: string }[] }
    }
    const { body } = await pair.merchant<Board>('GET', '/api/board')
    return body.board.attention.map(({ kind }) => kind)
  }

  it('is not touched at the real WeChat until the operator says which, and is told once', async () => {
    const pair = await startReal()
    await started(pair, 1)
    expect(await registrations(pair)).toEqual([])
    expect(logged(pair, 'ORDER_CENTRE_PATH is not set')).toEqual([
      expect.objectContaining({
        level: 'warn',
        facts: { examples: `ORDER_CENTRE_PATH='${DEFAULT}' or ORDER_CENTRE_PATH=none` },
      }),
    ])
    expect(await view(pair)).toEqual({
      order_centre_path: null,
      at_wechat: { path: '', errcode: null },
      said: null,
      setting: null,
      pages: [],
    })
    expect(await doctor(pair)).toContain('! order-centre path: ORDER_CENTRE_PATH is not set')
    expect(await doctor(pair, 'zh_CN.UTF-8')).toContain('! 订单中心路径：未设置 ORDER_CENTRE_PATH')

    await pair.set({ ORDER_CENTRE_PATH: `/pages/mine/order.html?no=${NUMBER}&from=wechat` })
    await started(pair, 2)
    const path = `pages/mine/order?no=${NUMBER}&from=wechat`
    expect(await registrations(pair)).toEqual([path])
    expect(await view(pair)).toMatchObject({
      order_centre_path: path,
      at_wechat: { path },
      said: { path, by: 'setting' },
    })
    expect(await doctor(pair)).toContain(`✓ order-centre path: ${path}`)
    await pair.set({})
    await started(pair, 3)
    expect(await registrations(pair)).toHaveLength(1)
  })

  it('is the page of the reference Mini Program on the local WeChat', async () => {
    const pair = await startPair()
    cleanups.push(() => pair.stop())
    await started(pair, 1)
    expect(await view(pair)).toMatchObject({
      order_centre_path: DEFAULT,
      at_wechat: { path: DEFAULT },
      said: null,
    })
  })

  it('is left alone by none, and doctor says what WeChat has', async () => {
    const pair = await startReal({ ORDER_CENTRE_PATH: 'none' })
    await started(pair, 1)
    expect(await registrations(pair)).toEqual([])
    expect(await doctor(pair)).toContain("none: WeChat's setting is left as it is (none)")
    // Somebody else registers theirs.
    await atWechat(pair, `pages/theirs?id=${NUMBER}`)
    expect(await doctor(pair)).toContain(
      `✓ order-centre path: none: WeChat's setting is left as it is (pages/theirs?id=${NUMBER})`,
    )
  })

  /** Registers a path at WeChat past the server. */
  async function atWechat(pair: Pick<Pair, 'emulator' | 'appid' | 'secret'>, path: string) {
    const { appid, secret, emulator } = pair
    const { access_token } = (
      await call<{ access_token: string }>('POST', `${emulator}/cgi-bin/stable_token`, {
        body: { grant_type: 'client_credential', appid, secret },
      })
    ).body
    const url = `${emulator}${UPDATE}?access_token=${access_token}`
    expect((await call('POST', url, { body: { path } })).body).toMatchObject({ errcode: 0 })
  }

  it('is what was said last, wherever it was said, over restarts', async () => {
    const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((page) => `pages/${page}?no=${NUMBER}`)
    const pair = await startReal({ ORDER_CENTRE_PATH: a! })
    await started(pair, 1)
    expect((await put(pair, `/${b}`)).body).toMatchObject({
      order_centre_path: b,
      said: { path: b, by: 'api' },
      setting: a,
    })
    await pair.set({})
    await started(pair, 3)
    expect(await view(pair)).toMatchObject({ order_centre_path: b, at_wechat: { path: b } })
    const output = await doctor(pair)
    expect(output).toContain(
      `! order-centre path: ${b}, said by the API; ORDER_CENTRE_PATH is still`,
    )
    expect(output).toContain(`fahuo order-centre-path '${a}'`)

    await pair.set({ ORDER_CENTRE_PATH: c! })
    await started(pair, 4)
    expect(await view(pair)).toMatchObject({ order_centre_path: c, said: { by: 'setting' } })
    expect(await sdk(pair, UPDATE, { path: `/${d}` })).toMatchObject({ errcode: 0 })
    // Read through the proxy as an SDK does.
    expect(await sdk(pair, '/wxa/sec/order/get_order_detail_path', {})).toMatchObject({ path: d })
    await pair.set({ ORDER_CENTRE_PATH: null })
    await started(pair, 6)
    expect(await view(pair)).toMatchObject({ order_centre_path: d, said: { by: 'proxy' } })
    expect(await registrations(pair)).toEqual([a, b, c, d])
    expect((await put(pair, 'none')).body).toMatchObject({ said: { path: 'none', by: 'api' } })
    await pair.set({})
    await started(pair, 7)
    expect(await registrations(pair)).toHaveLength(4)
    // The jump path is another one, and was never said.
    const { body } = await pair.merchant<{ jump_path: null }>('GET', '/api/jump-path')
    expect(body.jump_path).toBeNull()
  })

  it('is refused by API, SDK and settings when it is wrong, and nothing changes', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'fahuo-order-centre-'))
    cleanups.push(() => rm(folder, { recursive: true, force: true }))
    const MINIAPP_PAGES = join(folder, 'app.json')
    await writeFile(MINIAPP_PAGES, JSON.stringify({ pages: ['pages/home', 'pages/one'] }))
    const path = `pages/one?no=${NUMBER}`
    const pair = await startReal({ MINIAPP_PAGES, ORDER_CENTRE_PATH: path })
    await started(pair, 1)
    const wrong = await put(pair, 'pages/one')
    expect([wrong.status, wrong.body.error.code]).toEqual([400, 'invalid'])
    expect(wrong.body.error.message).toContain(`path: it does not contain ${NUMBER}, literally`)
    const nowhere = await put(pair, `pages/nowhere?no=${NUMBER}`)
    expect(nowhere.body.error.message).toContain('its pages are pages/home, pages/one')
    expect(await sdk(pair, UPDATE, { path: 'pages/one' })).toMatchObject({ errcode: 10_060_035 })
    expect(await sdk(pair, UPDATE, { path: `pages/nowhere?no=${NUMBER}` })).toMatchObject({
      errcode: 47_001,
    })
    expect(await sdk(pair, UPDATE, {})).toMatchObject({ errcode: 47_001 })
    expect(await registrations(pair)).toEqual([path])
    for (const [given, why] of [
      ['pages/one', '必须原样包含'],
      [`pages/nowhere?no=${NUMBER}`, '可用页面：pages/home、pages/one'],
    ] as const)
      expect(readConfig({ ...pair.env, ORDER_CENTRE_PATH: given }, 'zh')).toMatchObject({
        problems: [expect.stringContaining(why) as string],
      })
  })

  it('is compared by doctor with what WeChat has', async () => {
    const path = `pages/a?no=${NUMBER}`
    const pair = await startReal({ ORDER_CENTRE_PATH: path })
    await started(pair, 1)
    await atWechat(pair, `pages/theirs?id=${NUMBER}`)
    const differs = `order-centre path: WeChat has: pages/theirs?id=${NUMBER}; registered: ${path}`
    // Registered just now: WeChat takes about ten minutes.
    expect(await doctor(pair)).toContain(`! ${differs}\n  → It was registered only just now`)
    await pair.restart(async () => {
      const database = await openDatabase(pair.env.DATABASE_URL)
      const before = String(Date.now() - 20 * 60_000)
      const scope = { database, appid: pair.appid }
      await writeValue(scope, 'registered_order_centre_path_time', before)
      await database.close()
    })
    await started(pair, 2)
    const output = await doctor(pair)
    expect(output).toContain(`✗ ${differs}\n  → Somebody changed it`)
    expect(output).toContain(`fahuo order-centre-path '${path}'`)
    // What cannot be read is said with what to do.
    const read = { path: '/wxa/sec/order/get_order_detail_path', effect: 'errcode' }
    await pair.control('POST', '/faults', { ...read, errcode: 48_001 })
    expect(await doctor(pair)).toMatch(
      /! order-centre path: 48001: .*\n {2}→ Sign the order-centre/,
    )
    await pair.control('POST', '/faults', { ...read, errcode: 48_001 })
    expect(await view(pair)).toMatchObject({ at_wechat: { path: null, errcode: 48_001 } })
  })

  it('is tried again while the agreement is not signed, and told until a person says none', async () => {
    const pair = await startPair({}, (emulator) =>
      call('POST', `${emulator}/_emulator/faults`, {
        body: { path: UPDATE, effect: 'errcode', errcode: 48_001, times: 10_000 },
      }),
    )
    cleanups.push(() => pair.stop())
    await until(
      () => waiting(pair),
      (kinds) => kinds.includes('order_centre_path_refused'),
    )
    expect(await doctor(pair)).toContain('Sign the order-centre agreement')
    expect(await put(pair, DEFAULT)).toMatchObject({
      status: 422,
      body: { error: { code: 'refused_by_wechat', errcode: 48_001 } },
    })
    expect((await put(pair, 'none')).status).toBe(200)
    await until(
      () => Promise.resolve(logged(pair, 'no order-centre path is registered')),
      (lines) => lines.length === 1,
    )
    expect(await waiting(pair)).not.toContain('order_centre_path_refused')
  })

  it('is registered once more after an answer that was lost', async () => {
    const pair = await startPair({}, (emulator) =>
      call('POST', `${emulator}/_emulator/faults`, {
        body: { path: UPDATE, effect: 'cut_after' },
      }),
    )
    cleanups.push(() => pair.stop())
    await started(pair, 1)
    expect(await registrations(pair)).toEqual([DEFAULT, DEFAULT])
    expect(await waiting(pair)).toEqual([])
  })

  it('is shown and changed at the command line', async () => {
    const path = `pages/a?no=${NUMBER}`
    const pair = await startReal({ ORDER_CENTRE_PATH: path })
    await started(pair, 1)
    const run = (...args: string[]) =>
      fahuo([...args, '--server', pair.url], { ...pair.env, FAHUO_API_KEY: pair.api_key })
    expect((await run('order-centre-path')).output).toBe(
      `registered: ${path}\nWeChat has: ${path}\nORDER_CENTRE_PATH: ${path}\n`,
    )
    const other = `pages/b?no=${NUMBER}`
    expect((await run('order-centre-path', other)).output).toContain(`registered: ${other}`)
    const wrong = await run('order-centre-path', 'pages/b')
    expect([wrong.code, wrong.output]).toEqual([1, expect.stringContaining('in single quotes')])
    const none = await run('--lang', 'zh', 'order-centre-path', 'none')
    expect(none.output).toContain(`微信当前：${other}\nnone：不再登记`)
  })
})
