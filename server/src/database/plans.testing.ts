/** How an engine would read what a function asks: its own queries, not copies of them. */
import { CompiledQuery, sql, type KyselyPlugin } from 'kysely'
import type { Scope } from './database.ts'

/** Runs a function and returns the plan of each of its queries, as the engine explains it. */
export async function plansOf(
  scope: Scope,
  ask: (scope: Scope) => Promise<unknown>,
): Promise<string[]> {
  const asked: CompiledQuery[] = []
  const { db, engine } = scope.database
  const listening: KyselyPlugin = {
    transformQuery({ node, queryId }) {
      asked.push(db.getExecutor().compileQuery(node, queryId))
      return node
    },
    transformResult: ({ result }) => Promise.resolve(result),
  }
  await ask({ ...scope, database: { ...scope.database, db: db.withPlugin(listening) } })
  return db.transaction().execute(async (trx) => {
    const plans: string[] = []
    for (const { sql: text, parameters } of asked) {
      const explain = engine === 'sqlite' ? 'explain query plan' : 'explain (costs off)'
      const explained = CompiledQuery.raw(`${explain} ${text}`, [...parameters])
      const { rows } = await trx.executeQuery<Record<string, unknown>>(explained)
      plans.push(rows.map((row) => String(row['detail'] ?? row['QUERY PLAN'])).join('\n'))
    }
    return plans
  })
}

/**
 * Fills a shop with orders, one a minute, of which most were shipped and settled and the newest wait;
 * each with a parcel, and most with a shipment.
 * @param under_way the newest have shipments that a worker would take on
 */
export async function fillOrders(
  { database, appid }: Scope,
  count: number,
  under_way = true,
): Promise<void> {
  const { db, engine } = database
  const run = (text: string) => sql.raw(text).execute(db)
  const numbers =
    engine === 'sqlite'
      ? `(with recursive numbers(n) as (select 0 union all select n + 1 from numbers
          where n < ${count - 1}) select n from numbers) as numbers`
      : `generate_series(0, ${count - 1}) as numbers(n)`
  const digits = (width: number) =>
    engine === 'sqlite' ? `printf('%0${width}d', n)` : `lpad(n::text, ${width}, '0')`
  const waiting = `n >= ${Math.floor(count * 0.98)}`
  const parcel = `'{"tracking_no":"YT' || ${digits(12)} || '","express_company":"YTO","goods_desc":"茶 x1","upload_time":1}'`
  await run(`insert into orders (appid, transaction_id, merchant_id, sub_merchant_id,
      merchant_trade_no, description, paid_amount, openid, pay_time, order_state, in_complaint,
      shipping, fetched_at, updated_at, special_type, express_company)
    select '${appid}', '4200' || ${digits(24)}, case n % 1000 when 7 then 'm2' else 'm1' end, '',
      'T' || ${digits(10)}, '茶 x1', 100 + n % 50000, 'o' || (n % 1000), 1760000000 + n * 60,
      case when ${waiting} then 1 when n % 50 = 0 then 5 when n % 3 = 0 then 2 else 4 end, 0,
      case when ${waiting} then '{}' else '{"delivery_mode":1,"logistics_type":1,"finish_shipping":true,"finish_shipping_count":1,"shipping_list":[' || ${parcel} || ']}' end,
      1, 1 + n, case when n % 500 = 0 then 1 end, case when ${waiting} then '' when n % 20 = 1 then 'YTO' else 'SF' end
    from ${numbers}`)
  await run(`insert into shipments (id, appid, payment, transaction_id, openid, content, content_hash,
      state, hint, unsure_before, sends, answered_at, tries, due_at, deadline_at, lease_until,
      accepted_at, updated_at, spends_reshipment)
    select '019abf7e-5c1a-7c3e-9d0a-' || ${digits(12)}, '${appid}', '2:4200' || ${digits(24)},
      '4200' || ${digits(24)}, 'o' || (n % 1000), '{"shipping_list":[' || ${parcel} || ']}', 'h',
      case when ${waiting} then 'queued' when n % 500 = 3 then 'rejected' else 'shipped' end,
      'none', 0, 1, 0, 0, 0, 0, 0, n, n, 0
    from ${numbers} where n % 7 <> 0 and (${under_way ? '1 = 1' : `not (${waiting})`})`)
  await run(`insert into order_parcels (appid, tracking_no, transaction_id)
    select '${appid}', 'YT' || ${digits(12)}, '4200' || ${digits(24)} from ${numbers}`)
  await run(`insert into shipment_parcels (appid, tracking_no, shipment_id)
    select '${appid}', 'YT' || ${digits(12)}, '019abf7e-5c1a-7c3e-9d0a-' || ${digits(12)}
    from ${numbers} where n % 7 <> 0`)
  if (engine === 'postgres') await run('analyze')
}
