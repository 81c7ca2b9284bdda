import { startEmulator } from '@fahuo/emulator'
import { expect, it } from 'vitest'
import { makeDatabase } from '../support/databases.ts'
import { call, until } from '../support/http.ts'
import { MASTER_KEY } from '../support/master-key.ts'
import { content, type Payment } from '../support/merchant.ts'
import { freePort } from '../support/ports.ts'
import { startReceiver } from '../support/receiver.ts'
import { startServerProcess } from '../support/server-process.ts'
import { sizes } from '../sizes.ts'

const key = 'an-api-key-for-tests-0123456789'
const ORDERS = 16
const KILLS = 1

it.each(['sqlite', 'postgres'] as const)(
  'every event arrives and none is invented when the server is killed (%s)',
  { timeout: sizes.chaos_timeout_ms },
  async (engine) => {
    const database = await makeDatabase(engine)
    const port = await freePort()
    const emulator = await startEmulator({
      appid: 'wx00000000000000ab',
      secret: 'a-secret-for-tests-0123',
      push: {
        url: `http://127.0.0.1:${port}/wechat/push`,
        token: 'pushToken',
        encoding_aes_key: 'c'.repeat(43),
      },
    })
    const url = `http://127.0.0.1:${port}`
    const start = () =>
      startServerProcess({
        WECHAT_APPID: 'wx00000000000000ab',
        WECHAT_SECRET: 'a-secret-for-tests-0123',
        WECHAT_API_URL: emulator.url,
        WECHAT_PUSH_TOKEN: 'pushToken',
        WECHAT_PUSH_AES_KEY: 'c'.repeat(43),
        MERCHANT_API_KEYS: key,
        DATABASE_URL: database.url,
        FAHUO_MASTER_KEY: MASTER_KEY,
        WEBHOOK_ALLOW_PRIVATE: 'on',
        PORT: String(port),
        HOST: '127.0.0.1',
        // The leases of a server that was killed end soon.
        UPLOAD_DEADLINE_SECONDS: '5',
        WECHAT_TIMEOUT_SECONDS: '4',
      })
    const secrets: string[] = []
    const receiver = await startReceiver(() => secrets)
    let server = await start()
    const ask = <Answer>(method: 'GET' | 'POST', path: string, body?: unknown) =>
      until(
        () => call<Answer>(method, url + path, { key, body }).catch(() => null),
        (answer) => answer !== null,
        60_000,
      )
    const made = await ask<{ webhook: { secret: string } }>('POST', '/api/webhooks', {
      url: receiver.url,
    })
    secrets.push(made?.body.webhook.secret ?? '')

    const shipping = (async () => {
      for (let order = 0; order < ORDERS; order += 1) {
        const { body } = await call<Payment>('POST', `${emulator.url}/_emulator/orders`, {
          body: {},
        })
        await ask('POST', '/api/shipments', content(body.transaction_id, `YT-${order}`))
      }
    })()
    for (let kill = 1; kill <= KILLS; kill += 1) {
      const seen = Math.floor((kill * ORDERS) / (KILLS + 1))
      await until(
        () => Promise.resolve(receiver.received.length),
        (length) => length >= seen,
        60_000,
      )
      await server.end('SIGKILL')
      server = await start()
    }
    await shipping
    interface Page {
      events: { id: string; type: string; data: { shipment?: { id: string } } }[]
    }
    const page = await until(
      async () => (await ask<Page>('GET', '/api/outgoing?limit=500'))?.body.events ?? [],
      (events) => events.filter(({ type }) => type === 'shipment.shipped').length === ORDERS,
      120_000,
    )
    const ids = new Set(page.map(({ id }) => id))
    await until(
      () => Promise.resolve(new Set(receiver.received.map(({ id }) => id))),
      (arrived) => [...ids].every((id) => arrived.has(id)),
      120_000,
    )
    const all = await ask<Page>('GET', '/api/outgoing?limit=500')
    const known = new Set(all?.body.events.map(({ id }) => id))
    expect(receiver.received.filter(({ id }) => !known.has(id))).toEqual([])
    expect(receiver.received.every(({ genuine }) => genuine)).toBe(true)
    const told = (all?.body.events ?? []).map(({ type, data }) => `${type} ${data.shipment?.id}`)
    const shipments = told.filter((one) => one.startsWith('shipment.'))
    expect(new Set(shipments).size).toBe(shipments.length)
    await server.end('SIGKILL')
    await receiver.stop()
    await emulator.close()
    await database.remove()
  },
)
