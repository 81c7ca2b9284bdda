import { sql, type Kysely } from 'kysely'
import { OperatorError } from '../core/errors.ts'
import type { Text } from '../core/language.ts'
import { SECOND_MS } from '../core/time.ts'
import type { Database, Db } from './database.ts'
import type { Engine } from './dialects.ts'
import type { Schema } from './schema.ts'
import { SEALED_PHONES } from './sealed-values.ts'
import { livingServers, SILENT_MS } from './servers.ts'

/** Each table with the columns that order it; a growing `id` is given anew, in the same order. */
const TABLES: { name: keyof Schema; order: string[]; renumbered?: true }[] = [
  { name: 'orders', order: ['appid', 'transaction_id'] },
  { name: 'order_details', order: ['appid', 'transaction_id', 'mchid', 'out_trade_no'] },
  { name: 'order_parcels', order: ['appid', 'tracking_no', 'transaction_id'] },
  { name: 'settlements', order: ['appid', 'transaction_id'] },
  { name: 'shipments', order: ['appid', 'id'] },
  { name: 'shipment_parcels', order: ['appid', 'tracking_no', 'shipment_id'] },
  { name: 'payments', order: ['appid', 'transaction_id'] },
  { name: 'attempts', order: ['id'], renumbered: true },
  { name: 'event_keys', order: ['appid', 'key'] },
  { name: 'events', order: ['id'], renumbered: true },
  { name: 'settings', order: ['appid', 'name'] },
  { name: 'buyers', order: ['appid', 'openid'] },
  { name: 'api_keys', order: ['appid', 'id'] },
  { name: 'idempotency_keys', order: ['appid', 'key'] },
  { name: 'notices', order: ['appid', 'kind', 'subject'] },
  { name: 'outgoing', order: ['appid', 'id'] },
  { name: 'outgoing_sequencers', order: ['appid'] },
  { name: 'webhooks', order: ['appid', 'id'] },
  { name: 'webhook_deliveries', order: ['appid', 'webhook_id', 'event_id'] },
  { name: 'robots', order: ['appid', 'id'] },
  { name: 'robot_alarms', order: ['appid', 'robot_id', 'kind'] },
  { name: 'waybills', order: ['appid', 'transaction_id', 'tracking_no'] },
  { name: 'waybill_calls', order: ['appid', 'component', 'day', 'openid'] },
  { name: 'imports', order: ['appid', 'id'] },
  { name: 'import_rows', order: ['appid', 'import_id', 'number'] },
  { name: 'import_columns', order: ['appid', 'signature'] },
  { name: 'pay_merchants', order: ['appid', 'mchid'] },
  { name: 'pay_keys', order: ['appid', 'mchid', 'serial'] },
  { name: 'pay_notifications', order: ['appid', 'id'] },
  { name: 'expected_orders', order: ['appid', 'payment'] },
  { name: 'refunds', order: ['appid', 'refund_id'] },
  { name: 'auto_ship_rules', order: ['appid', 'id'] },
  { name: 'auto_shipped', order: ['appid', 'transaction_id'] },
  { name: 'services', order: ['appid', 'id'] },
  { name: 'complaints', order: ['appid', 'complaint_order_id'] },
  { name: 'complaint_answers', order: ['appid', 'id'] },
  { name: 'people', order: ['appid', 'id'] },
  { name: 'sessions', order: ['appid', 'hash'] },
  { name: 'invitations', order: ['appid', 'id'] },
  { name: 'sign_in_tries', order: ['appid', 'subject'] },
  { name: 'audit', order: ['appid', 'id'] },
  { name: 'authorisations', order: ['appid', 'id'] },
  { name: 'onboardings', order: ['appid', 'id'] },
  { name: 'onboarding_codes', order: ['appid', 'digest'] },
  { name: 'shops', order: ['appid'] },
  { name: 'shop_people', order: ['appid', 'person_id'] },
]

/** The tables that are copied: all but that of the servers that live. */
export const copiedTables: readonly string[] = TABLES.map(({ name }) => name)

/** How long to wait for whoever has locked the table of servers: a beat of one takes milliseconds. */
const LOCK_MS = 5 * SECOND_MS

/** Rows that are read and written at once. */
export const COPIED_AT_ONCE = 500

/** Tables without columns known: what a copy works on. */
type Rows = Kysely<Record<string, Record<string, unknown>>>

/** Part of a transaction of the database that a copy reads, or writes. */
interface Side {
  engine: Engine
  rows: Rows
  db: Db
}

async function count(db: Rows, table: string): Promise<number> {
  const row = await db
    .selectFrom(table)
    .select((eb) => eb.fn.countAll<number>().as('rows'))
    .executeTakeFirstOrThrow()
  return Number(row.rows)
}

