/** An owner adds a Mini Program in the console, lets people work in it, stops it and removes it. */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { openConsole, type ConsoleOptions } from '../support/console.ts'
import { execute, select } from '../support/databases.ts'
import { personWith, type SignedIn } from '../support/people.ts'
import { startPair, type Pair } from '../support/server.ts'

const TEA = { appid: 'wx00000000000000d1', secret: 'the-secret-of-the-tea-house' }
const CUPS = { appid: 'wx00000000000000d2', secret: 'the-secret-of-the-cup-house' }
const SHOPS = [TEA, CUPS]

const WORDS = {
  zh: {
    add: '添加店铺',
    check: '添加并确认密钥',
    name: '名称',
    token: '推送 Token（可不填）',
    wrong_appid: '应为 wx 加 16 位小写字母或数字',
    wrong_token: '应为 3 到 32 位字母或数字，或留空',
    odd_appid: '微信没有这个 AppID',
    odd_secret: '微信不认这个 AppSecret',
    known: '本服务已接入该小程序',
    done: '完成',
    manage: '管理',
    suspend: '暂停',
    suspended: '已暂停',
    resume: '恢复',
    served: '服务中',
    give: '授予角色',
    person: '授予给',
    role: '角色',
    clerk: '店员',
    viewer: '只读',
    take: '收回',
    nobody: '还没有授予任何人角色',
    role_of: (name: string) => `${name} 的角色`,
    rename: '修改名称',
    replace: '更换密钥',
    save: '保存',
    remove: '移除',
    removed: '已移除',
    type_name: (name: string) => `请输入“${name}”确认`,
    again: '重新添加',
    no_pay: '未登记商户号',
    no_secret: '缺少密钥',
    trouble: '微信对该小程序作出处罚',
    close: '关闭',
    url: '推送 URL',
  },
  en: {
    add: 'Add a shop',
    check: 'Check and add',
    name: 'Name',
    token: 'Push token (optional)',
    wrong_appid: 'It is wx and 16 small letters or digits',
    wrong_token: 'Enter 3 to 32 letters or digits',
    odd_appid: 'WeChat does not know this AppID',
    odd_secret: 'WeChat does not take this AppSecret',
    known: 'This server serves that Mini Program already',
    done: 'Done',
    manage: 'Manage',
    suspend: 'Suspend',
    suspended: 'Suspended',
    resume: 'Resume',
    served: 'Served',
    give: 'Give the role',
    person: 'Give to',
    role: 'Role',
    clerk: 'Clerk',
    viewer: 'Viewer',
    take: 'Take away',
    nobody: 'Nobody was given a role yet',
    role_of: (name: string) => `Role of ${name}`,
    rename: 'Change the name',
    replace: 'Replace the secret',
    save: 'Save',
    remove: 'Remove',
    removed: 'Removed',
    type_name: (name: string) => `Type “${name}” to confirm`,
    again: 'Add again',
    no_pay: 'No merchant number',
    no_secret: 'No secret',
    trouble: 'WeChat punishes this Mini Program',
    close: 'Close',
    url: 'Push URL',
  },
} as const

const LOOKS: { shop: typeof TEA; name: string; look: ConsoleOptions }[] = [
  { shop: TEA, name: '茶铺二店', look: { locale: 'zh-CN' } },
  {
    shop: CUPS,
    name: 'Cup house',
    look: { locale: 'en-US', theme: 'dark', width: 390, height: 844 },
  },
]

/** Where the pictures go; none are taken when nobody says. */
const folder = process.env['FAHUO_PICTURES']

