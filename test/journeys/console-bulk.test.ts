import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { openConsole, pasteInto, type ConsolePage } from '../support/console.ts'
import { until } from '../support/http.ts'
import { openImporter } from '../support/importer.ts'
import { openMerchant, type Payment } from '../support/merchant.ts'
import { personWith, type SignedIn } from '../support/people.ts'
import { startPair, type Pair } from '../support/server.ts'
import { workbook } from '../support/workbook.ts'

describe('bulk shipping in the console', () => {
  let pair: Pair
  let browser: Browser
  let owner: SignedIn
  let clerk: SignedIn
  beforeAll(async () => {
    pair = await startPair()
    browser = await openBrowser()
    owner = await personWith(pair, 'owner')
    clerk = await personWith(pair, 'clerk')
    const carriers = () => pair.merchant<{ carriers: object[] }>('GET', '/api/carriers')
    await until(carriers, ({ body }) => body.carriers.length > 50)
  })
  afterAll(async () => {
    await browser.close()
    await pair.stop()
  })
  const { pay, truth } = openMerchant(() => pair)
  const { shownAt } = openImporter(() => pair)
  async function paid(): Promise<Payment> {
    const payment = await pay()
    await pair.merchant('GET', `/api/orders/${payment.transaction_id}`)
    return payment
  }

  const paste = ({ page }: ConsolePage, text: string) => pasteInto(page, text)

  it('takes five pasted lines, has the wrong ones mended by keyboard, and sends them', async () => {
    const payments = [await paid(), await paid(), await paid(), await paid(), await paid()]
    const numbers = payments.map(({ merchant_trade_no }) => merchant_trade_no)
    const console_page = await openConsole(browser, pair, { person: owner })
    const { page, goTo, check } = console_page
    await goTo('/bulk')
    await page.getByLabel('粘贴订单、快递公司、快递单号').waitFor()
    await check()
    await paste(
      console_page,
      [
        `${numbers[0]}  圆通速递  YT8810000000001`,
        `${numbers[1]} 中通 ZT8810000000002`,
        `4.20000E+27 YTO YT8810000000003`,
        `${numbers[3]} 园通 YT8810000000004`,
        `${numbers[4]} ZTO 73x`,
      ].join('\n'),
    )
    await page.getByRole('button', { name: '发送 2' }).waitFor()
    await check()
    // Errors first. What the shopkeeper meant is one tap away.
    await page.getByRole('button', { name: '是“圆通速递”吗？' }).click()
    await page.getByRole('button', { name: '发送 3' }).waitFor()
    // The others by keyboard alone.
    const rounded = page.getByRole('button', { name: /^单号：4\.20000E\+27/ })
    await rounded.focus()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Enter')
    await page.keyboard.type(numbers[2] ?? '')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: '发送 4' }).waitFor()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    expect(await page.locator(':focus').getAttribute('aria-label')).toContain('73x')
    await page.keyboard.press('Enter')
    await page.keyboard.type('ZT8810000000005')
    await page.keyboard.press('Enter')
    const send = page.getByRole('button', { name: '发送 5' })
    await send.waitFor()
    // A closed tab loses nothing.
    await page.reload()
    await send.focus()
    await page.keyboard.press('Enter')
    await page.getByText('5 / 5 单有了结果').waitFor()
    await check()
    for (const { transaction_id } of payments) expect((await truth(transaction_id)).uploads).toBe(1)
    expect(await shownAt(payments[3]?.transaction_id ?? '')).toContain('YTO YT8810000000004')
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '下载结果 .xlsx' }).click(),
    ])
    expect(file.suggestedFilename()).toBe('result.xlsx')
    await console_page.context.close()
  })

  it('takes a dropped .xlsx on a phone in English, with hidden rows and other columns', async () => {
    const [one, two] = [await paid(), await paid()]
    const bytes = workbook([
      {
        name: 'A',
        hidden_rows: [2],
        rows: [
          ['流水', '承运', '凭证', '东西'],
          [one.merchant_trade_no, 'YTO', 'YT8810000000011', '茶叶'],
          [two.merchant_trade_no, 'YTO', 'YT8810000000012', '茶叶'],
        ],
      },
    ])
    const console_page = await openConsole(browser, pair, {
      person: owner,
      locale: 'en-US',
      theme: 'dark',
      width: 390,
    })
    const { page, goTo, check } = console_page
    await goTo('/bulk')
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'orders.xlsx', mimeType: 'application/zip', buffer: bytes })
    await page.getByRole('button', { name: 'Send 1' }).waitFor()
    await check()
    await page.getByLabel('东西').selectOption('Not used')
    await page.getByText('The sheet hides 1 lines').click()
    await page.getByRole('button', { name: 'Send 2' }).click()
    await page.getByText('2 of 2 finished').waitFor()
    await page.setViewportSize({ width: 320, height: 700 })
    await check()
    // The goods are those of the order.
    expect(await shownAt(two.transaction_id)).not.toContain('茶叶')
    await console_page.context.close()
  })

  it('spends a chance only when somebody chooses it who may', async () => {
    const { transaction_id } = await paid()
    const ship = async (as: SignedIn, waybill: string) => {
      const console_page = await openConsole(browser, pair, { person: as })
      await console_page.goTo('/bulk')
      await console_page.page.getByLabel('粘贴订单、快递公司、快递单号').waitFor()
      await paste(console_page, `${transaction_id},YTO,${waybill},茶叶`)
      return console_page
    }
    const first = await ship(clerk, 'YT8810000000021')
    await first.page.getByRole('button', { name: '发送 1' }).click()
    await first.page.getByText('1 / 1 单有了结果').waitFor()
    await first.context.close()
    const second = await ship(clerk, 'YT8810000000022')
    await second.page.getByText('需要店长或店主来选').waitFor()
    expect(await second.page.getByRole('button', { name: '没有可发送的行' }).isDisabled()).toBe(
      true,
    )
    const { pathname, search } = new URL(second.page.url())
    const id = new URLSearchParams(search).get('import')
    const forced = await second.page.evaluate(
      async (path) =>
        (
          await fetch(path, {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: '{"spend_reshipment":true}',
          })
        ).status,
      `/api/imports/${id}/send`,
    )
    expect(forced).toBe(403)
    await second.context.close()
    const third = await openConsole(browser, pair, { person: owner })
    await third.goTo(pathname.replace('/console', '') + search)
    await third.page.getByLabel('更改，用掉唯一一次机会').check()
    await third.page.getByRole('button', { name: '发送 1' }).click()
    const dialog = third.page.getByRole('dialog')
    await dialog.waitFor()
    await third.check()
    expect((await truth(transaction_id)).reshipments_spent).toBe(0)
    await dialog.getByRole('button', { name: '发送 1' }).click()
    await third.page.getByText('1 / 1 单有了结果').waitFor()
    expect((await truth(transaction_id)).reshipments_spent).toBe(1)
    await third.context.close()
  })
})
