import { ORDER_DETAIL_PAGE, ORDER_LIST_PAGE, TRACKING_PAGE } from '@fahuo/contract'
import { describe, expect, it } from 'vitest'
import { openPage, phoneStorage, requestedRoutes, untilQuiet } from '../support/buyer-program.ts'
import {
  buyerOrder,
  confirmable,
  createBuyerBackend,
  otherOrder,
  shippedOrder,
} from '../support/buyer-backend.ts'

const { transaction_id, merchant_id, merchant_trade_no } = shippedOrder
const [parcel] = shippedOrder.shipping!.shipping_list

describe('the app hidden within milliseconds of a cold start (taro#14355, #9871)', () => {
  it.each<[string, string, Record<string, string>, string]>([
    ['the order', ORDER_DETAIL_PAGE, { transaction_id }, merchant_trade_no],
    ['the list', ORDER_LIST_PAGE, {}, '¥168.00'],
    ['the list as a jump path', ORDER_LIST_PAGE, { transaction_id }, merchant_trade_no],
    [
      'the tracking page',
      TRACKING_PAGE,
      { transaction_id, tracking_no: parcel!.tracking_no },
      parcel!.tracking_no,
    ],
  ])('shows %s once it is back', async (_what, path, query, words) => {
    const backend = confirmable()
    const program = await openPage(backend, path, query)
    program.hide()
    await untilQuiet(program, backend)
    program.show()
    await program.waitFor(words)
    expect(program.errors).toEqual([])
  })

  it.each(Array.from({ length: 8 }, (_, turns) => [turns]))(
    'shows the order when it is hidden %s turns later, without coming back',
    async (turns) => {
      const backend = confirmable()
      const program = await openPage(backend, ORDER_DETAIL_PAGE, { transaction_id })
      for (let turn = 0; turn < turns; turn += 1) await Promise.resolve()
      program.hide()
      await program.waitFor(merchant_trade_no)
      expect(program.errors).toEqual([])
    },
  )
})

describe('the query of a page', () => {
  it.each<[string, Record<string, string>]>([
    ['encoded twice', { transaction_id: encodeURIComponent(encodeURIComponent(transaction_id)) }],
    [
      'encoded twice, with characters that it changes',
      { merchant_id, merchant_trade_no: encodeURIComponent(encodeURIComponent(merchant_trade_no)) },
    ],
    [
      'encoded as a whole',
      {
        [encodeURIComponent(`merchant_id=${merchant_id}&merchant_trade_no=${merchant_trade_no}`)]:
          '',
      },
    ],
    ["the merchant's own number alone, from the order centre", { merchant_trade_no }],
    ["the shop's own names beside it", { id: '7', channel: '1', merchant_trade_no, from: 'order' }],
  ])('may be %s', async (_what, query) => {
    const backend = confirmable()
    const program = await openPage(backend, ORDER_DETAIL_PAGE, query)
    await program.waitFor(merchant_trade_no)
    expect(requestedRoutes(backend)).toEqual(['/buyer/session'])
    expect(program.errors).toEqual([])
  })

  it.each<Record<string, string>>([
    { id: '7', order_no: merchant_trade_no },
    { merchant_trade_no: '${商品订单号}' },
    { merchant_id },
  ])('that is foreign names no order, and sends nothing: %j', async (query) => {
    const backend = confirmable()
    const program = await openPage(backend, ORDER_DETAIL_PAGE, query)
    await program.waitFor('链接中没有订单信息')
    expect(backend.requests).toEqual([])
  })

  it('is kept from the page of an older version', async () => {
    const backend = confirmable()
    const program = await openPage(backend, 'pages/gone/index', { transaction_id, from: 'us' })
    await program.waitFor(merchant_trade_no)
    expect([program.page()?.route, program.depth()]).toEqual([ORDER_DETAIL_PAGE, 1])
    expect(program.errors).toEqual([])
  })

  it('leads from an older page without one to the list', async () => {
    const program = await openPage(confirmable(), 'pages/gone/index', { from: 'us' })
    await program.waitFor('¥168.00')
    expect(program.page()?.route).toBe(ORDER_LIST_PAGE)
  })
})

describe('from the tap to the content', () => {
  it('takes one request, for the order and for the list', async () => {
    for (const [path, query] of [
      [ORDER_DETAIL_PAGE, { transaction_id }],
      [ORDER_LIST_PAGE, {}],
    ] as const) {
      const backend = confirmable()
      const program = await openPage(backend, path, query)
      await program.waitFor('¥168.00')
      await untilQuiet(program, backend)
      expect([requestedRoutes(backend), backend.logins]).toEqual([['/buyer/session'], 1])
    }
  })

  it('takes one request later, too, with the session that is there', async () => {
    const storage = phoneStorage()
    const backend = confirmable()
    await (await openPage(backend, ORDER_LIST_PAGE, {}, storage)).waitFor('¥168.00')
    backend.requests.length = 0
    const program = await openPage(backend, ORDER_DETAIL_PAGE, { transaction_id }, storage)
    await program.waitFor(merchant_trade_no)
    expect([requestedRoutes(backend), backend.logins]).toEqual([['/buyer/orders/lookup'], 1])
  })

  it('asks an older server, which refuses the question, step by step', async () => {
    const backend = confirmable()
    backend.older = true
    const program = await openPage(backend, ORDER_DETAIL_PAGE, { transaction_id })
    await program.waitFor(merchant_trade_no)
    expect(requestedRoutes(backend)).toEqual([
      '/buyer/session',
      '/buyer/session',
      '/buyer/orders/lookup',
    ])
  })

  it('has one login for pages that open at once', async () => {
    const backend = confirmable()
    const program = await openPage(backend, ORDER_LIST_PAGE, { transaction_id })
    await program.waitFor(merchant_trade_no)
    await untilQuiet(program, backend)
    expect(backend.logins).toBe(1)
    expect(backend.requests).toHaveLength(2)
  })

  it('loads nothing twice on list, order and back', async () => {
    const backend = createBuyerBackend([buyerOrder(1, { description: '凤凰单丛' }), otherOrder])
    const program = await openPage(backend, ORDER_LIST_PAGE)
    await program.waitFor('凤凰单丛')
    program.tap(/凤凰单丛/)
    await program.waitFor(backend.orders[0]!.merchant_trade_no)
    await untilQuiet(program, backend)
    program.back()
    await untilQuiet(program, backend)
    expect(requestedRoutes(backend)).toEqual(['/buyer/session', '/buyer/orders/lookup'])
    expect(backend.logins).toBe(1)
  })
})

describe('ten open pages', () => {
  it('are replaced in front instead of stopping the buyer', async () => {
    const backend = createBuyerBackend([shippedOrder])
    const program = await openPage(backend, ORDER_LIST_PAGE)
    await program.waitFor('¥168.00')
    // As in a shop whose own pages lead to the list and on from it, over one another.
    for (let depth = 1; depth < 10; depth += 1)
      program.navigateTo(`/${ORDER_LIST_PAGE}?from=${depth}`)
    expect(() => program.navigateTo(`/${ORDER_LIST_PAGE}`)).toThrow('webview count limit exceed')
    expect(program.depth()).toBe(10)
    await program.waitFor('¥168.00')
    program.tap(/^已发出圆通速递，/)
    await program.waitFor(merchant_trade_no)
    expect([program.page()?.route, program.depth()]).toEqual([ORDER_DETAIL_PAGE, 10])
    program.tap('查看物流')
    await program.waitFor('复制运单号')
    expect([program.page()?.route, program.depth()]).toEqual([TRACKING_PAGE, 10])
    expect(program.errors).toEqual([])
  })
})
