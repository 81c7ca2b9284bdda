/** `node test/bench/miniapp.ts`: the package's size, and what a buyer's visit costs. */
import { loadBundle } from '@fahuo/weapp-host/node'
import { execFile } from 'node:child_process'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { call, until } from '../support/http.ts'
import { startPair, type Pair } from '../support/server.ts'
import { rowsHeight } from '../support/visits.ts'
import { figureOf, type Figure } from './figures.ts'
import { weighPackage } from './miniapp-size.ts'
import { visit, type Spent, type Visit } from './miniapp-visit.ts'

const root = dirname(dirname(import.meta.dirname))
const DIST = 'dist-bench'
const ORDERS = 2000
const ORDERS_A_PAGE = 20

/** Points that a finger moves the list in one go, and that are seen of it. */
const STEP = 300
const WINDOW = 700

/** Cold starts, each with an empty storage. */
const REPEATS = 5

/** Pages of the list that stand for its beginning and its end; the very first has the tabs, too. */
const EDGE = 10

const openid = 'oTheBuyerWithManyOrders0001'
const LIST = 'pages/order/list/index'

/** Size against an empty app; requests and setData of a visit; a list of 2,000 orders, end to end. */
export async function benchMiniapp(say: (line: string) => void): Promise<Figure[]> {
  say('miniapp: building …')
  await promisify(execFile)(process.execPath, [join(root, 'scripts/build-weapp.ts')], {
    env: { ...process.env, FAHUO_DIST: DIST },
  })
  const dist = join(root, 'miniapp', DIST)
  const size = await weighPackage(dist, say)

  say(`miniapp: ${ORDERS.toLocaleString('en')} orders of one buyer …`)
  const pair = await startPair({}, payOrders)
  try {
    await until(
      () => mirrored(pair),
      (orders) => orders >= ORDERS,
      300_000,
    )
    const bundle = await loadBundle(dist)
    say('miniapp: from a message to the confirmed receipt …')
    const message = await shipOne(pair)
    const orders = await repeated(() => visit(pair, bundle, message.openid, message))
    const { program, spend } = orders.last
    const confirmed = await spend(async () => {
      program.tap('确认收货')
      await program.waitFor('已收货')
    })
    say('miniapp: the list, from end to end …')
    const lists = await repeated(() => visit(pair, bundle, openid, { path: LIST }))
    const pages = await scrollThrough(lists.last)
    const errors = [...program.errors, ...lists.last.program.errors]
    if (errors.length > 0) throw new Error(errors.join('\n'))
    return [
      ...size,
      ...costs('from the tap on a message to the order', orders.opened),
      ...costs('from the tap on "confirm" to the confirmed receipt', [confirmed]),
      ...costs('from the tap to the list', lists.opened),
      ...growth(pages),
    ]
  } finally {
    await pair.stop()
  }
}

/** Before the server starts: it learns of them by a sync, as after an installation. */
async function payOrders(emulator: string): Promise<void> {
  const post = (path: string, body: object) =>
    call('POST', `${emulator}/_emulator${path}`, { body })
  await post('/settings', { calls_per_minute: 1e9, calls_per_day: 1e9 })
  const now = Math.floor(Date.now() / 1000)
  for (let made = 0; made < ORDERS; made += 50)
    await Promise.all(
      Array.from({ length: 50 }, (_, at) =>
        post('/orders', {
          openid,
          description: `Tea ${made + at}`,
          pay_time: now - (made + at) * 600,
        }),
      ),
    )
}

async function mirrored(pair: Pair): Promise<number> {
  const { body } = await pair.merchant<{ board: { awaiting_shipment: { orders: number }[] } }>(
    'GET',
    '/api/board',
  )
  return body.board.awaiting_shipment.reduce((sum, { orders }) => sum + orders, 0)
}