/** Why nothing is copied. */
const REFUSALS = {
  not_empty: (table: string): Text => ({
    en: `The other database is not empty (${table}). Give an empty one; nothing was changed.`,
    zh: `目标数据库不为空（${table}）。请换一个空的数据库；未做任何更改。`,
  }),
  lives: (which: Text): Text => ({
    en: `A server works on ${which.en}: stop it first. One that was killed counts for ${SILENT_MS / SECOND_MS} seconds. Nothing was changed.`,
    zh: `有服务正在使用${which.zh}：请先停止。被强制结束的服务在 ${SILENT_MS / SECOND_MS} 秒内仍计为运行中。未做任何更改。`,
  }),
  incomplete: (table: string): Text => ({
    en: `Not all rows of ${table} arrived: nothing is kept of the copy. Try it again.`,
    zh: `${table} 的数据未能完整复制，目标数据库中不保留任何内容。请重试。`,
  }),
}

const SOURCE: Text = { en: 'this database', zh: '当前数据库' }
const TARGET: Text = { en: 'the other database', zh: '目标数据库' }

/**
 * Copies everything into another, empty database; either may be SQLite or PostgreSQL. One transaction
 * on each side: no server starts on either meanwhile, and of a copy that is broken off nothing is there.
 * @param onProgress called for each table: how many rows are copied, of how many
 * @param finish what else belongs into the other database, in the same transaction
 * @throws OperatorError when the other is not empty, or a server lives on either
 */
export async function copyDatabase(
  from: Database,
  to: Database,
  onProgress: (table: string, copied: number, all: number) => void,
  finish: (target: Database) => Promise<unknown> = () => Promise.resolve(),
): Promise<void> {
  await alone(from, SOURCE, (source) =>
    alone(to, TARGET, async (target) => {
      for (const { name } of TABLES)
        if ((await count(target.rows, name)) > 0) throw new OperatorError(REFUSALS.not_empty(name))
      for (const table of TABLES) {
        const all = await count(source.rows, table.name)
        const copied = await copyTable(source.rows, target.rows, table, (rows) =>
          onProgress(table.name, rows, all),
        )
        if (copied !== all || (await count(target.rows, table.name)) !== all)
          throw new OperatorError(REFUSALS.incomplete(table.name))
      }
      await finish({ ...to, db: target.db })
    }),
  )
}

/** Does something in a transaction beside which no server starts. */
async function alone<Value>(
  { db, engine }: Database,
  which: Text,
  work: (side: Side) => Promise<Value>,
): Promise<Value> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (trx) => {
      // A server that starts says so in this table first. SQLite has one writer: us.
      if (engine === 'postgres') {
        await sql.raw(`set local lock_timeout = ${LOCK_MS}`).execute(trx)
        await sql.raw('lock table servers in share row exclusive mode').execute(trx)
      }
      if ((await livingServers({ db: trx, engine })) > 0)
        throw new OperatorError(REFUSALS.lives(which))
      // The linter takes the two types for one; the compiler does not.
      // oxlint-disable-next-line typescript/no-unnecessary-type-assertion
      return work({ engine, db: trx, rows: trx as unknown as Rows })
    })
}

function withoutId(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).filter(([column]) => column !== 'id'))
}

/** The other database gets a key of its own: what waits sealed could not be opened there. */
function withoutPhones(name: string, row: Record<string, unknown>): Record<string, unknown> {
  const sealed = SEALED_PHONES.find(({ table }) => table === name)
  const cells = name === 'import_rows' ? { cells: null } : {}
  return sealed ? { ...row, ...cells, [sealed.column]: null, [sealed.until]: null } : row
}

async function copyTable(
  source: Rows,
  target: Rows,
  { name, order, renumbered }: (typeof TABLES)[number],
  onProgress: (copied: number) => void,
): Promise<number> {
  let copied = 0
  let last: Record<string, unknown> | undefined
  for (;;) {
    let query = source.selectFrom(name).selectAll().limit(COPIED_AT_ONCE)
    for (const column of order) query = query.orderBy(column)
    if (last) {
      const place = last
      const columns = sql.join(order.map((column) => sql.ref(column)))
      const values = sql.join(order.map((column) => sql.val(place[column])))
      query = query.where(sql<boolean>`(${columns}) > (${values})`)
    }
    const rows = (await query.execute()).map((row) => withoutPhones(name, row))
    last = rows.at(-1)
    if (!last) return copied
    await target
      .insertInto(name)
      .values(renumbered ? rows.map(withoutId) : rows)
      .execute()
    copied += rows.length
    onProgress(copied)
  }
}
