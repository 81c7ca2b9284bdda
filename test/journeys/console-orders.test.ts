import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase } from '../../server/src/database/database.ts'
import { fillOrders } from '../../server/src/database/plans.testing.ts'
import { sizes } from '../sizes.ts'
import { openBrowser } from '../support/browser.ts'
import { openConsole, type ConsoleOptions } from '../support/console.ts'
import { call } from '../support/http.ts'
import { content, openMerchant, type Payment } from '../support/merchant.ts'
import { personWith, type SignedIn } from '../support/people.ts'
import { startPair, type Pair } from '../support/server.ts'

let pair: Pair
let browser: Browser
let manager: SignedIn
let clerk: SignedIn
let waiting: Payment
let wrong: Payment
const { pay, shipped, truth } = openMerchant(() => pair)

beforeAll(async () => {
  pair = await startPair()
  browser = await openBrowser()
  manager = await personWith(pair, 'manager')
  clerk = await personWith(pair, 'clerk')
  waiting = await pay({ merchant_trade_no: 'TEA-WAITING', description: '明前龙井 250g x1' })
  wrong = await pay({ merchant_trade_no: 'TEA-WRONG', description: '武夷岩茶 大红袍 x3' })
  await pair.merchant('GET', `/api/orders/${waiting.transaction_id}`)
  await shipped(content(wrong.transaction_id, 'YT6600001111'))
  const database = await openDatabase(pair.env.DATABASE_URL)
  await fillOrders({ database, appid: pair.appid }, sizes.console_orders, false)
  await database.close()
})
afterAll(async () => {
  await browser.close()
  await pair.stop()
})

const open = (person: SignedIn, options: Omit<ConsoleOptions, 'person'> = {}) =>
  openConsole(browser, pair, { person, ...options })

