/** The shopkeeper sees where the money is, and ends what went wrong. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { openConsole, type ConsoleOptions } from '../support/console.ts'
import { until } from '../support/http.ts'
import { content, openMerchant } from '../support/merchant.ts'
import { personWith, type SignedIn } from '../support/people.ts'
import { startPair, type Pair } from '../support/server.ts'

const LOOKS: ConsoleOptions[] = [
  { locale: 'zh-CN', theme: 'light' },
  { locale: 'en-US', theme: 'dark' },
  { locale: 'zh-CN', theme: 'dark', width: 390, height: 844 },
  { locale: 'en-US', theme: 'light', width: 320, height: 700 },
]
const UPLOAD = '/wxa/sec/order/upload_shipping_info'

describe('money and trouble in the console', () => {
  let pair: Pair
  let browser: Browser
  let owner: SignedIn
  let clerk: SignedIn
  beforeAll(async () => {
    ;[pair, browser] = await Promise.all([startPair({ settlement_delay: 0 }), openBrowser()])
    owner = await personWith(pair, 'owner')
    clerk = await personWith(pair, 'clerk')
  })
  afterAll(() => Promise.all([pair.stop(), browser.close()]))
  const { pay, ship, shipped, atItsEnd, fault } = openMerchant(() => pair)

  const open = (options: ConsoleOptions = {}) =>
    openConsole(browser, pair, { person: owner, ...options })

  it('shows what is paid, on the way and settled, each day in a table, in every look', async () => {
    const waits = await pay({ paid_amount: 12_345 })
    // It is in the local copy then.
    await pair.merchant('GET', `/api/orders/${waits.transaction_id}`)
    const way = await pay({ paid_amount: 20_000 })
    await shipped(content(way.transaction_id, 'YT-WAY-1'))
    const done = await pay({ paid_amount: 30_000 })
    await shipped(content(done.transaction_id, 'YT-DONE-1'))
    const { transaction_id, openid } = done
    await pair.control('POST', '/receipts', { transaction_id, openid })
    await until(
      async () =>
        (
          await pair.merchant<{ money: { summary: Record<string, { amount: number }> } }>(
            'GET',
            '/api/money',
          )
        ).body.money.summary,
      // The order itself is read a moment after the push of its money.
      ({ settled_this_month, awaiting_settlement }) =>
        settled_this_month?.amount === 30_000 && awaiting_settlement?.amount === 0,
    )
    for (const look of LOOKS) {
      const { page, goTo, check, context } = await open(look)
      await goTo('/money')
      for (const amount of ['¥123.45', '¥200.00', '¥300.00'])
        await page.locator('.money-places').getByText(amount, { exact: true }).waitFor()
      const table = page.locator('.days-table')
      await table.locator('summary').click()
      await table.getByRole('cell', { name: '¥300.00' }).waitFor()
      await check()
      await context.close()
    }
  })

  it('gives the file of a month to those who may take it', async () => {
    const { page, goTo, context } = await open()
    await goTo('/money')
    const take = async (name: string) => {
      const link = page.getByRole('link', { name })
      const [file] = await Promise.all([page.waitForEvent('download'), link.click()])
      const chunks: Buffer[] = []
      for await (const chunk of await file.createReadStream()) chunks.push(chunk as Buffer)
      return Buffer.concat(chunks).toString()
    }
    expect(await take('下载 CSV')).toContain(',300.00,')
    expect(await take('下载 Excel')).toMatch(/^PK/)
    await context.close()
    const other = await open({ person: clerk })
    await other.goTo('/money')
    await other.page.getByText('钱在哪儿').waitFor()
    expect(await other.page.getByRole('link', { name: '下载 CSV' }).count()).toBe(0)
    await other.context.close()
  })

  it('shows what went wrong by reason, and ends it all by the keyboard alone', async () => {
    await fault(UPLOAD, 'errcode', { errcode: 10060008, times: 2 })
    for (const { transaction_id } of [await pay(), await pay()])
      await atItsEnd((await ship(content(transaction_id))).body.shipment.id)
    await atItsEnd((await ship(content('4200009999202611219999999999'))).body.shipment.id)
    for (const look of LOOKS) {
      const { page, goTo, check, context } = await open(look)
      await goTo('/trouble')
      await page.locator('.trouble-causes li').first().waitFor()
      await page.locator('input[value="10060008"]').waitFor()
      await check()
      await context.close()
    }
    const { page, goTo, check, context } = await open()
    await goTo('/trouble')
    await page.getByRole('button', { name: '全部关闭' }).first().focus()
    await page.keyboard.press('Enter')
    await page.getByRole('dialog', { name: '关闭 2 笔发货？' }).waitFor()
    await check()
    await page.getByRole('button', { name: '关闭', exact: true }).last().focus()
    await page.keyboard.press('Enter')
    await page.getByText('已关闭 2 笔').waitFor()
    await page.locator('input[value="10060008"]').waitFor({ state: 'detached' })
    await context.close()
    const other = await open({ person: clerk })
    await other.goTo('/trouble')
    await other.page.getByRole('button', { name: '全部重试' }).first().waitFor()
    expect(await other.page.getByRole('button', { name: '全部关闭' }).count()).toBe(0)
    await other.context.close()
  })
})
