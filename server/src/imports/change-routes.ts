import { z } from 'zod'
import { FahuoError } from '../core/errors.ts'
import { defineRoute } from '../http/route.ts'
import { IMPORT_EXAMPLES } from './examples.ts'
import { FieldName } from './fields.ts'
import { cancelImport, readImport } from './imports.ts'
import { mendRow, replaceInRows } from './mend.ts'
import { RowView, viewRow } from './row-view.ts'
import { MAX_CELL } from './table.ts'
import { changeColumns } from './take.ts'
import { ImportId, ImportResponse, ImportView, viewImport } from './view.ts'

const cellText = z.string().max(MAX_CELL)

const changeImportRoute = defineRoute({
  method: 'patch',
  path: '/api/imports/{id}',
  id: 'changeImport',
  group: 'imports',
  caller: 'merchant',
  right: 'ship',
  summary: {
    en: 'Takes the columns for something else, or one word for another in all rows that are not sent',
    zh: '更改各列识别为什么，或在所有未发送的行中把一个词换成另一个',
  },
  details: {
    en: '`columns` is possible until the import is sent: everything is judged again, and the choice is remembered for these headings. `replace` writes `to` wherever the cell of a field says `from`.',
    zh: '`columns` 只能在发送前更改：会重新检查全部内容，并按表头记住。`replace` 把某字段中内容为 `from` 的单元格改为 `to`。',
  },
  params: ImportId,
  body: z
    .strictObject({
      columns: z
        .array(FieldName.nullable())
        .max(500)
        .optional()
        .meta({
          text: {
            en: 'What each column is taken for, first to last; null: it is not used',
            zh: '从左到右各列识别为什么；null 表示不使用',
          },
        }),
      replace: z
        .strictObject({ field: FieldName, from: cellText, to: cellText })
        .optional()
        .meta({ id: 'ImportReplacement' }),
    })
    .meta({ id: 'ChangeImportRequest' }),
  response: {
    status: 200,
    schema: z
      .object({
        import: ImportView,
        changed: z.int().meta({
          text: { en: 'Rows in which something was replaced', zh: '替换了内容的行数' },
        }),
      })
      .meta({ id: 'ChangedImport' }),
  },
  errors: ['not_found', 'not_open', 'too_many'],
  example: IMPORT_EXAMPLES.changeImport,
  async handle({ params: { id }, body: { columns, replace }, language }, shop) {
    if (columns) await changeColumns(shop, id, columns)
    const changed = replace ? await replaceInRows(shop, id, replace) : 0
    return { import: await viewImport(shop, await readImport(shop, id), language), changed }
  },
})

const changeImportRowRoute = defineRoute({
  method: 'patch',
  path: '/api/imports/{id}/rows/{number}',
  id: 'changeImportRow',
  group: 'imports',
  caller: 'merchant',
  right: 'ship',
  summary: {
    en: 'Corrects cells of a row that is not sent, and judges it again at once',
    zh: '更正未发送行的单元格，并立即重新检查',
  },
  details: {
    en: 'Other rows of the same payment are judged with it: several may become one, or one several; `removed` names the numbers that are gone. A corrected row is sent by the next POST …/send.',
    zh: '同一支付单的其他行会一起重新检查：可能合并为一行，也可能拆成几行；`removed` 为已消失的行号。更正后的行在下次 POST …/send 时发送。',
  },
  params: ImportId.extend({ number: z.coerce.number().int().min(1).max(1_000_000) }),
  body: z
    .strictObject({
      cells: z.partialRecord(FieldName, cellText.nullable()).meta({
        text: {
          en: 'What the cells say now, by field; null: as the file has it',
          zh: '各字段的新内容；null 表示恢复为文件原文',
        },
      }),
      line: z
        .int()
        .optional()
        .meta({
          text: {
            en: 'Which line of the row, where it has several',
            zh: '该行包含多行时，指明哪一行',
          },
        }),
    })
    .meta({ id: 'ChangeImportRowRequest' }),
  response: {
    status: 200,
    schema: z
      .object({ rows: z.array(RowView), removed: z.array(z.int()), import: ImportView })
      .meta({ id: 'ChangedImportRows' }),
  },
  errors: ['not_found', 'not_open'],
  example: IMPORT_EXAMPLES.changeImportRow,
  async handle({ params: { id, number }, body, language }, shop) {
    if (Object.keys(body.cells).length === 0)
      throw new FahuoError('invalid', { en: 'cells: name at least one', zh: 'cells：至少填写一项' })
    const { about, rows, removed } = await mendRow(shop, id, number, body)
    return {
      rows: rows.map((row) => viewRow(shop, row, about, language)),
      removed,
      import: await viewImport(shop, await readImport(shop, id), language),
    }
  },
})

const cancelImportRoute = defineRoute({
  method: 'delete',
  path: '/api/imports/{id}',
  id: 'cancelImport',
  group: 'imports',
  caller: 'merchant',
  right: 'ship',
  summary: {
    en: 'Cancels what an import has not sent yet; what was accepted goes on',
    zh: '取消导入中尚未发送的内容；已受理的继续进行',
  },
  params: ImportId,
  response: { status: 202, schema: ImportResponse },
  errors: ['not_found'],
  example: IMPORT_EXAMPLES.cancelImport,
  async handle({ params, language }, shop) {
    return { import: await viewImport(shop, await cancelImport(shop, params.id), language) }
  },
})

export const changeRoutes = [changeImportRoute, changeImportRowRoute, cancelImportRoute]
