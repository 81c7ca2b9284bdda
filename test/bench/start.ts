import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as wait } from 'node:timers/promises'
import { Pool } from 'undici'
import { BUYER_ROUTES } from '@fahuo/contract'
import { against, figureOf, type Bench, type Figure } from './figures.ts'
import { load, targetOf } from './load.ts'
import { withFolder } from './place.ts'
import type { Child } from './processes/child.ts'
import { buyersOf, openid } from './processes/orders.ts'
import { startBare, startServer, startWechat } from './processes/programs.ts'
import { seedOrders } from './seed.ts'

const REPEATS = 5
const MANY = 1_000_000
const SYNCED = 100_000
const MB = 1024 * 1024

/** Milliseconds from the start of a process to its first good answer. */
async function startTime(start: () => Promise<Child>): Promise<number> {
  const started = performance.now()
  const child = await start()
  const took = performance.now() - started
  await child.stop()
  return took
}

async function startUp(folder: string, say: (line: string) => void): Promise<Figure[]> {
  const full = await seedOrders(MANY, say)
  say('start: empty, with 1,000,000 orders and bare Koa in turns …')
  const wechat = await startWechat()
  const times = { bare: [] as number[], empty: [] as number[], full: [] as number[] }
  for (let repeat = 0; repeat < REPEATS; repeat += 1) {
    times.bare.push(await startTime(() => startBare('bare-koa')))
    const fresh = join(folder, `empty-${repeat}.db`)
    times.empty.push(await startTime(() => startServer({ wechat, database_url: fresh })))
    times.full.push(await startTime(() => startServer({ wechat, database_url: full })))
  }
  await wechat.stop()
  const baseline = { what: 'a bare Koa process', values: times.bare }
  const one = (what: string, values: number[]) =>
    against(figureOf(what, 'ms', values), values, baseline)
  return [
    figureOf('start-up of a bare Koa process', 'ms', times.bare),
    one('start-up to ready, no database yet', times.empty),
    one('start-up to ready, 1,000,000 orders', times.full),
  ]
}

/** The most that a process holds while something goes on. */
async function mostMemory(child: Child, meanwhile: Promise<unknown>): Promise<number> {
  const over = new AbortController()
  const done = meanwhile.finally(() => over.abort())
  let most = 0
  while (!over.signal.aborted) {
    most = Math.max(most, (await child.probe()).memory)
    await wait(100)
  }
  await done
  return most
}

async function memory(say: (line: string) => void): Promise<Figure[]> {
  say('start: memory at rest and under load …')
  const wechat = await startWechat({ buyers: buyersOf(MANY) })
  const server = await startServer({ wechat, database_url: await seedOrders(MANY, say) })
  const bare = await startBare('bare-koa')
  await wait(3000)
  const rest = [await server.probe(), await bare.probe()].map((probe) => probe.memory / MB)
  const headers: Record<string, string>[] = []
  for (let buyer = 0; buyer < 200; buyer += 1) {
    const answer = await fetch(server.url + BUYER_ROUTES.session, {
      method: 'POST',
      body: JSON.stringify({ code: openid(buyer) }),
    })
    const { token } = (await answer.json()) as { token: string }
    headers.push({ authorization: `Bearer ${token}` })
  }
  let asked = 0
  const lists = targetOf('the list', server, () => ({
    method: 'GET',
    path: BUYER_ROUTES.orders,
    headers: headers[(asked += 1) % headers.length] ?? {},
  }))
  const plain = targetOf('bare Koa', bare, () => ({ method: 'GET', path: '/' }))
  const most = [
    await mostMemory(server, load(lists, { duration: 6000 })),
    await mostMemory(bare, load(plain, { duration: 3000 })),
  ].map((bytes) => bytes / MB)
  await Promise.all([lists.pool.close(), plain.pool.close()])
  await Promise.all([server, bare, wechat].map((child) => child.stop()))
  const pair = (what: string, [value = 0, base = 0]: number[]) =>
    against(figureOf(what, 'MB', [value]), [value], { what: 'a bare Koa process', values: [base] })
  return [
    pair('memory at rest, 1,000,000 orders', rest),
    pair('memory under load (the most, 64 at once asking for lists)', most),
  ]
}

/** Reads the same pages and keeps nothing. @returns orders a second */
async function readAll(wechat: Child): Promise<number> {
  const pool = new Pool(wechat.url, { connections: 1 })
  const now = Math.floor(Date.now() / 1000)
  const started = performance.now()
  let read = 0
  let last_index: string | undefined
  do {
    const answer = await pool.request({
      method: 'POST',
      path: '/wxa/sec/order/get_order_list',
      body: JSON.stringify({
        pay_time_range: { begin_time: now - 30 * 86_400, end_time: now },
        page_size: 100,
        last_index,
      }),
    })
    const page = (await answer.body.json()) as {
      has_more: boolean
      last_index: string
      order_list: object[]
    }
    read += page.order_list.length
    last_index = page.has_more ? page.last_index : undefined
  } while (last_index !== undefined)
  await pool.close()
  return (read / (performance.now() - started)) * 1000
}

/** Starts a server on an empty local copy and waits until it has read all orders. @returns orders a second */
async function sync(wechat: Child, file: string): Promise<number> {
  const server = await startServer({ wechat, database_url: file })
  const started = performance.now()
  const copy = new DatabaseSync(file, { readOnly: true })
  const count = copy.prepare('select count(*) as count from orders')
  const already = Number(count.get()?.['count'])
  while (count.get()?.['count'] !== SYNCED) await wait(100)
  const seconds = (performance.now() - started) / 1000
  copy.close()
  await server.stop()
  return (SYNCED - already) / seconds
}

async function syncs(folder: string, say: (line: string) => void): Promise<Figure[]> {
  say(`start: a sync of ${SYNCED.toLocaleString('en')} orders …`)
  const wechat = await startWechat({ listed: SYNCED })
  const rates = { bare: [] as number[], server: [] as number[] }
  for (let repeat = 0; repeat < 3; repeat += 1) {
    rates.bare.push(await readAll(wechat))
    rates.server.push(await sync(wechat, join(folder, `sync-${repeat}.db`)))
  }
  await wechat.stop()
  const what = 'a sync of 100,000 orders into the local copy'
  return [
    against(figureOf(what, 'orders/s', rates.server), rates.server, {
      what: 'a bare loop that reads the pages and keeps nothing',
      values: rates.bare,
    }),
  ]
}

export const benchStart: Bench = (say) =>
  withFolder(async (folder) => [
    ...(await startUp(folder, say)),
    ...(await memory(say)),
    ...(await syncs(folder, say)),
  ])
