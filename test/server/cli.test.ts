import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fahuo } from '../support/fahuo.ts'
import { call, until } from '../support/http.ts'
import { startPair, type Pair } from '../support/server.ts'

const TIMEOUT = 30_000

describe('the command line', { timeout: TIMEOUT }, () => {
  let pair: Pair
  let folder: string
  beforeAll(async () => {
    pair = await startPair()
    folder = await mkdtemp(join(tmpdir(), 'fahuo-cli-'))
  })
  afterAll(async () => {
    await pair.stop()
    await rm(folder, { recursive: true, force: true })
  })
  const run = (...args: string[]) => fahuo(args, pair.env)
  const pay = async (body: object = {}) =>
    (await pair.control<{ transaction_id: string }>('POST', '/orders', body)).body.transaction_id

  it('finds nothing wrong with a server that is set up', async () => {
    await until(
      () => pair.merchant<{ jump_path: string | null }>('GET', '/api/jump-path'),
      ({ body }) => body.jump_path !== null,
    )
    const { code, output } = await run('doctor', '--push-url', `${pair.url}/wechat/push`)
    expect(output).toContain('All is well.')
    expect(code).toBe(0)
    for (const secret of [pair.secret, pair.push_token, pair.push_aes_key, pair.api_key])
      expect(output).not.toContain(secret)
  })

  it.each([
    [{ WECHAT_SECRET: 'not-the-secret-of-this-one' }, '40125', 'Development settings'],
    [{ WECHAT_API_URL: 'http://127.0.0.1:9' }, 'cannot be reached', 'firewall'],
    [{ MERCHANT_API_KEYS: '' }, 'there is none', 'fahuo keys create'],
    [{ WECHAT_PUSH_TOKEN: 'another' }, 'not as this server', 'WECHAT_PUSH_TOKEN'],
    [{ MSG_JUMP_PATH: 'pages/order/list/index' }, 'WeChat has', 'Start the server'],
    [{ WECHAT_APPID: 'wrong' }, 'WECHAT_APPID is wrong', 'wx0123456789abcdef'],
  ])('names what is wrong, and the remedy: %o', async (wrong, problem, remedy) => {
    // A database of its own: the other one holds a token that works still.
    const env = { ...pair.env, DATABASE_URL: join(folder, `${problem}.db`), ...wrong }
    const { code, output } = await fahuo(['doctor'], env)
    expect(output).toContain(problem)
    expect(output).toContain(remedy)
    expect(code).toBe(1)
  })

  it('finds service that is off, and speaks Chinese', async () => {
    const settings = (body: object) => pair.control('POST', '/settings', body)
    await settings({ shipping_management: false })
    const { output } = await run('--lang', 'zh', 'doctor')
    await settings({ shipping_management: true })
    expect(output).toContain('发货信息管理')
    expect(output).toMatch(/共 \d 项需要处理/)
  })

  it('makes, lists and ends API keys, and keeps only their hash', async () => {
    const { output } = await run('keys', 'create', '--name', 'shop')
    const key = /^fahuo_[\w-]{32}$/m.exec(output)?.[0] ?? ''
    const ask = () => call('GET', `${pair.url}/api/board`, { key })
    expect((await ask()).status).toBe(200)
    const list = (await run('keys', 'list')).output
    expect(list).toContain('shop')
    expect(list).not.toContain(key)
    const file = await readFile(pair.env.DATABASE_URL)
    expect(file.includes(key)).toBe(false)
    const [id = ''] = list.split(' ')
    expect((await run('keys', 'revoke', id)).code).toBe(0)
    expect((await run('keys', 'revoke', id)).code).toBe(1)
    await until(ask, ({ status }) => status === 401, 12_000)
  })

  it('ships one order and shows it', async () => {
    const transaction_id = await pay()
    const parcel = ['--carrier', 'YUNDA', '--waybill', 'YD1', '--item', 'Tea']
    const shipped = await run('ship', transaction_id, ...parcel)
    expect(shipped.output).toContain('shipped')
    expect(shipped.code).toBe(0)
    const { output } = await run('order', transaction_id)
    expect(output).toContain('YD YD1')
    expect(output).toContain('¥168.00')
    expect((await run('order', 'nowhere')).code).toBe(1)
    expect((await run('ship', transaction_id)).output).toContain('--carrier')
  })

  it('ships a file, and says what became of each line', async () => {
    const [one, two] = [await pay(), await pay()]
    const file = join(folder, 'orders.csv')
    const rows = [
      '微信支付单号,快递公司,快递单号,商品',
      `${one},圆通速递,YT1,茶叶`,
      `${two},没有这家,YT2,茶叶`,
    ]
    await writeFile(file, rows.join('\r\n'))
    const report = join(folder, 'report.csv')
    const { code, output } = await run('ship', '--file', file, '--report', report)
    expect(output).toContain('line 3')
    expect(output).toContain('shipped 1, refused 1')
    expect(code).toBe(1)
    expect(await readFile(report, 'utf8')).toMatch(new RegExp(`2,${one},[\\w-]+,shipped,`))
    expect((await run('ship', '--file', join(folder, 'none.csv'))).output).toContain('none.csv')
  })

  it('lists pushes and lets one be processed again', async () => {
    const { output } = await until(
      () => run('events', 'list'),
      (listed) => listed.output.includes('trade_manage_order_settlement'),
    )
    const id = /^\s*(\d+)/.exec(output)?.[1] ?? ''
    expect((await run('events', 'replay', id)).output).toContain('1 processed again')
    expect((await run('events', 'replay')).code).toBe(1)
  })

  it('says so when there is no server, or a wrong key', async () => {
    const nowhere = await run('order', '42', '--server', 'http://127.0.0.1:9')
    expect(nowhere.output).toContain('Is the server running?')
    const stranger = await fahuo(['order', '42'], { ...pair.env, FAHUO_API_KEY: 'x'.repeat(30) })
    expect(stranger.output).toContain('API key')
    expect(stranger.code).toBe(1)
  })
})
