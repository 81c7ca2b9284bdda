import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { openDatabase } from '../../server/src/database/database.ts'
import { startReceiver } from '../support/receiver.ts'
import { inTurns, nextShipment, STORED, store } from './audited.ts'
import { against, figureOf, median, type Bench, type Figure } from './figures.ts'
import { withFolder } from './place.ts'
import { startPostgres } from './postgres.ts'
import type { Child } from './processes/child.ts'
import { startServer, startWechat } from './processes/programs.ts'
import { settings } from './processes/settings.ts'

/** Of one turn. */
const SHIPMENTS = 60
const AT_ONCE = 8
const SUBSCRIBERS = [1, 5] as const
/** How often it is looked whether a shipment is shipped. */
const LOOK_MS = 5

const merchant = { authorization: `Bearer ${settings.MERCHANT_API_KEYS}` }

async function ask<Answer>(server: Child, method: string, path: string, body?: object) {
  const answer = await fetch(server.url + path, {
    method,
    headers: { ...merchant, 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  })
  if (!answer.ok) throw new Error(`${path} was answered with ${answer.status}`)
  return (await answer.json()) as Answer
}

interface Answer {
  shipment: { id: string; state: string }
}

/** @returns milliseconds: the median wait for a 202, and what each shipment took until all were shipped */
async function ship(server: Child): Promise<{ accepted: number; shipped: number }> {
  const queue = Array.from({ length: SHIPMENTS }, nextShipment).values()
  const [took, ids]: [number[], string[]] = [[], []]
  const started = performance.now()
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (const { shipment } of queue) {
        const asked_at = performance.now()
        const { content } = shipment
        ids.push((await ask<Answer>(server, 'POST', '/api/shipments', content)).shipment.id)
        took.push(performance.now() - asked_at)
      }
    }),
  )
  for (const id of ids)
    for (;;) {
      const { shipment } = await ask<Answer>(server, 'GET', `/api/shipments/${id}`)
      if (shipment.state === 'shipped') break
      await wait(LOOK_MS)
    }
  return { accepted: median(took), shipped: (performance.now() - started) / SHIPMENTS }
}

/** Ships with and without webhooks that take every event, in turns. */
async function subscribed(server: Child, name: string): Promise<Figure[]> {
  const receiver = await startReceiver()
  const figures: Figure[] = []
  const hooks: string[] = []
  const become = async (state: 'active' | 'off') => {
    for (const id of hooks) await ask(server, 'PATCH', `/api/webhooks/${id}`, { state })
  }
  for (const count of SUBSCRIBERS) {
    while (hooks.length < count) {
      const body = { url: receiver.url }
      const made = await ask<{ webhook: { id: string } }>(server, 'POST', '/api/webhooks', body)
      hooks.push(made.webhook.id)
    }
    const [without, with_it] = await inTurns(
      () => become('off').then(() => ship(server)),
      () => become('active').then(() => ship(server)),
    )
    const webhooks = count === 1 ? 'one webhook' : `${count} webhooks`
    for (const [of, what] of [
      ['accepted', 'a shipment is accepted'],
      ['shipped', 'and shipped'],
    ] as const) {
      const values = with_it.map((turn) => turn[of])
      figures.push(
        against(figureOf(`${name}: ${what}, with ${webhooks}`, 'ms', values), values, {
          what: 'without a webhook',
          values: without.map((turn) => turn[of]),
        }),
      )
    }
  }
  await receiver.stop()
  return figures
}

/** What events cost who accepts and ships: written at all, and delivered to webhooks. */
export const benchEvents: Bench = (say) =>
  withFolder(async (folder) => {
    const postgres = await startPostgres()
    const wechat = await startWechat()
    const figures: Figure[] = []
    for (const [name, url] of [
      ['SQLite', join(folder, 'events.db')],
      ['PostgreSQL', await postgres.create('events')],
    ] as const) {
      const database = await openDatabase(url)
      const scope = { database, appid: settings.WECHAT_APPID }
      for (const at_once of [1, 16]) {
        say(`events: ${STORED} shipments on ${name}, ${at_once} at once, in turns …`)
        const [without, with_it] = await inTurns(
          () => store(scope, at_once, { told: false }),
          () => store(scope, at_once, { told: true }),
        )
        const what = `${name}, ${at_once} at once: a shipment is stored with its event`
        const baseline = { what: 'without', values: without }
        figures.push(against(figureOf(what, 'ms', with_it), with_it, baseline))
      }
      await database.close()
      say(`events: ${SHIPMENTS} shipments on ${name}, with and without webhooks, in turns …`)
      const fresh = name === 'SQLite' ? join(folder, 'hooks.db') : await postgres.create('hooks')
      const server = await startServer({
        wechat,
        database_url: fresh,
        env: { WEBHOOK_ALLOW_PRIVATE: 'on' },
      })
      figures.push(...(await subscribed(server, name)))
      await server.stop()
    }
    await Promise.all([postgres.stop(), wechat.stop()])
    return figures
  })
