import { routes } from '@fahuo/server/api'
import pg from 'pg'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { openDatabase } from '../../server/src/database/database.ts'
import { makeDatabase, select } from '../support/databases.ts'
import { content, openMerchant } from '../support/merchant.ts'
import { startPair, type Pair } from '../support/server.ts'

/** Statements over all Mini Programs at once. */
const OVER_ALL = [
  // What is sealed, by whatever key.
  /^select "name" from "settings" where "name" in/,
  // Which shops there are, and what finds one: a key, a merchant number.
  /^select .* from "shops" where "revision" > \$1 order by "revision"$/,
  /^select "appid", .* from "api_keys" where "hash" = /,
  /^select "appid" from "pay_merchants" where "mchid" = /,
  // Which of them have something to do: each table by the appid of the shop that is looked at.
  /^\s*select appid, case when (exists \(select 1 from "\w+" as work\s+where work\.appid = seen\.appid and (?:[^()]|\([^()]*\))*\)( or )?)+ then 1 else 0 end as due from \(\s*select appid from shops /,
  // What is old goes, whosever it is.
  /^(select|update|delete from) .*"?(order_details|refunds|pay_notifications|complaints)"? .*("known" = |known = 0|"received_at" < |"closed" = )/,
]

let database: Awaited<ReturnType<typeof makeDatabase>>
let pair: Pair
const statements = new Set<string>()
beforeAll(async () => {
  database = await makeDatabase('postgres')
  await (await openDatabase(database.url)).close()
  // oxlint-disable-next-line typescript/unbound-method -- it is called with its client
  const { query } = pg.Client.prototype
  vi.spyOn(pg.Client.prototype, 'query').mockImplementation(function record(
    this: pg.Client,
    ...args: unknown[]
  ) {
    const [first] = args as [string | { text?: string }]
    statements.add(typeof first === 'string' ? first : (first?.text ?? ''))
    return Reflect.apply(query, this, args) as never
  })
  pair = await startPair({}, undefined, { DATABASE_URL: database.url })
})
afterAll(async () => {
  await pair.stop()
  vi.restoreAllMocks()
  await database.remove()
})
const { pay, ship, atItsEnd } = openMerchant(() => pair)

/** Asks each route as its example does; 404 and 409 have asked the database, too. */
async function askEverything(): Promise<void> {
  for (const { method, path, example, file } of routes) {
    const {
      params = {},
      query = {},
      body,
    } = example as {
      params?: Record<string, string>
      query?: Record<string, string>
      body?: unknown
    }
    const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '')
    const answer = await fetch(`${pair.url}${filled}?${new URLSearchParams(query)}`, {
      method: method.toUpperCase(),
      headers: {
        authorization: `Bearer ${pair.api_key}`,
        'content-type': file ? 'text/csv' : 'application/json',
      },
      ...(body !== undefined && { body: file ? String(body) : JSON.stringify(body) }),
    })
    await answer.arrayBuffer()
  }
}

const REFERENCE = /\b(?:from|join|update|into)\s+"?(\w+)"?/g
const WRITTEN = /\binsert into "?\w+"?\s+\([^)]*\bappid\b/g
const BOUND = /\bappid"?\s*(?:=|in\b)/g
const NAMED_BEFORE = /(?:\bwith|\),)\s+"?(\w+)"? as\b/g

const countOf = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].length

/** How many of a statement's tables are neither bound to a Mini Program nor written with one. */
function unbound(statement: string, tables: Set<string>): number {
  const text = statement.toLowerCase()
  const own = new Set([...text.matchAll(NAMED_BEFORE)].map(([, name]) => name))
  const named = [...text.matchAll(REFERENCE)].filter(
    ([, name = '']) => tables.has(name) && !own.has(name),
  )
  return named.length - countOf(text, WRITTEN) - countOf(text, BOUND)
}

it('binds each table of each statement to a Mini Program', async () => {
  const [one, other] = [await pay(), await pay()]
  const accepted = await ship(content(one.transaction_id))
  await atItsEnd(accepted.body.shipment.id)
  await pair.control('POST', `/orders/${one.transaction_id}/confirm`)
  await ship(content(other.transaction_id, 'YT0002'))
  await askEverything()
  const rows = await select<{ table_name: string }>(
    database.url,
    `select table_name from information_schema.columns where column_name = 'appid'`,
  )
  const tables = new Set(rows.map(({ table_name }) => table_name))
  const asked = [...statements].filter((text) =>
    /^\s*(select|insert|update|delete|with)/i.test(text),
  )
  expect(asked.length).toBeGreaterThan(150)
  const free = asked
    .filter((text) => unbound(text, tables) > 0)
    .filter((text) => !OVER_ALL.some((known) => known.test(text)))
  expect(free).toEqual([])
  expect(
    unbound('select * from orders join shipments on orders.appid = shipments.appid', tables),
  ).toBe(1)
})
