/** The phone and its panel in a real browser, on the demo; each test is another buyer. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach } from 'vitest'
import { openBrowser } from './browser.ts'
import { startDemo, type RunningDemo } from './demo.ts'
import { call } from './http.ts'
import { makeDataFolder } from './programs.ts'

/** Registers what starts and ends it; what it has may be used from the first test on. */
export function openPanel(name: string) {
  let browser: Browser
  let buyers = 0
  const problems: string[] = []
  const panel = {
    /** The demo's folder. */
    data: undefined as unknown as Awaited<ReturnType<typeof makeDataFolder>>,
    demo: undefined as unknown as RunningDemo,
    page: undefined as unknown as Page,
    openid: '',
    /** What pages threw in this test. */
    problems,
    open: async (locale: string, width = 1280): Promise<Page> => {
      const opened = await browser.newPage({ viewport: { width, height: 900 }, locale })
      opened.setDefaultTimeout(60_000)
      opened.on('pageerror', (error) => problems.push(error.message))
      return opened
    },
    id: (testid: string) => panel.page.getByTestId(testid),
    /** Asks the emulator's control interface. */
    control: async <Answer>(path: string, body?: object) =>
      (
        await call<Answer>(body ? 'POST' : 'GET', `${panel.demo.emulator}/_emulator${path}`, {
          ...(body && { body }),
        })
      ).body,
  }
  beforeAll(async () => {
    panel.data = await makeDataFolder()
    panel.demo = await startDemo({ data: panel.data.path })
    browser = await openBrowser()
    panel.page = await panel.open('zh-CN')
  })
  afterAll(async () => {
    await browser.close()
    await panel.demo.stop()
    await panel.data.remove()
  })
  beforeEach(async () => {
    problems.length = 0
    buyers += 1
    panel.openid = `${name}${String(buyers).padStart(28 - name.length, '0')}`
    await panel.page.goto(`${panel.demo.emulator}/phone?openid=${panel.openid}`)
  })
  return panel
}
