/** A server that is killed while it tells WeChat of goods: nothing is lost, and WeChat takes it once. */
import { describe, expect, it } from 'vitest'
import { ENGINES, makeDatabase } from '../support/databases.ts'
import { call, until } from '../support/http.ts'
import { MASTER_KEY } from '../support/master-key.ts'
import { openMerchant } from '../support/merchant.ts'
import { TEA } from '../support/parcel-services.ts'
import { startServerProcess } from '../support/server-process.ts'
import { startPair } from '../support/server.ts'

const ORDERS = '/user-order/orders'

describe.each(ENGINES)('killed (%s)', (engine) => {
  it.each([
    // Between the commit and WeChat: the call is on its way for longer than the server lives.
    ['before WeChat has it', 'delay'],
    // Between WeChat and the answer.
    ['after WeChat has it', 'delay_after'],
  ])('%s, it is told once', { timeout: 120_000 }, async (_name, effect) => {
    const database = await makeDatabase(engine)
    // For its WeChat and its settings only.
    const pair = await startPair()
    const { pay, fault, calls } = openMerchant(() => pair)
    const start = () =>
      startServerProcess({
        ...pair.env,
        DATABASE_URL: database.url,
        FAHUO_MASTER_KEY: MASTER_KEY,
        UPLOAD_DEADLINE_SECONDS: '5',
        WECHAT_TIMEOUT_SECONDS: '4',
        PORT: '0',
      })
    let server = await start()
    try {
      const { transaction_id } = await pay()
      await fault(ORDERS, effect, { ms: 8_000 })
      const body = {
        order_key: { order_number_type: 2, transaction_id },
        order: { item_list: [TEA] },
      }
      const { status } = await call('PUT', `${server.url}/api/orders/details`, {
        key: pair.api_key,
        body,
      })
      expect(status).toBe(200)
      await until(
        () => pair.control<{ faults: object[] }>('GET', '/faults'),
        ({ body: left }) => left.faults.length === 0,
      )
      await server.end('SIGKILL')
      server = await start()
      const details = await until(
        async () =>
          (
            await call<{ order: { services: { service: string; state: string }[] } }>(
              'GET',
              `${server.url}/api/orders/${transaction_id}`,
              { key: pair.api_key },
            )
          ).body.order.services[0],
        (one) => one?.state === 'done',
        60_000,
      )
      expect(details).toMatchObject({ service: 'details', state: 'done' })
      const arrived = await pair.control<{ details: { uploads: number } }>(
        'GET',
        `/orders/${transaction_id}/services`,
      )
      expect(arrived.body.details.uploads).toBe(1)
      // A call that was cut off before it was read has none.
      const sent = (await calls<{ upload_time: string } | undefined>(ORDERS)).flatMap(
        ({ request }) => request ?? [],
      )
      expect(new Set(sent.map((one) => one.upload_time)).size).toBe(1)
    } finally {
      await server.end('SIGKILL')
      await pair.stop()
      await database.remove()
    }
  })
})
