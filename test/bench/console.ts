import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { buildConsole } from '../../scripts/build-console.ts'
import { systemClock } from '../../server/src/core/time.ts'
import { openDatabase } from '../../server/src/database/database.ts'
import { openBrowser } from '../support/browser.ts'
import { sessionOf } from '../support/people.ts'
import { against, figureOf, type Bench, type Figure } from './figures.ts'
import { withFolder } from './place.ts'
import type { Child } from './processes/child.ts'
import { startServer, startWechat } from './processes/programs.ts'
import { settings } from './processes/settings.ts'
import { seedOrders } from './seed.ts'

const ORDERS = 50_000
/** The newest of them, which nobody has shipped yet. */
const TO_SHIP = 500
const REPEATS = 5
/** How far the list is scrolled, and in how many steps a second. */
const SCROLLED_MS = 10_000
const LONG_FRAME_MS = 50
const APPID = settings.WECHAT_APPID
const OWNER = '01a00000-0000-7000-8000-000000000001'

function leaveSomeToShip(file: string): void {
  const database = new DatabaseSync(file)
  database
    .prepare(
      `update orders set order_state = 1, shipping = '{}' where transaction_id in
        (select transaction_id from orders where appid = ? order by pay_time desc limit ?)`,
    )
    .run(APPID, TO_SHIP)
  database.close()
}

/** Makes an owner beside the server, and begins a session of theirs. @returns the cookie */
async function signIn(database_url: string): Promise<{ name: string; value: string }> {
  const database = await openDatabase(database_url)
  const now = systemClock.now()
  await database.db
    .insertInto('people')
    .values({
      appid: APPID,
      id: OWNER,
      name: 'Owner',
      name_key: 'owner',
      role: 'owner',
      state: 'active',
      password: '-',
      created_at: now,
      updated_at: now,
    })
    .execute()
  await database.close()
  const cookie = await sessionOf({ appid: APPID, env: { DATABASE_URL: database_url } }, OWNER)
  const [name = '', value = ''] = cookie.split('=')
  return { name, value }
}

/** A list without the console: one request, and its rows as they come. */
const plainPage = (
  asked: string,
) => `<!doctype html><title>plain</title><table id="rows"></table><script>
fetch('${asked}').then((answer) => answer.json()).then(({ orders }) => {
  for (const { transaction_id, description, paid_amount } of orders) {
    const row = document.getElementById('rows').insertRow()
    for (const text of [transaction_id, description, paid_amount]) row.insertCell().textContent = text
  }
})</script>`

/** A screen, what its first row is, and what it asks for it. */
interface Listing {
  place: string
  row: string
  asked: string
}

const ORDERS_LIST: Listing = {
  place: '/console/orders',
  row: '[role=row] [role=cell]',
  asked: '/api/orders?limit=100',
}
const QUEUE: Listing = {
  place: '/console/today',
  row: '.queue-row',
  asked: '/api/ship-queue?limit=20',
}

/** Cookies and what the console keeps. */
type Visitor = Awaited<ReturnType<BrowserContext['storageState']>>

interface Times {
  paint: number
  row: number
}

/**
 * Milliseconds from the beginning of a visit, with nothing cached, to its first paint and to the frame
 * with its first row. The page notes it itself: whoever looks from outside looks every half second.
 */
async function visit(
  browser: Browser,
  server: Child,
  visitor: Visitor,
  { place, row, asked }: Listing,
): Promise<Times> {
  const context = await windowOf(browser, visitor)
  const page = await context.newPage()
  await page.route('**/plain', (route) =>
    route.fulfill({ contentType: 'text/html', body: plainPage(asked) }),
  )
  await page.addInitScript((selector) => {
    new MutationObserver((_, observer) => {
      if (document.querySelector(selector) === null) return
      observer.disconnect()
      requestAnimationFrame(() => performance.mark('first-row'))
    }).observe(document, { childList: true, subtree: true })
  }, row)
  await page.goto(server.url + place, { waitUntil: 'commit' })
  // The browser notes its first paint a moment after it.
  await page.waitForFunction(() =>
    ['first-row', 'first-contentful-paint'].every(
      (name) => performance.getEntriesByName(name).length > 0,
    ),
  )
  const times = await page.evaluate(() => {
    const at = (name: string) => performance.getEntriesByName(name)[0]?.startTime ?? Number.NaN
    return { row: at('first-row'), paint: at('first-contentful-paint') }
  })
  await context.close()
  return times
}

/** A window of somebody who was here before, with nothing of it in the browser's cache. */
const windowOf = (browser: Browser, storageState?: Visitor): Promise<BrowserContext> =>
  browser.newContext({
    viewport: { width: 1440, height: 900 },
    ...(storageState && { storageState }),
  })

