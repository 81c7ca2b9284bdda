import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { openDatabase } from '../../server/src/database/database.ts'
import { cache } from './place.ts'
import { buyersOf, shippingOf } from './processes/orders.ts'
import { SESSION_SECRET, settings } from './processes/settings.ts'

const migrations = join(import.meta.dirname, '../../server/src/database/migrations')
const appid = settings.WECHAT_APPID
const YEAR_SECONDS = 365 * 86_400
/** No buyer's list is so old that WeChat is asked. */
const FRESH_FOR_EVER = 4_102_444_800_000

/** Of the tables and of what is put into them: a seed of an older schema is made anew. */
async function version(): Promise<string> {
  const hash = createHash('sha256')
  for (const name of (await readdir(migrations)).toSorted())
    hash.update(await readFile(join(migrations, name)))
  for (const name of ['seed.ts', 'processes/orders.ts'])
    hash.update(await readFile(join(import.meta.dirname, name)))
  return hash.digest('hex').slice(0, 12)
}

/** A SQLite file with rows in it; made once and kept in the cache. */
async function seeded(
  name: string,
  fill: (database: DatabaseSync) => void,
  say: (line: string) => void,
): Promise<string> {
  const file = join(cache, `${name}-${await version()}.db`)
  if (existsSync(file)) return file
  say(`making ${name} (kept for the next run) …`)
  await mkdir(cache, { recursive: true })
  for (const old of await readdir(cache))
    if (old.startsWith(`${name}-`)) await rm(join(cache, old), { force: true })
  const unfinished = `${file}.new`
  await (await openDatabase(unfinished)).close()
  const database = new DatabaseSync(unfinished)
  database.exec('pragma journal_mode = off; pragma synchronous = off; pragma cache_size = -400000')
  database.exec('begin')
  fill(database)
  database.exec('commit')
  database.exec('pragma journal_mode = wal')
  database.close()
  await rename(unfinished, file)
  return file
}

/** The n-th order's text, with SQL that makes n in the place of one that stands for it. */
function sqlText(sample: (n: number) => object, width: number): string {
  const mark = 987_654_321
  const text = JSON.stringify(sample(mark)).replaceAll("'", "''")
  return `replace('${text}', '${String(mark).padStart(width, '0')}', printf('%0${width}d', n))`
}

const counting = (count: number) =>
  `with recursive numbers(n) as (select 0 union all select n + 1 from numbers where n < ${count - 1})`

/** The local copy with so many orders, settlements of them, and all their buyers. */
export function seedOrders(count: number, say: (line: string) => void): Promise<string> {
  const buyers = buyersOf(count)
  const now = Math.floor(Date.now() / 1000)
  return seeded(
    `orders-${count}`,
    (database) => {
      database.exec(`
        insert into orders (appid, transaction_id, merchant_id, sub_merchant_id, merchant_trade_no,
          description, paid_amount, openid, pay_time, order_state, in_complaint, shipping, fetched_at)
        ${counting(count)}
        select '${appid}', printf('42000010%020d', n), '1900000109', '', printf('F%d', n),
          '武夷山大红袍 250g x1', 16800, printf('o%027d', (n * 7919) % ${buyers}),
          ${now - YEAR_SECONDS} + n * ${YEAR_SECONDS} / ${count}, 2, 0,
          ${sqlText(shippingOf, 13)}, ${now * 1000}
        from numbers`)
      database.exec(`
        insert into settlements (appid, transaction_id, shipped_time, estimated_settlement_time)
        select appid, transaction_id, pay_time + 3600, pay_time + 864000 from orders`)
      // As versions before sealing kept it: the server seals it when it starts.
      database
        .prepare(`insert into settings (appid, name, value) values (?, 'session_secret', ?)`)
        .run(appid, SESSION_SECRET.toString('base64url'))
      database.exec(`
        insert into buyers (appid, openid, orders_read_at)
        ${counting(buyers)}
        select '${appid}', printf('o%027d', n), ${FRESH_FOR_EVER} from numbers`)
    },
    say,
  )
}

/** The outbox with so many shipments that are done, and their attempts. */
export function seedShipped(count: number, say: (line: string) => void): Promise<string> {
  const content = (n: number) => contentOf(`42000020${String(n).padStart(20, '0')}`)
  const at = `(${Date.now() - YEAR_SECONDS * 1000} + n * ${YEAR_SECONDS * 1000} / ${count})`
  return seeded(
    `shipped-${count}`,
    (database) => {
      database.exec(`
        insert into shipments (id, appid, payment, transaction_id, openid, content, content_hash,
          state, upload_time, tries, due_at, deadline_at, lease_until, accepted_at, updated_at)
        ${counting(count)}
        select printf('018f0000-0000-7000-8000-%012x', n), '${appid}', printf('2:42000020%020d', n),
          printf('42000020%020d', n), printf('o%027d', n % 40000),
          ${sqlText(content, 20)}, printf('%043d', n % 1000), 'shipped',
          '2026-01-01T09:00:00.120+08:00', 0, ${at}, ${at} + 60000, 0, ${at}, ${at} from numbers`)
      for (const call of ['upload', 'get_order'])
        database.exec(`
          insert into attempts (shipment_id, at, call, outcome)
          select id, updated_at, '${call}', 'ok' from shipments`)
    },
    say,
  )
}

/** What a bench ships. */
export const contentOf = (transaction_id: string) => ({
  order_key: { order_number_type: 2, transaction_id },
  logistics_type: 1,
  delivery_mode: 1,
  shipping_list: [
    {
      tracking_no: `YT${transaction_id.slice(-13)}`,
      express_company: 'YTO',
      item_desc: '武夷山大红袍 250g x1',
    },
  ],
})

/**
 * SQL that puts accepted shipments into the outbox; the same for both engines.
 * @param due_at Unix milliseconds; now when left out
 * @param shops whose they are, one after the other
 */
export function queueSql(
  transaction_ids: readonly string[],
  run: string,
  {
    due_at: now = Date.now(),
    shops = [appid],
  }: { due_at?: number; shops?: readonly string[] } = {},
): string {
  const rows = transaction_ids.map(
    (id, n) =>
      `('${run}-${n}', '${shops[n % shops.length]}', '2:${id}', '${id}', '${JSON.stringify(contentOf(id))}', '${run}-${n}',` +
      ` 'queued', 0, ${now}, 0, 0, ${now}, ${now})`,
  )
  const statements: string[] = []
  for (let from = 0; from < rows.length; from += 500)
    statements.push(
      `insert into shipments (id, appid, payment, transaction_id, content, content_hash, state,` +
        ` tries, due_at, deadline_at, lease_until, accepted_at, updated_at)` +
        ` values ${rows.slice(from, from + 500).join(',')};`,
    )
  return `begin; ${statements.join('\n')} commit;`
}
