/** Shipments that are held, and taken back: either never sent, or sent once. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ENGINES } from '../support/databases.ts'
import { content, openMerchant, type Answer, type Shipment } from '../support/merchant.ts'
import { startPairOn, type Pair } from '../support/server.ts'

const HELD = { hold_seconds: 60 }

describe.each(ENGINES)('a held shipment (%s)', (engine) => {
  let pair: Pair
  let ahead_ms = 0
  const clock = { now: () => Date.now() + ahead_ms }
  beforeAll(async () => {
    pair = await startPairOn(engine, {}, undefined, {}, { clock })
  })
  afterAll(() => pair.stop())

  const { pay, ship, read, atItsEnd, shipped, truth } = openMerchant(() => pair)
  const undo = (id: string) => pair.merchant<Answer>('POST', `/api/shipments/${id}/undo`, {})
  const untouched = async (transaction_id: string, uploads: number) =>
    expect(await truth(transaction_id)).toMatchObject({ uploads, reshipments_spent: 0 })
  const hold = async (transaction_id: string, tracking_no = 'YT0001') => {
    const { status, body } = await ship(content(transaction_id, tracking_no, HELD))
    expect(status).toBe(202)
    return body.shipment as Shipment & { hold_until: number; accepted_at: number }
  }

  it('is stored at once, outlives its server, and is sent when its time has come', async () => {
    const { transaction_id } = await pay()
    const { id, hold_until, accepted_at } = await hold(transaction_id)
    expect(hold_until).toBe(accepted_at + 60_000)
    await pair.restart()
    expect(await read(id)).toMatchObject({ state: 'queued', hold_until, attempts: [] })
    ahead_ms += 60_000
    expect(await atItsEnd(id)).toMatchObject({ state: 'shipped', hold_until: null })
    await untouched(transaction_id, 1)
    expect(await undo(id)).toMatchObject({ status: 409, body: { error: { code: 'not_open' } } })
  })

  it('is taken back wholly, and its payment is shipped as it should have been', async () => {
    const { transaction_id } = await pay()
    const { id } = await hold(transaction_id)
    const other = await ship(content(transaction_id, 'YT0002'))
    expect(other).toMatchObject({ status: 409, body: { error: { code: 'already_open' } } })
    const { status, body } = await undo(id)
    expect(status).toBe(200)
    expect(body.shipment).toMatchObject({ state: 'rejected', reason: 'closed_by_hand' })
    // An answer that was lost is asked for again.
    expect((await undo(id)).body.shipment).toMatchObject({ id, state: 'rejected' })
    ahead_ms += 60_000
    await shipped(content(transaction_id, 'YT0002'))
    expect(await read(id)).toMatchObject({ state: 'rejected', attempts: [] })
    await untouched(transaction_id, 1)
  })

  it('gives back the chance that a correction has reserved', async () => {
    const { transaction_id } = await pay()
    await shipped(content(transaction_id))
    const correction = content(transaction_id, 'YT0002', { spend_reshipment: true })
    const held = await ship({ ...correction, ...HELD })
    expect(held.body.shipment).toMatchObject({ state: 'queued', spends_reshipment: true })
    expect((await undo(held.body.shipment.id)).status).toBe(200)
    await untouched(transaction_id, 1)
    await shipped(correction)
    expect(await truth(transaction_id)).toMatchObject({ uploads: 2, reshipments_spent: 1 })
  })

  it('is either taken back and never sent, or sent once, whoever is first', async () => {
    const paid = await Promise.all(Array.from({ length: 12 }, () => pay()))
    const held = await Promise.all(paid.map(({ transaction_id }) => hold(transaction_id)))
    ahead_ms += 60_000
    const undone = await Promise.all(
      held.map(async ({ id }, at) => {
        // Some before the outbox wakes up, the others while it works.
        if (at % 2 === 1) await pair.merchant('GET', `/api/shipments/${id}`)
        return (await undo(id)).status
      }),
    )
    for (const [at, { id }] of held.entries()) {
      const taken_back = undone[at] === 200
      expect([200, 409]).toContain(undone[at])
      expect((await atItsEnd(id)).state).toBe(taken_back ? 'rejected' : 'shipped')
      await untouched(paid[at]?.transaction_id ?? '', taken_back ? 0 : 1)
    }
  })

  it('is refused an undo that comes when its worker has begun', async () => {
    const { transaction_id } = await pay()
    const { id } = await hold(transaction_id)
    await pair.control('POST', '/faults', {
      path: '/wxa/sec/order/get_order',
      effect: 'delay',
      ms: 300,
    })
    ahead_ms += 60_000
    await pair.merchant('POST', `/api/shipments/${id}/retry`, {})
    expect((await undo(id)).status).toBe(409)
    expect((await atItsEnd(id)).state).toBe('shipped')
    await untouched(transaction_id, 1)
  })

  it('is the same for the same Idempotency-Key, also when it was taken back', async () => {
    const { transaction_id } = await pay()
    const body = content(transaction_id, 'YT0001', HELD)
    const keyed = { 'idempotency-key': `hold-${transaction_id}` }
    const first = await ship(body, keyed)
    const second = await ship(body, keyed)
    expect(second.body.shipment.id).toBe(first.body.shipment.id)
    await undo(first.body.shipment.id)
    expect((await ship(body, keyed)).body.shipment).toMatchObject({
      id: first.body.shipment.id,
      state: 'rejected',
    })
  })

  it.each([61, -1, 1.5, 'soon'])('is refused for %s seconds', async (hold_seconds) => {
    const { transaction_id } = await pay()
    const { status, body } = await ship(content(transaction_id, 'YT0001', { hold_seconds }))
    expect(status).toBe(400)
    expect(body.error.message).toContain('hold_seconds')
  })

  it('cannot be taken back when it was not held', async () => {
    const { transaction_id } = await pay()
    await pair.control('POST', '/faults', {
      path: '/wxa/sec/order/get_order',
      effect: 'delay',
      ms: 300,
    })
    const { body } = await ship(content(transaction_id))
    expect((await undo(body.shipment.id)).status).toBe(409)
    expect((await atItsEnd(body.shipment.id)).state).toBe('shipped')
  })
})
