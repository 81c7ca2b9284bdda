/** What waits for a person: in the log once, on the dashboard, in the metrics, in `fahuo doctor`. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { fahuo } from '../support/fahuo.ts'
import { execute } from '../support/databases.ts'
import { until } from '../support/http.ts'
import { content, openMerchant, type Answer, type Shipment } from '../support/merchant.ts'
import { startPairOn, type Pair } from '../support/server.ts'

const UPLOAD = '/wxa/sec/order/upload_shipping_info'

interface Board {
  board: {
    paused: { errcode: number } | null
    attention: { kind: string; count: number; message: string; remedy: string; facts: object }[]
  }
}

const TIMEOUT = 180_000

describe.each(['sqlite', 'postgres'] as const)('what waits for a person (%s)', (engine) => {
  let pair: Pair
  beforeAll(async () => {
    pair = await startPairOn(engine)
  })
  afterAll(() => pair.stop())
  beforeEach(() => pair.control('DELETE', '/faults'))

  const { pay, ship, read, atItsEnd, shipped, fault } = openMerchant(() => pair)
  const attention = async () =>
    (await pair.merchant<Board>('GET', '/api/board')).body.board.attention
  const count = async (kind: string) =>
    (await attention()).find((one) => one.kind === kind)?.count ?? 0
  const metric = async (kind: string) => {
    const text = await (await fetch(`${pair.url}/metrics`)).text()
    return Number(text.match(`fahuo_attention{kind="${kind}"} (.*)`)?.[1] ?? 0)
  }
  const doctor = async (lang = 'C') => (await fahuo(['doctor'], { ...pair.env, LANG: lang })).output
  const waiting = async () => {
    const path = '/api/shipments?needs_person=true'
    const { body } = await pair.merchant<{ shipments: Shipment[] }>('GET', path)
    return body.shipments.map(({ id }) => id)
  }
  const close = (id: string) => pair.merchant('POST', `/api/shipments/${id}/close`)

  it(
    'shows a rejected shipment until its payment is shipped, or it is closed',
    { timeout: TIMEOUT },
    async () => {
      const [first, second] = [await pay(), await pay()]
      await fault(UPLOAD, 'errcode', { errcode: 10060008, times: 2 })
      const rejected: Shipment[] = []
      for (const { transaction_id } of [first, second]) {
        const { body } = await ship(content(transaction_id))
        rejected.push(await atItsEnd(body.shipment.id))
      }
      expect(rejected.map(({ state }) => state)).toEqual(['rejected', 'rejected'])
      expect(await count('shipment_rejected')).toBe(2)
      expect(await metric('shipment_rejected')).toBe(2)
      expect(await waiting()).toEqual(rejected.map(({ id }) => id).toReversed())
      const said = pair.lines.filter(
        ({ facts }) => 'shipment' in facts && facts.shipment === rejected[0]!.id,
      )
      expect(said.filter(({ level }) => level === 'error')).toHaveLength(1)
      expect(await doctor()).toContain('A shipment was rejected × 2')
      expect(await doctor('zh_CN.UTF-8')).toContain('有发货被拒绝 × 2')

      await shipped(content(first.transaction_id, 'YT1002'))
      expect(await waiting()).toEqual([rejected[1]!.id])
      await close(rejected[1]!.id)
      expect(await count('shipment_rejected')).toBe(0)
      expect(await waiting()).toEqual([])
    },
  )

  it('closes all that were rejected for one reason', async () => {
    const { transaction_id } = await pay()
    await fault(UPLOAD, 'errcode', { errcode: 10060008 })
    const { body } = await ship(content(transaction_id))
    await atItsEnd(body.shipment.id)
    const reason = 'refused_by_wechat'
    const answer = await pair.merchant<{ shipments: Shipment[] }>('POST', '/api/shipments/close', {
      reason,
    })
    expect(answer.body.shipments.map(({ id }) => id)).toEqual([body.shipment.id])
    expect(await waiting()).toEqual([])
  })

  it('shows what was changed at WeChat until a person has seen it', async () => {
    const { transaction_id, openid } = await pay()
    const { id } = await shipped(content(transaction_id))
    // A second later: WeChat wants a later time.
    const upload_time = new Date(Date.now() + 2_000).toISOString()
    await pair.shipByHand({ ...content(transaction_id, 'HAND'), upload_time, payer: { openid } })
    await pair.merchant('GET', `/api/orders/${transaction_id}`)
    expect(await read(id)).toMatchObject({ state: 'superseded', reason: 'changed_at_wechat' })
    expect(await count('shipment_changed_at_wechat')).toBe(1)
    expect(await waiting()).toEqual([id])
    const closed = await pair.merchant<Answer>('POST', `/api/shipments/${id}/close`)
    expect(closed.body.shipment).toMatchObject({ state: 'superseded', reason: 'closed_by_hand' })
    expect(await count('shipment_changed_at_wechat')).toBe(0)
  })

  it('holds what 0.1 corrected for its own change, not for one made at WeChat', async () => {
    const { transaction_id } = await pay()
    const { id } = await shipped(content(transaction_id))
    await shipped(content(transaction_id, 'YT0002', { spend_reshipment: true }))
    expect(await read(id)).toMatchObject({ state: 'superseded', reason: 'corrected' })
    // 0.1 left both as shipped.
    await execute(
      pair.env.DATABASE_URL,
      `update shipments set state = 'shipped', reason = null where id = '${id}'`,
    )
    await pair.merchant('GET', `/api/orders/${transaction_id}`)
    expect(await read(id)).toMatchObject({ state: 'superseded', reason: 'corrected' })
    expect(await count('shipment_changed_at_wechat')).toBe(0)
  })

  it(
    'says once that the account is refused, and shows it until it is over',
    async () => {
      const orders = [await pay(), await pay(), await pay()]
      await fault(UPLOAD, 'errcode', { errcode: 48001, times: 1_000_000 })
      const answers = await Promise.all(
        orders.map(({ transaction_id }) => ship(content(transaction_id))),
      )
      const refused = await until(attention, (found) =>
        found.some(({ kind }) => kind === 'account_refused'),
      )
      expect(refused.find(({ kind }) => kind === 'account_refused')).toMatchObject({
        facts: { errcode: 48001, call: 'upload' },
      })
      expect(await metric('account_refused')).toBe(1)
      const output = await doctor()
      expect(output).toContain('WeChat refuses this account, its token or its quota')
      expect(output).toContain('48001')
      await pair.control('DELETE', '/faults')
      for (const { body } of answers)
        expect(await atItsEnd(body.shipment.id)).toMatchObject({ state: 'shipped' })
      expect(await count('account_refused')).toBe(0)
      const said = pair.lines.filter(({ message }) =>
        message.startsWith('WeChat refuses this account'),
      )
      expect(said).toHaveLength(1)
    },
    TIMEOUT,
  )
})
