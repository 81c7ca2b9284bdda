import { z } from 'zod'
import { ErrorDetail } from '../http/error-schema.ts'
import { limitQuery } from '../http/fields.ts'
import { defineRoute } from '../http/route.ts'
import { IMPORT_EXAMPLES } from './examples.ts'
import { importAtOnce, readImportRows } from './follow.ts'
import { readImport, sendImport, takeFile } from './imports.ts'
import { ImportResponse, ImportView, RowStateName, RowView, viewImport, viewRow } from './view.ts'

const MEDIA = [
  'text/csv',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/octet-stream',
  'multipart/form-data',
]

/** A file, told by its content; its name and type say nothing. It comes as bytes. */
const FileBody = z
  .custom<string | Buffer>()
  .transform((file) => file as Buffer)
  .meta({ type: 'string' })

const Id = z.object({ id: z.string().min(1).max(64) })

const createImportRoute = defineRoute({
  method: 'post',
  path: '/api/imports',
  id: 'createImport',
  group: 'imports',
  caller: 'merchant',
  summary: {
    en: 'Reads a file (CSV, TSV, .xlsx) and stores what it says; nothing is sent yet',
    zh: '读取文件（CSV、TSV、.xlsx）并保存，尚不发送',
  },
  details: {
    en: "At most 10,000 lines and 20 MB. UTF-8, UTF-16 and GBK; the headings may be ours, those of WeChat's console and bills, or those of common ERPs. Columns that are not used are named.",
    zh: '最多 10,000 行、20 MB。支持 UTF-8、UTF-16 与 GBK；表头可为本系统、微信后台批量发货表、微信支付账单或常见 ERP 的列名。未使用的列会列出。',
  },
  file: { media: MEDIA },
  body: FileBody,
  response: { status: 202, schema: ImportResponse },
  errors: ['invalid', 'file_too_large'],
  example: IMPORT_EXAMPLES.createImport,
  async handle({ body, language, set }, shop) {
    const taken = await takeFile(shop, body)
    set('location', `/api/imports/${taken.id}`)
    return { import: await viewImport(shop, taken, language) }
  },
})

const readImportRoute = defineRoute({
  method: 'get',
  path: '/api/imports/{id}',
  id: 'readImport',
  group: 'imports',
  caller: 'merchant',
  summary: {
    en: 'An import: how far it is, and what its shipments wait for; kept for 30 days',
    zh: '查询导入的进度，以及发货在等待什么；保留 30 天',
  },
  params: Id,
  response: { status: 200, schema: ImportResponse },
  errors: ['not_found'],
  example: IMPORT_EXAMPLES.readImport,
  async handle({ params, language }, shop) {
    return { import: await viewImport(shop, await readImport(shop, params.id), language) }
  },
})

const listImportRowsRoute = defineRoute({
  method: 'get',
  path: '/api/imports/{id}/rows',
  id: 'listImportRows',
  group: 'imports',
  caller: 'merchant',
  summary: {
    en: 'What a file says of each payment, all that is wrong with it, and its shipment',
    zh: '文件中每笔支付的内容、全部错误与对应发货',
  },
  params: Id,
  query: z.strictObject({
    state: RowStateName.optional(),
    after: z.coerce
      .number()
      .int()
      .min(0)
      .max(1_000_000)
      .default(0)
      .meta({
        text: {
          en: '`next_after` of the page before; 0 for the first page',
          zh: '上一页的 `next_after`；第一页为 0',
        },
      }),
    limit: limitQuery(500, 100),
  }),
  response: {
    status: 200,
    schema: z
      .object({ rows: z.array(RowView), next_after: z.int().nullable() })
      .meta({ id: 'ImportRowPage' }),
  },
  errors: ['not_found'],
  example: IMPORT_EXAMPLES.listImportRows,
  async handle({ params, query, language }, shop) {
    const { about, rows, next_after } = await readImportRows(shop, params.id, query)
    return { rows: rows.map((row) => viewRow(row, about, language)), next_after }
  },
})

const sendImportRoute = defineRoute({
  method: 'post',
  path: '/api/imports/{id}/send',
  id: 'sendImport',
  group: 'imports',
  caller: 'merchant',
  summary: {
    en: 'Ships what an import says; again: tries what was refused, and sends nothing twice',
    zh: '按导入内容发货；再次调用会重试被拒绝的行，不会重复发送',
  },
  params: Id,
  response: { status: 202, schema: ImportResponse },
  errors: ['not_found'],
  example: IMPORT_EXAMPLES.sendImport,
  async handle({ params, language }, shop) {
    return { import: await viewImport(shop, await sendImport(shop, params.id), language) }
  },
})

const importShipmentsRoute = defineRoute({
  method: 'post',
  path: '/api/shipments/import',
  id: 'importShipments',
  group: 'imports',
  caller: 'merchant',
  summary: {
    en: 'Reads a file and ships what it says at once; answers for each row',
    zh: '读取文件并立即发货，逐行返回结果',
  },
  file: { media: MEDIA },
  body: FileBody,
  response: {
    status: 202,
    schema: z
      .object({
        accepted: z.int(),
        refused: z.int(),
        rows: z.array(
          z
            .object({
              lines: z.array(z.int()).meta({
                text: { en: 'Lines of the file, the first is 1', zh: '文件中的行号，首行为 1' },
              }),
              payment: z.string(),
              shipment: z
                .string()
                .nullable()
                .meta({
                  text: {
                    en: 'The id of its shipment; null when refused',
                    zh: '发货 id；被拒绝时为 null',
                  },
                }),
              error: ErrorDetail.nullable().meta({
                text: { en: 'The first of `errors`', zh: '`errors` 中的第一个' },
              }),
              errors: RowView.shape.errors,
            })
            .meta({ id: 'ImportedRow' }),
        ),
        import: ImportView,
      })
      .meta({ id: 'ImportedFile' }),
  },
  errors: ['invalid', 'file_too_large'],
  example: IMPORT_EXAMPLES.importShipments,
  async handle({ body, language }, shop) {
    const { taken, rows } = await importAtOnce(shop, body)
    const views = rows.map((row) => viewRow(row, taken.about, language))
    return {
      accepted: views.filter(({ shipment }) => shipment !== null).length,
      refused: views.filter(({ errors }) => errors.length > 0).length,
      rows: views.map(({ lines, payment, shipment, errors }) => {
        const [first] = errors
        const { lines: _, column: __, ...error } = first ?? { lines, column: null }
        return {
          lines,
          payment,
          shipment: shipment?.id ?? null,
          error: first ? (error as z.input<typeof ErrorDetail>) : null,
          errors,
        }
      }),
      import: await viewImport(shop, taken, language),
    }
  },
})

export const importRoutes = [
  createImportRoute,
  readImportRoute,
  listImportRowsRoute,
  sendImportRoute,
  importShipmentsRoute,
]
