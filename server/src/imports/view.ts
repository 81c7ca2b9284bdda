import { explain } from '@fahuo/wechat'
import { z } from 'zod'
import { FahuoError } from '../core/errors.ts'
import type { Language } from '../core/language.ts'
import { ErrorDetail } from '../http/error-schema.ts'
import { errorMessages } from '../http/error-messages.ts'
import { errorBody } from '../http/errors.ts'
import { milliseconds } from '../http/fields.ts'
import { isOpen } from '../shipments/states.ts'
import { REASONS, type Reason } from '../shipments/reasons.ts'
import { ReasonName, ShipmentStateName } from '../shipments/view.ts'
import type { Shop } from '../shops/shop.ts'
import { placeOf } from './body.ts'
import { FIELD_NAMES } from './fields.ts'
import { progressOf } from './follow.ts'
import {
  IMPORT_STATES,
  ROW_STATES,
  type FollowedRow,
  type Import,
  type Refusal,
  type RowState,
} from './queries.ts'
import type { Problem } from './table.ts'

const ImportStateName = z.enum(IMPORT_STATES).meta({
  id: 'ImportState',
  text: {
    en: '- `ready`: read and stored; nothing is sent\n- `sending`: its rows are being accepted\n- `sent`: each row is answered for; see `shipments` for what became of them',
    zh: '- `ready`：已读取并保存，尚未发送\n- `sending`：正在逐行受理\n- `sent`：每行都有结果，发货进度见 `shipments`',
  },
})

export const RowStateName = z.enum(ROW_STATES).meta({
  id: 'ImportRowState',
  text: {
    en: '- `invalid`: the file is wrong here; it is not sent\n- `ready`: not sent yet\n- `accepted`: a new shipment\n- `unchanged`: all of it was shipped or accepted before; nothing new\n- `refused`: it could not be accepted; sending the import again tries it again',
    zh: '- `invalid`：文件此处有误，不会发送\n- `ready`：尚未发送\n- `accepted`：已新建发货\n- `unchanged`：此前已全部发货或受理，没有新内容\n- `refused`：未被受理；再次发送该导入会重试',
  },
})

const LineError = ErrorDetail.extend({
  lines: z.array(z.int()).meta({ text: { en: 'Lines of the file', zh: '文件中的行号' } }),
  column: z
    .string()
    .nullable()
    .meta({
      text: { en: 'The heading; null for the line as a whole', zh: '表头；整行的问题为 null' },
    }),
}).meta({ id: 'LineError' })

const File = z
  .object({
    kind: z.enum(['text', 'xlsx']),
    encoding: z.string().optional(),
    separator: z.string().optional(),
    sheet: z.string().optional(),
    other_sheets: z
      .array(z.string())
      .meta({ text: { en: 'Sheets that were not read', zh: '未读取的工作表' } }),
    heading_line: z.int(),
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
  })
  .meta({ id: 'ImportFile' })