/** Visits the console once: what the browser keeps of that, but for its cache. */
async function firstVisit(
  browser: Browser,
  server: Child,
  cookie: { name: string; value: string },
): Promise<Visitor> {
  const context = await windowOf(browser)
  await context.addCookies([{ ...cookie, url: server.url }])
  const page = await context.newPage()
  await page.goto(server.url + ORDERS_LIST.place)
  await page.locator(ORDERS_LIST.row).first().waitFor()
  const visitor = await context.storageState()
  await context.close()
  return visitor
}

/** Scrolls the page down, a window's height at each frame, and notes the frames that took long. */
async function scroll(page: Page): Promise<{ frames: number[]; rows: number; drawn: number }> {
  return page.evaluate(
    (for_ms) =>
      new Promise<{ frames: number[]; rows: number; drawn: number }>((done) => {
        const frames: number[] = []
        const until = performance.now() + for_ms
        let drawn = 0
        let last = performance.now()
        const step = (now: number) => {
          frames.push(now - last)
          last = now
          drawn = Math.max(drawn, document.querySelectorAll('[role=row]').length)
          scrollBy(0, innerHeight)
          if (now < until) return void requestAnimationFrame(step)
          const shown = [...document.querySelectorAll('[aria-rowindex]')]
          const rows = Math.max(...shown.map((one) => Number(one.getAttribute('aria-rowindex'))))
          done({ frames: frames.slice(1), rows, drawn })
        }
        requestAnimationFrame(step)
      }),
    SCROLLED_MS,
  )
}

/** Visits a screen and a plain page of the same list, in turns. */
async function inTurns(
  browser: Browser,
  server: Child,
  visitor: Visitor,
  listing: Listing,
): Promise<{ console_times: Times[]; plain: number[] }> {
  const console_times: Times[] = []
  const plain: number[] = []
  for (let repeat = 0; repeat < REPEATS; repeat += 1) {
    console_times.push(await visit(browser, server, visitor, listing))
    const page = { ...listing, place: '/plain', row: '#rows tr' }
    plain.push((await visit(browser, server, visitor, page)).row)
  }
  return { console_times, plain }
}

async function firstViews(browser: Browser, server: Child, visitor: Visitor): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const [what, listing] of [
    [`Orders: first row of ${ORDERS.toLocaleString('en')}`, ORDERS_LIST],
    [`Today: first row of ${TO_SHIP} to ship`, QUEUE],
  ] as const) {
    const { console_times, plain } = await inTurns(browser, server, visitor, listing)
    const rows = console_times.map(({ row }) => row)
    const paints = console_times.map(({ paint }) => paint)
    figures.push(
      figureOf(`${what.split(':')[0]}: first paint`, 'ms', paints),
      against(figureOf(what, 'ms', rows), rows, {
        what: 'a page of a few lines that asks the same',
        values: plain,
      }),
    )
  }
  return figures
}

async function scrolling(browser: Browser, server: Child, visitor: Visitor): Promise<Figure[]> {
  const context = await windowOf(browser, visitor)
  const page = await context.newPage()
  await page.goto(`${server.url}/console/orders`)
  await page.locator('[role=row] [role=cell]').first().waitFor()
  const { frames, rows, drawn } = await scroll(page)
  await context.close()
  const long = frames.filter((frame) => frame > LONG_FRAME_MS)
  return [
    figureOf(`rows passed in ${SCROLLED_MS / 1000} s of scrolling`, 'rows', [rows]),
    figureOf(`frames over ${LONG_FRAME_MS} ms meanwhile, of ${frames.length}`, 'frames', [
      long.length,
    ]),
    figureOf('the longest frame', 'ms', [Math.max(...frames)]),
    figureOf('rows in the page at once, at most', 'rows', [drawn]),
  ]
}

/** The console in a real browser, on a local copy of 50,000 orders. */
export const benchConsole: Bench = (say) =>
  withFolder(async (folder) => {
    await buildConsole({ log: say })
    const database_url = join(folder, 'console.db')
    await copyFile(await seedOrders(ORDERS, say), database_url)
    leaveSomeToShip(database_url)
    const wechat = await startWechat()
    const server = await startServer({ wechat, database_url })
    const browser = await openBrowser()
    try {
      const visitor = await firstVisit(browser, server, await signIn(database_url))
      say('console: first views, in turns with a plain page …')
      const views = await firstViews(browser, server, visitor)
      say('console: scrolling …')
      return [...views, ...(await scrolling(browser, server, visitor))]
    } finally {
      await browser.close()
      await server.stop()
      await wechat.stop()
    }
  })
