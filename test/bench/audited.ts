import { join } from 'node:path'
import { actorOf, SCOPES } from '../../server/src/core/rights.ts'
import { openDatabase, type Scope } from '../../server/src/database/database.ts'
import { insertShipment } from '../../server/src/shipments/insert-queries.ts'
import { makeShipment } from '../../server/src/shipments/shipments.testing.ts'
import { against, figureOf, median, type Bench, type Figure } from './figures.ts'
import { withFolder } from './place.ts'
import { startPostgres } from './postgres.ts'
import type { Child } from './processes/child.ts'
import { startServer, startWechat } from './processes/programs.ts'
import { settings } from './processes/settings.ts'

/** Shipments of one turn. */
export const STORED = 600
/** Of the whole request. */
const REQUESTS = 100
const REPEATS = 7

/** A shipment that was never stored, with what others are told of it. */
export function nextShipment() {
  const number = `42000050${String((used += 1)).padStart(20, '0')}`
  const shipment = makeShipment({
    id: `audited-${number}`,
    payment: `2:${number}`,
    transaction_id: number,
    content_hash: number,
    content: {
      order_key: { order_number_type: 2, transaction_id: number },
      logistics_type: 1,
      delivery_mode: 1,
      shipping_list: [
        { tracking_no: `YT${number.slice(-13)}`, express_company: 'YTO', item_desc: 'Tea' },
      ],
    },
  })
  const data = { shipment: { id: shipment.id, state: 'queued' } }
  return { shipment, event: { type: 'shipment.accepted' as const, key: shipment.id, data, at: 1 } }
}
let used = 0

/**
 * Stores shipments, so many at once.
 * @param audited with who did it
 * @param told with its event
 * @returns milliseconds for each
 */
export async function store(
  scope: Scope,
  at_once: number,
  { audited = false, told = true },
): Promise<number> {
  const queue = Array.from({ length: STORED }, nextShipment).values()
  const key = { kind: 'key' as const, id: 'key', name: 'ERP', rights: SCOPES.ship }
  const started = performance.now()
  await Promise.all(
    Array.from({ length: at_once }, async () => {
      for (const { shipment, event } of queue) {
        const actor = audited ? { actor: actorOf(key, 'createShipment', 1) } : {}
        if (!(await insertShipment({ ...scope, ...actor }, shipment, told ? event : undefined)))
          throw new Error(`${shipment.id} was not stored`)
      }
    }),
  )
  return (performance.now() - started) / STORED
}

/** Does one after the other, again and again; what the first turn took is left out. */
export async function inTurns<Took>(
  one: () => Promise<Took>,
  other: () => Promise<Took>,
): Promise<[one: Took[], other: Took[]]> {
  const took: [Took[], Took[]] = [[], []]
  for (let repeat = -1; repeat < REPEATS; repeat += 1) {
    const times = [await one(), await other()] as const
    if (repeat < 0) continue
    took[0].push(times[0])
    took[1].push(times[1])
  }
  return took
}

/** Accepts shipments by the API, one after the other. @returns the median of milliseconds */
async function accept(wechat: Child, database_url: string): Promise<number> {
  const server = await startServer({ wechat, database_url })
  const times: number[] = []
  for (let request = 0; request < REQUESTS; request += 1) {
    const { content } = nextShipment().shipment
    const started = performance.now()
    const answer = await fetch(`${server.url}/api/shipments`, {
      method: 'POST',
      headers: { authorization: `Bearer ${settings.MERCHANT_API_KEYS}` },
      body: JSON.stringify(content),
    })
    if (answer.status !== 202) throw new Error(`a shipment was answered with ${answer.status}`)
    times.push(performance.now() - started)
  }
  await server.stop()
  return median(times)
}

/** What it costs to store who accepted a shipment in its own commit, in turns with and without it. */
export const benchAudited: Bench = (say) =>
  withFolder(async (folder) => {
    const postgres = await startPostgres()
    const wechat = await startWechat({ latency: 60 })
    const figures: Figure[] = []
    for (const [name, url] of [
      ['SQLite', join(folder, 'audited.db')],
      ['PostgreSQL', await postgres.create('audited')],
    ] as const) {
      const database = await openDatabase(url)
      const scope = { database, appid: settings.WECHAT_APPID }
      for (const at_once of [1, 16]) {
        say(`audited: ${STORED} shipments on ${name}, ${at_once} at once, in turns …`)
        const [without, with_it] = await inTurns(
          () => store(scope, at_once, {}),
          () => store(scope, at_once, { audited: true }),
        )
        const what = `${name}, ${at_once} at once: a shipment is stored with who did it`
        const baseline = { what: 'without', values: without }
        figures.push(against(figureOf(what, 'ms', with_it), with_it, baseline))
      }
      await database.close()
      figures.push(
        figureOf(`${name}: a merchant waits for the 202`, 'ms', [await accept(wechat, url)]),
      )
    }
    await Promise.all([postgres.stop(), wechat.stop()])
    return figures
  })
