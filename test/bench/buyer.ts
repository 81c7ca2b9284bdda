import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { BUYER_ROUTES } from '@fahuo/contract'
import { against, figureOf, type Bench, type Figure } from './figures.ts'
import { inTurns, loadAgainst, loadFigure, targetOf, type Load, type Question } from './load.ts'
import { withFolder } from './place.ts'
import type { Child } from './processes/child.ts'
import { buyersOf, openid, openidOf, transactionId } from './processes/orders.ts'
import { startBare, startServer, startWechat } from './processes/programs.ts'
import { seedOrders } from './seed.ts'

const SIZES = [10_000, 100_000, 1_000_000] as const
type Size = (typeof SIZES)[number]

/** Buyers that are logged in, drawn from all. */
const LOGGED_IN = 300

/** The figures of one server at one size. */
interface Shop {
  size: Size
  server: Child
  list: () => Question
  lookup: () => Question
  stop: () => Promise<void>
}

const random = (below: number) => Math.floor(Math.random() * below)

async function openShop(size: Size, say: (line: string) => void): Promise<Shop> {
  const buyers = buyersOf(size)
  const wechat = await startWechat({ buyers })
  const server = await startServer({ wechat, database_url: await seedOrders(size, say) })
  const tokens = new Map<string, string>()
  for (let login = 0; login < LOGGED_IN; login += 1) {
    // An order's buyer, so that a lookup can be asked with the same session.
    const code = login < LOGGED_IN / 2 ? openid(random(buyers)) : openidOf(random(size), buyers)
    const answer = await fetch(server.url + BUYER_ROUTES.session, {
      method: 'POST',
      body: JSON.stringify({ code }),
    })
    tokens.set(code, ((await answer.json()) as { token: string }).token)
  }
  const sessions = [...tokens.values()]
  const orders = ordersOf(tokens, size)
  const headers = (token: string) => ({ authorization: `Bearer ${token}` })
  return {
    size,
    server,
    list: () => ({
      method: 'GET',
      path: BUYER_ROUTES.orders,
      headers: headers(sessions[random(sessions.length)] ?? ''),
    }),
    lookup() {
      const order = orders[random(orders.length)]!
      return {
        method: 'GET',
        path: `${BUYER_ROUTES.lookup}?transaction_id=${order.transaction_id}`,
        headers: headers(order.token),
      }
    },
    stop: async () => {
      await Promise.all([server.stop(), wechat.stop()])
    },
  }
}

/** All orders of those who are logged in. */
function ordersOf(tokens: Map<string, string>, size: Size) {
  const buyers = buyersOf(size)
  const orders: { transaction_id: string; token: string }[] = []
  for (let n = 0; n < size; n += 1) {
    const token = tokens.get(openidOf(n, buyers))
    if (token !== undefined) orders.push({ transaction_id: transactionId(n), token })
  }
  return orders
}

/** A bare Koa route that answers what the server answered. */
async function bareTwin(folder: string, server: Child, question: Question): Promise<Child> {
  const answer = await fetch(server.url + question.path, { headers: question.headers ?? {} })
  if (answer.status !== 200) throw new Error(`${question.path} answered ${answer.status}`)
  const file = join(folder, `${question.path.replaceAll(/\W/g, '-')}.json`)
  await writeFile(file, await answer.text())
  return startBare('bare-koa', { BENCH_BYTES: file })
}

export const benchBuyer: Bench = (say) =>
  withFolder(async (folder) => {
    const shops: Shop[] = []
    for (const size of SIZES) {
      say(`buyer: a mirror of ${size.toLocaleString('en')} orders …`)
      shops.push(await openShop(size, say))
    }
    const [first] = shops as [Shop]
    const figures: Figure[] = []
    for (const door of ['list', 'lookup'] as const) {
      say(`buyer: ${door}, all sizes and bare Koa in turns …`)
      const bare = await bareTwin(folder, first.server, first[door]())
      const targets = Object.fromEntries(
        shops.map((shop) => [shop.size, targetOf(door, shop.server, shop[door])]),
      )
      const loads = (await inTurns(
        { bare: targetOf('bare Koa', bare, () => ({ method: 'GET', path: '/' })), ...targets },
        { at_once: 32, duration: 1500 },
      )) as Record<Size | 'bare', Load[]>
      await bare.stop()
      const baseline = { what: 'a bare Koa route, the same bytes', loads: loads.bare }
      figures.push(
        loadFigure(`a bare Koa route with the bytes of ${words[door]}`, 'requests/s', loads.bare),
        ...SIZES.map((size) =>
          loadAgainst(
            `${words[door]}, ${size.toLocaleString('en')} orders`,
            'requests/s',
            loads[size],
            baseline,
            { at_least: 0.5 },
          ),
        ),
        slowness(words[door], loads),
      )
    }
    await Promise.all(shops.map((shop) => shop.stop()))
    return figures
  })

const words = { list: "a buyer's list of 20", lookup: 'a lookup, which asks WeChat' }

/** How much slower the slowest answers are with a hundred times the orders. */
function slowness(what: string, loads: Record<Size, Load[]>): Figure {
  const p99s = (size: Size) => loads[size].map(({ p99 }) => p99)
  const large = p99s(1_000_000)
  return against(
    figureOf(`p99 of ${what}, 1,000,000 orders`, 'ms', large),
    large,
    { what: 'p99 with 10,000 orders', values: p99s(10_000) },
    { at_most: 1.5 },
  )
}
