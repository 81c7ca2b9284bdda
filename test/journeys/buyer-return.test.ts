import { ORDER_DETAIL_PAGE, ORDER_LIST_PAGE } from '@fahuo/contract'
import { describe, expect, it } from 'vitest'
import type { MiniProgram } from '@fahuo/weapp-host/node'
import { openOrder, openPage, requestedRoutes, untilQuiet } from '../support/buyer-program.ts'
import {
  buyerOrder,
  confirmable,
  createBuyerBackend,
  shippedIn,
  shippedOrder,
  type BuyerBackend,
} from '../support/buyer-backend.ts'

const { transaction_id, merchant_trade_no } = shippedOrder
const completed = { ...shippedOrder, order_state: 4 }

/** The buyer leaves the Mini Program and comes back. */
function leaveFor(program: MiniProgram, ms: number): void {
  program.hide()
  program.advance(ms)
  program.show()
}

function network(program: MiniProgram, backend: BuyerBackend, online: boolean): void {
  backend.online = online
  backend.intercept = online ? null : () => ({ errMsg: 'request:fail' })
  program.changeDevice({ networkType: online ? 'wifi' : 'none' })
}

describe('on return to the Mini Program', () => {
  it('the order is loaded again, silently, at most every 5 s', async () => {
    const backend = confirmable()
    const program = await openOrder(backend)
    await program.waitFor('待收货')
    const before = backend.requests.length
    leaveFor(program, 1000)
    await untilQuiet(program, backend)
    expect(backend.requests.length).toBe(before)
    backend.orders[0] = completed
    leaveFor(program, 5000)
    // Nothing but the order changes: no skeleton, no toast.
    expect(program.text()).toContain('待收货')
    await program.waitFor('交易已完成')
    expect(backend.requests.length).toBe(before + 1)
    expect(program.shown).toEqual([])
  })

  it('the first page of the list is loaded again, and the pages after it stay', async () => {
    const backend = createBuyerBackend(Array.from({ length: 45 }, (_, at) => buyerOrder(at + 1)))
    const program = await openPage(backend, ORDER_LIST_PAGE)
    await program.waitFor('¥168.00')
    program.reachBottom()
    await untilQuiet(program, backend)
    program.reachBottom()
    await untilQuiet(program, backend)
    backend.requests.length = 0
    backend.orders.unshift(buyerOrder(0, { description: '新买的茶' }))
    leaveFor(program, 6000)
    await program.waitFor('新买的茶')
    expect(requestedRoutes(backend)).toEqual(['/buyer/orders'])
    // All are there still: the last page was loaded before.
    program.pageScroll(142 * 40)
    await program.waitFor('没有更多了')
    expect(requestedRoutes(backend)).toEqual(['/buyer/orders'])
  })

  it('a list under an order is loaded again when it is in front', async () => {
    const backend = createBuyerBackend([{ ...shippedOrder, shipping: shippedIn(1) }])
    const program = await openPage(backend, ORDER_LIST_PAGE)
    await program.waitFor('圆通速递，')
    program.tap(/^已发出圆通速递，/)
    await program.waitFor(merchant_trade_no)
    await untilQuiet(program, backend)
    backend.requests.length = 0
    backend.orders.unshift(buyerOrder(0, { description: '新买的茶' }))
    leaveFor(program, 6000)
    await untilQuiet(program, backend)
    expect(requestedRoutes(backend)).toEqual(['/buyer/orders/lookup'])
    program.back()
    await program.waitFor('新买的茶')
  })

  it.each([
    [ORDER_DETAIL_PAGE, { transaction_id }, merchant_trade_no],
    [ORDER_LIST_PAGE, {}, '¥168.00'],
  ])('what stands in error is loaded again (%s)', async (path, query, words) => {
    const backend = confirmable()
    backend.intercept = () => ({ statusCode: 502, data: '<html>' })
    const program = await openPage(backend, path, query)
    await program.waitFor('服务暂时不可用')
    leaveFor(program, 6000)
    await untilQuiet(program, backend)
    expect(program.text()).toContain('服务暂时不可用')
    backend.intercept = null
    leaveFor(program, 6000)
    await program.waitFor(words)
  })

  it('works with a clock that was set back meanwhile', async () => {
    const backend = confirmable()
    const program = await openOrder(backend)
    await program.waitFor('待收货')
    backend.orders[0] = completed
    leaveFor(program, -86_400_000)
    await program.waitFor('交易已完成')
  })
})

describe('a server that fails while the buyer is away', () => {
  it('leaves the order, which says since when it is old, until the buyer is back again', async () => {
    const backend = confirmable()
    const program = await openOrder(backend)
    await program.waitFor('待收货')
    backend.intercept = () => ({ statusCode: 502, data: '<html>' })
    leaveFor(program, 6000)
    await program.waitFor(/服务暂时不可用，显示的是.*的内容/)
    expect(program.text()).toContain(merchant_trade_no)
    backend.intercept = null
    leaveFor(program, 6000)
    await expect.poll(program.text).not.toContain('显示的是')
    expect(program.shown).toEqual([])
  })
})

describe('without a network', () => {
  it('an order that did not load is loaded when the network is back', async () => {
    const backend = confirmable()
    backend.online = false
    backend.intercept = () => ({ errMsg: 'request:fail' })
    const program = await openPage(backend, ORDER_DETAIL_PAGE, { transaction_id }, undefined, {
      device: { networkType: 'none' },
    })
    await program.waitFor('网络不可用')
    network(program, backend, true)
    await program.waitFor(merchant_trade_no)
    expect(program.errors).toEqual([])
  })

  it('a card does not confirm the receipt until the network is back', async () => {
    const backend = confirmable()
    const program = await openPage(backend, ORDER_LIST_PAGE)
    await program.waitFor('确认收货')
    network(program, backend, false)
    leaveFor(program, 6000)
    await program.waitFor('网络不可用')
    program.tap('确认收货')
    await expect
      .poll(() => program.shown)
      .toContainEqual({
        kind: 'toast',
        value: expect.objectContaining({ title: '联网后可确认' }),
      })
    expect([backend.opened, program.depth()]).toEqual([[], 1])
    network(program, backend, true)
    await expect.poll(program.text).not.toContain('网络不可用')
    program.tap('确认收货')
    expect(backend.opened).toHaveLength(1)
    expect(program.errors).toEqual([])
  })

  it('an order that is on the page stays, and is loaded again when the network is back', async () => {
    const backend = confirmable()
    const program = await openOrder(backend)
    await program.waitFor('待收货')
    network(program, backend, false)
    await program.waitFor(/网络不可用，显示的是.*的内容/)
    leaveFor(program, 6000)
    await untilQuiet(program, backend)
    expect(program.text()).toMatch(/网络不可用，显示的是[^]*待收货/)
    backend.orders[0] = completed
    network(program, backend, true)
    await program.waitFor('交易已完成')
    expect(program.text()).not.toContain('显示的是')
  })

  it('the list stays, and is loaded again when the network is back', async () => {
    const backend = confirmable()
    const program = await openPage(backend, ORDER_LIST_PAGE)
    await program.waitFor('¥168.00')
    network(program, backend, false)
    leaveFor(program, 6000)
    await untilQuiet(program, backend)
    expect(program.text()).toMatch(/网络不可用，显示的是[^]*¥168.00/)
    backend.orders.unshift(buyerOrder(0, { description: '新买的茶' }))
    network(program, backend, true)
    await program.waitFor('新买的茶')
  })
})
