/**
 * Kills servers with SIGKILL while they ship, under faults, and then asks the emulator for the truth:
 * every accepted shipment shipped once, no chance spent, every push there once.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { startEmulator } from '@fahuo/emulator'
import getPort from 'get-port'
import { call, until } from '../support/http.ts'
import { MASTER_KEY } from '../support/master-key.ts'

export interface ChaosOptions {
  kills: number
  orders: number
  /** One server on SQLite, or several on PostgreSQL. */
  servers: number
  database_url: string
  say: (line: string) => void
}

export interface ChaosFigures {
  kills: number
  accepted: number
  shipped: number
  /** Uploads that took effect, beyond one for each payment. */
  double_uploads: number
  chances_spent: number
  lost: number
  settlements: number
  settlements_missing: number
  seconds: number
}

const root = dirname(dirname(import.meta.dirname))
const appid = 'wx00000000000000ab'
const secret = 'chaos-secret-0123456789'
const push = { token: 'chaosToken', encoding_aes_key: 'c'.repeat(43) }
const api_key = 'chaos-api-key-0123456789abcdef'
const UPLOAD = '/wxa/sec/order/upload_shipping_info'
const GET_ORDER = '/wxa/sec/order/get_order'

/** The faults of the run; each is asked for again and again. */
const FAULTS = [
  { path: UPLOAD, effect: 'cut_before', times: 3 },
  { path: UPLOAD, effect: 'cut_after', times: 3 },
  { path: UPLOAD, effect: 'delay', ms: 400, times: 2 },
  { path: UPLOAD, effect: 'errcode', errcode: -1, times: 2 },
  { path: UPLOAD, effect: 'errcode', errcode: 45009, times: 2 },
  { path: UPLOAD, effect: 'errcode', errcode: 40001, times: 1 },
  { path: UPLOAD, effect: 'http', status: 502, times: 1 },
  { path: GET_ORDER, effect: 'cut_after', times: 3 },
  { path: GET_ORDER, effect: 'delay', ms: 400, times: 2 },
  { path: '/push', effect: 'push_twice', times: 3 },
]

interface Server {
  port: number
  process: ChildProcess
}

