import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ended, hear } from '../support/programs.ts'
import { fahuo, startFahuo } from '../support/fahuo.ts'
import { call, until } from '../support/http.ts'
import { openMerchant } from '../support/merchant.ts'
import { workbook } from '../support/workbook.ts'
import { startPair, type Pair } from '../support/server.ts'

describe('the command line', () => {
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
  const merchant = openMerchant(() => pair)
  const pay = async (order: object = {}) => (await merchant.pay(order)).transaction_id

  it('finds nothing wrong with a server that is set up', async () => {
    await until(
      () => pair.merchant<{ jump_path: string | null }>('GET', '/api/jump-path'),
      ({ body }) => body.jump_path !== null,
    )
    const { code, output } = await run('doctor', '--push-url', `${pair.url}/wechat/push`)
    expect(output).toContain('No problems found.')
    expect(code).toBe(0)
    for (const secret of [pair.secret, pair.push_token, pair.push_aes_key, pair.api_key])
      expect(output).not.toContain(secret)
  })

  it.each([
    [{ WECHAT_SECRET: 'not-the-secret-of-this-one' }, '40125', 'Development settings'],
    [{ WECHAT_API_URL: 'http://127.0.0.1:9' }, 'cannot be reached', 'firewall'],
    [{ MERCHANT_API_KEYS: '' }, 'so nobody can ship', 'fahuo console invite'],
    [{ WECHAT_PUSH_TOKEN: 'another' }, 'it is not this server', 'WECHAT_PUSH_TOKEN'],
    [{ MSG_JUMP_PATH: 'pages/order/list/index' }, 'registered: none', 'Start the server'],
    [{ WECHAT_APPID: 'wrong' }, 'WECHAT_APPID is invalid', 'wx0123456789abcdef'],
  ])('names what is wrong, and the remedy: %o', async (wrong, problem, remedy) => {
    // A database of its own: the other one holds a token that works still.
    const env = { ...pair.env, DATABASE_URL: join(folder, `${problem}.db`), ...wrong }
    const { code, output } = await fahuo(['doctor'], env)
    expect(output).toContain(problem)
    expect(output).toContain(remedy)
    expect(code).toBe(1)
  })

  it('shows what waits for a person, and takes the person at their word', async () => {
    const unknown = '4200009999999999999999999999'
    const parcel = ['--carrier', 'YTO', '--waybill', 'YT0001', '--item', 'Tea x1']
    expect((await run('ship', unknown, ...parcel)).code).toBe(1)
    const waiting = () => run('shipments', 'list', '--state', 'needs_attention')
    const line = (await waiting()).output.split('\n').find((one) => one.includes(unknown)) ?? ''
    expect(line).toContain('does not know the payment')
    const [id = ''] = line.split(' ')
    expect((await run('shipments', 'retry', id)).output).toMatch(/queued|needs_attention/)
    await until(waiting, ({ output }) => output.includes(id))
    expect((await run('shipments', 'close', id)).output).toContain('Closed by a person')
    expect((await waiting()).output).not.toContain(id)
    expect(await run('--lang', 'zh', 'shipments', 'close', id)).toMatchObject({ code: 1 })
  })

  it('finds service that is off, and speaks Chinese', async () => {
    const settings = (body: object) => pair.control('POST', '/settings', body)
    await settings({ shipping_management: false })
    const { output } = await run('--lang', 'zh', 'doctor')
    await settings({ shipping_management: true })
    expect(output).toContain('发货信息管理')
    expect(output).toMatch(/发现 \d 个问题/)
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
    await until(ask, ({ status }) => status === 401)
  })

  it('ships one order and shows it', async () => {
    const transaction_id = await pay()
    const parcel = ['--carrier', 'YUNDA', '--waybill', 'YD0001', '--item', 'Tea']
    const shipped = await run('ship', transaction_id, ...parcel)
    expect(shipped.output).toContain('shipped')
    expect(shipped.code).toBe(0)
    const { output } = await run('order', transaction_id)
    expect(output).toContain('YD YD0001')
    expect(output).toContain('¥168.00')
    expect((await run('order', 'nowhere')).code).toBe(1)
    expect((await run('ship', transaction_id)).output).toContain('--carrier')
  })

  it('ships a file, and says what became of each line', async () => {
    const [one, two] = [await pay(), await pay()]
    const file = join(folder, 'orders.csv')
    const rows = [
      '微信支付单号,快递公司,快递单号,商品',
      `${one},圆通速递,YT0001,茶叶`,
      `${two},没有这家,YT0002,茶叶`,
    ]
    await writeFile(file, rows.join('\r\n'))
    const report = join(folder, 'report.csv')
    const { code, output } = await run('ship', '--file', file, '--report', report)
    expect(output).toContain('line 3')
    expect(output).toContain('shipped 1, refused 1')
    expect(code).toBe(1)
    expect(await readFile(report, 'utf8')).toMatch(new RegExp(`2,\\t?${one},[\\w-]+,shipped,`))
    expect((await run('ship', '--file', join(folder, 'none.csv'))).output).toContain('none.csv')
  })

  it('ships by the shop’s own number, and corrects only when it is told to', async () => {
    const { body } = await pair.control<{ transaction_id: string; merchant_trade_no: string }>(
      'POST',
      '/orders',
      { merchant_trade_no: 'SHOP-20261126-1' },
    )
    const uploads = async () =>
      (await pair.control<{ uploads: number }>('GET', `/orders/${body.transaction_id}`)).body
        .uploads
    await pair.merchant('GET', `/api/orders/${body.transaction_id}`)
    const parcel = (waybill: string) => ['--carrier', 'YTO', '--waybill', waybill, '--item', 'Tea']
    const shipped = await run('ship', 'SHOP-20261126-1', ...parcel('YT1234567890001'))
    expect([shipped.code, shipped.output]).toEqual([0, expect.stringContaining('shipped')])
    const changed = await run('ship', 'SHOP-20261126-1', ...parcel('YT1234567890002'))
    expect([changed.code, await uploads()]).toEqual([1, 1])
    const corrected = await run(
      'ship',
      'SHOP-20261126-1',
      ...parcel('YT1234567890002'),
      '--correct',
    )
    expect([corrected.code, await uploads()]).toEqual([0, 2])
  })

  it('checks a workbook, ships it, and says what it waits for', async () => {
    const [known, unknown] = [await pay(), '4200009999999999999999999998']
    const rows = [
      ['微信支付单号', '快递公司', '快递单号', '商品', '备注'],
      [known, '圆通速递', 'YT1234567890003', '茶叶', ''],
      [unknown, '圆通速递', 'YT1234567890004', '茶叶', ''],
    ]
    const book = join(folder, 'orders.xlsx')
    await writeFile(book, workbook([{ name: '发货', rows }]))
    const checked = await run('ship', book, '--check')
    expect([checked.code, checked.output]).toEqual([
      0,
      expect.stringMatching(/2 lines read[^]*not used: 备注[^]*nothing was sent/),
    ])
    const { code, output } = await run('ship', book)
    expect(output).toContain('queued: WeChat does not know the payment yet')
    expect(output).toMatch(/line 3 .*needs_attention/)
    expect(code).toBe(1)
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

  it('says in words what is wrong with a file, a folder, a database or an address', async () => {
    const workbook = join(folder, 'orders.xlsx')
    await writeFile(workbook, Buffer.from('504b030414000600', 'hex'))
    for (const [args, env, words] of [
      [['ship', '--file', workbook], {}, 'save it as .xlsx'],
      [['--lang', 'zh', 'ship', '--file', workbook], {}, '另存为 .xlsx'],
      [['backup', join(folder, 'nowhere/copy.db')], {}, 'mkdir -p'],
      [['backup', '/proc/copy.db'], {}, 'cannot be written'],
      [['keys', 'list'], { DATABASE_URL: '/proc/fahuo.db' }, 'Check DATABASE_URL'],
      [['keys', 'list'], { DATABASE_URL: 'mysql://localhost/fahuo' }, 'DATABASE_URL is invalid'],
      [['migrate-to', 'mysql://localhost/fahuo'], {}, 'postgres://user'],
      [['migrate-to', 'other.db'], { DATABASE_URL: join(folder, 'no.db') }, 'no database at'],
      [['order', '42', '--server', 'localhost:4000'], {}, "not a server's address"],
      [['order', '42'], {}, 'about a minute'],
      [['doctor', '--push-url', 'fahuo.example.com'], {}, 'the whole URL'],
      [['--lang', 'zh', 'ship', '42'], {}, '例如 fahuo ship'],
    ] as const) {
      const { code, output } = await fahuo([...args], { ...pair.env, ...env })
      expect([args.join(' '), code, output.includes(words), output]).toEqual([
        args.join(' '),
        1,
        true,
        expect.not.stringContaining('    at '),
      ])
    }
  })

  it('names the field of an SF parcel without a phone, and what belongs there', async () => {
    const parcel = ['--carrier', '顺丰速运', '--waybill', 'SF0001', '--item', 'Tea']
    const { output, code } = await run('ship', await pay(), ...parcel)
    expect(output).toContain('shipping_list.0.contact')
    expect(output).toContain("the receiver's or the sender's phone number")
    expect(code).toBe(1)
  })

  it('stops in the middle of a file, and goes on without sending anything twice', async () => {
    const payments = await Promise.all(Array.from({ length: 40 }, () => pay()))
    const file = join(folder, 'many.csv')
    const lines = payments.map((payment, at) => `${payment},中通快递,ZT00${at},Tea`)
    await writeFile(
      file,
      ['transaction_id,express_company,tracking_no,item_desc', ...lines].join('\n'),
    )
    const child = startFahuo(['ship', '--file', file], pair.env)
    const output = hear(child)
    await until(
      () => pair.merchant<{ shipments: unknown[] }>('GET', '/api/shipments?limit=100'),
      ({ body }) => JSON.stringify(body).includes('ZT0'),
    )
    expect(await ended(child, () => child.kill('SIGINT'))).toBe(1)
    expect(output()).toMatch(/Stopped: \d+ of 40 orders were posted. Run the same command again/)
    const again = await run('ship', '--file', file)
    expect(again.output).toContain('shipped 40')
    for (const payment of payments) {
      const { body } = await pair.control<{ uploads: number }>('GET', `/orders/${payment}`)
      expect(body.uploads).toBe(1)
    }
  })

  it('says so when there is no server, or a wrong key', async () => {
    const nowhere = await run('order', '42', '--server', 'http://127.0.0.1:9')
    expect(nowhere.output).toContain('Is the server running?')
    const stranger = await fahuo(['order', '42'], { ...pair.env, FAHUO_API_KEY: 'x'.repeat(30) })
    expect(stranger.output).toContain('FAHUO_API_KEY')
    expect(stranger.code).toBe(1)
  })
})
