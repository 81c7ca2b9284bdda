/** Servers of a platform in processes of their own: killed with an authorisation under way, and two at once. */
import { hash } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, expect, it } from 'vitest'
import { ENGINES, execute, makeDatabase, select } from '../support/databases.ts'
import { call, until } from '../support/http.ts'
import { MASTER_KEY } from '../support/master-key.ts'
import type { Payment } from '../support/merchant.ts'
import { pushAsPlatform } from '../support/platform-push.ts'
import { platformSettings, startPlatformWechat } from '../support/platform-wechat.ts'
import { startServerProcess } from '../support/server-process.ts'
import { startPair } from '../support/server.ts'
import type { Engine } from '../../server/src/database/dialects.ts'

const B = 'wx00000000000000bb'
const B_SECRET = 'the-secret-of-shop-b-in-no-output'
const B_KEY = 'fahuo_the-key-of-shop-b-0123456789'
const COMPONENT_TOKEN = '/cgi-bin/component/api_component_token'
const QUERY_AUTH = '/cgi-bin/component/api_query_auth'
const TIMEOUT = 180_000

const cleanups: (() => unknown)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).toReversed()) await cleanup()
}, TIMEOUT)

async function open(engine: Engine) {
  const wechat = await startPlatformWechat()
  cleanups.push(() => wechat.close())
  // For its settings and its WeChat.
  const pair = await startPair(
    { shops: [{ appid: B, secret: B_SECRET }] },
    (emulator) => {
      wechat.before(emulator)
      return Promise.resolve()
    },
    { WECHAT_API_URL: wechat.url, ...platformSettings },
  )
  cleanups.push(() => pair.stop())
  const database = await makeDatabase(engine)
  cleanups.push(() => database.remove())
  wechat.account(B, B_SECRET)
  const env = {
    ...pair.env,
    DATABASE_URL: database.url,
    PORT: '0',
    ...(engine === 'postgres' && { FAHUO_MASTER_KEY: MASTER_KEY }),
  }
  const outcomes = () =>
    select<{ state: string; outcome: string | null }>(
      database.url,
      'select state, outcome from authorisations',
    )
  return {
    wechat,
    pair,
    database: database.url,
    outcomes,
    start: async () => {
      const server = await startServerProcess(env)
      cleanups.push(() => server.end('SIGKILL'))
      return server
    },
    push: async (url: string, message: object) => {
      const answer = await pushAsPlatform(`${url}/wechat/platform/auth`, message)
      expect([answer.status, await answer.text()]).toEqual([200, 'success'])
    },
    authorised: () =>
      until(outcomes, (all) => all.some(({ outcome }) => outcome === 'authorised'), TIMEOUT),
  }
}

it.each(ENGINES)(
  'exchanges a code once, after a server was killed that had stored it (%s)',
  async (engine) => {
    const { wechat, start, push, outcomes, authorised } = await open(engine)
    // The server gets no token of its own: it cannot come as far as the exchange.
    const held = Promise.withResolvers<object>()
    cleanups.push(() => held.resolve({}))
    wechat.instead(COMPONENT_TOKEN, () => held.promise)
    const first = await start()
    await push(first.url, wechat.newTicket())
    await push(first.url, wechat.authorise(B))
    await until(() => Promise.resolve(wechat.countOf(COMPONENT_TOKEN)), Boolean)
    await first.end('SIGKILL')
    expect(await outcomes()).toEqual([{ state: 'new', outcome: null }])
    expect(wechat.countOf(QUERY_AUTH)).toBe(0)

    wechat.usual(COMPONENT_TOKEN)
    await start()
    await authorised()
    expect(wechat.countOf(QUERY_AUTH)).toBe(1)
    expect(await outcomes()).toEqual([{ state: 'done', outcome: 'authorised' }])
  },
  TIMEOUT,
)

it(
  'gets one token of the platform and one of a shop for two servers',
  async () => {
    const { wechat, pair, start, push, authorised, database } = await open('postgres')
    const before = await start()
    await push(before.url, wechat.newTicket())
    await push(before.url, wechat.authorise(B))
    await authorised()
    await before.end('SIGTERM')
    await execute(
      database,
      `insert into api_keys (id, appid, name, hash, scope, created_at) values
        ('b', '${B}', 'B', '${hash('sha256', B_KEY, 'base64url')}', 'full', 0)`,
    )
    // As when both have come to their end.
    await execute(database, `delete from settings where name = 'access_token'`)
    const platform = wechat.countOf(COMPONENT_TOKEN)
    expect(wechat.countOf('/cgi-bin/component/api_authorizer_token')).toBe(0)
    const servers = await Promise.all([start(), start()])
    /** Each server asks WeChat for eight orders that nobody knows yet. */
    const askBoth = async () => {
      const payments = await Promise.all(
        Array.from(
          { length: 16 },
          async () => (await pair.control<Payment>('POST', `/orders?appid=${B}`, {})).body,
        ),
      )
      const answers = await Promise.all(
        payments.map(({ transaction_id }, at) =>
          call('GET', `${servers[at % 2]?.url}/api/orders/${transaction_id}`, { key: B_KEY }),
        ),
      )
      expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200))
    }
    const renewals = () => wechat.countOf('/cgi-bin/component/api_authorizer_token')
    await askBoth()
    expect([wechat.countOf(COMPONENT_TOKEN) - platform, renewals()]).toEqual([1, 1])
    // Both have it in memory, and both are refused before one has renewed it.
    wechat.instead('/cgi-bin/component/api_authorizer_token', () =>
      wait(1_500).then(() => undefined),
    )
    wechat.endTokens()
    await askBoth()
    expect([wechat.countOf(COMPONENT_TOKEN) - platform, renewals()]).toEqual([1, 2])
  },
  TIMEOUT,
)
