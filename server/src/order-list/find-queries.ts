/** SQL that finds orders by the beginning of any of their numbers, or the end of a waybill. */
import { sql, type RawBuilder } from 'kysely'
import type { Scope } from '../database/database.ts'

/** After every text that begins with another one, in the order of bytes. */
const LAST = '\u{10FFFF}'

/** How the indexes of migration 024 fold a column: in any case, in the order of its bytes. */
function folds({ database: { engine } }: Scope, column: string) {
  const text = sql.ref(column)
  return engine === 'sqlite'
    ? {
        folded: sql<string>`upper(${text})`,
        ending: (length: number) => sql<string>`upper(substr(${text}, ${sql.lit(-length)}))`,
      }
    : {
        folded: sql<string>`upper(${text} collate "C")`,
        ending: (length: number) =>
          sql<string>`upper(right(${text}, ${sql.lit(length)}) collate "C")`,
      }
}

/** Of a waybill's end so many characters are indexed. */
const INDEXED_ENDING = 4

const begins = (text: RawBuilder<string>, start: string) =>
  sql<boolean>`${text} >= ${start} and ${text} < ${start + LAST}`

/** The next number of as many digits; undefined after the last one. */
function nextNumber(digits: string): string | undefined {
  const next = String(BigInt(digits) + 1n).padStart(digits.length, '0')
  return next.length > digits.length ? undefined : next
}

/**
 * Finds which orders have a number that begins with a text, or a waybill that ends with it; the first
 * ones of each kind, and no more than `most` of it.
 * @param text of at least four characters, upper case
 */
export async function findByNumber(scope: Scope, text: string, most: number): Promise<string[]> {
  const found = await Promise.all([
    byTransactionId(scope, text, most),
    byTradeNo(scope, text, most),
    byOrderParcels(scope, text, most),
    byShipmentParcels(scope, text, most),
    byShipmentId(scope, text, most),
  ])
  return [...new Set(found.flat())]
}

type Rows = Promise<{ transaction_id: string | null }[]>

const idsOf = async (rows: Rows): Promise<string[]> =>
  (await rows).flatMap(({ transaction_id }) => transaction_id ?? [])

/** WeChat Pay's numbers are digits: of these every order of texts is the same. */
async function byTransactionId(
  { database: { db }, appid }: Scope,
  text: string,
  most: number,
): Promise<string[]> {
  const orders = db.selectFrom('orders').select('transaction_id').where('appid', '=', appid)
  if (!/^\d+$/.test(text)) return []
  const next = nextNumber(text)
  const range = orders.where('transaction_id', '>=', text)
  const query = next === undefined ? range : range.where('transaction_id', '<', next)
  return idsOf(query.orderBy('transaction_id', 'desc').limit(most).execute())
}

function byTradeNo(scope: Scope, text: string, most: number): Promise<string[]> {
  const number = folds(scope, 'merchant_trade_no').folded
  const query = scope.database.db
    .selectFrom('orders')
    .select('transaction_id')
    .where('appid', '=', scope.appid)
    .where(begins(number, text))
    .orderBy(number, 'desc')
    .limit(most)
  return idsOf(query.execute())
}

async function byOrderParcels(scope: Scope, text: string, most: number): Promise<string[]> {
  const number = folds(scope, 'tracking_no')
  const parcels = scope.database.db
    .selectFrom('order_parcels')
    .select('transaction_id')
    .where('appid', '=', scope.appid)
    .limit(most)
  const begun = parcels.where(begins(number.folded, text)).orderBy(number.folded, 'desc')
  const ended = parcels.where(ends(number, text))
  return [...(await idsOf(begun.execute())), ...(await idsOf(ended.execute()))]
}

/** What is under way is not at WeChat yet: its waybill is the shipment's. */
async function byShipmentParcels(scope: Scope, text: string, most: number): Promise<string[]> {
  const number = folds(scope, 'shipment_parcels.tracking_no')
  const parcels = scope.database.db
    .selectFrom('shipment_parcels')
    .innerJoin('shipments', 'shipments.id', 'shipment_parcels.shipment_id')
    .select('shipments.transaction_id')
    .where('shipment_parcels.appid', '=', scope.appid)
    .where('shipments.appid', '=', scope.appid)
    .limit(most)
  const begun = parcels.where(begins(number.folded, text)).orderBy(number.folded, 'desc')
  const ended = parcels.where(ends(number, text))
  return [...(await idsOf(begun.execute())), ...(await idsOf(ended.execute()))]
}

/**
 * The characters before those that are indexed are looked at. Written as a range: for one value, SQLite
 * would go through the primary key instead.
 */
function ends({ ending }: ReturnType<typeof folds>, text: string) {
  const last = ending(INDEXED_ENDING)
  const wanted = text.slice(-INDEXED_ENDING)
  return sql<boolean>`${last} >= ${wanted} and ${last} <= ${wanted} and ${ending(text.length)} = ${text}`
}

/** Ids of shipments are in the order of their time, and begin alike. */
async function byShipmentId(
  { database: { db }, appid }: Scope,
  text: string,
  most: number,
): Promise<string[]> {
  const id = text.toLowerCase().replaceAll('-', '')
  if (!/^[0-9a-f]{4,32}$/.test(id)) return []
  // The hyphens as they stand in an id: texts are ordered with them, or as if they were not there.
  const dashed = id.replace(/^(.{8})(.{0,4})(.{0,4})(.{0,4})(.*)$/, (_all, ...parts: string[]) =>
    parts
      .slice(0, 5)
      .filter((part) => part !== '')
      .join('-'),
  )
  return idsOf(
    db
      .selectFrom('shipments')
      .select('transaction_id')
      .where('appid', '=', appid)
      .where('id', '>=', dashed)
      .where('id', '<', `${dashed}g`)
      .orderBy('id', 'desc')
      .limit(most)
      .execute(),
  )
}
