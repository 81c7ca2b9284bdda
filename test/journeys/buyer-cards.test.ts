import { ORDER_DETAIL_PAGE, ORDER_LIST_PAGE, TRACKING_PAGE } from '@fahuo/contract'
import { describe, expect, it } from 'vitest'
import { openPage, returnFromComponent } from '../support/buyer-program.ts'
import { buyerOrder, createBuyerBackend, shippedIn } from '../support/buyer-backend.ts'

const shipped = (parcels: number) => buyerOrder(1, { order_state: 2, shipping: shippedIn(parcels) })

describe("the buttons of the list's cards, on the built bundle", () => {
  it('confirm the receipt without opening the order', async () => {
    const order = shipped(1)
    const backend = createBuyerBackend([order])
    const program = await openPage(backend, ORDER_LIST_PAGE)
    await program.waitFor('圆通速递，')
    backend.orders = [{ ...order, order_state: 3 }]
    program.tap('确认收货')
    // In the tap itself: WeChat opens the component nowhere else.
    expect(backend.opened).toEqual([
      expect.objectContaining({ transaction_id: order.transaction_id }),
    ])
    program.hide()
    returnFromComponent(program, { status: 'success' })
    await program.waitFor('已收货')
    expect([program.page()?.route, program.depth()]).toEqual([ORDER_LIST_PAGE, 1])
    expect(program.text()).not.toContain('确认收货')
    expect(program.errors).toEqual([])
  })

  it('say in a toast that it is not confirmed', async () => {
    const backend = createBuyerBackend([shipped(1)])
    const program = await openPage(backend, ORDER_LIST_PAGE)
    await program.waitFor('圆通速递，')
    program.tap('确认收货')
    program.hide()
    returnFromComponent(program, { status: 'fail' })
    await expect
      .poll(() => program.shown)
      .toContainEqual({ kind: 'toast', value: expect.objectContaining({ title: '尚未确认收货' }) })
    expect(program.depth()).toBe(1)
  })

  it('open the order where this WeChat has no component: its page says what to do', async () => {
    const backend = createBuyerBackend([shipped(1)])
    delete backend.wx['openBusinessView']
    const program = await openPage(backend, ORDER_LIST_PAGE)
    await program.waitFor('圆通速递，')
    program.tap('确认收货')
    await program.waitFor('我-订单与卡包')
    expect(program.page()?.route).toBe(ORDER_DETAIL_PAGE)
  })

  it.each([
    [1, TRACKING_PAGE, '复制运单号'],
    [3, ORDER_DETAIL_PAGE, '包裹 3'],
  ])('track the only parcel, and lead to the order of several: %i', async (parcels, page, text) => {
    const backend = createBuyerBackend([shipped(parcels)])
    const program = await openPage(backend, ORDER_LIST_PAGE)
    await program.waitFor('查看物流')
    program.tap('查看物流')
    await program.waitFor(text)
    expect([program.page()?.route, program.depth()]).toEqual([page, 2])
    expect(program.errors).toEqual([])
  })

  it('read the strip aloud with the card', async () => {
    const backend = createBuyerBackend([shipped(15)])
    const program = await openPage(backend, ORDER_LIST_PAGE)
    await program.waitFor('共 15 个包裹')
    expect(JSON.stringify(program.page()?.tree)).toMatch(
      /"aria-label":"待收货，武夷山大红袍 250g x1，¥168\.00，共 15 个包裹，[^"]*自动确认收货"/,
    )
  })
})

describe('a combined payment, on the built bundle', () => {
  const first = buyerOrder(1, { order_state: 2, shipping: shippedIn(1) })
  const second = buyerOrder(2, { description: '品茗杯 x4', paid_amount: 9600 })
  const combined = () => {
    const backend = createBuyerBackend([first, second])
    backend.combined = [first.transaction_id, second.transaction_id]
    return backend
  }

  it('shows its orders on one page, each to confirm by itself', async () => {
    const backend = combined()
    const program = await openPage(backend, ORDER_DETAIL_PAGE, {
      transaction_id: first.transaction_id,
    })
    await program.waitFor('合并支付 · 2 笔订单')
    expect(program.text()).toContain('¥264.00')
    for (const { merchant_trade_no } of [first, second])
      expect(program.text()).toContain(merchant_trade_no)
    backend.orders = [{ ...first, order_state: 3 }, second]
    program.tap('确认收货')
    expect(backend.opened).toHaveLength(1)
    program.hide()
    returnFromComponent(program, { status: 'success' })
    await program.waitFor('已收货')
    expect(program.text()).toContain('待发货')
  })

  it('opens one of its orders by itself', async () => {
    const program = await openPage(combined(), ORDER_DETAIL_PAGE, {
      transaction_id: first.transaction_id,
    })
    await program.waitFor('合并支付')
    program.tap('品茗杯 x4')
    await program.waitFor(second.merchant_trade_no)
    await program.waitFor('商家正在备货')
    expect(program.text()).not.toContain('合并支付')
    expect(program.depth()).toBe(2)
    expect(program.errors).toEqual([])
  })
})
