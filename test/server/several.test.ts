import { afterEach, describe, expect, it } from 'vitest'
import { startEmulator } from '@fahuo/emulator'
import { startServer, type RunningServer } from '@fahuo/server'
import { readConfig } from '@fahuo/server/config'
import { ENGINES, makeDatabase } from '../support/databases.ts'
import { call, until } from '../support/http.ts'
import { MASTER_KEY } from '../support/master-key.ts'

const appid = 'wx00000000000000cd'
const secret = 'a-secret-that-must-be-in-no-output'
const key = 'an-api-key-for-tests-0123456789'

describe.each(ENGINES)('three servers on one database (%s)', (engine) => {
  const cleanups: (() => Promise<unknown>)[] = []
  afterEach(async () => {
    for (const cleanup of cleanups.splice(0).toReversed()) await cleanup()
  })

  it('start at once, fetch one token, sweep once and ship each order once', async () => {
    const emulator = await startEmulator({ appid, secret })
    cleanups.push(() => emulator.close())
    const database = await makeDatabase(engine, { bare: true })
    cleanups.push(database.remove)
    const start = async (): Promise<RunningServer> => {
      const settings = readConfig({
        WECHAT_APPID: appid,
        WECHAT_SECRET: secret,
        WECHAT_API_URL: emulator.url,
        WECHAT_PUSH_TOKEN: 'token',
        WECHAT_PUSH_AES_KEY: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
        MERCHANT_API_KEYS: key,
        DATABASE_URL: database.url,
        FAHUO_MASTER_KEY: MASTER_KEY,
        HOST: '127.0.0.1',
        PORT: '0',
      })
      if ('problems' in settings) throw new Error(settings.problems.join('\n'))
      const silent = () => {}
      const log = { info: silent, warn: silent, error: silent }
      return startServer(settings.config, log, { strict: true })
    }
    const control = <Answer>(method: 'GET' | 'POST', path: string, body?: unknown) =>
      call<Answer>(method, `${emulator.url}/_emulator${path}`, { body })
    const payments = await Promise.all(
      Array.from(
        { length: 12 },
        async () => (await control<{ transaction_id: string }>('POST', '/orders', {})).body,
      ),
    )

    const servers = await Promise.all([start(), start(), start()])
    for (const server of servers) cleanups.push(() => server.stop())
    await Promise.all(
      payments.flatMap(({ transaction_id }) =>
        // The same order to every server: it is one shipment.
        servers.map(({ port }) =>
          call('POST', `http://127.0.0.1:${port}/api/shipments`, {
            key,
            body: {
              order_key: { order_number_type: 2, transaction_id },
              logistics_type: 4,
              delivery_mode: 1,
              shipping_list: [{ item_desc: 'Tea' }],
            },
          }),
        ),
      ),
    )
    for (const { transaction_id } of payments) {
      const { body } = await until(
        () =>
          control<{ uploads: number; reshipments_spent: number; order: { order_state: number } }>(
            'GET',
            `/orders/${transaction_id}`,
          ),
        (answer) => answer.body.order.order_state === 2,
      )
      expect(body).toMatchObject({ uploads: 1, reshipments_spent: 0 })
    }
    const callsOf = async (path: string) =>
      (
        await control<{ calls: { request: { last_index?: string } }[] }>(
          'GET',
          `/calls?path=${path}&limit=1000`,
        )
      ).body.calls
    expect(await callsOf('/cgi-bin/stable_token')).toHaveLength(1)
    const pages = await callsOf('/wxa/sec/order/get_order_list')
    // One first page for each of the two sweeps, whoever reads it.
    expect(pages.filter(({ request }) => request.last_index === undefined)).toHaveLength(2)
    // Set once, or by a server that asked before it could know: never once a shipment.
    const paths = await callsOf('/wxa/sec/order/set_msg_jump_path')
    expect(paths.length).toBeLessThanOrEqual(3)
  })
})
