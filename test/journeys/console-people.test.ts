/** An owner lets people and programs in, sees what they did, and shows them out. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { openConsole, type ConsoleOptions } from '../support/console.ts'
import { execute } from '../support/databases.ts'
import { content, openMerchant, type Payment } from '../support/merchant.ts'
import { personWith, type SignedIn } from '../support/people.ts'
import { startPair, type Pair } from '../support/server.ts'

const LOOKS: ConsoleOptions[] = [
  { locale: 'zh-CN', theme: 'light' },
  { locale: 'en-US', theme: 'dark', width: 390, height: 844 },
]
const PASSWORD = '春天来了 tea 2026'
const PICTURES = process.env['PICTURES']

describe('people, keys and activity in the console', () => {
  let pair: Pair
  let browser: Browser
  let owner: SignedIn
  let payment: Payment
  beforeAll(async () => {
    ;[pair, browser] = await Promise.all([startPair(), openBrowser()])
    owner = await personWith(pair, 'owner')
    payment = await pay({ merchant_trade_no: 'TEA-ACTIVITY', description: '明前龙井 250g x1' })
    await owner.ask('POST', '/api/shipments', content(payment.transaction_id, 'YT5500001111'))
  })
  afterAll(() => Promise.all([pair.stop(), browser.close()]))
  const { pay } = openMerchant(() => pair)

  const open = (options: ConsoleOptions = {}) => openConsole(browser, pair, options)

  it('lets a colleague in by a link that works once, and shows them out at once', async () => {
    const mine = await open({ person: owner })
    await mine.goTo('/settings?tab=people')
    await mine.page.getByRole('button', { name: '邀请' }).click()
    await mine.page.getByLabel('角色').selectOption({ label: '店员' })
    await mine.page.getByText('不能更正').waitFor()
    await mine.page.getByRole('button', { name: '生成链接' }).click()
    const link = await mine.page.getByLabel('链接', { exact: true }).inputValue()
    expect(link).toContain('/console#invitation=')
    await mine.check()
    await mine.page.getByRole('button', { name: '完成' }).click()
    const links = mine.page.getByRole('region', { name: '未使用的链接' })
    await links.getByRole('strong').filter({ hasText: '新员工：店员' }).waitFor()

    const { page, check, goTo } = await open()
    await page.goto(link)
    await page.getByLabel('名字').fill('小林')
    await page.getByLabel('密码').fill('short')
    await page.getByRole('button', { name: '设置并登录' }).click()
    await page.locator('.field-error').waitFor()
    await check()
    await page.getByLabel('密码').fill(PASSWORD)
    await page.getByRole('button', { name: '设置并登录' }).click()
    await page.getByRole('link', { name: '今日' }).first().waitFor()
    expect(page.url()).not.toContain('invitation')

    const stolen = await open()
    await stolen.page.goto(link)
    await stolen.page.getByText('该链接已使用、已过期，或已被新的链接取代').waitFor()
    await stolen.check()
    await stolen.context.close()

    await goTo('/settings?tab=people')
    await page.getByRole('navigation', { name: '设置分类' }).waitFor()
    for (const name of ['员工', '密钥', '操作记录'])
      expect(await page.getByRole('link', { name, exact: true }).count()).toBe(0)
    await goTo(`/orders?order=${payment.transaction_id}`)
    await page
      .getByRole('dialog', { name: '订单详情' })
      .getByText('圆通速递 YT5500001111')
      .waitFor()
    expect(await page.getByRole('button', { name: '更正' }).count()).toBe(0)
    const corrected = await page.evaluate(
      async (body) => {
        const answer = await fetch('/api/shipments', {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'accept-language': 'zh' },
          body,
        })
        return { status: answer.status, text: await answer.text() }
      },
      JSON.stringify({
        ...content(payment.transaction_id, 'YT5500002222'),
        spend_reshipment: true,
      }),
    )
    expect(corrected.status).toBe(403)
    expect(corrected.text).toContain('需要：店主、店长')
    await page.keyboard.press('Escape')

    const person = mine.page.getByRole('listitem').filter({ hasText: '小林' })
    await person.getByRole('button', { name: '管理' }).click()
    await mine.page.getByRole('dialog', { name: '小林' }).waitFor()
    await mine.check()
    await mine.page.getByRole('button', { name: '停用' }).click()
    await person.getByText('已停用').waitFor()
    await page.getByRole('link', { name: '资金' }).first().click()
    await page.getByRole('button', { name: '登录', exact: true }).waitFor()
    await mine.context.close()
    await page.context().close()
  })

  it('does not let the last owner go, and says so', async () => {
    const { page, goTo, check, context } = await open({ person: owner })
    await goTo('/settings?tab=people')
    const mine = page.getByRole('listitem').filter({ hasText: owner.name })
    const manage = () => mine.getByRole('button', { name: '管理' }).click()
    await manage()
    await page.getByLabel('角色').selectOption({ label: '只读' })
    for (const name of ['修改角色', '停用']) {
      await page.getByRole('button', { name }).click()
      await page.getByRole('alert').getByText('这是唯一的店主').waitFor()
    }
    await page.getByRole('button', { name: '删除' }).last().click()
    const confirm = page.getByRole('dialog', { name: `删除 ${owner.name}？` })
    await confirm.getByRole('button', { name: '删除' }).click()
    await confirm.getByText('这是唯一的店主').waitFor()
    await check()
    await context.close()
    expect((await owner.ask('GET', '/api/session')).status).toBe(200)
  })

  it('sets a password anew, removes a person, and takes a link back', async () => {
    const viewer = await personWith(pair, 'viewer')
    const { page, goTo, context } = await open({ person: owner })
    await goTo('/settings?tab=people')
    const person = page.getByRole('listitem').filter({ hasText: viewer.name })
    const links = page.getByRole('region', { name: '未使用的链接' })
    await person.getByRole('button', { name: '管理' }).click()
    await page.getByRole('button', { name: '重设密码' }).click()
    const link = await page.getByLabel('链接', { exact: true }).inputValue()
    await page.getByRole('button', { name: '完成' }).click()
    const theirs = await open()
    await theirs.page.goto(link)
    await theirs.page.getByText(`${viewer.name}，设置新密码`).waitFor()
    await theirs.context.close()
    const made = links.getByRole('listitem').filter({ hasText: `重设密码：${viewer.name}` })
    await made.getByRole('button', { name: '删除' }).click()
    await made.waitFor({ state: 'detached' })
    await person.getByRole('button', { name: '管理' }).click()
    await page.getByRole('button', { name: '删除' }).last().click()
    await page
      .getByRole('dialog', { name: `删除 ${viewer.name}？` })
      .getByRole('button', { name: '删除' })
      .click()
    await person.waitFor({ state: 'detached' })
    expect((await viewer.ask('GET', '/api/session')).status).toBe(401)
    await context.close()
  })

  it('signs in by name and password, says when they are wrong, and signs out', async () => {
    const { page, goTo, check, context } = await open()
    await goTo('/settings?tab=activity')
    await page.getByLabel('名字').fill(owner.name)
    await page.getByLabel('密码', { exact: true }).fill('not the password')
    await page.keyboard.press('Enter')
    await page.getByText('姓名或密码不正确').waitFor()
    await check()
    await page.getByLabel('密码', { exact: true }).fill(owner.password)
    await page.keyboard.press('Enter')
    // Where they wanted to go.
    await page.getByRole('region', { name: '操作记录' }).waitFor()
    await page.getByLabel(`${owner.name}（已登录）`).click()
    await page.getByRole('button', { name: '退出登录' }).click()
    await page.getByRole('button', { name: '登录', exact: true }).waitFor()
    await context.close()
  })

  it('makes a key that is shown once and may what its scope says, and revokes it', async () => {
    const { page, goTo, check, context } = await open({ person: owner })
    await goTo('/settings?tab=keys')
    await page.getByRole('button', { name: '新建密钥' }).click()
    await page.getByLabel('名称').fill('ERP')
    await page.getByLabel('权限范围').selectOption({ label: '只读' })
    await page.keyboard.press('Tab')
    await page.getByRole('button', { name: '生成密钥' }).click()
    const key = await page.getByLabel('密钥', { exact: true }).inputValue()
    await check()
    const ask = async (method: string, path: string) =>
      (await fetch(pair.url + path, { method, headers: { authorization: `Bearer ${key}` } })).status
    expect(await ask('GET', '/api/orders')).toBe(200)
    expect(await ask('POST', '/api/sync')).toBe(403)
    await page.getByRole('button', { name: '完成' }).click()
    expect(await page.content()).not.toContain(key)
    const line = page.getByRole('listitem').filter({ hasText: 'ERP' })
    await line.getByRole('button', { name: '吊销' }).click()
    await page
      .getByRole('dialog', { name: '吊销密钥“ERP”？' })
      .getByRole('button', { name: '吊销' })
      .click()
    await line.getByText('已吊销').waitFor()
    expect(await ask('GET', '/api/orders')).toBe(401)
    await context.close()
  })

  it('tells who did what to which order, by person, number and day', async () => {
    const rows = Array.from(
      { length: 60 },
      (_, at) =>
        `('${pair.appid}', '00000000-0000-7000-8000-${String(at).padStart(12, '0')}', ${at}, 'key', 'old', 'Old ERP', 'startSync')`,
    )
    await execute(
      pair.env.DATABASE_URL,
      `insert into audit (appid, id, at, by_kind, by_id, by_name, action) values ${rows.join(',')}`,
    )
    const { page, goTo, context } = await open({ person: owner })
    await goTo('/settings?tab=activity')
    const list = page.getByRole('region', { name: '操作记录' }).getByRole('listitem')
    await list.filter({ hasText: '修改了员工' }).filter({ hasText: '可登录 → 已停用' }).waitFor()
    await page.getByLabel('操作人').selectOption({ label: 'Old ERP' })
    await expect.poll(() => list.count()).toBe(50)
    await page.getByRole('button', { name: '更早的记录' }).click()
    await expect.poll(() => list.count()).toBe(60)
    await page.getByLabel('从').fill('2026-01-01')
    await page.getByText('没有符合条件的记录').waitFor()
    await page.getByRole('button', { name: '清除筛选' }).click()
    await page.getByLabel('微信支付单号').fill(payment.transaction_id)
    await page.keyboard.press('Enter')
    await expect.poll(() => list.count()).toBe(1)
    await list.filter({ hasText: '提交了发货' }).filter({ hasText: 'YT5500001111' }).waitFor()
    await page.getByRole('link', { name: `订单 ${payment.transaction_id}` }).click()
    await page.getByRole('dialog', { name: '订单详情' }).waitFor()
    await context.close()
  })

  it('is readable in every look, and shows each role what is its own', async () => {
    for (const look of LOOKS) {
      const { page, goTo, check, context } = await open({ ...look, person: owner })
      for (const tab of ['people', 'keys', 'activity']) {
        await goTo(`/settings?tab=${tab}`)
        await page.locator('.line').first().waitFor()
        await check()
        if (PICTURES) await page.screenshot({ path: `${PICTURES}/${tab}-${look.theme}.png` })
      }
      await context.close()
      const visitor = await open(look)
      await visitor.goTo('/')
      await visitor.page.locator('form').waitFor()
      await visitor.check()
      if (PICTURES) await visitor.page.screenshot({ path: `${PICTURES}/sign-in-${look.theme}.png` })
      await visitor.context.close()
    }
    const manager = await open({ person: await personWith(pair, 'manager') })
    await manager.goTo('/settings?tab=activity')
    await manager.page.getByText('提交了发货').waitFor()
    expect(await manager.page.getByRole('link', { name: '员工', exact: true }).count()).toBe(0)
    await manager.context.close()
  })
})
