import { z } from 'zod'
import type { Language } from '../core/language.ts'
import { milliseconds } from '../http/fields.ts'
import { isOpen } from '../shipments/states.ts'
import { REASONS } from '../shipments/reasons.ts'
import { ReasonName, ShipmentStateName } from '../shipments/view.ts'
import type { Shop } from '../shops/shop.ts'
import { FieldName } from './fields.ts'
import { progressOf } from './follow.ts'
import { IMPORT_STATES, ROW_STATES, type Import, type RowState } from './queries.ts'

const ImportStateName = z.enum(IMPORT_STATES).meta({
  id: 'ImportState',
  text: {
    en: '- `ready`: read and stored; nothing is sent\n- `sending`: its rows are being accepted\n- `sent`: each row is answered for; see `shipments` for what became of them\n- `cancelling`: what is being accepted at this moment is ended first\n- `cancelled`: what was not sent is not sent any more',
    zh: '- `ready`：已读取并保存，尚未发送\n- `sending`：正在逐行受理\n- `sent`：每行都有结果，发货进度见 `shipments`\n- `cancelling`：正在取消，等待正在受理的行结束\n- `cancelled`：已取消，未发送的行不再发送',
  },
})

const File = z
  .object({
    kind: z.enum(['text', 'xlsx', 'json']),
    encoding: z.string().optional(),
    separator: z.string().optional(),
    sheet: z.string().optional(),
    other_sheets: z
      .array(z.string())
      .meta({ text: { en: 'Sheets that were not read', zh: '未读取的工作表' } }),
    heading_line: z.int().meta({ text: { en: '0: there are none', zh: '0 表示没有表头' } }),
    columns: z
      .record(z.string(), z.string())
      .meta({ text: { en: 'Headings by what they are read as', zh: '各字段对应的表头' } }),
    unused_columns: z
      .array(z.string())
      .meta({ text: { en: 'Headings that are not used', zh: '未使用的表头' } }),
    skipped_lines: z
      .array(z.object({ line: z.int(), why: z.enum(['blank', 'total', 'headings']) }))
      .meta({
        text: {
          en: 'Lines that say nothing to ship: the first 100',
          zh: '没有发货内容的行（最多列出 100 行）',
        },
      }),
    lines: z.int().meta({ text: { en: 'Lines that are answered for', zh: '有结果的行数' } }),
    hidden_lines: z
      .int()
      .optional()
      .meta({
        text: {
          en: 'Lines that the sheet hides, by a filter most likely: they are sent only with `hidden_rows`',
          zh: '工作表中被隐藏（通常是被筛选掉）的行数；只有指定 `hidden_rows` 才会发送',
        },
      }),
  })
  .meta({ id: 'ImportFile' })

export const ImportView = z
  .object({
    id: z.string(),
    name: z
      .string()
      .nullable()
      .meta({ text: { en: 'What the file is called', zh: '文件名' } }),
    state: ImportStateName,
    file: File,
    columns: z
      .array(
        z
          .object({
            name: z.string().meta({
              text: {
                en: 'The heading; where there is none, the letter that a sheet has for the column',
                zh: '表头；没有表头时为列字母',
              },
            }),
            field: FieldName.nullable().meta({
              text: {
                en: 'What it is taken for; null: it is not used',
                zh: '识别为；null 表示未使用',
              },
            }),
            by: z.enum(['heading', 'values', 'choice']).nullable(),
          })
          .meta({ id: 'ImportColumn' }),
      )
      .meta({
        text: {
          en: 'Which column is taken for what; empty in imports of a version before',
          zh: '各列识别为什么；旧版本的导入为空',
        },
      }),
    rows: z
      .object(
        Object.fromEntries(ROW_STATES.map((state) => [state, z.int()])) as Record<
          RowState,
          z.ZodInt
        >,
      )
      .meta({ text: { en: 'Payments by state', zh: '各状态的支付单数' } }),
    shipments: z
      .array(
        z
          .object({
            state: ShipmentStateName,
            reason: ReasonName.nullable(),
            open: z
              .boolean()
              .meta({ text: { en: 'Whether it goes on by itself', zh: '是否仍在自动处理' } }),
            count: z.int(),
            cause: z.string().nullable(),
          })
          .meta({ id: 'ImportShipments' }),
      )
      .meta({
        text: {
          en: 'Its shipments by state and reason, which says what they wait for',
          zh: '发货数量（按状态与原因），可知正在等待什么',
        },
      }),
    created_at: milliseconds,
    send_at: milliseconds.nullable(),
    finished_at: milliseconds.nullable(),
  })
  .meta({ id: 'Import' })

export const ImportId = z.object({ id: z.string().min(1).max(64) })

export const ImportResponse = z.object({ import: ImportView }).meta({ id: 'ImportResponse' })

/** Makes the view of an import: how it was read, how far it is, what it waits for. */
export async function viewImport(
  shop: Shop,
  { about, ...one }: Import,
  language: Language,
): Promise<z.input<typeof ImportView>> {
  const { column_list = [], signature: _, ...file } = about
  const { rows, shipments } = await progressOf(shop, one.id)
  const counts = Object.fromEntries(ROW_STATES.map((state) => [state, 0])) as Record<
    RowState,
    number
  >
  for (const { state, count } of rows) counts[state] = count
  return {
    ...one,
    file: { ...file, columns: file.columns },
    columns: column_list,
    rows: counts,
    shipments: shipments.map((group) => ({
      ...group,
      open: isOpen(group),
      cause: group.reason === null ? null : REASONS[group.reason].message[language],
    })),
  }
}