export async function runChaos(options: ChaosOptions): Promise<ChaosFigures> {
  const started = performance.now()
  const ports = await Promise.all(Array.from({ length: options.servers }, () => getPort()))
  const emulator = await startEmulator({
    appid,
    secret,
    settlement_delay: 0,
    push: { ...push, format: 'json', url: `http://127.0.0.1:${ports[0]}/wechat/push` },
  })
  const control = <Answer>(method: 'GET' | 'POST' | 'DELETE', path: string, body?: object) =>
    call<Answer>(method, `${emulator.url}/_emulator${path}`, { body })

  const startServer = (port: number): Server => {
    const child = spawn(process.execPath, [join(root, 'server/src/main.ts')], {
      cwd: '/',
      env: {
        PATH: process.env['PATH'],
        WECHAT_APPID: appid,
        WECHAT_SECRET: secret,
        WECHAT_API_URL: emulator.url,
        WECHAT_PUSH_TOKEN: push.token,
        WECHAT_PUSH_AES_KEY: push.encoding_aes_key,
        MERCHANT_API_KEYS: api_key,
        DATABASE_URL: options.database_url,
        FAHUO_MASTER_KEY: MASTER_KEY,
        PORT: String(port),
        HOST: '127.0.0.1',
        LOG_LEVEL: 'error',
        WECHAT_TIMEOUT_SECONDS: '0.3',
        UPLOAD_DEADLINE_SECONDS: '1',
      },
      stdio: ['ignore', 'inherit', 'inherit'],
    })
    return { port, process: child }
  }
  const servers = ports.map(startServer)
  const anyServer = () => servers[Math.floor(Math.random() * servers.length)]!
  const alive = (port: number) =>
    until(
      () => fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null),
      (answer) => answer?.ok === true,
      60_000,
    )
  await Promise.all(ports.map(alive))

  const payments: { transaction_id: string; openid: string }[] = []
  for (let made = 0; made < options.orders; made += 1)
    payments.push((await control<(typeof payments)[number]>('POST', '/orders', {})).body)

  /** Posts until a server says that it has the shipment. */
  async function post(transaction_id: string): Promise<void> {
    const body = {
      order_key: { order_number_type: 2, transaction_id },
      logistics_type: 1,
      delivery_mode: 1,
      shipping_list: [
        { tracking_no: `YT${transaction_id}`, express_company: 'YTO', item_desc: 'Tea x1' },
      ],
    }
    for (;;) {
      const url = `http://127.0.0.1:${anyServer().port}/api/shipments`
      const answer = await call('POST', url, { key: api_key, body }).catch(() => null)
      if (answer?.status === 202) return
      await wait(50)
    }
  }

  let accepted = 0
  let kills = 0
  const over = new AbortController()
  const shipping = (async () => {
    const queue = payments.slice()
    const worker = async () => {
      for (let payment = queue.pop(); payment; payment = queue.pop()) {
        await post(payment.transaction_id)
        accepted += 1
        // Spread over the kills, so that each of them meets a server at work.
        while (accepted / options.orders > kills / options.kills) await wait(20)
      }
    }
    await Promise.all(Array.from({ length: 4 }, worker))
  })()
  const faults = (async () => {
    while (!over.signal.aborted) {
      // One at a time: faults that pile up are an outage.
      await control('DELETE', '/faults')
      await control('POST', '/faults', FAULTS[Math.floor(Math.random() * FAULTS.length)])
      await wait(60)
    }
  })()

  while (kills < options.kills) {
    await wait(50 + Math.random() * 400)
    const server = anyServer()
    server.process.kill('SIGKILL')
    await once(server.process, 'exit')
    kills += 1
    if (kills % 10 === 0) options.say(`${kills} kills, ${accepted} of ${options.orders} accepted`)
    server.process = startServer(server.port).process
    // A server that never comes up would not be killed at work.
    await alive(server.port)
  }
  await shipping
  over.abort()
  await faults
  await control('DELETE', '/faults')
  options.say('all accepted; waiting for the truth …')

  interface Truth {
    order: { order_state: number }
    reshipments_spent: number
    uploads: number
  }
  const truths = () =>
    Promise.all(
      payments.map(
        async ({ transaction_id }) =>
          (await control<Truth>('GET', `/orders/${transaction_id}`)).body,
      ),
    )
  const settled = (all: Truth[]) => all.filter(({ order }) => order.order_state >= 2).length
  const shippedAll = await until(truths, (all) => settled(all) === payments.length, 600_000).catch(
    truths,
  )

  // Every buyer confirms; WeChat settles and pushes.
  for (const { transaction_id, openid } of payments)
    await control('POST', '/receipts', { transaction_id, openid })
  const settlements = async () =>
    Promise.all(
      payments.map(async ({ transaction_id }) => {
        const url = `http://127.0.0.1:${ports[0]}/api/orders/${transaction_id}`
        const { body } = await call<{
          order?: { settlement: { settlement_time: number | null } | null }
        }>('GET', url, { key: api_key })
        return body.order?.settlement?.settlement_time ?? null
      }),
    )
  const told = await until(settlements, (all) => all.every((time) => time !== null), 60_000).catch(
    settlements,
  )

  for (const server of servers) server.process.kill('SIGTERM')
  await Promise.all(servers.map((server) => once(server.process, 'exit')))
  await emulator.close()
  return {
    kills,
    accepted,
    shipped: settled(shippedAll),
    double_uploads: shippedAll.reduce((sum, { uploads }) => sum + Math.max(uploads - 1, 0), 0),
    chances_spent: shippedAll.reduce((sum, truth) => sum + truth.reshipments_spent, 0),
    lost: accepted - settled(shippedAll),
    settlements: told.filter((time) => time !== null).length,
    settlements_missing: told.filter((time) => time === null).length,
    seconds: Math.round((performance.now() - started) / 1000),
  }
}
