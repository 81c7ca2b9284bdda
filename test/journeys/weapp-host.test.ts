import type { MountedMiniProgram, MountOptions } from '@fahuo/weapp-host/browser'
import { build } from 'esbuild'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openBrowser } from '../support/browser.ts'

declare global {
  interface Window {
    mount: (options: MountOptions) => MountedMiniProgram
    told: string[]
    /** The Mini Program says that it is refreshed. */
    done: () => void
    program: MountedMiniProgram
  }
}

/** Two pages: a long list that tells all that happens to it, and an empty one above it. */
const files = {
  'app.json': JSON.stringify({ pages: ['pages/list', 'pages/empty'] }),
  'app.js': 'App({})',
  'pages/list.json': JSON.stringify({ enablePullDownRefresh: true, onReachBottomDistance: 100 }),
  'pages/list.wxml': `
    <view id="head" class="head" data-name="top" bindtap="tap" bindlongpress="long">head</view>
    <view class="row" bindtap="open" wx:for="{{rows}}" wx:key="*this">row {{item}}</view>
    <scroll-view class="box" scroll-y bindscroll="boxed" bindscrolltolower="boxEnd">
      <view style="height: 400px">in the box</view>
    </scroll-view>`,
  'pages/list.wxss': '.row { height: 50px } .head { height: 60px } .box { height: 100px }',
  'pages/list.js': `
    const tell = (what) => () => wx.tell(what)
    Page({
      data: { rows: Array.from({ length: 30 }, (_, n) => n) },
      onReady() {
        const query = wx.createSelectorQuery()
        query.select('#head').boundingClientRect()
        query.selectAll('.row').fields({ size: true, computedStyle: ['marginTop'] })
        query.select('.nothing').boundingClientRect()
        query.selectViewport().scrollOffset()
        query.exec(([head, rows, nothing, viewport]) => {
          wx.tell('head ' + [head.id, head.dataset.name, head.left, head.top, head.height].join())
          wx.tell('rows ' + rows.length + ' ' + rows[0].height + ' ' + rows[0].marginTop)
          wx.tell('nothing ' + nothing + ' at ' + viewport.scrollTop)
        })
        wx.createIntersectionObserver(this).relativeToViewport({ bottom: 0 })
          .observe('.box', (seen) => wx.tell('box ' + (seen.intersectionRatio > 0 ? 'in' : 'out')))
      },
      onPullDownRefresh() { wx.tell('pulled'); wx.whenDone(() => wx.stopPullDownRefresh()) },
      onReachBottom() { wx.tell('end'); this.more && this.setData({ rows: this.data.rows.concat(99) }) },
      onPageScroll(e) { wx.tell('at ' + e.scrollTop) },
      tap: tell('tap'), open() { wx.navigateTo({ url: 'empty' }) }, long: tell('long'),
      boxed(e) { wx.tell('box at ' + e.detail.scrollTop) }, boxEnd: tell('box end'),
    })`,
  'pages/empty.wxml': '<view>nothing here</view>',
  'pages/empty.js': `Page({ onReachBottom() { wx.tell('empty end') }, onPageScroll() { wx.tell('empty at') } })`,
}

