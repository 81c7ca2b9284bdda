/**
 * Waybill numbers (tracking_no) as people and spreadsheets write them. Every way in goes through
 * here: a wrong number costs the buyer a wrong message and the merchant the one re-shipment chance.
 */
import { LOGISTICS_TYPE } from '@fahuo/wechat'
import type { z } from 'zod'
import type { Text } from '../core/language.ts'
import { ruleText } from '../http/body.ts'

/** Shortest and longest waybill, in characters; the longest is WeChat's [seed 000]. */
const MIN_LENGTH = 4
const MAX_LENGTH = 128

/** Longest value that is read, in characters: 15 waybills fit. */
const MAX_VALUE = 4_096

/** The waybills in one value, each once; or why there are none. */
export type Waybills =
  | { tracking_nos: string[]; problem?: undefined }
  | { tracking_nos?: undefined; problem: Text }

/** Characters that are not seen: zero width, direction marks, BOM, soft hyphen. */
const INVISIBLE = /\p{Cf}/gu

/** Hyphens and dashes that NFKC leaves as they are. */
const DASHES = /[\u2010-\u2015\u2212\u30fc]/g

/** What keeps a spreadsheet from reading a number: `="…"`, `'…`, `` `… ``, quotes around. */
const GUARD_BEFORE = /^(?:="?|['"`‘’“”])+/
const GUARD_AFTER = /['"`‘’“”]+$/

