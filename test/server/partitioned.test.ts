import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { execute, select } from '../support/databases.ts'
import { until } from '../support/http.ts'
import { content, openMerchant } from '../support/merchant.ts'
import { startPairOn, type Pair } from '../support/server.ts'

const COUNTED = ['orders', 'shipments', 'attempts', 'events', 'payments', 'outgoing'] as const

let pair: Pair
beforeAll(async () => {
  pair = await startPairOn('postgres')
})
afterAll(() => pair.stop())
const { pay, ship, atItsEnd, truth } = openMerchant(() => pair)

const countAll = () =>
  Promise.all(
    COUNTED.map((table) =>
      select<{ rows: number }>(pair.env.DATABASE_URL, `select count(*) as rows from ${table}`),
    ),
  )

async function shipOne() {
  const { transaction_id } = await pay()
  const { body } = await ship(content(transaction_id))
  const ended = await atItsEnd(body.shipment.id)
  expect(ended.state).toBe('shipped')
  return { transaction_id, id: ended.id }
}

it(
  'goes on when its tables were partitioned by appid, as docs/GROWTH.md says',
  { timeout: 120_000 },
  async () => {
    const before = await shipOne()
    const doc = await readFile(new URL('../../docs/GROWTH.md', import.meta.url), 'utf8')
    const [, statements = ''] = /```sql\n([\s\S]+?)\n```/.exec(doc) ?? []
    await pair.restart(async () => {
      const counts = await countAll()
      const names = () =>
        select(
          pair.env.DATABASE_URL,
          `select indexdef from (select replace(indexdef, ' ONLY ', ' ') as indexdef,
          tablename from pg_indexes where schemaname = 'public') as i
          where tablename !~ '_[0-9]+$' order by indexdef`,
        )
      const indexes = await names()
      await execute(pair.env.DATABASE_URL, statements.replace('integer := 16', 'integer := 3'))
      expect(await countAll()).toEqual(counts)
      // A later migration finds each of them by its name.
      expect(await names()).toEqual(indexes)
      const whole = await select(
        pair.env.DATABASE_URL,
        `select relname from pg_class where relkind = 'r' and not relispartition
        and relnamespace = 'public'::regnamespace order by relname`,
      )
      expect(whole.map((row) => (row as { relname: string }).relname)).toEqual([
        'kysely_migration',
        'kysely_migration_lock',
        'servers',
      ])
    })
    // The same content again is the same shipment.
    const again = await ship(content(before.transaction_id))
    expect(again.body.shipment.id).toBe(before.id)
    const after = await shipOne()
    for (const { transaction_id } of [before, after])
      expect((await truth(transaction_id)).uploads).toBe(1)
    const pushed = await until(
      () =>
        select<{ rows: number }>(
          pair.env.DATABASE_URL,
          "select count(*) as rows from events where state = 'done'",
        ),
      ([row]) => (row?.rows ?? 0) >= 2,
    )
    expect(pushed[0]?.rows).toBeGreaterThanOrEqual(2)
  },
)
