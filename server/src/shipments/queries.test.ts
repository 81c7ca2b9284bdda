import { beforeAll, expect, it } from 'vitest'
import { onEachEngine } from '../database/engines.testing.ts'
import { claimDueShipments, moveShipment } from './transition-queries.ts'
import {
  attemptsOfShipment,
  findShipment,
  insertCorrection,
  insertShipment,
  reshipmentsLeft,
  returnReshipment,
  shipmentsOfPayment,
  type ShipmentRow,
} from './queries.ts'
import type { Store } from '../database/database.ts'

const appid = 'wx0000000000000001'
let count = 0

function shipment(change: Partial<ShipmentRow> = {}): ShipmentRow {
  count += 1
  return {
    id: `s${count}`,
    appid,
    payment: `2:p${count}`,
    transaction_id: `p${count}`,
    openid: 'oBuyer',
    content: '{}',
    content_hash: 'h',
    state: 'queued',
    upload_time: null,
    reason: null,
    errcode: null,
    tries: 0,
    due_at: 1000,
    deadline_at: 0,
    lease: null,
    lease_until: 0,
    accepted_at: 1,
    updated_at: 1,
    spends_reshipment: 0,
    combined: null,
    combined_key: null,
    ...change,
  }
}

onEachEngine('shipments', (open) => {
  let store: Store
  let second: Store
  beforeAll(async () => {
    store = await open()
    second = await open()
  })
  const claim = (on: Store, lease: string, now = 2000, limit = 100) =>
    claimDueShipments(on, { appid, now, lease, lease_until: now + 500, limit })

  it('stores one open shipment a payment, whichever of its two numbers it came with', async () => {
    const first = shipment({ due_at: 9e12 })
    expect(await insertShipment(store, first)).toBe(true)
    expect(await insertShipment(store, { ...first, id: 'again' })).toBe(false)
    expect(await insertShipment(store, { ...first, id: 'other-number', payment: '1:m:o' })).toBe(
      false,
    )
    expect(await findShipment(store, appid, first.id)).toEqual(first)
    expect(await findShipment(store, 'wxanother', first.id)).toBeUndefined()
  })

  it('takes another shipment of a payment once the first is at its end', async () => {
    const first = shipment({ state: 'rejected' })
    const next = { ...first, id: `${first.id}-next`, state: 'queued' as const, due_at: 9e12 }
    expect(await insertShipment(store, first)).toBe(true)
    expect(await insertShipment(store, next)).toBe(true)
    const ids = await shipmentsOfPayment(store, appid, first.payment, null)
    expect(ids.map(({ id }) => id)).toEqual([next.id, first.id])
  })

  it('refuses a shipped row without payer, in the database itself', async () => {
    await expect(
      insertShipment(store, shipment({ state: 'shipped', openid: null })),
    ).rejects.toThrow(/shipments_sent_is_complete/)
  })

  it('lets nobody take the one re-shipment chance twice, in the database itself', async () => {
    const correction = (change: Partial<ShipmentRow> = {}) => ({
      ...shipment({ spends_reshipment: 1, due_at: 9e12, ...change }),
      transaction_id: 'once',
      payment: '2:once',
    })
    expect(await reshipmentsLeft(store, appid, 'once')).toBe(1)
    const first = correction({ state: 'shipped' })
    expect(await insertCorrection(store, first)).toBe(true)
    expect(await reshipmentsLeft(second, appid, 'once')).toBe(0)
    const another = correction()
    await expect(insertCorrection(second, another)).rejects.toThrow(/check/i)
    // Both or neither: the row is not there.
    expect(await findShipment(store, appid, another.id)).toBeUndefined()
    await returnReshipment(store, appid, 'once')
    expect(await reshipmentsLeft(store, appid, 'once')).toBe(1)
  })

  it('gives each due shipment to one worker only', async () => {
    const rows = Array.from({ length: 40 }, () => shipment())
    for (const row of rows) await insertShipment(store, row)
    const claims = await Promise.all([
      claim(store, 'a', 2000, 20),
      claim(second, 'b', 2000, 20),
      claim(store, 'c', 2000, 20),
      claim(second, 'd', 2000, 20),
    ])
    const ids = claims.flat().map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect([...ids, ...(await claim(store, 'e')).map(({ id }) => id)].sort()).toEqual(
      rows.map(({ id }) => id).sort(),
    )
    expect(await claim(store, 'f')).toEqual([])
  })

  it('gives a shipment to the next worker when the lease ran out, and ignores the first one then', async () => {
    const row = shipment({ due_at: 100_000 })
    await insertShipment(store, row)
    const mine = (await claim(store, 'slow', 200_000)).find(({ id }) => id === row.id)
    expect((await claim(store, 'early', 200_400)).map(({ id }) => id)).not.toContain(row.id)
    const theirs = (await claim(second, 'next', 200_600)).find(({ id }) => id === row.id)
    expect(theirs).toMatchObject({ id: row.id, lease: 'next' })

    const attempt = { at: 1, call: 'upload', outcome: 'unknown', errcode: null, rid: null }
    expect(
      await moveShipment(store, {
        from: mine!,
        change: { state: 'verifying', updated_at: 2 },
        attempts: [attempt],
        orders: [],
      }),
    ).toBeUndefined()
    const moved = await moveShipment(store, {
      from: theirs!,
      change: { state: 'verifying', updated_at: 3 },
      attempts: [],
      orders: [],
    })
    expect(moved).toMatchObject({ state: 'verifying', updated_at: 3 })
    // What was done stays in the history, whoever did it.
    expect(await attemptsOfShipment(store, row.id)).toMatchObject([attempt])
  })
})
