import { z } from 'zod'
import type { Text } from '../core/language.ts'
import { defineRoute } from '../http/route.ts'
import { EXAMPLE_MONEY } from './examples.ts'
import { MOST_DAYS_AHEAD, readMoney } from './money.ts'
import { overdueWords } from './overdue.ts'
import { MoneyView } from './view.ts'

const BASIS: Text = {
  en: 'The time that WeChat told for each order when it was shipped. Money comes earlier when the buyer confirms, and later while a complaint is open or WeChat doubts the shipment. Orders of which WeChat told no time are in no day.',
  zh: '依据微信在每单发货后推送的预计结算时间。买家提前确认收货会更早到账；有投诉或微信怀疑虚假发货时会推迟。微信未告知时间的订单不计入任何一天。',
}

const readMoneyRoute = defineRoute({
  method: 'get',
  path: '/api/money',
  id: 'readMoney',
  group: 'settlements',
  caller: 'merchant',
  right: 'read',
  summary: {
    en: 'Where the money is: by step, by day, by merchant number, and what is overdue',
    zh: '资金概览：各环节、每日到账与预计、各商户号、逾期未到账',
  },
  details: {
    en: 'From the local copy. Refunds are subtracted wherever they were told: of an order that is settled, from the day of its settlement. An answer that took long to compute is given again for a while, twenty times as long as it took.',
    zh: '取自本地副本。已知的退款均已扣除：已结算的订单从其结算当天扣除。计算较久的结果会在其耗时二十倍的时间内重复使用。',
  },
  query: z.strictObject({
    days_ahead: z.coerce
      .number()
      .int()
      .min(7)
      .max(MOST_DAYS_AHEAD)
      .default(14)
      .meta({ text: { en: 'Days ahead that are shown', zh: '显示未来多少天的预计' } }),
  }),
  response: { status: 200, schema: z.object({ money: MoneyView }).meta({ id: 'MoneyResponse' }) },
  errors: ['invalid'],
  example: { query: { days_ahead: 7 }, response: { money: EXAMPLE_MONEY } },
  async handle({ query, language }, shop) {
    const age = await shop.refresh(shop)
    const { expected, overdue, ...money } = await readMoney(shop, query.days_ahead)
    return {
      money: {
        ...age,
        ...money,
        expected: { basis: BASIS[language], ...expected },
        overdue: {
          ...overdue,
          reasons: overdue.reasons.map((sum) => ({
            ...sum,
            ...overdueWords(sum.reason, language),
          })),
        },
      },
    }
  },
})

export const moneyRoutes = [readMoneyRoute]
