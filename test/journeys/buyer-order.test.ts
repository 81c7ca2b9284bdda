import { ORDER_DETAIL_PAGE, ORDER_LIST_PAGE, TRACKING_PAGE } from '@fahuo/contract'
import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { asked, comeBack, openIn, phoneStorage } from '../support/buyer-program.ts'
import { buyerOrder, createBuyerWorld, shippedIn, type Answer } from '../support/buyer-world.ts'

const shipped = buyerOrder(1, { order_state: 2, shipping: shippedIn(1) })
const other = buyerOrder(2, { order_state: 2, shipping: shippedIn(1) })
const { transaction_id, merchant_id, merchant_trade_no } = shipped
const confirmable = () => createBuyerWorld([shipped, other])
const openOrder = (world: ReturnType<typeof confirmable>) =>
  openIn(world, ORDER_DETAIL_PAGE, { transaction_id })

describe('an order, on the built bundle', () => {
  it.each<[string, Record<string, string>]>([
    ['all numbers', { transaction_id, merchant_id, merchant_trade_no }],
    ["WeChat's number", { transaction_id }],
    ["the merchant's pair", { merchant_id, merchant_trade_no }],
    ["a sub-merchant's beside it", { transaction_id, sub_merchant_id: '1900000200' }],
    ['a query of its own', { from: 'message', a: '%E8%8C%B6', transaction_id }],
    ['encoded values', { merchant_id, merchant_trade_no: merchant_trade_no.replace('F', '%46') }],
  ])('opens cold from a message with %s', async (_what, query) => {
    const world = confirmable()
    const program = await openIn(world, ORDER_DETAIL_PAGE, query)
    await program.waitFor(merchant_trade_no)
    expect(asked(world)).toEqual(['/buyer/session', '/buyer/orders/lookup'])
    expect(program.stats.setDataCalls).toBeLessThanOrEqual(2)
    expect(program.errors).toEqual([])
  })

  it.each<Record<string, string>>([
    {},
    { transaction_id: '' },
    { transaction_id: 'undefined' },
    { merchant_id: '19' },
  ])('says that %j names no order, asks nothing, and leads to the list', async (query) => {
    const world = confirmable()
    const program = await openIn(world, ORDER_DETAIL_PAGE, query)
    await program.waitFor('链接中没有订单')
    expect(asked(world)).toEqual([])
    program.tap('查看我的订单')
    await program.waitFor('¥168.00')
    expect(program.page()?.route).toBe(ORDER_LIST_PAGE)
  })

  it('opens another order warm, and drops the slow answer for the first', async () => {
    const world = confirmable()
    world.trouble = ({ url }) => (url.includes(transaction_id) ? 'never' : undefined)
    const program = await openOrder(world)
    await wait(50)
    program.hide()
    program.show({ path: ORDER_DETAIL_PAGE, query: { transaction_id: other.transaction_id } })
    await program.waitFor(other.merchant_trade_no)
    expect(program.depth()).toBe(1)
    expect(program.errors).toEqual([])
  })

  it('stays where the buyer went when they come back with the query of long ago', async () => {
    const world = confirmable()
    const program = await openIn(world, ORDER_LIST_PAGE, { transaction_id })
    await program.waitFor(merchant_trade_no)
    program.hide()
    comeBack(program)
    await wait(50)
    expect(program.text()).toContain(merchant_trade_no)
    expect(program.depth()).toBe(2)
  })

  it.each<[string, object, RegExp[], boolean]>([
    ['awaiting shipment', { order_state: 1, shipping: null }, [/待发货/, /微信会通知你/], false],
    ['shipped in part', { order_state: 1, shipping: shippedIn(2, false) }, [/部分发货/], false],
    ['shipped', {}, [/待收货/, /预计于 \d{4}-\d\d-\d\d \d\d:\d\d 自动确认/], true],
    ['disputed', { in_complaint: true }, [/投诉处理中/, /不能确认收货/], false],
    ['received', { order_state: 3 }, [/已确认收货/], false],
    ['awaiting settlement', { order_state: 6 }, [/已确认收货/], false],
    ['complete', { order_state: 4 }, [/交易完成/], false],
    ['refunded', { order_state: 5 }, [/已退款/, /退款已原路退回/], false],
    ['in a state of tomorrow', { order_state: 9 }, [/处理中/, /稍后再来/], false],
  ])('that is %s says so, with the button only where it can succeed', async (...scene) => {
    const [, change, words, button] = scene
    const world = createBuyerWorld([{ ...shipped, ...change }])
    const program = await openOrder(world)
    await program.waitFor(merchant_trade_no)
    for (const word of words) expect(program.text()).toMatch(word)
    expect(/^确认收货$/m.test(program.text())).toBe(button)
  })

  it('shows fifteen parcels on demand, copies a number and leads to its tracking', async () => {
    const world = createBuyerWorld([{ ...shipped, shipping: shippedIn(15) }])
    const program = await openOrder(world)
    await program.waitFor('包裹 3')
    expect(program.text()).not.toContain('包裹 4 ')
    program.tap('展开其余 12 个包裹')
    await program.waitFor('包裹 15')
    program.tap('复制')
    await wait(20)
    expect(program.shown).toContainEqual({ kind: 'clipboard', value: 'YT880000000000' })
    program.tap('查看物流')
    await program.waitFor('复制运单号')
    expect(program.page()?.route).toBe(TRACKING_PAGE)
    expect(program.text()).toContain('圆通速递')
    expect(program.text()).toContain('YT880000000000')
    // Without the plugin nobody is asked for a phone.
    expect(program.text()).not.toContain('收件人手机号')
    expect(program.errors).toEqual([])
  })

  it('says how to copy by hand where the privacy declaration forbids it', async () => {
    const world = confirmable()
    world.wx['setClipboardData'] = ({ fail }: { fail: (error: object) => void }) =>
      fail({ errMsg: 'setClipboardData:fail api scope is not declared in the privacy agreement' })
    const program = await openOrder(world)
    await program.waitFor(merchant_trade_no)
    program.tap('复制')
    await wait(20)
    expect(program.shown).toContainEqual({
      kind: 'toast',
      value: expect.objectContaining({ title: '复制失败，请长按号码复制' }),
    })
    expect(program.errors).toEqual([])
  })

  it('writes money and long names as people read them', async () => {
    const description = '年货礼盒'.repeat(60)
    const world = createBuyerWorld([{ ...shipped, paid_amount: 123_456, description }])
    const program = await openOrder(world)
    await program.waitFor('¥1,234.56')
    expect(program.text()).toContain(description)
  })

  it('refreshes when pulled', async () => {
    const world = confirmable()
    const program = await openOrder(world)
    await program.waitFor('待收货')
    world.orders[0] = { ...shipped, order_state: 4 }
    program.pullDown()
    await program.waitFor('交易完成')
  })

  it('shows each order of a combined payment by itself', async () => {
    const subs = [1, 2].map((number) =>
      buyerOrder(number, { sub_merchant_id: `190000020${number}`, description: `第 ${number} 家` }),
    )
    const world = createBuyerWorld(subs)
    const program = await openIn(world, ORDER_LIST_PAGE)
    await program.waitFor('第 2 家')
    program.tap(/第 2 家/)
    await program.waitFor(subs[1]!.merchant_trade_no)
  })
})

