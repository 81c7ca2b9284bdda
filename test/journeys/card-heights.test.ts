import { ORDER_LIST_PAGE, type BuyerOrder } from '@fahuo/contract'
import {
  CARD_GAP_PX,
  cardHeight,
  cardOf,
  textsFor,
} from '../../packages/miniapp-kit/src/core/index.ts'
import { loadBundle } from '@fahuo/weapp-host/node'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inEnglish } from '../pictures/english.ts'
import { NOW, type Device, type Scene } from '../pictures/scene.ts'
import { ORDERS } from '../pictures/scenes/list.ts'
import { bare } from '../pictures/shop.ts'
import { openStudio, PHONE, type Studio } from '../pictures/studio.ts'
import { openBrowser } from '../support/browser.ts'
import { TEST_DIST } from '../support/test-dist.ts'

/** Each card with the shop's details, without, and with words of awkward lengths. */
const orders: BuyerOrder[] = [
  ...ORDERS,
  ...ORDERS.map(bare),
  ...[
    '茶',
    '茶'.repeat(20),
    '茶'.repeat(21),
    'Da Hong Pao rock tea; '.repeat(6),
    'W'.repeat(60),
  ].map((description) => ({ ...bare(ORDERS[0] as BuyerOrder), description })),
  { ...bare(ORDERS[0] as BuyerOrder), paid_amount: 99_999_999_999 },
].map((order, at) => ({ ...order, transaction_id: `4200002026111100000000${100_000 + at}` }))

describe('the cards of the list in a real browser', () => {
  let browser: Browser
  let studio: Studio
  beforeAll(async () => {
    browser = await openBrowser()
    const dist = join(import.meta.dirname, '../../miniapp', TEST_DIST)
    studio = await openStudio(browser, await loadBundle(dist), 1)
  })
  afterAll(() => browser.close())

  it.each<Partial<Device>>([
    { width: 375 },
    { width: 320, scale: 1.6 },
    { width: 430, scale: 1.2 },
    { width: 320, scale: 1.25 },
    { width: 375, scale: 1.3, language: 'en' },
    { width: 320, scale: 1.6, language: 'en' },
  ])('are as high as it was known before: %j', async (change) => {
    const device: Device = { ...PHONE, ...change }
    // A list draws its first twelve cards before anybody scrolls.
    for (let at = 0; at < orders.length; at += 12)
      await compareHeights(orders.slice(at, at + 12), device)
  })

  async function compareHeights(listed: BuyerOrder[], device: Device): Promise<void> {
    const scene: Scene = { name: 'heights', path: ORDER_LIST_PAGE, orders: listed }
    await studio.show(scene, device)
    const shown = (device.language === 'en' ? inEnglish(scene) : scene).orders ?? []
    const seen = await studio.page.evaluate(() => {
      const phone = document.querySelector('#phone')?.shadowRoot
      const page = phone?.querySelector('.pages > :not([hidden])')?.shadowRoot
      const all = (selector: string) => [...(page?.querySelectorAll(selector) ?? [])]
      return {
        heights: all('.fahuo-order').map((card) => card.getBoundingClientRect().height),
        blocks: all('.fahuo-block').map((block) => block.getBoundingClientRect().height),
        wide: all('.fahuo-order').filter((card) => card.scrollWidth > card.clientWidth).length,
      }
    })
    const texts = textsFor(device.language)
    const options = { canTrack: true, lineEms: (device.width - 56) / (15 * device.scale) }
    const known = shown.map((order) =>
      cardHeight(cardOf(order, texts, Date.parse(NOW) / 1000, options), device.scale),
    )
    expect(seen.heights.length).toBe(listed.length)
    for (const [at, height] of known.entries())
      expect.soft(seen.heights[at], `card ${at}`).toBeCloseTo(height, 0)
    const first = known.slice(0, 4).reduce((sum, height) => sum + height + CARD_GAP_PX, 0)
    expect(seen.blocks[0]).toBeCloseTo(first, 0)
    expect(seen.wide).toBe(0)
  }
})
