import { Client } from 'pg'
import { setTimeout as wait } from 'node:timers/promises'
import { against, figureOf, median, type Bench, type Figure } from './figures.ts'
import { load, ratesOf, targetOf, type Load } from './load.ts'
import { withFolder } from './place.ts'
import { startPostgres, type Postgres } from './postgres.ts'
import type { Child } from './processes/child.ts'
import { startServer, startWechat } from './processes/programs.ts'
import { sealedPushes, type Pushes } from './push.ts'
import { queueSql } from './seed.ts'

const REPEATS = 3
const LATENCY_MS = 60
/** Shipments for each server, enough for some seconds. */
const ORDERS = 400
const NEAR_ORDERS = 600

/** So many servers on a database of their own. */
interface Fleet {
  servers: Child[]
  database: Client
}

async function openFleet(postgres: Postgres, wechat: Child, size: number): Promise<Fleet> {
  const database_url = await postgres.create(`fleet${(opened += 1)}`)
  const servers: Child[] = []
  for (let server = 0; server < size; server += 1)
    servers.push(await startServer({ wechat, database_url }))
  const database = new Client({ connectionString: database_url })
  await database.connect()
  return { servers, database }
}
let opened = 0

async function closeFleet({ servers, database }: Fleet): Promise<void> {
  await database.end()
  await Promise.all(servers.map((server) => server.stop()))
}

/** @returns orders a second, by the rows' own times */
async function ship({ database }: Fleet, count: number): Promise<number> {
  const run = `run${(runs += 1)}`
  const ids = Array.from(
    { length: count },
    (_, n) => `42000040${String(runs * 100_000 + n).padStart(20, '0')}`,
  )
  await database.query(queueSql(ids, run))
  const asked = `select count(*) filter (where state <> 'shipped')::int as open,
    max(updated_at) as ended from shipments where id like $1`
  for (;;) {
    const { rows } = await database.query<{ open: number; ended: string }>(asked, [`${run}-%`])
    const [row] = rows
    if (row?.open === 0) {
      const first = await database.query<{ at: string }>(
        'select min(upload_time) as at from shipments where id like $1',
        [`${run}-%`],
      )
      return count / ((Number(row.ended) - Date.parse(first.rows[0]?.at ?? '')) / 1000)
    }
    await wait(100)
  }
}
let runs = 0

/** Pushes to all servers of a fleet at once. @returns pushes a second, and the median server's times */
async function push({ servers }: Fleet, pushes: Pushes): Promise<Load> {
  pushes.ahead(30_000)
  const next = pushes.reader('unread')
  const targets = servers.map((server) => targetOf('the server', server, next))
  const loads = await Promise.all(
    targets.map((target) =>
      load(target, { at_once: Math.ceil(64 / servers.length), duration: 2000 }),
    ),
  )
  await Promise.all(targets.map(({ pool }) => pool.close()))
  return {
    rate: loads.reduce((sum, { rate }) => sum + rate, 0),
    p50: median(loads.map(({ p50 }) => p50)),
    p99: Math.max(...loads.map(({ p99 }) => p99)),
    cpu: median(loads.map(({ cpu }) => cpu)),
  }
}

/** Each fleet in turn, over and over, the others kept off the processors; the first time is to warm up. */
async function inTurns(
  fleets: readonly Fleet[],
  measure: (fleet: Fleet, at: number, repeat: number) => Promise<void>,
): Promise<void> {
  const all = fleets.flatMap(({ servers }) => servers)
  for (const server of all) server.pause()
  for (let repeat = -1; repeat < REPEATS; repeat += 1)
    for (const [at, fleet] of fleets.entries()) {
      for (const server of fleet.servers) server.resume()
      await measure(fleet, at, repeat)
      for (const server of fleet.servers) server.pause()
    }
}

export const benchGrowth: Bench = (say) =>
  withFolder(async () => {
    const postgres = await startPostgres()
    const far = await startWechat({ latency: LATENCY_MS })
    const near = await startWechat()
    const sizes = [1, 2, 3] as const
    const figures: Figure[] = []
    const add = (what: (servers: string) => string, unit: string, rates: number[][]) =>
      sizes.forEach((size, at) => {
        const values = rates[at] ?? []
        const figure = figureOf(what(size === 1 ? '1 server' : `${size} servers`), unit, values)
        figures.push(
          at === 0 ? figure : against(figure, values, { what: '1 server', values: rates[0] ?? [] }),
        )
      })

    for (const [wechat, orders, where] of [
      [far, ORDERS, `a WeChat that takes ${LATENCY_MS} ms`],
      [near, NEAR_ORDERS, 'a WeChat that takes no time'],
    ] as const) {
      say(`growth: shipping by 1, 2 and 3 servers in turns, ${where} …`)
      const rates: number[][] = [[], [], []]
      const fleets = await Promise.all(sizes.map((size) => openFleet(postgres, wechat, size)))
      await inTurns(fleets, async (fleet, at, repeat) => {
        const rate = await ship(fleet, wechat === far ? orders * fleet.servers.length : orders)
        if (repeat >= 0) rates[at]?.push(rate)
      })
      await Promise.all(fleets.map(closeFleet))
      add((servers) => `shipping, ${where}, ${servers}`, 'orders/s', rates)
    }

    say('growth: pushes to 1, 2 and 3 servers in turns …')
    const pushes = sealedPushes()
    const fleets = await Promise.all(sizes.map((size) => openFleet(postgres, far, size)))
    const loads: Load[][] = [[], [], []]
    await inTurns(fleets, async (fleet, at, repeat) => {
      const one = await push(fleet, pushes)
      if (repeat >= 0) loads[at]?.push(one)
    })
    await Promise.all(fleets.map(closeFleet))
    add((servers) => `push intake, ${servers}`, 'pushes/s', loads.map(ratesOf))
    await Promise.all([far.stop(), near.stop()])
    await postgres.stop()
    return figures
  })
