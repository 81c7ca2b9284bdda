import { randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { createSealer } from '../core/sealing.ts'
import { onEachEngine } from '../database/engines.testing.ts'
import { forgetSealed, sealAll } from '../database/sealed-values.ts'
import { forgetServicePhones } from './phone-queries.ts'
import { openPhone, sealPhone } from './phone.ts'
import { planning, servicesOfPayments } from './queries.ts'

onEachEngine('phone numbers that wait', (open) => {
  it('are sealed by a new key, and removed with a lost one or after their time', async () => {
    const database = await open()
    const [former, next] = [createSealer(randomBytes(32)), createSealer(randomBytes(32))]
    const clock = { now: () => 1_000 }
    const scope = { database, appid: 'wx1', clock }
    const plan = (payment: string) =>
      planning(
        scope,
        {
          payment,
          transaction_id: null,
          service: 'messages',
          part: 'YT1',
          shipment_id: null,
          required: false,
          body: { express_company: 'YTO', item_desc: 'Tea' },
          phone: sealPhone({ ...scope, sealer: former }, '13800138000'),
        },
        1_000,
      )
    await database.unit([plan('2:1'), plan('2:2')])
    const phones = async (sealer = next) =>
      (await servicesOfPayments(scope, ['2:1', '2:2'])).map((row) =>
        openPhone({ ...scope, sealer }, row),
      )
    await sealAll(database, { from: former, to: next })
    expect(await phones()).toEqual(['13800138000', '13800138000'])
    expect(await phones(former)).toEqual([null, null])
    expect(await forgetServicePhones(scope, 1_000)).toBe(0)
    // One that another key has sealed is of no use to anybody.
    await sealAll(database, { from: former, to: former })
    expect((await servicesOfPayments(scope, ['2:1', '2:2'])).map(({ phone }) => phone)).toEqual([
      null,
      null,
    ])
    await database.unit([plan('2:3')])
    await forgetSealed(database)
    expect((await servicesOfPayments(scope, ['2:3'])).map(({ phone }) => phone)).toEqual([null])
  })
})
