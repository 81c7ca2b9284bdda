/** Takes files in: reads them, says what would become of each payment, and stores that. */
import { randomUUIDv7 } from 'node:crypto'
import { FahuoError } from '../core/errors.ts'
import type { Place } from '../core/sealing.ts'
import { merchantsOfTradeNos } from '../orders/queries.ts'
import { PHONE_KEPT_MS } from '../services/phone.ts'
import type { Shop } from '../shops/shop.ts'
import { rememberColumns, rememberedColumns, swapRows } from './change-queries.ts'
import type { Choice } from './columns.ts'
import type { Group } from './groups.ts'
import { judge, type CarrierProblems } from './judge.ts'
import {
  findImport,
  insertImport,
  insertRows,
  removeRows,
  listRows,
  type Import,
  type ImportRow,
  type NewRow,
} from './queries.ts'
import { openLines, sealLines } from './raw-lines.ts'
import { readAgainInThread, readInThread } from './reader.ts'
import type { ReadRow } from './reader-thread.ts'
import type { TableLine } from './table.ts'

/** Rows judged at once: a few milliseconds of this thread. */
const JUDGED_AT_ONCE = 10

/** Rows of an import that are read at once. */
const PAGE = 200

/** Lets requests in between. */
export const breathe = () => new Promise((resolve) => setImmediate(resolve))

export interface TakeOptions {
  /** What each column is taken for; it is remembered for these headings. */
  columns?: Choice | undefined
  /** What the file is called. */
  name?: string | undefined
}

/**
 * Reads a file and stores what it says; nothing is sent yet. What is wrong with one payment stops no
 * other.
 * @throws FahuoError `invalid`, `file_too_large` (the file as a whole), `too_many`
 */
export async function takeFile(
  shop: Shop,
  bytes: Buffer,
  { columns, name }: TakeOptions = {},
): Promise<Import> {
  const now = shop.clock.now()
  const id = randomUUIDv7()
  const store = storing(shop, id)
  const remembered = columns ? {} : await rememberedColumns(shop)
  const options = { columns, remembered }
  const about = await orNothing(shop, id, () =>
    readInThread(shop.thread, bytes, options, store.take),
  )
  if (columns && about.signature) await rememberColumns(shop, about.signature, columns, now)
  const taken: Import = {
    id,
    state: 'ready',
    about,
    created_at: now,
    send_at: null,
    finished_at: null,
    name: name ?? null,
  }
  await insertImport(shop, taken)
  shop.log.info({ import: id, rows: store.count(), kind: about.kind }, 'file read')
  return taken
}

/**
 * Reads an import once more by other columns, which are remembered for its headings.
 * @throws FahuoError `not_found`; `not_open` when it was sent, or its lines were not kept
 */
export async function changeColumns(shop: Shop, id: string, columns: Choice): Promise<Import> {
  const found = await findImport(shop, id)
  if (!found) throw new FahuoError('not_found')
  if (found.state !== 'ready' || !found.about.column_list) throw new FahuoError('not_open')
  const other_id = randomUUIDv7()
  const kept = { about: found.about, lines: await keptLines(shop, id), columns }
  const about = await orNothing(shop, other_id, async () => {
    const read = await readAgainInThread(shop.thread, kept, storing(shop, other_id).take)
    if (!(await swapRows(shop, id, other_id, read))) throw new FahuoError('not_open')
    return read
  })
  if (about.signature) await rememberColumns(shop, about.signature, columns, shop.clock.now())
  return { ...found, about }
}

/** Leaves no rows behind of what fails; those of a kill go with old imports. */
async function orNothing<Value>(shop: Shop, id: string, read: () => Promise<Value>) {
  try {
    return await read()
  } catch (error) {
    await removeRows(shop, id).catch(() => {})
    throw error
  }
}

/** Returns the lines of an import in the order of the file, with full phone numbers where they wait. */
async function keptLines(shop: Shop, id: string): Promise<TableLine[]> {
  const lines: TableLine[] = []
  for (let after: number | undefined = 0; after !== undefined;) {
    const rows = await listRows(shop, id, { after, limit: PAGE })
    for (const row of rows) {
      const kept = openLines(shop, row.cells)
      if (!kept) throw new FahuoError('not_open')
      lines.push(...kept)
    }
    after = rows.at(-1)?.number
    await breathe()
  }
  return lines.toSorted((a, b) => a.line - b.line)
}

