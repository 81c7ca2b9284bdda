/** What a merchant reads of the services of an order, and does with them; what the account may have. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ENGINES, execute, readRows } from '../support/databases.ts'
import { fahuo } from '../support/fahuo.ts'
import { call, until } from '../support/http.ts'
import { content, openMerchant, type Refusal } from '../support/merchant.ts'
import { TEA } from '../support/parcel-services.ts'
import { startPairOn, type Pair } from '../support/server.ts'

const DAY_MS = 86_400_000
const ORDERS = '/user-order/orders'

interface Service {
  service: string
  part: string
  state: string
  reason: string | null
  errcode: number | null
  cause: string | null
  remedy: string | null
  next_at: number | null
}

describe.each(ENGINES)('the services of an order (%s)', (engine) => {
  let ahead_ms = 0
  let pair: Pair
  beforeAll(async () => {
    pair = await startPairOn(
      engine,
      {},
      undefined,
      {},
      // A lease must last on a machine with other work.
      { clock: { now: () => Date.now() + ahead_ms }, deadline_ms: 10_000 },
    )
  })
  afterAll(() => pair.stop())
  const { pay, fault, calls, shipped } = openMerchant(() => pair)

  let told = 1
  const tell = (transaction_id: string, order: object = { item_list: [TEA] }) =>
    pair.merchant('PUT', '/api/orders/details', {
      order_key: { order_number_type: 2, transaction_id },
      order,
    })
  const services = async (transaction_id: string) =>
    (
      await pair.merchant<{ order: { services: Service[] } }>(
        'GET',
        `/api/orders/${transaction_id}`,
      )
    ).body.order.services
  const inState = (transaction_id: string, state: string) =>
    until(
      async () => (await services(transaction_id))[0],
      (one) => one?.state === state,
    )
  const retry = (transaction_id: string, service = 'details', body: object = {}) =>
    pair.merchant<{ services: Service[] } & Refusal>(
      'POST',
      `/api/orders/${transaction_id}/services/${service}/retry`,
      body,
    )
  const settings = (more: object) => pair.control('POST', '/settings', more)
  const board = async () =>
    (
      await pair.merchant<{
        board: {
          services: { service: string; states: Record<string, number>; share_done: number | null }[]
          attention: { kind: string; count: number }[]
        }
      }>('GET', '/api/board')
    ).body.board

  it('are in the order and in its shipment, in the reader’s language', async () => {
    const { transaction_id } = await pay()
    await fault(ORDERS, 'errcode', { errcode: 268_486_029 })
    await tell(transaction_id)
    const refused = await inState(transaction_id, 'refused')
    expect(refused).toMatchObject({
      service: 'details',
      part: '',
      reason: 'refused_by_wechat',
      errcode: 268_486_029,
      next_at: null,
    })
    expect(refused?.remedy).toMatch(/appid/i)
    const { id } = await shipped(content(transaction_id))
    const { body } = await call<{ shipment: { services: Service[] } }>(
      'GET',
      `${pair.url}/api/shipments/${id}`,
      { key: pair.api_key, headers: { 'accept-language': 'zh' } },
    )
    expect(body.shipment.services[0]).toMatchObject({ service: 'details', state: 'refused' })
    expect(body.shipment.services[0]?.cause).toMatch(/\p{Script=Han}/u)
    expect((await board()).attention).toContainEqual(
      expect.objectContaining({ kind: 'service_needs_attention' }),
    )
  })

  it('are tried again at a person’s request, by the API and the command line', async () => {
    const { transaction_id } = await pay()
    for (const again of [
      async () => {
        const { status, body } = await retry(transaction_id)
        expect([status, body.services]).toEqual([202, [expect.objectContaining({ part: '' })]])
      },
      async () => {
        const { code, output } = await fahuo(
          ['orders', 'retry-service', transaction_id, 'details', '--server', pair.url],
          { ...pair.env, FAHUO_API_KEY: pair.api_key },
        )
        expect([code, output]).toEqual([0, expect.stringContaining('details')])
      },
    ]) {
      await fault(ORDERS, 'errcode', { errcode: 268_435_461 })
      await tell(transaction_id, { item_list: [{ ...TEA, quantity: ++told }] })
      await inState(transaction_id, 'refused')
      await again()
      await inState(transaction_id, 'done')
    }
    const { output } = await fahuo(['order', transaction_id, '--server', pair.url], {
      ...pair.env,
      FAHUO_API_KEY: pair.api_key,
    })
    expect(output).toMatch(/service\s+details\s+done/)
    const done = await retry(transaction_id)
    expect([done.status, done.body.error.code]).toEqual([409, 'not_open'])
    expect((await retry(transaction_id, 'messages')).status).toBe(404)
    expect((await retry('4200000000000000000000000009')).status).toBe(404)
    expect((await retry(transaction_id, 'details', { receiver_phone: '138****0001' })).status).toBe(
      400,
    )
    expect((await retry(transaction_id, 'nothing')).status).toBe(400)
  })

  it('an account without permission is asked once a day, and told all when it has it', async () => {
    await settings({ shopping_orders: false })
    const before = (await calls(ORDERS)).length
    const orders = await Promise.all(Array.from({ length: 3 }, () => pay()))
    for (const { transaction_id } of orders) {
      await tell(transaction_id)
      expect(await inState(transaction_id, 'not_available')).toMatchObject({
        reason: 'not_opened',
        errcode: 268_485_184,
      })
    }
    // Once: the others were not asked for.
    expect((await calls(ORDERS)).length).toBe(before + 1)
    await settings({ shopping_orders: true })
    ahead_ms += DAY_MS + 60_000
    await Promise.all(orders.map(({ transaction_id }) => inState(transaction_id, 'done')))
    ahead_ms -= DAY_MS + 60_000
  })

  it('48001 says the same; a retry asks at once', async () => {
    await settings({ shopping_orders: false, shopping_orders_errcode: 48_001 })
    const { transaction_id } = await pay()
    await tell(transaction_id)
    expect(await inState(transaction_id, 'not_available')).toMatchObject({ errcode: 48_001 })
    await settings({ shopping_orders: true })
    expect((await retry(transaction_id)).status).toBe(202)
    await inState(transaction_id, 'done')
  })

  it('are counted on the board and in the metrics', async () => {
    const { services: tallies } = await board()
    const details = tallies.find(({ service }) => service === 'details')
    expect(details?.states['done']).toBeGreaterThan(0)
    expect(details?.share_done).toBeGreaterThan(0.3)
    const metrics = await (await fetch(`${pair.url}/metrics`)).text()
    expect(metrics).toMatch(/fahuo_services\{service="details",state="done"\} \d/)
  })

  it('are given up after three days, and a person is told', async () => {
    const { transaction_id } = await pay()
    await fault(ORDERS, 'http', { status: 502, times: 1_000_000 })
    await tell(transaction_id)
    await inState(transaction_id, 'verifying')
    const then = Date.now() - 3 * DAY_MS
    await execute(
      pair.env.DATABASE_URL,
      `update services set open_since = ${then}
      where payment = '2:${transaction_id}'`,
    )
    expect(await inState(transaction_id, 'needs_attention')).toMatchObject({ reason: 'given_up' })
    await pair.control('DELETE', `/faults?path=${ORDERS}`)
    await retry(transaction_id)
    await inState(transaction_id, 'done')
  })

  it('a clock that was ahead keeps nothing waiting', async () => {
    const { transaction_id } = await pay()
    await fault(ORDERS, 'http', { status: 502, times: 3 })
    await tell(transaction_id)
    await inState(transaction_id, 'verifying')
    const far = Date.now() + 400 * DAY_MS
    await execute(
      pair.env.DATABASE_URL,
      `update services set due_at = ${far}, lease_until = ${far}, deadline_at = ${far}
        where payment = '2:${transaction_id}'`,
    )
    ahead_ms += 120_000
    await inState(transaction_id, 'done')
    const [row] = await readRows<{ deadline_at: number }>(
      pair.env.DATABASE_URL,
      `select deadline_at from services where payment = '2:${transaction_id}'`,
    )
    expect(Number(row?.deadline_at)).toBeLessThan(far)
  })
})
