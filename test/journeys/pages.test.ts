import { join } from 'node:path'
import { loadBundle } from '@fahuo/weapp-host/node'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  measureAll,
  measureContrast,
  measureLayout,
  PHONES,
  summaryOf,
  THEMES,
  type Measurement,
} from '../pictures/measure.ts'
import { SCENES } from '../pictures/scenes.ts'
import { openStudio, PHONE, type Studio } from '../pictures/studio.ts'
import { openBrowser } from '../support/browser.ts'
import { keepFigures } from '../support/figures.ts'
import { sizes } from '../sizes.ts'
import { TEST_DIST } from '../support/test-dist.ts'

const dist = join(import.meta.dirname, '../../miniapp', TEST_DIST)
const scene = (wanted: string) => {
  const found = SCENES.find(({ name }) => name === wanted)
  if (!found) throw new Error(`no scene is called ${wanted}`)
  return found
}

let browser: Browser
let bundle: Awaited<ReturnType<typeof loadBundle>>
beforeAll(async () => {
  browser = await openBrowser()
  bundle = await loadBundle(dist)
})
afterAll(() => browser.close())

describe("the buyer's pages, in every state, on every phone, in both languages", () => {
  it(
    'can be read and hit: contrast, targets, no text cut, nothing on top of another',
    async () => {
      const phones = PHONES.filter(({ width }) => width <= sizes.widest_phone)
      const measured = await measureAll(browser, bundle, SCENES, phones)
      console.log(summaryOf(measured))
      expect(measured).toHaveLength(SCENES.length * (phones.length + THEMES.length))
      const problems = measured.flatMap((one) => one.problems)
      expect(problems.map(({ scene, where, what }) => `${scene}, ${where}: ${what}`)).toEqual([])
      keepFigures('the buyer’s pages', {
        pages: measured.length,
        targets: measured.reduce((sum, { targets }) => sum + targets, 0),
        lowest_text_contrast: Math.min(...measured.map(({ text }) => text)),
        lowest_mark_contrast: Math.min(...measured.map(({ mark }) => mark)),
      })
    },
    sizes.pages_timeout_ms,
  )
})

describe('measuring', () => {
  let studio: Studio | undefined
  afterAll(() => studio?.close())

  /** Measures a page whose styles are followed by these. */
  async function spoiled(
    css: string,
    measure: (studio: Studio) => Promise<Measurement>,
  ): Promise<string[]> {
    const files = { ...bundle.files, 'app.wxss': `${bundle.files['app.wxss']}\n${css}` }
    await studio?.close()
    studio = await openStudio(browser, { ...bundle, files }, 1)
    return (await measure(studio)).problems.map(({ rule, what }) => `${rule}: ${what}`)
  }
  const onOrder = (phone = PHONE) => ({
    layout: (studio: Studio) => measureLayout(studio, scene('detail-shipped-out'), phone),
    contrast: (studio: Studio) => measureContrast(studio, scene('detail-shipped-out'), phone),
  })
  const english = { ...PHONE, language: 'en' } as const

  it.each([
    ['a text too faint', '.fahuo { --fahuo--muted: rgba(0,0,0,.5) }', 'contrast: “福建省'],
    ['an icon too faint', '.fahuo-go { color: #7fc79f }', 'contrast: icon fahuo-icon'],
    ['a step too faint', '.fahuo-step { color: #9fd7b9 }', 'contrast: mark of “已付款'],
    ['white on a light green', '.fahuo { --fahuo--brand: #07c160 }', 'contrast: “确认收货”'],
    ['a card like its text', '.fahuo-card { background: #333 }', 'contrast: “圆通速递”'],
  ])('sees %s', async (_, css, problem) => {
    expect(await spoiled(css, onOrder().contrast)).toContainEqual(expect.stringContaining(problem))
  })

  it.each([
    [
      'a link too low',
      '.fahuo-link::after { height: 30px; margin-top: -15px }',
      'target: “查看物流',
    ],
    [
      'a button too low',
      '.fahuo .fahuo-button { min-height: 0; line-height: 40px }',
      'target: “确认',
    ],
    [
      'something over a link',
      '.fahuo-row::after { position: absolute; z-index: 3; top: 0; right: 0; bottom: 0; left: 0; content: "" }',
      'target:',
    ],
    [
      'a text cut at its side',
      '.fahuo-row-head { width: 60px; overflow: hidden }',
      'cut: “查看物流”',
    ],
    ['a text cut below', '.fahuo-head { height: 40px; overflow: hidden }', 'cut: “收到商品'],
    [
      'our words shortened',
      '.fahuo-next { width: 90px; overflow: hidden; white-space: nowrap; text-overflow: ellipsis }',
      'cut: “收到商品',
    ],
    ['a text out of its box', '.fahuo-total { margin-right: -40px }', 'cut: “¥168.00”'],
    ['a text on another', '.fahuo-auto { margin-top: -16px }', 'overlap: “收到商品'],
    ['a page too wide', '.fahuo-head { width: 460px }', 'overflow: the page is'],
  ])('sees %s', async (_, css, problem) => {
    expect(await spoiled(css, onOrder().layout)).toContainEqual(expect.stringContaining(problem))
  })

  it('sees a word broken in the middle', async () => {
    const css = '.fahuo-next { width: 70px; word-break: break-all }'
    expect(await spoiled(css, onOrder(english).layout)).toContainEqual(
      expect.stringContaining('broken word: “'),
    )
  })
})
