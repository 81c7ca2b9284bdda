/** Payments that a file tells of. */
import { z } from 'zod'
import { FahuoError } from '../core/errors.ts'
import { fileBody } from '../http/fields.ts'
import { defineRoute } from '../http/route.ts'
import { importOrders, type ImportedRow } from '../orders/expected-import.ts'
import { EXAMPLE_IMPORTED, ImportedOrders, viewImported } from '../orders/expected-routes.ts'
import { readPaymentsInThread } from './reader.ts'
import { FILE_MEDIA } from './send-routes.ts'

/** A file of 5,000 payments has less than one megabyte. */
const MAX_BYTES = 4 * 1024 * 1024

export const importOrdersFileRoute = defineRoute({
  method: 'post',
  path: '/api/orders/import/file',
  id: 'importOrdersFile',
  group: 'orders',
  caller: 'merchant',
  right: 'ship',
  summary: {
    en: 'Tells of the payments of a file (CSV, TSV, .xlsx, JSON); answers for each line',
    zh: '以文件（CSV、TSV、.xlsx、JSON）告知支付单，逐行应答',
  },
  details: {
    en: 'As POST /api/orders/import, at most 5,000 lines and 4 MB. Of an amount the heading says whether it is yuan or fen; where it does not, say it with `amounts`, or the file is refused. Times are Beijing’s unless they name their zone.',
    zh: '同 POST /api/orders/import，最多 5,000 行、4 MB。金额列的表头须注明“元”或“分”；未注明时请用 `amounts` 说明，否则拒绝整个文件。未带时区的时间按北京时间。',
  },
  query: z.strictObject({
    amounts: z
      .enum(['yuan', 'fen'])
      .optional()
      .meta({
        text: {
          en: 'What amounts are in whose headings do not say it',
          zh: '表头未注明单位的金额以此为准：yuan 元，fen 分',
        },
      }),
  }),
  file: { media: FILE_MEDIA, max_bytes: MAX_BYTES },
  body: fileBody,
  response: {
    status: 200,
    schema: ImportedOrders.omit({ rows: true })
      .extend({
        columns: z.record(z.string(), z.string()).meta({
          text: {
            en: 'The headings of the file by what they are read as',
            zh: '识别出的列：字段与文件中的表头',
          },
        }),
        unused_columns: z.array(z.string()),
        rows: z.array(
          ImportedOrders.shape.rows.element
            .extend({
              line: z.int().meta({
                text: { en: 'Of the file, the first is 1', zh: '文件中的行号，首行为 1' },
              }),
            })
            .meta({ id: 'ImportedOrderLine' }),
        ),
      })
      .meta({ id: 'ImportedOrdersFile' }),
  },
  errors: ['invalid', 'file_too_large'],
  example: {
    body: 'transaction_id,paid_amount\n4200001234202611270000000001,16800\n',
    response: {
      ...EXAMPLE_IMPORTED,
      columns: { transaction_id: 'transaction_id', paid_amount: 'paid_amount' },
      unused_columns: [],
      rows: EXAMPLE_IMPORTED.rows.map((row, at) => ({ ...row, line: at + 2 })),
    },
  },
  async handle({ body, query, language }, shop) {
    const { columns, unused_columns, rows } = await readPaymentsInThread(
      shop.thread,
      body,
      query.amounts,
    )
    const right = rows.filter(({ problems }) => problems.length === 0)
    const told = await importOrders(
      shop,
      right.map(({ row }) => row),
      language,
    )
    const of = new Map(right.map((row, at) => [row, told[at]]))
    const done = rows.map((row) => of.get(row) ?? refusedLine(row.problems))
    const viewed = viewImported(done, language)
    return {
      ...viewed,
      columns,
      unused_columns,
      rows: viewed.rows.map((row, at) => ({ ...row, line: rows[at]?.line ?? 0 })),
    }
  },
})

/** All that is wrong with a line, in one sentence of each language. */
const refusedLine = (problems: readonly { en: string; zh: string }[]): ImportedRow => ({
  state: 'refused',
  id: null,
  transaction_id: null,
  error: new FahuoError('invalid', {
    en: problems.map(({ en }) => en).join('; '),
    zh: problems.map(({ zh }) => zh).join('；'),
  }),
})
