import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { execute, makeDatabase } from '../support/databases.ts'
import { until } from '../support/http.ts'
import { openImporter, type Import } from '../support/importer.ts'
import { openMerchant } from '../support/merchant.ts'
import { startPair, type Pair } from '../support/server.ts'
import { workbook } from '../support/workbook.ts'

let pair: Pair
beforeAll(async () => {
  pair = await startPair()
  const carriers = () => pair.merchant<{ carriers: object[] }>('GET', '/api/carriers')
  await until(carriers, ({ body }) => body.carriers.length > 50)
})
afterAll(() => pair.stop())
const { pay, truth, atItsEnd, ship } = openMerchant(() => pair)
const { postFile, importFile, send, rowsOf, shownAt, readImport } = openImporter(() => pair)

const HEADINGS = '微信支付单号,快递公司,快递单号,商品信息,全部发货,是否重新发货'
const file = (...lines: string[]) => Buffer.from([HEADINGS, ...lines].join('\n'))
const take = async (bytes: Buffer) =>
  (await postFile<{ import: Import }>('/api/imports', bytes)).body.import

describe('an import', () => {
  it('is read first, shows what it is, and sends nothing until it is told to', async () => {
    const { transaction_id } = await pay()
    const taken = await take(file(`${transaction_id},YTO,YT1234567890001,茶叶`))
    expect(taken).toMatchObject({
      state: 'ready',
      file: { kind: 'text', encoding: 'utf-8', separator: ',', heading_line: 1, lines: 1 },
      rows: { ready: 1, invalid: 0 },
    })
    expect(await shownAt(transaction_id)).toBeNull()
    await send(taken.id)
    expect(await shownAt(transaction_id)).toBe('1: YTO YT1234567890001 茶叶')
    expect((await pair.merchant('GET', '/api/imports/nowhere')).status).toBe(404)
  })

  it('sends nothing twice when it is sent again', async () => {
    const { transaction_id } = await pay()
    const taken = await take(
      file(
        `${transaction_id},YTO,YT1234567890002,茶叶`,
        `${(await pay()).transaction_id},没有这家,YT1234567890003,茶叶`,
      ),
    )
    await Promise.all([send(taken.id), send(taken.id)])
    const again = await send(taken.id)
    expect(again.rows).toMatchObject({ accepted: 1, invalid: 1 })
    expect((await truth(transaction_id)).uploads).toBe(1)
    const refused = (await rowsOf(taken.id)).filter(({ state }) => state === 'invalid')
    expect(refused.map(({ errors }) => errors[0])).toMatchObject([
      { code: 'unknown_carrier', column: '快递公司', lines: [3] },
    ])
  })

  it('ships only what is new when the whole list comes again', async () => {
    const [one, two] = [await pay(), await pay()]
    const line = `${one.transaction_id},YTO,YT1234567890004,茶叶`
    await importFile(file(line))
    // The shop renamed the article meanwhile: the parcel is the same.
    const { done, rows } = await importFile(
      file(`${line}（新茶）`, `${two.transaction_id},YTO,YT1234567890005,茶叶`),
    )
    expect(done?.rows).toMatchObject({ accepted: 1, unchanged: 1, refused: 0 })
    expect(rows[0]?.shipment?.state).toBe('shipped')
    expect((await truth(one.transaction_id)).uploads).toBe(1)
  })

  it('goes on with a split that is open, from a file or by hand', async () => {
    const { transaction_id, openid } = await pay()
    const first = `${transaction_id},YTO,YT1234567890006,茶叶,否`
    await importFile(file(first))
    const second = `${transaction_id},YTO,YT1234567890007,杯子,是`
    await importFile(file(first, second))
    expect(await shownAt(transaction_id)).toBe(
      '2 true: YTO YT1234567890006 茶叶 | YTO YT1234567890007 杯子',
    )
    expect((await truth(transaction_id)).reshipments_spent).toBe(0)
    // The whole list again is nothing new.
    expect((await importFile(file(first, second))).done?.rows).toMatchObject({ unchanged: 1 })
    expect((await importFile(file(first))).done?.rows).toMatchObject({ unchanged: 1 })

    const by_hand = await pay({ openid })
    await pair.shipByHand({
      order_key: { order_number_type: 2, transaction_id: by_hand.transaction_id },
      logistics_type: 1,
      delivery_mode: 2,
      is_all_delivered: false,
      shipping_list: [
        { tracking_no: 'YT1234567890008', express_company: 'YTO', item_desc: '茶叶' },
      ],
      upload_time: new Date().toISOString(),
      payer: { openid },
    })
    await pair.merchant('GET', `/api/orders/${by_hand.transaction_id}`)
    await importFile(file(`${by_hand.transaction_id},YTO,YT1234567890009,杯子`))
    expect(await shownAt(by_hand.transaction_id)).toBe(
      '2 true: YTO YT1234567890008 茶叶 | YTO YT1234567890009 杯子',
    )
  })

  it('lets a further parcel of a split wait that is under way', async () => {
    const { transaction_id } = await pay()
    await importFile(file(`${transaction_id},YTO,YT1234567890010,茶叶,否`))
    await importFile(file(`${transaction_id},YTO,YT1234567890011,杯子,否`))
    await importFile(file(`${transaction_id},YTO,YT1234567890012,茶壶,是`))
    expect(await shownAt(transaction_id)).toBe(
      '2 true: YTO YT1234567890010 茶叶 | YTO YT1234567890011 杯子 | YTO YT1234567890012 茶壶',
    )
  })

  it('corrects only where a column asks for it', async () => {
    const { transaction_id } = await pay()
    await importFile(file(`${transaction_id},YTO,YT1234567890013,茶叶`))
    const changed = `${transaction_id},YTO,YT1234567890014,茶叶`
    const { rows } = await importFile(file(changed))
    expect(rows[0]?.errors[0]).toMatchObject({ code: 'already_shipped', lines: [2] })
    expect(rows[0]?.errors[0]?.remedy).toContain('是否重新发货')
    expect((await truth(transaction_id)).reshipments_spent).toBe(0)
    await importFile(file(`${changed},,是`))
    expect(await shownAt(transaction_id)).toBe('1: YTO YT1234567890014 茶叶')
    expect((await truth(transaction_id)).reshipments_spent).toBe(1)
    // Again it is what WeChat shows already.
    const again = await importFile(file(`${changed},,是`))
    expect(again.done?.rows).toMatchObject({ refused: 0 })
    expect((await truth(transaction_id)).uploads).toBe(2)
  })

  it('speaks the language that it is asked in, and names the file’s own column', async () => {
    const taken = await take(file(`${(await pay()).transaction_id},YTO,7.73317E+14,茶叶`))
    const answer = await fetch(`${pair.url}/api/imports/${taken.id}/rows`, {
      headers: { authorization: `Bearer ${pair.api_key}`, 'accept-language': 'zh' },
    })
    const { rows } = (await answer.json()) as { rows: { errors: { message: string }[] }[] }
    expect(rows[0]?.errors[0]?.message).toMatch(/^快递单号：.*已被表格软件取整/)
    expect((await readImport(taken.id)).rows).toMatchObject({ invalid: 1 })
  })

  it('names a column that the file does not have in the reader’s language', async () => {
    const bytes = Buffer.from(
      `transaction_id,carrier,waybill\n${(await pay()).transaction_id},YTO,YT1234567890016`,
    )
    const columns = async (language: string) => {
      const { body } = await postFile<{ rows: { errors: { column: string }[] }[] }>(
        '/api/shipments/import',
        bytes,
        language,
      )
      return body.rows.flatMap(({ errors }) => errors.map(({ column }) => column))
    }
    expect([await columns('en'), await columns('zh')]).toEqual([['item_desc'], ['商品信息']])
  })

  it('stores no full phone number', async () => {
    const phone = '13912345678'
    const { transaction_id } = await pay()
    const taken = await take(
      Buffer.from(
        `微信支付单号,快递公司,快递单号,商品信息,收件人电话\n${transaction_id},顺丰速运,SF1234567890123,茶叶,${phone}`,
      ),
    )
    await send(taken.id)
    expect(await shownAt(transaction_id)).toContain('SF SF1234567890123')
    const database = new DatabaseSync(pair.env.DATABASE_URL, { timeout: 5_000 })
    const stored = JSON.stringify(database.prepare('select * from import_rows').all())
    database.close()
    expect(stored).toContain('139****5678')
    expect(stored).not.toContain(phone)
  })

  it('comes as a form, too', async () => {
    const { transaction_id } = await pay()
    const form = new FormData()
    form.set('remark', 'today')
    const bytes = new Uint8Array(file(`${transaction_id},YTO,YT1234567890015,茶叶`))
    form.set('file', new Blob([bytes]), 'orders.xls')
    const answer = await fetch(`${pair.url}/api/imports`, {
      method: 'POST',
      headers: { authorization: `Bearer ${pair.api_key}` },
      body: form,
    })
    expect(answer.status).toBe(202)
    expect(await answer.json()).toMatchObject({ import: { rows: { ready: 1 } } })
  })
})

