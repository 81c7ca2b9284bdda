import { startEmulator, type Emulator } from '@fahuo/emulator'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { call, until } from '../support/http.ts'

/** A Mini Program with all that can be pressed, and a log of what it is told. */
const BUNDLE = {
  'app.json': JSON.stringify({
    pages: ['pages/a', 'pages/b'],
    window: { navigationBarTitleText: 'keys', backgroundColor: '#ffffff' },
  }),
  'app.js': `App({
    onShow({ scene, referrerInfo }) { this.tell('show ' + ((referrerInfo.extraData || {}).status || 'nothing')) },
    tell(what) { const [page] = getCurrentPages(); if (page) page.say(what) },
  })`,
  'app.wxss': '.tall { height: 2000rpx }',
  'pages/b.js': `Page({ data: { log: '' }, tapped() { this.setData({ log: 'b tapped' }) } })`,
  'pages/b.wxml': '<view bindtap="tapped" id="first-of-b">on b</view><view>{{log}}</view>',
  'pages/a.js': `Page({
    data: { log: '', size: 0 },
    onLoad({ transaction_id }) { this.id = transaction_id; this.setData({ size: wx.getAppBaseInfo().fontSizeSetting }) },
    say(what) { this.setData({ log: this.data.log + what + ';' }) },
    tapped({ currentTarget }) { this.say(currentTarget.id) },
    ask() { wx.showModal({ title: 'sure?', success: ({ confirm }) => this.say('sure ' + confirm) }) },
    choose() { wx.showActionSheet({ itemList: ['one', 'two'], success: ({ tapIndex }) => this.say('chose ' + tapIndex), fail: ({ errMsg }) => this.say(errMsg) }) },
    open() { wx.navigateTo({ url: 'b' }) },
    confirm() {
      wx.openBusinessView({
        businessType: 'weappOrderConfirm', extraData: { transaction_id: this.id },
        success: () => this.say('opened'), fail: ({ errMsg }) => this.say(errMsg), complete: () => this.say('complete'),
      })
    },
  })`,
  'pages/a.wxml': `<view>plain</view>
    <view id="view" bindtap="tapped">a view</view>
    <text id="text" bindtap="tapped" aria-role="button">a text</text>
    <image id="image" bindtap="tapped" style="width: 20px; height: 20px" />
    <button id="button" bindtap="tapped">a button</button>
    <button id="off" bindtap="tapped" disabled>off</button>
    <input id="field" placeholder="a field" />
    <view id="ask" bindtap="ask">ask</view>
    <view id="choose" bindtap="choose">choose</view>
    <view id="confirm" bindtap="confirm">confirm</view>
    <view id="open" bindtap="open">open</view>
    <view id="size">size {{size}}</view><view id="log">{{log}}</view><view class="tall"></view>`,
}

