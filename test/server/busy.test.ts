/** WeChat is busy for an hour: it is asked seldom, what was tried stays short, and all is shipped after it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { HOUR_MS, SECOND_MS } from '../../server/src/core/time.ts'
import { defaultTiming } from '../../server/src/shipments/outbox.ts'
import { sizes } from '../sizes.ts'
import { ENGINES, select } from '../support/databases.ts'
import { keepFigures } from '../support/figures.ts'
import { until } from '../support/http.ts'
import { content, openMerchant } from '../support/merchant.ts'
import { startPairOn, type Pair } from '../support/server.ts'

const UPLOAD = '/wxa/sec/order/upload_shipping_info'
const GET_ORDER = '/wxa/sec/order/get_order'

/** With pauses of 1, 2, 4 … 600 seconds an hour has 14 of them. */
const PAUSES_AN_HOUR = 14

/** The first one and the last ones. */
const ATTEMPTS_KEPT = 21

describe.each(ENGINES)('WeChat, busy for an hour (%s)', (engine) => {
  let ahead_ms = 0
  let pair: Pair
  beforeAll(async () => {
    const clock = { now: () => Date.now() + ahead_ms }
    pair = await startPairOn(engine, {}, undefined, {}, { ...defaultTiming, clock })
  })
  afterAll(() => pair.stop())
  const { pay, ship, read, truth, calls } = openMerchant(() => pair)

  const now = () => Date.now() + ahead_ms
  const rows = <Row>(query: string) => select<Row>(pair.env.DATABASE_URL, query)
  const OPEN = "state in ('queued', 'sending', 'verifying')"
  const openOnes = async () =>
    (await rows<{ count: number }>(`select count(*) as count from shipments where ${OPEN}`))[0]!
      .count
  async function toNextLook(): Promise<void> {
    await until(
      () => rows<object>(`select id from shipments where ${OPEN} and due_at <= ${now()} limit 1`),
      (due) => due.length === 0,
    )
    const [next] = await rows<{ due_at: number | null }>(
      `select max(due_at) as due_at from shipments where ${OPEN}`,
    )
    const wait_ms = Math.max((next?.due_at ?? 0) - now(), SECOND_MS)
    ahead_ms += wait_ms
    await pair.control('POST', '/clock', { advance: wait_ms / SECOND_MS })
  }

  it.each([
    ['orders', PAUSES_AN_HOUR + 2, 0],
    ['writes', 4 * PAUSES_AN_HOUR, PAUSES_AN_HOUR],
  ])(
    `asks seldom about each of ${sizes.busy_shipments} shipments (%s)`,
    async (busy, looks_at_most, uploads_at_most) => {
      await pair.control('POST', '/settings', { busy })
      const payments = await Promise.all(Array.from({ length: sizes.busy_shipments }, () => pay()))
      const started = now()
      const tally = countCalls()
      const answers = await Promise.all(
        payments.map(({ transaction_id }) => ship(content(transaction_id))),
      )
      for (; now() - started < HOUR_MS; await tally.count()) await toNextLook()
      expect(tally.of(GET_ORDER) / sizes.busy_shipments).toBeLessThanOrEqual(looks_at_most)
      expect(tally.of(UPLOAD) / sizes.busy_shipments).toBeLessThanOrEqual(uploads_at_most)
      keepFigures(`an hour of busy ${busy} (${engine})`, {
        looks: tally.of(GET_ORDER) / sizes.busy_shipments,
        uploads: tally.of(UPLOAD) / sizes.busy_shipments,
      })

      await pair.control('POST', '/settings', { busy: 'none' })
      while ((await openOnes()) > 0) await toNextLook()
      for (const [at, { body }] of answers.entries()) {
        const { state, attempts } = await read(body.shipment.id)
        expect(state).toBe('shipped')
        expect(attempts.length).toBeLessThanOrEqual(ATTEMPTS_KEPT)
        const { uploads: taken, reshipments_spent } = await truth(payments[at]!.transaction_id)
        expect({ taken, reshipments_spent }).toEqual({ taken: 1, reshipments_spent: 0 })
      }
    },
    sizes.busy_timeout_ms,
  )

  /** The emulator remembers a thousand calls: counted between two looks. */
  function countCalls() {
    const counted = new Map([
      [GET_ORDER, 0],
      [UPLOAD, 0],
    ])
    let last_at = now()
    return {
      of: (path: string) => counted.get(path) ?? 0,
      async count() {
        const until_at = now()
        for (const [path, count] of counted) {
          const found = await calls(path)
          const fresh = found.filter(({ at }) => at > last_at && at <= until_at)
          counted.set(path, count + fresh.length)
        }
        last_at = until_at
      },
    }
  }
})
