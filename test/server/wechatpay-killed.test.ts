import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DIRECT } from '../../packages/wechat/src/pay/notices.testing.ts'
import { ENGINES, makeDatabase, readRows, type EmptyDatabase } from '../support/databases.ts'
import { fahuo } from '../support/fahuo.ts'
import { call } from '../support/http.ts'
import { MASTER_KEY } from '../support/master-key.ts'
import { startServerProcess, type ServerProcess } from '../support/server-process.ts'
import { startPair, type Pair } from '../support/server.ts'
import { makePayKeys, notification, passOn, type PayKeys } from '../support/wechat-pay.ts'

const MCHID = '1900000109'

describe.each(ENGINES)('a server that is killed while notifications come (%s)', (engine) => {
  let keys: PayKeys
  /** For its settings and its WeChat. */
  let pair: Pair
  let database: EmptyDatabase
  let env: Record<string, string>
  const running: ServerProcess[] = []
  beforeAll(async () => {
    keys = await makePayKeys()
    pair = await startPair()
    database = await makeDatabase(engine)
    env = {
      ...pair.env,
      DATABASE_URL: database.url,
      PORT: '0',
      ...(engine === 'postgres' && { FAHUO_MASTER_KEY: MASTER_KEY }),
    }
    const added = await fahuo(['payments', 'add', MCHID, ...keys.args], env)
    if (added.code !== 0) throw new Error(added.output)
  })
  afterAll(async () => {
    await Promise.all(running.map((server) => server.end('SIGKILL')))
    await Promise.all([pair.stop(), database.remove(), keys.remove()])
  })

  async function start() {
    const server = await startServerProcess(env)
    running.push(server)
    return server
  }

  it('has all that it answered 204 for, and each once', { timeout: 120_000 }, async () => {
    const told = Array.from({ length: 40 }, (_, at) => ({
      ...DIRECT,
      appid: pair.appid,
      transaction_id: `42000023456026112${String(at).padStart(11, '0')}`,
      out_trade_no: `KILLED-${at}`,
    }))
    const send = (url: string, one: (typeof told)[number]) =>
      passOn(url, MCHID, notification(keys, one, { id: `EV-${one.out_trade_no}` })).then(
        ({ status }) => status === 204,
        () => false,
      )
    const first = await start()
    const answers = told.map((one) => send(first.url, one))
    await Promise.race(answers)
    await first.end('SIGKILL')
    const taken = (await Promise.all(answers)).map((is_taken, at) => (is_taken ? at : -1))

    const second = await start()
    const listed = async () => {
      const page = await call<{ orders: { merchant_trade_no: string }[] }>(
        'GET',
        `${second.url}/api/orders?order_state=1&limit=200`,
        { key: pair.api_key },
      )
      return page.body.orders.map(({ merchant_trade_no }) => merchant_trade_no)
    }
    const there = await listed()
    const answered = taken.filter((at) => at >= 0).map((at) => `KILLED-${at}`)
    expect(answered.length).toBeGreaterThan(0)
    expect(there).toEqual(expect.arrayContaining(answered))

    // WeChat Pay sends again what was not answered, and what was.
    expect(await Promise.all(told.map((one) => send(second.url, one)))).not.toContain(false)
    expect((await listed()).toSorted()).toEqual(told.map((one) => one.out_trade_no).toSorted())
    for (const table of ['orders', 'expected_orders', 'pay_notifications'])
      expect(
        await readRows<{ count: number }>(
          database.url,
          `select cast(count(*) as integer) as count from ${table}`,
        ),
      ).toEqual([{ count: 40 }])
  })
})