describe('trouble on the way to an order', () => {
  const down: Answer = { errMsg: 'request:fail connect refused' }
  it.each<[string, Answer, string, boolean?]>([
    ['no network', { errMsg: 'request:fail' }, '网络不可用', false],
    ['a slow network', { errMsg: 'request:fail timeout' }, '网络较慢'],
    ['a server that is down', down, '暂时无法连接商家服务'],
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
  ])('tells of %s and goes on when it is over', async (_what, answer, words, online = true) => {
    const world = confirmable()
    world.online = online
    world.trouble = ({ url }) => (url.includes('lookup') ? answer : undefined)
    const program = await openOrder(world)
    await program.waitFor(words)
    world.trouble = null
    program.tap('重试')
    await program.waitFor(merchant_trade_no)
    expect(program.errors).toEqual([])
  })

  it('logs in again, unseen, when the session is over', async () => {
    const world = confirmable()
    let over = true
    world.trouble = ({ url }) => {
      if (!over || !url.includes('lookup')) return undefined
      over = false
      return { statusCode: 401, data: { error: { code: 'session_expired' } } }
    }
    const program = await openOrder(world)
    await program.waitFor(merchant_trade_no)
    expect(world.logins).toBe(2)
  })

  it('tells a buyer whom WeChat does not log in', async () => {
    const world = confirmable()
    world.loginFails = true
    const program = await openOrder(world)
    await program.waitFor('微信登录失败')
    world.loginFails = false
    program.tap('重试')
    await program.waitFor(merchant_trade_no)
  })

  it('keeps the order on the page when a refresh fails, but not one that is gone', async () => {
    const world = confirmable()
    const program = await openOrder(world)
    await program.waitFor(merchant_trade_no)
    world.trouble = () => down
    program.pullDown()
    await wait(50)
    expect(program.text()).toContain(merchant_trade_no)
    world.trouble = null
    world.orders = []
    program.pullDown()
    await program.waitFor('没有找到这笔订单')
    expect(program.text()).not.toContain(merchant_trade_no)
  })

  it('leaves a page that still waits', async () => {
    const world = confirmable()
    const program = await openIn(world, ORDER_LIST_PAGE)
    await program.waitFor('¥168.00')
    world.trouble = () => 'never'
    program.tap(/圆通速递 YT880000000000/)
    await wait(30)
    program.back()
    await wait(30)
    expect(program.page()?.route).toBe(ORDER_LIST_PAGE)
    expect(program.errors).toEqual([])
  })
})

