/** Many shops on one server: whether a large one holds up the small ones, and what they take. */
import { setTimeout as wait } from 'node:timers/promises'
import { Client } from 'pg'
import { openDatabase } from '../../server/src/database/database.ts'
import { openSealer } from '../../server/src/database/master-key.ts'
import { savingShop, sealingSecret } from '../../server/src/shops/queries.ts'
import { MASTER_KEY } from '../support/master-key.ts'
import { against, figureOf, type Bench } from './figures.ts'
import { startPostgres, type Postgres } from './postgres.ts'
import type { Child } from './processes/child.ts'
import { startServer, startWechat } from './processes/programs.ts'
import { queueSql } from './seed.ts'

const LATENCY_MS = 60
const SERVERS = 3
const SMALL_SHOPS = 1_000
const ORDERS_EACH = 10
const BIG_ORDERS = 10_000
const REPEATS = 1
const MANY_SHOPS = 10_000

/** Shops that have looked around when memory is measured: more than a server keeps ready, 500. */
const VISITED = 600

/** Shipments are due a little after they are stored: all at once, whatever storing takes. */
const LEAD_MS = 5_000

/** Shops that are stored in one commit. */
const AT_ONCE = 100

const appidOf = (number: number) => `wx${String(number).padStart(16, '0')}`
const BIG = appidOf(0)
const SMALL = Array.from({ length: SMALL_SHOPS }, (_, at) => appidOf(at + 1))

async function makeShops(database_url: string, appids: readonly string[]): Promise<void> {
  const database = await openDatabase(database_url)
  const sealer = await openSealer(
    database,
    { database_url, master_key: MASTER_KEY },
    { warn: () => {} },
  )
  const statementsOf = (appid: string) => {
    const scope = { database, sealer, appid }
    const secret = sealingSecret(scope, 'shop_secret', 'bench-secret')
    return [...savingShop(scope, { name: appid }, Date.now()), secret]
  }
  for (let from = 0; from < appids.length; from += AT_ONCE)
    await database.unit(appids.slice(from, from + AT_ONCE).flatMap(statementsOf))
  await database.close()
}

interface Rows {
  open: number
  p50: number
  p99: number
}

let runs = 0

/** Ships ten orders of each small shop, beside a large one or alone. @returns milliseconds from when they were due */
async function shipSmall(database: Client, beside: boolean): Promise<Rows & { big: number }> {
  const run = (runs += 1)
  const due_at = Date.now() + LEAD_MS
  const ids = (count: number, kind: number) =>
    Array.from(
      { length: count },
      (_, n) => `4200${kind}${String(run * 1_000_000 + n).padStart(23, '0')}`,
    )
  if (beside)
    await database.query(queueSql(ids(BIG_ORDERS, 1), `big${run}`, { due_at, shops: [BIG] }))
  await database.query(
    queueSql(ids(SMALL_SHOPS * ORDERS_EACH, 2), `small${run}`, { due_at, shops: SMALL }),
  )
  const asked = `select count(*) filter (where state <> 'shipped')::int as open,
    percentile_cont(0.5) within group (order by updated_at - accepted_at)::float as p50,
    percentile_cont(0.99) within group (order by updated_at - accepted_at)::float as p99
    from shipments where id like $1`
  for (;;) {
    const { rows } = await database.query<Rows>(asked, [`small${run}-%`])
    const [row] = rows
    if (row?.open === 0) {
      const big = await database.query<{ count: number }>(
        `select count(*)::int as count from shipments where id like $1 and state = 'shipped'`,
        [`big${run}-%`],
      )
      return { ...row, big: big.rows[0]?.count ?? 0 }
    }
    await wait(500)
  }
}

/** Waits until nothing of the large shop is left, so that the next turn is measured alone. */
async function drain(database: Client): Promise<void> {
  await database.query(
    `delete from shipments where appid = $1 and state = 'queued' and lease is null`,
    [BIG],
  )
  for (;;) {
    const { rows } = await database.query(
      `select 1 from shipments where appid = $1 and state <> 'shipped' limit 1`,
      [BIG],
    )
    if (rows.length === 0) return
    await wait(200)
  }
}

async function fairShare(postgres: Postgres, wechat: Child, say: (line: string) => void) {
  say(`shops: making ${SMALL_SHOPS + 1} of them …`)
  const database_url = await postgres.create('shops')
  await makeShops(database_url, [BIG, ...SMALL])
  const servers: Child[] = []
  for (let at = 0; at < SERVERS; at += 1) servers.push(await startServer({ wechat, database_url }))
  const database = new Client({ connectionString: database_url })
  await database.connect()
  const alone: Rows[] = []
  const beside: (Rows & { big: number })[] = []
  // The first time each shop gets its token, and is not counted.
  for (let repeat = -1; repeat < REPEATS; repeat += 1) {
    say(`shops: ${SMALL_SHOPS} small ones alone, then beside one with ${BIG_ORDERS} shipments …`)
    const one = await shipSmall(database, false)
    const other = repeat < 0 ? null : await shipSmall(database, true)
    for (const [how, row] of [
      ['alone', one],
      ['beside', other],
    ] as const)
      if (row) say(`shops: ${how}, p50 ${Math.round(row.p50)} ms, p99 ${Math.round(row.p99)} ms`)
    await drain(database)
    if (!other) continue
    alone.push(one)
    beside.push(other)
  }
  await database.end()
  await Promise.all(servers.map((server) => server.stop()))
  const figure = (what: string, of: 'p50' | 'p99', bar?: { at_most: number }) => {
    const values = beside.map((row) => row[of])
    return against(
      figureOf(what, 'ms', values),
      values,
      { what: 'without it', values: alone.map((row) => row[of]) },
      bar,
    )
  }
  return [
    figure('a small shop’s shipment beside a large shop, median', 'p50'),
    figure('a small shop’s shipment beside a large shop, p99', 'p99', { at_most: 2 }),
    figureOf(
      'the large shop’s shipments by the end of the small ones',
      'orders',
      beside.map(({ big }) => big),
    ),
  ]
}

async function memory(postgres: Postgres, wechat: Child, say: (line: string) => void) {
  const sizes = [0, MANY_SHOPS]
  const taken: number[] = []
  for (const size of sizes) {
    say(`shops: memory of a server with ${size} further shops …`)
    const database_url = await postgres.create(`memory${size}`)
    await makeShops(
      database_url,
      Array.from({ length: size }, (_, at) => appidOf(at + 1)),
    )
    const server = await startServer({ wechat, database_url })
    const database = new Client({ connectionString: database_url })
    await database.connect()
    // A shop has a token once it has looked around.
    for (;;) {
      const { rows } = await database.query<{ visited: number }>(
        `select count(distinct appid)::int as visited from settings where name = 'access_token'`,
      )
      if ((rows[0]?.visited ?? 0) >= Math.min(size, VISITED)) break
      await wait(1_000)
    }
    await wait(5_000)
    taken.push((await server.probe()).memory / 2 ** 20)
    await database.end()
    await server.stop()
  }
  const [none = 0, many = 0] = taken
  return against(
    figureOf(`memory with ${MANY_SHOPS} shops, ${VISITED} of them visited`, 'MB', [many]),
    [many],
    {
      what: 'one shop',
      values: [none],
    },
  )
}

export const benchShops: Bench = async (say) => {
  const postgres = await startPostgres()
  const wechat = await startWechat({ latency: LATENCY_MS })
  const fair = await fairShare(postgres, wechat, say)
  const taken = await memory(postgres, wechat, say)
  await wechat.stop()
  await postgres.stop()
  return [...fair, taken]
}