describe('the screen of orders', () => {
  it('finds an order by any number, by the keyboard alone', async () => {
    const { page, goTo, check, context } = await open(manager)
    await goTo('/orders')
    const table = page.getByRole('table', { name: '订单列表' })
    await table.getByRole('link', { name: 'TEA-WRONG' }).waitFor()
    await page.keyboard.press('/')
    await page.keyboard.type(' yt6600')
    await expect.poll(() => table.getByRole('row').count()).toBe(2)
    expect(page.url()).toContain('q=')
    await page.getByRole('link', { name: /^已发货\s*1$/ }).waitFor()
    // To the order, into it, and back.
    await table.getByRole('link', { name: 'TEA-WRONG' }).focus()
    await page.keyboard.press('Enter')
    const drawer = page.getByRole('dialog', { name: '订单详情' })
    await drawer.getByText('微信已收到发货信息').waitFor()
    expect(page.url()).toContain(`order=${wrong.transaction_id}`)
    await check()
    await page.keyboard.press('Escape')
    await drawer.waitFor({ state: 'detached' })
    // Typed anew: another one.
    await page.keyboard.press('/')
    await page.keyboard.type('tea-wait')
    await table.getByRole('link', { name: 'TEA-WAITING' }).waitFor()
    expect(await table.getByText('待发货').count()).toBe(1)
    await context.close()
  })

  it('asks for the orders beside who is signed in, where somebody was', async () => {
    const { page, goTo, context } = await open(manager)
    await goTo('/orders')
    const order = page.getByRole('link', { name: 'TEA-WRONG' })
    await order.waitFor()
    const answered = Promise.withResolvers<void>()
    await page.route('**/api/session', async (route) => {
      await answered.promise
      await route.continue()
    })
    const asked = page.waitForRequest('**/api/orders?*')
    await page.reload({ waitUntil: 'commit' })
    await asked
    answered.resolve()
    await order.waitFor()
    await context.close()
  })

  it.each([
    ['/orders', '/api/orders', 'TEA-WRONG'],
    ['/orders?q=tea-wr', '/api/orders', 'TEA-WRONG'],
    ['/today', '/api/ship-queue', 'TEA-WAITING'],
  ])('asks at %s before the rest of the code is there, and once', async (place, path, shown) => {
    const { page, goTo, context } = await open(manager)
    await goTo('/orders')
    await page.getByRole('link', { name: 'TEA-WRONG' }).waitFor()
    const asked: string[] = []
    page.on('request', (request) => asked.push(new URL(request.url()).pathname))
    const code = Promise.withResolvers<void>()
    await page.route('**/assets/app-*.js', async (route) => {
      await code.promise
      await route.continue()
    })
    const list = page.waitForRequest((request) => new URL(request.url()).pathname === path)
    const session = page.waitForRequest('**/api/session')
    const opened = goTo(place)
    await Promise.all([list, session])
    code.resolve()
    await opened
    await page.getByText(shown).first().waitFor()
    const times = (wanted: string) => asked.filter((name) => name === wanted).length
    expect([times(path), times('/api/session')]).toEqual([1, 1])
    await context.close()
  })

  it('shows one stage, and chooses all that match', async () => {
    const { page, goTo, check, context } = await open(manager)
    await goTo('/orders')
    await page.getByRole('link', { name: /^待发货/ }).click()
    const table = page.getByRole('table', { name: '订单列表' })
    await table.getByRole('link', { name: 'TEA-WAITING' }).waitFor()
    await expect.poll(() => table.getByRole('link', { name: 'TEA-WRONG' }).count()).toBe(0)
    await page.getByRole('link', { name: /^全部/ }).click()
    await table.getByRole('checkbox', { name: '选择 TEA-WRONG' }).check()
    await page.getByText('已选 1 单').waitFor()
    await page.getByRole('button', { name: /全选符合条件的/ }).click()
    const all = new RegExp(`已选 ${(sizes.console_orders + 2).toLocaleString('en')} 单|10,000\\+`)
    await page.getByText(all).waitFor()
    await check()
    await context.close()
  })

  it('corrects what was shipped, after old and new were seen side by side', async () => {
    const { page, goTo, check, context } = await open(manager)
    await goTo(`/orders?order=${wrong.transaction_id}`)
    const drawer = page.getByRole('dialog', { name: '订单详情' })
    await drawer.getByText('还可更正一次').waitFor()
    await drawer.getByRole('button', { name: '更正发货' }).click()
    const dialog = page.getByRole('dialog', { name: '更正发货' })
    await dialog.getByLabel('快递单号').fill('YT6600002222')
    await dialog.getByRole('button', { name: '对比新旧' }).click()
    await dialog.getByText('用掉唯一一次机会', { exact: true }).waitFor()
    expect(await dialog.locator('del').allTextContents()).toEqual(['YT6600001111'])
    expect(await dialog.locator('ins').allTextContents()).toEqual(['YT6600002222'])
    const spend = dialog.getByRole('button', { name: '用掉唯一一次机会，更正' })
    expect(await spend.isDisabled()).toBe(true)
    await dialog.getByLabel(/末 4 位/).fill('1111')
    expect(await spend.isDisabled()).toBe(true)
    expect((await truth(wrong.transaction_id)).uploads).toBe(1)
    await check()
    await dialog.getByLabel(/末 4 位/).fill('2222')
    await spend.click()
    await drawer.getByText('更正机会已用完').waitFor()
    await expect.poll(async () => (await truth(wrong.transaction_id)).reshipments_spent).toBe(1)
    await context.close()
  })

  it('offers a clerk no correction, and the server refuses one made by hand', async () => {
    const { transaction_id } = await pay({ merchant_trade_no: 'TEA-CLERK' })
    await shipped(content(transaction_id, 'YT6600003333'))
    const { page, goTo, context } = await open(clerk)
    await goTo(`/orders?order=${transaction_id}`)
    const drawer = page.getByRole('dialog', { name: '订单详情' })
    await drawer.getByRole('button', { name: '提醒收货' }).waitFor()
    expect(await drawer.getByRole('button', { name: '更正发货' }).count()).toBe(0)
    await context.close()
    const answer = await call<{ error: { code: string } }>('POST', `${pair.url}/api/shipments`, {
      body: content(transaction_id, 'YT6600004444', { spend_reshipment: true }),
      headers: { cookie: clerk.cookie, origin: pair.url },
    })
    expect(answer).toMatchObject({ status: 403, body: { error: { code: 'forbidden' } } })
    expect((await truth(transaction_id)).uploads).toBe(1)
  })

  it(`scrolls through ${sizes.console_orders} orders and draws what is seen`, async () => {
    const { page, goTo, context } = await open(manager)
    await page.addInitScript(() => {
      const seen: number[] = []
      Object.assign(window, { long_tasks: seen })
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) seen.push(duration)
      }).observe({ type: 'longtask' })
    })
    await goTo('/orders')
    const rows = page.getByRole('table', { name: '订单列表' }).getByRole('row')
    await rows.nth(1).waitFor()
    const before = await page.evaluate(
      () => (window as unknown as { long_tasks: number[] }).long_tasks.length,
    )
    const last = page.getByRole('link', { name: 'T0000000000', exact: true })
    await expect
      .poll(
        async () => {
          await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight))
          return last.count()
        },
        { timeout: sizes.journey_timeout_ms, interval: 20 },
      )
      .toBe(1)
    expect(await rows.count()).toBeLessThan(60)
    const long = await page.evaluate(
      () => (window as unknown as { long_tasks: number[] }).long_tasks.length,
    )
    // What else the machine does shows in time: it is asserted where nothing else runs.
    expect(process.env['FAHUO_TEST_SIZE'] === 'long' ? long - before : 0).toBe(0)
    await context.close()
  })

  it.each([
    ['zh-CN', 'dark', 1440],
    ['en-US', 'light', 1440],
    ['zh-CN', 'light', 390],
    ['en-US', 'dark', 320],
  ] as const)('is right in %s, %s, %i wide', async (locale, theme, width) => {
    const { page, goTo, check, context } = await open(manager, { locale, theme, width })
    await goTo('/orders')
    await page.getByRole('link', { name: 'TEA-WRONG' }).waitFor()
    await check()
    await page.getByRole('link', { name: 'TEA-WRONG' }).click()
    await page.getByRole('dialog').locator('time').first().waitFor()
    await check()
    await context.close()
  })
})
