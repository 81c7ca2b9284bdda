/** Where the money is: by day, by step, by merchant number. */
import { ORDER_STATE } from '@fahuo/contract'
import { DAY_SECONDS, dayText } from '../core/time.ts'
import type { Shop } from '../shops/shop.ts'
import { readOverdue, type Overdue } from './overdue.ts'
import { sumExpected, sumPaid, type PaidSum } from './queries.ts'
import { readStepTimes, type StepTime } from './steps.ts'
import {
  inStates,
  overdueSince,
  SETTLED_DAYS,
  sumBoth,
  summaryOf,
  type MoneySummary,
} from './summary.ts'
import { daysOf, inPieces, spanOf, total, type Payee, type Sum } from './sums.ts'

/** The most days ahead that are shown by themselves. */
export const MOST_DAYS_AHEAD = 30

/** WeChat expects no money later. */
const LATEST_DAYS = 400

/** Money of one day in Beijing, `2026-11-21`. */
export type DaySum = Sum & { day: string }

/** What is to come, and what that rests on. */
export interface Expected {
  /** The days ahead, today first: what was expected since yesterday is today's. */
  days: DaySum[]
  /** Expected on a later day. */
  later: Sum
  /** Expected on one of the days or later, and held by a complaint: in none of them. */
  held: Sum
  /** On the way or awaiting settlement, and WeChat has not said when it comes: in no day. */
  untold: Sum
}

/** How far the orders that were paid in the last 30 days have come. */
export const FUNNEL_STEPS = ['paid', 'shipped', 'signed', 'confirmed', 'settled'] as const

export interface PayeeSums extends Payee {
  awaiting_shipment: Sum
  on_the_way: Sum
  awaiting_settlement: Sum
  settled_30_days: Sum
}

export interface Money {
  summary: MoneySummary
  settled_days: DaySum[]
  /** Settled orders paid in the last 30 days of which WeChat has not told when: in no day. */
  settled_untold: Sum
  expected: Expected
  funnel: (Sum & { step: (typeof FUNNEL_STEPS)[number] })[]
  step_times: StepTime[]
  payees: PayeeSums[]
  overdue: Overdue
}

/** Reads where the money is, from the local copy as it is. @param days_ahead 7 to 30 */
export async function readMoney(shop: Shop, days_ahead: number): Promise<Money> {
  const { coming, ...money } = await shop.kept('money', () => readAll(shop))
  return { ...money, expected: { ...money.expected, ...splitDays(coming, days_ahead) } }
}

/** Reads all of it at once: what moved meanwhile would be counted twice. */
async function readAll(shop: Shop) {
  const { today } = daysOf(shop.clock.now())
  const { open, came } = await sumBoth(shop)
  const settled = came.filter(({ day }) => day > today - SETTLED_DAYS)
  const paid = await sumLately(shop)
  const overdue = await readOverdue(shop)
  const expected = await sumAhead(shop)
  return {
    summary: await summaryOf(shop, { open, came }),
    settled_days: sumsByDay(settled, today - SETTLED_DAYS + 1, SETTLED_DAYS),
    settled_untold: total(paid.filter((sum) => isSettled(sum) && sum.settled === 0)),
    expected: {
      held: total(expected.filter(({ in_complaint }) => in_complaint === 1)),
      untold: without(
        inStates(open, 'shipped', 'receipt_confirmed', 'funds_awaiting_settlement'),
        total([...expected, overdue.total]),
      ),
    },
    coming: {
      today,
      // What was expected since yesterday is today's.
      sums: expected
        .filter(({ in_complaint }) => in_complaint === 0)
        .map((sum) => ({ ...sum, day: Math.max(sum.day, today) })),
    },
    funnel: FUNNEL_STEPS.map((step) => ({ step, ...total(paid.filter(REACHED[step])) })),
    step_times: await readStepTimes(shop),
    payees: payeesOf(open, settled),
    overdue,
  }
}

/** Sums the orders that were paid in the last 30 days. */
function sumLately(shop: Shop): Promise<PaidSum[]> {
  const { today } = daysOf(shop.clock.now())
  const states = Object.values(ORDER_STATE)
  const span = spanOf(today - SETTLED_DAYS + 1, today + 2)
  return inPieces(span, 1, (days) => sumPaid(shop, days, states))
}

/** Sums what is expected since yesterday, and has not come. */
async function sumAhead(shop: Shop) {
  const { today } = daysOf(shop.clock.now())
  const due = { from: overdueSince(shop.clock.now()), before: spanOf(today, today).from }
  const ahead = spanOf(today, today + MOST_DAYS_AHEAD)
  const later = { from: ahead.before, before: ahead.from + LATEST_DAYS * DAY_SECONDS }
  const days = await inPieces(ahead, 1, (span) => sumExpected(shop, span))
  return [...(await sumExpected(shop, due)), ...days, ...(await sumExpected(shop, later))]
}

const splitDays = (
  { today, sums }: { today: number; sums: readonly (Sum & { day: number })[] },
  days_ahead: number,
) => ({
  days: sumsByDay(sums, today, days_ahead),
  later: total(sums.filter(({ day }) => day >= today + days_ahead)),
})

const isSettled = ({ order_state, settled }: PaidSum) =>
  order_state === ORDER_STATE.transaction_complete || settled === 1
const isConfirmed = ({ order_state }: PaidSum) =>
  order_state === ORDER_STATE.receipt_confirmed ||
  order_state === ORDER_STATE.funds_awaiting_settlement
const isShipped = ({ order_state }: PaidSum) => order_state === ORDER_STATE.shipped

/** Which orders have come as far as each step; what is confirmed counts as signed for. */
const REACHED: Record<(typeof FUNNEL_STEPS)[number], (sum: PaidSum) => boolean> = {
  paid: () => true,
  shipped: (sum) => isShipped(sum) || isConfirmed(sum) || isSettled(sum),
  signed: (sum) => sum.signed === 1 || isConfirmed(sum) || isSettled(sum),
  confirmed: (sum) => isConfirmed(sum) || isSettled(sum),
  settled: isSettled,
}

const sumsByDay = (sums: readonly (Sum & { day: number })[], first: number, days: number) =>
  Array.from({ length: days }, (_, at) => ({
    day: dayText(first + at),
    ...total(sums.filter(({ day }) => day === first + at)),
  }))

/** Both are read one after the other: what moved meanwhile makes nothing negative. */
const without = (all: Sum, some: Sum): Sum => ({
  orders: Math.max(0, all.orders - some.orders),
  amount: Math.max(0, all.amount - some.amount),
  refunded_amount: Math.max(0, all.refunded_amount - some.refunded_amount),
})

/** By merchant number, the one with the most settled money first. */
function payeesOf(open: readonly PaidSum[], settled: readonly (Sum & Payee)[]): PayeeSums[] {
  const key = ({ merchant_id, sub_merchant_id }: Payee) => `${merchant_id}:${sub_merchant_id}`
  const payees = new Map([...open, ...settled].map((one) => [key(one), one]))
  return [...payees]
    .map(([own, { merchant_id, sub_merchant_id }]) => {
      const waiting = open.filter((one) => key(one) === own)
      return {
        merchant_id,
        sub_merchant_id,
        awaiting_shipment: inStates(waiting, 'awaiting_shipment'),
        on_the_way: inStates(waiting, 'shipped'),
        awaiting_settlement: inStates(waiting, 'receipt_confirmed', 'funds_awaiting_settlement'),
        settled_30_days: total(settled.filter((one) => key(one) === own)),
      }
    })
    .toSorted((one, other) => other.settled_30_days.amount - one.settled_30_days.amount)
}
