import { startEmulator, type Emulator } from '@fahuo/emulator'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Browser, Page, Route } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { call } from '../support/http.ts'

const appid = 'wx00000000000000cd'
const secret = 'a-secret'
const openid = 'oBuyerWithServices00000000001'
const NAME = '武夷山大红袍 岩茶特级礼盒装 250g'

/** A Mini Program that says which page was opened, and with what. */
const BUNDLE = {
  'app.json': JSON.stringify({ pages: ['pages/home', 'pages/order'], window: {} }),
  'app.js': 'App({})',
  'pages/home.js': 'Page({})',
  'pages/home.wxml': '<view>home page</view>',
  'pages/order.js': `Page({ data: {}, onLoad(query) { this.setData({ said: JSON.stringify(query), scene: wx.getLaunchOptionsSync().scene }) } })`,
  'pages/order.wxml': '<view>order page {{said}} scene {{scene}}</view>',
}

describe('the services of an order on the phone', () => {
  let folder: string
  let emulator: Emulator
  let browser: Browser
  let page: Page
  let transaction_id = ''
  let times = 0
  const problems: string[] = []
  const post = async <Answer>(path: string, body: object) =>
    (await call<Answer>('POST', `${emulator.url}${path}`, { body })).body
  const control = (path: string, body: object = {}) => post(`/_emulator${path}`, body)
  const wechat = async (path: string, body: object): Promise<void> => {
    const { access_token } = await post<{ access_token: string }>('/cgi-bin/stable_token', {
      grant_type: 'client_credential',
      appid,
      secret,
    })
    const answer = await post(`${path}?access_token=${access_token}`, body)
    expect(answer).toMatchObject({ errcode: 0 })
  }
  const upload_time = () => new Date(Date.UTC(2026, 0, 1) + (times += 1000)).toISOString()

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fahuo-services-'))
    for (const [file, text] of Object.entries(BUNDLE)) {
      await mkdir(dirname(join(folder, file)), { recursive: true })
      await writeFile(join(folder, file), text)
    }
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser.close()
    await rm(folder, { recursive: true, force: true })
  })
  beforeEach(async () => {
    emulator = await startEmulator({ appid, secret, phone: { miniapp_dist: folder, openid } })
    const paid = await post<{ transaction_id: string }>('/_emulator/orders', {
      openid,
      merchant_trade_no: 'SHOP-1',
      description: NAME,
    })
    transaction_id = paid.transaction_id
    const order_key = { order_number_type: 2, transaction_id }
    const link = { type: 'MINI_PROGRAM', appid, path: '/pages/order?from=link' }
    const item = {
      name: NAME,
      unit_price: 16_800,
      quantity: 2,
      image_url: [`${emulator.url}/phone/goods/da-hong-pao.svg`],
      item_detail_jump_link: link,
    }
    const payer = { openid }
    await wechat('/user-order/orders', {
      order_key,
      order_list: [{ merchant_order_no: 'M1', order_detail_jump_link: link, item_list: [item] }],
      payer,
      upload_time: upload_time(),
    })
    await wechat('/wxa/sec/order/upload_shipping_info', {
      order_key,
      logistics_type: 1,
      delivery_mode: 1,
      shipping_list: [{ tracking_no: 'YT1', express_company: 'YTO', item_desc: NAME }],
      upload_time: upload_time(),
      payer,
    })
    page = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale: 'zh-CN' })
    page.setDefaultTimeout(60_000)
    problems.length = 0
    page.on('pageerror', (error) => problems.push(error.message))
    await page.goto(`${emulator.url}/phone`)
    await page.getByTestId('message').waitFor()
  })
  afterEach(async () => {
    if (problems.length > 0) throw new Error(problems.join('\n'))
    await page.close()
    await emulator.close()
  })

  const screen = (name: string) => page.getByTestId(name)
  const openCentre = async () => {
    await page.getByTestId('chat-back').press('Enter')
    await screen('chats').getByTestId('tab-me').press('Enter')
    await screen('me').getByTestId('open-order-centre').press('Enter')
    await screen('order-centre').getByText(NAME).waitFor()
  }
  const says = (text: string) => screen('miniprogram').getByText(text).first().waitFor()
  const follow = (order_detail_path?: string) =>
    wechat('/cgi-bin/express/delivery/open_msg/follow_waybill', {
      openid,
      receiver_phone: '13800000001',
      waybill_id: 'YT1',
      trans_id: transaction_id,
      goods_info: {
        detail_list: [
          { goods_name: NAME, goods_img_url: `${emulator.url}/phone/goods/da-hong-pao.svg` },
        ],
      },
      ...(order_detail_path !== undefined && { order_detail_path }),
    })

  it('lists the orders with picture, price and state, and opens its own page without a path', async () => {
    await openCentre()
    const row = page.getByTestId('centre-order')
    expect(await row.innerText()).toContain('¥168.00')
    expect(await row.innerText()).toContain('已发货')
    expect(await row.innerText()).toContain('共 2 件')
    const drawn = await row.locator('img').evaluate((image: HTMLImageElement) => image.decode())
    expect(drawn).toBeUndefined()
    await row.press('Enter')
    await screen('order-page').getByText('SHOP-1').waitFor()
    await page.getByTestId('merchant-order').press('Enter')
    await says('order page {"from":"link"} scene 1151')
    await screen('miniprogram').getByLabel('关闭').click()
    // Back where it was opened, and the keyboard with it.
    await screen('order-page').waitFor()
    await page.getByTestId('order-page-back').press('Enter')
    await row.waitFor()
  })

  it("opens the registered page with the shop's own number, and comes back to the list", async () => {
    await wechat('/wxa/sec/order/update_order_detail_path', {
      path: 'pages/order?no=${商品订单号}',
    })
    await openCentre()
    await page.getByTestId('centre-order').press('Enter')
    await says('order page {"no":"SHOP-1"} scene 1151')
    await screen('miniprogram').getByLabel('关闭').click()
    await screen('order-centre').getByText(NAME).waitFor()
  })

  it('tells of the parcel in the chat; a tap shows its way, and the goods lead to the shop', async () => {
    await follow('pages/order?id=7')
    const next = page.getByTestId('waybill-next')
    await next.click()
    const cards = page.getByTestId('message-waybill')
    await cards.getByText('已揽收').waitFor()
    await next.click()
    await page.getByTestId('waybills').getByText('运输中').waitFor()
    await next.click()
    await cards.getByText('派送中').waitFor()
    // In transit is no node of a message.
    expect(await cards.count()).toBe(2)
    await cards.last().press('Enter')
    const nodes = page.getByTestId('waybill-nodes').locator('b')
    expect(await nodes.allInnerTexts()).toEqual(['派送中', '已揽收'])
    await page.getByTestId('waybill-goods').press('Enter')
    await says('order page {"id":"7"}')
    await screen('miniprogram').getByLabel('关闭').click()
    await page.getByTestId('waybill-back').press('Enter')
    await cards.first().waitFor()
  })

  it('opens the first page of the Mini Program where the waybill names none', async () => {
    await follow()
    await control('/waybills', { waybill_id: 'YT1', status: 4 })
    await page.getByTestId('message-waybill').press('Enter')
    await page.getByTestId('waybill-goods').press('Enter')
    await says('home page')
  })

  it('switches what the account may do, and says when a waybill is not scanned yet', async () => {
    await page.getByTestId('switch-logistics-messages').uncheck()
    const settings = async () =>
      (await fetch(`${emulator.url}/_emulator/settings`)).json() as Promise<object>
    await expect
      .poll(settings)
      .toMatchObject({ logistics_messages: false, logistics_tracking: true })
    await page.getByTestId('scanned-after').fill('24')
    await page.getByTestId('scanned-after').blur()
    await page.getByTestId('waybills').getByText('承运商未扫描').waitFor()
    await page.getByTestId('services').getByText('付款后').waitFor()
  })

  /** Lets one look at a path of the emulator through at a time. */
  const holdBack = async (path: string) => {
    const held: Route[] = []
    const waiting: ((route: Route) => void)[] = []
    await page.route(`**${path}`, async (route) => {
      if (route.request().method() !== 'GET') return route.continue()
      const take = waiting.shift()
      if (take) take(route)
      else held.push(route)
    })
    return {
      next: () => {
        const route = held.shift()
        return route ? Promise.resolve(route) : new Promise<Route>((take) => waiting.push(take))
      },
    }
  }

  it('shows no switch before it knows how it stands', async () => {
    const looks = await holdBack('/_emulator/settings')
    await page.reload()
    const look = await looks.next()
    expect(await page.getByTestId('switch-logistics-messages').count()).toBe(0)
    await look.continue()
    await page.getByTestId('switch-logistics-messages').waitFor()
    expect(await page.getByTestId('switch-logistics-messages').isChecked()).toBe(true)
  })

  it('leaves what was switched meanwhile as it is, though what it asked before says otherwise', async () => {
    const box = page.getByTestId('switch-logistics-messages')
    const hours = page.getByTestId('scanned-after')
    await hours.waitFor()
    const looks = await holdBack('/_emulator/settings')
    const look = await looks.next()
    const older = await look.fetch()
    const changed = () =>
      page.waitForResponse(
        (answer) => answer.url().endsWith('/settings') && answer.request().method() === 'POST',
      )
    const [first] = [changed(), await box.uncheck()]
    await first
    const [second] = [changed(), await hours.fill('24'), await hours.blur()]
    await second
    await look.fulfill({ response: older })
    // Whoever asks again has drawn the answer before.
    await looks.next()
    expect([await box.isChecked(), await hours.inputValue()]).toEqual([false, '24'])
  })

  it('draws nothing while something is pressed, that the press finds what it was on', async () => {
    const pick = page.getByTestId('order-pick')
    await pick.hover()
    await page.mouse.down()
    await control('/orders', { openid, description: 'another order' })
    await control(`/orders/${transaction_id}/refund`)
    const asked = () => page.waitForRequest((request) => request.url().includes('/orders?'))
    // The second look begins when the first has been drawn.
    await asked()
    await asked()
    await asked()
    expect(await pick.count()).toBe(1)
    await page.mouse.up()
    await page.getByTestId('order').getByText('another order').waitFor()
    expect(await page.getByTestId('chosen-order').innerText()).toContain(transaction_id)
  })

  it.each([
    ['zh', 390],
    ['zh', 320],
    ['en', 390],
    ['en', 320],
  ])('fits a window of %s, %i px wide', async (lang, width) => {
    await follow()
    await control('/waybills', { waybill_id: 'YT1', status: 1 })
    await page.setViewportSize({ width, height: 740 })
    await page.goto(`${emulator.url}/phone?lang=${lang}`)
    const fits = async (name: string) => {
      const element = page.locator(`#${name}`)
      await element.waitFor()
      const wide = await element.evaluate((shown) =>
        [shown, ...shown.querySelectorAll('*')]
          .filter((one) => one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0)
          .map((one) => one.className),
      )
      expect([name, wide]).toEqual([name, []])
    }
    await page.getByTestId('message-waybill').click()
    await fits('waybill-page')
    await page.getByTestId('waybill-back').click()
    await page.getByTestId('chat-back').click()
    await screen('chats').getByTestId('tab-me').click()
    await fits('me')
    await page.getByTestId('open-order-centre').click()
    await page.getByTestId('centre-order').waitFor()
    await fits('order-centre')
    await page.getByTestId('centre-order').click()
    await fits('order-page')
    const overflows = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
    expect(overflows).toBe(false)
  })
})
