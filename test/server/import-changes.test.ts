import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ENGINES } from '../support/databases.ts'
import { call, until } from '../support/http.ts'
import { openImporter, type Import, type ImportRow } from '../support/importer.ts'
import { openMerchant } from '../support/merchant.ts'
import { startPairOn, type Pair } from '../support/server.ts'

describe.each(ENGINES)('an import on %s', (engine) => {
  let pair: Pair
  beforeAll(async () => {
    pair = await startPairOn(engine)
    const carriers = () => pair.merchant<{ carriers: object[] }>('GET', '/api/carriers')
    await until(carriers, ({ body }) => body.carriers.length > 50)
  })
  afterAll(() => pair.stop())
  const { pay, truth } = openMerchant(() => pair)
  const { postFile, readImport, rowsOf, send, shownAt } = openImporter(() => pair)

  /** Pays an order that the local copy has. */
  async function paid() {
    const payment = await pay()
    await pair.merchant('GET', `/api/orders/${payment.transaction_id}`)
    return payment
  }
  const ask = <Answer>(method: 'PATCH' | 'DELETE' | 'POST' | 'GET', path: string, body?: unknown) =>
    call<Answer>(method, pair.url + path, { key: pair.api_key, body })
  const take = async (text: string, query = '') =>
    (await postFile<{ import: Import }>(`/api/imports${query}`, Buffer.from(text))).body.import
  interface Changed {
    rows: ImportRow[]
    removed: number[]
    import: Import
  }
  const mend = (id: string, number: number, cells: object, line?: number) =>
    ask<Changed>('PATCH', `/api/imports/${id}/rows/${number}`, {
      cells,
      ...(line !== undefined && { line }),
    })
  const statesOf = async (id: string) => (await rowsOf(id)).map(({ state }) => state)

  it('takes pasted lines without headings, and says which column is which', async () => {
    const [one, two] = [await paid(), await paid()]
    const taken = await take(
      `${one.merchant_trade_no} 圆通速递  YT8810000000001\n${two.merchant_trade_no} 园通 YT8810000000004\n4.20000E+27 YTO YT8810000000003\n${one.merchant_trade_no}x ZTO 73x`,
      '?name=chat',
    )
    expect(taken).toMatchObject({
      name: 'chat',
      file: { heading_line: 0, separator: ' ' },
      columns: [
        { name: 'A', field: 'merchant_trade_no', by: 'values' },
        { name: 'B', field: 'express_company', by: 'values' },
        { name: 'C', field: 'tracking_no', by: 'values' },
      ],
      rows: { ready: 1, invalid: 3 },
    })
    const [, carrier, rounded, waybill] = await rowsOf(taken.id)
    expect(carrier?.errors).toMatchObject([
      {
        code: 'unknown_carrier',
        field: 'express_company',
        suggestions: [{ delivery_id: 'YTO', delivery_name: '圆通速递' }],
      },
    ])
    expect(rounded?.errors[0]).toMatchObject({ field: 'merchant_trade_no', column: 'A' })
    expect(rounded?.errors[0]?.message).toContain('rounded')
    expect(waybill?.errors.map(({ field }) => field)).toContain('tracking_no')
    expect(carrier?.cells).toEqual([
      {
        line: 2,
        values: {
          merchant_trade_no: two.merchant_trade_no,
          express_company: '园通',
          tracking_no: 'YT8810000000004',
        },
      },
    ])
    // The goods are those that the order says.
    await send(taken.id)
    expect(await shownAt(one.transaction_id)).toMatch(/^1: YTO YT8810000000001 \S/)
    const { body } = await ask<{ imports: Import[] }>('GET', '/api/imports?limit=1')
    expect(body.imports.map(({ id }) => id)).toEqual([taken.id])
  })

  it('mends a cell, judges it at once, and sends it only when it is told to', async () => {
    const { transaction_id } = await paid()
    const taken = await take(`${transaction_id},园通,73,茶叶`)
    const first = await mend(taken.id, 1, { tracking_no: 'YT8810000000011' })
    expect(first.body.rows[0]).toMatchObject({ state: 'invalid' })
    expect(first.body.rows[0]?.errors.map(({ code }) => code)).toEqual(['unknown_carrier'])
    await send(taken.id)
    const second = await mend(taken.id, 1, { express_company: '圆通速递' })
    expect(second.body).toMatchObject({ rows: [{ number: 1, state: 'ready' }], removed: [] })
    expect(await shownAt(transaction_id)).toBeNull()
    await send(taken.id)
    expect(await shownAt(transaction_id)).toBe('1: YTO YT8810000000011 茶叶')
    const sent = await mend(taken.id, 1, { tracking_no: 'YT8810000000012' })
    expect([sent.status, (await truth(transaction_id)).uploads]).toEqual([409, 1])
    expect((await mend(taken.id, 9, { tracking_no: 'YT8810000000012' })).status).toBe(404)
    expect((await mend(taken.id, 1, {})).status).toBe(400)
  })

  it('judges all lines of a payment anew, and takes back what was written', async () => {
    const [one, two] = [await paid(), await paid()]
    const head = '微信支付单号,快递公司,快递单号,商品信息,物流模式\n'
    const taken = await take(
      `${head}${one.transaction_id},YTO,YT8810000000021,茶叶,快递\n${one.transaction_id},YTO,YT8810000000022,杯子,自提\n${two.transaction_id},YTO,YT8810000000023,茶壶,快递`,
    )
    expect(await statesOf(taken.id)).toEqual(['invalid', 'ready'])
    expect((await mend(taken.id, 1, { logistics_type: '快递' })).status).toBe(400)
    const right = await mend(taken.id, 1, { logistics_type: '快递' }, 3)
    expect(right.body.rows).toMatchObject([{ number: 1, state: 'ready', lines: [2, 3] }])
    const wrong = await mend(taken.id, 1, { logistics_type: null }, 3)
    expect(wrong.body.rows).toMatchObject([{ state: 'invalid' }])
    // The second line belongs to the other payment: one row loses it, the other gets it.
    const moved = await mend(
      taken.id,
      1,
      { logistics_type: '快递', transaction_id: two.transaction_id },
      3,
    )
    expect(moved.body.rows.map(({ number, lines, state }) => [number, lines, state])).toEqual([
      [1, [2], 'ready'],
      [2, [3, 4], 'ready'],
    ])
    // The whole first row does: there is one row left.
    const joined = await mend(taken.id, 1, { transaction_id: two.transaction_id })
    expect([joined.body.rows.map(({ lines }) => lines), joined.body.removed]).toEqual([
      [[2, 3, 4]],
      [2],
    ])
    await send(taken.id)
    expect((await truth(two.transaction_id)).uploads).toBe(1)
    expect(await shownAt(one.transaction_id)).toBeNull()
  })

  it('writes a word in the place of another everywhere', async () => {
    const payments = [await paid(), await paid(), await paid()]
    const taken = await take(
      payments
        .map(({ transaction_id }, at) => `${transaction_id},园通,YT881000000003${at},茶叶`)
        .join('\n'),
    )
    const { body } = await ask<{ changed: number; import: Import }>(
      'PATCH',
      `/api/imports/${taken.id}`,
      { replace: { field: 'express_company', from: '园通', to: 'YTO' } },
    )
    expect(body).toMatchObject({ changed: 3, import: { rows: { ready: 3, invalid: 0 } } })
  })

  it('takes columns for what it is told, and remembers it for these headings', async () => {
    const payment = await paid()
    const text = `单据,承运,凭证,备注二\n${payment.merchant_trade_no},圆通,YT8810000000041,给客户的茶`
    const taken = await take(text)
    const columns = ['merchant_trade_no', 'express_company', 'tracking_no', null]
    await mend(taken.id, 1, { tracking_no: 'YT8810000000042' })
    const { body } = await ask<{ import: Import }>('PATCH', `/api/imports/${taken.id}`, { columns })
    expect(body.import.columns.map(({ field }) => field)).toEqual(columns)
    // What was written stays.
    const [row] = await rowsOf(taken.id)
    expect(row?.cells[0]?.values['tracking_no']).toBe('YT8810000000042')
    const again = await take(text)
    expect(again.columns.map(({ by }) => by)).toEqual(['choice', 'choice', 'choice', null])
    const told = await take(text, '?columns=order_no,-,tracking_no,item_desc')
    expect(told.columns.map(({ field }) => field)).toEqual([
      'merchant_trade_no',
      null,
      'tracking_no',
      'item_desc',
    ])
    expect((await postFile('/api/imports?columns=nonsense', Buffer.from(text))).status).toBe(400)
    await send(taken.id)
    const late = await ask('PATCH', `/api/imports/${taken.id}`, { columns })
    expect(late.status).toBe(409)
  })

  it('shows what is shipped already, and spends a chance only where it is chosen', async () => {
    const [one, two, three] = [await paid(), await paid(), await paid()]
    const line = (payment: { transaction_id: string }, waybill: string) =>
      `${payment.transaction_id},YTO,${waybill},茶叶`
    const first = await take(
      [line(one, 'YT8810000000051'), line(two, 'YT8810000000052')].join('\n'),
    )
    await send(first.id)
    const second = await take(
      [
        line(one, 'YT8810000000051'),
        line(two, 'YT8810000000053'),
        line(three, 'YT8810000000054'),
      ].join('\n'),
    )
    expect(await statesOf(second.id)).toEqual(['unchanged', 'spends', 'ready'])
    await send(second.id)
    expect(await statesOf(second.id)).toEqual(['unchanged', 'spends', 'accepted'])
    expect((await truth(two.transaction_id)).reshipments_spent).toBe(0)
    await ask('POST', `/api/imports/${second.id}/send`, { spend_reshipment: [2] })
    await until(
      () => readImport(second.id),
      ({ state, shipments }) => state === 'sent' && !shipments.some(({ open }) => open),
    )
    expect(await shownAt(two.transaction_id)).toContain('YT8810000000053')
    expect((await truth(two.transaction_id)).reshipments_spent).toBe(1)
  })

  it('cancels what is not sent, and nothing of it is sent later', async () => {
    const [one, two] = [await paid(), await paid()]
    const taken = await take(
      `${one.transaction_id},YTO,YT8810000000061,茶叶\n${two.transaction_id},园通,YT8810000000062,茶叶`,
    )
    await send(taken.id)
    expect((await ask('DELETE', `/api/imports/${taken.id}`)).status).toBe(202)
    const cancelled = await until(
      () => readImport(taken.id),
      ({ state }) => state === 'cancelled',
    )
    expect(cancelled.rows).toMatchObject({ accepted: 1, cancelled: 1 })
    expect((await mend(taken.id, 2, { express_company: 'YTO' })).status).toBe(409)
    expect((await ask('POST', `/api/imports/${taken.id}/send`)).status).toBe(409)
    expect(await shownAt(two.transaction_id)).toBeNull()
    expect((await ask('DELETE', '/api/imports/nowhere')).status).toBe(404)
  })

  it('gives the file back with what became of each line, and runs no formula', async () => {
    const { transaction_id } = await paid()
    const taken = await take(
      `支付单号,快递公司,快递单号,商品信息,客户备注\n${transaction_id},YTO,YT8810000000071,茶叶,=1+1\n${transaction_id}9,园通,YT8810000000072,茶叶,致电 13912345678`,
    )
    await send(taken.id)
    const get = (kind: string) =>
      fetch(`${pair.url}/api/imports/${taken.id}/result.${kind}`, {
        headers: { authorization: `Bearer ${pair.api_key}`, 'accept-language': 'zh' },
      })
    const csv = await (await get('csv')).text()
    const [head, first, second] = csv.replace('\uFEFF', '').split('\n')
    expect(head).toBe('支付单号,快递公司,快递单号,商品信息,客户备注,行,结果,怎么办')
    expect(first).toBe(`\t${transaction_id},YTO,YT8810000000071,茶叶,'=1+1,2,已发货,`)
    expect(second).toContain('139****5678,3,未发送：有错误,')
    expect(second).toContain('圆通速递')
    const sheet = unzipSync(new Uint8Array(await (await get('xlsx')).arrayBuffer()))
    const xml = Object.entries(sheet).map(([name, part]) => `${name} ${strFromU8(part)}`)
    const text = xml.join('\n')
    for (const one of [transaction_id, '怎么办', "'=1+1", '已发货', '139****5678'])
      expect(text).toContain(one)
    // No formula, and no number that a sheet would round.
    expect(text).not.toMatch(/<f[ >]|<v>\d{12,}<\/v>/)
  })
})
