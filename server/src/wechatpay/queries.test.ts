import { randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { createSealer } from '../core/sealing.ts'
import { onEachEngine } from '../database/engines.testing.ts'
import { forgetSealed, sealAll } from '../database/sealed-values.ts'
import {
  isKnownNotification,
  purgeNotifications,
  readPayMerchants,
  savePayMerchant,
} from './queries.ts'

const appid = 'wx0000000000000001'
const api_v3_key = 'fahuo-test-api-v3-key-0123456789'
const key = { serial: 'PUB_KEY_ID_1', kind: 'public_key', pem: 'pem', valid_until: null } as const

onEachEngine('merchant numbers', (open) => {
  it('keep their APIv3 key over a rotation of the master key, and lose it with the master key', async () => {
    const database = await open()
    const [from, to] = [createSealer(randomBytes(32)), createSealer(randomBytes(32))]
    const scope = { database, appid, sealer: from }
    await savePayMerchant(scope, { mchid: '1900000109', api_v3_key, keys: [key] }, 1)
    // A further key leaves the APIv3 key as it is.
    const further = { ...key, serial: 'PUB_KEY_ID_2' }
    await savePayMerchant(scope, { mchid: '1900000109', api_v3_key: null, keys: [further] }, 2)
    expect(await readPayMerchants(scope)).toMatchObject([{ api_v3_key, keys: [key, further] }])

    expect(await sealAll(database, { from, to })).toBe(1)
    expect(await readPayMerchants(scope)).toMatchObject([{ api_v3_key: null }])
    expect(await readPayMerchants({ ...scope, sealer: to })).toMatchObject([{ api_v3_key }])

    await forgetSealed(database)
    expect(await readPayMerchants({ ...scope, sealer: to })).toMatchObject([
      { api_v3_key: null, keys: [key, further] },
    ])
  })

  it('forget the ids of old notifications only', async () => {
    const database = await open()
    const scope = { database, appid }
    await database.db
      .insertInto('pay_notifications')
      .values([
        { appid, id: 'old', mchid: '1', event_type: 'x', received_at: 10 },
        { appid, id: 'new', mchid: '1', event_type: 'x', received_at: 20 },
      ])
      .execute()
    expect(await purgeNotifications(scope, 20)).toEqual({ removed: 1, next: null })
    expect(await isKnownNotification(scope, 'old')).toBe(false)
    expect(await isKnownNotification(scope, 'new')).toBe(true)
  })
})
