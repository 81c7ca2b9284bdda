/**
 * The second act: servers are killed while payments and refunds come in by WeChat Pay's notifications,
 * complaints are opened and answered, and a webhook that fails half of the time is told of it all. Each
 * event is held against the emulator when it comes, and at the end what the emulator has against the events.
 */
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { startEmulator } from '@fahuo/emulator'
import { call, until } from '../support/http.ts'
import type { ChaosOptions } from './chaos.ts'
import { alive, api_key, appid, push, secret, startKillable, type Server } from './killable.ts'
import type { Payment } from './payments.ts'
import { tidyUp } from './people.ts'
import { openShop, type Truth } from './shop.ts'
import { watchAnswers } from './told-answers.ts'
import { believe, MCHID } from './told-payments.ts'
import { startBadReceiver } from './told-receiver.ts'
import { ANSWER_CALLS, openStories, STORY_KINDS, type Story } from './told-stories.ts'
import { judge, openTruth, type Judged } from './told-truth.ts'
import { FAULTS, oneOf } from './trouble.ts'
import { freePort } from '../support/ports.ts'

const DETAIL = '/wxaapi/minishop/complaintOrderDetail'

const TOLD_FAULTS = [
  ...FAULTS,
  { path: DETAIL, effect: 'cut_after', times: 2 },
  { path: DETAIL, effect: 'delay', ms: 400, times: 2 },
  { path: '/pay/notify', effect: 'push_twice', times: 3 },
  // Not swapped: the last one would wait for ever for one that follows.
  { path: '/pay/notify', effect: 'push_late', ms: 300, times: 3 },
]

/** How far clocks are moved when all is over: past each retry of a delivery, and short of a day. */
const LATER_MS = [2, 8, 45, 180, 540].map((minutes) => minutes * 60_000)

/** How often the webhook fails on before it recovers. */
const FAILING_ROUNDS = 2

/** How long servers on a busy machine may take for what is due. */
const PATIENCE_MS = 300_000

/** Stories that are told at once. */
const AT_ONCE = 8

/** A server is killed then, or after as long as its start took, whatever it has done. */
const LONGEST_LIFE_MS = 3_000

export interface ToldFigures extends Omit<Judged, 'words'> {
  kills: number
  payments: number
  /** Deliveries that came, failed, came again after they were taken. */
  tries: number
  failed: number
  repeated: number
  forged: number
  /** Calls with an answer to a complaint, what took effect, and what came after its like. */
  answers_sent: number
  answers_taken: number
  /** WeChat had taken them, and the server got no answer that says so. */
  answers_lost: number
  answers_resent: number
  /** Shipments that no person could end. */
  open: number
  seconds: number
}

/** The counts that must all be 0. */
export const faultsOf = (figures: ToldFigures): number[] => [
  figures.forged,
  figures.undelivered,
  figures.unknown_events,
  figures.events_missing,
  figures.told_twice,
  figures.untrue,
  figures.uploads_wrong,
  figures.chances_spent,
  figures.shipped_refunded,
  figures.answered_twice,
  figures.answers_missing,
  figures.answers_resent,
  figures.open,
]

