/** What single cells say. */
import { DELIVERY_MODE, LOGISTICS_TYPE } from '@fahuo/wechat'
import type { Text } from '../core/language.ts'
import { shown, type Cell } from './table.ts'

/** A value, or why a cell has none; neither when it is empty. */
export interface Value<Type> {
  value?: Type
  problem?: Text
}

/** Lower case, half width, without spaces. */
const plainWord = (text: string) => text.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, '')

const words = (text: string) => text.split(' ')

const YES = new Set(words('是 true 1 yes y √ ✓ ✔ 全部 全部发货 已完成 完成'))
const NO = new Set(words('否 false 0 no n × ✗ ✘ 部分 部分发货 未完成'))

/** Reads yes or no; any other word is a problem, never a guess. */
export function readYesNo(text: string): Value<boolean> {
  const word = plainWord(text)
  if (word === '') return {}
  if (YES.has(word)) return { value: true }
  if (NO.has(word)) return { value: false }
  return {
    problem: {
      en: `${shown(text)} is neither yes nor no; write 是 or 否`,
      zh: `${shown(text)} 看不出是或否；请填“是”或“否”`,
    },
  }
}

const { EXPRESS, SAME_CITY, VIRTUAL, SELF_PICKUP } = LOGISTICS_TYPE
const LOGISTICS = new Map<string, number>(
  (
    [
      [
        EXPRESS,
        '1 快递 物流 物流快递 快递物流 快递发货 物流发货 物流配送 快递配送 实体物流 普通快递 express',
      ],
      [SAME_CITY, '2 同城 同城配送 同城快送 同城速配 商家配送 same_city samecity same-city'],
      [VIRTUAL, '3 虚拟 虚拟商品 虚拟发货 虚拟商品发货 无需物流 无需快递 无需配送 无物流 virtual'],
      [SELF_PICKUP, '4 自提 用户自提 到店自提 门店自提 上门自提 pickup pick-up self_pickup'],
    ] as const
  ).flatMap(([type, names]) => words(names).map((name) => [name, type] as const)),
)

/** Reads WeChat's logistics_type; express when the cell is empty. */
export function readLogisticsType(text: string): Value<number> {
  const word = plainWord(text)
  if (word === '') return {}
  const value = LOGISTICS.get(word)
  if (value !== undefined) return { value }
  return {
    problem: {
      en: `${shown(text)} is no way to deliver; expected 快递 (1), 同城配送 (2), 虚拟商品 (3) or 自提 (4)`,
      zh: `${shown(text)} 不是物流模式；应为快递（1）、同城配送（2）、虚拟商品（3）或自提（4）`,
    },
  }
}

const MODES = new Map<string, number>(
  (
    [
      [DELIVERY_MODE.UNIFIED, '1 统一发货 统一 整单发货 整单 unified unified_delivery'],
      [DELIVERY_MODE.SPLIT, '2 分拆发货 分拆 拆分发货 拆分 拆单发货 分批发货 split split_delivery'],
    ] as const
  ).flatMap(([mode, names]) => words(names).map((name) => [name, mode] as const)),
)

/** Reads WeChat's delivery_mode. */
export function readDeliveryMode(text: string): Value<number> {
  const word = plainWord(text)
  if (word === '') return {}
  const value = MODES.get(word)
  if (value !== undefined) return { value }
  return {
    problem: {
      en: `${shown(text)} is no delivery mode; expected 统一发货 (1) or 分拆发货 (2)`,
      zh: `${shown(text)} 不是发货模式；应为统一发货（1）或分拆发货（2）`,
    },
  }
}

const INVISIBLE = /[\p{Cf}]/gu

/** Takes off what keeps a spreadsheet from reading a number: tab, `'`, `` ` ``, `="…"`. */
export function unguarded(text: string): string {
  const bare = text.replaceAll(INVISIBLE, '').trim()
  const formula = /^="(.*)"$/s.exec(bare)
  return (formula?.[1] ?? bare.replace(/^['`‘’]/, '')).trim()
}

/** Digits that a sheet keeps of a number. */
const MAX_NUMBER = 1e15

const lostDigits = (text: string): Text => ({
  en: `${shown(text)} was rounded by a spreadsheet, its last digits are lost; format the column as text and export it anew`,
  zh: `${shown(text)} 已被表格软件取整，末尾数字已丢失；请把该列设为文本格式后重新导出`,
})

/**
 * Reads a payment's or a merchant's number. What a spreadsheet has rounded is refused: nobody can tell
 * the digits any more.
 */
export function readNumber(cell: Cell): Value<string> {
  const value = numberText(cell)
  if (value === null) return { problem: lostDigits(typeof cell === 'string' ? cell : cell.number) }
  const text = unguarded(value)
    .normalize('NFKC')
    .replace(/^(\d{6,})\.0+$/, '$1')
  if (text === '') return {}
  const scientific = /^\d\.\d+e\+?\d+$|^\de\+\d+$/i.test(text)
  // WeChat's numbers have 28 digits; ten noughts at the end are what is left of a rounded one.
  if (scientific || /^\d{16,}0{10}$/.test(text)) return { problem: lostDigits(text) }
  return { value: text }
}

/** Returns a cell as text; null for a number of more digits than a sheet keeps. */
export function numberText(cell: Cell): string | null {
  if (typeof cell === 'string') return cell
  const number = Number(cell.number)
  if (!Number.isFinite(number) || Math.abs(number) >= MAX_NUMBER) return null
  return Number.isInteger(number) ? String(number) : cell.number
}

/** A waybill that a sheet holds as a number: short ones have lost their leading noughts. */
export function waybillNumberProblem(cell: Cell): Text | undefined {
  if (typeof cell === 'string') return undefined
  const number = Number(cell.number)
  if (numberText(cell) === null) return lostDigits(cell.number)
  if (Number.isInteger(number) && number < 1e7)
    return {
      en: `${shown(cell.number)} is a number of fewer than 8 digits: leading noughts may be lost; format the column as text and enter the waybill anew`,
      zh: `${shown(cell.number)} 是不足 8 位的数字，开头的 0 可能已丢失；请把该列设为文本格式后重新填写单号`,
    }
  return undefined
}
