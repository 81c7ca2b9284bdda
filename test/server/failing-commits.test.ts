/** The database says no in the middle of each commit of a shipment's life: nothing is lost, nothing spent. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ENGINES } from '../support/databases.ts'
import { failingDatabase, SAYS_NO, type Moment, type Write } from '../support/failing-database.ts'
import { until } from '../support/http.ts'
import { content, openMerchant, type Payment } from '../support/merchant.ts'
import { pairs } from '../support/pairs.ts'
import { startPairOn, type Pair } from '../support/server.ts'

const MOMENTS: readonly [Moment][] = [['statement'], ['commit']]
const UPLOAD = '/wxa/sec/order/upload_shipping_info'

/** What happens to the shipment whose commits fail. */
type Life =
  | 'shipped'
  /** Its first upload is lost. */
  | 'sent again'
  /** WeChat says that it should wait. */
  | 'told to wait'
  | 'refused'
  /** WeChat says that it has it, and shows nothing; a person closes it, and posts another one. */
  | 'closed'
  /** The same, and a person retries it. */
  | 'retried'
  | 'by the other number'
  | 'a correction'
  | 'refused as a correction'
  | 'two parcels'

const moves = (from: string, to: string): Write => ({
  table: 'shipments',
  on: 'update',
  when: `old.state = '${from}' and new.state = '${to}'`,
})
const attempt = (call: string): Write => ({
  table: 'attempts',
  on: 'insert',
  when: `new.call = '${call}'`,
})
const payment = (when: string): Write => ({ table: 'payments', on: 'update', when })

const COMMITS: readonly [name: string, life: Life, write: Write][] = [
  ['accepting', 'shipped', { table: 'shipments', on: 'insert', when: 'true' }],
  ['its parcels', 'shipped', { table: 'shipment_parcels', on: 'insert', when: 'true' }],
  ['its idempotency key', 'shipped', { table: 'idempotency_keys', on: 'insert', when: 'true' }],
  [
    'the lease',
    'shipped',
    { table: 'shipments', on: 'update', when: 'old.lease is null and new.lease is not null' },
  ],
  [
    'the claim',
    'by the other number',
    {
      table: 'shipments',
      on: 'update',
      when: 'old.transaction_id is null and new.transaction_id is not null',
    },
  ],
  ['sending', 'shipped', moves('queued', 'sending')],
  ['the row of its payment', 'shipped', { table: 'payments', on: 'insert', when: 'true' }],
  ['the stamp', 'shipped', payment('new.stamp <> old.stamp')],
  ['the answer', 'shipped', moves('sending', 'verifying')],
  ['the answer, as tried', 'shipped', attempt('upload')],
  ['the version', 'shipped', payment('new.newest > old.newest')],
  ['the end', 'shipped', moves('verifying', 'shipped')],
  ['the look, as tried', 'shipped', attempt('get_order')],
  ['the copy of the order', 'shipped', { table: 'orders', on: 'insert', when: 'true' }],
  ['the end of the stamp', 'shipped', payment('old.stamp_pending = 1 and new.stamp_pending = 0')],
  ['the lost answer', 'sent again', moves('sending', 'verifying')],
  ['back to the queue', 'sent again', moves('verifying', 'queued')],
  ['waiting', 'told to wait', moves('sending', 'queued')],
  ['the refusal', 'refused', moves('verifying', 'rejected')],
  ['to a person', 'closed', moves('verifying', 'needs_attention')],
  ['the close', 'closed', moves('needs_attention', 'rejected')],
  ['the retry', 'retried', moves('needs_attention', 'queued')],
  [
    'accepting it',
    'a correction',
    { table: 'shipments', on: 'insert', when: 'new.spends_reshipment = 1' },
  ],
  ['the reservation', 'a correction', payment('new.reserved_by is not null')],
  ['its sending', 'a correction', moves('queued', 'sending')],
  ['its answer', 'a correction', moves('sending', 'verifying')],
  ['its end', 'a correction', moves('verifying', 'shipped')],
  ['what it replaces', 'a correction', moves('shipped', 'superseded')],
  [
    'the end of its reservation',
    'a correction',
    payment('old.reserved_by is not null and new.reserved_by is null'),
  ],
  ['the chance, as counted', 'a correction', payment("new.chance = 'spent'")],
  ['its refusal', 'refused as a correction', moves('verifying', 'rejected')],
  [
    'the chance given back',
    'refused as a correction',
    payment('old.reserved_by is not null and new.reserved_by is null'),
  ],
  [
    'the second parcel',
    'two parcels',
    { table: 'shipments', on: 'insert', when: "new.state = 'waiting'" },
  ],
  ['its turn', 'two parcels', moves('waiting', 'queued')],
]

