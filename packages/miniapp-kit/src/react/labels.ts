import type { BuyerOrder, Parcel } from '@fahuo/contract'
import { automaticReceiptTime, isShippedInPart } from '../core/progress.ts'
import { formatTime } from '../core/format.ts'
import type { Texts } from '../core/texts.ts'

/** Returns the state of an order as the buyer reads it. */
export function stateLabel(texts: Texts, order: BuyerOrder): string {
  if (order.in_complaint) return texts.dispute
  if (isShippedInPart(order)) return texts.shippedInPart
  return texts.state[order.order_state] ?? texts.unknownState
}

/** Returns what happens next, one sentence an entry. */
export function nextSteps(texts: Texts, order: BuyerOrder): string[] {
  if (order.in_complaint) return [texts.inComplaint]
  if (isShippedInPart(order)) return [texts.nextShippedInPart]
  const sentences = [texts.next[order.order_state] ?? texts.nextUnknown]
  const automatic = automaticReceiptTime(order)
  if (automatic !== null) sentences.push(texts.automaticReceipt(formatTime(automatic)))
  const { settlement } = order
  // Before the receipt is confirmed, the date above is the only one that matters to the buyer.
  if (automatic === null && settlement?.estimated_settlement_time && !settlement.settlement_time)
    sentences.push(texts.estimatedSettlement(formatTime(settlement.estimated_settlement_time)))
  return sentences
}

/** Returns the carrier's name in the buyer's language where the texts have one, else WeChat's. */
export function carrierName(texts: Texts, { express_company, delivery_name }: Parcel): string {
  return texts.carriers[express_company] ?? delivery_name ?? express_company
}