describe('the shops of a server in the console', () => {
  let pair: Pair
  let browser: Browser
  let owner: SignedIn
  let clerk: SignedIn
  beforeAll(async () => {
    ;[pair, browser] = await Promise.all([startPair({ shops: SHOPS }), openBrowser()])
    owner = await personWith(pair, 'owner')
    clerk = await personWith(pair, 'clerk')
    if (folder) await mkdir(folder, { recursive: true })
  })
  afterAll(() => Promise.all([pair.stop(), browser.close()]))

  const shopOf = async (appid: string) => {
    const { body } = await owner.ask<{ shops: { appid: string; state: string; name: string }[] }>(
      'GET',
      '/api/shops',
    )
    return body.shops.find((one) => one.appid === appid)
  }
  const rolesOf = async (person: SignedIn, appid: string) => {
    const { body } = await person.ask<{ shops: { appid: string; role: string }[] }>(
      'GET',
      '/api/session',
    )
    return body.shops.filter((one) => one.appid === appid).map(({ role }) => role)
  }
  const picture = (page: Page, name: string) =>
    folder ? page.screenshot({ path: join(folder, `shops-${name}.png`) }) : undefined

  it.each(LOOKS)(
    'are added, lent, stopped and removed by the keyboard and by hand: $name',
    async ({ shop, name, look }) => {
      const language = look.locale === 'en-US' ? 'en' : 'zh'
      const text = WORDS[language]
      const tag = `${language}-${look.width ?? 'desk'}`
      const { page, goTo, check, context } = await openConsole(browser, pair, {
        person: owner,
        ...look,
      })
      const answers: string[] = []
      page.on('response', (response) => {
        if (response.url().includes('/api/'))
          void response.text().then(
            (body) => answers.push(body),
            () => {},
          )
      })
      const button = (label: string) => page.getByRole('button', { name: label, exact: true })
      const field = (label: string) => page.getByLabel(label, { exact: true })
      const invalid = (label: string) => field(label).getAttribute('aria-invalid')

      const refused = (appid: string | null, secret: string | null) =>
        expect
          .poll(async () => [await invalid('AppID'), await invalid('AppSecret')], {
            timeout: 60_000,
          })
          .toEqual([appid, secret])

      await goTo('/shops')
      await button(text.add).waitFor()
      await check()
      await picture(page, `list-${tag}`)

      // By the keyboard alone: what cannot be right is said at its field, before WeChat is asked.
      await button(text.add).focus()
      await page.keyboard.press('Enter')
      await field('AppID').focus()
      await page.keyboard.type('wx12')
      await page.keyboard.press('Tab')
      await page.keyboard.type(name)
      await page.keyboard.press('Tab')
      await page.keyboard.type('a-secret-that-nobody-knows')
      await page.keyboard.press('Tab')
      await page.keyboard.type('a b')
      await page.keyboard.press('Enter')
      await page.getByText(text.wrong_appid).waitFor()
      await page.getByText(text.wrong_token).waitFor()
      expect([
        await invalid('AppID'),
        await invalid(text.token),
        await invalid('AppSecret'),
      ]).toEqual(['true', 'true', null])
      await check()
      await picture(page, `wrong-${tag}`)

      // What the server or WeChat refuses stands at the field that it is about.
      await field(text.token).fill('')
      await field('AppID').fill(pair.appid)
      await button(text.check).click()
      await refused('true', null)
      await page.getByText(text.known).waitFor()
      await field('AppID').fill('wx00000000000000ff')
      await button(text.check).click()
      await refused('true', null)
      await page.getByText(text.odd_appid).waitFor()
      await field('AppID').fill(shop.appid)
      await button(text.check).click()
      await refused(null, 'true')
      await page.getByText(text.odd_secret).waitFor()
      expect(await shopOf(shop.appid)).toBeUndefined()
      await check()
      await picture(page, `refused-${tag}`)

      await field('AppSecret').fill(shop.secret)
      await button(text.check).click()
      await field(text.url).waitFor()
      expect(await field(text.url).inputValue()).toBe(`${pair.url}/wechat/push/${shop.appid}`)
      const token = await field('Token').inputValue()
      expect(token).toMatch(/^[A-Za-z0-9]{32}$/)
      expect(await field('EncodingAESKey').inputValue()).toMatch(/^[A-Za-z0-9]{43}$/)
      // It is not lost by a key.
      await page.keyboard.press('Escape')
      await check()
      await picture(page, `push-${tag}`)
      await button(text.done).click()
      const line = page.getByRole('listitem').filter({ hasText: name })
      await line.getByText(text.served).waitFor()
      await line.getByText(text.no_pay).waitFor()
      await check()

      const manage = () => line.getByRole('button', { name: `${text.manage} ${name}` }).click()
      await manage()
      const drawer = page.getByRole('dialog', { name })
      await drawer.getByText(text.nobody).waitFor()
      await check()
      await picture(page, `manage-${tag}`)
      await drawer.getByLabel(text.person, { exact: true }).selectOption({ label: clerk.name })
      await drawer.getByLabel(text.role, { exact: true }).selectOption({ label: text.viewer })
      await drawer.getByRole('button', { name: text.give, exact: true }).click()
      const role = drawer.getByLabel(text.role_of(clerk.name), { exact: true })
      await role.waitFor()
      expect(await rolesOf(clerk, shop.appid)).toEqual(['viewer'])
      await check()
      await picture(page, `people-${tag}`)
      await role.selectOption({ label: text.clerk })
      await expect.poll(() => rolesOf(clerk, shop.appid), { timeout: 60_000 }).toEqual(['clerk'])
      await drawer.getByRole('button', { name: `${text.take} ${clerk.name}` }).click()
      await drawer.getByText(text.nobody).waitFor()
      expect(await rolesOf(clerk, shop.appid)).toEqual([])

      await drawer.getByRole('button', { name: text.suspend, exact: true }).click()
      await drawer.getByRole('button', { name: text.resume, exact: true }).waitFor()
      expect(await shopOf(shop.appid)).toMatchObject({ state: 'suspended' })
      await line.getByText(text.suspended, { exact: true }).waitFor({ state: 'attached' })
      await drawer.getByRole('button', { name: text.resume, exact: true }).click()
      await drawer.getByRole('button', { name: text.suspend, exact: true }).waitFor()
      expect(await shopOf(shop.appid)).toMatchObject({ state: 'active' })

      await drawer.getByRole('button', { name: text.replace, exact: true }).click()
      expect(await field('AppSecret').inputValue()).toBe('')
      await field('AppSecret').fill('a-secret-that-nobody-knows')
      await button(text.save).click()
      await page.getByText(text.odd_secret).waitFor()
      await check()
      await field('AppSecret').fill(shop.secret)
      await page.keyboard.press('Enter')
      await drawer.getByRole('button', { name: text.remove, exact: true }).click()

      const confirm = page
        .getByRole('dialog')
        .filter({ has: page.getByLabel(text.type_name(name)) })
      const remove = confirm.getByRole('button', { name: text.remove, exact: true })
      expect(await remove.isDisabled()).toBe(true)
      await confirm.getByLabel(text.type_name(name)).fill(name.slice(1))
      expect(await remove.isDisabled()).toBe(true)
      // Nor does Enter remove it.
      await page.keyboard.press('Enter')
      expect(await shopOf(shop.appid)).toMatchObject({ state: 'active' })
      await check()
      await picture(page, `remove-${tag}`)
      await confirm.getByLabel(text.type_name(name)).fill(name)
      await remove.click()
      await line.getByText(text.removed, { exact: true }).waitFor()
      expect(await shopOf(shop.appid)).toMatchObject({ state: 'revoked' })
      expect(
        await select(
          pair.env.DATABASE_URL,
          `select name from settings where appid = '${shop.appid}' and name = 'shop_secret'`,
        ),
      ).toEqual([])

      await line.getByRole('button', { name: `${text.again} ${name}` }).click()
      expect(await field('AppID').inputValue()).toBe(shop.appid)
      await field('AppSecret').fill(shop.secret)
      await page.keyboard.press('Enter')
      await button(text.done).click()
      await line.getByText(text.served).waitFor()
      await check()
      // What was typed is in no answer of the server, nor on the page.
      expect(answers.length).toBeGreaterThan(5)
      expect(answers.filter((body) => body.includes(shop.secret))).toEqual([])
      expect(await page.content()).not.toContain(shop.secret)
      await context.close()
    },
    300_000,
  )

  it.each([
    { locale: 'zh-CN', theme: 'dark', width: 320, height: 720 },
    { locale: 'en-US', theme: 'light', width: 320, height: 720 },
    { locale: 'en-US' },
    { locale: 'zh-CN', theme: 'dark' },
  ] as const)(
    'say what they lack and what is wrong: $locale $theme $width',
    async (look) => {
      const language = look.locale === 'en-US' ? 'en' : 'zh'
      const text = WORDS[language]
      const { DATABASE_URL } = pair.env
      const now = Date.now()
      const { appid } = TEA
      if (!(await shopOf(appid)) || (await shopOf(appid))?.state !== 'active')
        await owner.ask('POST', '/api/shops', { ...TEA, name: '茶铺二店' })
      await execute(
        DATABASE_URL,
        `delete from settings where appid = '${appid}' and name = 'shop_secret'`,
      )
      await execute(DATABASE_URL, `delete from notices where appid = '${appid}'`)
      await execute(
        DATABASE_URL,
        `insert into notices (appid, kind, subject, facts, since, last_at, times)
          values ('${appid}', 'account_punished', '', '{}', ${now}, ${now}, 1)`,
      )
      const { page, goTo, check, context } = await openConsole(browser, pair, {
        person: owner,
        ...look,
      })
      await goTo('/shops')
      const line = page.getByRole('listitem').filter({ hasText: appid })
      await line.getByText(text.trouble).waitFor()
      await line.getByText(text.no_secret).waitFor()
      await check()
      const tag = `${language}-${'width' in look ? look.width : 'desk'}`
      await picture(page, `lacks-${tag}`)
      await line.getByRole('button', { name: text.manage }).click()
      await page.getByRole('dialog').getByText(text.no_secret, { exact: true }).waitFor()
      await page.getByRole('dialog').getByText(text.give, { exact: true }).waitFor()
      await check()
      await picture(page, `trouble-${tag}`)
      await page.getByRole('dialog').getByRole('button', { name: text.close, exact: true }).click()
      await page.getByRole('button', { name: text.add, exact: true }).click()
      await page.getByLabel('AppID', { exact: true }).waitFor()
      await check()
      await picture(page, `add-${tag}`)
      await context.close()
    },
    120_000,
  )

  it('are shown to owners alone, and managed in the first one', async () => {
    const manager = await personWith(pair, 'manager')
    const theirs = await openConsole(browser, pair, { person: manager })
    await theirs.goTo('/shops')
    await theirs.page.getByText('你的角色不能看这一页').waitFor()
    expect(await theirs.page.getByRole('link', { name: '店铺', exact: true }).count()).toBe(0)
    expect((await manager.ask('GET', '/api/shops')).status).toBe(403)
    await theirs.context.close()

    if ((await shopOf(CUPS.appid))?.state !== 'active')
      await owner.ask('POST', '/api/shops', { ...CUPS, name: 'Cup house' })
    const other = await personWith(pair, 'owner')
    await other.ask('POST', '/api/session/shop', { appid: CUPS.appid })
    const mine = await openConsole(browser, pair, { person: other })
    await mine.goTo('/shops')
    await mine.page.getByText('店铺只能在首个店铺中管理').waitFor()
    await mine.check()
    await mine.page.getByRole('button', { name: '切换到“首个店铺”' }).click()
    await mine.page.getByRole('heading', { name: '今日', level: 1 }).waitFor()
    await mine.goTo('/shops')
    await mine.page.getByRole('button', { name: '添加店铺' }).waitFor()
    await mine.context.close()
  })
})
