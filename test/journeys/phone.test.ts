import { startEmulator, type Emulator } from '@fahuo/emulator'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { startDemo, type RunningDemo } from '../support/demo.ts'
import { makeDataFolder } from '../support/programs.ts'
import { call, until } from '../support/http.ts'

interface Order {
  order_state: number
  settlement: { settlement_time: number | null } | null
}

describe('the phone in a real browser', () => {
  let data: Awaited<ReturnType<typeof makeDataFolder>>
  let demo: RunningDemo
  let browser: Browser
  let page: Page
  let buyers = 0
  let openid = ''
  const problems: string[] = []
  beforeAll(async () => {
    data = await makeDataFolder()
    demo = await startDemo({ data: data.path })
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser.close()
    await demo.stop()
    await data.remove()
  })
  beforeEach(async () => {
    await page?.close()
    problems.length = 0
    buyers += 1
    openid = `oBuyerOnThePhone000000000${String(buyers).padStart(3, '0')}`
    page = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale: 'zh-CN' })
    page.setDefaultTimeout(60_000)
    page.on('pageerror', (error) => problems.push(error.message))
    await page.goto(`${demo.emulator}/phone?openid=${openid}`)
  })

  /** The order at the top of the panel, where those of all buyers stand; empty while there is none. */
  const newestOf = async (on: Page) => {
    // Drawn with the orders: before, there is nothing to read.
    await on.getByTestId('clock').filter({ hasText: /\d/ }).waitFor()
    return (await on.getByTestId('order').locator('code').allInnerTexts())[0] ?? ''
  }
  const payAndShip = async () => {
    const before = await page.getByTestId('message').count()
    const known = await newestOf(page)
    await page.getByTestId('pay').click()
    await until(
      () => newestOf(page),
      (now) => now !== known,
    )
    await page.getByTestId('order').first().getByTestId('ship').click()
    await page.getByTestId('message').nth(before).waitFor()
    return page.getByTestId('message').last()
  }
  const program = () => page.getByTestId('miniprogram')
  const says = (text: string) =>
    program().getByText(text).filter({ visible: true }).first().waitFor()
  const press = (text: string) =>
    program().getByText(text, { exact: true }).filter({ visible: true }).click()
  const orderOf = async (transaction_id: string) =>
    (
      await call<{ order: Order }>('GET', `${demo.server}/api/orders/${transaction_id}`, {
        key: demo.api_key,
      })
    ).body.order
  const newestOrder = async () =>
    (
      await call<{ orders: { transaction_id: string }[] }>(
        'GET',
        `${demo.emulator}/_emulator/orders?openid=${openid}`,
      )
    ).body.orders[0]!.transaction_id

  it('goes from payment to settled money', async () => {
    await (await payAndShip()).click()
    await says('待收货')
    await says('¥168.00')
    // What the demo's shop told of it, with pictures that came.
    await says('山间茶事')
    await says('陈** 138****0001')
    const widths = () =>
      program()
        .locator('img')
        .evaluateAll((all) => all.map((one) => (one as HTMLImageElement).naturalWidth))
    await until(widths, (all) => all.length >= 2 && all.every((width) => width > 0))

    await press('确认收货')
    await page.getByTestId('component-confirm').click()
    await says('已收货')
    expect(await program().getByText('确认收货', { exact: true }).count()).toBe(0)

    const { settlement, order_state } = await until(
      async () => orderOf(await newestOrder()),
      ({ settlement }) => settlement?.settlement_time !== null,
    )
    expect([order_state, typeof settlement?.settlement_time]).toEqual([4, 'number'])
    await program().getByLabel('关闭').click()
    await page.getByTestId('message-receipt').waitFor()
    await page.getByTestId('message-settlement').waitFor()
    expect(problems).toEqual([])
  })

  it('leaves the page as it is when the buyer cancels in the component', async () => {
    await (await payAndShip()).click()
    await press('确认收货')
    await page.getByTestId('component-cancel').click()
    await says('尚未确认收货')
    await says('待收货')
  })

  it.each(['component-fail', 'component-silent', 'component-foreign'])(
    'believes the server, not the component: %s',
    async (end) => {
      await (await payAndShip()).click()
      await press('确认收货')
      await page.getByTestId('component-confirm').waitFor()
      await page.getByTestId(end).click()
      await says('尚未确认收货')
      await says('待收货')
      expect(problems).toEqual([])
    },
  )

  it('is killed while the component is open, and knows of the receipt when it is reopened', async () => {
    const message = await payAndShip()
    await message.click()
    await press('确认收货')
    await page.getByTestId('component-confirm').waitFor()
    await page.getByTestId('kill').click()
    await program().waitFor({ state: 'hidden' })
    await page.getByTestId('component-confirm').click()
    await page.getByTestId('message-receipt').waitFor()

    await message.click()
    await says('已收货')
    expect(problems).toEqual([])
  })

  it('opens another order when another message is tapped while it runs', async () => {
    await (await payAndShip()).click()
    await says('待收货')
    await program().getByLabel('关闭').click()
    const second = await payAndShip()
    const waybill = (await second.locator('dd').last().innerText()).trim()
    await second.click()
    await says(waybill)
  })

  it("opens the order from the merchant's reminder, too", async () => {
    await payAndShip()
    const { body } = await call<{ errcode: number }>(
      'POST',
      `${demo.server}/wxa/sec/order/notify_confirm_receive?access_token=${demo.api_key}`,
      {
        body: {
          transaction_id: await newestOrder(),
          // Later than it was shipped, which was in this very second.
          received_time: Math.floor(Date.now() / 1000) + 5,
        },
      },
    )
    expect(body).toMatchObject({ errcode: 0 })
    await page.getByTestId('message-reminder').click()
    await says('待收货')
  })

  it("shows no difference between somebody else's order and none", async () => {
    const message = await payAndShip()
    const { body: theirs } = await call<{ transaction_id: string }>(
      'POST',
      `${demo.emulator}/_emulator/orders`,
      { body: { openid: 'oSomebodyElse000000000000001', description: 'their goods' } },
    )
    // The buyer's own message, with their number in it.
    await page.route('**/_emulator/messages*', async (route) => {
      const answer = await route.fetch()
      const { messages } = (await answer.json()) as { messages: { query: object }[] }
      for (const one of messages) one.query = { transaction_id: theirs.transaction_id }
      await route.fulfill({ response: answer, json: { messages } })
    })
    await page.waitForResponse(/_emulator\/messages/)
    await page.waitForResponse(/_emulator\/messages/)
    await message.click()
    await says('没有找到这笔订单')
    expect(await program().getByText('their goods').count()).toBe(0)
    await press('查看我的订单')
    await says('¥168.00')
  })

  it('walks from the list into an order and back, where it was', async () => {
    for (let at = 0; at < 12; at += 1)
      await call('POST', `${demo.emulator}/_emulator/orders`, {
        body: { openid, description: `goods ${at}` },
      })
    await page.getByTestId('chat-back').click()
    await page.getByTestId('recent').click()
    await says('goods 11')
    const scroller = program().getByTestId('page').first()
    await scroller.hover()
    await page.mouse.wheel(0, 400)
    await until(
      () => scroller.evaluate((element) => element.scrollTop),
      (top) => top > 200,
    )
    await program().getByText('goods 5').click()
    await says('付款时间')
    const top = await scroller.evaluate((element) => element.scrollTop)
    await program().getByLabel('返回').click()
    await program().getByLabel('返回').waitFor({ state: 'hidden' })
    await says('goods 5')
    expect(await scroller.evaluate((element) => element.scrollTop)).toBe(top)
    expect(problems).toEqual([])
  })

  it('refreshes when it is pulled down', async () => {
    await payAndShip()
    await page.getByTestId('chat-back').click()
    await page.getByTestId('recent').click()
    await says('¥168.00')
    const box = (await program().boundingBox())!
    const pulled = program().locator('.pull')
    const height = () => pulled.evaluate((element) => element.clientHeight)
    await page.mouse.move(box.x + 180, box.y + 260)
    await page.mouse.down()
    await page.mouse.move(box.x + 180, box.y + 330, { steps: 4 })
    await page.mouse.move(box.x + 180, box.y + 420, { steps: 4 })
    expect(await height()).toBeGreaterThan(50)
    const asked = page.waitForRequest(
      (request) =>
        request.url().endsWith('/phone/request') &&
        request.postData()?.includes('/buyer/orders') === true,
    )
    await page.mouse.up()
    await asked
    await until(height, (now) => now === 0)
    await says('¥168.00')
  })

  it('says that there is no connection, and works again with one', async () => {
    const message = await payAndShip()
    await page.getByTestId('network').selectOption('none')
    await message.click()
    await says('重试')
    // It asks again by itself.
    await page.getByTestId('network').selectOption('wifi')
    await says('待收货')
  })

  it('speaks English in an English browser, and says what the README says', async () => {
    const english = await browser.newPage({ locale: 'en-GB' })
    const button = (name: string) => english.getByRole('button', { name, exact: true }).first()
    await english.goto(`${demo.emulator}/phone?openid=${openid}`)
    const known = await newestOf(english)
    await button('A buyer pays').click()
    await until(
      () => newestOf(english),
      (now) => now !== known,
    )
    await english.getByTestId('order').first().getByText('Ship', { exact: true }).click()
    await english.getByTestId('message').click()
    await english.getByTestId('miniprogram').getByText('Confirm receipt', { exact: true }).click()
    await english.getByTestId('component-confirm').click()
    const program = english.getByTestId('miniprogram')
    await program.getByText('Received').first().waitFor()
    // What is only read out is English, too.
    expect(
      await program
        .locator('[aria-label]')
        .evaluateAll((labelled) => labelled.map((element) => element.ariaLabel).join(' ')),
    ).not.toMatch(/\p{Script=Han}/u)
    await program.getByLabel('Close').click()
    await english.close()
  })

  it('changes to dark while it runs', async () => {
    await (await payAndShip()).click()
    await says('待收货')
    const colour = () =>
      program()
        .locator('.pages')
        .evaluate((element) => String(element.computedStyleMap().get('background-color')))
    const light = await colour()
    await page.getByTestId('theme').selectOption('dark')
    await until(colour, (now) => now !== light)
  })

  it('sets a fault by the path of a call, and takes it back', async () => {
    await page.getByTestId('fault-path').fill('/wxa/sec/order/get_order')
    await page.getByTestId('fault-effect').selectOption('errcode')
    await page.getByTestId('fault-number').fill('-1')
    await page.getByTestId('fault-times').fill('500')
    await page.getByTestId('fault-set').click()
    const faults = page.getByTestId('faults')
    await faults.getByText('/wxa/sec/order/get_order').waitFor()
    await page.getByTestId('fault-clear').click()
    await faults.getByText('/wxa/sec/order/get_order').waitFor({ state: 'detached' })
    await (await payAndShip()).waitFor()
  })

  it('keeps all data over a stop and a start', async () => {
    const message = await payAndShip()
    await message.click()
    await says('待收货')
    expect(await demo.stop()).toBe(0)
    demo = await startDemo({ data: data.path })
    await page.reload()
    await page.getByTestId('message').last().click()
    await says('待收货')
  })
})

