import { z } from 'zod'
import { forbidden } from '../core/rights.ts'
import { ErrorDetail } from '../http/error-schema.ts'
import { fileBody } from '../http/fields.ts'
import { defineRoute, XLSX, type Input } from '../http/route.ts'
import { IMPORT_EXAMPLES } from './examples.ts'
import { importAtOnce } from './follow.ts'
import { sendImport, type SendChoice } from './imports.ts'
import { RowView, viewRow } from './row-view.ts'
import { MAX_LINES } from './table.ts'
import { ImportId, ImportResponse, ImportView, viewImport } from './view.ts'

/** A file, told by its content; its name and type say nothing. It comes as bytes. */
export const FILE_MEDIA = [
  'text/csv',
  'text/plain',
  XLSX,
  'application/octet-stream',
  'multipart/form-data',
]

/**
 * Which rows a caller sends besides those that are in order: spending a chance needs the right to
 * correct. Without a word of it, what the file itself marks is meant.
 * @throws FahuoError `forbidden`
 */
function choiceOf(
  { spend_reshipment, hidden_rows = false }: z.output<typeof SendRequest>,
  { may, caller }: Pick<Input<never, never, never>, 'may' | 'caller'>,
): SendChoice {
  const may_correct = may('correct')
  const asks = Array.isArray(spend_reshipment) ? spend_reshipment.length > 0 : spend_reshipment
  if (asks && !may_correct) throw forbidden('correct', caller.kind)
  const hidden = hidden_rows
  if (spend_reshipment === undefined) return { spend: may_correct ? 'marked' : [], hidden }
  if (Array.isArray(spend_reshipment)) return { spend: spend_reshipment, hidden }
  return { spend: spend_reshipment ? 'all' : [], hidden }
}

const SendRequest = z
  .strictObject({
    spend_reshipment: z
      .union([z.boolean(), z.array(z.int().min(1)).max(MAX_LINES)])
      .optional()
      .meta({
        text: {
          en: 'Rows in state `spends`, each of which uses the only re-shipment chance of its payment: their numbers, or true for all of them. Needs the right to correct. Left out: those that a column of the file itself asks for',
          zh: '要发送的 `spends` 行号，或 true 表示全部；每行会用掉该支付单唯一一次重新发货机会，需要更正权限。不填则只发送文件自己标明“是否重新发货”的行',
        },
      }),
    hidden_rows: z
      .boolean()
      .optional()
      .meta({
        text: {
          en: 'Sends rows that the sheet hides, too',
          zh: '同时发送工作表中被隐藏的行',
        },
      }),
  })
  .meta({ id: 'SendImportRequest' })

const sendImportRoute = defineRoute({
  method: 'post',
  path: '/api/imports/{id}/send',
  id: 'sendImport',
  group: 'imports',
  caller: 'merchant',
  right: 'ship',
  summary: {
    en: 'Ships what an import says; again: tries what was refused, and sends nothing twice',
    zh: '按导入内容发货；再次调用会重试被拒绝的行，不会重复发送',
  },
  details: {
    en: 'Sent are rows in state `ready`, and those that were refused before. Rows that would spend a re-shipment chance, and rows that the sheet hides, only if they are chosen.',
    zh: '发送状态为 `ready` 的行和此前被拒绝的行。会用掉重新发货机会的行、表格中被隐藏的行，只有明确选择才发送。',
  },
  params: ImportId,
  body: SendRequest,
  body_optional: true,
  response: { status: 202, schema: ImportResponse },
  errors: ['not_found', 'not_open', 'forbidden'],
  example: IMPORT_EXAMPLES.sendImport,
  async handle({ params, body, language, ...input }, shop) {
    const choice = choiceOf(body, input)
    return { import: await viewImport(shop, await sendImport(shop, params.id, choice), language) }
  },
})

const importShipmentsRoute = defineRoute({
  method: 'post',
  path: '/api/shipments/import',
  id: 'importShipments',
  group: 'imports',
  caller: 'merchant',
  right: 'ship',
  summary: {
    en: 'Reads a file and ships what it says at once; answers for each row',
    zh: '读取文件并立即发货，逐行返回结果',
  },
  file: { media: FILE_MEDIA },
  body: fileBody,
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
  async handle({ body, language, ...input }, shop) {
    const { taken, rows } = await importAtOnce(shop, body, choiceOf({}, input))
    const views = rows.map((row) => viewRow(shop, row, taken.about, language))
    return {
      accepted: views.filter(({ shipment }) => shipment !== null).length,
      refused: views.filter(({ errors }) => errors.length > 0).length,
      rows: views.map(({ lines, payment, shipment, errors }) => {
        const [first] = errors
        const { code, message, remedy, errcode } = first ?? {}
        const error = { code, message, remedy, ...(errcode !== undefined && { errcode }) }
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

export const sendRoutes = [sendImportRoute, importShipmentsRoute]
