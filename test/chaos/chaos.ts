/**
 * Kills servers with SIGKILL while they ship, under faults and jumping clocks, while people ship by
 * hand, post both numbers of a payment, and correct; and then asks the emulator for the truth: every
 * accepted shipment shipped once, no chance spent that was not said, every push there once, nothing
 * open that no person could end.
 */
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { startEmulator } from '@fahuo/emulator'
import { call, until } from '../support/http.ts'
import { alive, api_key, appid, push, secret, startKillable, type Server } from './killable.ts'
import { KIND_NAMES, KINDS, shipPayment, type Kind, type Payment } from './payments.ts'
import { tidyUp } from './people.ts'
import { openShop, type Truth } from './shop.ts'
import { FAULTS, oneOf, OFFSETS_MS } from './trouble.ts'
import { freePort } from '../support/ports.ts'

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
  clock_jumps: number
  payments: number
  /** Shipments; a payment has up to two. */
  accepted: number
  /** 409: the payment was shipped with another content. */
  refused: number
  shipped: number
  by_hand: number
  corrections: number
  corrections_missing: number
  /** Payments with more uploads that took effect than were asked for. */
  double_uploads: number
  /** Beyond those that a person or a correction spent. */
  chances_spent: number
  lost: number
  /** By a person, after it. */
  retried: number
  closed: number
  /** What no person could end. */
  open: number
  settlements: number
  settlements_missing: number
  seconds: number
}

