/** Two Mini Programs on one server and one merchant number: each is told of its own, and of nothing else. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DIRECT, REFUND } from '../../packages/wechat/src/pay/notices.testing.ts'
import { createApiKey } from '../../server/src/access/api-keys.ts'
import { createSealer } from '../../server/src/core/sealing.ts'
import { systemClock } from '../../server/src/core/time.ts'
import { openDatabase } from '../../server/src/database/database.ts'
import { saveShop } from '../../server/src/shops/queries.ts'
import { ENGINES, readRows } from '../support/databases.ts'
import { fahuo } from '../support/fahuo.ts'
import { call, until } from '../support/http.ts'
import { MASTER_KEY } from '../support/master-key.ts'
import { content, openMerchant, type Answer } from '../support/merchant.ts'
import { startReceiver } from '../support/receiver.ts'
import { startPairOn, type Pair } from '../support/server.ts'
import { makePayKeys, notification, passOn, type PayKeys } from '../support/wechat-pay.ts'

const MCHID = '1900000109'
const first = 'wx00000000000000ab'
const second = 'wx00000000000000cd'
const secret = 'a-secret-of-the-second-mini-program'

/** The group of a robot, and what was said in it. */
async function startGroup() {
  const said: string[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { text } = JSON.parse(Buffer.concat(chunks).toString()) as { text: { content: string } }
      said.push(text.content)
      response.end('{"errcode":0}')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { said, url: `http://127.0.0.1:${port}/send`, stop: () => server.close() }
}

let number = 0
const payment = (appid: string) => {
  number += 1
  const at = String(number).padStart(12, '0')
  const numbers = { transaction_id: `4200002345202612${at}`, out_trade_no: `S${at}` }
  return { ...DIRECT, ...numbers, appid, success_time: new Date().toISOString() }
}

describe.each(ENGINES)('two Mini Programs of one merchant number (%s)', (engine) => {
  let pair: Pair
  let keys: PayKeys
  const openShop = async (appid: string, key: string) => {
    const receiver = await startReceiver()
    const group = await startGroup()
    const ask = <Body>(method: 'GET' | 'POST', path: string, body?: unknown) =>
      call<Body>(method, pair.url + path, { key, body })
    const hook = await ask('POST', '/api/webhooks', { url: receiver.url })
    const robot = await ask('POST', '/api/alarms', { url: group.url, kind: 'wecom', name: appid })
    expect([hook.status, robot.status]).toEqual([201, 201])
    return {
      appid,
      ask,
      said: group.said,
      /** The payments of what its webhook was told. */
      told: () => receiver.received.map(({ body }) => JSON.stringify(body.data)),
      feed: async () =>
        (await ask<{ events: object[] }>('GET', '/api/outgoing?limit=500')).body.events.map((one) =>
          JSON.stringify(one),
        ),
      async stop() {
        group.stop()
        await receiver.stop()
      },
    }
  }
  let shops: Awaited<ReturnType<typeof openShop>>[] = []

  beforeAll(async () => {
    keys = await makePayKeys()
    const settings = { WEBHOOK_ALLOW_PRIVATE: 'on', FAHUO_MASTER_KEY: MASTER_KEY }
    pair = await startPairOn(engine, { shops: [{ appid: second, secret }] }, undefined, settings)
    const database = await openDatabase(pair.env['DATABASE_URL'] ?? '')
    const sealer = createSealer(Buffer.from(MASTER_KEY, 'base64'))
    const scope = { database, sealer, appid: second, clock: systemClock }
    await saveShop(scope, { mode: 'own' }, { secrets: { shop_secret: secret }, now: Date.now() })
    const { key } = await createApiKey(scope, 'shop', 'full')
    await database.close()
    for (const WECHAT_APPID of [first, second]) {
      const added = await fahuo(['payments', 'add', MCHID, ...keys.args], {
        ...pair.env,
        WECHAT_APPID,
      })
      if (added.code !== 0) throw new Error(added.output)
    }
    shops = [await openShop(first, pair.api_key), await openShop(second, key)]
  })
  afterAll(async () => {
    await Promise.all(shops.map((shop) => shop.stop()))
    await pair.stop()
    await keys.remove()
  })

  it('are told each of its payments by webhook and feed, and of no other', async () => {
    const payments = [...shops, ...shops].map((shop) => payment(shop.appid))
    for (const told of payments)
      expect(await passOn(pair.url, MCHID, notification(keys, told))).toMatchObject({ status: 204 })
    const nobodys = payment('wx00000000000000ef')
    expect(await passOn(pair.url, MCHID, notification(keys, nobodys))).toMatchObject({
      status: 200,
    })
    for (const shop of shops) {
      const own = payments.filter(({ appid }) => appid === shop.appid)
      const others = [...payments.filter(({ appid }) => appid !== shop.appid), nobodys]
      const knows = async () => [...(await shop.feed()), ...shop.told()].join()
      for (const { transaction_id } of own)
        await until(
          () => Promise.resolve(shop.told()),
          (told) => told.some((one) => one.includes(transaction_id)),
        )
      for (const { transaction_id } of others) {
        expect(await knows()).not.toContain(transaction_id)
        const listed = await shop.ask<{ orders: object[] }>(
          'GET',
          `/api/orders?transaction_id=${transaction_id}`,
        )
        expect(listed.body.orders).toEqual([])
      }
      const rows = await readRows<{ transaction_id: string }>(
        pair.env['DATABASE_URL'],
        `select transaction_id from orders where appid = '${shop.appid}' order by transaction_id`,
      )
      expect(rows).toEqual(own.map(({ transaction_id }) => ({ transaction_id })))
    }
  })

  it('are told of a refund where the payment is', async () => {
    const told = payment(second)
    await passOn(pair.url, MCHID, notification(keys, told))
    const { transaction_id, out_trade_no } = told
    const refund = { ...REFUND, transaction_id, out_trade_no, refund_id: `50300000${number}` }
    const answer = await passOn(
      pair.url,
      MCHID,
      notification(keys, refund, { event_type: 'REFUND.SUCCESS' }),
    )
    expect(answer).toMatchObject({ status: 204 })
    const [one, other] = shops
    await until(
      () => other!.feed(),
      (events) => events.some((event) => event.includes('order.refunded')),
    )
    expect((await one!.feed()).join()).not.toContain(transaction_id)
  })

  it('say in each group what is its own', async () => {
    const { fault, atItsEnd } = openMerchant(() => pair)
    const ids: string[] = []
    for (const [at, shop] of shops.entries()) {
      await fault('/wxa/sec/order/get_order', 'errcode', { errcode: 10060001, times: 400 })
      const unknown = content(`420000000000000000000000090${at}`)
      const { body } = await shop.ask<Answer>('POST', '/api/shipments', unknown)
      const { id } = body.shipment
      ids.push(id)
      const state = async () =>
        (await shop.ask<Answer>('GET', `/api/shipments/${id}`)).body.shipment.state
      await until(state, (now) => now === 'needs_attention')
      await pair.control('DELETE', '/faults')
      await until(
        () => Promise.resolve(shop.said),
        (said) => said.some((text) => text.includes(id)),
      )
    }
    for (const [at, shop] of shops.entries()) expect(shop.said.join()).not.toContain(ids[1 - at])
    // A shop's key opens nothing of the other.
    const foreign = await shops[0]!.ask('GET', `/api/shipments/${ids[1]}`)
    expect(foreign.status).toBe(404)
    expect((await atItsEnd(ids[0]!)).state).toBe('needs_attention')
  })
})