describe.each(ENGINES)('a database that says no (%s)', (engine) => {
  let pair: Pair
  let database: ReturnType<typeof failingDatabase>
  beforeAll(async () => {
    // A lease that is lost runs out soon.
    pair = await startPairOn(engine, {}, undefined, {}, { deadline_ms: 150 })
    database = failingDatabase(pair.env.DATABASE_URL)
  })
  afterAll(() => pair.stop())
  beforeEach(() => pair.control('DELETE', '/faults'))

  const { pay, ship, read, atItsEnd, shipped, truth, fault } = openMerchant(() => pair)

  const said = () =>
    pair.lines.filter(({ facts }) => SAYS_NO.test(String((facts as { err?: Error }).err?.message)))
      .length

  /** Asks until it is done, as a shop does; what fails is a failure of the server, in words. */
  async function stubbornly<Body>(ask: () => Promise<{ status: number; body: Body }>) {
    const { body } = await until(ask, ({ status, body: refusal }) => {
      if (status >= 500) expect(refusal).toMatchObject({ error: { message: expect.any(String) } })
      else expect([200, 202]).toContain(status)
      return status < 500
    })
    return body
  }
  let posted = 0
  const post = (body: object) => {
    posted += 1
    const headers = { 'idempotency-key': `key-${posted}` }
    return stubbornly(() => ship(body, headers)).then(({ shipment }) => shipment.id)
  }
  const act = (id: string, action: 'retry' | 'close') =>
    stubbornly(() => pair.merchant('POST', `/api/shipments/${id}/${action}`))

  /** Lives it; the last shipment must end as said. @returns uploads taken, and the chance */
  async function live(life: Life, order: Payment) {
    const { transaction_id, merchant_id, merchant_trade_no } = order
    const ends = async (id: string, state: string) =>
      expect(await atItsEnd(id)).toMatchObject({ state })
    switch (life) {
      case 'shipped':
      case 'sent again':
      case 'told to wait': {
        if (life === 'sent again') await fault(UPLOAD, 'cut_before')
        if (life === 'told to wait') await fault(UPLOAD, 'errcode', { errcode: 45011 })
        await ends(await post(content(transaction_id)), 'shipped')
        return { uploads: 1, reshipments_spent: 0 }
      }
      case 'by the other number': {
        const order_key = {
          order_number_type: 1,
          mchid: merchant_id,
          out_trade_no: merchant_trade_no,
        }
        await ends(await post({ ...content(''), order_key }), 'shipped')
        return { uploads: 1, reshipments_spent: 0 }
      }
      case 'refused': {
        await fault(UPLOAD, 'errcode', { errcode: 10060008, times: 20 })
        await ends(await post(content(transaction_id)), 'rejected')
        await pair.control('DELETE', '/faults')
        await ends(await post(content(transaction_id, 'YT0002')), 'shipped')
        return { uploads: 1, reshipments_spent: 0 }
      }
      case 'closed':
      case 'retried': {
        await fault(UPLOAD, 'errcode', { errcode: 10060023, times: 20 })
        const id = await post(content(transaction_id))
        await ends(id, 'needs_attention')
        await pair.control('DELETE', '/faults')
        await act(id, life === 'closed' ? 'close' : 'retry')
        if (life === 'closed') await ends(await post(content(transaction_id, 'YT0002')), 'shipped')
        else
          await until(
            () => read(id),
            ({ state }) => state === 'shipped',
          )
        return { uploads: 1, reshipments_spent: 0 }
      }
      case 'a correction': {
        const correction = { ...content(transaction_id, 'YT0002'), spend_reshipment: true }
        await ends(await post(correction), 'shipped')
        return { uploads: 2, reshipments_spent: 1 }
      }
      case 'refused as a correction': {
        await fault(UPLOAD, 'errcode', { errcode: 10060008, times: 20 })
        const refused = { ...content(transaction_id, 'YT0002'), spend_reshipment: true }
        await ends(await post(refused), 'rejected')
        await pair.control('DELETE', '/faults')
        const again = { ...content(transaction_id, 'YT0003'), spend_reshipment: true }
        await ends(await post(again), 'shipped')
        return { uploads: 2, reshipments_spent: 1 }
      }
      case 'two parcels': {
        // The second comes while the first is open, however long that takes.
        await fault('/wxa/sec/order/get_order', 'cut_before', { times: 1_000 })
        const parcel = (number: string, is_all_delivered: boolean) =>
          content(transaction_id, number, { delivery_mode: 2, is_all_delivered })
        const ids = [await post(parcel('YT0001', false)), await post(parcel('YT0002', true))]
        await pair.control('DELETE', '/faults')
        for (const id of ids) await ends(id, 'shipped')
        return { uploads: 2, reshipments_spent: 0 }
      }
    }
  }

  const failures = pairs(COMMITS, MOMENTS, ENGINES.indexOf(engine)).map(
    ([name, life, write, moment]) => [moment, name, life, write] as const,
  )
  it.each(failures)('at the %s that holds %s: %s', async (moment, _name, life, write) => {
    const order = await pay()
    if (life.endsWith('correction')) await shipped(content(order.transaction_id))
    const before = said()
    await database.fail(write, moment)
    const living = live(life, order)
    // Whatever comes of it is looked at below.
    living.catch(() => {})
    try {
      await until(
        () => Promise.resolve(said()),
        (now) => now > before,
      )
    } finally {
      await database.heal(write)
    }
    const expected = await living
    expect(await truth(order.transaction_id)).toMatchObject(expected)
  })
})