const TAPS = ['measure', 'ask', 'choose', 'toast', 'open', 'track', 'wrong', 'reach']

/** A Mini Program that uses what the reference one does not. */
const SMALL = {
  'app.json': JSON.stringify({
    pages: ['pages/a', 'pages/b'],
    plugins: { logisticsPlugin: { version: 'latest', provider: 'wx9' } },
    window: { navigationBarTitleText: 'small', backgroundColor: '#ffffff' },
  }),
  'app.js': 'App({})',
  'app.wxss':
    '.row { height: 200rpx } @media (prefers-color-scheme: dark) { .row { color: rgb(1, 2, 3) } }',
  'pages/b.js': 'Page({})',
  'pages/b.wxml': '<view>page b</view>',
  'pages/b.wxss': '.row { height: 1px }',
  'pages/a.js': `Page({
    data: { rows: Array.from({ length: 40 }, (_, n) => n), log: '' },
    say(what) { this.setData({ log: this.data.log + what + ';' }) },
    onReady() {
      this.createIntersectionObserver().relativeToViewport().observe('#row-20', ({ intersectionRatio }) =>
        this.say('seen ' + (intersectionRatio > 0)))
    },
    onReachBottom() { this.say('bottom') },
    measure() {
      wx.createSelectorQuery().select('#row-1').boundingClientRect().exec(([{ top, height, width }]) =>
        this.say([top, height, width].map(Math.round).join(' ')))
    },
    held() { this.say('held') },
    tapped() { this.say('tapped') },
    ask() { wx.showModal({ title: 'sure?', editable: true, success: ({ content }) => this.say('wrote ' + content) }) },
    choose() { wx.showActionSheet({ itemList: ['one', 'two'], success: ({ tapIndex }) => this.say('chose ' + tapIndex), fail: ({ errMsg }) => this.say(errMsg) }) },
    toast() { wx.showToast({ title: 'done' }) },
    open() { wx.navigateTo({ url: 'b' }) },
    track() { requirePlugin('logisticsPlugin').openWaybillTracking({ waybillToken: 'token-1' }) },
    wrong() {
      wx.request({ url: 'https://elsewhere.example/', fail: ({ errMsg, errno }) => this.say(errMsg + ' ' + errno) })
      wx.request({ url: 'https://elsewhere.example/', fail: ({ errMsg }) => this.say(errMsg) }).abort()
    },
    reach() { wx.pageScrollTo({ selector: '#row-20', duration: 0 }) },
  })`,
  'pages/a.wxml': `<view style="position: sticky; top: 0; background: white"><view id="log">{{log}}</view>
    ${TAPS.map((name) => `<text bindtap="${name}">${name}</text> `).join('')}</view>
    <view bindlongpress="held" bindtap="tapped">hold me</view>
    <view wx:for="{{rows}}" wx:key="*this" class="row" id="row-{{item}}">row {{item}}</view>`,
}
describe('weapp-host in a real browser', () => {
  let folder: string
  let emulator: Emulator
  let browser: Browser
  let page: Page
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fahuo-small-'))
    for (const [file, text] of Object.entries(SMALL)) {
      await mkdir(dirname(join(folder, file)), { recursive: true })
      await writeFile(join(folder, file), text)
    }
    emulator = await startEmulator({
      appid: 'wx00000000000000ab',
      secret: 'a-secret',
      phone: { miniapp_dist: folder },
    })
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser.close()
    await emulator.close()
    await rm(folder, { recursive: true, force: true })
  })
  beforeEach(async () => {
    await page?.close()
    page = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale: 'zh-CN' })
    page.setDefaultTimeout(60_000)
    await page.goto(`${emulator.url}/phone`)
    await page.getByTestId('chat-back').click()
    await page.getByTestId('recent').click()
    await page.getByText('hold me').waitFor()
  })
  const tap = (name: string) => page.getByText(name, { exact: true }).click()
  const logged = (what: string) => page.locator('#log').getByText(what).waitFor()

  it('measures, observes and reaches what is drawn', async () => {
    await tap('measure')
    // 374 points wide: 200rpx are 99.7 of them.
    await logged(' 100 374')
    await tap('reach')
    await logged('seen true')
    const scroller = page.getByTestId('miniprogram').getByTestId('page')
    expect(await scroller.evaluate((element) => element.scrollTop)).toBeGreaterThan(1500)
    await scroller.hover()
    await page.mouse.wheel(0, 9000)
    await logged('seen true;seen false;bottom;')
  })

  it('tells a long press from a tap, and a drag from both', async () => {
    const target = page.getByText('hold me')
    await target.click()
    await target.click({ delay: 500 })
    await logged('tapped;held;')
    const box = (await target.boundingBox())!
    await page.mouse.move(box.x + 20, box.y + 300)
    await page.mouse.down()
    await page.mouse.move(box.x + 20, box.y + 100, { steps: 5 })
    await page.mouse.up()
    const scroller = page.getByTestId('miniprogram').getByTestId('page')
    expect(await scroller.evaluate((element) => element.scrollTop)).toBeGreaterThan(150)
    expect(await page.locator('#log').innerText()).toBe('tapped;held;')
  })

  it('asks, lets choose, toasts, and copies no rule from one page to the other', async () => {
    await tap('ask')
    await page.getByRole('dialog').getByRole('textbox').fill('hello')
    await page.getByRole('dialog').getByText('确定').click()
    await logged('wrote hello;')
    await tap('choose')
    await page.getByRole('dialog').getByText('two').click()
    await logged('chose 1;')
    await tap('choose')
    await page.getByRole('dialog').getByText('取消').click()
    await logged('showActionSheet:fail cancel;')
    await tap('toast')
    await page.getByRole('status').getByText('done').waitFor()
    await tap('open')
    await page.getByText('page b').waitFor()
    await page.getByLabel('返回', { exact: true }).filter({ visible: true }).click()
    await page.getByText('page b').waitFor({ state: 'detached' })
    await tap('measure')
    await logged(' 100 374')
  })

  it("fails in WeChat's words, opens a plugin's page, and is dark when the phone is", async () => {
    await tap('wrong')
    await logged('request:fail url not in domain list 600002;')
    await logged('request:fail abort;')
    await tap('track')
    await page.getByTestId('tracking-token').getByText('token-1').waitFor()
    await page.keyboard.press('Escape')
    await page.getByTestId('tracking-token').waitFor({ state: 'detached' })
    await page.getByTestId('theme').selectOption('dark')
    const colour = () =>
      page.locator('#row-1').evaluate((element) => String(element.computedStyleMap().get('color')))
    await until(colour, (now) => now === 'rgb(1, 2, 3)')
  })
})