async function shipOne(pair: Pair) {
  const buyer = 'oTheBuyerOfOneOrder00000001'
  const { body: order } = await pair.control<{ transaction_id: string }>('POST', '/orders', {
    openid: buyer,
  })
  await pair.merchant('POST', '/api/shipments', {
    order_key: { order_number_type: 2, transaction_id: order.transaction_id },
    logistics_type: 1,
    delivery_mode: 1,
    shipping_list: [{ tracking_no: 'YT0001', express_company: 'YTO', item_desc: 'Tea' }],
  })
  const messages = await until(
    async () =>
      (
        await pair.control<{ messages: { path: string; query: Record<string, string> }[] }>(
          'GET',
          `/messages?openid=${buyer}`,
        )
      ).body.messages,
    ({ length }) => length > 0,
  )
  return { path: '', query: {}, ...messages[0], openid: buyer }
}

/** Scrolls to the last order; what each twenty orders cost. */
async function scrollThrough({ program, spend }: Visit): Promise<Spent[]> {
  const pages: Spent[] = []
  let orders = ORDERS_A_PAGE
  const row = rowsHeight(program) / orders
  if (row === 0) throw new Error('the list does not say how high its rows are: is it windowed?')
  for (let top = 0; ;) {
    const height = rowsHeight(program)
    const end = Math.max(0, height - WINDOW)
    orders = Math.round(height / row)
    if (top >= end && orders >= ORDERS) return pages
    top = Math.min(top + STEP, end)
    const spent = await spend(() => {
      program.pageScroll(top)
      if (top >= end) program.reachBottom()
    })
    const at = Math.floor(top / row / ORDERS_A_PAGE)
    pages[at] = pages[at] ? sum([pages[at], spent]) : spent
  }
}

function sum(spent: readonly Spent[]): Spent {
  const of = (name: keyof Spent) => spent.reduce((all, one) => all + one[name], 0)
  return {
    requests: of('requests'),
    request_bytes: of('request_bytes'),
    set_data_calls: of('set_data_calls'),
    set_data_bytes: of('set_data_bytes'),
    ms: of('ms'),
  }
}

async function repeated(open: () => Promise<Visit & { opened: Spent }>) {
  const opened: Spent[] = []
  let last = await open()
  opened.push(last.opened)
  while (opened.length < REPEATS) {
    last = await open()
    opened.push(last.opened)
  }
  return { opened, last }
}

function costs(what: string, spent: readonly Spent[]): Figure[] {
  const row = (name: string, unit: string, field: keyof Spent, scale = 1) => {
    const values = spent.map((one) => one[field] / scale)
    return figureOf(`${what}: ${name}`, unit, values)
  }
  return [
    row('requests', 'requests', 'requests'),
    row('bodies of them', 'KB', 'request_bytes', 1024),
    row('setData', 'calls', 'set_data_calls'),
    row('setData', 'KB', 'set_data_bytes', 1024),
    row('time in the Node host', 'ms', 'ms'),
  ]
}

/** The last pages against the first ones; a list that is drawn whole would grow without end. */
function growth(pages: readonly Spent[]): Figure[] {
  const whole = pages.slice(1, -1)
  const mean = (some: readonly Spent[], name: keyof Spent) => sum(some)[name] / some.length
  const row = (what: string, unit: string, name: keyof Spent, scale: number): Figure => {
    const value = mean(whole.slice(-EDGE), name) / scale
    const first = mean(whole.slice(0, EDGE), name) / scale
    return {
      what: `20 orders further, at the end of ${ORDERS.toLocaleString('en')}: ${what}`,
      value,
      unit,
      baseline: { what: 'at the beginning', value: first },
      ratio: value / first,
    }
  }
  return [
    row('setData', 'calls', 'set_data_calls', 1),
    { ...row('setData', 'KB', 'set_data_bytes', 1024), bar: { at_most: 1.15 } },
    row('requests', 'requests', 'requests', 1),
    row('time in the Node host', 'ms', 'ms', 1),
  ]
}

if (import.meta.main)
  for (const { what, value, unit, baseline, ratio, bar } of await benchMiniapp(console.error))
    console.log(
      `${what}: ${value.toFixed(1)} ${unit}` +
        (baseline ? ` (${baseline.what}: ${baseline.value.toFixed(1)})` : '') +
        (ratio === undefined ? '' : `, ratio ${ratio.toFixed(3)}`) +
        (bar ? ` ${JSON.stringify(bar)}` : ''),
    )
