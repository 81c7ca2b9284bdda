/** Held shipments when servers are killed, when another server takes them back, when clocks jump. */
import { afterEach, describe, expect, it } from 'vitest'
import { ENGINES } from '../support/databases.ts'
import { openFleet, type Fleet, type FleetServer } from '../support/fleet.ts'
import { content, openMerchant, type Answer } from '../support/merchant.ts'

const HELD_MS = 60_000
const HOUR_MS = 3_600_000
const TIMEOUT = 120_000

describe.each(ENGINES)('a held shipment (%s)', { timeout: TIMEOUT }, (engine) => {
  let fleet: Fleet
  afterEach(() => fleet.stop(), TIMEOUT)

  const at = (server: FleetServer) => {
    const merchant = openMerchant(() => server)
    const hold = async () => {
      const { transaction_id } = await merchant.pay()
      const body = content(transaction_id, 'YT0001', { hold_seconds: HELD_MS / 1000 })
      const answer = await merchant.ship(body)
      if (answer.status !== 202) throw new Error(JSON.stringify(answer))
      return { transaction_id, id: answer.body.shipment.id }
    }
    const undo = async (id: string) =>
      (await server.merchant<Answer>('POST', `/api/shipments/${id}/undo`, {})).status
    return { ...merchant, hold, undo }
  }
  type Held = Awaited<ReturnType<ReturnType<typeof at>['hold']>>

  /** Sent once, or never: as its undo was answered. */
  async function expectTruth(server: FleetServer, { id, transaction_id }: Held, undone: boolean) {
    const { atItsEnd, truth } = at(server)
    expect((await atItsEnd(id)).state).toBe(undone ? 'rejected' : 'shipped')
    const seen = await truth(transaction_id)
    expect([seen.uploads, seen.reshipments_spent]).toEqual([undone ? 0 : 1, 0])
  }

  it('is sent once after its server was killed, and one that was undone never is', async () => {
    fleet = await openFleet(engine)
    const first = await fleet.start()
    const { hold, undo } = at(first)
    const held = await Promise.all(Array.from({ length: 6 }, hold))
    for (const { id } of held.slice(3)) expect(await undo(id)).toBe(200)
    await first.kill()
    const second = await fleet.start()
    // Of another life of the server: still held, still to be taken back.
    const [stays, goes, ...others] = held as [Held, Held, ...Held[]]
    expect(await at(second).read(stays.id)).toMatchObject({ state: 'queued', attempts: [] })
    expect(await at(second).undo(goes.id)).toBe(200)
    await second.kill()
    const third = await fleet.start(HELD_MS + 1_000)
    await expectTruth(third, stays, false)
    await expectTruth(third, goes, true)
    await Promise.all(others.map((one, n) => expectTruth(third, one, n > 0)))
    expect(await at(third).undo(stays.id)).toBe(409)
  })

  it('is sent once or never when its clock jumps, whoever takes it back', async () => {
    fleet = await openFleet(engine)
    const server = await fleet.start()
    const { hold, undo } = at(server)
    // Back: what is due in an hour is not waited for; forth: it is due at once.
    for (const jump_ms of [-HOUR_MS, HOUR_MS, 0]) {
      const held = await Promise.all(Array.from({ length: 6 }, hold))
      server.moveClock(jump_ms)
      const undone = await Promise.all(
        held.map(async ({ id }, n) => n % 2 === 0 && (await undo(id))),
      )
      for (const answer of undone) expect([false, 200, 409]).toContain(answer)
      // Past its time by this clock.
      server.moveClock(jump_ms + HELD_MS + 1_000)
      await Promise.all(held.map((one, n) => expectTruth(server, one, undone[n] === 200)))
    }
  })

  it('is taken back at another server, also when its clock is wrong', async () => {
    fleet = await openFleet(engine)
    const [one, other] = await Promise.all([fleet.start(), fleet.start(20_000)])
    const held = await Promise.all(Array.from({ length: 8 }, at(one).hold))
    const [first, ...rest] = held as [Held, ...Held[]]
    expect(await at(other).undo(first.id)).toBe(200)
    // The answer was lost: the same again, at either.
    expect([await at(other).undo(first.id), await at(one).undo(first.id)]).toEqual([200, 200])
    // Both at once, in the moment in which they are due.
    for (const server of [one, other]) server.moveClock(HELD_MS + 1_000)
    const undone = await Promise.all(
      rest.map(({ id }) => Promise.all([one, other].map((server) => at(server).undo(id)))),
    )
    await expectTruth(one, first, true)
    for (const [n, answers] of undone.entries()) {
      for (const answer of answers) expect([200, 409]).toContain(answer)
      await expectTruth(other, rest[n] as Held, answers.includes(200))
    }
  })
})
