import type { BuyerOrder, OrderExtras } from '@fahuo/contract'
import { formatMoney } from './format.ts'
import type { Texts } from './texts.ts'

/** One line of goods, as it is shown. */
export interface Goods {
  name: string
  /** The variant that was bought; empty where it is not known. */
  spec: string
  /** Of one piece, with its currency; empty where it is not known. */
  price: string
  /** ×2; empty where it is not known. */
  count: string
  /** https; empty where there is none. */
  image: string
  path: string
}

/** A price longer than this goes below the name. */
export const LONG_PRICE = 10

/**
 * Returns the goods of an order: the shop's, or else what WeChat's description says, which joins the
 * descriptions of all items by `;`. A count at its end (x2, ×2, *2) is shown as a count.
 */
export function goodsOf(order: BuyerOrder, extras: OrderExtras | undefined): Goods[] {
  const items = extras?.item_list ?? []
  if (items.length > 0)
    return items.map((item) => ({
      name: item.name,
      spec: item.description ?? '',
      price: item.unit_price === undefined ? '' : formatMoney(item.unit_price),
      count: `×${item.quantity}`,
      image: item.image_url[0] ?? '',
      path: item.path ?? '',
    }))
  return partsOf(order.description).map((part) => ({
    ...countOf(part),
    spec: '',
    price: '',
    image: '',
    path: '',
  }))
}

const partsOf = (description: string) =>
  description
    .split(/[;；]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')

/** A letter before the x belongs to a name (Max2); a digit before the * to a size (160*230). */
const COUNT = /^(.*(?:\s|[^\w\s]))x(\d{1,3})$|^(.*(?:\s|\D))[×*]\s?(\d{1,3})$/

function countOf(description: string): { name: string; count: string } {
  const [, before, pieces, other, others] = COUNT.exec(description) ?? []
  const name = (before ?? other ?? '').trim()
  const count = Number(pieces ?? others ?? 0)
  return name !== '' && count > 0 ? { name, count: `×${count}` } : { name: description, count: '' }
}

/** The goods of a description, each with its count: `武夷山大红袍 ×1`. */
export const goodsLines = (description: string): string[] =>
  partsOf(description).map((part) => {
    const { name, count } = countOf(part)
    // Not broken before its count.
    return count === '' ? name : `${name}\u00a0${count}`
  })

/** The description on one line: `；` between the goods, in place of `;`. */
export const descriptionLine = (description: string): string => partsOf(description).join('；')

/** How many pieces the shop sold in this order; 0 where it did not say. */
export const piecesOf = (extras: OrderExtras | undefined): number =>
  (extras?.item_list ?? []).reduce((sum, { quantity }) => sum + quantity, 0)

/** A line below the goods; the last one is large. */
export interface Sum {
  label: string
  value: string
  is: 'part' | 'total'
}

/** Returns what the buyer paid, and what it is made of where the shop said so. */
export function sumsOf(
  order: BuyerOrder,
  extras: OrderExtras | undefined,
  texts: Texts,
  refundedInFull: boolean,
): Sum[] {
  const { freight, discount, refunded_amount = 0 } = extras ?? {}
  const { paid_amount } = order
  const part = (label: string, value: string): Sum => ({ label, value, is: 'part' })
  const total = (label: string, value: string): Sum => ({ label, value, is: 'total' })
  const sums: Sum[] = []
  // So that the lines add up to what was paid.
  const goods = paid_amount - (freight ?? 0) + (discount ?? 0)
  if ((freight !== undefined || discount) && goods >= 0)
    sums.push(part(texts.goodsTotal, formatMoney(goods)))
  if (freight !== undefined)
    sums.push(part(texts.freight, freight === 0 ? texts.freeFreight : formatMoney(freight)))
  if (discount) sums.push(part(texts.discount, `−${formatMoney(discount)}`))
  const refunded = formatMoney(refunded_amount)
  if (refunded_amount === 0) return [...sums, total(texts.paid, formatMoney(paid_amount))]
  return refundedInFull
    ? [...sums, part(texts.paid, formatMoney(paid_amount)), total(texts.refunded, refunded)]
    : [...sums, total(texts.paid, formatMoney(paid_amount)), part(texts.refunded, refunded)]
}
