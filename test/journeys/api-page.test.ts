import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { startPair, type Pair } from '../support/server.ts'

const TIMEOUT = 60_000

describe('the page of the API, in a browser', { timeout: TIMEOUT }, () => {
  let pair: Pair
  let browser: Browser
  beforeAll(async () => {
    pair = await startPair()
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser.close()
    await pair.stop()
  })

  async function open(query: string) {
    const page = await browser.newPage()
    const errors: string[] = []
    const elsewhere: string[] = []
    page.on('pageerror', ({ message }) => void errors.push(message))
    page.on('console', (line) => line.type() === 'error' && errors.push(line.text()))
    page.on('request', (request) => {
      if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(pair.url))
        elsewhere.push(request.url())
    })
    await page.goto(`${pair.url}/api/docs${query}`)
    await page.locator('#operations-shipments-createShipment').waitFor()
    return { page, errors, elsewhere }
  }

  it('tries an operation with its example, which names no impossible number', async () => {
    const { page, errors, elsewhere } = await open('?lang=en')
    await page.locator('.btn.authorize').first().click()
    await page.locator('.auth-container input').first().fill(pair.api_key)
    await page.locator('.auth-btn-wrapper .authorize').first().click()
    await page.locator('.auth-btn-wrapper .btn-done').first().click()
    const operation = page.locator('#operations-shipments-createShipment')
    await operation.click()
    const body = await operation.locator('textarea.body-param__text').inputValue()
    expect(JSON.parse(body)).toHaveProperty('order_key.transaction_id')
    expect(body).not.toContain('9007199254740991')
    await operation.locator('.execute').click()
    const answered = operation.locator('.live-responses-table .response-col_status').last()
    await answered.waitFor()
    expect(await answered.innerText()).toContain('202')
    expect({ errors, elsewhere }).toEqual({ errors: [], elsewhere: [] })
    await page.close()
  })

  it('is in Chinese, with its buttons', async () => {
    const { page, errors } = await open('?lang=zh')
    const operation = page.locator('#operations-shipments-listShipments')
    await operation.click()
    await operation.locator('.execute').waitFor()
    await expect.poll(() => operation.locator('.execute').innerText()).toBe('发送请求')
    const text = await page.locator('#api').innerText()
    for (const words of ['发货记录，最新在前', '参数', '响应', '填写密钥', '服务地址'])
      expect(text).toContain(words)
    for (const words of ['Execute', 'Parameters', 'Responses', 'Authorize'])
      expect(text).not.toContain(words)
    expect(errors).toEqual([])
    await page.close()
  })
})
