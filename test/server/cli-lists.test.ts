import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fahuo } from '../support/fahuo.ts'
import { until } from '../support/http.ts'
import { content, openMerchant, type Payment } from '../support/merchant.ts'
import { startPair, type Pair } from '../support/server.ts'

describe('the command line', () => {
  let pair: Pair
  let folder: string
  let shipped: Payment
  let paid: Payment
  beforeAll(async () => {
    pair = await startPair()
    folder = await mkdtemp(join(tmpdir(), 'fahuo-lists-'))
    shipped = await merchant.pay({ openid: 'oLister', merchant_trade_no: 'LISTED-1' })
    await merchant.shipped(content(shipped.transaction_id, 'YT8822222222'))
    paid = await merchant.pay()
    await pair.merchant('GET', `/api/orders/${paid.transaction_id}`)
  })
  afterAll(async () => {
    await pair.stop()
    await rm(folder, { recursive: true, force: true })
  })
  const run = (...args: string[]) => fahuo(args, pair.env)
  const merchant = openMerchant(() => pair)

  it('finds orders by what a shop knows, and says how new that is', async () => {
    for (const filter of [
      ['--trade-no', 'LISTED-1'],
      ['--tracking-no', 'YT8822222222'],
      ['--openid', 'oLister'],
      ['--state', 'shipped'],
      ['--state', '已发货'],
    ]) {
      const { code, output } = await run('orders', ...filter)
      expect([filter, code]).toEqual([filter, 0])
      expect(output).toContain(shipped.transaction_id)
      expect(output).toContain('YTO YT8822222222')
      expect(output).not.toContain(paid.transaction_id)
    }
    const all = await run('orders', '--from', '2020-01-01')
    expect(all.output).toContain(paid.transaction_id)
    expect(all.output).toMatch(/As of \d{4}-\d\d-\d\d [\d:]+ \(China\)/)
    expect((await run('orders', '--before', '2020-01-01')).output).not.toContain(
      paid.transaction_id,
    )
    const json = await run('orders', '--trade-no', 'LISTED-1', '--json')
    expect(JSON.parse(json.output)).toMatchObject({ orders: [{ merchant_trade_no: 'LISTED-1' }] })
    const first = await run('orders', '--limit', '1')
    expect(first.output).toContain('the first 1')
  })

  it('stores what a file tells of orders; one that is refused stops no other', async () => {
    const item = {
      merchant_item_id: 'tea',
      name: 'Rock tea',
      unit_price: 16_800,
      quantity: 1,
      image_url: ['https://shop.example/tea.jpg'],
    }
    const body = (transaction_id: string, more: object = {}) => ({
      order_key: { order_number_type: 2, transaction_id },
      order: { item_list: [{ ...item, ...more }] },
    })
    const file = join(folder, 'details.json')
    await writeFile(file, JSON.stringify(body(paid.transaction_id)))
    const one = await run('orders', 'details', file)
    expect([one.code, one.output]).toEqual([0, expect.stringContaining('1 stored, 0 refused')])
    expect((await run('order', paid.transaction_id)).output).toContain('Rock tea')

    const lines = [body(shipped.transaction_id), body('42', { name: '' }), body('43')]
    await writeFile(file, lines.map((line) => JSON.stringify(line)).join('\n'))
    const some = await run('orders', 'details', file)
    expect([some.code, some.output]).toEqual([1, expect.stringContaining('2 stored, 1 refused')])
    expect(some.output).toMatch(/2 {2}.*order\.item_list\.0\.name/)

    await writeFile(file, 'no JSON')
    const none = await run('orders', 'details', file)
    expect([none.code, none.output]).toEqual([1, expect.stringContaining('is not JSON')])
  })

  it('finds shipments the same way, and shows those of an order', async () => {
    const { output } = await run('shipments', 'list', '--tracking-no', 'YT8822222222')
    expect(output).toContain(shipped.transaction_id)
    const [id = ''] = output.split(' ')
    expect((await run('order', shipped.transaction_id)).output).toContain(id)
    expect((await run('shipments', 'list', '--needs-person')).output).not.toContain(id)
  })

  it('shows what is to be done, in both languages', async () => {
    const english = await run('board')
    expect(english.output).toMatch(/awaiting shipment, under 24 hours +1 +¥168\.00/)
    const { output } = await run('--lang', 'zh', 'board')
    expect(output).toContain('待发货，24 小时内')
    expect(output).toContain('数据截至')
  })

  it('counts what was rejected until somebody has seen to it', async () => {
    const { transaction_id } = await merchant.pay()
    const wrong = content(transaction_id, 'YT8822222223', { payer: { openid: 'oSomebodyElse' } })
    const { body } = await merchant.ship(wrong)
    expect(await merchant.atItsEnd(body.shipment.id)).toMatchObject({ state: 'rejected' })
    const told = async () => [(await run('doctor')).output, (await run('board')).output]
    for (const output of await told()) expect(output).toContain('A shipment was rejected')
    expect((await run('shipments', 'list', '--needs-person')).output).toContain(body.shipment.id)
    // The same payment, shipped since, needs nobody.
    await merchant.shipped(content(transaction_id, 'YT8822222223'))
    for (const output of await told()) expect(output).not.toContain('A shipment was rejected')
  })

  it('tells what happened to an order, and by whom', async () => {
    const { code, output } = await run('orders', 'timeline', shipped.transaction_id)
    expect(code).toBe(0)
    expect(output).toMatch(
      /Paid ¥[^]*Shipment accepted YT8822222222 +\S+[^]*WeChat shows the shipment/,
    )
    const missing = await run('orders', 'timeline', '4200000000000000000000000404')
    expect(missing.code).toBe(1)
  })

  it('shows where the money is, in both languages', async () => {
    const { code, output } = await run('money')
    expect(code).toBe(0)
    expect(output).toMatch(/paid, to be shipped +\d+ +¥\d/)
    expect(output).toMatch(/shipped, not confirmed +[1-9] +¥[1-9]/)
    expect((await run('--lang', 'zh', 'money')).output).toMatch(/已付款待发货 +\d+ +¥/)
  })

  it('mends a row of a file, and cancels what is not sent', async () => {
    const file = join(folder, 'wrong.csv')
    await writeFile(
      file,
      `微信支付单号,快递公司,快递单号,商品信息\n${paid.transaction_id},没有的快递,YT8833333333,茶叶\n`,
    )
    const checked = await run('ship', '--file', file, '--check')
    const id = /import ([\w-]+)/.exec(checked.output)?.[1] ?? ''
    const still = await run('imports', 'mend', id, '1', 'express_company=也没有')
    expect([still.code, still.output]).toEqual([1, expect.stringContaining('invalid')])
    const mended = await run('imports', 'mend', id, '1', 'express_company=YTO')
    expect([mended.code, mended.output]).toEqual([0, expect.stringMatching(/ready[^]*Corrected/)])
    expect((await run('imports', 'mend', id, '1', 'YTO')).output).toContain('YTO is no cell')
    const cancelled = await run('imports', 'cancel', id)
    expect([cancelled.code, cancelled.output]).toEqual([
      0,
      expect.stringMatching(/cancell(ed|ing)/),
    ])
    expect((await run('imports', 'cancel', 'nowhere')).code).toBe(1)
  })

  it('lists settlements of a period with their totals, and writes them as CSV', async () => {
    const { output } = await until(
      () => run('settlements', '--from', '2020-01-01', '--unsettled'),
      (listed) => listed.output.includes(shipped.transaction_id),
    )
    expect(output).toContain('expected')
    expect(output).toMatch(/not settled +\d+ +¥\d+\.\d\d/)
    const none = await run('--lang', 'zh', 'settlements', '--before', '2020-01-01')
    expect(none.output).toMatch(/未到账 +0 +¥0\.00/)
    const file = join(folder, 'settlements.csv')
    expect((await run('settlements', '--csv', file)).output).toContain(file)
    expect(await readFile(file, 'utf8')).toContain(shipped.transaction_id)
  })

  it('reads orders from WeChat on request, and says how far that is', async () => {
    const { code, output } = await run('sync', '--older')
    expect(output).toMatch(/orders of 2 days: as of \d{4}/)
    expect(output).toMatch(/orders of 30 days: as of \d{4}/)
    expect(code).toBe(0)
    expect((await run('--lang', 'zh', 'sync', '--no-wait')).output).toContain('2 天内的订单')
  })

  it('says what is wrong with a time, a state or a period, and what belongs there', async () => {
    for (const [args, words] of [
      [['orders', '--from', 'yesterday'], '2026-11-01'],
      [['orders', '--from', '2026-02-30'], '2026-11-01'],
      [['orders', '--state', 'sold'], '1 awaiting shipment'],
      [['shipments', 'list', '--state', 'sent'], 'needs_attention'],
      [['shipments', 'list', '--since', '1'], 'Unix seconds'],
      [['settlements', '--by', 'paid'], 'settlement (when the money came)'],
      [['settlements', '--settled', '--unsettled'], 'not both'],
      [['orders', '--limit', 'all'], 'limit'],
      [['events', 'list', '--state', 'old'], 'parked'],
      [['--lang', 'zh', 'settlements', '--by', 'paid'], '到账时间'],
      [['settlements', '--csv', '/proc/settlements.csv'], 'cannot be written'],
    ] as const) {
      const { code, output } = await run(...args)
      expect([args.join(' '), code, output.includes(words), output]).toEqual([
        args.join(' '),
        1,
        true,
        expect.not.stringContaining('    at '),
      ])
    }
  })

  it('prints why it waits while the server asks it to', async () => {
    let asked = 0
    const busy = createServer((_, response) => {
      asked += 1
      response.writeHead(asked < 3 ? 503 : 200, {
        'content-type': 'application/json',
        'retry-after': '0',
      })
      const error = { code: 'database_unavailable', message: 'The database is busy', remedy: '' }
      const board = {
        awaiting_shipment: [],
        shipped_not_confirmed: { orders: 0, paid_amount: 0 },
        confirmed_not_settled: { orders: 0, paid_amount: 0 },
        in_dispute: { orders: 0, paid_amount: 0 },
        attention: [],
        as_of: null,
      }
      response.end(JSON.stringify(asked < 3 ? { error } : { board }))
    })
    await new Promise<void>((resolve) => busy.listen(0, '127.0.0.1', resolve))
    const { port } = busy.address() as { port: number }
    const { code, output } = await run('board', '--server', `http://127.0.0.1:${port}`)
    busy.close()
    expect(output.match(/The database is busy\. Trying again in 0\.0 s/g)).toHaveLength(2)
    expect(output).toContain('Nothing was read from WeChat yet')
    expect(code).toBe(0)
  })
})
