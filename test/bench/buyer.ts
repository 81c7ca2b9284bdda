import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { BUYER_ROUTES } from '@fahuo/contract'
import { against, figureOf, type Bench, type Figure } from './figures.ts'
import { inTurns, loadAgainst, loadFigure, targetOf, type Load, type Question } from './load.ts'
import { withFolder } from './place.ts'
import type { Child } from './processes/child.ts'
import { buyersOf, openid, openidOf, transactionId } from './processes/orders.ts'
import { startBare, startHandWritten, startServer, startWechat } from './processes/programs.ts'
import { seedOrders } from './seed.ts'

const SIZES = [10_000, 100_000, 1_000_000] as const
type Size = (typeof SIZES)[number]

/** Buyers that are logged in, drawn from all. */
const LOGGED_IN = 300

/** Answers that must be equal before anything is measured. */
const COMPARED = 20

/** The figures of one server at one size. */
interface Shop {
  size: Size
  server: Child
  /** The same routes written by hand, on the same file. */
  by_hand: Child
  list: () => Question
  lookup: () => Question
  stop: () => Promise<void>
}

const random = (below: number) => Math.floor(Math.random() * below)

async function openShop(size: Size, say: (line: string) => void): Promise<Shop> {
  const buyers = buyersOf(size)
  const wechat = await startWechat({ buyers })
  const database_url = await seedOrders(size, say)
  const server = await startServer({ wechat, database_url })
  const by_hand = await startHandWritten(wechat, database_url)
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
    by_hand,
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
      await Promise.all([server.stop(), by_hand.stop(), wechat.stop()])
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

async function textOf(child: Child, { path, headers = {} }: Question): Promise<string> {
  const answer = await fetch(child.url + path, { headers })
  if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`)
  return answer.text()
}

/** @throws when the hand-written route answers anything but what the server answers */
async function compareAnswers({ size, server, by_hand }: Shop, next: () => Question) {
  for (let asked = 0; asked < COMPARED; asked += 1) {
    const question = next()
    const [ours, theirs] = [await textOf(server, question), await textOf(by_hand, question)]
    if (ours !== theirs)
      throw new Error(
        `${question.path}, ${size} orders: the server answers ${ours}, the hand-written route ${theirs}`,
      )
  }
}

/** A bare Koa route that answers what the server answered. */
async function bareTwin(folder: string, server: Child, question: Question): Promise<Child> {
  const file = join(folder, `${question.path.replaceAll(/\W/g, '-')}.json`)
  await writeFile(file, await textOf(server, question))
  return startBare('bare-koa', { BENCH_BYTES: file })
}

/** Measures one route: at each size the server right after the hand-written route, and bare Koa. */
async function measureRoute(
  route: 'list' | 'lookup',
  shops: readonly Shop[],
  folder: string,
): Promise<Figure[]> {
  const [first] = shops as [Shop]
  for (const shop of shops) await compareAnswers(shop, shop[route])
  const bare = await bareTwin(folder, first.server, first[route]())
  const targets = Object.fromEntries(
    shops.flatMap((shop) => [
      [`hand ${shop.size}`, targetOf(`${route} by hand`, shop.by_hand, shop[route])],
      [`server ${shop.size}`, targetOf(route, shop.server, shop[route])],
    ]),
  )
  const loads = (await inTurns(
    { bare: targetOf('bare Koa', bare, () => ({ method: 'GET', path: '/' })), ...targets },
    { at_once: 32, duration: 1000, repeats: 7 },
  )) as Record<`${'hand' | 'server'} ${Size}` | 'bare', Load[]>
  await bare.stop()
  const limit = { what: 'a bare Koa route, the same bytes', loads: loads.bare }
  const perSize = SIZES.flatMap((size) => {
    const what = `${words[route]}, ${size.toLocaleString('en')} orders`
    const server = loads[`server ${size}`]
    const by_hand = { what: 'the route written by hand', loads: loads[`hand ${size}`] }
    return [
      loadFigure(`by hand: ${what}`, 'requests/s', by_hand.loads),
      loadAgainst(what, 'requests/s', server, by_hand, { at_least: 0.9 }),
      loadAgainst(what, 'requests/s', server, limit),
    ]
  })
  return [
    loadFigure(`a bare Koa route with the bytes of ${words[route]}`, 'requests/s', loads.bare),
    ...perSize,
    slowness(words[route], loads['server 1000000'], loads['server 10000']),
  ]
}

export const benchBuyer: Bench = (say) =>
  withFolder(async (folder) => {
    const shops: Shop[] = []
    for (const size of SIZES) {
      say(`buyer: a local copy of ${size.toLocaleString('en')} orders …`)
      shops.push(await openShop(size, say))
    }
    const figures: Figure[] = []
    for (const route of ['list', 'lookup'] as const) {
      say(`buyer: ${route}, the server and the hand-written route at all sizes in turns …`)
      figures.push(...(await measureRoute(route, shops, folder)))
    }
    await Promise.all(shops.map((shop) => shop.stop()))
    return figures
  })

const words = { list: "a buyer's list of 20", lookup: 'a lookup, which asks WeChat' }

/** How much slower the slowest answers are with a hundred times the orders. */
function slowness(what: string, large: readonly Load[], small: readonly Load[]): Figure {
  const p99s = (loads: readonly Load[]) => loads.map(({ p99 }) => p99)
  return against(
    figureOf(`p99 of ${what}, 1,000,000 orders`, 'ms', p99s(large)),
    p99s(large),
    { what: 'p99 with 10,000 orders', values: p99s(small) },
    { at_most: 1.5 },
  )
}
