/** How long orders take from one step to the next. */
import { DAY_SECONDS } from '../core/time.ts'
import type { Shop } from '../shops/shop.ts'
import { listSteps, statusesOf } from './queries.ts'
import { SETTLED_DAYS } from './summary.ts'
import { daysOf, spanOf } from './sums.ts'

/** Orders that are looked at: more would say the same. */
const LOOKED_AT = 2_000

/** WeChat's statuses of a parcel that is signed for, by the buyer or by somebody else. */
const SIGNED = new Set([4, 6])

/** A step from one time of an order to a later one. */
export const STEP_NAMES = [
  'paid_to_shipped',
  'shipped_to_signed',
  'signed_to_confirmed',
  'confirmed_to_settled',
  'paid_to_settled',
] as const
type StepName = (typeof STEP_NAMES)[number]

/** How long a step took, in days; null: no order tells. */
export interface StepTime {
  step: StepName
  /** Orders that tell both times. */
  orders: number
  average_days: number | null
  median_days: number | null
}

/** A time of an order, Unix seconds; null: not known. */
type Times = Record<'paid' | 'shipped' | 'signed' | 'confirmed' | 'settled', number | null>

/**
 * Reads how long the orders took whose money came in the last 30 days, the latest 2,000 of them: an
 * order that is still on its way would count with its quick steps only.
 */
export async function readStepTimes(shop: Shop): Promise<StepTime[]> {
  const { today } = daysOf(shop.clock.now())
  const span = spanOf(today - SETTLED_DAYS + 1, today + 1)
  const orders = await listSteps(shop, span, LOOKED_AT)
  const signed = await signedTimes(
    shop,
    orders.map(({ transaction_id }) => transaction_id),
  )
  const times: Times[] = orders.map(({ transaction_id, ...steps }) => ({
    ...steps,
    signed: signed.get(transaction_id) ?? null,
  }))
  return STEP_NAMES.map((step) => timeOf(step, times))
}

/** When all parcels of an order that WeChat tracks were signed for. */
async function signedTimes(shop: Shop, transaction_ids: string[]): Promise<Map<string, number>> {
  const parcels = Map.groupBy(
    await statusesOf(shop, transaction_ids),
    ({ transaction_id }) => transaction_id,
  )
  const times = new Map<string, number>()
  for (const [id, own] of parcels) {
    const signed = own.map(
      ({ statuses }) => statuses.find(({ status }) => SIGNED.has(status))?.at ?? Infinity,
    )
    const last = Math.max(...signed)
    if (Number.isFinite(last)) times.set(id, last)
  }
  return times
}

function timeOf(step: StepName, orders: readonly Times[]): StepTime {
  const [from, to] = step.split('_to_') as [keyof Times, keyof Times]
  const days = orders
    .flatMap(({ [from]: began, [to]: ended }) =>
      // A parcel may be seen as signed for only after the buyer has confirmed.
      began === null || ended === null || ended < began ? [] : [(ended - began) / DAY_SECONDS],
    )
    .toSorted((one, other) => one - other)
  const sum = days.reduce((all, one) => all + one, 0)
  const middle = (days.at((days.length - 1) >> 1) ?? 0) + (days.at(days.length >> 1) ?? 0)
  const none = days.length === 0
  return {
    step,
    orders: days.length,
    average_days: none ? null : rounded(sum / days.length),
    median_days: none ? null : rounded(middle / 2),
  }
}

/** To a quarter of an hour, about. */
const rounded = (days: number) => Math.round(days * 100) / 100
