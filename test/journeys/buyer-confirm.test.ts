import { ORDER_DETAIL_PAGE, ORDER_LIST_PAGE } from '@fahuo/contract'
import { describe, expect, it } from 'vitest'
import { confirmable, shippedOrder as shipped } from '../support/buyer-backend.ts'
import {
  openOrder,
  openPage,
  phoneStorage,
  requestedRoutes,
  returnFromComponent,
  untilQuiet,
} from '../support/buyer-program.ts'

const { transaction_id, merchant_id, merchant_trade_no } = shipped

describe('confirming receipt, on the built bundle', () => {
  const req_extradata = { transaction_id, merchant_id, merchant_trade_no }
  const confirmed = { ...shipped, order_state: 3 }

  it.each<[string, object | undefined, string?]>([
    ['success', { status: 'success', req_extradata }],
    ['nothing at all', undefined],
    ['a return about another order', { status: 'fail', req_extradata: { transaction_id: '9' } }],
    ['a return from another Mini Program', { status: 'fail', req_extradata }, 'wxother'],
    ['cancel, though it is confirmed already', { status: 'cancel', req_extradata }],
    ['JSON text, as devtools send it', JSON.stringify({ status: 'success' }) as never],
  ])('shows the state that the server returns after %s', async (_what, extraData, appId) => {
    const backend = confirmable()
    const program = await openOrder(backend)
    await program.waitFor('待收货')
    program.tap('确认收货')
    await expect.poll(() => backend.opened).toEqual([req_extradata])
    program.hide()
    backend.orders[0] = confirmed
    returnFromComponent(program, extraData, appId)
    await program.waitFor('已收货')
    expect(requestedRoutes(backend).filter((route) => route.endsWith('/receipt'))).toHaveLength(1)
    expect(program.errors).toEqual([])
  })

  it.each([
    ['success', '已提交，等待微信确认'],
    ['fail', '尚未确认收货'],
    ['cancel', '尚未确认收货'],
  ])(
    'stays unconfirmed when the server says so, whatever the component returns (%s)',
    async (status, notice) => {
      const backend = confirmable()
      const program = await openOrder(backend)
      await program.waitFor('待收货')
      program.tap('确认收货')
      await expect.poll(() => backend.opened).toHaveLength(1)
      program.hide()
      returnFromComponent(program, { status, req_extradata })
      await program.waitFor(notice)
      expect(program.text()).toContain('待收货')
      // The same return over and over asks nothing more.
      const before = backend.requests.length
      returnFromComponent(program, { status, req_extradata })
      returnFromComponent(program, { status, req_extradata })
      await untilQuiet(program, backend)
      expect(backend.requests.length).toBe(before)
    },
  )

  it('says that the component did not open', async () => {
    const backend = confirmable()
    const { openBusinessView } = backend.wx
    backend.wx['openBusinessView'] = ({ fail }: { fail: (error: object) => void }) =>
      fail({ errMsg: 'openBusinessView:fail' })
    const program = await openOrder(backend)
    await program.waitFor('待收货')
    program.tap('确认收货')
    await program.waitFor('确认收货页面打开失败')
    expect(typeof openBusinessView).toBe('function')
  })

  it('says how to confirm in WeChat, and to update, where WeChat is too old', async () => {
    const backend = confirmable()
    delete backend.wx['openBusinessView']
    let updates = 0
    backend.wx['updateWeChatApp'] = () => void (updates += 1)
    const program = await openOrder(backend)
    await program.waitFor('我-订单与卡包')
    expect(/^确认收货$/m.test(program.text())).toBe(false)
    program.tap('升级微信')
    expect(updates).toBe(1)
  })

  it('offers to check again when the server could not be reached', async () => {
    const backend = confirmable()
    const program = await openOrder(backend)
    await program.waitFor('待收货')
    program.tap('确认收货')
    await expect.poll(() => backend.opened).toHaveLength(1)
    program.hide()
    backend.orders[0] = confirmed
    backend.intercept = () => ({ errMsg: 'request:fail timeout' })
    returnFromComponent(program, { status: 'success', req_extradata })
    await program.waitFor('网络较慢')
    expect(program.text()).toContain('待收货')
    backend.intercept = null
    program.tap('查询结果')
    await program.waitFor('已收货')
    expect(backend.opened).toHaveLength(1)
  })

  it('asks the server after a restart when WeChat ended the Mini Program meanwhile', async () => {
    const backend = confirmable()
    const storage = phoneStorage()
    const program = await openPage(backend, ORDER_DETAIL_PAGE, { transaction_id }, storage)
    await program.waitFor('待收货')
    program.tap('确认收货')
    await expect.poll(() => backend.opened).toHaveLength(1)
    // Killed under the component; the buyer comes back by the list.
    backend.orders[0] = confirmed
    backend.requests.length = 0
    const again = await openPage(backend, ORDER_LIST_PAGE, {}, storage)
    await again.waitFor('已收货')
    expect(requestedRoutes(backend).toSorted()).toEqual([
      '/buyer/orders',
      `/buyer/orders/${transaction_id}/receipt`,
    ])
    backend.requests.length = 0
    await (await openPage(backend, ORDER_LIST_PAGE, {}, storage)).waitFor('已收货')
    expect(requestedRoutes(backend)).toEqual(['/buyer/orders'])
  })
})
