import { describe, expect, it } from 'vitest'
import { FahuoError } from '../core/errors.ts'
import { readPaymentFile } from './payment-file.ts'
import type { Unit } from './payment-columns.ts'

const ID = '4200001234202611270000000001'

const read = (text: string, amounts?: Unit) => readPaymentFile(Buffer.from(text), amounts)
const refusal = async (text: string, amounts?: Unit) => {
  const error: unknown = await read(text, amounts).catch((thrown: unknown) => thrown)
  return error instanceof FahuoError ? error.detail : null
}
/** The amount of a file with one payment, by its heading. */
const amountOf = async (heading: string, cell: string, amounts?: Unit) => {
  const { rows } = await read(`微信支付单号,${heading}\n${ID},"${cell}"\n`, amounts)
  const [one] = rows
  return one?.problems.length === 0 ? (one.row as { paid_amount: number }).paid_amount : 'problem'
}

describe('a file of payments', () => {
  it.each([
    ['支付金额（元）', '168.5', 16_850],
    ['支付金额（元）', '¥1,168.50', 116_850],
    ['支付金额(单位：元)', '168', 16_800],
    ['实付金额元', '0.01', 1],
    ['Amount (yuan)', '9.9', 990],
    ['金额（分）', '16850', 16_850],
    ['paid_amount', '16850', 16_850],
    ['paid_amount_fen', '16850', 16_850],
    // Never rounded, never guessed.
    ['支付金额（元）', '1.234', 'problem'],
    ['支付金额（元）', '-1', 'problem'],
    ['金额（分）', '168.50', 'problem'],
    ['paid_amount', '168.50', 'problem'],
  ])('reads an amount by its heading: %s of %s', async (heading, cell, amount) => {
    expect(await amountOf(heading, cell)).toBe(amount)
  })

  it.each(['支付金额', '金额', '订单金额（部分）', 'amount', '金额元（分）', '金额（分开）'])(
    'refuses a file whose heading says no unit, unless somebody says it: %s',
    async (heading) => {
      const file = `微信支付单号,${heading}\n${ID},168\n`
      expect(await refusal(file)).toMatchObject({ zh: expect.stringContaining('元还是分') })
      expect(await amountOf(heading, '168', 'yuan')).toBe(16_800)
      expect(await amountOf(heading, '168', 'fen')).toBe(168)
    },
  )

  it.each([
    ['2026-11-27 10:00:00', 1_795_744_800],
    ['2026/11/27 10:00', 1_795_744_800],
    ['2026年11月27日', 1_795_708_800],
    ['2026-11-27T10:00:00+08:00', 1_795_744_800],
    ['2026-11-27T02:00:00Z', 1_795_744_800],
    ['1795744800', 1_795_744_800],
    // As a sheet counts days.
    ['46353.4166666667', 1_795_744_800],
  ])('reads a time: %s', async (cell, seconds) => {
    const { rows } = await read(`transaction_id,pay_time\n${ID},${cell}\n`)
    expect(rows).toMatchObject([{ line: 2, row: { pay_time: seconds }, problems: [] }])
  })

  it.each(['2026-13-01', '2026-04-31', '2026-11-27 25:00', '1795744800000', 'yesterday', '46353x'])(
    'says what is wrong with a time: %s',
    async (cell) => {
      const { rows } = await read(`transaction_id,支付时间\n${ID},${cell}\n`)
      expect(rows[0]?.problems).toMatchObject([{ zh: expect.stringContaining('支付时间') }])
    },
  )

  it('finds its headings below a title, in any separator, and names what it does not use', async () => {
    const file = `十一月支付\n\n商户号;商户订单号;openid;备注\n1900000109;T1;oBuyer;快\n;;;\n1900000109;T2;;\n`
    expect(await read(file)).toEqual({
      columns: { mchid: '商户号', out_trade_no: '商户订单号', openid: 'openid' },
      unused_columns: ['备注'],
      rows: [
        {
          line: 4,
          row: { mchid: '1900000109', out_trade_no: 'T1', openid: 'oBuyer' },
          problems: [],
        },
        { line: 6, row: { mchid: '1900000109', out_trade_no: 'T2' }, problems: [] },
      ],
    })
  })

  it('takes JSON as POST /api/orders/import does, and names a line that is none', async () => {
    const row = { transaction_id: ID, order: { shop: { name: 'Tea' } } }
    expect((await read(JSON.stringify([row, row]))).rows).toMatchObject([{ line: 1, row }, { row }])
    const { rows } = await read(`${JSON.stringify(row)}\n\n{"transaction_id": \n`)
    expect(rows).toMatchObject([
      { line: 1, row, problems: [] },
      { line: 3, problems: [{ zh: '该行不是 JSON 对象' }] },
    ])
  })

  it.each([
    ['', '空'],
    ['a,b\n1,2\n', '没有找到表头'],
    ['transaction_id\n', '没有支付单'],
    [`transaction_id,微信支付单号\n${ID},${ID}\n`, '含义相同'],
    [`transaction_id\n${`${ID}\n`.repeat(5_001)}`, '5,000'],
    ['%PDF-1.7', 'PDF'],
  ])('is refused as a whole: %.20s', async (text, words) => {
    expect(JSON.stringify(await refusal(text))).toContain(words)
  })

  it('refuses a number that a spreadsheet has rounded', async () => {
    const { rows } = await read('transaction_id\n4.20000123420261E+27\n')
    expect(rows[0]?.problems).toMatchObject([{ en: expect.stringContaining('rounded') }])
  })
})
