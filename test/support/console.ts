import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import axe from 'axe-core'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { expect } from 'vitest'
import type { SignedIn } from './people.ts'
import type { Pair } from './server.ts'

type Server = Pick<Pair, 'url' | 'env' | 'appid'>

export interface ConsoleOptions {
  /** Who is signed in (`personWith`); nobody when left out. */
  person?: Pick<SignedIn, 'cookie'>
  locale?: 'zh-CN' | 'en-US'
  theme?: 'light' | 'dark'
  /** 1440 wide when left out; a phone is 390. */
  width?: number
  height?: number
}

/** A page of the console, and what it must not do. */
export interface ConsolePage {
  page: Page
  context: BrowserContext
  /** Opens a place of the console, such as `/orders?tab=late`. */
  goTo: (place: string) => Promise<void>
  /** Fails when a script failed, the policy was broken, or axe finds something in what is shown. */
  check: () => Promise<void>
}

/** Opens the console in a browser of its own, signed in as somebody. */
export async function openConsole(
  browser: Browser,
  server: Server,
  options: ConsoleOptions = {},
): Promise<ConsolePage> {
  const { locale = 'zh-CN', theme = 'light', width = 1440, height = 900, person } = options
  const context = await browser.newContext({
    locale,
    colorScheme: theme,
    viewport: { width, height },
    hasTouch: width < 720,
    // Nothing moves while it is measured.
    reducedMotion: 'reduce',
  })
  if (person) {
    const [name = '', value = ''] = person.cookie.split('=')
    await context.addCookies([{ name, value, url: server.url }])
  }
  const page = await context.newPage()
  page.setDefaultTimeout(60_000)
  const problems: string[] = []
  page.on('pageerror', (error) => problems.push(error.message))
  page.on('console', (message) => {
    // What the policy refuses is said there.
    if (
      message.type() === 'error' &&
      !/status of (400|401|403|404|409|410|422|429)/.test(message.text())
    )
      problems.push(message.text())
  })
  return {
    page,
    context,
    goTo: async (place) => {
      await page.goto(`${server.url}/console${place}`)
    },
    async check() {
      expect(problems).toEqual([])
      expect(await axeProblems(page)).toEqual([])
      expect(await widerThanWindow(page)).toEqual([])
    },
  }
}

/** What Ctrl+V does with a text, where nothing is being typed. */
export const pasteInto = (page: Page, text: string): Promise<void> =>
  page.evaluate((pasted) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', pasted)
    document.body.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    )
  }, text)

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe finds, by rule and element. */
async function axeProblems(page: Page): Promise<string[]> {
  await page.evaluate(AXE)
  const found = await page.evaluate(() =>
    (window as unknown as { axe: typeof axe }).axe.run(document, {
      resultTypes: ['violations'],
    }),
  )
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary ?? ''}`),
  )
}

/** What makes the page scroll sideways. */
const widerThanWindow = (page: Page) =>
  page.evaluate(() =>
    document.documentElement.scrollWidth <= innerWidth
      ? []
      : [...document.querySelectorAll('body *')]
          .filter((one) => one.getBoundingClientRect().right > innerWidth + 1)
          .map((one) => one.outerHTML.slice(0, 120))
          .slice(0, 5),
  )
