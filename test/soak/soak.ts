/**
 * All that a shop does at once, for long: orders are paid, shipped, refunded and complained of, files
 * are sent, buyers look, a webhook fails half of the time, WeChat is away now and then, and PostgreSQL is
 * restarted. Then the emulator is asked for the truth, as after the chaos: nothing lost, nothing twice.
 * And what the servers hold may not grow.
 */
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { startEmulator } from '@fahuo/emulator'
import {
  alive,
  api_key,
  appid,
  push,
  secret,
  startKillable,
  type Server,
} from '../chaos/killable.ts'
import type { Payment } from '../chaos/payments.ts'
import { tidyUp } from '../chaos/people.ts'
import { openShop, type Truth } from '../chaos/shop.ts'
import { watchAnswers } from '../chaos/told-answers.ts'
import { believe, MCHID } from '../chaos/told-payments.ts'
import { startBadReceiver } from '../chaos/told-receiver.ts'
import { ANSWER_CALLS, openStories, PAID, STORY_KINDS, type Story } from '../chaos/told-stories.ts'
import { judge, openTruth, type Judged } from '../chaos/told-truth.ts'
import { oneOf } from '../chaos/trouble.ts'
import { call, until } from '../support/http.ts'
import { freePort } from '../support/ports.ts'
import { watchHeld, type Growth } from './held.ts'
import { counts, look, outage, repeat, sendFile, type Counts } from './others.ts'

export interface SoakOptions {
  minutes: number
  /** What is held before that is not looked at: caches fill, code is compiled. */
  warm_minutes: number
  database_url: string
  /** One server on SQLite, or several on PostgreSQL. */
  servers: number
  /** Stops the database and starts it again. */
  restartDatabase?: () => Promise<void>
  say: (line: string) => void
}

export interface SoakFigures extends Counts, Growth, Omit<Judged, 'words'> {
  minutes: number
  payments: number
  tries: number
  failed: number
  forged: number
  answers_resent: number
  /** Stories that broke off. */
  broken: number
  /** Shipments that no person could end. */
  open: number
}

/** The counts that must all be 0. */
const FAULTS = [
  'wrong_answers',
  'broken',
  'forged',
  'undelivered',
  'unknown_events',
  'events_missing',
  'told_twice',
  'untrue',
  'uploads_wrong',
  'chances_spent',
  'shipped_refunded',
  'answered_twice',
  'answers_missing',
  'answers_resent',
  'open',
] as const satisfies (keyof SoakFigures)[]

/** How much servers may hold more at the end than after the warm-up; connections come and go. */
export interface Bars {
  heap_mb_grown: number
  rss_mb_grown: number
  descriptors_grown: number
}

/** @returns what is wrong, in words */
export function faultsOf(figures: SoakFigures, bars: Bars): string[] {
  const wrong = FAULTS.filter((name) => figures[name] > 0).map(
    (name) => `${name}: ${figures[name]}`,
  )
  const names = Object.keys(bars) as (keyof Bars)[]
  const grown = names.filter((name) => !(figures[name] <= bars[name]))
  return [...wrong, ...grown.map((name) => `${name}: ${figures[name]}, at most ${bars[name]}`)]
}

const AT_ONCE = 6
const EACH_STORY_MS = 3_000
const FILE_ROWS = 20
/**
 * When all is over, time is made to pass faster, at the servers and at WeChat: who waits for a minute by
 * their clocks need not wait for one here. Slow enough that no call outlives a deadline of another one.
 */
const HURRY_EVERY_MS = 1_000
const HURRY_BY_MS = 7_000
/** How far clocks are moved at last: past each retry of a delivery, and short of a day. */
const LATER_MS = [2, 8, 45, 180, 540].map((minutes) => minutes * 60_000)
/** How long deliveries that are due are waited for before clocks are moved on, and at the end. */
const DUE_MS = 4_000
const ALL_DUE_MS = 180_000

