import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { sizes } from '../sizes.ts'
import { keepFigures } from '../support/figures.ts'
import { heapNow } from '../support/heap.ts'
import { openImporter } from '../support/importer.ts'
import { startPair, type Pair } from '../support/server.ts'
import { workbook, type SheetCell } from '../support/workbook.ts'

const FILES = sizes.fuzz_files
const AT_ONCE = 4

let pair: Pair
beforeAll(async () => {
  pair = await startPair()
})
afterAll(() => pair.stop())
const { postFile } = openImporter(() => pair)

const heading = fc.constantFrom(
  '微信支付单号',
  '商户单号',
  '商户号',
  '快递公司',
  '快递单号',
  '商品信息',
  '全部发货',
  '是否重新发货',
  '发货方式',
  '发货模式',
  '收件人电话',
  '交易状态',
  'transaction_id',
  'tracking_no',
  '备注',
  '',
)
const word = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      '4200002026112600000000000001',
      '4200002026112600000000000002',
      'A1',
      'YTO',
      '圆通速递',
      'YT1234567890123',
      '7.7E+14',
      '茶叶',
      '是',
      '否',
      '',
      '合计',
      '"',
      '="1"',
      '`1',
      '\t',
      '总交易单数',
      '0',
      '13912345678',
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }) },
  {
    weight: 1,
    arbitrary: fc.string({
      unit: fc.constantFrom('"', ',', '\n', '\r', '\t', ';', ' ', '\0', '1', '茶'),
      maxLength: 20,
    }),
  },
)
const rows = fc
  .tuple(
    fc.array(heading, { minLength: 1, maxLength: 8 }),
    fc.array(fc.array(word, { maxLength: 9 }), { maxLength: 8 }),
  )
  .map(([first, others]) => [first, ...others])

const quoted = (cell: string) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
const text = fc
  .tuple(rows, fc.constantFrom(',', ';', '\t'), fc.constantFrom('\n', '\r\n'), fc.boolean())
  .map(([lines, separator, end, quotes]) =>
    lines
      .map((cells) => cells.map((cell) => (quotes ? quoted(cell) : cell)).join(separator))
      .join(end),
  )
const cell = fc.oneof(
  { weight: 3, arbitrary: word.map((one): SheetCell => one) },
  { weight: 1, arbitrary: fc.constant<SheetCell>(null) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('1', '1e300', 'x', '-0', '773171234567')
      .map((number): SheetCell => ({ number })),
  },
)
const sheet = fc
  .tuple(
    rows,
    fc.array(fc.array(cell, { maxLength: 9 }), { maxLength: 6 }),
    fc.array(fc.constantFrom('A2:A4', 'B1:D1', 'C3:C99', 'A1:XFD1048576', 'nowhere'), {
      maxLength: 2,
    }),
  )
  .map(([first, others, merged]) =>
    workbook([{ name: '发货', rows: [...first, ...others], merged }]),
  )
/** Changes some bytes of a file, or cuts it. */
const damaged = (files: fc.Arbitrary<Buffer>) =>
  fc
    .tuple(files, fc.array(fc.tuple(fc.nat(4_000), fc.nat(255)), { maxLength: 6 }), fc.nat(4_000))
    .map(([bytes, changes, cut]) => {
      const changed = Buffer.from(bytes)
      for (const [at, value] of changes) if (at < changed.length) changed[at] = value
      return cut % 3 === 0 ? changed.subarray(0, cut) : changed
    })
const files = fc.oneof(
  { weight: 8, arbitrary: text.map((one) => Buffer.from(one)) },
  { weight: 1, arbitrary: text.map((one) => Buffer.from(`\uFEFF${one}`, 'utf16le')) },
  { weight: 2, arbitrary: damaged(text.map((one) => Buffer.from(one))) },
  { weight: 2, arbitrary: sheet },
  { weight: 2, arbitrary: damaged(sheet) },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 2_000 }).map((bytes) => Buffer.from(bytes)) },
)

it(
  `answers ${FILES} random files in words, without a crash`,
  { timeout: sizes.fuzz_files_timeout_ms },
  async () => {
    const seed = Math.trunc(Math.random() * 2 ** 31)
    console.log(`fuzz seed ${seed}`)
    const made = fc.sample(files, { seed, numRuns: FILES })
    const wrong: unknown[] = []
    let [sent, read, before] = [0, 0, 0]
    const warm = Math.trunc(FILES / 4)
    async function worker(): Promise<void> {
      while (sent < FILES) {
        const at = sent
        sent += 1
        if (at === warm) before = heapNow()
        const { status, body } = await postFile('/api/imports', made[at]!)
        if (status === 202) read += 1
        const refused = status === 400 || status === 413
        const words = body.error && body.error.code !== 'internal' && body.error.message.length > 10
        if (status !== 202 && !(refused && words)) wrong.push([seed, at, status, body])
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, worker))
    const grown = (heapNow() - before) / 2 ** 20
    keepFigures('fuzz of files', {
      files: sent,
      read,
      wrong: wrong.length,
      grown_mb: Math.round(grown),
      seed,
    })
    expect(wrong.slice(0, 3)).toEqual([])
    // Some of them are tables, or nothing was tried.
    expect(read).toBeGreaterThan(FILES / 20)
    // The server runs in this process: what one file needs is gone with it.
    expect(grown).toBeLessThan(64)
    expect((await pair.merchant('GET', '/api/board')).status).toBe(200)
  },
)