describe('confirming receipt', () => {
  const req_extradata = { transaction_id, merchant_id, merchant_trade_no }
  const confirmed = { ...shipped, order_state: 3 }

  it.each<[string, object | undefined, string?]>([
    ['success', { status: 'success', req_extradata }],
    ['nothing at all', undefined],
    ['a return for another order', { status: 'fail', req_extradata: { transaction_id: '9' } }],
    ['a return from another Mini Program', { status: 'fail', req_extradata }, 'wxother'],
    ['cancel, though it is confirmed already', { status: 'cancel', req_extradata }],
    ['JSON text, as devtools say it', JSON.stringify({ status: 'success' }) as never],
  ])('believes the server after %s', async (_what, extraData, appId) => {
    const world = confirmable()
    const program = await openOrder(world)
    await program.waitFor('待收货')
    program.tap('确认收货')
    await wait(20)
    expect(world.opened).toEqual([req_extradata])
    program.hide()
    world.orders[0] = confirmed
    comeBack(program, extraData, appId)
    await program.waitFor('已确认收货')
    expect(asked(world).filter((route) => route.endsWith('/receipt'))).toHaveLength(1)
    expect(program.errors).toEqual([])
  })

  it.each(['success', 'fail', 'cancel'])(
    'stays as it is when the server says so, whatever %s claims',
    async (status) => {
      const world = confirmable()
      const program = await openOrder(world)
      await program.waitFor('待收货')
      program.tap('确认收货')
      await wait(20)
      program.hide()
      comeBack(program, { status, req_extradata })
      await program.waitFor('尚未确认收货')
      expect(program.text()).toContain('待收货')
      // The same return over and over asks nothing more.
      const before = world.requests.length
      comeBack(program, { status, req_extradata })
      comeBack(program, { status, req_extradata })
      await wait(30)
      expect(world.requests.length).toBe(before)
    },
  )

  it('says that it did not open, and opens at the next tap', async () => {
    const world = confirmable()
    const { openBusinessView } = world.wx
    world.wx['openBusinessView'] = ({ fail }: { fail: (error: object) => void }) =>
      fail({ errMsg: 'openBusinessView:fail' })
    const program = await openOrder(world)
    await program.waitFor('待收货')
    program.tap('确认收货')
    await program.waitFor('确认收货页面打开失败')
    expect(typeof openBusinessView).toBe('function')
  })

  it('tells the other way where WeChat is too old, and to update it', async () => {
    const world = confirmable()
    delete world.wx['openBusinessView']
    let updates = 0
    world.wx['updateWeChatApp'] = () => void (updates += 1)
    const program = await openOrder(world)
    await program.waitFor('我-订单与卡包')
    expect(/^确认收货$/m.test(program.text())).toBe(false)
    program.tap('升级微信')
    expect(updates).toBe(1)
  })

  it('asks again when the server was away', async () => {
    const world = confirmable()
    const program = await openOrder(world)
    await program.waitFor('待收货')
    program.tap('确认收货')
    await wait(20)
    program.hide()
    world.orders[0] = confirmed
    world.trouble = () => ({ errMsg: 'request:fail timeout' })
    comeBack(program, { status: 'success', req_extradata })
    await program.waitFor('网络较慢')
    expect(program.text()).toContain('待收货')
    world.trouble = null
    program.tap('重新查询')
    await program.waitFor('已确认收货')
    expect(world.opened).toHaveLength(1)
  })

  it('knows after a restart what happened while WeChat had ended it', async () => {
    const world = confirmable()
    const storage = phoneStorage()
    const program = await openIn(world, ORDER_DETAIL_PAGE, { transaction_id }, storage)
    await program.waitFor('待收货')
    program.tap('确认收货')
    await wait(20)
    // Killed under the component; the buyer comes back by the list.
    world.orders[0] = confirmed
    world.requests.length = 0
    const again = await openIn(world, ORDER_LIST_PAGE, {}, storage)
    await again.waitFor('已确认收货')
    expect(asked(world).toSorted()).toEqual([
      '/buyer/orders',
      `/buyer/orders/${transaction_id}/receipt`,
    ])
    world.requests.length = 0
    await (await openIn(world, ORDER_LIST_PAGE, {}, storage)).waitFor('已确认收货')
    expect(asked(world)).toEqual(['/buyer/orders'])
  })
})
