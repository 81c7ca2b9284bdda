/** What the lines of a file say of articles: ids, prices, quantities, pictures. */
import type { Field } from './fields.ts'
import { unguarded } from './values.ts'

/** An article as a file has it; what is missing, or cannot be read, is left out. */
export interface ImportItem {
  merchant_item_id: string
  name?: string
  description?: string
  /** Fen. */
  unit_price?: number
  quantity?: number
  image_url?: string[]
}

/** WeChat's limits [seed 004]. */
const MAX_ID_BYTES = 64
const MAX_NAME = 256
const MAX_DESCRIPTION = 512
const MAX_PICTURES = 3
const MAX_URL_BYTES = 1024

/** A whole number of pieces: `2`, `2.0`, `2 件`. */
function readQuantity(text: string): number | undefined {
  const [, digits] = /^(\d{1,9})(?:\.0+)?\s*\p{L}?$/u.exec(text.normalize('NFKC').trim()) ?? []
  const quantity = Number(digits)
  return digits !== undefined && quantity > 0 ? quantity : undefined
}

/** Yuan with or without their sign, as fen: `¥1,299.50`. */
function readYuan(text: string): number | undefined {
  const plain = text.normalize('NFKC').replaceAll(/[¥￥元,\s]/g, '')
  const [, yuan, part = ''] = /^(\d{1,9})(?:\.(\d{1,2})0*)?$/.exec(plain) ?? []
  return yuan === undefined ? undefined : Number(yuan) * 100 + Number(part.padEnd(2, '0'))
}

const readFen = (text: string) => (/^\d{1,11}$/.test(text) ? Number(text) : undefined)

/** The pictures that WeChat takes: https, three at the most. */
function readPictures(text: string): string[] {
  const urls = text
    .split(/[\s,，;；|]+/)
    .filter((url) => url.startsWith('https://') && URL.canParse(url))
  return urls.filter((url) => Buffer.byteLength(url) <= MAX_URL_BYTES).slice(0, MAX_PICTURES)
}

const cut = (text: string, most: number) => Array.from(text).slice(0, most).join('')

/**
 * Reads the article of a line.
 * @param cell the text of a field's cell
 * @param name what the line's goods are called
 * @returns undefined when the line names none
 */
export function readItem(
  cell: (field: Field) => string,
  name: string | undefined,
): ImportItem | undefined {
  const text = (field: Field) => unguarded(cell(field))
  const merchant_item_id = text('merchant_item_id')
  if (merchant_item_id === '' || Buffer.byteLength(merchant_item_id) > MAX_ID_BYTES)
    return undefined
  const quantity = readQuantity(text('quantity'))
  const unit_price = readFen(text('unit_price')) ?? readYuan(text('price'))
  const image_url = readPictures(text('image_url'))
  const description = cut(text('item_spec'), MAX_DESCRIPTION)
  return {
    merchant_item_id,
    ...(name !== undefined && { name: cut(name, MAX_NAME) }),
    ...(description !== '' && { description }),
    ...(unit_price !== undefined && { unit_price }),
    ...(quantity !== undefined && { quantity }),
    ...(image_url.length > 0 && { image_url }),
  }
}

/** Most articles of an order, and of a parcel [seeds 001 and 004]. */
export const MAX_ITEMS = 50

/**
 * Puts the articles of a payment together; the same one on several lines is one, in all its pieces.
 * @returns undefined unless each has all that WeChat asks for: half an order is told nobody
 */
export function orderOf(items: readonly ImportItem[]): { item_list: ImportItem[] } | undefined {
  const item_list = [...Map.groupBy(items, (one) => one.merchant_item_id).values()].map((same) => {
    const quantities = same.map(({ quantity }) => quantity)
    const [first] = same
    const known = quantities.every((one) => one !== undefined)
    const quantity = quantities.reduce<number>((sum, one) => sum + (one ?? 0), 0)
    return { ...(first as ImportItem), ...(known && { quantity }) }
  })
  const whole = item_list.every(
    ({ name, unit_price, quantity, image_url }) =>
      name !== undefined && unit_price !== undefined && quantity !== undefined && image_url,
  )
  const sum = item_list.reduce((all, one) => all + (one.unit_price ?? 0) * (one.quantity ?? 0), 0)
  const fits = item_list.length > 0 && item_list.length <= MAX_ITEMS && Number.isSafeInteger(sum)
  return whole && fits ? { item_list } : undefined
}
