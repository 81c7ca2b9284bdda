import { beforeAll, expect, it } from 'vitest'
import { endingReservation, readPayments, savingStamp } from '../payments/queries.ts'
import { onEachEngine } from '../database/engines.testing.ts'
import { claimDueShipments, saveTransition } from './transition-queries.ts'
import { insertCorrections, insertShipment } from './insert-queries.ts'
import {
  attemptsOfShipment,
  claimPayments,
  findShipment,
  shipmentsOfPayment,
  type Attempt,
  type Shipment,
} from './queries.ts'
import { makeShipment } from './shipments.testing.ts'
import type { Scope } from '../database/database.ts'

const appid = 'wx0000000000000001'
const content: Partial<Shipment['content']> = {
  order_key: { order_number_type: 2 },
  delivery_mode: 1,
  logistics_type: 1,
}
let count = 0

function shipment(change: Partial<Shipment> = {}): Shipment {
  count += 1
  return makeShipment({
    id: `s${count}`,
    payment: `2:p${count}`,
    transaction_id: `p${count}`,
    content: content as Shipment['content'],
    ...change,
  })
}

onEachEngine('shipments', (open) => {
  let shop: Scope
  let second: Scope
  beforeAll(async () => {
    shop = { database: await open(), appid }
    second = { database: await open(), appid }
  })
  const claim = (on: Scope, lease: string, now = 2000, limit = 100) =>
    claimDueShipments(on, { now, lease, lease_until: now + 500, limit }, (_, error) => {
      throw error
    })

  it('stores one open shipment a payment, whichever of its two numbers it came with', async () => {
    const first = shipment({ due_at: 9e12 })
    expect(await insertShipment(shop, first)).toBe(true)
    expect(await insertShipment(shop, { ...first, id: 'again' })).toBe(false)
    expect(await insertShipment(shop, { ...first, id: 'other-number', payment: '1:m:o' })).toBe(
      false,
    )
    expect(await findShipment(shop, first.id)).toEqual(first)
    expect(await findShipment({ ...shop, appid: 'wxanother' }, first.id)).toBeUndefined()
  })

  it('takes another shipment of a payment once the first is at its end', async () => {
    const first = shipment({ state: 'rejected' })
    const next = { ...first, id: `${first.id}-next`, state: 'queued' as const, due_at: 9e12 }
    expect(await insertShipment(shop, first)).toBe(true)
    expect(await insertShipment(shop, next)).toBe(true)
    const ids = await shipmentsOfPayment(shop, {
      payment: first.payment,
      transaction_id: null,
    })
    expect(ids.map(({ id }) => id)).toEqual([next.id, first.id])
  })

  it('refuses a shipped row without payer, in the database itself', async () => {
    await expect(
      insertShipment(shop, shipment({ state: 'shipped', openid: null })),
    ).rejects.toThrow(/shipments_known_payment/)
  })

  it('lets nobody take the one re-shipment chance twice, in the database itself', async () => {
    const correction = (change: Partial<Shipment> = {}) => ({
      ...shipment({ spends_reshipment: true, due_at: 9e12, ...change }),
      transaction_id: 'once',
      payment: '2:once',
    })
    const first = correction({ state: 'shipped' })
    expect(await insertCorrections(shop, [first])).toBe('inserted')
    expect(await readPayments(second, ['once'])).toMatchObject([{ reserved_by: first.id }])
    const another = correction()
    expect(await insertCorrections(second, [another])).toBe('spent')
    // Both or neither: the row is not there.
    expect(await findShipment(shop, another.id)).toBeUndefined()
    // A transition that did not take place gives nothing back.
    const not_moved = { ...first, state: 'rejected' }
    await shop.database.unit([endingReservation(shop, not_moved)])
    expect(await readPayments(second, ['once'])).toMatchObject([{ reserved_by: first.id }])
    await shop.database.unit([endingReservation(shop, first, 'spent')])
    expect(await insertCorrections(second, [another])).toBe('spent')
  })

  it('claims a payment for one shipment, whichever of its numbers the other came with', async () => {
    const open = shipment({ due_at: 9e12 })
    const by_trade_no = shipment({ transaction_id: null, payment: '1:m:claimed', due_at: 9e12 })
    await insertShipment(shop, open)
    await insertShipment(shop, by_trade_no)
    const claims = [{ id: by_trade_no.id, transaction_id: open.transaction_id!, openid: 'oBuyer' }]
    expect(await claimPayments(second, claims)).toBe(false)
    expect(await findShipment(shop, by_trade_no.id)).toMatchObject({ transaction_id: null })
    const free = [{ id: by_trade_no.id, transaction_id: 'free', openid: 'oBuyer' }]
    expect(await claimPayments(second, free)).toBe(true)
    expect(await findShipment(shop, by_trade_no.id)).toMatchObject({ transaction_id: 'free' })
  })

  it('sends only while the stamp is as it was at the look', async () => {
    const row = shipment({ due_at: 5 })
    await insertShipment(shop, row)
    const mine = (await claim(shop, 'stamping')).find(({ id }) => id === row.id)!
    const ids = [row.transaction_id!]
    const seen = await readPayments(shop, ids)
    const change = { state: 'sending', upload_time: 't', updated_at: 5 } as const
    const more = savingStamp(shop, ids, 77, mine)
    expect(await saveTransition(shop, mine, change, { stamps_seen: seen, more })).toMatchObject({
      state: 'sending',
    })
    expect(await readPayments(second, ids)).toMatchObject([{ stamp: 77, stamp_pending: true }])
    const late = { ...mine, state: 'sending' as const }
    const verifying = { state: 'verifying', updated_at: 6 } as const
    expect(await saveTransition(shop, late, verifying, { stamps_seen: seen })).toBeUndefined()
  })

  it('gives each due shipment to one worker only', async () => {
    const rows = Array.from({ length: 40 }, () => shipment())
    for (const row of rows) await insertShipment(shop, row)
    const claims = await Promise.all([
      claim(shop, 'a', 2000, 20),
      claim(second, 'b', 2000, 20),
      claim(shop, 'c', 2000, 20),
      claim(second, 'd', 2000, 20),
    ])
    const ids = claims.flat().map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect([...ids, ...(await claim(shop, 'e')).map(({ id }) => id)].sort()).toEqual(
      rows.map(({ id }) => id).sort(),
    )
    expect(await claim(shop, 'f')).toEqual([])
  })

  it('gives a shipment to the next worker when the lease ran out, and ignores the first one then', async () => {
    const row = shipment({ due_at: 100_000 })
    await insertShipment(shop, row)
    const mine = (await claim(shop, 'slow', 200_000)).find(({ id }) => id === row.id)
    expect((await claim(shop, 'early', 200_400)).map(({ id }) => id)).not.toContain(row.id)
    const theirs = (await claim(second, 'next', 200_600)).find(({ id }) => id === row.id)
    expect(theirs).toMatchObject({ id: row.id, lease: 'next' })

    const attempt: Attempt = { at: 1, call: 'upload', outcome: 'unknown', errcode: null, rid: null }
    expect(
      await saveTransition(
        shop,
        mine!,
        { state: 'verifying', upload_time: 't', updated_at: 2 },
        { attempts: [attempt] },
      ),
    ).toBeUndefined()
    const moved = await saveTransition(
      shop,
      theirs!,
      { state: 'verifying', upload_time: 't', updated_at: 3 },
      {},
    )
    expect(moved).toMatchObject({ state: 'verifying', updated_at: 3 })
    // What was done stays in the history, whoever did it.
    expect(await attemptsOfShipment(shop, row.id)).toMatchObject([attempt])
  })

  it('keeps of the attempts what explains: the first and the last twenty', async () => {
    const row = shipment({ due_at: 300_000 })
    await insertShipment(shop, row)
    let claimed = (await claim(shop, 'many', 300_000)).find(({ id }) => id === row.id)!
    const attempt = (at: number): Attempt => ({
      at,
      call: 'get_order',
      outcome: 'ok',
      errcode: null,
      rid: null,
    })
    for (let at = 1; at <= 50; at += 1) {
      const moved = await saveTransition(
        shop,
        claimed,
        { tries: at, updated_at: at },
        { attempts: [attempt(at)] },
      )
      claimed = moved!
    }
    const kept = await attemptsOfShipment(shop, row.id)
    expect(kept.map(({ at }) => at)).toEqual([1, ...Array.from({ length: 20 }, (_, at) => 31 + at)])
  })
})