describe('the phone by keyboard', () => {
  let folder: string
  let emulator: Emulator
  let browser: Browser
  let page: Page
  let order: { transaction_id: string }
  const openid = 'oBuyerWithAKeyboard0000000001'
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fahuo-keys-'))
    for (const [file, text] of Object.entries(BUNDLE)) {
      await mkdir(dirname(join(folder, file)), { recursive: true })
      await writeFile(join(folder, file), text)
    }
    emulator = await startEmulator({
      appid: 'wx00000000000000cd',
      secret: 'a-secret',
      phone: { miniapp_dist: folder, openid },
    })
    browser = await openBrowser()
    page = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale: 'zh-CN' })
    page.setDefaultTimeout(60_000)
    const wechat = <Answer>(path: string, body: object) =>
      call<Answer>('POST', `${emulator.url}${path}`, { body })
    await wechat('/_emulator/orders', { openid, transaction_id: '4200000000000000000000000001' })
    const { body: token } = await wechat<{ access_token: string }>('/cgi-bin/stable_token', {
      grant_type: 'client_credential',
      appid: 'wx00000000000000cd',
      secret: 'a-secret',
    })
    const with_token = `?access_token=${token.access_token}`
    await wechat(`/wxa/sec/order/set_msg_jump_path${with_token}`, { path: 'pages/a' })
    order = { transaction_id: '4200000000000000000000000001' }
    const shipped = await wechat<{ errcode: number }>(
      `/wxa/sec/order/upload_shipping_info${with_token}`,
      {
        order_key: { order_number_type: 2, transaction_id: order.transaction_id },
        logistics_type: 4,
        delivery_mode: 1,
        shipping_list: [{ item_desc: 'keys' }],
        upload_time: new Date().toISOString(),
        payer: { openid },
      },
    )
    if (shipped.body.errcode !== 0) throw new Error(JSON.stringify(shipped.body))
  })
  afterAll(async () => {
    await browser.close()
    await emulator.close()
    await rm(folder, { recursive: true, force: true })
  })
  beforeEach(async () => {
    await page.goto(`${emulator.url}/phone`)
    await page.getByTestId('message').focus()
    await page.keyboard.press('Enter')
    await page.getByText('a view').waitFor()
    // The keyboard has come with the buyer.
    await until(
      () => page.evaluate(() => document.activeElement?.id),
      (id) => id === 'miniprogram',
    )
  })

  /** What has the focus: its id, its label or its text. */
  const focused = () =>
    page.evaluate(() => {
      let element = document.activeElement
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement
      const field = element?.parentElement?.id === 'field' ? 'field' : ''
      return field || element?.id || element?.ariaLabel || (element?.textContent ?? '').trim()
    })
  const logged = (what: string) => page.locator('#log').getByText(what).waitFor()
  const press = async (key: string) => page.keyboard.press(key)
  /** Presses Tab until this has the focus. */
  const tabTo = async (id: string) => {
    for (let times = 0; times < 25; times += 1) {
      if ((await focused()) === id) return
      await press('Tab')
    }
    throw new Error(`Tab never came to ${id}; it stands on ${await focused()}`)
  }

  it('reaches all that can be pressed, in order, and shows where it is', async () => {
    const reached: string[] = []
    await tabTo('view')
    for (let times = 0; times < 9; times += 1) {
      reached.push(await focused())
      await press('Tab')
    }
    expect(reached).toEqual([
      'view',
      'text',
      'image',
      'button',
      'field',
      'ask',
      'choose',
      'confirm',
      'open',
    ])
    await press('Shift+Tab')
    const outline = await page
      .locator('#open')
      .evaluate((element) => getComputedStyle(element).outlineStyle)
    expect(outline).toBe('solid')
  })

  it('presses by Enter and Space, each once, and writes into fields', async () => {
    await tabTo('view')
    await press('Enter')
    await press('Space')
    await logged('view;view;')
    await tabTo('button')
    await press('Space')
    await logged('view;view;button;')
    await tabTo('field')
    await page.keyboard.type('a b')
    expect(await page.getByRole('textbox', { name: 'a field' }).inputValue()).toBe('a b')
    const scroller = page.getByTestId('miniprogram').getByTestId('page')
    expect(await scroller.evaluate((element) => element.scrollTop)).toBe(0)
  })

  it('goes with the buyer to the next page and back to where it was', async () => {
    await tabTo('open')
    await press('Enter')
    await page.getByText('on b').waitFor()
    await press('Tab')
    expect(await focused()).toBe('first-of-b')
    await press('Enter')
    await page.getByText('b tapped').waitFor()
    for (let times = 0; (await focused()) !== '返回' && times < 10; times += 1)
      await press('Shift+Tab')
    await press('Enter')
    await page.getByText('on b').waitFor({ state: 'detached' })
    await until(focused, (id) => id === 'open')
  })

  it.each([
    ['Escape', () => page.keyboard.press('Escape')],
    ['a press beside it', () => page.mouse.click(220, 240)],
  ])('closes an action sheet by %s', async (_, close) => {
    await tabTo('choose')
    await press('Enter')
    await page.getByRole('dialog').getByText('two').waitFor()
    await close()
    await logged('showActionSheet:fail cancel;')
    expect(await focused()).toBe('choose')
  })

  it('answers a dialog by Escape as by cancel, and keeps the keyboard in it', async () => {
    await tabTo('ask')
    await press('Enter')
    await page.getByRole('dialog').getByText('sure?').waitFor()
    const seen = new Set<string>()
    for (let times = 0; times < 2; times += 1) {
      seen.add(await focused())
      await press('Shift+Tab')
    }
    expect([...seen].toSorted()).toEqual(['取消', '确定'].toSorted())
    await press('Escape')
    await logged('sure false;')
    expect(await focused()).toBe('ask')
  })

  it.each([
    ['Escape', () => page.keyboard.press('Escape')],
    ['a press beside it', () => page.mouse.click(220, 240)],
  ])('cancels the component by %s', async (_, close) => {
    await tabTo('confirm')
    await press('Space')
    await page.getByTestId('component-confirm').waitFor()
    expect(await focused()).toBe('确认收货')
    await close()
    await logged('show cancel;')
    expect(await focused()).toBe('confirm')
  })

  it('walks through the menu by the arrows, and closes it', async () => {
    for (let times = 0; (await focused()) !== '更多' && times < 10; times += 1)
      await press('Shift+Tab')
    await press('Enter')
    await page.getByRole('menu').waitFor()
    await press('ArrowDown')
    expect(await focused()).toBe('返回聊天')
    await press('Escape')
    await page.getByRole('menu').waitFor({ state: 'detached' })
    expect(await focused()).toBe('更多')
    await press('Enter')
    await press('ArrowDown')
    await press('Enter')
    await page.getByTestId('messages').waitFor()
    // Where the Mini Program was opened.
    await until(
      () => page.evaluate(() => (document.activeElement as HTMLElement).dataset['testid']),
      (testid) => testid === 'message',
    )
  })

  it('shows the Mini Program while the component is open, and again with the result', async () => {
    await page.getByTestId('shows-while-open').check()
    await page.locator('#confirm').click()
    await logged('opened;complete;show nothing;')
    await page.getByTestId('component-cancel').click()
    await logged('opened;complete;show nothing;show cancel;')
  })

  it('never hears of the component again where it does not call back', async () => {
    await page.getByTestId('never-returns').check()
    await page.locator('#confirm').click()
    await page.getByTestId('component-cancel').click()
    await page.getByTestId('component').waitFor({ state: 'detached' })
    // What comes later is told, so nothing can still be on its way.
    await page.locator('#view').click()
    await logged('view;')
    expect(await page.locator('#log').innerText()).toBe('view;')
  })

  it('draws the page anew with another font size at once', async () => {
    await page.getByText('size 17').waitFor()
    await page.getByTestId('font-size').selectOption('24')
    await page.getByText('size 24').waitFor()
    // Still the page of the same order.
    await page.locator('#confirm').click()
    await page.getByTestId('component-confirm').waitFor()
    await page.getByTestId('component-cancel').click()
  })

  it('has no part of the panel without a name, and no text in the other language', async () => {
    for (const [lang, foreign] of [
      ['en', /\p{Script=Han}/u],
      ['zh', /\b(order|ship|fault|push|buyer|waybill)s?\b/i],
    ] as const) {
      await page.goto(`${emulator.url}/phone?lang=${lang}`)
      await page.getByTestId('order').first().waitFor()
      const unnamed = await page
        .locator('#panel, #phone')
        .evaluateAll((parts) =>
          parts.flatMap((part) =>
            [
              ...part.querySelectorAll<HTMLElement>(
                'button, input, select, a, [role="menu"], [role="dialog"], [role="group"]',
              ),
            ]
              .filter(
                (one) =>
                  !(one.ariaLabel || one.textContent?.trim() || one.closest('label')?.textContent),
              )
              .map((one) => one.outerHTML),
          ),
        )
      expect(unnamed).toEqual([])
      const words = await page.locator('#panel').evaluate((panel) => {
        const copy = panel.cloneNode(true) as HTMLElement
        // Numbers, codes, goods and paths are the same in every language; so are nicknames.
        for (const one of copy.querySelectorAll('code, pre, .pick, b, dd, [lang], option'))
          one.remove()
        return copy.innerText
      })
      expect(words.match(foreign)).toBeNull()
    }
  })
})
