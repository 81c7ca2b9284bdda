import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as wait } from 'node:timers/promises'
import { Pool } from 'undici'
import { against, figureOf, median, type Bench, type Figure } from './figures.ts'
import { withFolder } from './place.ts'
import type { Child } from './processes/child.ts'
import { startEmulator, startServer, startWechat } from './processes/programs.ts'
import { settings } from './processes/settings.ts'
import { contentOf, queueSql, seedShipped } from './seed.ts'

/** As many as the outbox works on. */
const AT_ONCE = 32
const ORDERS = 10_000
const REPEATS = 3

/** The real one's, and orders enough to see it. */
const LATENCY_MS = 60
const FEW = 1_000

/** Transaction numbers that nobody has used. */
function numbers(count: number): string[] {
  return Array.from({ length: count }, () => `42000030${String((used += 1)).padStart(20, '0')}`)
}
let used = 0

/** Seconds after which what is shipped is counted, done or not. */
const PATIENCE_SECONDS = 20

/** Does something for each, so many at once. @returns how many a second */
async function forEach(
  ids: readonly string[],
  work: (id: string) => Promise<void>,
): Promise<number> {
  const queue = ids.values()
  const started = performance.now()
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (const id of queue) await work(id)
    }),
  )
  return (ids.length / (performance.now() - started)) * 1000
}

