/** An owner sees whether WeChat reaches the third-party platform, and makes a link for a merchant. */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { openConsole } from '../support/console.ts'
import { until } from '../support/http.ts'
import { personWith, type SignedIn } from '../support/people.ts'
import { pushAsPlatform } from '../support/platform-push.ts'
import { platformSettings, startPlatformWechat } from '../support/platform-wechat.ts'
import { startPair, type Pair } from '../support/server.ts'

/** Where the pictures go; none are taken when nobody says. */
const folder = process.env['FAHUO_PICTURES']

const WORDS = {
  'zh-CN': {
    none: '还没有收到',
    at: /上次收到/,
    invite: '邀请商家授权',
    name: '商家名称',
    complaints: /^76 /,
    make: '生成链接',
    link: '链接',
    done: '完成',
  },
  'en-US': {
    none: 'No component_verify_ticket came yet',
    at: /Last one/,
    invite: 'Invite a merchant',
    name: "The merchant's name",
    complaints: /^76 /,
    make: 'Make a link',
    link: 'Link',
    done: 'Done',
  },
} as const

describe('the third-party platform in the console', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await openBrowser()
    if (folder) await mkdir(folder, { recursive: true })
  })
  afterAll(() => browser.close())

  it.each([
    { locale: 'zh-CN', theme: 'dark' },
    { locale: 'en-US', theme: 'light', width: 320, height: 720 },
  ] as const)(
    'says whether tickets come, and invites a merchant: $locale $theme $width',
    async (look) => {
      const wechat = await startPlatformWechat()
      const pair = await startPair(
        {},
        (emulator) => {
          wechat.before(emulator)
          return Promise.resolve()
        },
        { WECHAT_API_URL: wechat.url, ...platformSettings },
      )
      const owner: SignedIn = await personWith(pair, 'owner')
      const text = WORDS[look.locale]
      const { page, goTo, check, context } = await openConsole(browser, pair, {
        ...look,
        person: owner,
      })
      const picture = async (name: string) => {
        const tag = `${look.locale.slice(0, 2)}-${look.theme}`
        if (folder) await page.screenshot({ path: join(folder, `platform-${name}-${tag}.png`) })
      }
      await goTo('/shops')
      await page.getByText(text.none).waitFor()
      const auth = `${pair.url}/wechat/platform/auth`
      await pushAsPlatform(auth, wechat.newTicket())
      await until(
        async () => {
          await page.reload()
          return page.getByText(text.at).count()
        },
        (count) => count > 0,
      )
      await check()

      await page.getByRole('button', { name: text.invite }).click()
      await page.getByLabel(text.name).fill('山间茶馆')
      await page.getByLabel(text.complaints).check()
      await check()
      await picture('invite')
      await page.keyboard.press('Enter')
      const link = await page.getByLabel(text.link, { exact: true }).inputValue()
      await check()
      await picture('link')
      await page.getByRole('button', { name: text.done }).click()
      const opened = await fetch(pair.url + new URL(link).pathname)
      const asked = await opened.text()
      expect(opened.status).toBe(200)
      expect(asked).toContain('山间茶馆')
      for (const set of ['小程序发货管理服务', '小程序订单管理服务', '违规与交易投诉'])
        expect(asked).toContain(set)
      expect(asked).not.toContain('微信物流服务')
      await picture('card')
      await context.close()
      await Promise.all([pair.stop(), wechat.close()])
    },
  )

  it('is not there on a server that is none', async () => {
    const pair: Pair = await startPair()
    const { page, goTo, check, context } = await openConsole(browser, pair, {
      person: await personWith(pair, 'owner'),
      locale: 'en-US',
    })
    const asked = page.waitForResponse(
      (answer) => new URL(answer.url()).pathname === '/api/platform',
    )
    await goTo('/shops')
    expect((await asked).status()).toBe(409)
    await page.getByRole('button', { name: 'Add a shop' }).waitFor()
    expect(await page.getByRole('button', { name: 'Invite a merchant' }).count()).toBe(0)
    await check()
    await context.close()
    await pair.stop()
  })
})
