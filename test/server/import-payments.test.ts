import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ENGINES } from '../support/databases.ts'
import { fahuo } from '../support/fahuo.ts'
import { openMerchant } from '../support/merchant.ts'
import { startPairOn, type Pair } from '../support/server.ts'
import { workbook } from '../support/workbook.ts'

interface Imported {
  known: number
  expected: number
  refused: number
  rows: { line: number; state: string; error: { message: string } | null }[]
  error?: { code: string; message: string }
}

describe.each(ENGINES)('a file of payments (%s)', (engine) => {
  let pair: Pair
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fahuo-payments-'))
    pair = await startPairOn(engine)
  })
  afterAll(async () => {
    await pair.stop()
    await rm(folder, { recursive: true, force: true })
  })
  const { pay, shipped } = openMerchant(() => pair)
  const send = async (body: BodyInit, query = '', language = 'zh') => {
    const answer = await fetch(`${pair.url}/api/orders/import/file${query}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${pair.api_key}`, 'accept-language': language },
      body,
    })
    return { status: answer.status, body: (await answer.json()) as Imported }
  }

  it('is told of line by line: what is wrong stops nothing else, twice changes nothing', async () => {
    const order = await pay({ paid_amount: 16_800 })
    await shipped({
      order_key: { order_number_type: 2, transaction_id: order.transaction_id },
      logistics_type: 4,
      delivery_mode: 1,
      shipping_list: [{ item_desc: 'Tea' }],
    })
    const file = [
      '微信支付单号,支付金额（元）,支付时间,退款金额（元）',
      `${order.transaction_id},168.00,2026-11-27 10:00,20.5`,
      `${order.transaction_id},168.01,,`,
      `42000012342026112700000${engine.length}0001,9.999,someday,`,
      `42000012342026112700000${engine.length}0002,9.99,,`,
      ',9.99,,',
    ].join('\n')
    for (let times = 0; times < 2; times += 1) {
      const { status, body } = await send(file)
      expect([status, body.known, body.expected, body.refused]).toEqual([200, 1, 1, 3])
      expect(body.rows.map(({ line, state }) => [line, state])).toEqual([
        [2, 'known'],
        [3, 'refused'],
        [4, 'refused'],
        [5, 'expected'],
        [6, 'refused'],
      ])
      const words = body.rows.map(({ error }) => error?.message ?? '')
      expect(words[1]).toContain('微信显示为 16800')
      expect(words[2]).toContain('最多两位小数')
      expect(words[2]).toContain('支付时间')
      expect(words[4]).toContain('mchid')
    }
    const { body } = await pair.merchant<{ order: { refunded_amount: number } }>(
      'GET',
      `/api/orders/${order.transaction_id}`,
    )
    expect(body.order.refunded_amount).toBe(2_050)
  })

  it('is read from .xlsx by a thread of its own', async () => {
    let threads = 0
    const count = () => void (threads += 1)
    process.on('worker', count)
    try {
      const rows = [
        ['商户号', '商户单号', '金额（元）'],
        ...Array.from({ length: 250 }, (_, at) => ['1900000109', `Y${engine}${at}`, '1.68']),
        ['1900000109', `Y${engine}-wrong`, '1.688'],
      ]
      const { status, body } = await send(new Uint8Array(workbook([{ name: '支付', rows }])))
      expect([status, body.expected, body.refused]).toEqual([200, 250, 1])
      // In their order, whatever parts they came in.
      expect(body.rows.map(({ line }) => line)).toEqual(body.rows.map((_, at) => at + 2))
      expect(body.rows.at(-1)?.state).toBe('refused')
      expect(threads).toBe(1)
    } finally {
      process.off('worker', count)
    }
  })

  it('is read from .xlsx, and refused where nothing says what its amounts are in', async () => {
    const file = workbook([
      {
        name: '支付',
        rows: [
          ['商户号', '商户单号', '金额'],
          ['1900000109', `X${engine}`, { number: '16.8' }],
        ],
      },
    ])
    const refused = await send(new Uint8Array(file), '', 'en')
    expect(refused).toMatchObject({ status: 400, body: { error: { code: 'invalid' } } })
    expect(refused.body.error?.message).toContain('amounts=yuan')
    expect(await send(new Uint8Array(file), '?amounts=yuan')).toMatchObject({
      status: 200,
      body: { expected: 1, refused: 0 },
    })
    const { body } = await pair.merchant<{
      expected: { out_trade_no: string; paid_amount: number }[]
    }>('GET', '/api/expected-orders')
    expect(body.expected).toContainEqual(
      expect.objectContaining({ out_trade_no: `X${engine}`, paid_amount: 1_680 }),
    )
  })

  it('is told of by the command line, with the lines that are wrong', async () => {
    const file = join(folder, 'payments.csv')
    await writeFile(
      file,
      `transaction_id,金额\n42000012342026112700000${engine.length}0003,1.5\nx y,1\n`,
    )
    const env = { ...pair.env, FAHUO_API_KEY: pair.api_key }
    expect(await fahuo(['orders', 'import', file], env)).toMatchObject({
      code: 1,
      output: expect.stringContaining('amounts=yuan'),
    })
    const told = await fahuo(['orders', 'import', file, '--amounts', 'yuan'], env)
    expect(told.output).toContain('0 known, 1 expected, 1 refused.')
    expect(told.output).toMatch(/^3 {2}/m)
  })
})