/** WeChat as somebody asks it who keeps nothing. */
async function bareCaller(wechat: Child) {
  const pool = new Pool(wechat.url, { connections: 64 })
  const post = async (path: string, body: object): Promise<Record<string, unknown>> => {
    const answer = await pool.request({
      method: 'POST',
      path,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    const said = (await answer.body.json()) as Record<string, unknown>
    if (answer.statusCode !== 200 || Number(said['errcode'] ?? 0) !== 0)
      throw new Error(`${path.split('?')[0]} answered ${JSON.stringify(said)}`)
    return said
  }
  const { access_token } = await post('/cgi-bin/stable_token', {
    grant_type: 'client_credential',
    appid: settings.WECHAT_APPID,
    secret: settings.WECHAT_SECRET,
  })
  const call = (path: string, body: object) =>
    post(`/wxa/sec/order/${path}?access_token=${String(access_token)}`, body)
  return {
    getOrder: (transaction_id: string) => call('get_order', { transaction_id }),
    upload: (transaction_id: string, openid: string) =>
      call('upload_shipping_info', {
        ...contentOf(transaction_id),
        upload_time: new Date().toISOString(),
        payer: { openid },
      }),
    /** A payment two months old: no sync looks for it. */
    pay: (transaction_id: string) =>
      post('/_emulator/orders', {
        transaction_id,
        openid: payer(transaction_id),
        pay_time: Math.floor(Date.now() / 1000) - 60 * 86_400,
      }),
    close: () => pool.close(),
  }
}
type Caller = Awaited<ReturnType<typeof bareCaller>>

const payer = (transaction_id: string) => `o${transaction_id.slice(-8)}`

/** Puts shipments into the outbox and waits for them. @returns how many a second, by the rows' own times */
async function throughOutbox(file: string, ids: readonly string[]): Promise<number> {
  const database = new DatabaseSync(file)
  database.exec('pragma busy_timeout = 10000')
  const run = `run${ids[0]?.slice(-8)}`
  database.exec(queueSql(ids, run))
  const counted = database.prepare(
    `select sum(state = 'shipped') as shipped, max(updated_at) as ended
      from shipments where id >= ? and id < ?`,
  )
  const began = Date.now()
  let times = counted.get(run, `${run}~`)
  while (times?.['shipped'] !== ids.length && Date.now() - began < PATIENCE_SECONDS * 1000) {
    await wait(100)
    times = counted.get(run, `${run}~`)
  }
  // The first answer to an upload: two calls after the outbox began, of thousands.
  const first = database
    .prepare('select min(at) as at from attempts where shipment_id >= ? and shipment_id < ?')
    .get(run, `${run}~`)
  // What was not done in time must not be in the way of the next repeat.
  database.exec(`delete from shipments where state = 'queued'`)
  database.close()
  const seconds = (Number(times?.['ended']) - Number(first?.['at'])) / 1000
  return Number(times?.['shipped']) / seconds
}

/** One way to ship, and what it did. */
interface Way {
  /** Who works; kept off the processors while others do. */
  server?: Child
  ship: (ids: readonly string[]) => Promise<number>
  rates: number[]
}

async function shipInTurns(
  ways: Way[],
  count: number,
  prepare: (ids: string[]) => Promise<unknown>,
) {
  for (const { server } of ways) server?.pause()
  for (let repeat = -1; repeat < REPEATS; repeat += 1)
    for (const way of ways) {
      const ids = numbers(repeat < 0 ? Math.min(500, count) : count)
      await prepare(ids)
      way.server?.resume()
      const rate = await way.ship(ids)
      way.server?.pause()
      if (repeat >= 0) way.rates.push(rate)
    }
}

const uploadsOnly = (caller: Caller): Way => ({
  rates: [],
  ship: (ids) => forEach(ids, async (id) => void (await caller.upload(id, payer(id)))),
})

const sameCalls = (caller: Caller): Way => ({
  rates: [],
  ship: (ids) =>
    forEach(ids, async (id) => {
      await caller.getOrder(id)
      await caller.upload(id, payer(id))
      await caller.getOrder(id)
    }),
})

const outbox = (server: Child, file: string): Way => ({
  server,
  rates: [],
  ship: (ids) => throughOutbox(file, ids),
})

/** Milliseconds that a merchant waits for the 202, one shipment after the other. */
async function acceptTimes(server: Child): Promise<number[]> {
  server.resume()
  const times: number[] = []
  for (const id of numbers(10)) {
    const started = performance.now()
    const answer = await fetch(`${server.url}/api/shipments`, {
      method: 'POST',
      headers: { authorization: `Bearer ${settings.MERCHANT_API_KEYS}` },
      body: JSON.stringify(contentOf(id)),
    })
    if (answer.status !== 202) throw new Error(`a shipment was answered with ${answer.status}`)
    times.push(performance.now() - started)
  }
  server.pause()
  return times
}

export const benchShipping: Bench = (say) =>
  withFolder(async (folder) => {
    const figures: Figure[] = []
    const bar = { at_least: 0.7 }
    const figure = (what: string, way: Way, baseline: string, by: Way, held?: Figure['bar']) =>
      figures.push(
        against(
          figureOf(what, 'orders/s', way.rates),
          way.rates,
          { what: baseline, values: by.rates },
          held,
        ),
      )

    const emulator = await startEmulator()
    const caller = await bareCaller(emulator)
    const empty = join(folder, 'empty.db')
    const full = join(folder, 'full.db')
    await copyFile(await seedShipped(1_000_000, say), full)
    const onEmpty = await startServer({ wechat: emulator, database_url: empty })
    const onFull = await startServer({ wechat: emulator, database_url: full })
    const ways = {
      uploads: uploadsOnly(caller),
      calls: sameCalls(caller),
      empty: outbox(onEmpty, empty),
      full: outbox(onFull, full),
    }
    say(`shipping: ${ORDERS.toLocaleString('en')} orders four ways in turns, to the emulator …`)
    await shipInTurns(Object.values(ways), ORDERS, (ids) =>
      forEach(ids, async (id) => void (await caller.pay(id))),
    )
    say('shipping: accepting, with and without finished shipments …')
    const accepted = await acceptTimes(onEmpty)
    const acceptedFull = await acceptTimes(onFull)
    figures.push(
      against(
        figureOf('a merchant waits for the 202, 1,000,000 finished shipments', 'ms', acceptedFull),
        acceptedFull,
        { what: 'none', values: accepted },
        { at_most: 1.5 },
      ),
    )
    await Promise.all([onEmpty.stop(), onFull.stop(), caller.close()])
    await emulator.stop()
    const blind = 'a bare loop of uploads only'
    const same = 'a bare loop of the same three calls'
    figures.push(figureOf(blind, 'orders/s', ways.uploads.rates))
    figures.push(figureOf(same, 'orders/s', ways.calls.rates))
    figure('the outbox', ways.empty, same, ways.calls, bar)
    figure('the outbox', ways.empty, blind, ways.uploads)
    figure('the outbox with 1,000,000 finished shipments', ways.full, same, ways.calls, bar)
    figure(
      'the outbox with 1,000,000 finished shipments',
      ways.full,
      'the outbox, empty',
      ways.empty,
    )

    say(`shipping: ${FEW} orders to a WeChat that takes ${LATENCY_MS} ms …`)
    const wechat = await startWechat({ latency: LATENCY_MS })
    const far = await bareCaller(wechat)
    const file = join(folder, 'far.db')
    const server = await startServer({ wechat, database_url: file })
    const farWays = { calls: sameCalls(far), outbox: outbox(server, file) }
    await shipInTurns(Object.values(farWays), FEW, () => Promise.resolve())
    figure(
      `the outbox, a WeChat that takes ${LATENCY_MS} ms`,
      farWays.outbox,
      `${same}, ${LATENCY_MS} ms each (median ${Math.round(median(farWays.calls.rates))}/s)`,
      farWays.calls,
      { at_least: 0.95 },
    )
    await Promise.all([server.stop(), far.close()])
    await wechat.stop()
    return figures
  })
