/** Draws the phone with the developer's panel beside it, for the READMEs, in each language. */
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { until } from '../support/http.ts'
import { ended, hear, makeDataFolder, startScript } from '../support/programs.ts'

/** Where `pnpm start` puts the phone. */
const PHONE = 'http://localhost:4010/phone'

const LANGUAGES = [
  {
    locale: 'zh-CN',
    file: 'phone.png',
    goods: ['景德镇青花茶具 六件套', '云南普洱熟茶 357g x2', '武夷山大红袍 250g x1'],
    confirm: '确认收货',
    confirmed: '已收货',
    complete: '已完成',
    close: '关闭',
  },
  {
    locale: 'en-US',
    file: 'phone-en.png',
    goods: ['Porcelain tea set, 6 pieces', 'Ripe Pu’er 357 g x2', 'Da Hong Pao 250 g x1'],
    confirm: 'Confirm receipt',
    confirmed: 'Received',
    complete: 'complete',
    close: 'Close',
  },
] as const

const AMOUNTS = ['428.00', '256.00', '168.00'] as const

/** Three orders: one complete, one to ship, and one that the buyer has just opened. */
export async function drawPhones(browser: Browser, folder: string): Promise<void> {
  for (const language of LANGUAGES) {
    const data = await makeDataFolder()
    const demo = startScript({ FAHUO_DATA: data.path })
    const output = hear(demo)
    try {
      await until(
        () => {
          if (demo.exitCode !== null) throw new Error(`the demo did not start:\n${output()}`)
          return Promise.resolve(output())
        },
        (printed) => printed.includes(PHONE),
        120_000,
      )
      const page = await browser.newPage({
        viewport: { width: 1280, height: 930 },
        locale: language.locale,
        timezoneId: 'Asia/Shanghai',
        reducedMotion: 'reduce',
      })
      await page.goto(PHONE)
      await drawOrders(page, language)
      await page.screenshot({ path: join(folder, language.file) })
      await page.close()
    } finally {
      await ended(demo, () => demo.kill('SIGINT'))
      await data.remove()
    }
  }
}

async function drawOrders(page: Page, language: (typeof LANGUAGES)[number]): Promise<void> {
  const program = page.getByTestId('miniprogram')
  const says = (text: string) =>
    program.getByText(text, { exact: true }).filter({ visible: true }).first()
  const newest = page.getByTestId('order').first()
  const pay = async (at: 0 | 1 | 2) => {
    await page.getByTestId('pay-description').fill(language.goods[at])
    await page.getByTestId('pay-amount').fill(AMOUNTS[at])
    await page.getByTestId('pay').click()
    await newest.getByText(language.goods[at]).waitFor()
  }
  const shipAndOpen = async (message: number) => {
    await newest.getByTestId('ship').click()
    await page.getByTestId('message').nth(message).click()
    await says(language.confirm).waitFor()
  }
  await pay(0)
  await shipAndOpen(0)
  await says(language.confirm).click()
  await page.getByTestId('component-confirm').click()
  await says(language.confirmed).waitFor()
  await newest.getByText(language.complete).waitFor()
  await program.getByLabel(language.close).click()
  await pay(1)
  await pay(2)
  await shipAndOpen(1)
  // Shipping and settlement of the first one, shipping of the last one.
  await page.getByTestId('pushes').locator('li').nth(2).waitFor()
}