export async function runChaos(options: ChaosOptions): Promise<ChaosFigures> {
  const started = performance.now()
  const ports = await Promise.all(Array.from({ length: options.servers }, () => freePort()))
  const emulator = await startEmulator({
    appid,
    secret,
    settlement_delay: 0,
    push: { ...push, format: 'json', url: `http://127.0.0.1:${ports[0]}/wechat/push` },
  })
  const control = <Answer>(method: 'GET' | 'POST' | 'DELETE', path: string, body?: object) =>
    call<Answer>(method, `${emulator.url}/_emulator${path}`, { body })

  const startServer = (port: number, ahead_ms = oneOf(OFFSETS_MS)): Server =>
    startKillable(port, { emulator, database_url: options.database_url }, ahead_ms)
  const servers = ports.map((port) => startServer(port, 0))
  await Promise.all(ports.map(alive))

  const ask = async <Body>(method: 'GET' | 'POST', path: string, body?: object) => {
    const url = `http://127.0.0.1:${oneOf(servers).port}${path}`
    return call<Body>(method, url, { key: api_key, body }).catch(() => null)
  }
  const truth = async ({ transaction_id }: Payment) =>
    (await control<Truth>('GET', `/orders/${transaction_id}`)).body

  const payments: { kind: Kind; payment: Payment }[] = []
  for (let made = 0; made < options.orders; made += 1) {
    const { body } = await control<Payment>('POST', '/orders', {})
    // Mostly the ordinary one: it is what a merchant does all day.
    const kind = made % 2 === 0 ? 'plain' : KIND_NAMES[((made - 1) / 2) % KIND_NAMES.length]!
    payments.push({ kind, payment: body })
  }

  let [kills, clock_jumps] = [0, 0]
  const { shop, accepted, counts } = openShop({
    ask,
    control,
    truth,
    wechat: emulator.url,
    appid,
    secret,
  })

  let done = 0
  const over = new AbortController()
  const shipping = (async () => {
    const queue = payments.slice()
    const worker = async () => {
      for (let next = queue.pop(); next; next = queue.pop()) {
        await shipPayment(next.kind, next.payment, shop)
        done += 1
        // Spread over the kills, so that each of them meets a server at work.
        while (done / options.orders > kills / options.kills) await wait(20)
      }
    }
    await Promise.all(Array.from({ length: 4 }, worker))
  })()
  const faults = (async () => {
    while (!over.signal.aborted) {
      // One at a time: faults that pile up are an outage.
      await control('DELETE', '/faults')
      const fault = oneOf(FAULTS)
      if (fault.effect !== 'lag' || counts.without_lag === 0)
        await control('POST', '/faults', fault)
      await wait(60)
    }
  })()
  const setClock = ({ process: child }: Server, ahead_ms: number) => {
    if (child.connected) child.send({ ahead_ms }, () => {})
  }
  const clocks = (async () => {
    while (!over.signal.aborted) {
      await wait(150 + Math.random() * 300)
      setClock(oneOf(servers), oneOf(OFFSETS_MS))
      clock_jumps += 1
    }
  })()

  while (kills < options.kills) {
    await wait(50 + Math.random() * 400)
    const server = oneOf(servers)
    server.process.kill('SIGKILL')
    await once(server.process, 'exit')
    kills += 1
    if (kills % 10 === 0) options.say(`${kills} kills, ${done} of ${options.orders} posted`)
    server.process = startServer(server.port).process
    // A server that never comes up would not be killed at work.
    await alive(server.port)
  }
  await shipping
  over.abort()
  await Promise.all([faults, clocks])
  await control('DELETE', '/faults')
  for (const server of servers) setClock(server, 0)
  options.say('all accepted; waiting for the truth …')

  const desk = {
    ids: accepted,
    ask: async <Body>(method: 'GET' | 'POST', path: string, body?: object) =>
      (await ask<Body>(method, path, body))?.body ?? null,
  }
  const tidied = await tidyUp(desk, 300_000)
  // A correction that was refused while get_order lagged is asked for again, as a person would.
  for (const { kind, payment } of payments)
    if (kind === 'correction' && (await truth(payment)).reshipments_spent === 0)
      await shipPayment(kind, payment, { ...shop, finished: () => Promise.resolve() })
  const again = await tidyUp(desk, 120_000)
  const ends = await Promise.all(
    payments.map(async (one) => ({ ...one, truth: await truth(one.payment) })),
  )

  for (const { kind, payment, truth: at_wechat } of ends) {
    const { uploads, reshipments_spent } = at_wechat
    if (uploads === KINDS[kind].uploads && reshipments_spent === KINDS[kind].reshipments_spent)
      continue
    const shipments = await desk.ask<object>(
      'GET',
      `/api/shipments?limit=10&transaction_id=${payment.transaction_id}`,
    )
    options.say(`${kind}: ${JSON.stringify({ uploads, reshipments_spent, shipments })}`)
  }

  // Every buyer confirms; WeChat settles and pushes.
  for (const { transaction_id, openid } of payments.map(({ payment }) => payment))
    await control('POST', '/receipts', { transaction_id, openid })
  const settlements = async () =>
    Promise.all(
      payments.map(async ({ payment: { transaction_id } }) => {
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
  const beyond = (of: 'uploads' | 'reshipments_spent') =>
    ends.reduce((sum, end) => sum + Math.max(end.truth[of] - KINDS[end.kind][of], 0), 0)
  const shipped = ends.filter(({ truth: { order } }) => order.order_state >= 2).length
  const corrections = ends.filter(({ kind }) => kind === 'correction')
  const corrected = corrections.filter(({ truth: { reshipments_spent } }) => reshipments_spent > 0)
  return {
    kills,
    clock_jumps,
    payments: payments.length,
    accepted: accepted.length,
    refused: counts.refused,
    shipped,
    by_hand: counts.by_hand,
    corrections: corrected.length,
    corrections_missing: corrections.length - corrected.length,
    double_uploads: beyond('uploads'),
    chances_spent: beyond('reshipments_spent'),
    lost: payments.length - shipped,
    retried: tidied.retried + again.retried,
    closed: tidied.closed + again.closed,
    open: again.open,
    settlements: told.filter((time) => time !== null).length,
    settlements_missing: told.filter((time) => time === null).length,
    seconds: Math.round((performance.now() - started) / 1000),
  }
}
