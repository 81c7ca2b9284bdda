import { ORDER_DETAIL_PAGE, ORDER_LIST_PAGE, TRACKING_PAGE } from '@fahuo/contract'
import { weappApi } from '@fahuo/weapp-host'
import type { MiniProgram } from '@fahuo/weapp-host/node'
import { describe, expect, it } from 'vitest'
import { buyerOrder, createBuyerBackend, shippedIn } from '../support/buyer-backend.ts'
import { openPage } from '../support/buyer-program.ts'

const tea = { description: 'Tea 250g' }
const shipping = {
  ...shippedIn(1)!,
  shipping_list: shippedIn(5)!.shipping_list.map((parcel) => ({ ...parcel, goods_desc: 'Tea' })),
}
const orders = [
  buyerOrder(1, tea),
  buyerOrder(2, { ...tea, order_state: 2, shipping }),
  buyerOrder(3, { ...tea, order_state: 2, shipping, in_complaint: true }),
  buyerOrder(4, { ...tea, order_state: 5 }),
]
const { transaction_id } = orders[1]!

/** A buyer whose WeChat is in this language, and the titles that the pages set. */
function backendIn(language: string) {
  const backend = createBuyerBackend(structuredClone(orders))
  const titles: string[] = []
  backend.wx['getAppBaseInfo'] = () => ({ language, SDKVersion: '3.8.0' })
  backend.wx['setNavigationBarTitle'] = weappApi(
    'setNavigationBarTitle',
    ({ title }: { title: string }) => {
      titles.push(title)
      return {}
    },
  )
  return { backend, titles }
}

/** All that the buyer sees of a page, and what a screen reader says. */
function contentOf(program: MiniProgram): string {
  const labels = JSON.stringify(program.page()?.tree).matchAll(/"aria-label":"([^"]*)"/g)
  return [program.text(), ...Array.from(labels, ([, label = '']) => label)].join('\n')
}

const CHINESE = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u

describe('the pages in the language of WeChat, on the built bundle', () => {
  it.each<[string, string, Record<string, string>, string, string]>([
    ['list', ORDER_LIST_PAGE, {}, 'No more orders', 'My orders'],
    ['detail', ORDER_DETAIL_PAGE, { transaction_id }, 'YTO Express', 'Order'],
    [
      'tracking',
      TRACKING_PAGE,
      { transaction_id, tracking_no: 'YT880000000000' },
      'website of YTO Express',
      'Tracking',
    ],
    ['error', ORDER_DETAIL_PAGE, {}, 'No order in this link', 'Order'],
  ])('are English throughout: %s', async (_page, path, query, text, title) => {
    const { backend, titles } = backendIn('en')
    const program = await openPage(backend, path, query)
    await program.waitFor(text)
    expect(contentOf(program)).not.toMatch(CHINESE)
    expect(titles.at(-1)).toBe(title)
    expect(program.errors).toEqual([])
  })

  it('show a toast and read a card aloud in English', async () => {
    const { backend } = backendIn('en')
    const program = await openPage(backend, ORDER_LIST_PAGE)
    await program.waitFor('No more orders')
    expect(contentOf(program)).toContain('On the way, Tea 250g, ¥168.00')
    backend.intercept = () => ({ errMsg: 'request:fail' })
    program.pullDown()
    await expect
      .poll(() => program.shown)
      .toContainEqual({
        kind: 'toast',
        value: expect.objectContaining({ title: 'Could not refresh' }),
      })
  })

  it('are Chinese for a Chinese WeChat', async () => {
    const { backend, titles } = backendIn('zh_CN')
    const program = await openPage(backend, ORDER_DETAIL_PAGE, { transaction_id })
    await program.waitFor('圆通速递')
    expect(contentOf(program)).not.toMatch(/YTO Express|Copy|Shipped/)
    expect(contentOf(program)).toContain('复制运单号')
    expect(titles.at(-1)).toBe('订单详情')
  })
})
