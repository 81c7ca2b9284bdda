import type { BuyerOrder, Parcel } from '@fahuo/contract'
import { automaticReceiptTime, isShippedInPart } from '../core/progress.ts'
import { formatTime } from '../core/format.ts'
import type { Texts } from '../core/texts.ts'

/** How an order stands, in a word. */
export function stateWord(texts: Texts, order: BuyerOrder): string {
  if (order.in_complaint) return texts.dispute
  if (isShippedInPart(order)) return texts.shippedInPart
  return texts.state[order.order_state] ?? texts.unknownState
}

/** What happens next, sentence by sentence. */
export function nextWords(texts: Texts, order: BuyerOrder): string[] {
  if (order.in_complaint) return [texts.inComplaint]
  if (isShippedInPart(order)) return [texts.nextShippedInPart]
  const words = [texts.next[order.order_state] ?? texts.nextUnknown]
  const automatic = automaticReceiptTime(order)
  if (automatic !== null) words.push(texts.automaticReceipt(formatTime(automatic)))
  const { settlement } = order
  // While the receipt is awaited, the date above says all that a buyer needs.
  if (automatic === null && settlement?.estimated_settlement_time && !settlement.settlement_time)
    words.push(texts.estimatedSettlement(formatTime(settlement.estimated_settlement_time)))
  return words
}

export function carrierName(texts: Texts, { express_company, delivery_name }: Parcel): string {
  return texts.carriers[express_company] ?? delivery_name ?? express_company
}
