import type { BuyerOrder, OrderExtras, Parcel } from '@fahuo/contract'
import { formatDay } from './format.ts'
import { isShippedInPart } from './progress.ts'
import { parcelsOf, stateOf, WAYBILL, waybillStatus } from './state.ts'
import type { Texts } from './texts.ts'

/** One parcel, as it is shown. */
export interface ParcelLook {
  parcel: Parcel
  title: string
  /** The carrier, where the title has not named it; empty otherwise. */
  carrier: string
  /** What is in it, where there are several parcels. */
  goods: string
  icon: 'truck' | 'package-check' | 'alert'
  /** Empty is the colour of text. */
  tone: 'go' | 'hold' | ''
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
      (one, other) => placeOf(one.parcel) - placeOf(other.parcel) || one.number - other.number,
    )
  const only = parcels.length === 1 && !isShippedInPart(order)
  const isOver = ['dispute', 'refunded', 'completed'].includes(stateOf(order, extras))
  return numbered.map(({ parcel, number }) => {
    const status = waybillStatus(parcel)
    const signed = status === WAYBILL.signed || status === WAYBILL.signed_by_agent
    const problem = status === WAYBILL.problem && !isOver
    const runs = !isOver && (only || status === WAYBILL.out_for_delivery)
    const carrier = carrierName(texts, parcel)
    const sent =
      parcel.upload_time > 0 ? texts.shippedOn(formatDay(parcel.upload_time, texts)) : texts.shipped
    return {
      parcel,
      ...(only
        ? { title: carrier || sent, carrier: '', goods: '' }
        : {
            title: `${texts.parcel(number)} · ${texts.waybill[status] ?? sent}`,
            carrier,
            goods: goodsIn(parcel, extras),
          }),
      icon: problem ? 'alert' : signed ? 'package-check' : 'truck',
      tone: problem ? 'hold' : runs ? 'go' : '',
    }
  })
}

/** What was said of its goods when it was shipped, else the goods that the shop put in it. */
function goodsIn({ items = [], goods_desc }: Parcel, extras: OrderExtras | undefined): string {
  const names = (extras?.item_list ?? [])
    .filter(({ merchant_item_id }) => items.includes(merchant_item_id))
    .map(({ name, quantity }) => `${name} ×${quantity}`)
  return goods_desc === '' ? names.join(' · ') : goods_desc
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
