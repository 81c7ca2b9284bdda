/** What went wrong, by reason, and what is done about all of it at once. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { until } from '../support/http.ts'
import { content, openMerchant, type Shipment } from '../support/merchant.ts'
import { startPairOn, type Pair } from '../support/server.ts'

const UPLOAD = '/wxa/sec/order/upload_shipping_info'

interface Group {
  state: string
  reason: string
  errcode: number | null
  count: number
  cause: string
  remedy: string
  likely_causes: { name: string; text: string; help: string }[]
  helps: string[]
  examples: Shipment[]
}
interface Trouble {
  trouble: { paused: { errcode: number } | null; shipments: Group[] }
}
interface Moved {
  shipments: Shipment[]
  refused: object[]
  left: number
}

describe.each(['sqlite', 'postgres'] as const)('trouble (%s)', (engine) => {
  let pair: Pair
  beforeAll(async () => {
    pair = await startPairOn(engine)
  })
  afterAll(() => pair.stop())
  beforeEach(() => pair.control('DELETE', '/faults'))
  const { pay, ship, atItsEnd, fault } = openMerchant(() => pair)
  const trouble = async () => (await pair.merchant<Trouble>('GET', '/api/trouble')).body.trouble
  const all = async (act: 'retry' | 'close', body: object) =>
    (await pair.merchant<Moved>('POST', `/api/shipments/${act}`, body)).body
  const unknown = async (number: number) => {
    const transaction_id = `42000099992026112199${String(number).padStart(8, '0')}`
    const { body } = await ship(content(transaction_id, `YT-${number}`))
    await atItsEnd(body.shipment.id)
    return transaction_id
  }

  it('is told by reason and errcode, with what WeChat said and what helps', async () => {
    await fault(UPLOAD, 'errcode', { errcode: 10060008, times: 2 })
    for (const { transaction_id } of [await pay(), await pay()])
      await atItsEnd((await ship(content(transaction_id))).body.shipment.id)
    await fault(UPLOAD, 'errcode', { errcode: 10060009, times: 1 })
    const { transaction_id } = await pay()
    await atItsEnd((await ship(content(transaction_id))).body.shipment.id)
    await unknown(1)
    const { shipments } = await trouble()
    expect(shipments.map(({ reason, errcode, count }) => [reason, errcode, count])).toEqual([
      ['refused_by_wechat', 10060008, 2],
      ['refused_by_wechat', 10060009, 1],
      ['unknown_payment', 10060001, 1],
    ])
    const [refused, , not_known] = shipments
    expect(refused).toMatchObject({ state: 'rejected', helps: ['open_order', 'close'] })
    expect(refused?.examples[0]?.attempts).toMatchObject([
      { errcode: 10060008, rid: expect.stringMatching(/./) },
    ])
    expect(not_known?.helps).toContain('retry')
    expect(not_known?.likely_causes.map(({ name, help }) => [name, help])).toContainEqual([
      'another_mini_program',
      'check_account',
    ])
  })

  it('is ended for one errcode at once, and a repetition does nothing', async () => {
    const body = { reason: 'refused_by_wechat', errcode: 10060008 }
    const first = await all('close', body)
    expect(first).toMatchObject({ shipments: [{}, {}], refused: [], left: 0 })
    expect(await all('close', body)).toEqual({ shipments: [], refused: [], left: 0 })
    const groups = (await trouble()).shipments
    expect(groups.map(({ errcode }) => errcode)).toEqual([10060009, 10060001])
    // A rejected one was not sent, and cannot be tried again as it is.
    expect(await all('retry', { reason: 'refused_by_wechat' })).toMatchObject({
      shipments: [],
      refused: [{}],
      left: 1,
    })
  })

  it('is tried again at once, and what is known meanwhile is shipped', async () => {
    await pay({ transaction_id: await unknown(2) })
    const moved = await all('retry', { reason: 'unknown_payment' })
    expect(moved.shipments).toHaveLength(2)
    const still = await until(trouble, ({ shipments }) =>
      shipments.some(({ reason }) => reason === 'unknown_payment'),
    )
    const group = still.shipments.find(({ reason }) => reason === 'unknown_payment')
    expect(group?.count).toBe(1)
  })
})
