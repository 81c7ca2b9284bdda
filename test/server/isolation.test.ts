/** What is one shop's is never another's: every route, with everything that lets somebody in. */
import { routes } from '@fahuo/server/api'
import { allCalls } from '@fahuo/wechat'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ENGINES, select } from '../support/databases.ts'
import { until } from '../support/http.ts'
import { content, openMerchant, type Payment } from '../support/merchant.ts'
import { askAsPage, asPage } from '../support/people.ts'
import { startTwoShops, type TwoShops } from '../support/two-shops.ts'

/** Stands in every text of the second shop that somebody wrote there. */
const MARK = 'SECONDSHOPMARK'

/** Tables of which each row belongs to one shop, and the row of people who sign in. */
const NOT_COMPARED = new Set([
  'sign_in_tries',
  'webhook_deliveries',
  'notices',
  'sessions',
  'settings',
  'audit',
])

describe.each(ENGINES)('what is of one shop (%s)', (engine) => {
  let two: TwoShops
  let paid: Payment
  let token: string
  /** Ids of the second shop's rows, by the name of the parameter that takes one. */
  let ids: Record<string, string[]>
  const second = openMerchant(() => two.second)

  const post = async <Body>(path: string, body: unknown) =>
    (await two.second.merchant<Body>('POST', path, body)).body
  const rowsOf = async (table: string) =>
    select<Record<string, unknown>>(
      two.pair.env.DATABASE_URL,
      `select * from ${table} where appid = '${two.second.appid}'`,
    )

  beforeAll(async () => {
    two = await startTwoShops(engine)
    token = (await two.buyer('oBuyer', two.pair)).body.token
    paid = await second.pay({ openid: 'oBuyer', merchant_trade_no: `${MARK}1`, description: MARK })
    const shipment = await second.shipped(content(paid.transaction_id, `${MARK}2`))
    const hook = await post<{ webhook: { id: string } }>('/api/webhooks', {
      url: `https://shop.example.com/${MARK}`,
    })
    const rule = await post<{ rule: { id: string } }>('/api/auto-ship-rules', {
      match: { mchid: '1900000000' },
      logistics_type: 3,
      item_desc: MARK,
    })
    const expected = await post<{ rows: { id: string }[] }>('/api/orders/import', [
      { transaction_id: '4200009999202611261451882999' },
    ])
    const imported = await fetch(`${two.pair.url}/api/imports`, {
      method: 'POST',
      headers: { authorization: `Bearer ${two.second.api_key}`, 'content-type': 'text/csv' },
      body: `订单号,物流公司,物流单号\n${paid.transaction_id},圆通速递,${MARK}3\n`,
    })
    const file = (await imported.json()) as { import: { id: string } }
    const { complaint_order_id } = (
      await two.second.control<{ complaint_order_id: string }>('POST', '/complaints', {
        transaction_id: paid.transaction_id,
      })
    ).body
    const [event] = await until(
      async () => rowsOf('events'),
      (rows) => rows.length > 0,
    )
    const [feed] = await until(
      async () => rowsOf('outgoing'),
      (rows) => rows.length > 0,
    )
    await until(
      async () => rowsOf('complaints'),
      (rows) => rows.length > 0,
    )
    const [key] = await rowsOf('api_keys')
    await atRest()
    ids = {
      transaction_id: [paid.transaction_id],
      complaint_order_id: [complaint_order_id],
      id: [
        shipment.id,
        hook.webhook.id,
        rule.rule.id,
        expected.rows[0]?.id ?? '',
        file.import.id,
        String(event?.['id']),
        String(feed?.['id']),
        String(key?.['id']),
      ],
      number: ['1'],
      service: ['details'],
      appid: [two.second.appid],
    }
  }, 120_000)
  afterAll(() => two.pair.stop())

  /** All rows of the second shop that nobody but itself may change. */
  async function secondRows(): Promise<unknown> {
    const tables =
      engine === 'sqlite'
        ? await select<{ name: string }>(
            two.pair.env.DATABASE_URL,
            "select m.name from sqlite_master m, pragma_table_info(m.name) c where m.type = 'table' and c.name = 'appid'",
          )
        : await select<{ name: string }>(
            two.pair.env.DATABASE_URL,
            "select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'appid'",
          )
    const kept = tables.map(({ name }) => name).filter((name) => !NOT_COMPARED.has(name))
    expect(kept.length).toBeGreaterThan(25)
    const all = await Promise.all(
      kept.toSorted().map(async (name) => [name, await rowsOf(name)] as const),
    )
    // Whose workers do their own work meanwhile is no change by somebody else.
    const own = new Set([
      'fetched_at',
      'lease',
      'lease_until',
      'due_at',
      'updated_at',
      'asked_at',
      'tries',
      'last_at',
      'last_error',
      'last_status',
      'not_before',
      'failing_since',
      'failures',
      'leased_until',
    ])
    return JSON.parse(
      JSON.stringify(all, (name, value: unknown) => (own.has(name) ? undefined : value)),
    ) as unknown
  }

  /** Waits until the second shop's own workers have done what they had to do. */
  const atRest = () => {
    let last = ''
    let same = 0
    return until(
      async () => {
        const rows = JSON.stringify(await secondRows())
        same = rows === last ? same + 1 : 0
        last = rows
        return same
      },
      (times) => times >= 15,
      60_000,
    )
  }

  /** Each route with each id of the second shop where it takes one. */
  function requests() {
    return routes.flatMap((route) => {
      const names = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
      const example = route.example as { query?: Record<string, string>; body?: unknown }
      const [first = 'none'] = names
      return (ids[first] ?? ['']).map((one) => ({
        route,
        path: route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
          encodeURIComponent(name === first ? one : (ids[name]?.[0] ?? '')),
        ),
        query: new URLSearchParams(example.query),
        body: JSON.stringify(withIds(example.body)),
      }))
    })
  }

  /** The body of an example, about the order of the second shop. */
  const withIds = (body: unknown): unknown =>
    body === undefined
      ? undefined
      : JSON.parse(
          JSON.stringify(body, (name, value: unknown) =>
            name === 'transaction_id' ? paid.transaction_id : value,
          ),
        )

  /** What owners of the first shop may say of the second one, and what ends a session. */
  const ABOUT_SHOPS = /^\/api\/(shops|session)/

  it.each(['key', 'session', 'buyer'] as const)(
    'is neither read nor changed by the other one’s %s',
    async (way) => {
      const before = await secondRows()
      const leaked: string[] = []
      let sent = 0
      for (const { route, path, query, body } of requests()) {
        if (ABOUT_SHOPS.test(route.path)) continue
        const has_body = route.body !== undefined || route.file !== undefined
        const answer = await fetch(`${two.pair.url}${path}?${query}`, {
          method: route.method.toUpperCase(),
          headers: {
            'content-type': route.file ? 'text/csv' : 'application/json',
            ...(way === 'key' && { authorization: `Bearer ${two.pair.api_key}` }),
            ...(way === 'buyer' && { authorization: `Bearer ${token}` }),
            ...(way === 'session' && { ...asPage(two.pair.url), cookie: two.owner.cookie }),
            // Nobody chooses a shop by a header.
            ...(way !== 'session' && { 'x-fahuo-appid': two.second.appid }),
          },
          ...(has_body && { body: route.file ? String(route.example.body ?? '') : body }),
        })
        const text = await answer.text()
        sent += 1
        if (text.includes(MARK) || text.includes(two.second.api_key) || answer.status >= 500)
          leaked.push(`${route.id} ${path} ${answer.status}`)
      }
      expect(sent).toBeGreaterThan(routes.length)
      expect(leaked.filter((one) => !/ 50[34]$/.test(one))).toEqual([])
      expect(await secondRows()).toEqual(before)
    },
    120_000,
  )

  it('is refused to a session that says it shows the other one', async () => {
    const { status } = await askAsPage('GET', `${two.pair.url}/api/orders`, {
      cookie: two.owner.cookie,
      headers: { 'x-fahuo-shop': two.second.appid },
    })
    expect(status).toBe(409)
  })

  it('is not reached through WeChat’s own paths', async () => {
    const before = await secondRows()
    for (const call of allCalls.filter(({ auth, file }) => auth === 'access_token' && !file)) {
      const answer = await fetch(
        `${two.pair.url}${call.path}?access_token=${encodeURIComponent(two.pair.api_key)}`,
        {
          method: 'POST',
          headers: { 'x-fahuo-appid': two.second.appid },
          body: JSON.stringify({
            appid: two.second.appid,
            transaction_id: paid.transaction_id,
            order_key: { order_number_type: 2, transaction_id: paid.transaction_id },
          }),
        },
      )
      expect([call.path, (await answer.text()).includes(MARK)]).toEqual([call.path, false])
    }
    expect(await secondRows()).toEqual(before)
  })
})
