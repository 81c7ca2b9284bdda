import { isReceiptConfirmed, ORDER_STATE, type BuyerOrder, type OrderExtras } from '@fahuo/contract'
import { formatDay } from './format.ts'
import { isShippedInPart, shippedTime } from './progress.ts'
import { kindOf, onlyStatus, parcelsOf, type Kind, type StateName, type StepName } from './state.ts'
import type { Texts } from './texts.ts'
import { statusSince } from './timeline.ts'

/** One step on the rail. `day` is empty where it is not known. */
export interface LookStep {
  name: string
  day: string
  is: 'done' | 'now' | 'ahead'
}

/** What each way of delivery calls its steps: while it is shipped, afterwards, ahead, at the end. */
const STEPS: Record<Kind, Record<'now' | 'past' | 'ahead' | 'end', StepName>> = {
  express: { now: 'shipped', past: 'shipped', ahead: 'receive', end: 'received' },
  sameCity: { now: 'delivering', past: 'shipped', ahead: 'receive', end: 'received' },
  pickup: { now: 'ready', past: 'ready', ahead: 'pickup', end: 'pickedUp' },
  virtual: { now: 'delivered', past: 'delivered', ahead: 'receive', end: 'received' },
}

/** How far an order is on the rail: paid, shipped in part, shipped, received. */
function reached(order: BuyerOrder): 'paid' | 'partly' | 'shipped' | 'received' {
  const { order_state, shipping } = order
  if (isShippedInPart(order)) return 'partly'
  if (order_state === ORDER_STATE.shipped) return 'shipped'
  if (order_state === ORDER_STATE.refunded) return shipping ? 'shipped' : 'paid'
  return isReceiptConfirmed(order) ? 'received' : 'paid'
}

/** Returns the steps of an order in this state, from payment to receipt or refund. */
export function railOf(
  order: BuyerOrder,
  extras: OrderExtras,
  texts: Texts,
  state: StateName,
): LookStep[] {
  const kind = STEPS[kindOf(order)]
  const step = (name: string, is: LookStep['is'], time?: number | null): LookStep => ({
    name,
    day: time ? formatDay(time, texts) : '',
    is,
  })
  const paid = (is: LookStep['is']) => step(texts.step.paid, is, order.pay_time)
  if (state === 'unknown') return [paid('done')]
  const at = reached(order)
  const sent = shippedTime(order)
  if (state === 'refunded')
    return [
      paid('done'),
      ...(at === 'paid'
        ? []
        : [step(texts.step[at === 'partly' ? 'partlyShipped' : kind.past], 'done', sent)]),
      step(texts.step.refunded, 'done', extras.refunded_time),
    ]
  const ahead = step(texts.step[kind.ahead], 'ahead')
  switch (at) {
    case 'paid':
      return [paid('now'), step(texts.step.ship, 'ahead'), ahead]
    case 'partly':
      return [paid('done'), step(texts.step.partlyShipped, 'now', sent), ahead]
    case 'shipped': {
      const status = onlyStatus(order)
      const [parcel] = parcelsOf(order)
      const since = parcel && statusSince(parcel)
      return status === 0
        ? [paid('done'), step(texts.step[kind.now], 'now', sent), ahead]
        : [
            paid('done'),
            step(texts.step.shipped, 'done', sent),
            step(texts.waybill[status] ?? '', 'now', since),
            ahead,
          ]
    }
    default:
      return [
        paid('done'),
        step(texts.step[kind.past], 'done', sent),
        step(texts.step[kind.end], 'done', order.settlement?.confirm_receive_time),
      ]
  }
}
