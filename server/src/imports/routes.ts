import { z } from 'zod'
import { readIdCursor } from '../core/pagination.ts'
import { cursorQuery, fileBody, limitQuery, nextCursor } from '../http/fields.ts'
import { defineRoute } from '../http/route.ts'
import { changeRoutes } from './change-routes.ts'
import { IMPORT_EXAMPLES } from './examples.ts'
import { FieldName } from './fields.ts'
import { readImportRows, readImports } from './follow.ts'
import { readImport } from './imports.ts'
import { importOrdersFileRoute } from './payment-routes.ts'
import { resultRoutes } from './result-routes.ts'
import { RowStateName, RowView, viewRow } from './row-view.ts'
import { FILE_MEDIA, sendRoutes } from './send-routes.ts'
import { takeFile } from './take.ts'
import { ImportId, ImportResponse, ImportView, viewImport } from './view.ts'

/** Fields column by column, as a query has them: `transaction_id,express_company,tracking_no,-`. */
const columnsQuery = z
  .string()
  .max(10_000)
  .transform((text) => text.split(',').map((field) => (field === '-' ? null : field)))
  .pipe(z.array(FieldName.nullable()))

const takeQuery = z.strictObject({
  columns: columnsQuery.optional().meta({
    type: 'string',
    text: {
      en: 'What each column is taken for, first to last, `-` for one that is not used; remembered for these headings. Without it, columns are known by their headings, else by what stands in them',
      zh: '从左到右各列识别为什么，不用的列写 `-`；会按表头记住。不填则按表头识别，没有表头时按内容识别',
    },
  }),
  name: z
    .string()
    .max(200)
    .optional()
    .meta({ text: { en: 'What the file is called', zh: '文件名' } }),
})

const createImportRoute = defineRoute({
  method: 'post',
  path: '/api/imports',
  id: 'createImport',
  group: 'imports',
  caller: 'merchant',
  right: 'ship',
  summary: {
    en: 'Reads a file (CSV, TSV, .xlsx) or pasted text and stores what it says; nothing is sent yet',
    zh: '读取文件（CSV、TSV、.xlsx）或粘贴的文字并保存，尚不发送',
  },
  details: {
    en: "At most 10,000 lines and 20 MB. UTF-8, UTF-16 and GBK; the headings may be ours, those of WeChat's console and bills, or those of common ERPs. Without headings, as in text that is copied from a sheet or a chat (cells with tabs, commas or blanks between them), columns are told by what stands in them. Columns that are not used are named. Each payment is compared with what was shipped of it: what is wrong, shipped already or would spend the re-shipment chance is shown before anything is sent.",
    zh: '最多 10,000 行、20 MB。支持 UTF-8、UTF-16 与 GBK；表头可为本系统、微信后台批量发货表、微信支付账单或常见 ERP 的列名。没有表头（如从表格或聊天复制的文字，以制表符、逗号或空格分隔）时按内容识别各列。未使用的列会列出。每笔支付都会与已发货内容比对：有错误的、已发过货的、会用掉重新发货机会的，发送前就会列出。',
  },
  file: { media: FILE_MEDIA },
  query: takeQuery,
  body: fileBody,
  response: { status: 202, schema: ImportResponse },
  errors: ['invalid', 'file_too_large'],
  example: IMPORT_EXAMPLES.createImport,
  async handle({ body, query, language, set }, shop) {
    const taken = await takeFile(shop, body, query)
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
  right: 'read',
  summary: {
    en: 'An import: how far it is, and what its shipments wait for; kept for 30 days',
    zh: '查询导入的进度，以及发货在等待什么；保留 30 天',
  },
  params: ImportId,
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
  right: 'read',
  summary: {
    en: 'What a file says of each payment, all that is wrong with it, and its shipment',
    zh: '文件中每笔支付的内容、全部错误与对应发货',
  },
  params: ImportId,
  query: z.strictObject({
    state: RowStateName.optional(),
    states: z
      .string()
      .max(200)
      .transform((text) => text.split(','))
      .pipe(z.array(RowStateName))
      .optional()
      .meta({
        type: 'string',
        text: { en: 'Several states, with commas between', zh: '多个状态，逗号分隔' },
      }),
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
    const { state, states = state && [state], ...page } = query
    const { about, rows, next_after } = await readImportRows(shop, params.id, { ...page, states })
    return { rows: rows.map((row) => viewRow(shop, row, about, language)), next_after }
  },
})

const listImportsRoute = defineRoute({
  method: 'get',
  path: '/api/imports',
  id: 'listImports',
  group: 'imports',
  caller: 'merchant',
  right: 'read',
  summary: { en: 'The imports, newest first', zh: '导入列表，最新的在前' },
  query: z.strictObject({ cursor: cursorQuery(64).optional(), limit: limitQuery(50, 20) }),
  response: {
    status: 200,
    schema: z
      .object({ imports: z.array(ImportView), next_cursor: nextCursor })
      .meta({ id: 'ImportPage' }),
  },
  errors: [],
  example: IMPORT_EXAMPLES.listImports,
  async handle({ query, language }, shop) {
    const before = readIdCursor(query.cursor)
    const { imports, next_cursor } = await readImports(shop, { before, limit: query.limit })
    const views = await Promise.all(imports.map((one) => viewImport(shop, one, language)))
    return { imports: views, next_cursor }
  },
})

export const importRoutes = [
  importOrdersFileRoute,
  createImportRoute,
  listImportsRoute,
  readImportRoute,
  listImportRowsRoute,
  ...sendRoutes,
  ...changeRoutes,
  ...resultRoutes,
]
