import { beforeAll, expect, it } from 'vitest'
import type { Scope } from '../database/database.ts'
import { onEachEngine } from '../database/engines.testing.ts'
import { fillOrders, plansOf } from '../database/plans.testing.ts'
import { listOverdue, listSteps, sumExpected, sumPaid, sumSettled } from './queries.ts'

onEachEngine('the money of many orders', (open, engine) => {
  let shop: Scope
  beforeAll(async () => {
    shop = { database: await open(), appid: 'wx0000000000000001' }
    await fillOrders(shop, 5_000)
  }, 120_000)

  it('is summed a day at a time, and reads no table as a whole', async () => {
    const from = 1_760_000_000 + 2_000 * 60
    const day = { from, before: from + 3_600 }
    const asked: [string, (scope: Scope) => Promise<unknown>][] = [
      ['paid', (scope) => sumPaid(scope, day, [2, 3, 4])],
      ['settled', (scope) => sumSettled(scope, day)],
      ['expected', (scope) => sumExpected(scope, day)],
      ['overdue', (scope) => listOverdue(scope, day, 50)],
      ['steps', (scope) => listSteps(scope, day, 50)],
    ]
    for (const [what, ask] of asked) {
      const plan = (await plansOf(shop, ask)).join('\n')
      // `SCAN payments` is the sum of the rows that were found. PostgreSQL reads small tables as a whole.
      const whole =
        engine === 'sqlite'
          ? /SCAN (?:orders|settlements|refunds|waybills)/
          : /Seq Scan on orders\b/
      expect([what, plan]).toEqual([what, expect.not.stringMatching(whole)])
    }
  })
})
