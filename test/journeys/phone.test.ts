import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { makeDataFolder, startDemo, type RunningDemo } from '../support/demo.ts'

describe('the phone in a real browser', () => {
  let data: Awaited<ReturnType<typeof makeDataFolder>>
  let demo: RunningDemo
  let browser: Browser
  let page: Page
  const problems: string[] = []
  beforeAll(async () => {
    data = await makeDataFolder()
    demo = await startDemo({ data: data.path })
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser.close()
    await demo.stop()
    await data.remove()
  })
  beforeEach(async () => {
    await page?.close()
    page = await browser.newPage({ viewport: { width: 1000, height: 920 } })
    page.setDefaultTimeout(15_000)
    page.on('pageerror', (error) => problems.push(error.message))
    await page.goto(`${demo.emulator}/phone`)
  })

  const payAndShip = async () => {
    const before = await page.getByTestId('message').count()
    await page.getByTestId('pay').click()
    await page.getByTestId('ship').first().click()
    await page.getByTestId('message').nth(before).waitFor()
    return page.getByTestId('message').last()
  }
  const program = () => page.getByTestId('miniprogram')

  it('goes from the message to the confirmed receipt', async () => {
    await (await payAndShip()).click()
    await program().getByText('待收货').waitFor()
    await program().getByText('¥168.00').waitFor()

    await program().getByText('确认收货', { exact: true }).click()
    await page.getByTestId('component-confirm').click()
    await program().getByText('已确认收货').waitFor()
    expect(await program().getByText('确认收货', { exact: true }).count()).toBe(0)
    expect(problems).toEqual([])
  })

  it('stays as it was when the buyer cancels', async () => {
    await (await payAndShip()).click()
    await program().getByText('确认收货', { exact: true }).click()
    await page.getByTestId('component-cancel').click()
    await program().getByText('尚未确认收货').waitFor()
    await program().getByText('待收货').waitFor()
  })

  it('goes back to the chat and opens another message warm', async () => {
    await (await payAndShip()).click()
    await program().getByText('待收货').waitFor()
    await program().getByLabel('关闭').click()
    const second = await payAndShip()
    const waybill = (await second.locator('dd').last().innerText()).trim()
    await second.click()
    await program().getByText(waybill).waitFor()
  })
})
