/** The owner sets the shop up without a developer. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { openConsole, type ConsoleOptions } from '../support/console.ts'
import { openMerchant } from '../support/merchant.ts'
import { personWith, type SignedIn } from '../support/people.ts'
import { startPair, type Pair } from '../support/server.ts'

const TABS = ['mini-program', 'account', 'services', 'auto-ship', 'alarms', 'server', 'doctor']

describe('settings in the console', () => {
  let pair: Pair
  let browser: Browser
  let owner: SignedIn
  let clerk: SignedIn
  beforeAll(async () => {
    ;[pair, browser] = await Promise.all([
      startPair({}, undefined, { RESEND: 'by-hand' }),
      openBrowser(),
    ])
    owner = await personWith(pair, 'owner')
    clerk = await personWith(pair, 'clerk')
  })
  afterAll(() => Promise.all([pair.stop(), browser.close()]))
  const { calls } = openMerchant(() => pair)

  const open = (options: ConsoleOptions = {}) =>
    openConsole(browser, pair, { person: owner, ...options })

  it.each<ConsoleOptions>([
    { locale: 'zh-CN', theme: 'light' },
    { locale: 'en-US', theme: 'dark', width: 390, height: 844 },
    { locale: 'zh-CN', theme: 'dark', width: 320, height: 700 },
  ])('are readable, each part: %j', async (look) => {
    const { page, goTo, check, context } = await open(look)
    for (const tab of TABS) {
      await goTo(`/settings?tab=${tab}`)
      await page.locator('.card h2').first().waitFor()
      await check()
    }
    await context.close()
  })

  it('register another page with WeChat, by the keyboard alone', async () => {
    const { page, goTo, context } = await open()
    await goTo('/settings')
    const card = page.getByRole('region', { name: '发货消息打开的页面' })
    await card.getByLabel('页面路径').fill('pages/mine/order')
    await page.keyboard.press('Enter')
    await card.locator('dd', { hasText: 'pages/mine/order' }).waitFor()
    const told = await calls<{ path: string }>('/wxa/sec/order/set_msg_jump_path')
    expect(told.map(({ request }) => request.path)).toContain('pages/mine/order')
    await context.close()
  })

  it('switch a service off, and leave alone what the operator has set', async () => {
    const { page, goTo, context } = await open()
    await goTo('/settings?tab=server')
    await page.getByText('由环境变量 RESEND 设置，此处不能修改').waitFor()
    await goTo('/settings?tab=services')
    await page.getByLabel('微信物流消息').selectOption('off')
    await page.getByText('已保存').waitFor()
    const { body } = await pair.merchant<{ switches: { name: string; value: string }[] }>(
      'GET',
      '/api/settings',
    )
    expect(body.switches.find(({ name }) => name === 'messages')?.value).toBe('off')
    await goTo('/settings?tab=server')
    await page.getByText('WECHAT_SECRET').waitFor()
    const shown = await page.content()
    for (const secret of [pair.secret, pair.push_token, pair.push_aes_key, pair.api_key])
      expect(shown).not.toContain(secret)
    await context.close()
  })

  it('run the doctor, which names what is wrong first', async () => {
    await pair.control('POST', '/settings', { shipping_management: false })
    const { page, goTo, check, context } = await open()
    await goTo('/settings?tab=doctor')
    await page.getByRole('button', { name: '开始自检' }).click()
    await page.getByText(/发现 \d+ 个问题/).waitFor()
    await pair.control('POST', '/settings', { shipping_management: true })
    expect(await page.locator('.line').first().textContent()).toContain('有问题')
    await page.getByText('发货信息管理').first().waitFor()
    await check()
    await context.close()
  })

  it('apply for a trade type only when that was typed', async () => {
    const { page, goTo, context } = await open()
    await goTo('/settings?tab=account')
    const card = page.getByRole('region', { name: '交易类型' })
    await card.getByLabel('申请理由').fill('现主要销售实物商品')
    const chooser = card.getByLabel('证明图片')
    await chooser.setInputFiles({
      name: 'proof.gif',
      mimeType: 'image/gif',
      buffer: Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64'),
    })
    await card.getByText('已上传 1 张').waitFor()
    const apply = card.getByRole('button', { name: '提交申请' })
    expect(await apply.isDisabled()).toBe(true)
    await card.getByLabel('输入「只能一次」以确认').fill('只能一次')
    await apply.click()
    await card.getByText('已申请').waitFor()
    await context.close()
  })

  it('add and remove an auto-ship rule', async () => {
    const { page, goTo, check, context } = await open()
    await goTo('/settings?tab=auto-ship')
    await page.getByRole('button', { name: '添加规则' }).click()
    await page.getByLabel('值').fill('TOPUP')
    await page.getByLabel('商品描述').fill('话费充值')
    await check()
    await page.keyboard.press('Enter')
    await page.getByText('商户单号开头 TOPUP').waitFor()
    await page.getByRole('button', { name: '删除 TOPUP' }).click()
    await page.getByText('还没有规则').waitFor()
    await context.close()
  })

  it('refuse an address that is no robot, in words', async () => {
    const { page, goTo, check, context } = await open()
    await goTo('/settings?tab=alarms')
    await page.getByRole('button', { name: '添加机器人' }).click()
    await page.getByLabel('机器人 Webhook 地址').fill('https://shop.example.com/robot')
    await check()
    await page.keyboard.press('Enter')
    await page.getByText('应为群机器人的 Webhook 地址').waitFor()
    await context.close()
  })

  it('show a clerk nothing that changes anything', async () => {
    const { page, goTo, context } = await open({ person: clerk })
    for (const tab of TABS) {
      await goTo(`/settings?tab=${tab}`)
      await page.locator('.card h2').first().waitFor()
      const changing = page.locator('main').locator('button, form, .switch-choice')
      expect(await changing.count()).toBe(0)
    }
    await context.close()
  })
})
