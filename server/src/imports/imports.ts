/** Takes files in, and sends what they say. */
import { randomUUIDv7 } from 'node:crypto'
import { FahuoError } from '../core/errors.ts'
import { createPoller, type Poller } from '../core/poller.ts'
import { SECOND_MS } from '../core/time.ts'
import { outageOf } from '../database/outage.ts'
import { merchantsOfTradeNos } from '../orders/queries.ts'
import { acceptShipment } from '../shipments/accept.ts'
import type { Shop } from '../shops/shop.ts'
import type { Group } from './groups.ts'
import { planOf } from './plan.ts'
import {
  claimImport,
  findImport,
  finishImport,
  finishingRow,
  insertImport,
  insertRows,
  readyRows,
  startSending,
  type Import,
  type ImportRow,
  type NewRow,
} from './queries.ts'
import { readInThread } from './reader.ts'
import type { ReadRow } from './reader-thread.ts'

/** Rows accepted at once: a few milliseconds of this thread. */
const ACCEPTED_AT_ONCE = 50

/** How often rows are accepted under one lease before other imports have their turn. */
const TIMES_A_LEASE = 5

const LEASE_MS = 15 * SECOND_MS

/** Lets requests in between. */
const breathe = () => new Promise((resolve) => setImmediate(resolve))

/**
 * Reads a file and stores what it says; nothing is sent yet. What is wrong with one payment stops no
 * other.
 * @throws FahuoError `invalid`, `file_too_large` (the file as a whole), `too_many`
 */
export async function takeFile(shop: Shop, bytes: Buffer): Promise<Import> {
  const now = shop.clock.now()
  const id = randomUUIDv7()
  let stored = 0
  const about = await readInThread(shop.thread, bytes, async (rows) => {
    await nameMerchants(shop, rows)
    const first = stored + 1
    stored += rows.length
    await insertRows(
      shop,
      id,
      rows.map((row, at) => toNewRow(row, first + at)),
    )
    await breathe()
  })
  const taken: Import = {
    id,
    state: 'ready',
    about,
    created_at: now,
    send_at: null,
    finished_at: null,
  }
  await insertImport(shop, taken)
  shop.log.info({ import: id, rows: stored, kind: about.kind }, 'file read')
  return taken
}

const toNewRow = ({ payment, invalid, content }: ReadRow, number: number): NewRow => ({
  number,
  state: invalid ? 'invalid' : 'ready',
  payment,
  content,
  shipment_id: randomUUIDv7(),
})

/**
 * Finds the merchant of payments that a file names by the shop's own number alone: the one that the
 * local copy has, else the shop's setting.
 */
async function nameMerchants(shop: Shop, rows: readonly ReadRow[]): Promise<void> {
  const unnamed = rows.filter(({ trade_no, invalid }) => trade_no !== undefined && !invalid)
  if (unnamed.length === 0) return
  const known = await merchantsOfTradeNos(
    shop,
    unnamed.flatMap(({ trade_no }) => trade_no ?? []),
  )
  for (const row of unnamed) {
    const merchants = known.get(row.trade_no ?? '') ?? []
    const group = JSON.parse(row.content) as Group
    const [only] = merchants
    const mchid = merchants.length === 1 ? only : (shop.settings.mchid ?? undefined)
    if (mchid === undefined) {
      group.problems.push(merchantMissing(group, merchants))
      row.invalid = true
    } else {
      group.mchid = mchid
    }
    row.content = JSON.stringify(group)
  }
}

function merchantMissing(group: Group, merchants: readonly string[]): Group['problems'][number] {
  const several = merchants.join(', ')
  return {
    lines: group.lines,
    column: null,
    field: 'mchid',
    code: 'invalid',
    detail:
      merchants.length > 1
        ? {
            en: `several merchants have a payment with this number: ${several}; add a column 商户号 (mchid)`,
            zh: `多个商户号下有该单号的支付：${several}；请增加“商户号”列`,
          }
        : {
            en: 'the merchant is not known: add a column 商户号 (mchid), or set WECHAT_MCHID',
            zh: '缺少商户号：请增加“商户号”列，或设置 WECHAT_MCHID',
          },
  }
}

/** Reads an import. @throws FahuoError `not_found` */
export async function readImport(shop: Shop, id: string): Promise<Import> {
  const found = await findImport(shop, id)
  if (!found) throw new FahuoError('not_found')
  return found
}

/**
 * Sends what an import says: when this returns, it will be done whatever is killed. What was refused
 * before is tried again; nothing is sent twice.
 * @throws FahuoError `not_found`
 */
export async function sendImport(shop: Shop, id: string): Promise<Import> {
  await readImport(shop, id)
  await startSending(shop, id, shop.clock.now())
  shop.wake('imports')
  return readImport(shop, id)
}

/** Starts the worker that accepts the rows of imports, some at once. */
export function startImports(shop: Shop): Poller {
  const lease = randomUUIDv7()
  return createPoller(shop, 'imports', () => acceptSome(shop, lease))
}

/** @returns how much it did */
async function acceptSome(shop: Shop, lease: string): Promise<number> {
  const now = shop.clock.now()
  const id = await claimImport(shop, { now, lease, lease_until: now + LEASE_MS })
  if (id === undefined) return 0
  for (let time = 0; time < TIMES_A_LEASE; time += 1) {
    const rows = await readyRows(shop, id, ACCEPTED_AT_ONCE)
    if (rows.length === 0) {
      await finishImport(shop, id, lease, shop.clock.now())
      shop.log.info({ import: id }, 'file sent')
      return 1
    }
    await acceptRows(shop, id, rows)
    await breathe()
  }
  return TIMES_A_LEASE
}

/** Accepts some rows at once, and stores what became of each. */
async function acceptRows(shop: Shop, id: string, rows: readonly ImportRow[]): Promise<void> {
  const outcomes = await Promise.all(rows.map((row) => acceptRow(shop, row)))
  await shop.database.unit(
    rows.flatMap(({ number }, at) => {
      const outcome = outcomes[at]
      return outcome ? [finishingRow(shop, id, number, outcome)] : []
    }),
  )
  shop.wake('outbox')
}

type Outcome = Pick<ImportRow, 'state' | 'shipment_id' | 'refusal'>

/**
 * Accepts what a file says of one payment. A row that was accepted, and not marked because the server
 * was killed, is found by its shipment.
 * @throws when the database does not answer: the row is tried again
 */
async function acceptRow(shop: Shop, { group, number, shipment_id }: ImportRow): Promise<Outcome> {
  const outcomeOf = (id: string): Outcome => ({
    state: id === shipment_id ? 'accepted' : 'unchanged',
    shipment_id: id,
    refusal: null,
  })
  try {
    const plan = await planOf(shop, group)
    if ('unchanged' in plan) return outcomeOf(plan.unchanged.id)
    const { shipment } = await acceptShipment(shop, plan.request, shipment_id)
    return outcomeOf(shipment.id)
  } catch (error) {
    if (error instanceof FahuoError) {
      const { code, detail, errcode } = error
      return { state: 'refused', shipment_id, refusal: { code, detail, errcode } }
    }
    if (outageOf(error) !== null) throw error
    // It must not stop the other rows.
    shop.onFailure('imports')
    shop.log.error({ err: error, row: number }, 'a row of a file failed')
    return { state: 'refused', shipment_id, refusal: { code: 'internal' } }
  }
}
