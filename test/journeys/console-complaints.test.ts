/** The shopkeeper reads what a buyer complains of, and answers once. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { openConsole, type ConsoleOptions } from '../support/console.ts'
import { until } from '../support/http.ts'
import { openMerchant } from '../support/merchant.ts'
import { personWith, type SignedIn } from '../support/people.ts'
import { startPair, type Pair } from '../support/server.ts'

const RESPOND = '/wxaapi/minishop/bussiRespondComplaint'

describe('complaints in the console', () => {
  let pair: Pair
  let browser: Browser
  let owner: SignedIn
  let clerk: SignedIn
  beforeAll(async () => {
    ;[pair, browser] = await Promise.all([startPair(), openBrowser()])
    owner = await personWith(pair, 'owner')
    clerk = await personWith(pair, 'clerk')
  })
  afterAll(() => Promise.all([pair.stop(), browser.close()]))
  const { pay, calls } = openMerchant(() => pair)

  const open = (options: ConsoleOptions = {}) =>
    openConsole(browser, pair, { person: owner, ...options })
  const answered = async () => (await calls(RESPOND)).length

  /** A buyer complains, and the server has read it. */
  async function complain(text: string) {
    const { transaction_id } = await pay()
    const { body } = await pair.control<{ complaint_order_id: string }>('POST', '/complaints', {
      transaction_id,
      content: text,
    })
    const id = body.complaint_order_id
    await until(
      () =>
        pair.merchant<{ complaint?: { detail: object | null } }>('GET', `/api/complaints/${id}`),
      (answer) => Boolean(answer.body.complaint?.detail),
    )
    return id
  }

  it.each<ConsoleOptions>([
    { locale: 'zh-CN', theme: 'dark' },
    { locale: 'en-US', theme: 'light', width: 390, height: 844 },
    { locale: 'zh-CN', theme: 'light', width: 320, height: 700 },
  ])('are listed by the time left, and read with the phone number hidden: %j', async (look) => {
    const id = await complain('Call me: 13800138000')
    const { page, goTo, check, context } = await open(look)
    await goTo('/complaints')
    await page.locator('.complaint-list a').first().waitFor()
    await check()
    await goTo(`/complaints/${id}`)
    await page.getByText('Call me: 138****8000').first().waitFor()
    expect(await page.content()).not.toContain('13800138000')
    await check()
    await page.getByRole('button', { name: /查看买家电话|Show the phone number/ }).click()
    await page.getByRole('link', { name: '13800138000' }).waitFor()
    await page.getByRole('button', { name: /隐藏|Hide/, exact: true }).click()
    await page.getByRole('link', { name: '13800138000' }).waitFor({ state: 'detached' })
    await context.close()
  })

  it('are answered by the keyboard alone, once, with what became of it', async () => {
    const id = await complain('没有收到货')
    const before = await answered()
    const { page, goTo, check, context } = await open()
    await goTo(`/complaints/${id}`)
    await page.getByRole('radio', { name: '拒绝' }).focus()
    await page.keyboard.press('Space')
    await page.getByRole('button', { name: '提交给微信' }).focus()
    await page.keyboard.press('Enter')
    await page.getByText('请填写说明').waitFor()
    await page.getByLabel('说明').focus()
    await page.keyboard.type('已于 11 月 25 日签收')
    await page.getByRole('button', { name: '提交给微信' }).focus()
    await page.keyboard.press('Enter')
    const confirm = page.getByRole('dialog', { name: '确认拒绝？' })
    await confirm.waitFor()
    await check()
    expect(await answered()).toBe(before)
    await confirm.getByRole('button', { name: '提交给微信' }).focus()
    await page.keyboard.press('Enter')
    await page.getByText('微信已接受').first().waitFor()
    await page.getByText('目前没有需要您处理的事项').waitFor()
    expect(await answered()).toBe(before + 1)
    await check()
    await context.close()
  })

  it('say that an answer is being looked up while its outcome is not known', async () => {
    const id = await complain('没有收到货')
    const before = await answered()
    await pair.control('POST', '/faults', { path: RESPOND, effect: 'cut_before' })
    const { page, goTo, context } = await open()
    await goTo(`/complaints/${id}`)
    await page.getByRole('button', { name: '提交给微信' }).click()
    await page
      .getByRole('dialog', { name: '确认同意？' })
      .getByRole('button', { name: '提交给微信' })
      .click()
    await page.getByText('上一次提交的结果还不确定').waitFor()
    expect(await page.getByRole('button', { name: '提交给微信' }).count()).toBe(0)
    expect(await answered()).toBe(before + 1)
    await context.close()
  })

  it('are read by a clerk, who may not answer', async () => {
    const id = await complain('没有收到货')
    const { page, goTo, context } = await open({ person: clerk })
    await goTo(`/complaints/${id}`)
    await page.getByText('您的角色不能处理投诉').waitFor()
    expect(await page.getByRole('button', { name: '提交给微信' }).count()).toBe(0)
    await context.close()
  })
})