describe('a file that is too large', () => {
  const bomb = () =>
    workbook([{ name: 'A', rows: [HEADINGS.split(',')] }], {
      'xl/sharedStrings.xml': `<sst>${'<si><t>0</t></si>'.repeat(4_000_000)}</sst>`,
    })
  const far = () =>
    workbook([{ name: 'A', rows: [HEADINGS.split(',')] }], {
      'xl/worksheets/sheet1.xml':
        '<worksheet><sheetData><row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row></sheetData></worksheet>',
    })
  const many = () =>
    file(
      ...Array.from(
        { length: 10_001 },
        (_, at) => `4200${String(at).padStart(24, '0')},YTO,YT${at + 10_000_000},茶叶`,
      ),
    )
  it.each([
    ['a workbook that unpacks to 68 MB', bomb, 'when it is unpacked'],
    ['a workbook with one cell in its last corner', far, 'far outside of the table'],
    ['10,001 lines', many, 'more than 10,000 lines'],
    ['200,000 blank lines', () => Buffer.from(`${HEADINGS}${'\n'.repeat(200_000)}`), 'more than'],
    ['21 MB', () => Buffer.alloc(21 * 1024 * 1024, 'x'), 'too large'],
  ])('is refused in words: %s', async (_, make, words) => {
    const { status, body } = await postFile('/api/imports', make())
    expect([status, body.error?.code]).toEqual([413, 'file_too_large'])
    expect(body.error?.message).toContain(words)
  })
})