/** Stores rows as they are read, numbered in the order of the file. */
function storing(shop: Shop, id: string) {
  let stored = 0
  const carriers: CarrierProblems = new Map()
  return {
    count: () => stored,
    take: async (rows: ReadRow[]): Promise<void> => {
      const first = stored + 1
      stored += rows.length
      const judged = await judgeRows(shop, rows, (at) => first + at, carriers)
      await insertRows(shop, id, judged)
      await breathe()
    },
  }
}

/** Judges rows as they were read, and makes of them what is stored. */
export async function judgeRows(
  shop: Shop,
  rows: readonly ReadRow[],
  numberOf: (at: number) => number,
  carriers: CarrierProblems = new Map(),
): Promise<NewRow[]> {
  const groups = await nameMerchants(
    shop,
    rows.map(({ content }) => JSON.parse(content) as Group),
  )
  const made: NewRow[] = []
  for (let first = 0; first < rows.length; first += JUDGED_AT_ONCE) {
    const some = rows.slice(first, first + JUDGED_AT_ONCE)
    made.push(
      ...(await Promise.all(
        some.map((row, at) => {
          const group = groups[first + at] as Group
          return toNewRow(shop, row, group, numberOf(first + at), carriers)
        }),
      )),
    )
    await breathe()
  }
  return made
}

const phonesPlace = (appid: string): Place => ({ table: 'import_rows', column: 'phones', appid })

async function toNewRow(
  shop: Shop,
  { payment, phones, cells }: ReadRow,
  group: Group,
  number: number,
  carriers: CarrierProblems,
): Promise<NewRow> {
  const { state, problems, refusal, spend, shipment_id } = await judge(shop, group, carriers)
  const sealed = phones ? shop.sealer.seal(JSON.stringify(phones), phonesPlace(shop.appid)) : null
  return {
    number,
    state,
    payment,
    content: JSON.stringify({ ...group, problems }),
    phones: sealed,
    phones_until: sealed === null ? null : shop.clock.now() + PHONE_KEPT_MS,
    shipment_id: shipment_id ?? randomUUIDv7(),
    refusal,
    cells: sealLines(shop, cells),
    spend,
  }
}

/** Returns the full numbers of a row's receivers, parcel by parcel; those that are gone are null. */
export function phonesOf(shop: Shop, { phones, phones_until }: ImportRow): (string | null)[] {
  if (phones === null || (phones_until ?? 0) <= shop.clock.now()) return []
  const text = shop.sealer.open(phones, phonesPlace(shop.appid))
  return text === null ? [] : (JSON.parse(text) as (string | null)[])
}

/**
 * Finds the merchant of payments that a file names by the shop's own number alone: the one that the
 * local copy has, else the shop's setting.
 */
async function nameMerchants(shop: Shop, groups: readonly Group[]): Promise<Group[]> {
  const numberOf = ({ transaction_id, mchid, merchant_trade_no }: Group) =>
    transaction_id === undefined && mchid === undefined ? merchant_trade_no : undefined
  const numbers = groups.flatMap((group) => numberOf(group) ?? [])
  if (numbers.length === 0) return [...groups]
  const known = await merchantsOfTradeNos(shop, numbers)
  return groups.map((group) => {
    const number = numberOf(group)
    if (number === undefined) return group
    const merchants = known.get(number) ?? []
    const mchid = merchants.length === 1 ? merchants[0] : (shop.settings.mchid ?? undefined)
    if (mchid !== undefined) return { ...group, mchid }
    return { ...group, problems: [...group.problems, merchantMissing(group, merchants)] }
  })
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
            en: 'no order with this number is known here: check it, add a column 商户号 (mchid), or set WECHAT_MCHID',
            zh: '没有找到该单号的订单：请核对单号；若单号无误，请增加“商户号”列或设置 WECHAT_MCHID',
          },
  }
}