/** Words that stand before a number: 运单号：, 快递单号, Tracking No. */
const LABEL =
  /^(?:(?:运单|快递|物流|面单|邮件|货运)?(?:单号|号码|编号)码?|运单号码?|(?:tracking\s*(?:number|no)|waybill(?:\s*(?:number|no))?|no)(?=[\s.:#]))[\s.:#]*/i

/** A long number as a spreadsheet shows it: its last digits are gone. */
const SCIENTIFIC = /^[+-]?\d(?:\.\d*)?e\+?\d{1,3}$/i

/** Between several numbers of one value; a space is looked at apart. */
const SEPARATORS = /[,;、/|&+\\\n\r]|[和与及]/

/** What programs and people write where there is no number. */
const NO_NUMBER = /^(?:null|none|undefined|nan|true|false|empty|unknown|test|-+)$/i

/** A piece between spaces that may be a whole waybill. */
const looksWhole = (piece: string) => piece.length >= 8 && (piece.match(/\d/g) ?? []).length >= 6

/**
 * Digits that a spreadsheet or a program has rounded, written out again: 15 to 17 are kept, fewer shown. A waybill
 * that ends in eight noughts by itself is one of a hundred million.
 */
const isRounded = (piece: string) =>
  /^\d{12,}$/.test(piece) && (/0{8}$/.test(piece) || /^\d{15,17}0{3,}$/.test(piece))

/**
 * Reads the waybills of one value: full width becomes half, guards, labels and inner spaces go.
 * @returns several where the value holds several (a file splits them into parcels); a problem where
 * it cannot be told what the number is
 */
export function readWaybills(value: string): Waybills {
  if (value.length > MAX_VALUE) return { problem: badLength(value) }
  const whole = value.normalize('NFKC').replaceAll(INVISIBLE, '').replaceAll(DASHES, '-').trim()
  const damaged = unguarded(whole)
  if (SCIENTIFIC.test(damaged)) return { problem: rounded(damaged) }
  const pieces = whole.split(SEPARATORS).map(unguarded)
  const read: string[] = []
  for (const piece of pieces) {
    const parts = spaced(piece)
    if (!parts) return { problem: unclear(value) }
    read.push(...parts.filter((part) => part !== ''))
  }
  // The same number twice is one parcel.
  const tracking_nos = [...new Set(read)]
  if (tracking_nos.length === 0) return { problem: NONE }
  for (const tracking_no of tracking_nos) {
    const problem = problemOf(tracking_no)
    if (problem) return { problem }
  }
  return { tracking_nos }
}

/** Takes guards, a label and a trailing `.0` off. */
function unguarded(piece: string): string {
  const bare = (text: string) => text.trim().replace(GUARD_BEFORE, '').replace(GUARD_AFTER, '')
  const unlabelled = bare(bare(piece).trim().replace(LABEL, ''))
  return unlabelled.trim().replace(/^(\d+)\.0+$/, '$1')
}

/**
 * Reads what stands between spaces: groups of one number are joined (`SF 1234 5678`), whole numbers
 * are several. @returns null when it may be either
 */
function spaced(piece: string): string[] | null {
  const groups = piece.split(/\s+/)
  if (groups.length === 1) return groups
  if (groups.every(looksWhole)) return groups.map(unguarded)
  const whole = groups.findIndex(looksWhole)
  const rest = groups.slice(whole + 1)
  if (whole >= 0 && rest.some((group) => looksWhole(group) || /^[a-z]/i.test(group))) return null
  return [groups.join('')]
}

function problemOf(tracking_no: string): Text | undefined {
  if (SCIENTIFIC.test(tracking_no) || isRounded(tracking_no)) return rounded(tracking_no)
  if (!/^[0-9a-z-]+$/i.test(tracking_no)) return notAllowed(tracking_no)
  if (tracking_no.length < MIN_LENGTH || tracking_no.length > MAX_LENGTH)
    return badLength(tracking_no)
  if (NO_NUMBER.test(tracking_no)) return NONE
  return undefined
}

/** A value as an error repeats it. */
function shown(value: string): string {
  const text = value.trim()
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text)
}

const NONE: Text = { en: 'the waybill is empty', zh: '缺少快递单号' }

const rounded = (value: string): Text => ({
  en: `${shown(value)} was rounded by a spreadsheet, its last digits are lost; format the column as text, copy the number anew from the carrier`,
  zh: `${shown(value)} 已被表格软件取整，末尾数字已丢失；请把该列设为文本格式，并从快递公司重新复制单号`,
})

const notAllowed = (value: string): Text => ({
  en: `${shown(value)} is no waybill: letters, digits and hyphens only`,
  zh: `${shown(value)} 不是快递单号：只能有字母、数字和连字符`,
})

const badLength = (value: string): Text => ({
  en: `${shown(value)} has ${value.length} characters; a waybill has ${MIN_LENGTH} to ${MAX_LENGTH}`,
  zh: `${shown(value)} 有 ${value.length} 个字符；快递单号为 ${MIN_LENGTH} 至 ${MAX_LENGTH} 个字符`,
})

const unclear = (value: string): Text => ({
  en: `${shown(value)} may be one waybill or several; write one, or put a comma between them`,
  zh: `${shown(value)} 无法判断是一个还是多个快递单号；请只写一个，或用逗号分隔`,
})

const several = (tracking_nos: readonly string[]): Text => ({
  en: `${tracking_nos.length} waybills in one parcel (${tracking_nos.slice(0, 3).join(', ')}); send one parcel for each, with delivery_mode 2`,
  zh: `一个包裹里有 ${tracking_nos.length} 个快递单号（${tracking_nos.slice(0, 3).join('、')}）；请每个单号填一个包裹，并使用 delivery_mode 2（分拆发货）`,
})

/** Returns the waybill as it is stored and sent; what is none is left for {@link refuseBadWaybills}. */
export function normaliseTrackingNo(value: string): string {
  const { tracking_nos = [] } = readWaybills(value)
  const [only] = tracking_nos
  return tracking_nos.length === 1 && only !== undefined ? only : value.trim()
}

interface ParcelsOfType {
  logistics_type: number
  shipping_list?: { tracking_no?: string | undefined }[] | undefined
}

/** Refuses waybills that are none: of express only, since WeChat looks at no other. */
export function refuseBadWaybills(
  { logistics_type, shipping_list = [] }: ParcelsOfType,
  ctx: z.RefinementCtx,
  path: readonly (string | number)[] = [],
): void {
  if (logistics_type !== LOGISTICS_TYPE.EXPRESS) return
  for (const [at, { tracking_no }] of shipping_list.entries()) {
    // A missing one is WeChat's rule.
    if (!tracking_no) continue
    const { tracking_nos = [], problem } = readWaybills(tracking_no)
    const text = problem ?? (tracking_nos.length > 1 ? several(tracking_nos) : undefined)
    if (!text) continue
    const place = [...path, 'shipping_list', at, 'tracking_no']
    ctx.addIssue({ code: 'custom', path: place, message: text.en, ...ruleText(text) })
  }
}
