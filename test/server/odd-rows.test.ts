import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ENGINES, execute, makeDatabase, type EmptyDatabase } from '../support/databases.ts'
import { until } from '../support/http.ts'
import { content, openMerchant } from '../support/merchant.ts'
import { sendPush } from '../support/push-url.ts'
import { startPair, type Pair } from '../support/server.ts'

interface Page {
  order_list: Record<string, unknown>[]
}

/** Passes on to the emulator and changes the orders that it lists. */
async function listOddly(emulator: () => string, change: (page: Page) => void) {
  const server = createServer((request, response) => {
    void forward(request).then(({ status, body }) => {
      const answer = JSON.parse(body) as Page
      if (request.url?.includes('/get_order_list')) change(answer)
      response.writeHead(status, { 'content-type': 'application/json' })
      response.end(JSON.stringify(answer))
    })
  })
  const forward = async (request: IncomingMessage) => {
    const { method = 'GET', url = '/' } = request
    const body = await text(request)
    const answer = await fetch(emulator() + url, { method, ...(method === 'POST' && { body }) })
    return { status: answer.status, body: await answer.text() }
  }
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => server.close(),
  }
}

describe.each(ENGINES)('odd rows and times (%s)', (engine) => {
  let database: EmptyDatabase
  let pair: Pair
  let wechat: Awaited<ReturnType<typeof listOddly>>
  let emulator = ''
  beforeAll(async () => {
    database = await makeDatabase(engine)
    wechat = await listOddly(
      () => emulator,
      ({ order_list }) => {
        const [good = {}] = order_list
        order_list.unshift(
          { ...good, transaction_id: 'odd-1', order_state: 'sent' },
          { ...good, transaction_id: 'odd-2', order_state: 2 ** 40 },
          // Longer than PostgreSQL's index takes.
          { ...good, transaction_id: randomBytes(6_000).toString('hex') },
          { ...good, transaction_id: 'odd-time', pay_time: 9_007_199_254_740_000 },
        )
      },
    )
    pair = await startPair(
      {},
      async (url) => {
        emulator = url
        for (const merchant_trade_no of ['A', 'B', 'C'])
          await fetch(`${url}/_emulator/orders`, {
            method: 'POST',
            body: JSON.stringify({ merchant_trade_no }),
            headers: { 'content-type': 'application/json' },
          })
      },
      { DATABASE_URL: database.url, WECHAT_API_URL: wechat.url },
    )
  })
  afterAll(async () => {
    await pair.stop()
    wechat.close()
    await database.remove()
  })
  const { pay, ship, shipped } = openMerchant(() => pair)
  const metric = async (worker: string) => {
    const lines = await (await fetch(`${pair.url}/metrics`)).text()
    return Number(new RegExp(`failures_total\\{worker="${worker}"\\} (\\d+)`).exec(lines)?.[1] ?? 0)
  }

  it('brings the good orders of a page, and counts the odd ones', async () => {
    interface Orders {
      orders: { merchant_trade_no: string; transaction_id: string; pay_time: number }[]
    }
    const { body } = await until(
      () => pair.merchant<Orders>('GET', '/api/orders?limit=200'),
      (answer) => answer.body.orders.length >= 4,
    )
    const names = new Set(body.orders.map(({ merchant_trade_no }) => merchant_trade_no))
    expect([...names].toSorted()).toEqual(['A', 'B', 'C'])
    expect(body.orders.map(({ transaction_id }) => transaction_id)).not.toContain('odd-1')
    const odd = body.orders.find(({ transaction_id }) => transaction_id === 'odd-time')
    expect(odd?.pay_time).toBe(0)
    expect(await metric('orders')).toBeGreaterThan(0)
  })

  it('ships the others when a stored shipment cannot be read', async () => {
    const { body } = await ship(content('4200000000202611260000000001'))
    const before = await metric('outbox')
    await execute(
      database.url,
      `update shipments set content = '{', due_at = 0, lease = null, lease_until = 0
        where id = '${body.shipment.id}'`,
    )
    await until(
      () => metric('outbox'),
      (count) => count > before,
    )
    const { transaction_id } = await pay()
    expect((await shipped(content(transaction_id))).state).toBe('shipped')
    await execute(database.url, `delete from shipments where id = '${body.shipment.id}'`)
  })

  it('processes the others when a stored push cannot be read', async () => {
    await execute(
      database.url,
      `insert into events (appid, event, message, received_at, state, tries, due_at)
        values ('${pair.appid}', 'odd', '{', 1, 'new', 7, 0)`,
    )
    interface Events {
      events: { event: string; state: string; error: string }[]
    }
    const { body } = await until(
      () => pair.merchant<Events>('GET', '/api/events?state=parked'),
      (answer) => answer.body.events.length > 0,
    )
    expect(body.events[0]).toMatchObject({ event: 'odd', error: expect.stringContaining('read') })
    expect((await pair.merchant<Events>('GET', '/api/events?event=odd')).status).toBe(200)
  })

  it('writes settlements with times that no calendar has', async () => {
    const { transaction_id } = await pay()
    await shipped(content(transaction_id))
    const times = ['settlement_time', 'estimated_settlement_time', 'confirm_receive_time']
    const push = async (change: object) => {
      const { text } = await sendPush(pair, {
        ToUserName: 'gh_1',
        FromUserName: 'oSystem',
        CreateTime: 1763690401,
        MsgType: 'event',
        Event: 'trade_manage_order_settlement',
        transaction_id,
        shipped_time: 1_763_690_000,
        confirm_receive_method: 5_000_000_000,
        ...change,
      })
      expect(text).toBe('success')
    }
    for (const time of [9_007_199_254_740_991, -1, 'soon', 1e300, '1e400', 253_402_300_800_000])
      await push(Object.fromEntries(times.map((name) => [name, time])))
    interface Lines {
      settlements: { transaction_id: string; shipped_time: number; settlement_time: number }[]
    }
    const stored = async () =>
      (await pair.merchant<Lines>('GET', '/api/settlements')).body.settlements.find(
        (line) => line.transaction_id === transaction_id,
      )
    const line = await until(stored, (one) => one?.shipped_time === 1_763_690_000)
    expect(line).toMatchObject({ settlement_time: null, confirm_receive_method: null })
    // Stored by 0.1, which took any number.
    await execute(
      database.url,
      `update settlements set settlement_time = 9007199254740991, shipped_time = 253402300800`,
    )
    const csv = await fetch(`${pair.url}/api/settlements.csv`, {
      headers: { authorization: `Bearer ${pair.api_key}` },
    })
    expect(csv.status).toBe(200)
    expect(await csv.text()).toContain(transaction_id)
    expect((await fetch(`${pair.url}/healthz`)).status).toBe(200)
  })
})
