/** Tells what stands in the columns of a table that has no headings. */
import { isLikeCarrier } from '../wechat/carrier-names.ts'
import type { Field } from './fields.ts'
import { textOf } from './headings.ts'
import type { Cell } from './table.ts'
import { unguarded } from './values.ts'

/** Of what stands in a column, so much has to look alike. */
const MOST = 0.5

const TRANSACTION = /^\d{28}$|^\d(?:\.\d+)?e\+?27$/i
const MERCHANT = /^1\d{9}$/
const PHONE = /^(?:\+?86[- ]?)?1[3-9]\d{9}$|^1\d{2}\*{4}\d{4}$/
/** Letters and digits, most of them digits: an order's number or a waybill. */
const NUMBER = /^(?=(?:\D*\d){5})[\w*-]{6,40}$/
/** What carriers give out; digits alone of that length may also be an order's number. */
const WAYBILL =
  /^(?:SF|YT|YD|ZTO|ZT|STO|JD[A-Z]*|JT|DPK|UC|EMS|KY|HT|BEST|ZJS|DB)\d{8,}$|^[A-Z]{2}\d{9}[A-Z]{2}$/i
const WAYBILL_DIGITS = /^[3-9]\d{11,14}$/
const ADDRESS = /[省市区县镇].*[路街道号村]/u
/** A person: a usual surname, and one or two characters. */
const NAME =
  /^[王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤]\p{Script=Han}{1,2}$/u

/** How much of a column looks like something; 0 when nothing stands in it. */
function share(values: readonly string[], looks: (value: string) => boolean): number {
  return values.length === 0 ? 0 : values.filter(looks).length / values.length
}

/**
 * Guesses the field of each column; null where nobody can tell. Each field is given once, the surest
 * ones first: WeChat Pay's numbers, carriers, phones, then other numbers, then words.
 */
export function guessFields(rows: readonly (readonly Cell[])[], width: number): (Field | null)[] {
  const columns = Array.from({ length: width }, (_, at) =>
    rows.map((cells) => unguarded(textOf(cells[at]))).filter((text) => text !== ''),
  )
  const fields: (Field | null)[] = columns.map(() => null)
  const free = () => fields.flatMap((field, at) => (field === null ? [at] : []))
  /** Gives a field to the column that looks most like it. */
  const give = (field: Field, looks: (value: string) => boolean, among = free()) => {
    const shares = among.map((at) => ({ at, much: share(columns[at] ?? [], looks) }))
    const [best] = shares.toSorted((a, b) => b.much - a.much)
    if (!best || best.much < MOST) return
    fields[best.at] = field
  }
  give('transaction_id', (value) => TRANSACTION.test(value))
  give('express_company', isLikeCarrier)
  give('receiver_contact', (value) => PHONE.test(value))
  const numbers = free().filter((at) => share(columns[at] ?? [], isNumber) >= MOST)
  const waybills = numbers.map((at) => ({ at, much: share(columns[at] ?? [], looksSent) }))
  // Of columns that look alike the last one is the waybill: an order stands before its parcel.
  const waybill = waybills.toReversed().toSorted((a, b) => b.much - a.much)[0]
  const paid = fields.includes('transaction_id')
  if (waybill && (paid || numbers.length > 1 || waybill.much >= MOST))
    fields[waybill.at] = 'tracking_no'
  const others = numbers.filter((at) => fields[at] === null)
  const merchant = others.find((at) => isMerchant(columns[at] ?? []))
  if (merchant !== undefined && others.length > 1) fields[merchant] = 'mchid'
  if (!paid) {
    const order = others.find((at) => fields[at] === null)
    if (order !== undefined) fields[order] = 'merchant_trade_no'
  }
  give('item_desc', isGoods)
  return fields
}

const isNumber = (value: string) => NUMBER.test(value)

const looksSent = (value: string) => WAYBILL.test(value) || WAYBILL_DIGITS.test(value)

const isMerchant = (values: readonly string[]) =>
  values.length > 1 && new Set(values).size === 1 && MERCHANT.test(values[0] ?? '')

const isGoods = (value: string) =>
  value.length > 1 && /\p{L}/u.test(value) && !ADDRESS.test(value) && !NAME.test(value)