export async function runSoak(options: SoakOptions): Promise<SoakFigures> {
  const { say, minutes, warm_minutes } = options
  const ports = await Promise.all(Array.from({ length: options.servers }, () => freePort()))
  const first = `http://127.0.0.1:${ports[0]}`
  const emulator = await startEmulator({
    appid,
    secret,
    settlement_delay: 0,
    push: { ...push, format: 'json', url: `${first}/wechat/push` },
  })
  const place = { emulator, database_url: options.database_url }
  const control = <Answer>(method: 'GET' | 'POST' | 'DELETE', path: string, body?: object) =>
    call<Answer>(method, `${emulator.url}/_emulator${path}`, { body })
  await control('POST', '/settings', { calls_per_minute: 1_000_000, calls_per_day: 100_000_000 })
  const servers: Server[] = ports.map((port) =>
    startKillable(port, place, 0, {
      WEBHOOK_ALLOW_PRIVATE: 'on',
      WECHAT_TIMEOUT_SECONDS: '2',
      UPLOAD_DEADLINE_SECONDS: '3',
      BUYER_REQUESTS_PER_MINUTE: '100000',
      ADDRESS_REQUESTS_PER_MINUTE: '1000000',
    }),
  )
  await Promise.all(ports.map(alive))
  await believe(place, control, `${first}/wechat/pay/${MCHID}`)

  const anyUrl = () => `http://127.0.0.1:${oneOf(servers).port}`
  const ask = <Body>(method: 'GET' | 'POST', path: string, body?: object) =>
    call<Body>(method, anyUrl() + path, { key: api_key, body }).catch(() => null)
  const truth = async ({ transaction_id }: Pick<Payment, 'transaction_id'>) =>
    (await control<Truth>('GET', `/orders/${transaction_id}`)).body
  const stories = new Map<string, Story>()
  const receiver = await startBadReceiver(openTruth({ control, truth, stories }))
  const made = await until(
    () => ask<{ webhook?: { secret: string } }>('POST', '/api/webhooks', { url: receiver.url }),
    (answer) => answer?.body.webhook !== undefined,
  )
  receiver.secrets.push(made?.body.webhook?.secret ?? '')

  const world = { ask, control, truth, wechat: emulator.url, appid, secret }
  const { shop, accepted } = openShop(world)
  const tell = openStories(world, shop)
  const answersSent = watchAnswers(control, [...new Set(Object.values(ANSWER_CALLS))])
  const heldUntilNow = watchHeld(servers, Math.max(2_000, minutes * 600))
  const counted = counts()
  const over = new AbortController()
  const started = performance.now()
  const timer = setTimeout(() => over.abort(), minutes * 60_000)

  let [begun, broken] = [0, 0]
  const telling = Array.from({ length: AT_ONCE }, () =>
    repeat(over.signal, EACH_STORY_MS, async () => {
      const kind = STORY_KINDS[begun % STORY_KINDS.length]!
      begun += 1
      await tell(kind, (story) => stories.set(story.payment.transaction_id, story)).catch(
        (error: Error) => {
          broken += 1
          say(`${kind}: ${error.message}`)
        },
      )
      if (begun % 100 === 0)
        say(`${Math.round((performance.now() - started) / 60_000)} min: ${stories.size} payments`)
    }),
  )
  const files = repeat(over.signal, 15_000, async () => {
    const payments: Payment[] = []
    while (payments.length < FILE_ROWS) {
      const { body } = await control<Payment>('POST', '/orders', { paid_amount: PAID })
      payments.push(body)
      const none = { refunded: 0, known_refunded: false, complaint: null, answered: 0 }
      stories.set(body.transaction_id, { kind: 'plain', payment: body, ...none, posted: true })
    }
    while (!(await sendFile(anyUrl(), api_key, payments))) await wait(500)
    counted.files += 1
    counted.file_rows += payments.length
  })
  const buyers = Array.from({ length: 2 }, () =>
    repeat(over.signal, 100, async () => {
      const { payment } = oneOf([...stories.values()]) ?? {}
      if (payment) await look(anyUrl(), payment, control, counted)
    }),
  )
  const outages = repeat(over.signal, 15_000, async () => {
    await outage(control)
    counted.outages += 1
  })
  const restarts = repeat(over.signal, 25_000, async () => {
    if (options.restartDatabase === undefined || counted.outages === 0) return
    await options.restartDatabase()
    counted.database_restarts += 1
  })
  let rounds = 0
  const moods = repeat(over.signal, 20_000, () => {
    if (rounds % 2 === 0) receiver.failAgain()
    else receiver.recover()
    rounds += 1
    return Promise.resolve()
  })

  await once(over.signal, 'abort')
  clearTimeout(timer)
  const growth = await heldUntilNow(warm_minutes)
  say(`over; waiting for what is under way: ${JSON.stringify(growth)}`)
  let ahead_ms = 0
  const moveTo = (to_ms: number) => {
    ahead_ms = to_ms
    receiver.clocks_ms.push(ahead_ms)
    for (const server of servers) server.process.send({ ahead_ms })
  }
  const arrived = new AbortController()
  const hurrying = repeat(arrived.signal, HURRY_EVERY_MS, async () => {
    moveTo(ahead_ms + HURRY_BY_MS)
    await control('POST', '/clock', { advance: HURRY_BY_MS / 1_000 })
  })
  await Promise.all([...telling, files, ...buyers, outages, restarts, moods])
  receiver.recover()
  const all = [...stories.values()]
  const unshipped = async () => {
    let count = 0
    // One after the other: all at once are more connections than a process has.
    for (const { kind, payment } of all)
      if (kind === 'plain' && (await truth(payment)).uploads === 0) count += 1
    return count
  }
  await until(unshipped, (count) => count === 0, 180_000).catch((error: Error) =>
    say(error.message),
  )
  const desk = {
    ids: accepted,
    ask: async <Body>(method: 'GET' | 'POST', path: string, body?: object) =>
      (await ask<Body>(method, path, body))?.body ?? null,
  }
  const { open } = await tidyUp(desk, 120_000)
  for (const { payment } of all) {
    const { transaction_id, openid } = payment
    await control('POST', '/receipts', { transaction_id, openid })
  }
  await ask('POST', '/api/sync', {})
  arrived.abort()
  await hurrying
  say('waiting until all is delivered …')
  const verdict = () => judge({ ask, control, truth, stories, taken: receiver.taken })
  const settled = ({ events_missing, undelivered }: Judged) => events_missing + undelivered === 0
  let judged = await until(verdict, settled, DUE_MS).catch(() => null)
  for (const later_ms of LATER_MS) {
    if (judged) break
    moveTo(ahead_ms + later_ms)
    judged = await until(verdict, settled, DUE_MS).catch(() => null)
  }
  judged ??= await until(verdict, settled, ALL_DUE_MS).catch(() => verdict())
  const untrue = await receiver.untrue()
  const { answers_resent } = await answersSent()
  for (const line of [...judged.words, ...untrue]) say(line)

  for (const server of servers) server.process.kill('SIGTERM')
  await Promise.all(servers.map((server) => once(server.process, 'exit')))
  await receiver.stop()
  await emulator.close()
  const { words: _, ...figures } = judged
  const { tries, failed, forged } = receiver.counts
  return {
    minutes,
    payments: stories.size,
    ...counted,
    ...growth,
    tries,
    failed,
    forged,
    ...figures,
    answers_resent,
    untrue: untrue.length,
    broken,
    open,
  }
}
