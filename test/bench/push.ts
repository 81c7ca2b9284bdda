import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { sealPush } from '@fahuo/wechat'
import type { Bench, Figure } from './figures.ts'
import {
  inTurns,
  load,
  loadAgainst,
  loadFigure,
  targetOf,
  type Load,
  type Question,
} from './load.ts'
import { withFolder } from './place.ts'
import { startPostgres } from './postgres.ts'
import type { Child } from './processes/child.ts'
import { startBare, startServer, startWechat } from './processes/programs.ts'
import { settings } from './processes/settings.ts'

/** Pushes that are sealed in advance, each different from all others. */
export interface Pushes {
  /** Makes sure that this many are there beyond the furthest reader. */
  ahead: (count: number) => void
  /** A reader of its own: every database gets each push once. `unread` begins where nobody has been. */
  reader: (from?: 'start' | 'unread') => () => Question
}

export function sealedPushes(): Pushes {
  const sealed: Question[] = []
  let furthest = 0
  const seal = (): Question => {
    const id = `42000029${String(sealed.length).padStart(20, '0')}`
    const { query, body } = sealPush(
      {
        ToUserName: 'gh_bench',
        FromUserName: 'oSYSTEM',
        CreateTime: 1_795_000_000,
        MsgType: 'event',
        Event: 'trade_manage_order_settlement',
        transaction_id: id,
        merchant_id: '1900000109',
        sub_merchant_id: '',
        merchant_trade_no: `F${id}`,
        pay_time: 1_794_000_000,
        shipped_time: 1_794_100_000,
        estimated_settlement_time: 1_794_964_000,
      },
      {
        appid: settings.WECHAT_APPID,
        token: settings.WECHAT_PUSH_TOKEN,
        encoding_aes_key: settings.WECHAT_PUSH_AES_KEY,
        format: 'json',
        timestamp: String(Math.floor(Date.now() / 1000)),
        nonce: String(sealed.length),
      },
    )
    return {
      method: 'POST',
      path: `/wechat/push?${new URLSearchParams(query)}`,
      headers: { 'content-type': 'application/json' },
      body,
    }
  }
  return {
    ahead(count) {
      while (sealed.length < furthest + count) sealed.push(seal())
    },
    reader(from = 'start') {
      let at = from === 'start' ? 0 : furthest
      return () => {
        const push = sealed[at] ?? seal()
        if (at === sealed.length) sealed.push(push)
        at += 1
        furthest = Math.max(furthest, at)
        return push
      }
    },
  }
}

/** What the real one takes; the worker that applies what pushes tell waits for it meanwhile. */
const LATENCY_MS = 60

/** More than any run takes. */
const AHEAD = 30_000

/** Milliseconds that a common network disk takes for an fsync. */
const SLOW_MS = 4

export const benchPush: Bench = (say) =>
  withFolder(async (folder) => {
    say('push: sealing, starting processes …')
    const pushes = sealedPushes()
    const wechat = await startWechat({ latency: LATENCY_MS })
    const postgres = await startPostgres()
    const server = (name: string, fsync?: number) =>
      startServer({
        wechat,
        database_url: join(folder, `${name}.db`),
        ...(fsync !== undefined && { fsync }),
      })
    const on = (name: string, child: Child) => targetOf(name, child, pushes.reader())
    const before = () => pushes.ahead(AHEAD)
    const figures: Figure[] = []

    const http = await startBare('bare-http')
    const none = await startBare('bare-push')
    const sqlite = await server('sqlite')
    const pg = await startServer({ wechat, database_url: await postgres.create('push') })
    say('push: bare node:http, without storage, SQLite, PostgreSQL, in turns …')
    const fast = await inTurns(
      {
        http: on('bare node:http', http),
        none: on('the handler without storage', none),
        sqlite: on('the server on SQLite', sqlite),
        pg: on('the server on PostgreSQL', pg),
      },
      { duration: 2000, before },
    )
    await Promise.all([http, sqlite, pg].map((child) => child.stop()))
    const bar = { at_least: 0.85 }
    const withoutStorage = { what: 'the same handler without storage', loads: fast.none }
    const bareHttp = { what: 'bare node:http', loads: fast.http }
    figures.push(
      loadFigure('bare node:http', 'pushes/s', fast.http),
      loadFigure('the handler without storage', 'pushes/s', fast.none),
      loadAgainst('SQLite', 'pushes/s', fast.sqlite, withoutStorage, bar),
      loadAgainst('SQLite', 'pushes/s', fast.sqlite, bareHttp),
      loadAgainst('PostgreSQL', 'pushes/s', fast.pg, withoutStorage, bar),
      loadAgainst('PostgreSQL', 'pushes/s', fast.pg, bareHttp),
    )

    say(`push: the same with ${SLOW_MS} ms more an fsync …`)
    const slowSqlite = await server('slow', SLOW_MS)
    // The first of many that commit together sleeps, the others wait for it: as with a slow fsync.
    await postgres.run('alter system set commit_siblings = 0')
    await postgres.run(`alter system set commit_delay = ${SLOW_MS * 1000}`)
    await postgres.run('select pg_reload_conf()')
    const slowPg = await startServer({ wechat, database_url: await postgres.create('slow') })
    const slow = await inTurns(
      {
        none: on('the handler without storage', none),
        sqlite: on('the server on SQLite', slowSqlite),
        pg: on('the server on PostgreSQL', slowPg),
      },
      { duration: 2000, before },
    )
    const base = { what: 'the same handler without storage', loads: slow.none }
    figures.push(
      loadAgainst(`SQLite, ${SLOW_MS} ms more an fsync`, 'pushes/s', slow.sqlite, base),
      loadAgainst(`PostgreSQL, ${SLOW_MS} ms more an fsync`, 'pushes/s', slow.pg, base),
    )

    say('push: what others feel meanwhile …')
    figures.push(
      loadFigure(
        `another route meanwhile (/healthz), SQLite, ${SLOW_MS} ms more an fsync`,
        'requests/s',
        await besides(slowSqlite, pushes),
      ),
      loadFigure(
        `another route meanwhile (/healthz), PostgreSQL, ${SLOW_MS} ms more an fsync`,
        'requests/s',
        await besides(slowPg, pushes),
      ),
    )
    await Promise.all([none, slowSqlite, slowPg, wechat].map((child) => child.stop()))
    await postgres.stop()
    return figures
  })

/** One after the other, asks for something that needs no storage, while 16 pushes are under way. */
async function besides(child: Child, pushes: Pushes): Promise<Load[]> {
  const health = targetOf('/healthz', child, () => ({ method: 'GET', path: '/healthz' }))
  const intake = targetOf('pushes', child, pushes.reader('unread'))
  const loads: Load[] = []
  for (let repeat = 0; repeat < 3; repeat += 1) {
    pushes.ahead(AHEAD)
    const [one] = await Promise.all([
      load(health, { at_once: 1, duration: 1500 }),
      load(intake, { at_once: 16, duration: 1500 }),
    ])
    // Its processor time is the pushes'.
    loads.push({ ...one, cpu: Number.NaN })
    await wait(50)
  }
  await Promise.all([health.pool.close(), intake.pool.close()])
  return loads
}
