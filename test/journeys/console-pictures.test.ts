import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { openConsole, type ConsoleOptions } from '../support/console.ts'
import { fillShop } from '../support/console-shop.ts'
import { personWith, type SignedIn } from '../support/people.ts'
import { startPair, type Pair } from '../support/server.ts'
import { sizes } from '../sizes.ts'

/** Where the pictures go; they are thrown away when nobody says. */
const folder = process.env['FAHUO_PICTURES']

const LOOKS: Record<string, ConsoleOptions> = {
  'zh-light': {},
  'en-dark-phone': { locale: 'en-US', theme: 'dark', width: 390, height: 844 },
  'zh-dark': { theme: 'dark' },
  'en-light': { locale: 'en-US' },
  'zh-light-phone': { width: 390, height: 844 },
  'en-light-320': { locale: 'en-US', width: 320, height: 720 },
}

describe('every screen of the console, with a full shop', () => {
  let pair: Pair
  let browser: Browser
  let owner: SignedIn
  beforeAll(async () => {
    pair = await startPair()
    ;[browser, owner] = await Promise.all([openBrowser(), personWith(pair, 'owner')])
    await fillShop(pair)
    if (folder) await mkdir(folder, { recursive: true })
  })
  afterAll(async () => {
    await browser.close()
    await pair.stop()
  })

  it.each(Object.entries(LOOKS).slice(0, sizes.console_looks))(
    'keeps its policy, can be used by everybody, and fits: %s',
    async (look, options) => {
      const console = await openConsole(browser, pair, { person: owner, ...options })
      const { page } = console
      await console.goTo('/')
      const links = page.getByRole('navigation').first().locator('a')
      await links.first().waitFor({ state: 'attached' })
      const places = await links.evaluateAll((all) =>
        all.map((one) =>
          new URL((one as HTMLAnchorElement).href).pathname.slice('/console'.length),
        ),
      )
      expect(places.length).toBeGreaterThan(6)
      for (const place of places) {
        await console.goTo(place)
        await page.getByRole('main').locator(':scope > *').first().waitFor()
        await page.waitForLoadState('networkidle')
        if (folder)
          await page.screenshot({
            path: join(folder, `console${place.replaceAll('/', '-')}-${look}.png`),
          })
        await console.check()
      }
      await console.context.close()
    },
  )
})
