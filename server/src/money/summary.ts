/** Where the money is, in five sums. */
import { ORDER_STATE } from '@fahuo/contract'
import { DAY_SECONDS, toSeconds } from '../core/time.ts'
import type { Shop } from '../shops/shop.ts'
import { sumExpected, sumPaid, sumSettled, type PaidSum } from './queries.ts'
import { daysOf, inPieces, spanOf, total, type Payee, type Sum } from './sums.ts'

/** Money in fen, by where it is. */
export interface MoneySummary {
  /** Paid and not shipped. */
  awaiting_shipment: Sum
  /** Shipped and not confirmed. */
  on_the_way: Sum
  /** Confirmed, and the money has not come. */
  awaiting_settlement: Sum
  settled_this_month: Sum
  /** Of what is on the way or awaits settlement: what WeChat expects to pay out tomorrow. */
  expected_tomorrow: Sum
}

/** The states in which money is not there yet. */
const OPEN_STATES = [
  ORDER_STATE.awaiting_shipment,
  ORDER_STATE.shipped,
  ORDER_STATE.receipt_confirmed,
  ORDER_STATE.funds_awaiting_settlement,
]

/** The days whose payments are looked at one by one; of older ones few are open. */
const RECENT_DAYS = 60

/** Readings until what is open and what came agree. */
const MOST_READINGS = 3

/** Settled money of the last days is read at once: the days, and the month, are taken of it. */
export const SETTLED_DAYS = 30

/** Reads what is open and what came, each order in one of them. */
export async function sumBoth(shop: Shop): Promise<{ open: PaidSum[]; came: CameSum[] }> {
  const { today } = daysOf(shop.clock.now())
  const lately = async () => total(await sumSettled(shop, spanOf(today - 1, today + 1))).orders
  for (let tries = 1; ; tries += 1) {
    const before = await lately()
    const both = { open: await sumOpen(shop), came: await sumCame(shop) }
    // What came meanwhile may be in both. Where money comes all the time, the next reading tells.
    if (tries === MOST_READINGS || (await lately()) === before) return both
  }
}

/** Sums the orders whose money is not there yet, by payee and by how far they are. */
async function sumOpen(shop: Shop): Promise<PaidSum[]> {
  const { today } = daysOf(shop.clock.now())
  const recent = spanOf(today - RECENT_DAYS, today + 2)
  const older = await sumPaid(shop, { from: 0, before: recent.from }, OPEN_STATES)
  const newer = await inPieces(recent, 3, (span) => sumPaid(shop, span, OPEN_STATES))
  // A push may tell that the money came before get_order shows it.
  return [...older, ...newer].filter(({ settled }) => settled === 0)
}

/** Sums what came in the last 30 days and in this month, by payee and by day in Beijing. */
function sumCame(shop: Shop): Promise<CameSum[]> {
  const { today, month } = daysOf(shop.clock.now())
  const first = Math.min(month, today - SETTLED_DAYS + 1)
  return inPieces(spanOf(first, today + 1), 1, (span) => sumSettled(shop, span))
}

/** What came on a day, counted since 1970 in Beijing. */
export type CameSum = Sum & Payee & { day: number }

/** Which of the open sums are in some states. */
export const inStates = (sums: readonly PaidSum[], ...states: (keyof typeof ORDER_STATE)[]) =>
  total(sums.filter(({ order_state }) => states.some((name) => ORDER_STATE[name] === order_state)))

/** Makes the five sums of what was read. */
export async function summaryOf(
  shop: Shop,
  { open, came }: { open: readonly PaidSum[]; came: readonly CameSum[] },
): Promise<MoneySummary> {
  const { today, month } = daysOf(shop.clock.now())
  const expected = await sumExpected(shop, spanOf(today + 1, today + 2))
  return {
    awaiting_shipment: inStates(open, 'awaiting_shipment'),
    on_the_way: inStates(open, 'shipped'),
    awaiting_settlement: inStates(open, 'receipt_confirmed', 'funds_awaiting_settlement'),
    settled_this_month: total(came.filter(({ day }) => day >= month)),
    // A dispute holds the money.
    expected_tomorrow: total(expected.filter(({ in_complaint }) => in_complaint === 0)),
  }
}

/** Money is overdue a day after WeChat expected it: its push may be late, too. @param now Unix milliseconds */
export const overdueSince = (now: number) => toSeconds(now) - DAY_SECONDS
