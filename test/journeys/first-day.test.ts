/** docs/FIRST-DAY.md, step by step: a new server has nobody, and ends with a parcel that its buyer is told of. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { openConsole, pasteInto } from '../support/console.ts'
import { fahuo } from '../support/fahuo.ts'
import { call } from '../support/http.ts'
import { openMerchant, type Payment } from '../support/merchant.ts'
import { startPair, type Pair } from '../support/server.ts'

const docs = join(import.meta.dirname, '../../docs')

/** What is said in the sheet of the page, by the order that was paid. */
async function sheetOf(page: string, order: string): Promise<string> {
  const text = await readFile(join(docs, page), 'utf8')
  const [, sheet = ''] = /```text\n([\s\S]*?)```/.exec(text) ?? []
  return sheet.replace('<order>', order)
}

describe('the first day', () => {
  let pair: Pair
  let browser: Browser
  const paid: Payment[] = []
  beforeAll(async () => {
    const pay = async (emulator: string) => {
      const { body } = await call<Payment>('POST', `${emulator}/_emulator/orders`, { body: {} })
      paid.push(body)
    }
    // What was paid before the server is there comes by itself, too.
    const prepare = async (emulator: string) => {
      await pay(emulator)
      await pay(emulator)
    }
    pair = await startPair({}, prepare, { MERCHANT_API_KEYS: '' })
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser.close()
    await pair.stop()
  })
  const { truth } = openMerchant(() => pair)

  it.each([
    {
      locale: 'en-US',
      file: 'FIRST-DAY.md',
      name: 'Name',
      password: /^Password/,
      enter: 'Set up and sign in',
      bulk: 'Ship in bulk',
      field: 'Paste orders, carriers and waybills',
      send: 'Send 1',
      ended: '1 of 1 finished',
      taken: 'WeChat has it',
    },
    {
      locale: 'zh-CN',
      file: 'FIRST-DAY.zh-CN.md',
      name: '名字',
      password: /^密码/,
      enter: '设置并登录',
      bulk: '批量发货',
      field: '粘贴订单、快递公司、快递单号',
      send: '发送 1',
      ended: '1 / 1 单有了结果',
      taken: '微信已收到',
    },
  ] as const)('$file leads from the link to a shipped parcel', async (words) => {
    const { output } = await fahuo(['console', 'invite'], pair.env)
    const { page, context, check } = await openConsole(browser, pair, { locale: words.locale })
    await page.goto(/^http\S+#invitation=\S+/m.exec(output)?.[0] ?? '')
    await page.getByLabel(words.name).fill(`Lin ${words.locale}`)
    await page.getByLabel(words.password).fill('a long password')
    await page.getByRole('button', { name: words.enter }).click()
    await page.waitForURL(/\/today$/)

    // On Today by itself: nobody reads it in.
    const { transaction_id, merchant_trade_no } = paid.pop()!
    await page.getByText(merchant_trade_no).waitFor()
    await page.getByRole('link', { name: words.bulk }).first().click()
    await page.getByLabel(words.field).waitFor()
    await pasteInto(page, await sheetOf(words.file, merchant_trade_no))
    await page.getByRole('button', { name: words.send }).click()
    await page.getByText(words.ended).waitFor()
    await page.getByText(words.taken).first().waitFor()
    await check()
    expect(await truth(transaction_id)).toMatchObject({ uploads: 1, order: { order_state: 2 } })
    const { body } = await pair.control<{ messages: object[] }>('GET', '/messages')
    expect(JSON.stringify(body)).toContain(transaction_id)
    await context.close()
  })
})
