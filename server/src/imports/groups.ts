/** Lines of one payment: its parcels, and what they are shipped as. */
import type { Text } from '../core/language.ts'
import { LOGISTICS_TYPE } from '@fahuo/wechat'
import type { Field } from './fields.ts'
import { columnName, type Columns } from './columns.ts'
import { MAX_ITEMS, orderOf, type ImportItem } from './items.ts'
import type { Line } from './lines.ts'
import type { Problem } from './table.ts'

export interface GroupParcel {
  lines: number[]
  tracking_no?: string
  express_company?: string
  item_desc: string
  contact?: { receiver_contact?: string; consignor_contact?: string }
  /** What is in it, by merchant_item_id. */
  items?: string[]
  /** In memory only: as it is put back before the parcel is shipped. */
  receiver_phone?: string
}

/** What a file says of one payment. Contacts are as they are written until the body is checked. */
export interface Group {
  lines: number[]
  /** The payment's number as the file has it. */
  payment: string
  transaction_id?: string
  mchid?: string
  merchant_trade_no?: string
  logistics_type: number
  delivery_mode?: number
  is_all_delivered?: boolean
  spend_reshipment: boolean
  parcels: GroupParcel[]
  /** What was bought, as far as the file says all of it. */
  order?: { item_list: ImportItem[] }
  problems: Problem[]
  /** Lines of it that the sheet hides. */
  hidden?: number[]
}

/** Most characters of what is joined from several lines: WeChat's `item_desc`. */
const MAX_ITEM_DESC = 120

const keyOf = ({ transaction_id, mchid, merchant_trade_no }: Line): string =>
  transaction_id === undefined
    ? JSON.stringify([mchid ?? '', merchant_trade_no])
    : JSON.stringify([transaction_id])

/**
 * Puts the lines of each payment together, in the order of the file. One parcel is payment, carrier and
 * waybill: its lines are its articles. What cannot be read and names a payment spoils that payment.
 */
export function groupLines(lines: readonly Line[], columns: Columns): Group[] {
  const readable = lines.filter(
    (line) => line.transaction_id !== undefined || line.merchant_trade_no !== undefined,
  )
  const byPayment = Map.groupBy(readable, keyOf)
  const groups = [...byPayment.values()].map((members) => groupOf(members, columns))
  const byNumber = new Map(
    groups.flatMap((group) =>
      [group.transaction_id, group.merchant_trade_no].flatMap((number) =>
        number === undefined ? [] : [[number, group] as const],
      ),
    ),
  )
  for (const line of lines.filter((one) => !readable.includes(one) || one.texts)) {
    const number = line.texts?.find((text) => byNumber.has(text))
    const group = number === undefined ? undefined : byNumber.get(number)
    if (group) {
      group.lines.push(line.line)
      if (line.hidden) group.hidden = [...(group.hidden ?? []), line.line]
      group.problems.push(...line.problems)
    } else {
      groups.push(unreadable(line))
    }
  }
  return groups.toSorted((a, b) => (a.lines[0] ?? 0) - (b.lines[0] ?? 0))
}

function unreadable({ line, problems, texts, hidden }: Line): Group {
  const payment = texts?.find((text) => /^\d{28}$/.test(text)) ?? ''
  return {
    lines: [line],
    payment,
    logistics_type: LOGISTICS_TYPE.EXPRESS,
    spend_reshipment: false,
    parcels: [],
    problems,
    ...(hidden && { hidden: [line] }),
  }
}

function groupOf(members: readonly Line[], columns: Columns): Group {
  const problems = members.flatMap((line) => line.problems)
  const one = <Name extends Field & keyof Line>(field: Name): Line[Name] | undefined => {
    const said = members.filter((line) => line[field] !== undefined)
    const [first] = said
    const other = said.find((line) => line[field] !== first?.[field])
    if (first && other) problems.push(contradiction([first, other], field, columns))
    return first?.[field]
  }
  const [first] = members
  const transaction_id = first?.transaction_id
  const merchant_trade_no = transaction_id === undefined ? one('merchant_trade_no') : undefined
  const mchid = transaction_id === undefined ? one('mchid') : undefined
  const delivery_mode = one('delivery_mode')
  const is_all_delivered = isAllDelivered(members, columns, problems)
  const logistics_type = one('logistics_type') ?? LOGISTICS_TYPE.EXPRESS
  const order = orderOf(members.flatMap(({ item }) => item ?? []))
  const hidden = members.flatMap(({ line, hidden: is_hidden }) => (is_hidden ? [line] : []))
  return {
    lines: members.map(({ line }) => line),
    payment: transaction_id ?? merchant_trade_no ?? '',
    ...(transaction_id !== undefined && { transaction_id }),
    ...(mchid !== undefined && { mchid }),
    ...(merchant_trade_no !== undefined && { merchant_trade_no }),
    logistics_type,
    ...(delivery_mode !== undefined && { delivery_mode }),
    ...(is_all_delivered !== undefined && { is_all_delivered }),
    spend_reshipment: members.some((line) => line.spend_reshipment === true),
    parcels: parcelsOf(members, logistics_type, columns, problems),
    ...(order && { order }),
    problems,
    ...(hidden.length > 0 && { hidden }),
  }
}

