/** Pushes that nobody documents, signed by whoever has the keys: no 5xx, and nothing stands still. */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ENGINES, makeDatabase, type EmptyDatabase } from '../support/databases.ts'
import { until } from '../support/http.ts'
import { openMerchant } from '../support/merchant.ts'
import { sendPush } from '../support/push-url.ts'
import { startPair, type Pair } from '../support/server.ts'

/** Names that mean something, here or to JavaScript. */
const NAMES = [
  'MsgType',
  'Event',
  'FromUserName',
  'CreateTime',
  'Encrypt',
  'BussiCallBackInfo',
  'transaction_id',
  'merchant_trade_no',
  'settlement_time',
  'msg',
  'action',
  '__proto__',
  'constructor',
  'toJSON',
]
const VALUES = [
  'event',
  'text',
  'trade_manage_order_settlement',
  'trade_manage_remind_shipping',
  'complaint_callback',
  'hasOwnProperty',
  '4200001',
  '\0',
  '\ud800',
  '9'.repeat(400),
  9e307,
  -1,
  0.5,
  // Whoever makes a text of these throws.
  { toString: '' },
  [{ toString: null, valueOf: null }],
]

const message = fc.dictionary(
  fc.oneof(fc.constantFrom(...NAMES), fc.string({ maxLength: 8 })),
  fc.oneof(
    fc.constantFrom(...VALUES),
    fc.json({ maxDepth: 4 }).map((text) => JSON.parse(text) as unknown),
    fc.string({ unit: 'binary', maxLength: 40 }),
  ),
  { maxKeys: 10 },
)

describe.each(ENGINES)('odd pushes on %s', (engine) => {
  let database: EmptyDatabase
  let pair: Pair
  beforeAll(async () => {
    database = await makeDatabase(engine)
    pair = await startPair({}, undefined, { DATABASE_URL: database.url })
  })
  afterAll(async () => {
    await pair.stop()
    await database.remove()
  })
  const merchant = openMerchant(() => pair)

  it('are answered with no 5xx', async () => {
    await fc.assert(
      fc.asyncProperty(
        message,
        fc.constantFrom<'json' | 'xml'>('json', 'xml'),
        async (fields, format) => {
          // XML has no names but these.
          const sent =
            format === 'json'
              ? fields
              : Object.fromEntries(
                  Object.entries(fields).filter(([name]) => /^[a-z_]\w*$/i.test(name)),
                )
          const { status } = await sendPush(pair, sent, { format })
          expect(status).toBeLessThan(500)
        },
      ),
      { numRuns: 150 },
    )
  })

  // PostgreSQL stores no NUL, and no half of a character.
  it('are stored without a NUL and half a character', async () => {
    const odd = {
      MsgType: 'event',
      Event: 'debug_demo',
      CreateTime: 1,
      debug_str: 'a\0b\ud800c',
      '\0': '\0',
    }
    expect((await sendPush(pair, odd)).status).toBe(200)
    const { body } = await pair.merchant<{ events: { message: { debug_str?: string } }[] }>(
      'GET',
      '/api/events?event=debug_demo',
    )
    expect(body.events.map((event) => event.message.debug_str)).toContain('ab\ufffdc')
  })

  it('hold up none that is genuine', async () => {
    const { transaction_id } = await merchant.pay()
    await sendPush(pair, {
      ToUserName: 'gh_1',
      FromUserName: 'oSystem',
      CreateTime: 1763690401,
      MsgType: 'event',
      Event: 'trade_manage_order_settlement',
      transaction_id,
      settlement_time: 1764554400,
    })
    await until(
      () =>
        pair.merchant<{ order: { settlement: { settlement_time: number } | null } }>(
          'GET',
          `/api/orders/${transaction_id}`,
        ),
      ({ body }) => body.order.settlement?.settlement_time === 1764554400,
    )
    const waiting = await until(
      async () => (await pair.merchant<{ events: object[] }>('GET', '/api/events?state=new')).body,
      ({ events }) => events.length === 0,
    )
    expect(waiting.events).toEqual([])
  })
})
