import type { BuyerOrder, OrderExtras, Parcel } from '@fahuo/contract'
import { formatDay } from './format.ts'
import { goodsLines } from './goods.ts'
import { isShippedInPart } from './progress.ts'
import { isSigned, parcelsOf, stateOf, WAYBILL, waybillStatus } from './state.ts'
import type { Texts } from './texts.ts'
import { statusSince, timelineOf, type TimelineLine } from './timeline.ts'

/** One parcel, as it is shown. */
export interface ParcelLook {
  parcel: Parcel
  /** From 1, in WeChat's order. */
  number: number
  title: string
  /** The carrier, where the title has not named it; empty otherwise. */
  carrier: string
  /** What is in it, where there are several parcels. */
  goods: string
  icon: 'truck' | 'package-check' | 'alert'
  /** Empty is the colour of text. */
  tone: 'go' | 'hold' | ''
  /** Where it was; empty where that is not known. */
  timeline: TimelineLine[]
  /** One of several: its timeline and all of its goods are shown when the buyer asks for them. */
  folds: boolean
  /** What WeChat does to tell of it, where not all parcels have that; empty otherwise. */
  messages: string
}

/** More parcels than this are sorted by what the buyer must know first, and folded. */
export const MANY_PARCELS = 4

/** Parcels shown before the buyer opens the rest. */
export const FOLDED_PARCELS = 3

const ORDER: readonly number[] = [
  WAYBILL.problem,
  WAYBILL.out_for_delivery,
  WAYBILL.in_transit,
  WAYBILL.collected,
  0,
  WAYBILL.signed,
  WAYBILL.signed_by_agent,
]
const placeOf = (parcel: Parcel) => ORDER.indexOf(waybillStatus(parcel))

/** Returns the carrier's name in the buyer's language where the texts have one, else WeChat's. */
export function carrierName(texts: Texts, { express_company, delivery_name }: Parcel): string {
  return texts.carriers[express_company] ?? delivery_name ?? express_company
}

/** Returns the parcels of an order in the order they are shown in; each keeps its number. */
export function parcelLooks(
  order: BuyerOrder,
  extras: OrderExtras | undefined,
  texts: Texts,
): ParcelLook[] {
  const parcels = parcelsOf(order)
  const numbered = parcels.map((parcel, index) => ({ parcel, number: index + 1 }))
  if (parcels.length > MANY_PARCELS)
    numbered.sort(
      (one, other) =>
        placeOf(one.parcel) - placeOf(other.parcel) ||
        statusSince(other.parcel) - statusSince(one.parcel) ||
        one.number - other.number,
    )
  const only = isOnly(order)
  const someTell = isUnderWay(order, extras) && !messagesOfAll(order, extras)
  const isOver = ['dispute', 'refunded', 'completed'].includes(stateOf(order, extras))
  return numbered.map(({ parcel, number }) => {
    const status = waybillStatus(parcel)
    const signed = isSigned(parcel)
    const problem = status === WAYBILL.problem && !isOver
    const runs = !isOver && (only || status === WAYBILL.out_for_delivery)
    const carrier = carrierName(texts, parcel)
    const goods = only ? [] : goodsIn(parcel, order, extras)
    const timeline = timelineOf(parcel, texts)
    const sent =
      parcel.upload_time > 0 ? texts.shippedOn(formatDay(parcel.upload_time, texts)) : texts.shipped
    return {
      parcel,
      number,
      ...(only
        ? { title: carrier || sent, carrier: '' }
        : {
            title: `${texts.parcel(number)} · ${texts.waybill[status] ?? sent}`,
            carrier,
          }),
      goods: goods.join(' · '),
      timeline,
      folds: !only && (timeline.length > 0 || goods.length > 1),
      messages: someTell && parcel.messages && !signed ? texts.messages : '',
      icon: problem ? 'alert' : signed ? 'package-check' : 'truck',
      tone: problem ? 'hold' : runs ? 'go' : '',
    }
  })
}

/** One parcel, and no other to come. */
const isOnly = (order: BuyerOrder) => parcelsOf(order).length === 1 && !isShippedInPart(order)

/** What was said of its goods when it was shipped, or the goods that the shop put in it: what names more. */
function goodsIn(
  { items = [], goods_desc }: Parcel,
  order: BuyerOrder,
  extras: OrderExtras | undefined,
): string[] {
  const parcels = parcelsOf(order)
  const said = goodsLines(goods_desc)
  const put = (extras?.item_list ?? [])
    .filter(({ merchant_item_id }) => items.includes(merchant_item_id))
    .map(({ merchant_item_id: id, name, description = '', quantity }, _, all) => {
      const isAlone = all.filter((other) => other.name === name).length === 1
      const what = isAlone ? name : `${name} ${description}`.trim()
      // How many of them are in each of several parcels, nobody says.
      const isSpread = parcels.filter((parcel) => parcel.items?.includes(id)).length > 1
      return isSpread ? what : `${what}\u00a0×${quantity}`
    })
  return said.length < put.length ? put : said
}

/**
 * Returns in which parcel each of the shop's goods is, in their order: empty where there is only one
 * parcel, or the shop did not say.
 */
export function placesOfGoods(
  order: BuyerOrder,
  extras: OrderExtras | undefined,
  texts: Texts,
): string[] {
  const parcels = parcelsOf(order)
  const isTold = !isOnly(order) && parcels.some(({ items }) => items !== undefined)
  // Goods in no parcel are still to ship, if the shop told of all parcels.
  const rest = isShippedInPart(order) && parcels.every(({ items }) => items !== undefined)
  return (extras?.item_list ?? []).map(({ merchant_item_id }) => {
    if (!isTold) return ''
    const names = parcels
      .map(({ items = [] }, index) =>
        items.includes(merchant_item_id) ? texts.parcel(index + 1) : '',
      )
      .filter((name) => name !== '')
    return names.length === 0 && rest ? texts.state.toShip : names.join(texts.comma)
  })
}

/** The carriers have parcels of this order, as far as anybody knows. */
const isUnderWay = (order: BuyerOrder, extras: OrderExtras | undefined) =>
  ['onTheWay', 'partlyShipped'].includes(stateOf(order, extras))

/** Tells whether WeChat sends messages of all parcels that are still on their way. */
export function messagesOfAll(order: BuyerOrder, extras: OrderExtras | undefined): boolean {
  const rest = parcelsOf(order).filter((parcel) => !isSigned(parcel))
  return isUnderWay(order, extras) && rest.length > 0 && rest.every(({ messages }) => messages)
}

/** Returns how many parcels have which status; empty where all have the same, or none is known. */
export function parcelSummary(order: BuyerOrder, texts: Texts): string {
  const counts = new Map<number, number>()
  for (const parcel of parcelsOf(order)) {
    const status = waybillStatus(parcel)
    counts.set(status, (counts.get(status) ?? 0) + 1)
  }
  if (counts.size < 2) return ''
  return ORDER.filter((status) => counts.has(status))
    .map((status) =>
      texts.parcelsWith(counts.get(status) ?? 0, texts.waybill[status] ?? texts.shipped),
    )
    .join(' · ')
}