/**
 * Tells whether the parcels of these lines are all of the payment. Earlier lines may say no and a later
 * one yes: the last parcel came. The other way round nobody can tell.
 */
function isAllDelivered(
  members: readonly Line[],
  columns: Columns,
  problems: Problem[],
): boolean | undefined {
  const said = members.filter((line) => line.is_all_delivered !== undefined)
  const yes = said.find((line) => line.is_all_delivered === true)
  const last = said.at(-1)
  if (yes && last && last.is_all_delivered === false)
    problems.push(contradiction([yes, last], 'is_all_delivered', columns))
  return last?.is_all_delivered
}

function contradiction(lines: readonly Line[], field: Field, columns: Columns): Problem {
  const numbers = lines.map(({ line }) => line)
  const detail: Text = {
    en: `lines ${numbers.join(' and ')} of one payment say different things`,
    zh: `同一支付单的第 ${numbers.join('、')} 行内容不一致`,
  }
  return { lines: numbers, column: columnName(columns, field), field, code: 'invalid', detail }
}

/** A carrier's cell may name one for each waybill, or one for all. */
function carriersOf({ express_company, tracking_nos }: Line): (string | undefined)[] {
  const several = (express_company ?? '').split(/[;；,，、/\n]/).map((name) => name.trim())
  return tracking_nos.length > 1 && several.length === tracking_nos.length
    ? several
    : tracking_nos.map(() => express_company)
}

function parcelsOf(
  members: readonly Line[],
  logistics_type: number,
  columns: Columns,
  problems: Problem[],
): GroupParcel[] {
  const pieces = members.flatMap((line) => {
    const carriers = carriersOf(line)
    if (logistics_type !== LOGISTICS_TYPE.EXPRESS || line.tracking_nos.length === 0)
      return [{ line, tracking_no: line.tracking_nos[0], express_company: line.express_company }]
    return line.tracking_nos.map((tracking_no, at) => ({
      line,
      tracking_no,
      express_company: carriers[at],
    }))
  })
  const byParcel = Map.groupBy(pieces, ({ tracking_no, express_company }) =>
    logistics_type === LOGISTICS_TYPE.EXPRESS ? `${express_company}\n${tracking_no}` : '',
  )
  return [...byParcel.values()].map((same) => {
    const lines = [...new Set(same.map(({ line }) => line))]
    const contact = contactOf(lines, columns, problems)
    const [{ tracking_no, express_company } = {}] = same
    const items = [...new Set(lines.flatMap(({ item }) => item?.merchant_item_id ?? []))]
    const receiver_phone = lines.find((line) => line.receiver_phone !== undefined)?.receiver_phone
    return {
      lines: lines.map(({ line }) => line),
      ...(tracking_no !== undefined && { tracking_no }),
      ...(express_company !== undefined && { express_company }),
      item_desc: joined(lines.flatMap(({ item_desc }) => item_desc ?? [])),
      ...(items.length > 0 && items.length <= MAX_ITEMS && { items }),
      ...(contact && { contact }),
      ...(receiver_phone !== undefined && { receiver_phone }),
    }
  })
}

function contactOf(lines: readonly Line[], columns: Columns, problems: Problem[]) {
  const one = (field: 'receiver_contact' | 'consignor_contact') => {
    const said = (line: Line) =>
      line[field] ?? (field === 'receiver_contact' ? line.receiver_phone : undefined)
    const [first, other] = [...new Set(lines.flatMap((line) => said(line) ?? []))]
    if (other !== undefined) problems.push(contradiction(lines, field, columns))
    return first
  }
  const receiver_contact = one('receiver_contact')
  const consignor_contact = one('consignor_contact')
  if (receiver_contact === undefined && consignor_contact === undefined) return undefined
  return {
    ...(receiver_contact !== undefined && { receiver_contact }),
    ...(consignor_contact !== undefined && { consignor_contact }),
  }
}

/** Joins articles, each once; several that are too long together are cut. */
function joined(items: readonly string[]): string {
  const once = [...new Set(items)]
  const text = once.join('；')
  const characters = Array.from(text)
  if (once.length < 2 || characters.length <= MAX_ITEM_DESC) return text
  return `${characters.slice(0, MAX_ITEM_DESC - 1).join('')}…`
}
