import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  PayError,
  readCertificate,
  readPayNotice,
  readPublicKey,
  receivePayNotification,
  type PayHeaders,
  type PayKey,
} from '@fahuo/wechat'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startEmulator, type Emulator } from '../emulator.ts'

const appid = 'wx00000000000000ef'
const secret = 'the-secret'
const openid = 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o'
const MCHID = '1900000109'
const APIV3_KEY = 'abcdefghijklmnopqrstuvwxyz012345'
const DAY = 86_400

interface Received {
  headers: IncomingHttpHeaders
  body: Buffer
}
interface Merchant {
  mchid: string
  apiv3_key: string
  public_key: { serial: string; pem: string }
  certificate: { serial: string; pem: string }
}
interface Notification {
  id: string
  state: string
  next_at: number | null
  created_at: number
  attempts: { at: number; status: number | null; ok: boolean; serial: string }[]
}
interface Paid {
  transaction_id: string
  merchant_trade_no: string
  refunds?: { refund_id: string }[]
  order_state: number
}

describe("WeChat Pay's notifications", () => {
  let emulator: Emulator
  let server: Server
  let received: Received[] = []
  let status = 204
  let notify_url = ''
  const control = async <Answer>(path: string, body: object = {}): Promise<Answer> => {
    const answer = await fetch(`${emulator.url}/_emulator${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
    })
    return (await answer.json()) as Answer
  }
  const look = async <Answer>(path: string) =>
    (await (await fetch(`${emulator.url}/_emulator${path}`)).json()) as Answer
  const now = async () => (await look<{ now: number }>('/clock')).now
  const notifications = async () =>
    (await look<{ notifications: Notification[] }>('/pay/notifications')).notifications
  const merchant = (more: object = {}) =>
    control<Merchant>('/pay/merchants', {
      mchid: MCHID,
      apiv3_key: APIV3_KEY,
      notify_url,
      ...more,
    })
  const arrived = async (count: number) => {
    await expect.poll(() => received).toHaveLength(count)
    return received
  }
  const keysOf = ({ public_key, certificate }: Merchant): PayKey[] =>
    [readPublicKey(public_key.serial, public_key.pem), readCertificate(certificate.pem)].filter(
      (key) => key !== null,
    )
  const read = async (known: Merchant, { headers, body }: Received) => {
    const secrets = { keys: keysOf(known), api_v3_key: known.apiv3_key }
    return receivePayNotification(headers as PayHeaders, body, secrets, await now())
  }

  beforeEach(async () => {
    received = []
    status = 204
    server = createServer((incoming, response) => {
      const parts: Buffer[] = []
      incoming.on('data', (part: Buffer) => parts.push(part))
      incoming.on('end', () => {
        received.push({ headers: incoming.headers, body: Buffer.concat(parts) })
        response.statusCode = status
        response.end(status === 204 ? undefined : '{"code":"FAIL","message":"no"}')
      })
    }).listen(0)
    await once(server, 'listening')
    notify_url = `http://localhost:${(server.address() as AddressInfo).port}/wechat/pay/${MCHID}`
    emulator = await startEmulator({ appid, secret })
  })
  afterEach(async () => {
    await emulator.close()
    server.closeAllConnections()
    server.close()
  })

  it('tell of a payment, encrypted and signed, once it is answered', async () => {
    const known = await merchant()
    expect(JSON.stringify(known)).not.toContain('PRIVATE')
    const order = await control<Paid>('/orders', { openid, paid_amount: 990 })
    const [first] = await arrived(1)
    const notification = await read(known, first!)
    expect(notification).toMatchObject({ event_type: 'TRANSACTION.SUCCESS' })
    expect(first!.body.toString()).not.toContain(order.transaction_id)
    expect(readPayNotice(notification)).toMatchObject({
      kind: 'payment',
      combined: null,
      orders: [
        {
          transaction_id: order.transaction_id,
          out_trade_no: order.merchant_trade_no,
          mchid: MCHID,
          openids: { [appid]: openid },
          total: 990,
        },
      ],
    })
    await expect.poll(notifications).toMatchObject([{ state: 'delivered', next_at: null }])
  })

  it('have the shape of a service provider, of either app, and of a combined payment', async () => {
    let known = await merchant()
    await control('/orders', { openid, sub_merchant_id: '1900000200' })
    const provider = readPayNotice(await read(known, (await arrived(1))[0]!))
    expect(provider).toMatchObject({
      orders: [{ mchid: MCHID, sub_mchid: '1900000200', openids: { [appid]: openid } }],
    })
    known = await merchant({ sp_appid: 'wx00000000000000aa' })
    await control('/orders', { openid, sub_merchant_id: '1900000200' })
    const sub = readPayNotice(await read(known, (await arrived(2))[1]!))
    expect(sub).toMatchObject({ orders: [{ openids: { [appid]: openid } }] })
    expect(JSON.stringify(sub)).toContain('wx00000000000000aa')

    known = await merchant({ sp_appid: null })
    const whole = await control<Paid & { sub_orders: Paid[] }>('/orders', {
      openid,
      sub_orders: [{ paid_amount: 100 }, { paid_amount: 200 }],
    })
    const notification = await read(known, (await arrived(3))[2]!)
    expect(notification.content).not.toHaveProperty('transaction_id')
    expect(readPayNotice(notification)).toMatchObject({
      combined: { mchid: MCHID, out_trade_no: whole.merchant_trade_no },
      orders: whole.sub_orders.map(({ transaction_id }) => ({ transaction_id })),
    })
  })

  it('are signed by the key that is set, and by either while the merchant changes', async () => {
    const known = await merchant({ signs_with: 'certificate' })
    await control('/orders')
    const [first] = await arrived(1)
    expect(first!.headers['wechatpay-serial']).toBe(known.certificate.serial)
    await read(known, first!)
    await merchant({ signs_with: 'either' })
    for (let count = 2; count < 22; count += 1) {
      await control('/orders')
      await arrived(count)
    }
    const serials = new Set(received.map(({ headers }) => headers['wechatpay-serial']))
    expect(serials).toEqual(new Set([known.certificate.serial, known.public_key.serial]))
    for (const one of received) await read(known, one)
  })

  it('come again by the schedule of the clock, each time signed anew, 16 times at most', async () => {
    const known = await merchant()
    status = 500
    await control('/orders')
    await arrived(1)
    const due = async () => {
      const [one] = await notifications()
      return (one?.next_at ?? 0) - (one?.created_at ?? 0)
    }
    await expect.poll(due).toBe(15)
    await control('/clock', { advance: 15 })
    await arrived(2)
    await expect.poll(due).toBe(30)
    await control('/clock', { advance: 15 })
    await arrived(3)
    await expect.poll(due).toBe(60)
    const [first, , third] = received
    expect(third!.headers['wechatpay-timestamp']).not.toBe(first!.headers['wechatpay-timestamp'])
    expect(third!.headers['wechatpay-signature']).not.toBe(first!.headers['wechatpay-signature'])
    const [one, again] = [JSON.parse(first!.body.toString()), JSON.parse(third!.body.toString())]
    expect(again.id).toBe(one.id)
    expect(again.resource.nonce).not.toBe(one.resource.nonce)
    await read(known, third!)

    await control('/clock', { advance: 2 * DAY })
    await arrived(16)
    await expect.poll(notifications).toMatchObject([{ state: 'given_up', next_at: null }])
    await control('/clock', { advance: 2 * DAY })
    expect(received).toHaveLength(16)
  })

  it('stop coming once they are answered, and come once more on demand', async () => {
    await merchant()
    status = 500
    await control('/orders')
    await arrived(1)
    await expect.poll(notifications).toMatchObject([{ attempts: [{ ok: false, status: 500 }] }])
    status = 204
    await control('/clock', { advance: DAY })
    await expect.poll(notifications).toMatchObject([{ state: 'delivered', attempts: [{}, {}] }])
    const [{ id }] = (await notifications()) as [Notification]
    await control('/pay/notifications', { id })
    expect(received).toHaveLength(3)
    expect(new Set(received.map(({ body }) => JSON.parse(body.toString()).id)).size).toBe(1)
  })

  it('tell of refunds: whole, partial, abnormal and then made good', async () => {
    const known = await merchant()
    const order = await control<Paid>('/orders', { openid, paid_amount: 990 })
    const path = `/orders/${order.transaction_id}/refund`
    const partial = await control<Paid>(path, { amount: 90, out_refund_no: 'R1' })
    expect(partial.order_state).toBe(1)
    const notice = await read(known, (await arrived(2))[1]!)
    expect(notice.event_type).toBe('REFUND.SUCCESS')
    expect(notice.content).not.toHaveProperty('appid')
    expect(readPayNotice(notice)).toMatchObject({
      kind: 'refund',
      refund: { out_refund_no: 'R1', refund: 90, total: 990, status: 'SUCCESS' },
    })
    expect(await control(path, { amount: 901 })).toMatchObject({ error: { code: 'exceeds' } })

    const { refunds, order_state } = await control<Paid>(path, { status: 'ABNORMAL' })
    expect(order_state).toBe(1)
    const abnormal = await read(known, (await arrived(3))[2]!)
    expect(abnormal.event_type).toBe('REFUND.ABNORMAL')
    await control(`/pay/refunds/${refunds![0]!.refund_id}`, { status: 'SUCCESS' })
    const good = readPayNotice(await read(known, (await arrived(4))[3]!))
    expect(good).toMatchObject({
      refund: { refund_id: refunds![0]!.refund_id, refund: 900, status: 'SUCCESS' },
    })
    const stored = await look<{ order: Paid }>(`/orders/${order.transaction_id}`)
    expect(stored.order.order_state).toBe(5)
  })

  it('lets the state of an order follow a refund later', async () => {
    const order = await control<Paid>('/orders')
    const path = `/orders/${order.transaction_id}`
    expect(await control(`${path}/refund`, { state_after: DAY })).toMatchObject({ order_state: 1 })
    await control('/clock', { advance: DAY })
    expect(await look(path)).toMatchObject({ order: { order_state: 5 } })
  })

  it('probes whether signatures are verified', async () => {
    const known = await merchant()
    status = 401
    expect(await control('/pay/probes', { mchid: MCHID })).toMatchObject({ ok: true, status: 401 })
    const [probe] = received
    expect(String(probe!.headers['wechatpay-signature'])).toMatch(/^WECHATPAY\/SIGNTEST\//)
    await expect(read(known, probe!)).rejects.toThrow(PayError)
    status = 200
    expect(await control('/pay/probes', { mchid: MCHID })).toMatchObject({ ok: false, status: 200 })
    // Never sent again.
    await control('/clock', { advance: DAY })
    expect(received).toHaveLength(2)
  })

  it('go wrong on demand: twice, lost, out of order', async () => {
    await merchant()
    const fault = (effect: string) => control('/faults', { path: '/pay/notify', effect })
    await fault('push_twice')
    await control('/orders')
    await arrived(2)
    await fault('push_lost')
    await control('/orders')
    await fault('push_swap')
    const held = await control<Paid>('/orders')
    const sooner = await control<Paid>('/orders')
    await arrived(4)
    const sent = (await notifications()) as (Notification & { transaction_id: string })[]
    expect(sent.find((one) => one.transaction_id === held.transaction_id)).toBeDefined()
    expect(sent.find((one) => one.transaction_id === sooner.transaction_id)).toBeDefined()
    expect(sent.filter(({ attempts }) => attempts.length === 0)).toHaveLength(1)
  })

  it('go on after a restart', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'fahuo-pay-'))
    const state_file = join(folder, 'state.json')
    await emulator.close()
    emulator = await startEmulator({ appid, secret, state_file })
    const known = await merchant()
    status = 500
    await control('/orders')
    await arrived(1)
    await emulator.close()
    status = 204
    emulator = await startEmulator({ appid, secret, state_file })
    await control('/clock', { advance: 15 })
    await expect.poll(notifications).toMatchObject([{ state: 'delivered' }])
    await read(known, received.at(-1)!)
    await rm(folder, { recursive: true })
  })

  it('are sent where it was started for them, by the same keys after a reset', async () => {
    await emulator.close()
    emulator = await startEmulator({ appid, secret, pay: { mchid: MCHID, notify_url } })
    const known = await merchant()
    await control('/reset')
    const { transaction_id } = await control<Paid>('/orders')
    await arrived(1)
    expect(await read(known, received.at(-1)!)).toMatchObject({
      content: { transaction_id },
    })
  })

  it('are not sent where nobody asked for them', async () => {
    await control('/orders')
    await merchant({ notify_url: null })
    await control('/orders')
    expect(await notifications()).toEqual([])
    expect(await control('/pay/probes', { mchid: MCHID })).toMatchObject({
      error: { code: 'no_notify_url' },
    })
    expect(await control('/pay/merchants', { mchid: MCHID, apiv3_key: 'short' })).toMatchObject({
      error: { code: 'invalid' },
    })
  })
})