describe('a unified shipment of a payment whose split is unfinished', () => {
  it('is not told to spend the chance, here or in JSON', async () => {
    const { transaction_id, openid } = await pay()
    const part = {
      order_key: { order_number_type: 2, transaction_id },
      logistics_type: 1,
      delivery_mode: 2,
      is_all_delivered: false,
      shipping_list: [{ tracking_no: 'YT1234567890020', express_company: 'YTO', item_desc: 'Tea' }],
    }
    const { body } = await ship(part)
    await atItsEnd(body.shipment.id)
    const whole = {
      order_key: part.order_key,
      logistics_type: 1,
      delivery_mode: 1,
      shipping_list: [{ tracking_no: 'YT1234567890021', express_company: 'YTO', item_desc: 'Cup' }],
    }
    const refused = await ship(whole)
    expect(refused.status).toBe(409)
    expect(refused.body.error.code).toBe('split_unfinished')
    expect(JSON.stringify(refused.body)).not.toContain('spend_reshipment')

    // By hand at WeChat, unknown here: found when the order is looked at.
    const other = await pay({ openid })
    await pair.shipByHand({
      ...part,
      order_key: { order_number_type: 2, transaction_id: other.transaction_id },
      upload_time: new Date().toISOString(),
      payer: { openid },
    })
    const late = await ship({
      ...whole,
      order_key: { order_number_type: 2, transaction_id: other.transaction_id },
    })
    const shipment = await atItsEnd(late.body.shipment.id)
    expect(shipment.reason).toBe('shipped_differently')
    expect(shipment.remedy).not.toContain('spend_reshipment')
    expect(shipment.remedy).toContain('delivery_mode 2')
  })
})

describe('a row that was accepted', () => {
  it('is found by its shipment where it was not marked', async () => {
    const { transaction_id } = await pay()
    const taken = await take(file(`${transaction_id},YTO,YT1234567890030,茶叶`))
    await send(taken.id)
    const before = await rowsOf(taken.id)
    // The disk as it is when a kill comes between the two commits.
    await execute(
      pair.env.DATABASE_URL,
      `begin immediate;
        update import_rows set state = 'queued' where import_id = '${taken.id}';
        update imports set state = 'sending', lease = 'dead', lease_until = 1 where id = '${taken.id}';
        commit`,
    )
    await until(
      () => readImport(taken.id),
      ({ state }) => state === 'sent',
    )
    expect(await rowsOf(taken.id)).toEqual(before)
    expect((await truth(transaction_id)).uploads).toBe(1)
  })
})

describe('on PostgreSQL', () => {
  it('reads, sends, goes on with a split, and sends nothing twice', async () => {
    const { url, remove } = await makeDatabase('postgres')
    const other = await startPair({}, undefined, { DATABASE_URL: url })
    const merchant = openMerchant(() => other)
    const importer = openImporter(() => other)
    const { transaction_id } = await merchant.pay()
    const first = `${transaction_id},YTO,YT1234567890040,茶叶,否`
    await importer.importFile(file(first))
    const second = `${transaction_id},YTO,YT1234567890041,杯子,是`
    const { done } = await importer.importFile(file(first, second, ',YTO,YT1234567890042,茶叶'))
    expect(done?.rows).toMatchObject({ accepted: 1, invalid: 1 })
    expect((await importer.importFile(file(first, second))).done?.rows).toMatchObject({
      unchanged: 1,
    })
    expect(await importer.shownAt(transaction_id)).toBe(
      '2 true: YTO YT1234567890040 茶叶 | YTO YT1234567890041 杯子',
    )
    await other.stop()
    await remove()
  })
})
