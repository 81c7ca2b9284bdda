// Its index loads a module that its own dependency has lost; the Mini Program's part is whole.
import MiniApp from 'node-easywechat/dist/MiniApp/Application.js'
import { against, figureOf, type Bench, type Figure } from './figures.ts'
import { inTurns, loadAgainst, loadFigure, targetOf, type Question } from './load.ts'
import { withFolder } from './place.ts'
import { join } from 'node:path'
import type { Child } from './processes/child.ts'
import { transactionId } from './processes/orders.ts'
import { startBare, startEmulator, startServer, startWechat } from './processes/programs.ts'
import { settings } from './processes/settings.ts'
import { MemoryCache } from '../support/memory-cache.ts'

const GET_ORDER = '/wxa/sec/order/get_order'
const key = settings.MERCHANT_API_KEYS
const CALLS = 400

/** node-easywechat, as its users set it up. @returns a function that makes one call */
function easywechat(base: Child, secret: string): (transaction_id: string) => Promise<object> {
  const app = new MiniApp({
    app_id: settings.WECHAT_APPID,
    secret,
    use_stable_access_token: true,
    http: { baseURL: base.url },
  })
  app.setCache(new MemoryCache())
  return async (transaction_id) => {
    const answer = await app
      .getClient()
      // Its types leave out the `json` that its documents use.
      .request('post', GET_ORDER, { json: { transaction_id } } as object)
    return answer.toObject<object>() ?? {}
  }
}

/** Milliseconds a call, one after the other. */
async function timeOf(call: () => Promise<object>): Promise<number> {
  const started = performance.now()
  for (let made = 0; made < CALLS; made += 1) {
    const { errcode } = (await call()) as { errcode?: number }
    if (errcode !== 0) throw new Error(`get_order answered ${errcode}`)
  }
  return (performance.now() - started) / CALLS
}

async function hop(folder: string, say: (line: string) => void): Promise<Figure[]> {
  say('proxy: get_order through the server and through a bare hop, in turns …')
  const wechat = await startWechat()
  const server = await startServer({ wechat, database_url: join(folder, 'hop.db') })
  const bare = await startBare('bare-hop', { WECHAT_API_URL: wechat.url })
  let asked = 0
  const next = (): Question => ({
    method: 'POST',
    path: `${GET_ORDER}?access_token=${key}`,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ transaction_id: transactionId((asked += 1)) }),
  })
  const loads = await inTurns(
    { bare: targetOf('the bare hop', bare, next), server: targetOf('the proxy', server, next) },
    { at_once: 32, duration: 2000 },
  )
  await Promise.all([server, bare, wechat].map((child) => child.stop()))
  const what = 'a bare Koa and undici hop'
  return [
    loadFigure(what, 'calls/s', loads.bare),
    loadAgainst(
      'get_order through the server',
      'calls/s',
      loads.server,
      { what, loads: loads.bare },
      { at_least: 0.75 },
    ),
  ]
}

async function sdk(folder: string, say: (line: string) => void): Promise<Figure[]> {
  say('proxy: one call after the other, node-easywechat and ours …')
  const emulator = await startEmulator()
  const server = await startServer({ wechat: emulator, database_url: join(folder, 'sdk.db') })
  const post = async (url: string, body: object): Promise<object> => {
    const answer = await fetch(url, { method: 'POST', body: JSON.stringify(body) })
    return (await answer.json()) as object
  }
  const { transaction_id } = (await post(`${emulator.url}/_emulator/orders`, {})) as {
    transaction_id: string
  }
  const direct = easywechat(emulator, settings.WECHAT_SECRET)
  const through = easywechat(server, key)
  const ways = {
    direct: () => direct(transaction_id),
    through: () => through(transaction_id),
    plain: () => post(`${server.url}${GET_ORDER}?access_token=${key}`, { transaction_id }),
  }
  const times: Record<keyof typeof ways, number[]> = { direct: [], through: [], plain: [] }
  for (let repeat = -1; repeat < 5; repeat += 1)
    for (const way of ['direct', 'through', 'plain'] as const) {
      const time = await timeOf(ways[way])
      if (repeat >= 0) times[way].push(time)
    }
  await Promise.all([server.stop(), emulator.stop()])
  const baseline = { what: 'node-easywechat, straight to the emulator', values: times.direct }
  const one = (what: string, values: number[]) => figureOf(what, 'ms a call', values)
  return [
    one(baseline.what, times.direct),
    against(one('fetch, through the server', times.plain), times.plain, baseline),
    against(one('node-easywechat, through the server', times.through), times.through, baseline),
  ]
}

export const benchProxy: Bench = (say) =>
  withFolder(async (folder) => [...(await hop(folder, say)), ...(await sdk(folder, say))])
