import type { Schemas } from '@fahuo/client'
import type { Language, Text } from '../core/language.ts'
import type { Api } from './api.ts'
import { money, printAsOf, printRows } from './print.ts'

type Money = Schemas['Money']

const STEPS = {
  awaiting_shipment: { en: 'paid, to be shipped', zh: '已付款待发货' },
  on_the_way: { en: 'shipped, not confirmed', zh: '已发货待确认' },
  awaiting_settlement: { en: 'confirmed, not settled', zh: '已确认待结算' },
  settled_this_month: { en: 'settled this month', zh: '本月已结算' },
  expected_tomorrow: { en: 'expected tomorrow', zh: '预计明天到账' },
} as const satisfies Record<keyof Money['summary'], Text>

/** Prints where the money is, what WeChat expects on which day, and what is overdue with why. */
export async function showMoney(
  fahuo: Api,
  { json }: { json: boolean },
  language: Language,
): Promise<void> {
  const answer = await fahuo.readMoney({})
  if (json) return console.log(JSON.stringify(answer, null, 2))
  const { summary, expected, overdue, as_of } = answer.money
  const steps = Object.keys(STEPS) as (keyof typeof STEPS)[]
  printRows(steps.map((step) => rowOf(STEPS[step][language], summary[step])))
  const days = expected.days.filter(({ orders }) => orders > 0)
  if (days.length > 0) {
    console.log(language === 'zh' ? '\n预计到账' : '\nExpected')
    printRows(days.map((day) => rowOf(day.day, day)))
  }
  if (overdue.total.orders > 0) {
    console.log(language === 'zh' ? '\n逾期未到账' : '\nOverdue')
    printRows(overdue.reasons.map((sum) => [...rowOf(sum.message, sum), sum.remedy]))
  }
  printAsOf(as_of, language)
}

const rowOf = (label: string, { orders, amount }: { orders: number; amount: number }): string[] => [
  label,
  String(orders),
  money(amount),
]
