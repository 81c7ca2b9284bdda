import { sql, type Kysely } from 'kysely'
import type { Engine } from '../dialects.ts'
import { withoutNul } from './011-search.ts'

/** States of an order that has been shipped: shipped, received, settled, awaiting settlement. */
const SHIPPED = '(2, 3, 4, 6)'

/**
 * When an order was shipped, which no later change moves: its automatic receipt is counted from it. Of
 * old rows it is the time of their last parcel, or when WeChat first showed them as they are.
 */
export async function up(db: Kysely<never>, engine: Engine): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(db)
  await run('alter table orders add column shipped_at bigint')
  const last =
    engine === 'sqlite'
      ? `(select max(json_extract(parcel.value, '$.upload_time'))
          from json_each(orders.shipping, '$.shipping_list') as parcel)`
      : `(select max((parcel.value ->> 'upload_time')::numeric)
          from (select ${withoutNul('orders.shipping')} -> 'shipping_list' as list) as there,
          lateral json_array_elements(case when json_typeof(there.list) = 'array'
            then there.list else '[]'::json end) as parcel(value))`
  await run(
    `update orders set shipped_at = coalesce(${last}, 0) * 1000 where order_state in ${SHIPPED}`,
  )
  await run(`update orders set shipped_at = updated_at
    where shipped_at is not null and (shipped_at = 0 or shipped_at > updated_at)`)
  await run(`create index orders_shipped on orders (appid, shipped_at) where order_state = 2`)
}
