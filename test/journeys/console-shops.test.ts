/** Somebody who works in two shops changes between them. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { openConsole } from '../support/console.ts'
import { content, openMerchant } from '../support/merchant.ts'
import { personWith, signInByLink } from '../support/people.ts'
import { startTwoShops, type TwoShops } from '../support/two-shops.ts'

const LOOKS = [
  { locale: 'zh-CN', shop: '店铺' },
  { locale: 'en-US', shop: 'Shop', width: 390, height: 844 },
] as const

describe('two shops in the console', () => {
  let two: TwoShops
  let browser: Browser
  beforeAll(async () => {
    ;[two, browser] = await Promise.all([startTwoShops('sqlite'), openBrowser()])
    for (const [shop, merchant_trade_no] of [
      [two.pair, 'FIRST-0001'],
      [two.second, 'SECOND-0001'],
    ] as const) {
      const merchant = openMerchant(() => shop)
      const { transaction_id } = await merchant.pay({ merchant_trade_no })
      await merchant.shipped(content(transaction_id))
    }
  })
  afterAll(() => Promise.all([two.pair.stop(), browser.close()]))

  it.each(LOOKS)(
    'are changed in the top bar, and nothing of the former one stays ($locale)',
    async (look) => {
      const { shop, ...options } = look
      const person = await signInByLink(two.pair, two.owner)
      const { page, goTo, check } = await openConsole(browser, two.pair, { person, ...options })
      await goTo('/orders')
      await page.getByText('FIRST-0001').first().waitFor()
      await page.getByLabel(shop, { exact: true }).selectOption({ label: '二店' })
      await page
        .getByRole('option', { name: '二店', selected: true })
        .waitFor({ state: 'attached' })
      await goTo('/orders')
      await page.getByText('SECOND-0001').first().waitFor()
      expect(await page.getByText('FIRST-0001').count()).toBe(0)
      await check()
    },
  )

  it('is shown to nobody who works in one', async () => {
    const person = await personWith(two.pair, 'clerk')
    const { page, goTo } = await openConsole(browser, two.pair, { person })
    await goTo('/orders')
    await page.getByText('FIRST-0001').first().waitFor()
    expect(await page.getByLabel('店铺', { exact: true }).count()).toBe(0)
  })
})
