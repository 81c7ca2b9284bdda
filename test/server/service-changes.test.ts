/** What others are told when WeChat opens a service of the account, or closes it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { call, until } from '../support/http.ts'
import { openMerchant } from '../support/merchant.ts'
import { TEA } from '../support/parcel-services.ts'
import { startPairOn, type Pair } from '../support/server.ts'

const MANAGED = '/wxa/sec/order/is_trade_managed'
const DAY_MS = 86_400_000

interface Event {
  type: string
  data: {
    service: {
      name: string
      works: boolean
      errcode: number | null
      since: number
      message: string
    }
  }
}

describe.each(['sqlite', 'postgres'] as const)('changes of services (%s)', (engine) => {
  let pair: Pair
  let ahead_ms = 0
  beforeAll(async () => {
    const clock = { now: () => Date.now() + ahead_ms }
    pair = await startPairOn(engine, {}, undefined, {}, { clock, deadline_ms: 10_000 })
  })
  afterAll(() => pair.stop())
  const { pay, fault } = openMerchant(() => pair)
  const settings = (body: object) => pair.control('POST', '/settings', body)
  const refresh = () => pair.merchant('GET', '/api/account?refresh=true')

  /** Waits until a service has had so many changes, and returns them. */
  const changes = async (name: string, count: number, language = 'en') => {
    const read = async () => {
      const { body } = await call<{ events: Event[] }>(
        'GET',
        `${pair.url}/api/outgoing?type=account.service_changed&limit=500`,
        { key: pair.api_key, headers: { 'accept-language': language } },
      )
      return body.events.map(({ data }) => data.service).filter((one) => one.name === name)
    }
    const found = await until(read, ({ length }) => length >= count)
    expect(found).toHaveLength(count)
    return found
  }
  const tell = async () => {
    const { transaction_id } = await pay()
    const { status } = await pair.merchant('PUT', '/api/orders/details', {
      order_key: { order_number_type: 2, transaction_id },
      order: {
        item_list: [TEA],
      },
    })
    expect(status).toBe(200)
    return transaction_id
  }
  const inState = (transaction_id: string, state: string) =>
    until(
      async () =>
        (
          await pair.merchant<{ order: { services: { service: string; state: string }[] } }>(
            'GET',
            `/api/orders/${transaction_id}`,
          )
        ).body.order.services,
      (services) => services.some((one) => one.service === 'details' && one.state === state),
    )

  it('tells when a service ends and when it is opened again, not what is found first', async () => {
    await inState(await tell(), 'done')
    await settings({ shopping_orders: false })
    const waits = await tell()
    await inState(waits, 'not_available')
    const [closed] = await changes('details', 1)
    expect(closed).toMatchObject({
      works: false,
      errcode: 268_485_184,
      message: expect.stringMatching(/^It does not work any more: the goods, [ -~]+$/) as string,
    })
    expect((await changes('details', 1, 'zh'))[0]?.message).toMatch(/^不再可用：买家订单中心/)
    await settings({ shopping_orders: true })
    ahead_ms += DAY_MS + 60_000
    await inState(waits, 'done')
    const [, opened] = await changes('details', 2)
    expect(opened).toMatchObject({ works: true, errcode: null })
    expect(opened!.since).toBeGreaterThan(closed!.since)
    // It says so again with each order.
    await inState(await tell(), 'done')
    await changes('details', 2)
  })

  it('tells when shipping management turns, through a refusal to say', async () => {
    await refresh()
    await settings({ confirmation_completed: false })
    await refresh()
    await refresh()
    const name = 'is_trade_management_confirmation_completed'
    const [off] = await changes(name, 1)
    expect(off).toMatchObject({ works: false, errcode: null })
    expect(off?.message).toMatch(/^It does not work any more: settlement management/)
    await settings({ confirmation_completed: true })
    await refresh()
    expect((await changes(name, 2))[1]).toMatchObject({ works: true })

    await fault(MANAGED, 'errcode', { errcode: 61_003 })
    await refresh()
    await refresh()
    await fault(MANAGED, 'errcode', { errcode: 61_003 })
    await refresh()
    await settings({ shipping_management: false })
    await refresh()
    const [closed] = await changes('is_trade_managed', 1)
    expect(closed).toMatchObject({ works: false, errcode: 48_001 })
    await settings({ shipping_management: true })
    await refresh()
    await changes('is_trade_managed', 2)
  })
})