describe('a Mini Program in a browser', () => {
  let browser: Browser
  let page: Page
  let script: string
  beforeAll(async () => {
    const { outputFiles } = await build({
      stdin: {
        contents:
          "import { mountMiniProgram } from '@fahuo/weapp-host/browser'; window.mount = mountMiniProgram",
        resolveDir: import.meta.dirname,
      },
      bundle: true,
      write: false,
      target: 'es2022',
    })
    script = outputFiles[0]?.text ?? ''
    browser = await openBrowser()
  })
  afterAll(() => browser.close())
  beforeEach(async () => {
    await page?.close()
    page = await browser.newPage({ viewport: { width: 500, height: 700 }, hasTouch: true })
    await page.setContent(
      '<body style="margin: 0"><div id="phone" style="width: 390px; height: 644px"></div>',
    )
    await page.addScriptTag({ content: script })
    await page.evaluate(
      (bundle) => {
        window.told = []
        window.program = window.mount({
          bundle,
          wx: {
            tell: (what: string) => window.told.push(what),
            whenDone: (done: () => void) => {
              window.done = done
            },
          },
          launch: { path: 'pages/list' },
          element: document.querySelector('#phone') as HTMLElement,
          onError: (error) => window.told.push(String(error)),
        })
      },
      { files },
    )
    await page.getByText('head').waitFor()
    await page.waitForTimeout(150)
  })
  const told = () => page.evaluate(() => window.told.splice(0))
  /** Each page has a view of its own; the shown one is the last. */
  const scroller = () => page.getByTestId('page').last()
  const refreshing = () =>
    page.locator('.pull').evaluate((element) => element.classList.contains('on'))
  const scrollTo = async (top: number) => {
    await scroller().evaluate((element, to) => element.scrollTo(0, to), top)
    await page.waitForTimeout(150)
  }

  it('says where elements are, and what comes into view', async () => {
    expect(await told()).toEqual(['head head,top,0,0,60', 'rows 30 50 0px', 'nothing null at 0'])
    await scrollTo(1200)
    expect(await told()).toContain('box in')
    await scrollTo(0)
    expect(await told()).toContain('box out')
  })

  it('tells of scrolling, and of the end once each time it is reached', async () => {
    await told()
    await scrollTo(200)
    expect(await told()).toEqual(['at 200'])
    // The content is 1660 pixels, the page shows 600 of them.
    await scrollTo(980)
    await scrollTo(1060)
    expect((await told()).filter((what) => what === 'end')).toHaveLength(1)
    await scrollTo(500)
    await scrollTo(1000)
    expect((await told()).filter((what) => what === 'end')).toHaveLength(1)
  })

  it('keeps the place of a page below another, whose own end is not told', async () => {
    await scrollTo(700)
    await told()
    await page.getByText('row 15').click()
    await page.getByText('nothing here').waitFor()
    await page.waitForTimeout(150)
    expect(await scroller().evaluate((element) => element.scrollTop)).toBe(0)
    await page.getByLabel('返回').click()
    await page.getByText('row 15').waitFor()
    await page.waitForTimeout(150)
    expect(await scroller().evaluate((element) => element.scrollTop)).toBe(700)
    expect((await told()).filter((what) => !what.startsWith('box'))).toEqual([])
  })

  it('tells a scroll-view of its own scrolling', async () => {
    await scrollTo(1060)
    await told()
    await page.locator('wx-scroll-view').evaluate((element) => element.scrollTo(0, 290))
    await page.waitForTimeout(150)
    expect(await told()).toEqual(['box at 290', 'box end'])
  })

  it('is refreshed once by a pull from its top with the mouse, until it says that it is done', async () => {
    await told()
    const pull = async () => {
      await page.mouse.move(100, 90)
      await page.mouse.down()
      await page.mouse.move(100, 160, { steps: 3 })
      await page.mouse.move(100, 250, { steps: 3 })
      await page.mouse.up()
      await page.waitForTimeout(100)
    }
    await pull()
    expect(await told()).toEqual(['pulled'])
    expect(await refreshing()).toBe(true)
    await pull()
    expect(await told()).toEqual([])
    await page.evaluate(() => window.done())
    await page.waitForTimeout(100)
    expect(await refreshing()).toBe(false)
    await pull()
    expect(await told()).toEqual(['pulled'])
  })

  it('is refreshed by a finger, and not by a short pull nor from further down', async () => {
    await told()
    const touch = await page.context().newCDPSession(page)
    const pull = async (far: number) => {
      const at = (y: number) => ({ touchPoints: [{ x: 100, y }] })
      await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', ...at(80) })
      for (const step of [0.3, 0.6, 1])
        await touch.send('Input.dispatchTouchEvent', { type: 'touchMove', ...at(80 + far * step) })
      await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
      await page.waitForTimeout(100)
    }
    await pull(40)
    expect(await refreshing()).toBe(false)
    await scrollTo(300)
    await pull(160)
    expect(await refreshing()).toBe(false)
    await scrollTo(0)
    await pull(160)
    expect(await refreshing()).toBe(true)
  })

  it('tells a long press, which no tap follows, and taps as before', async () => {
    await told()
    await page.getByText('head').click({ delay: 450 })
    await page.waitForTimeout(100)
    expect(await told()).toEqual(['long'])
    await page.getByText('head').click()
    expect(await told()).toEqual(['tap'])
  })
})
