import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { startEmulator, type Emulator } from '@fahuo/emulator'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { call, until } from '../support/http.ts'

const tea = { appid: 'wx00000000000000a1', secret: 'tea-secret', name: 'Tea' }
const cakes = { appid: 'wx00000000000000b2', secret: 'cake-secret', name: 'Cakes' }
const component_appid = 'wx00000000000000c0'
const openid = 'oBuyerOfPlatforms00000000001'

/** A Mini Program that says which one it is, and logs in. */
const BUNDLE = {
  'app.json': JSON.stringify({ pages: ['pages/home'], window: {} }),
  'app.js': 'App({})',
  'pages/home.js': `Page({ data: {}, onLoad() {
    const { appId } = wx.getAccountInfoSync().miniProgram
    wx.login({ success: ({ code }) => this.setData({ said: appId + ' ' + code }) })
  } })`,
  'pages/home.wxml': '<view>program {{said}}</view>',
}

describe('the phone with several Mini Programs and a platform', () => {
  let folder: string
  let emulator: Emulator
  let browser: Browser
  let page: Page
  let entry: Server
  /** Where the authorisation page led back to. */
  const led: URL[] = []
  const problems: string[] = []
  const control = async <Answer>(path: string, body?: object) =>
    (
      await call<Answer>(body ? 'POST' : 'GET', `${emulator.url}/_emulator${path}`, {
        ...(body && { body }),
      })
    ).body
  const authorised = async () => {
    const { authorisations } = await control<{ authorisations: { appid: string }[] }>(
      `/platforms/${component_appid}`,
    )
    return authorisations.map(({ appid }) => appid)
  }

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fahuo-platforms-'))
    for (const [file, text] of Object.entries(BUNDLE)) {
      await mkdir(dirname(join(folder, file)), { recursive: true })
      await writeFile(join(folder, file), text)
    }
    browser = await openBrowser()
    // The platform's own page: a link to the authorisation page, and where that leads back to.
    entry = createServer((incoming, response) => {
      const url = new URL(incoming.url ?? '', `http://${incoming.headers.host}`)
      if (url.pathname === '/back') led.push(url)
      const link = url.searchParams.get('link')?.replaceAll('&', '&amp;') ?? ''
      response.setHeader('content-type', 'text/html')
      response.end(`<!doctype html><a referrerpolicy="origin" href="${link}">go</a>`)
    }).listen(0, '127.0.0.1')
    await once(entry, 'listening')
  })
  afterAll(async () => {
    await browser.close()
    entry.close()
    await rm(folder, { recursive: true, force: true })
  })
  beforeEach(async () => {
    problems.length = 0
    led.length = 0
    page = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale: 'en' })
    page.setDefaultTimeout(15_000)
    page.on('pageerror', (error) => problems.push(error.message))
  })
  afterEach(async () => {
    await page.close()
    await emulator.close()
    if (problems.length > 0) throw new Error(problems.join('\n'))
  })
  const id = (testid: string) => page.getByTestId(testid)
  const phone = { miniapp_dist: '', openid }
  const open = async (more: object = {}) => {
    emulator = await startEmulator({ ...tea, phone: { ...phone, miniapp_dist: folder }, ...more })
  }

  it('shows neither a choice nor platforms where there are none', async () => {
    await open()
    await page.goto(`${emulator.url}/phone?lang=en`)
    await id('buyer').first().waitFor()
    await page.getByRole('heading', { name: 'Orders' }).waitFor()
    expect(await id('shop').isVisible()).toBe(false)
    expect(await page.getByRole('heading', { name: 'Platforms' }).count()).toBe(0)
  })

  it('takes up another Mini Program: its orders, its logins, its authorisation', async () => {
    await open({ shops: [cakes], platforms: [{ component_appid, permission_sets: [142] }] })
    await control(`/orders?appid=${tea.appid}`, { openid, description: 'Oolong' })
    await control(`/orders?appid=${cakes.appid}`, { openid, description: 'Sponge cake' })
    await page.goto(`${emulator.url}/phone?lang=en`)
    await id('order').getByText('Oolong').waitFor()
    await id('shop').selectOption({ label: 'Cakes' })
    await id('order').getByText('Sponge cake').waitFor()
    expect(await id('order').count()).toBe(1)
    expect(new URL(page.url()).searchParams.get('appid')).toBe(cakes.appid)

    await id('platform-authorise').click()
    await id('platform-state').getByText('142').waitFor()
    expect(await authorised()).toEqual([cakes.appid])
    const ticketsOf = () => control<{ events: object[] }>(`/platforms/${component_appid}/events`)
    const before = (await ticketsOf()).events.length
    await id('platform-ticket').last().click()
    await until(ticketsOf, ({ events }) => events.length > before)
    await id('platform-revoke').click()
    await id('platform-state').getByText('has not authorised').waitFor()
    expect(await authorised()).toEqual([])

    await id('chat-back').click()
    await id('recent').click()
    const said = await id('miniprogram').getByText(cakes.appid).textContent()
    const js_code = said?.split(' ').at(-1) ?? ''
    const login = async ({ appid, secret }: typeof tea) => {
      const query = { appid, secret, js_code, grant_type: 'authorization_code' }
      const answer = await fetch(`${emulator.url}/sns/jscode2session?${new URLSearchParams(query)}`)
      return (await answer.json()) as object
    }
    expect(await login(tea)).toMatchObject({ errcode: 40029 })
    expect(await login(cakes)).toMatchObject({ openid })
  })

  it("leads a merchant from the platform's page to the authorisation and back", async () => {
    const { port } = entry.address() as AddressInfo
    const home = `http://localhost:${port}`
    const platform = {
      component_appid,
      component_appsecret: 's',
      permission_sets: [142, 182],
      entry_domain: `localhost:${port}`,
    }
    await open({ shops: [cakes], platforms: [platform] })
    const made = await control<{ component_verify_ticket: string }>(
      `/platforms/${component_appid}/ticket`,
      {},
    )
    const asPlatform = async <Answer>(path: string, body: object, token = '') =>
      (
        await call<Answer>(
          'POST',
          `${emulator.url}/cgi-bin/component/${path}?access_token=${token}`,
          { body: { component_appid, ...body } },
        )
      ).body
    const { component_access_token } = await asPlatform<{ component_access_token: string }>(
      'api_component_token',
      { component_appsecret: 's', ...made },
    )
    const { pre_auth_code } = await asPlatform<{ pre_auth_code: string }>(
      'api_create_preauthcode',
      {},
      component_access_token,
    )
    const query = { component_appid, pre_auth_code, auth_type: '2', redirect_uri: `${home}/back` }
    const link = `${emulator.url}/cgi-bin/componentloginpage?${new URLSearchParams(query)}`
    // Typed into the browser, it has no Referer.
    await page.goto(link)
    await id('refused').waitFor()
    await page.goto(`${home}/?${new URLSearchParams({ link })}`)
    await page.getByText('go').click()
    await page.getByLabel('Cakes').check()
    await page.getByLabel('Order management').uncheck()
    await id('agree').click()
    await page.waitForURL(/\/back\?/)
    const { authorization_info } = await asPlatform<{ authorization_info: object }>(
      'api_query_auth',
      { authorization_code: led[0]?.searchParams.get('auth_code') },
      component_access_token,
    )
    expect(authorization_info).toMatchObject({
      authorizer_appid: cakes.appid,
      func_info: [{ funcscope_category: { id: 142 } }],
    })
  })
})