export async function runTold(options: ChaosOptions): Promise<ToldFigures> {
  const started = performance.now()
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
  const start = (port: number): Server =>
    startKillable(port, place, 0, { WEBHOOK_ALLOW_PRIVATE: 'on' })
  const servers = ports.map(start)
  await Promise.all(ports.map(alive))
  await believe(place, control, `${first}/wechat/pay/${MCHID}`)

  const ask = async <Body>(method: 'GET' | 'POST', path: string, body?: object) => {
    const url = `http://127.0.0.1:${oneOf(servers).port}${path}`
    return call<Body>(method, url, { key: api_key, body }).catch(() => null)
  }
  const truth = async ({ transaction_id }: Pick<Payment, 'transaction_id'>) =>
    (await control<Truth>('GET', `/orders/${transaction_id}`)).body
  const stories = new Map<string, Story>()
  const receiver = await startBadReceiver(openTruth({ control, truth, stories }))
  const made = await ask<{ webhook: { secret: string } }>('POST', '/api/webhooks', {
    url: receiver.url,
  })
  receiver.secrets.push(made?.body.webhook.secret ?? '')

  const world = { ask, control, truth, wechat: emulator.url, appid, secret }
  const { shop, accepted } = openShop(world)
  const tell = openStories(world, shop)
  const answersSent = watchAnswers(control, [...new Set(Object.values(ANSWER_CALLS))])
  let [kills, done, start_ms] = [0, 0, 0]
  const over = new AbortController()
  const telling = (async () => {
    let begun = 0
    const worker = async () => {
      while (begun < options.orders) {
        const kind = STORY_KINDS[begun % STORY_KINDS.length]!
        begun += 1
        await tell(kind, (story) => stories.set(story.payment.transaction_id, story))
        done += 1
        // Spread over the kills, so that each of them meets a server at work.
        while (done / options.orders > kills / options.kills) await wait(20)
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, worker))
  })()
  const faults = (async () => {
    while (!over.signal.aborted) {
      const fault = oneOf(TOLD_FAULTS)
      await control('POST', '/faults', fault)
      await wait(60)
      // One at a time: faults that pile up are an outage.
      await control('DELETE', `/faults?path=${fault.path}`)
    }
  })()
  while (kills < options.kills) {
    await wait(50 + Math.random() * 400)
    // A story takes many requests, which a server that is killed at once never answers.
    const wanted = (kills / options.kills) * options.orders - AT_ONCE
    await until(
      () => Promise.resolve(done),
      (now) => now >= wanted,
      Math.max(LONGEST_LIFE_MS, start_ms),
    ).catch(() => {})
    const server = oneOf(servers)
    server.process.kill('SIGKILL')
    await once(server.process, 'exit')
    kills += 1
    if (kills % 10 === 0) options.say(`${kills} kills, ${done} of ${options.orders} told`)
    const started_at = performance.now()
    server.process = start(server.port).process
    await alive(server.port)
    start_ms = performance.now() - started_at
  }
  options.say('no more kills; waiting for what is under way …')
  await telling
  over.abort()
  await faults
  await control('DELETE', '/faults')

  const desk = {
    ids: accepted,
    ask: async <Body>(method: 'GET' | 'POST', path: string, body?: object) =>
      (await ask<Body>(method, path, body))?.body ?? null,
  }
  const { open } = await tidyUp(desk, PATIENCE_MS)
  // Every buyer confirms who can; WeChat settles and pushes. What was refunded is seen by a sync.
  for (const { payment } of stories.values()) {
    const { transaction_id, openid } = payment
    await control('POST', '/receipts', { transaction_id, openid })
  }
  await ask('POST', '/api/sync', {})
  options.say('waiting until all is delivered …')

  const verdict = () => judge({ ask, control, truth, stories, taken: receiver.taken })
  const settled = ({ events_missing, undelivered }: Judged) => events_missing + undelivered === 0
  for (const [round, ahead_ms] of LATER_MS.entries()) {
    if (round === FAILING_ROUNDS) receiver.recover()
    receiver.clocks_ms.push(ahead_ms)
    for (const server of servers) server.process.send({ ahead_ms })
    const patience_ms = round < FAILING_ROUNDS ? 20_000 : PATIENCE_MS
    const all = await until(verdict, settled, patience_ms).catch(() => null)
    if (all !== null) break
  }
  const judged = await verdict()
  const untrue = await receiver.untrue()
  const answers = await answersSent()
  for (const line of [...judged.words, ...untrue]) options.say(line)

  for (const server of servers) server.process.kill('SIGTERM')
  await Promise.all(servers.map((server) => once(server.process, 'exit')))
  await receiver.stop()
  await emulator.close()
  const { words: _, ...figures } = judged
  return {
    kills,
    payments: stories.size,
    ...receiver.counts,
    ...figures,
    ...answers,
    untrue: untrue.length,
    open,
    seconds: Math.round((performance.now() - started) / 1000),
  }
}
