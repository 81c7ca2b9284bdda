import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ENGINES } from '../support/databases.ts'
import { until } from '../support/http.ts'
import { openImporter, type Import } from '../support/importer.ts'
import { content, openMerchant } from '../support/merchant.ts'
import { personWith, type SignedIn } from '../support/people.ts'
import { startPairOn, type Pair } from '../support/server.ts'

interface Item {
  kind: string
  text: string
  by: { kind: string; name: string } | null
}

describe.each(ENGINES)('by whom something was done to an order (%s)', (engine) => {
  let pair: Pair
  let clerk: SignedIn
  beforeAll(async () => {
    pair = await startPairOn(engine)
    clerk = await personWith(pair, 'clerk')
  })
  afterAll(() => pair.stop())
  const { pay, shipped } = openMerchant(() => pair)
  const { postFile } = openImporter(() => pair)

  const timeline = async (transaction_id: string) =>
    (await pair.merchant<{ timeline?: Item[] }>('GET', `/api/orders/${transaction_id}/timeline`))
      .body.timeline ?? []
  /** What is told of one kind, once the order's end is told. */
  const told = async (transaction_id: string, kind: string) =>
    (
      await until(
        () => timeline(transaction_id),
        (items) => items.some((item) => item.kind === 'shipped'),
      )
    ).filter((item) => item.kind === kind)
  const by_clerk = () => ({ kind: 'person', name: clerk.name })

  it('names the person who shipped, and who had the buyer reminded', async () => {
    const { transaction_id } = await pay()
    await clerk.ask('POST', '/api/shipments', content(transaction_id, 'YT910001'))
    expect(await told(transaction_id, 'accepted')).toMatchObject([
      { text: 'Shipment accepted YT910001', by: by_clerk() },
    ])
    // What WeChat shows is nobody's deed.
    expect(await told(transaction_id, 'shipped')).toMatchObject([{ by: null }])
    // WeChat wants it after the shipment, to the second.
    const received_time = Math.floor(Date.now() / 1000) + 5
    const path = `/api/orders/${transaction_id}/remind`
    expect((await clerk.ask('POST', path, { received_time })).status).toBe(200)
    expect(await told(transaction_id, 'reminded')).toMatchObject([{ by: by_clerk() }])
  })

  it('names the key that shipped', async () => {
    const { transaction_id } = await pay()
    await shipped(content(transaction_id, 'YT910002'))
    const [accepted] = await told(transaction_id, 'accepted')
    expect(accepted?.by?.kind).toBe('key')
  })

  it('tells the pushes of the order, and of no other', async () => {
    const { transaction_id } = await pay()
    const other = await pay()
    await shipped(content(transaction_id, 'YT910004'))
    const pushes = (items: Item[]) => items.filter(({ kind }) => kind === 'push')
    const items = await until(
      () => timeline(transaction_id),
      (all) => pushes(all).length > 0,
    )
    expect(pushes(items)).toMatchObject([{ text: 'WeChat told: the order was shipped', by: null }])
    await pair.merchant('GET', `/api/orders/${other.transaction_id}`)
    expect(pushes(await timeline(other.transaction_id))).toEqual([])
  })

  it('names the file and who sent it', async () => {
    const { transaction_id } = await pay()
    const csv = `微信支付单号,快递公司,快递单号,商品\n${transaction_id},圆通速递,YT910003,茶\n`
    const { body } = await postFile<{ import: Import }>(
      `/api/imports?name=${encodeURIComponent('晨单.csv')}`,
      Buffer.from(csv),
    )
    expect(body.import).toMatchObject({ rows: { ready: 1 } })
    await clerk.ask('POST', `/api/imports/${body.import.id}/send`)
    expect(await told(transaction_id, 'accepted')).toMatchObject([
      { text: 'Shipment accepted YT910003, from the file 晨单.csv', by: by_clerk() },
    ])
  })
})
