/** The morning's screen: ships like a scanner, takes back, says what is wrong. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { openConsole, type ConsolePage } from '../support/console.ts'
import { until } from '../support/http.ts'
import { content, openMerchant } from '../support/merchant.ts'
import { personWith, type SignedIn } from '../support/people.ts'
import { startPair, type Pair } from '../support/server.ts'

const UPLOAD = '/wxa/sec/order/upload_shipping_info'
const HOUR = 3_600

describe('the screen Today', () => {
  let pair: Pair
  let browser: Browser
  let owner: SignedIn
  let ahead_ms = 0
  const clock = { now: () => Date.now() + ahead_ms }
  const now = Math.floor(Date.now() / 1000)
  const { pay, ship, truth, fault } = openMerchant(() => pair)
  const goods = ['武夷岩茶 大红袍', '桂花龙井茶饼', '龙泉青瓷杯', '明前龙井 250g', '安吉白茶']
  const paid: string[] = []

  beforeAll(async () => {
    pair = await startPair({}, undefined, {}, { clock })
    browser = await openBrowser()
    owner = await personWith(pair, 'owner')
    for (const [at, description] of goods.entries()) {
      const hours_ago = [54, 45, 39, 26, 8][at] ?? 0
      const order = { description, paid_amount: 14_559 + at, pay_time: now - hours_ago * HOUR }
      const { transaction_id } = await pay(order)
      await pair.merchant('GET', `/api/orders/${transaction_id}`)
      paid.push(transaction_id)
    }
    await pair.merchant('POST', `/api/orders/${paid[4]}/special`, {
      type: 1,
      delay_to: now + 20 * 24 * HOUR,
    })
  })
  afterAll(async () => {
    await browser.close()
    await pair.stop()
  })

  const open = async (options: Parameters<typeof openConsole>[2] = {}) => {
    const console_page = await openConsole(browser, pair, { person: owner, ...options })
    await console_page.goTo('/today')
    await console_page.page.locator('.queue-row').first().waitFor()
    return console_page
  }
  const row = (page: Page, name: string) => page.locator('.queue-row', { hasText: name })
  const field = (page: Page, name: string) => row(page, name).locator('input[data-waybill]')
  const focused = (page: Page) =>
    page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '')
  /** What is held is sent now. */
  const holdIsOver = () => {
    ahead_ms += 11_000
  }

  describe('as a scanner uses it', () => {
    let shown: ConsolePage
    let page: Page
    beforeAll(async () => {
      shown = await open()
      page = shown.page
    })
    afterAll(() => shown.context.close())

    it('says what is to be done, the oldest first, the pre-sale by its own day', async () => {
      await page.getByText('1 单已超时').waitFor()
      const names = await page.locator('.queue-row .queue-goods').allTextContents()
      expect(names).toEqual(goods)
      expect(await row(page, goods[0]!).textContent()).toContain('已超 6 小时')
      expect(await row(page, goods[1]!).textContent()).toMatch(/剩 (2 小时 \d+ 分|3 小时)/)
      expect(await row(page, goods[4]!).textContent()).toContain('预售：约定')
      expect(await page.locator('.sum').first().textContent()).toContain('¥728.05')
      await page.getByText('微信应答正常').waitFor()
      await shown.check()
    })

    it('chooses a carrier by pinyin, with the keyboard alone', async () => {
      await row(page, goods[0]!).getByRole('button', { name: '选快递' }).focus()
      await page.keyboard.press('Enter')
      await page.getByRole('combobox').waitFor()
      await page.keyboard.type('yuantong')
      await page.getByRole('option', { name: /圆通/ }).first().waitFor()
      await page.keyboard.press('Enter')
      await row(page, goods[1]!).getByRole('button', { name: /圆通/ }).waitFor()
    })

    it('tells at once what cannot be a waybill', async () => {
      const first = field(page, goods[0]!)
      await first.focus()
      for (const [typed, said] of [
        ['YT', '至少 4 位'],
        ['8.81E+11', '取整'],
        ['圆通快递', '只能有字母'],
        [paid[1]!, '订单号'],
      ] as const) {
        await first.fill(typed)
        await page.keyboard.press('Enter')
        await page.getByRole('alert').getByText(said).waitFor()
      }
      await first.fill('')
      expect(await truth(paid[0]!)).toMatchObject({ uploads: 0 })
    })

    it('ships three and goes on each time, by keys alone', async () => {
      await field(page, goods[0]!).focus()
      for (const at of [0, 1, 2]) {
        expect(await focused(page)).toContain(goods[at]!)
        await page.keyboard.type(`YT881000000001${at}`)
        await page.keyboard.press('Enter')
        await row(page, goods[at]!).getByText('上传中').waitFor()
      }
      expect(await focused(page)).toContain(goods[3]!)
      await row(page, goods[0]!)
        .getByRole('button', { name: /撤回（\d+ 秒）/ })
        .waitFor()
      await shown.check()
      holdIsOver()
      for (const at of [0, 1, 2]) await row(page, goods[at]!).getByText('微信已收到').waitFor()
      for (const at of [0, 1, 2])
        expect(await truth(paid[at]!)).toMatchObject({ uploads: 1, order: { order_state: 2 } })
    })

    it('asks before the same waybill goes with another order, and takes it back by Ctrl+Z', async () => {
      await page.keyboard.type('YT8810000000010')
      await page.keyboard.press('Enter')
      await row(page, goods[3]!).getByText('刚刚用过').waitFor()
      await row(page, goods[3]!).getByRole('button', { name: '仍然发货' }).press('Enter')
      await row(page, goods[3]!)
        .getByRole('button', { name: /撤回（\d+ 秒）/ })
        .waitFor()
      expect(await focused(page)).toContain(goods[4]!)
      await page.keyboard.press('Control+z')
      await field(page, goods[3]!).waitFor()
      await until(
        () => focused(page),
        (label) => label.includes(goods[3]!),
      )
      holdIsOver()
      expect(await truth(paid[3]!)).toMatchObject({ uploads: 0, reshipments_spent: 0 })
    })

    it('says in words why WeChat refused one, and ships it when it is put right', async () => {
      await fault(UPLOAD, 'errcode', { errcode: 10060008 })
      await field(page, goods[3]!).fill('YT8810000000018')
      await page.keyboard.press('Enter')
      await row(page, goods[3]!).getByText('上传中').waitFor()
      holdIsOver()
      await row(page, goods[3]!).locator('.tone-red[role=status]').waitFor()
      await page.locator('.todo', { hasText: '被退回' }).getByText('10060008').waitFor()
      await shown.check()
      await field(page, goods[3]!).fill('YT8810000000019')
      await field(page, goods[3]!).press('Enter')
      await row(page, goods[3]!).getByText('上传中').waitFor()
      holdIsOver()
      await row(page, goods[3]!).getByText('微信已收到').waitFor()
      await page.locator('.todo', { hasText: '被退回' }).waitFor({ state: 'detached' })
    })
  })

  it.each([
    { locale: 'zh-CN', theme: 'light', width: 390 },
    { locale: 'en-US', theme: 'dark', width: 1440 },
    { locale: 'en-US', theme: 'light', width: 320 },
  ] as const)('can be read and used in $locale, $theme, $width wide', async (options) => {
    const { page, context, check } = await open(options)
    await page.locator('.sum').first().waitFor()
    await page.locator('.pulse').waitFor()
    await check()
    await context.close()
  })

  it('shows a viewer nothing to fill in', async () => {
    const { page, context } = await open({ person: await personWith(pair, 'viewer') })
    expect(await page.locator('input[data-waybill]').count()).toBe(0)
    await context.close()
  })

  it('names a complaint with the time left, and says when all is shipped', async () => {
    await pair.control('POST', '/complaints', { transaction_id: paid[0] })
    const answer = await ship(content(paid[4]!, 'YT8810000000020'))
    expect(answer.status).toBe(202)
    const { page, context, check } = await openConsole(browser, pair, { person: owner })
    await page.goto(`${pair.url}/console/today`)
    await page
      .locator('.todo', { hasText: '投诉' })
      .getByText(/还剩 4\d 小时可答复/)
      .waitFor()
    await page.locator('.queue-row').first().waitFor({ state: 'detached' })
    expect(await page.getByText('都发完了').count()).toBeGreaterThan(0)
    await check()
    await context.close()
  })
})
