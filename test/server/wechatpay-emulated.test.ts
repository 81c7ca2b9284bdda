import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tellPayKeys } from '../../scripts/tell-pay-keys.ts'
import { ENGINES } from '../support/databases.ts'
import { call, until } from '../support/http.ts'
import { openMerchant, type Payment } from '../support/merchant.ts'
import { startPairOn, type Pair } from '../support/server.ts'

const MCHID = '1900000109'

interface Notification {
  id: string
  event_type: string
  state: string
  attempts: { status: number | null; serial: string }[]
}

describe.each(ENGINES)("the emulator's WeChat Pay tells the server (%s)", (engine) => {
  let pair: Pair
  let folder = ''
  let ahead_ms = 0
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fahuo-emulated-pay-'))
    // The emulator's clock is moved, and signatures are young for five minutes only.
    const clock = { now: () => Date.now() + ahead_ms }
    pair = await startPairOn(engine, {}, undefined, {}, { clock })
    const merchant = { mchid: MCHID, notify_url: `${pair.url}/wechat/pay/${MCHID}` }
    await pair.control('POST', '/pay/merchants', merchant)
    const { signal } = new AbortController()
    const { emulator: emulator_url, env: server } = pair
    await tellPayKeys({ emulator_url, mchid: MCHID, data: folder, server, signal })
  })
  afterAll(async () => {
    await pair.stop()
    await rm(folder, { recursive: true, force: true })
  })

  const { pay } = openMerchant(() => pair)
  const advance = async (seconds: number) => {
    ahead_ms += seconds * 1_000
    await pair.control('POST', '/clock', { advance: seconds })
  }
  const notifications = async ({ transaction_id }: Payment) =>
    (
      await pair.control<{ notifications: Notification[] }>(
        'GET',
        `/pay/notifications?transaction_id=${transaction_id}`,
      )
    ).body.notifications
  const delivered = (order: Payment, count = 1) =>
    until(
      () => notifications(order),
      (all) => all.filter(({ state }) => state === 'delivered').length === count,
    )
  /** What the server shows without having asked WeChat. */
  const listed = async ({ transaction_id }: Payment) =>
    (
      await pair.merchant<{ orders: object[] }>(
        'GET',
        `/api/orders?transaction_id=${transaction_id}`,
      )
    ).body.orders

  it.each([
    ['direct', {}],
    ['through a provider', { sub_merchant_id: '1900000200' }],
  ])('of a payment, %s: it is to be shipped before anybody has asked', async (_, shape) => {
    for (const signs_with of ['public_key', 'certificate']) {
      await pair.control('POST', '/pay/merchants', { mchid: MCHID, signs_with })
      const order = await pay({ ...shape, visible_after: 3_600 })
      await delivered(order)
      expect(await listed(order)).toMatchObject([
        { order_state: 1, merchant_id: MCHID, openid: order.openid, known_to_wechat: false },
      ])
    }
  })

  it('of a combined payment: each part of it', async () => {
    const part = { description: 'tea', paid_amount: 100 }
    const order = await pay<Payment & { sub_orders: Payment[] }>({ sub_orders: [part, part] })
    await delivered(order)
    for (const sub of order.sub_orders)
      expect(await listed(sub)).toMatchObject([{ order_state: 1, openid: order.openid }])
  })

  it('of a refund in part, of one that failed, and of the rest', async () => {
    const order = await pay({ paid_amount: 900 })
    const refund = (body: object) =>
      pair.control('POST', `/orders/${order.transaction_id}/refund`, body)
    const shown = async () =>
      (
        await pair.merchant<{ order: { refunded_amount: number; refunds: object[] } }>(
          'GET',
          `/api/orders/${order.transaction_id}`,
        )
      ).body.order
    await refund({ amount: 300 })
    await refund({ amount: 100, status: 'CLOSED' })
    await delivered(order, 3)
    expect(await shown()).toMatchObject({
      refunded_amount: 300,
      refunds: [{ status: 'SUCCESS' }, { status: 'CLOSED' }],
    })
    await refund({})
    await delivered(order, 4)
    expect(await shown()).toMatchObject({ refunded_amount: 900 })
  })

  it("of a refund that the buyer sees before WeChat's order shows it", async () => {
    const order = await pay({ paid_amount: 900 })
    const login = await pair.control<object>('POST', '/login-codes', { openid: order.openid })
    const session = await call<{ token: string }>('POST', `${pair.url}/buyer/session`, {
      body: login.body,
    })
    const read = async <Answer>(path: string) =>
      (await call<Answer>('GET', pair.url + path, { key: session.body.token })).body
    const refund = async (amount: number) => {
      await pair.control('POST', `/orders/${order.transaction_id}/refund`, {
        amount,
        // At WeChat the order follows the next day [staff].
        state_after: 86_400,
      })
    }
    const seen = async () => {
      const { transaction_id } = order
      const lookup = `/buyer/orders/lookup?transaction_id=${transaction_id}`
      const { orders } = await read<{ orders: object[] }>('/buyer/orders')
      return [(await read<{ order: object }>(lookup)).order, ...orders]
    }
    await refund(300)
    await delivered(order, 2)
    const partly = { order_state: 1, extras: { refunded_amount: 300 } }
    expect(await seen()).toMatchObject([partly, partly])
    await refund(600)
    await delivered(order, 3)
    const wholly = { order_state: 1, extras: { refunded_amount: 900 } }
    expect(await seen()).toMatchObject([wholly, wholly])
  })

  it('again, signed anew, while the server is down', async () => {
    let order: Payment | undefined
    await pair.restart(async () => {
      order = await pay({ visible_after: 3_600 })
      await until(
        () => notifications(order!),
        ([one]) => one?.attempts.length === 1,
      )
    })
    // The pauses are 15 s, 15 s, 30 s [official].
    await advance(16)
    const [one] = await delivered(order!)
    expect(one?.attempts.map(({ status }) => status)).toEqual([null, 204])
    expect(await listed(order!)).toMatchObject([{ order_state: 1 }])
  })

  it('and a probe is refused', async () => {
    expect((await pair.control('POST', '/pay/probes', { mchid: MCHID })).body).toMatchObject({
      ok: true,
      status: 401,
    })
  })
})