export const ImportView = z
  .object({
    id: z.string(),
    state: ImportStateName,
    file: File,
    rows: z
      .object({
        invalid: z.int(),
        ready: z.int(),
        accepted: z.int(),
        unchanged: z.int(),
        refused: z.int(),
      } satisfies Record<RowState, z.ZodInt>)
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

export const ImportResponse = z.object({ import: ImportView }).meta({ id: 'ImportResponse' })

export const RowView = z
  .object({
    number: z.int().meta({ text: { en: 'In the order of the file', zh: '文件中的次序' } }),
    state: RowStateName,
    lines: z.array(z.int()).meta({ text: { en: 'Lines of the file', zh: '文件中的行号' } }),
    payment: z
      .string()
      .meta({ text: { en: 'The number that the file has', zh: '文件中的支付单号' } }),
    parcels: z.array(
      z
        .object({
          lines: z.array(z.int()),
          tracking_no: z.string().optional(),
          express_company: z.string().optional(),
          item_desc: z.string(),
        })
        .meta({ id: 'ImportParcel' }),
    ),
    errors: z.array(LineError),
    shipment: z
      .object({
        id: z.string(),
        state: ShipmentStateName,
        reason: ReasonName.nullable(),
        cause: z.string().nullable(),
        remedy: z.string().nullable(),
      })
      .nullable()
      .meta({ id: 'ImportRowShipment' }),
  })
  .meta({ id: 'ImportRow' })

/** Makes the view of an import: how it was read, how far it is, what it waits for. */
export async function viewImport(
  shop: Shop,
  { about, ...one }: Import,
  language: Language,
): Promise<z.input<typeof ImportView>> {
  const { rows, shipments } = await progressOf(shop, one.id)
  const counts = { invalid: 0, ready: 0, accepted: 0, unchanged: 0, refused: 0 }
  for (const { state, count } of rows) counts[state] = count
  return {
    ...one,
    file: { ...about, columns: about.columns },
    rows: counts,
    shipments: shipments.map((group) => ({
      ...group,
      open: isOpen(group),
      cause: group.reason === null ? null : REASONS[group.reason].message[language],
    })),
  }
}

/** Makes the view of a row of a file. */
export function viewRow(row: FollowedRow, about: Import['about'], language: Language) {
  const { group, refusal, shipment, shipment_id } = row
  const sent = row.state === 'accepted' || row.state === 'unchanged'
  return {
    number: row.number,
    state: row.state,
    lines: group.lines,
    payment: row.payment,
    parcels: group.parcels.map(parcelView),
    errors: [
      ...group.problems.map((problem) => problemView(problem, language)),
      ...(refusal ? [refusalView(refusal, row, about, language)] : []),
    ],
    shipment: sent && shipment ? shipmentView(shipment_id, shipment, language) : null,
  }
}

/** A parcel without its contacts: the file has them. */
function parcelView(parcel: FollowedRow['group']['parcels'][number]) {
  const { lines, tracking_no, express_company, item_desc } = parcel
  return { lines, tracking_no, express_company, item_desc }
}

function shipmentView(
  id: string,
  { state, reason, errcode }: NonNullable<FollowedRow['shipment']>,
  language: Language,
) {
  const explained = errcode === null ? undefined : explain(errcode)
  const words = reason === null ? undefined : REASONS[reason]
  const by_errcode = reason === null || BY_ERRCODE.has(reason)
  const cause = by_errcode ? (explained?.cause ?? words?.message) : words?.message
  const remedy = reason === 'shipped_differently' ? COMPARE : (explained?.remedy ?? words?.remedy)
  return {
    id,
    state,
    reason,
    cause: cause?.[language] ?? null,
    remedy: remedy?.[language] ?? null,
  }
}

/** What to do about a line whose order shows something else: a split goes on, a change is asked for. */
const COMPARE = {
  en: 'Compare it with the order. If its split is unfinished, close this one and import the line again: it goes on as a further parcel. A change of what is finished needs 是 in a column 是否重新发货: there is one chance.',
  zh: '请与订单核对。若订单的分拆发货尚未完成，请关闭本条并重新导入该行，将作为后续包裹继续；若要更改已完成的发货，请在“是否重新发货”列填“是”，机会仅一次。',
}

/** Reasons that say less than WeChat's errcode does. */
const BY_ERRCODE = new Set<Reason>(['refused_by_wechat', 'breaks_a_rule'])

const MEND_FILE = {
  en: 'Correct it and import the file again: only what is new is sent.',
  zh: '请更正后重新导入该文件，只会发送新的内容。',
}

/** Names a column as the file does; as we do where it has none. */
const nameOf = ({ column, field }: Pick<Problem, 'column' | 'field'>, language: Language) =>
  column ?? (field === null ? null : FIELD_NAMES[field][language])

/** Says what is wrong with some lines, naming the file's own column. */
function problemView(problem: Problem, language: Language) {
  const { lines, code, detail, errcode } = problem
  const column = nameOf(problem, language)
  const explained = errcode === undefined ? undefined : explain(errcode)
  const words = typeof detail === 'object' ? detail[language] : detail
  const message = explained?.cause[language] ?? words ?? errorMessages.invalid.message[language]
  const named = language === 'zh' ? `${column}：${message}` : `${column}: ${message}`
  return {
    code,
    message: column === null ? message : named,
    ...(errcode !== undefined && { errcode }),
    remedy: explained?.remedy[language] ?? MEND_FILE[language],
    lines,
    column,
  }
}

/** Says why a row was not accepted. */
function refusalView(
  { code, detail, errcode }: Refusal,
  { group }: FollowedRow,
  about: Import['about'],
  language: Language,
) {
  const { lines } = group
  if (code === 'internal') {
    const { message, remedy } = errorMessages.internal
    return { code, message: message[language], remedy: remedy[language], lines, column: null }
  }
  const { error } = errorBody(new FahuoError(code, detail, errcode), language)
  const place = placeOf(code === 'unknown_carrier' ? ['express_company'] : [], about.columns)
  const column = nameOf(place, language)
  return { ...error, remedy: REFUSED[code]?.[language] ?? error.remedy, lines, column }
}

/** What to do in a file where JSON has another way. */
const REFUSED: Partial<Record<string, { en: string; zh: string }>> = {
  already_shipped: {
    en: 'Nothing was sent. A change uses the only re-shipment chance of this payment; to make it, write 是 into a column 是否重新发货 and import the line again.',
    zh: '本次未发送。更改会用掉该支付单唯一一次重新发货机会；确认无误后请在“是否重新发货”列填“是”并重新导入该行。',
  },
  split_unfinished: {
    en: 'Import this line again: it goes on as a further parcel.',
    zh: '请重新导入该行，将作为后续包裹继续发货。',
  },
}
