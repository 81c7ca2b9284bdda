import { createHash } from 'node:crypto'
import { sql, type Kysely } from 'kysely'

type Tables = Kysely<Record<string, Record<string, unknown>>>

/**
 * SDKs send `""` for what was not set, and 0.1 stored it: a shipment by the merchant's pair with
 * `transaction_id: ""` was never found at WeChat, and held the pairs of other payments. What is empty
 * is absent now, in the rows, too. Two indexes: orders by their sub-merchant, request keys by age.
 */
export async function up(db: Kysely<never>): Promise<void> {
  const tables = db as unknown as Tables
  await tables.deleteFrom('payments').where('transaction_id', '=', '').execute()
  // A row that cannot be without its number waits for a person.
  await tables
    .updateTable('shipments')
    .set({ state: 'needs_attention', reason: 'unproven', lease: null })
    .where('transaction_id', '=', '')
    .where('state', 'in', ['sending', 'verifying', 'shipped', 'superseded'])
    .execute()
  // What waits in vain is due now.
  await tables
    .updateTable('shipments')
    .set({ transaction_id: null, lease: null, lease_until: 0, tries: 0, due_at: 0 })
    .where('transaction_id', '=', '')
    .execute()
  await repairContents(tables)
  await db.schema
    .createIndex('orders_of_sub_merchant')
    .on('orders')
    .columns(['appid', 'sub_merchant_id', 'pay_time'] as never)
    .where(sql<boolean>`sub_merchant_id <> ''`)
    .execute()
  await db.schema
    .createIndex('idempotency_keys_created')
    .on('idempotency_keys')
    .columns(['created_at'] as never)
    .execute()
}

/** Rows that are read at once. */
const PAGE = 500

async function repairContents(tables: Tables): Promise<void> {
  let after = ''
  for (;;) {
    const rows = (await tables
      .selectFrom('shipments')
      .select(['appid', 'id', 'content', 'combined_key'])
      .where((eb) => eb.or([eb('content', 'like', '%:""%'), eb('combined_key', 'like', '%:""%')]))
      .where('id', '>', after)
      .orderBy('id')
      .limit(PAGE)
      .execute()) as { appid: string; id: string; content: string; combined_key: string | null }[]
    for (const { appid, id, content, combined_key } of rows) {
      const { order_key, ...goods } = filled(JSON.parse(content)) as Record<string, unknown>
      await tables
        .updateTable('shipments')
        .set({
          content: JSON.stringify({ ...goods, order_key }),
          content_hash: digest(goods),
          ...(combined_key !== null && {
            combined_key: JSON.stringify(filled(JSON.parse(combined_key))),
          }),
        })
        .where('appid', '=', appid)
        .where('id', '=', id)
        .execute()
    }
    after = rows.at(-1)?.id ?? ''
    if (rows.length < PAGE) return
  }
}

/** Returns a value without empty texts, and without the objects that are empty then. */
function filled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(filled)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, inner]): [string, unknown] => [name, filled(inner)])
      .filter(([, inner]) => inner !== '' && !isEmptyObject(inner)),
  )
}

const isEmptyObject = (value: unknown) =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.keys(value).length === 0

/** As content is digested when it is accepted. */
function digest(goods: unknown): string {
  const sorted = (_key: string, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value
  return createHash('sha256').update(JSON.stringify(goods, sorted)).digest('base64url')
}
