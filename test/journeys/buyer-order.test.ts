import { ORDER_DETAIL_PAGE, ORDER_LIST_PAGE, TRACKING_PAGE } from '@fahuo/contract'
import { describe, expect, it } from 'vitest'
import {
  requestedRoutes,
  returnFromComponent,
  openOrder,
  openPage,
  phoneStorage,
  untilQuiet,
} from '../support/buyer-program.ts'
import {
  buyerOrder,
  confirmable,
  createBuyerBackend,
  isLookup,
  otherOrder as other,
  shippedIn,
  shippedOrder as shipped,
  type FakeResponse,
} from '../support/buyer-backend.ts'

const { transaction_id, merchant_id, merchant_trade_no } = shipped

describe('an order, on the built bundle', () => {
  it.each<[string, Record<string, string>]>([
    ['all numbers', { transaction_id, merchant_id, merchant_trade_no }],
    ["WeChat's number", { transaction_id }],
    ["the merchant's pair", { merchant_id, merchant_trade_no }],
    ["a sub-merchant's beside it", { transaction_id, sub_merchant_id: '1900000200' }],
    ['a query of its own', { from: 'message', a: '%E8%8C%B6', transaction_id }],
    ['encoded values', { merchant_id, merchant_trade_no: merchant_trade_no.replace('F', '%46') }],
  ])('opens cold from a message with %s', async (_what, query) => {
    const backend = confirmable()
    const program = await openPage(backend, ORDER_DETAIL_PAGE, query)
    await program.waitFor(merchant_trade_no)
    expect(requestedRoutes(backend)).toEqual(['/buyer/session'])
    expect(program.stats.setDataCalls).toBeLessThanOrEqual(2)
    expect(program.errors).toEqual([])
  })

  it.each<Record<string, string>>([
    {},
    { transaction_id: '' },
    { transaction_id: 'undefined' },
    { merchant_id: '19' },
  ])('says that %j names no order, sends no request, and leads to the list', async (query) => {
    const backend = confirmable()
    const program = await openPage(backend, ORDER_DETAIL_PAGE, query)
    await program.waitFor('链接中没有订单')
    expect(requestedRoutes(backend)).toEqual([])
    program.tap('查看我的订单')
    await program.waitFor('¥168.00')
    expect(program.page()?.route).toBe(ORDER_LIST_PAGE)
  })

  it('opens another order warm, and ignores the slow response to the first', async () => {
    const backend = confirmable()
    backend.intercept = (request) =>
      JSON.stringify(request).includes(transaction_id) ? 'never' : undefined
    const program = await openOrder(backend)
    await expect.poll(() => requestedRoutes(backend)).toEqual(['/buyer/session'])
    program.hide()
    program.show({ path: ORDER_DETAIL_PAGE, query: { transaction_id: other.transaction_id } })
    await program.waitFor(other.merchant_trade_no)
    expect(program.depth()).toBe(1)
    expect(program.errors).toEqual([])
  })

  it('stays on the page when the buyer returns with the query of an earlier message', async () => {
    const backend = confirmable()
    const program = await openPage(backend, ORDER_LIST_PAGE, { transaction_id })
    await program.waitFor(merchant_trade_no)
    program.hide()
    returnFromComponent(program)
    await untilQuiet(program, backend)
    expect(program.text()).toContain(merchant_trade_no)
    expect(program.depth()).toBe(2)
  })

  it.each<[string, object, RegExp[], boolean]>([
    ['awaiting shipment', { order_state: 1, shipping: null }, [/待发货/, /微信会通知你/], false],
    ['shipped in part', { order_state: 1, shipping: shippedIn(2, false) }, [/部分发货/], false],
    ['shipped', {}, [/待收货/, /自动确认收货/], true],
    ['disputed', { in_complaint: true }, [/投诉处理中/, /不能确认收货/], false],
    ['received', { order_state: 3 }, [/已收货/, /感谢购买/], false],
    ['awaiting settlement', { order_state: 6 }, [/已收货/, /感谢购买/], false],
    ['complete', { order_state: 4 }, [/已完成/], false],
    ['refunded', { order_state: 5 }, [/已退款/, /退款已原路退回/], false],
    ['in a state that WeChat adds later', { order_state: 9 }, [/处理中/, /稍后再来/], false],
  ])('that is %s shows its state, with the button only where it can succeed', async (...scene) => {
    const [, change, words, button] = scene
    const backend = createBuyerBackend([{ ...shipped, ...change }])
    const program = await openOrder(backend)
    await program.waitFor(merchant_trade_no)
    for (const word of words) expect(program.text()).toMatch(word)
    expect(/^确认收货$/m.test(program.text())).toBe(button)
  })

  it('shows all fifteen parcels on a tap, copies a number and opens its tracking', async () => {
    const backend = createBuyerBackend([{ ...shipped, shipping: shippedIn(15) }])
    const program = await openOrder(backend)
    await program.waitFor('包裹 3')
    expect(program.text()).not.toContain('包裹 4 ')
    program.tap('展开其余 12 个包裹')
    await program.waitFor('包裹 15')
    program.tap('复制运单号')
    await expect
      .poll(() => program.shown)
      .toContainEqual({ kind: 'clipboard', value: 'YT880000000000' })
    program.tap('查看物流')
    await program.waitFor('复制运单号')
    expect(program.page()?.route).toBe(TRACKING_PAGE)
    expect(program.text()).toContain('圆通速递')
    expect(program.text()).toContain('YT880000000000')
    // Without the plugin the phone number is of no use.
    expect(program.text()).not.toContain('收件人手机号')
    expect(program.errors).toEqual([])
  })

  it('opens one of several parcels: where it was, and all that is in it', async () => {
    const shipping = shippedIn(3)
    const [first, second] = shipping?.shipping_list ?? []
    const item = (merchant_item_id: string, name: string) => ({
      merchant_item_id,
      name,
      quantity: 2,
      image_url: [],
    })
    Object.assign(first ?? {}, { items: ['tea', 'cup'], messages: true })
    Object.assign(second ?? {}, {
      status: 3,
      items: ['tea'],
      statuses: [
        { status: 1, at: shipped.pay_time + 2 * 86_400 },
        { status: 3, at: shipped.pay_time + 3 * 86_400 },
      ],
    })
    const extras = { item_list: [item('tea', '大红袍'), item('cup', '盖碗')] }
    const program = await openOrder(createBuyerBackend([{ ...shipped, shipping, extras }]))
    await program.waitFor('包裹 3')
    expect(program.text()).not.toContain('已揽收')
    // The tea is in two of them, the cup in one.
    expect(program.text()).toContain('大红袍 · 盖碗\u00a0×2')
    expect(program.text()).toContain('包裹 1，包裹 2')
    // Of this parcel alone.
    expect(program.text().split('微信会通知你')).toHaveLength(2)
    program.tap('包裹 2 · 派件中，展开')
    await program.waitFor('已揽收')
    program.tap('包裹 2 · 派件中，收起')
    await expect.poll(program.text).not.toContain('已揽收')
    expect(program.errors).toEqual([])
  })

  it('says how to copy where the privacy declaration does not name the clipboard', async () => {
    const backend = confirmable()
    backend.wx['setClipboardData'] = ({ fail }: { fail: (error: object) => void }) =>
      fail({ errMsg: 'setClipboardData:fail api scope is not declared in the privacy agreement' })
    const program = await openOrder(backend)
    await program.waitFor(merchant_trade_no)
    program.tap('复制')
    await expect
      .poll(() => program.shown)
      .toContainEqual({
        kind: 'toast',
        value: expect.objectContaining({ title: '复制失败，请长按号码复制' }),
      })
    expect(program.errors).toEqual([])
  })

  it('formats money, and shows a long description in full', async () => {
    const description = '年货礼盒'.repeat(60)
    const backend = createBuyerBackend([{ ...shipped, paid_amount: 123_456, description }])
    const program = await openOrder(backend)
    await program.waitFor('¥1,234.56')
    expect(program.text()).toContain(description)
  })

  it('refreshes when pulled', async () => {
    const backend = confirmable()
    const program = await openOrder(backend)
    await program.waitFor('待收货')
    backend.orders[0] = { ...shipped, order_state: 4 }
    program.pullDown()
    await program.waitFor('已完成')
  })

  it('shows each order of a combined payment by itself', async () => {
    const subs = [1, 2].map((number) =>
      buyerOrder(number, { sub_merchant_id: `190000020${number}`, description: `第 ${number} 家` }),
    )
    const backend = createBuyerBackend(subs)
    const program = await openPage(backend, ORDER_LIST_PAGE)
    await program.waitFor('第 2 家')
    program.tap(/第 2 家/)
    await program.waitFor(subs[1]!.merchant_trade_no)
  })
})

