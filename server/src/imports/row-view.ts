/** What the API shows of a row of a file. */
import { explain } from '@fahuo/wechat'
import { z } from 'zod'
import { FahuoError } from '../core/errors.ts'
import type { Language } from '../core/language.ts'
import { ErrorDetail } from '../http/error-schema.ts'
import { errorMessages } from '../http/error-messages.ts'
import { errorBody } from '../http/errors.ts'
import { REASONS, type Reason } from '../shipments/reasons.ts'
import { ReasonName, ShipmentStateName } from '../shipments/view.ts'
import type { Shop } from '../shops/shop.ts'
import { placeOf } from './body.ts'
import { FIELD_NAMES, FieldName, type Field } from './fields.ts'
import { ROW_STATES, type FollowedRow, type Import, type Refusal } from './queries.ts'
import { openLines, textIn } from './raw-lines.ts'
import { keptColumns } from './read.ts'
import type { Columns } from './columns.ts'
import { textOf } from './headings.ts'
import type { Problem, TableLine } from './table.ts'

export const RowStateName = z.enum(ROW_STATES).meta({
  id: 'ImportRowState',
  text: {
    en: "- `invalid`: the file is wrong here; it is not sent\n- `ready`: can be sent\n- `spends`: it changes what was shipped and would spend the payment's one re-shipment chance; sent only if it is chosen\n- `hidden`: the sheet hides it; sent only with `hidden_rows`\n- `queued`: it is being sent\n- `accepted`: a new shipment\n- `unchanged`: all of it was shipped or accepted before; nothing new\n- `refused`: it could not be accepted; sending the import again tries it again\n- `cancelled`: it was not sent",
    zh: '- `invalid`：文件此处有误，不会发送\n- `ready`：可以发送\n- `spends`：会更改已发货的内容，用掉唯一一次重新发货机会；只有明确选择才发送\n- `hidden`：在工作表中被隐藏；只有指定 `hidden_rows` 才发送\n- `queued`：正在发送\n- `accepted`：已新建发货\n- `unchanged`：此前已全部发货或受理，没有新内容\n- `refused`：未被受理；再次发送该导入会重试\n- `cancelled`：已取消，未发送',
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
  field: FieldName.nullable().meta({
    text: {
      en: 'What PATCH …/rows/{n} calls this cell; null for the line as a whole',
      zh: '用 PATCH …/rows/{n} 更正时的字段名；整行的问题为 null',
    },
  }),
  suggestions: z
    .array(
      z
        .object({ delivery_id: z.string(), delivery_name: z.string() })
        .meta({ id: 'SuggestedCarrier' }),
    )
    .optional()
    .meta({ text: { en: 'Carriers that may have been meant', zh: '可能的快递公司' } }),
}).meta({ id: 'LineError' })

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
    cells: z
      .array(
        z
          .object({
            line: z.int(),
            values: z
              .partialRecord(FieldName, z.string())
              .meta({ text: { en: 'What the cells say, by field', zh: '各字段的内容' } }),
            text: z
              .string()
              .optional()
              .meta({
                text: {
                  en: 'The whole line, where it cannot be read',
                  zh: '无法读取时为整行原文',
                },
              }),
          })
          .meta({ id: 'ImportLine' }),
      )
      .meta({
        text: {
          en: 'Its lines as the file or PATCH has them, phone numbers masked; empty when they are not kept',
          zh: '各行内容（电话号码已脱敏）；未保留时为空',
        },
      }),
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

/** Makes the view of a row of a file. */
export function viewRow(
  shop: Shop,
  row: FollowedRow,
  about: Import['about'],
  language: Language,
): z.input<typeof RowView> {
  const { group, refusal, shipment, shipment_id } = row
  const sent = row.state === 'accepted' || row.state === 'unchanged'
  return {
    number: row.number,
    state: row.state,
    lines: group.lines,
    payment: row.payment,
    parcels: group.parcels.map(parcelView),
    cells: cellsView(openLines(shop, row.cells) ?? [], keptColumns(about)),
    errors: [
      ...(row.state === 'hidden' ? [hiddenView(group.hidden ?? group.lines, language)] : []),
      ...group.problems.map((problem) => problemView(problem, about, language)),
      ...(refusal ? [refusalView(refusal, row, about, language)] : []),
    ],
    shipment: sent && shipment ? shipmentView(shipment_id, shipment, language) : null,
  }
}

function cellsView(lines: readonly TableLine[], columns: Columns) {
  const fields = Object.keys(FIELD_NAMES) as Field[]
  return lines.map((line) => {
    const values = fields.flatMap((field) => {
      const text = textIn(line, columns, field)
      return text === '' ? [] : [[field, text] as const]
    })
    const broken = line.broken && !line.set
    return {
      line: line.line,
      values: broken ? {} : Object.fromEntries(values),
      ...(broken && { text: line.cells.map(textOf).join(' ') }),
    }
  })
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
  en: 'Correct the cell, or correct the file and import it again: only what is new is sent.',
  zh: '请更正该单元格，或更正文件后重新导入；只会发送新的内容。',
}

/** Names a column as the file does; as we do where it has none. */
const nameOf = (
  { column, field }: Pick<Problem, 'column' | 'field'>,
  { columns }: Import['about'],
  language: Language,
) => column ?? (field === null ? null : (columns[field] ?? FIELD_NAMES[field][language]))

function hiddenView(lines: number[], language: Language): z.input<typeof LineError> {
  const zh = language === 'zh'
  return {
    code: 'invalid',
    message: zh
      ? '该行在表格中被隐藏（筛选）'
      : 'The sheet hides this line, by a filter most likely',
    remedy: zh
      ? '未发送。确认要发请选择“也发送隐藏的行”（hidden_rows），否则不必处理。'
      : 'It is not sent. If it should be, send hidden lines, too (hidden_rows).',
    lines,
    column: null,
    field: null,
  }
}

/** Says what is wrong with some lines, naming the file's own column. */
function problemView(problem: Problem, about: Import['about'], language: Language) {
  const { lines, code, detail, errcode, field, suggestions } = problem
  const column = nameOf(problem, about, language)
  if (code === 'unknown_carrier' || code === 'carrier_ambiguous') {
    const { error } = errorBody(new FahuoError(code, detail, errcode), language)
    return { ...error, lines, column, field, ...(suggestions && { suggestions }) }
  }
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
    field,
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
    const words = { message: message[language], remedy: remedy[language] }
    return { code, ...words, lines, column: null, field: null }
  }
  const { error } = errorBody(new FahuoError(code, detail, errcode), language)
  const place = placeOf(code === 'unknown_carrier' ? ['express_company'] : [], about.columns)
  const column = nameOf(place, about, language)
  const remedy = REFUSED[code]?.[language] ?? error.remedy
  return { ...error, remedy, lines, column, field: place.field }
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
