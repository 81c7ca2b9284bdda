/** Both sides of the demo: the buyer pays on the phone, the shopkeeper ships in the console. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { startDemo, type RunningDemo } from '../support/demo.ts'
import { makeDataFolder } from '../support/programs.ts'

describe('the demo', () => {
  let data: Awaited<ReturnType<typeof makeDataFolder>>
  let demo: RunningDemo
  let browser: Browser
  let phone: Page
  let shown: Page
  const problems: string[] = []
  beforeAll(async () => {
    data = await makeDataFolder()
    demo = await startDemo({ data: data.path })
    browser = await openBrowser()
    const context = await browser.newContext({
      locale: 'zh-CN',
      viewport: { width: 1440, height: 900 },
      screen: { width: 1440, height: 900 },
    })
    context.setDefaultTimeout(60_000)
    context.on('weberror', (error) => problems.push(error.error().message))
    phone = await context.newPage()
    await phone.goto(`${demo.emulator}/phone`)
  })
  afterAll(async () => {
    await browser.close()
    await demo.stop()
    await data.remove()
  })

  it('opens the console beside the phone, signed in as the owner', async () => {
    expect(demo.output()).toContain(`${demo.server}/console   (signed in as the owner`)
    const opens = phone.waitForEvent('popup')
    await phone.getByTestId('console').click()
    shown = await opens
    await shown.getByLabel('店主（已登录）').waitFor()
    expect(await shown.evaluate(() => [location.pathname, location.hash])).toEqual([
      '/console/today',
      '',
    ])
    expect(await shown.evaluate(() => innerWidth)).toBe(720)
  })

  it('ships by keyboard in the console what was just paid on the phone', async () => {
    await phone.getByTestId('pay').click()
    const row = shown.locator('.queue-row')
    await row.getByRole('button', { name: '选快递' }).press('Enter')
    await shown.getByRole('combobox').waitFor()
    await shown.keyboard.type('yuantong')
    await shown.getByRole('option', { name: /圆通/ }).first().waitFor()
    await shown.keyboard.press('Enter')
    await row.locator('input[data-waybill]').focus()
    await shown.keyboard.type('YT8812345678901')
    await shown.keyboard.press('Enter')
    await row.getByText('上传中').waitFor()
    // Ten seconds to take it back.
    await phone.getByTestId('message').waitFor()
    await phone.getByTestId('message').click()
    const program = phone.getByTestId('miniprogram')
    await program.getByText('YT8812345678901').first().waitFor()
    await program.getByText('确认收货', { exact: true }).click()
    await phone.getByTestId('component-confirm').click()
    await program.getByText('已收货').first().waitFor()
    expect(problems).toEqual([])
  })

  it('lets the owner sign out, and in again by one press', async () => {
    await shown.getByLabel('店主（已登录）').click()
    await shown.getByRole('button', { name: '退出登录' }).click()
    await shown.getByText('演示店铺').waitFor()
    await shown.getByRole('button', { name: '以店主身份进入' }).press('Enter')
    await shown.getByLabel('店主（已登录）').waitFor()
  })
})