describe('an order that does not load', () => {
  const down: FakeResponse = { errMsg: 'request:fail connect refused' }
  it.each<[string, FakeResponse, string, boolean?]>([
    ['no network', { errMsg: 'request:fail' }, '网络不可用', false],
    ['a slow network', { errMsg: 'request:fail timeout' }, '网络较慢'],
    ['a server that is down', down, '暂时连不上商家的服务'],
    ['a proxy before a dead server', { statusCode: 502, data: '<html>' }, '服务暂时不可用'],
    [
      'a WeChat that does not answer the server',
      { statusCode: 503, data: { error: { code: 'wechat_unavailable' } } },
      '暂时无法查询订单',
    ],
    [
      'a session that is over and stays so',
      { statusCode: 401, data: { error: { code: 'session_expired' } } },
      '登录已失效',
    ],
  ])('names %s, and loads when it is over', async (_what, response, title, online = true) => {
    const backend = confirmable()
    backend.online = online
    backend.intercept = (request) => (isLookup(request) ? response : undefined)
    const program = await openOrder(backend)
    await program.waitFor(title)
    backend.intercept = null
    program.tap('重试')
    await program.waitFor(merchant_trade_no)
    expect(program.errors).toEqual([])
  })

  it('logs in again by itself when the session has expired', async () => {
    const backend = confirmable()
    const storage = phoneStorage()
    await (await openPage(backend, ORDER_LIST_PAGE, {}, storage)).waitFor('¥168.00')
    let over = true
    backend.intercept = ({ url }) => {
      if (!over || !url.includes('lookup')) return undefined
      over = false
      return { statusCode: 401, data: { error: { code: 'session_expired' } } }
    }
    const program = await openPage(backend, ORDER_DETAIL_PAGE, { transaction_id }, storage)
    await program.waitFor(merchant_trade_no)
    expect(backend.logins).toBe(2)
  })

  it('says that WeChat login failed, and logs in at the next try', async () => {
    const backend = confirmable()
    backend.loginFails = true
    const program = await openOrder(backend)
    await program.waitFor('微信登录失败')
    backend.loginFails = false
    program.tap('重试')
    await program.waitFor(merchant_trade_no)
  })

  it('keeps the order on the page when a refresh fails, but not one that no longer exists', async () => {
    const backend = confirmable()
    const program = await openOrder(backend)
    await program.waitFor(merchant_trade_no)
    backend.intercept = () => down
    program.pullDown()
    await untilQuiet(program, backend)
    expect(program.text()).toContain(merchant_trade_no)
    backend.intercept = null
    backend.orders = []
    program.pullDown()
    await program.waitFor('没有找到这笔订单')
    expect(program.text()).not.toContain(merchant_trade_no)
  })

  it('can be left while it loads', async () => {
    const backend = confirmable()
    const program = await openPage(backend, ORDER_LIST_PAGE)
    await program.waitFor('¥168.00')
    backend.intercept = () => 'never'
    program.tap(/^已发出圆通速递，/)
    await expect.poll(() => program.page()?.route).toBe(ORDER_DETAIL_PAGE)
    program.back()
    await untilQuiet(program, backend)
    expect(program.page()?.route).toBe(ORDER_LIST_PAGE)
    expect(program.errors).toEqual([])
  })
})
