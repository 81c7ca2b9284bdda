import { ORDER_DETAIL_PAGE, ORDER_LIST_PAGE } from '@fahuo/contract'
import { describe, expect, it } from 'vitest'
import { until } from '../support/http.ts'
import { requestedRoutes, openPage, phoneStorage, untilQuiet } from '../support/buyer-program.ts'
import { buyerOrder, createBuyerBackend, shippedIn } from '../support/buyer-backend.ts'

const mixed = () =>
  createBuyerBackend([
    buyerOrder(1),
    buyerOrder(2, { order_state: 2, shipping: shippedIn(1) }),
    buyerOrder(3, { order_state: 3, shipping: shippedIn(1) }),
    buyerOrder(4, { order_state: 4, shipping: shippedIn(1) }),
    buyerOrder(5, { order_state: 6, shipping: shippedIn(1) }),
    buyerOrder(6, { order_state: 5 }),
  ])

describe("the buyer's list, on the built bundle", () => {
  it('needs one request after login, and no login after a restart', async () => {
    const backend = mixed()
    const storage = phoneStorage()
    const program = await openPage(backend, ORDER_LIST_PAGE, {}, storage)
    await program.waitFor('没有更多了')
    expect(requestedRoutes(backend)).toEqual(['/buyer/session'])
    expect(program.errors).toEqual([])

    backend.requests.length = 0
    await (await openPage(backend, ORDER_LIST_PAGE, {}, storage)).waitFor('没有更多了')
    expect(requestedRoutes(backend)).toEqual(['/buyer/orders'])
  })

  it('has a tab for each group of states, with counts of the pending ones', async () => {
    const backend = mixed()
    const program = await openPage(backend, ORDER_LIST_PAGE)
    await program.waitFor('待发货1')
    expect(program.text()).toContain('待收货1')
    const prices = () => program.text().match(/¥168\.00/g)?.length
    program.tap('已完成')
    await until(
      async () => prices(),
      (count) => count === 3,
    )
    expect(backend.requests.at(-1)?.url).toContain('order_state=3%2C4%2C6')
    program.tap('退款')
    await until(
      async () => prices(),
      (count) => count === 1,
    )
    // Back on a list that was seen, it is there at once.
    backend.intercept = () => 'never'
    program.tap('已完成')
    await until(
      async () => prices(),
      (count) => count === 3,
    )
  })

  it('scrolls two thousand orders to the end, at the same cost for each step', async () => {
    const tea = (at: number) =>
      buyerOrder(at, { description: `第 ${at} 泡 大红袍`, paid_amount: 10_000 + at })
    const backend = createBuyerBackend(Array.from({ length: 2000 }, (_, at) => tea(at)))
    const program = await openPage(backend, ORDER_LIST_PAGE)
    await program.waitFor('第 1 泡')
    await untilQuiet(program, backend)
    // The first view: one request after login, and little to draw.
    expect(requestedRoutes(backend)).toEqual(['/buyer/session'])
    expect(program.stats.setDataCalls).toBeLessThanOrEqual(3)
    expect(program.stats.setDataBytes).toBeLessThan(20_000)
    const costs: number[] = []
    const cards: number[] = []
    for (let top = 0; !program.text().includes('第 1999 泡'); top += 124 * 7) {
      const before = program.stats.setDataBytes
      program.pageScroll(top)
      await untilQuiet(program, backend, 4)
      const loaded = requestedRoutes(backend).length * 20
      if (top + 1400 > loaded * 124) program.reachBottom()
      await untilQuiet(program, backend, 4)
      costs.push(program.stats.setDataBytes - before)
      cards.push(program.text().match(/ 泡 大红袍/g)?.length ?? 0)
      expect(top).toBeLessThan(2100 * 124)
    }
    await program.waitFor('没有更多了')
    expect(costs.length).toBeGreaterThan(50)
    expect(Math.max(...cards)).toBeLessThanOrEqual(32)
    const mean = (some: number[]) => some.reduce((sum, one) => sum + one, 0) / some.length
    const [early, late] = [mean(costs.slice(5, 35)), mean(costs.slice(-30))]
    console.log(`setData bytes a step: ${Math.round(early)} early, ${Math.round(late)} late`)
    expect(late).toBeLessThan(early * 1.25)
    expect(Math.max(...costs)).toBeLessThan(60_000)
    expect(program.errors).toEqual([])
  })

  it('refreshes when pulled, and keeps the orders when that fails', async () => {
    const backend = mixed()
    const program = await openPage(backend, ORDER_LIST_PAGE)
    await program.waitFor('没有更多了')
    backend.orders.unshift(buyerOrder(0, { description: '新买的茶' }))
    program.pullDown()
    await program.waitFor('新买的茶')

    backend.intercept = () => ({ errMsg: 'request:fail timeout' })
    program.pullDown()
    await program.waitFor('网络较慢')
    expect(program.text()).toContain('新买的茶')
    expect(program.shown).toContainEqual({
      kind: 'toast',
      value: expect.objectContaining({ title: '刷新失败' }),
    })
  })

  it('loads the rest after a page failed to load', async () => {
    const backend = createBuyerBackend(Array.from({ length: 60 }, (_, at) => buyerOrder(at)))
    const program = await openPage(backend, ORDER_LIST_PAGE)
    await program.waitFor('¥168.00')
    await untilQuiet(program, backend)
    backend.online = false
    backend.intercept = () => ({ errMsg: 'request:fail' })
    program.pageScroll(124 * 8)
    program.reachBottom()
    await program.waitFor('网络不可用 · 重试')
    backend.intercept = null
    program.tap('网络不可用 · 重试')
    await untilQuiet(program, backend)
    program.pageScroll(124 * 40)
    program.reachBottom()
    await program.waitFor('没有更多了')
  })

  it('says that there are no orders', async () => {
    const program = await openPage(createBuyerBackend([]), ORDER_LIST_PAGE)
    await program.waitFor('暂无订单')
  })

  it('shows a skeleton while it loads, and loads again after an error', async () => {
    const backend = mixed()
    backend.intercept = () => 'never'
    const waiting = await openPage(backend, ORDER_LIST_PAGE)
    await untilQuiet(waiting, backend)
    expect(waiting.text()).not.toMatch(/暂无订单|¥/)

    backend.intercept = ({ url, data }) =>
      `${url}${JSON.stringify(data)}`.includes('orders') ? { errMsg: 'request:fail' } : undefined
    const program = await openPage(backend, ORDER_LIST_PAGE)
    await program.waitFor('暂时连不上商家的服务')
    backend.intercept = null
    program.tap('重试')
    await program.waitFor('¥168.00')
  })

  it('shows at once the state that the detail page loaded', async () => {
    const backend = mixed()
    const program = await openPage(backend, ORDER_LIST_PAGE)
    await program.waitFor('圆通速递，')
    const shipped = backend.orders[1]!
    program.tap(/^已发出圆通速递，/)
    await program.waitFor('更多订单信息')
    backend.orders[1] = { ...shipped, order_state: 3 }
    program.tap('确认收货')
    await expect.poll(() => backend.opened).toHaveLength(1)
    program.hide()
    program.show({ scene: 1038 })
    await program.waitFor('已收货')
    const before = backend.requests.length
    program.back()
    await untilQuiet(program, backend)
    expect(program.page()?.route).toBe(ORDER_LIST_PAGE)
    expect(program.text()).not.toContain('待收货\n武夷山')
    expect(program.text().match(/已收货/g)).toHaveLength(3)
    expect(backend.requests.length).toBe(before)
  })

  it('opens an order at once, with what the list loaded', async () => {
    const backend = mixed()
    const program = await openPage(backend, ORDER_LIST_PAGE)
    await program.waitFor('圆通速递，')
    backend.intercept = () => 'never'
    program.tap(/^已发出圆通速递，/)
    await program.waitFor('订单编号')
    expect(program.page()?.route).toBe(ORDER_DETAIL_PAGE)
  })

  it('opens the order of a message when it is the jump path, cold and warm', async () => {
    const backend = mixed()
    const [first, second] = [backend.orders[0]!, backend.orders[1]!]
    const program = await openPage(backend, ORDER_LIST_PAGE, {
      transaction_id: first.transaction_id,
    })
    await program.waitFor(first.merchant_trade_no)
    expect([program.page()?.route, program.depth()]).toEqual([ORDER_DETAIL_PAGE, 2])
    program.hide()
    program.show({ path: ORDER_LIST_PAGE, query: { transaction_id: second.transaction_id } })
    await program.waitFor(second.merchant_trade_no)
    await untilQuiet(program, backend)
    expect([program.page()?.route, program.depth()]).toEqual([ORDER_DETAIL_PAGE, 2])
    program.back()
    await program.waitFor('已退款')
    expect(program.errors).toEqual([])
  })

  it('opens instead of a page that no longer exists', async () => {
    const program = await openPage(mixed(), 'pages/gone/index')
    await program.waitFor('¥168.00')
    expect([program.page()?.route, program.depth()]).toEqual([ORDER_LIST_PAGE, 1])
  })

  it('puts no token into any URL', async () => {
    const backend = mixed()
    await (await openPage(backend, ORDER_LIST_PAGE)).waitFor('¥168.00')
    for (const { url } of backend.requests) expect(url).not.toContain('token')
  })
})
