import { expect, it } from 'vitest'
import { onEachEngine } from '../database/engines.testing.ts'
import { claimIdempotencyKey, deleteOldIdempotencyKeys } from './idempotency-queries.ts'

onEachEngine('idempotency keys', (open) => {
  it('are forgotten by their age, those of one Mini Program only', async () => {
    const database = await open()
    const [mine, other] = [
      { database, appid: 'wx1' },
      { database, appid: 'wx2' },
    ]
    const key = (name: string, created_at: number) => ({
      key: name,
      request_hash: 'h',
      shipment_id: name,
      created_at,
    })
    const old = Array.from({ length: 1_001 }, (_, at) => key(`old-${at}`, 1))
    for (const one of old) await claimIdempotencyKey(mine, one)
    await claimIdempotencyKey(mine, key('new', 100))
    await claimIdempotencyKey(other, key('old-0', 1))
    expect(await deleteOldIdempotencyKeys(mine, 100)).toBe(1_001)
    const left = await database.db.selectFrom('idempotency_keys').select(['appid', 'key']).execute()
    expect(left).toHaveLength(2)
    // A key that was forgotten stands for whatever comes with it next.
    expect(await claimIdempotencyKey(mine, key('old-0', 200))).toMatchObject({ created_at: 200 })
  })
})
