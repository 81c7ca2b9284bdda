import { Client } from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makePostgres } from '../support/databases.ts'
import { call, until } from '../support/http.ts'
import { content, openMerchant, type Answer } from '../support/merchant.ts'
import { startPair, type Pair } from '../support/server.ts'

/** How often connections are cut under load. */
const CUTS = 15

describe('a PostgreSQL that fails under the server', () => {
  let database: Awaited<ReturnType<typeof makePostgres>>
  let pair: Pair
  beforeEach(async () => {
    database = await makePostgres()
    pair = await startPair({}, undefined, { DATABASE_URL: database.url })
  })
  afterEach(async () => {
    await pair.stop()
    await database.remove()
  })
  const { pay, ship, truth } = openMerchant(() => pair)

  /** Posts until it is accepted, as a shop does. */
  async function shipStubbornly(transaction_id: string): Promise<void> {
    const statuses = new Set<number>()
    await until(
      async () => {
        const { status } = await ship(content(transaction_id, `YT${transaction_id}`))
        statuses.add(status)
        return status
      },
      (status) => status === 202 || status === 200,
    )
    for (const status of statuses) expect([200, 202, 503]).toContain(status)
  }

  it(`lives through ${CUTS} cuts of its connections under load, and loses nothing`, async () => {
    const payments = await Promise.all(Array.from({ length: 60 }, () => pay()))
    let cuts = 0
    const shipping = payments.map(({ transaction_id }, at) =>
      // Not all at once: each cut meets some that are under way.
      until(
        () => Promise.resolve(cuts),
        (made) => made >= at / 4 || made >= CUTS,
      ).then(() => shipStubbornly(transaction_id)),
    )
    while (cuts < CUTS) {
      // Only those at work: in a statement, or between two of a transaction.
      const { rows } = await database.admin.query<{ pg_terminate_backend: boolean }>(
        `select pg_terminate_backend(pid) from pg_stat_activity
          where datname = $1 and state <> 'idle'`,
        [new URL(database.url).pathname.slice(1)],
      )
      if (rows.length > 0) cuts += 1
    }
    await Promise.all(shipping)
    for (const { transaction_id } of payments) {
      const { uploads, reshipments_spent } = await until(
        () => truth(transaction_id),
        ({ order }) => order.order_state === 2,
      )
      expect(reshipments_spent).toBe(0)
      expect(uploads).toBe(1)
    }
    const ready = await call('GET', `${pair.url}/readyz`)
    expect(ready.status).toBe(200)
  })

  it('answers 503 for what waits for a locked table, and serves the rest', async () => {
    const { transaction_id } = await pay()
    const locker = new Client({ connectionString: database.url })
    await locker.connect()
    await locker.query('begin; lock table shipments in access exclusive mode')
    try {
      const waiting = Array.from({ length: 30 }, () => ship(content(transaction_id)))
      const first = await Promise.all(waiting)
      for (const { status, body } of first) {
        expect(status).toBe(503)
        expect(body.error).toMatchObject({ code: 'database_unavailable' })
        expect(body.error.remedy).toContain('again')
      }
      // While more of them come, others have connections.
      const more = Array.from({ length: 30 }, () => ship(content(transaction_id)))
      expect((await pair.merchant('GET', '/api/events')).status).toBe(200)
      expect((await call('GET', `${pair.url}/readyz`)).status).toBe(200)
      expect((await fetch(`${pair.url}/metrics`)).status).toBe(200)
      await Promise.all(more)
    } finally {
      await locker.query('rollback')
      await locker.end()
    }
    const { body } = await until<{ status: number; body: Answer }>(
      () => ship(content(transaction_id)),
      ({ status }) => status === 202,
    )
    await until(
      () => pair.merchant<Answer>('GET', `/api/shipments/${body.shipment.id}`),
      (answer) => answer.body.shipment.state === 'shipped',
    )
    const metrics = await (await fetch(`${pair.url}/metrics`)).text()
    expect(metrics).toMatch(/fahuo_worker_failures_total\{worker="outbox"\} [1-9]/)
  })
})
