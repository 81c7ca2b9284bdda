/** Reads how far an import is. */
import { setTimeout as wait } from 'node:timers/promises'
import { MINUTE_MS } from '../core/time.ts'
import type { Shop } from '../shops/shop.ts'
import { readImport, sendImport } from './imports.ts'
import { lastNumber } from './change-queries.ts'
import {
  countRows,
  countShipments,
  listImports,
  listRows,
  type FollowedRow,
  type Import,
  type RowState,
} from './queries.ts'
import type { SendChoice } from './send-queries.ts'
import { takeFile } from './take.ts'

/** A page of an import's rows; `next_after` is the number to continue after. @throws FahuoError `not_found` */
export async function readImportRows(
  shop: Shop,
  id: string,
  { states, after, limit }: { states?: RowState[] | undefined; after: number; limit: number },
): Promise<{ about: Import['about']; rows: FollowedRow[]; next_after: number | null }> {
  const { about } = await readImport(shop, id)
  const found = await listRows(shop, id, { states, after, limit: limit + 1 })
  const rows = found.slice(0, limit)
  return { about, rows, next_after: found.length > limit ? (rows.at(-1)?.number ?? null) : null }
}

/** A page of imports, newest first. @param before the id that the page before ended with */
export async function readImports(
  shop: Shop,
  { before, limit }: { before: string | undefined; limit: number },
): Promise<{ imports: Import[]; next_cursor: string | null }> {
  const found = await listImports(shop, { before, limit: limit + 1 })
  const imports = found.slice(0, limit)
  return { imports, next_cursor: found.length > limit ? (imports.at(-1)?.id ?? null) : null }
}

/** Rows whose shipments are counted at once: a few milliseconds of this thread. */
const COUNTED_AT_ONCE = 500

/** How far an import is: its payments by state, its shipments by state and reason. */
export interface Progress {
  rows: Awaited<ReturnType<typeof countRows>>
  shipments: Awaited<ReturnType<typeof countShipments>>
}

/** Counts how far an import is. */
export async function progressOf(shop: Shop, id: string): Promise<Progress> {
  const rows = await countRows(shop, id)
  const all = await lastNumber(shop, id)
  const counts = new Map<string, Progress['shipments'][number]>()
  for (let first = 1; first <= all; first += COUNTED_AT_ONCE) {
    const some = await countShipments(shop, id, [first, first + COUNTED_AT_ONCE - 1])
    for (const one of some) {
      const key = JSON.stringify([one.state, one.reason])
      counts.set(key, { ...one, count: one.count + (counts.get(key)?.count ?? 0) })
    }
    await wait(0)
  }
  return { rows, shipments: [...counts.values()] }
}

/** How often an import that is being sent is looked at. */
const LOOK_MS = 20

/** After this the answer says how far it is. */
const PATIENCE_MS = 5 * MINUTE_MS

/** Rows read at once. */
const PAGE = 200

/**
 * Reads a file and sends it, and waits until each row is accepted or refused. Should this be cut off,
 * it is sent all the same.
 */
export async function importAtOnce(
  shop: Shop,
  bytes: Buffer,
  choice: SendChoice,
): Promise<{ taken: Import; rows: FollowedRow[] }> {
  const { id } = await takeFile(shop, bytes)
  let taken = await sendImport(shop, id, choice)
  const until = shop.clock.now() + PATIENCE_MS
  while (taken.state !== 'sent' && shop.clock.now() < until) {
    await wait(LOOK_MS)
    taken = await readImport(shop, id)
  }
  const rows: FollowedRow[] = []
  for await (const page of pagesOf(shop, id)) rows.push(...page)
  return { taken, rows }
}

/** Reads all rows of an import, some at once. */
export async function* pagesOf(shop: Shop, id: string): AsyncGenerator<FollowedRow[]> {
  for (let after: number | null = 0; after !== null;) {
    const page = await readImportRows(shop, id, { after, limit: PAGE })
    yield page.rows
    after = page.next_after
    await wait(0)
  }
}
