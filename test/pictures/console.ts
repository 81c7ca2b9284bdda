/** Draws the console for the documents: Today, and a pasted sheet with a mistake in it, in both languages. */
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { openConsole, pasteInto } from '../support/console.ts'
import { fillShop } from '../support/console-shop.ts'
import { personWith } from '../support/people.ts'
import { startPair } from '../support/server.ts'

const LOOKS = [
  { suffix: '', locale: 'zh-CN', heads: '订单编号\t快递公司\t快递单号', shown: '发送 2' },
  { suffix: '-en', locale: 'en-US', heads: 'order\tcarrier\twaybill', shown: 'Send 2' },
] as const

export async function drawConsole(browser: Browser, folder: string): Promise<void> {
  const pair = await startPair()
  try {
    const [person, paid] = [await personWith(pair, 'owner'), await fillShop(pair)]
    // Of those that are to be shipped.
    const numbers = paid.slice(5, 8).map(({ merchant_trade_no }) => merchant_trade_no)
    for (const { suffix, locale, heads, shown } of LOOKS) {
      const { page, context, goTo } = await openConsole(browser, pair, {
        person,
        locale,
        width: 1200,
        height: 720,
      })
      const keep = (name: string) =>
        page.screenshot({ path: join(folder, `console-${name}${suffix}.png`) })
      await goTo('/today')
      await page.locator('.queue-row').first().waitFor()
      await page.waitForLoadState('networkidle')
      await keep('today')
      await goTo('/bulk')
      await page.getByRole('textbox').waitFor()
      const carriers = ['圆通速递', '中通', '园通']
      const lines = numbers.map((number, at) =>
        [number, carriers[at], `YT881234567890${at}`].join('\t'),
      )
      await pasteInto(page, [heads, ...lines].join('\n'))
      await page.getByRole('button', { name: shown }).waitFor()
      await keep('bulk')
      await context.close()
    }
  } finally {
    await pair.stop()
  }
}
