import { describe, expect, it } from 'vitest'
import { openHalfScreen, type MiniProgram } from '@fahuo/weapp-host/node'
import {
  confirmable,
  isLookup,
  otherOrder,
  shippedOrder,
  type BuyerBackend,
} from '../support/buyer-backend.ts'
import {
  CONFIRM_RECEIPT_APPID,
  openOrder,
  requestedRoutes,
  untilQuiet,
} from '../support/buyer-program.ts'

const { transaction_id, merchant_id, merchant_trade_no } = shippedOrder
const req_extradata = { transaction_id, merchant_id, merchant_trade_no }
const confirmed = { ...shippedOrder, order_state: 3 }

const receipts = (backend: BuyerBackend) =>
  requestedRoutes(backend).filter((route) => route.endsWith('/receipt')).length

/** Opens the order and taps the button; the component is open. */
async function openComponent(hides = true, backend = confirmable()) {
  const program = await openOrder(backend)
  await program.waitFor('待收货')
  program.tap('确认收货')
  await expect.poll(() => backend.opened).toEqual([req_extradata])
  return { backend, program, component: openHalfScreen(program, CONFIRM_RECEIPT_APPID, hides) }
}

async function untilReceipts(program: MiniProgram, backend: BuyerBackend, count: number) {
  await expect.poll(() => receipts(backend)).toBe(count)
  await untilQuiet(program, backend)
}

describe('the confirm-receipt component over half of the screen', () => {
  it('counts whenever it returns, although App.onShow came while it was open', async () => {
    const { backend, program, component } = await openComponent()
    component.showEarly()
    await untilReceipts(program, backend, 1)
    backend.orders[0] = confirmed
    component.close({ status: 'success', req_extradata })
    await program.waitFor('已收货')
    expect(receipts(backend)).toBe(2)
    expect(program.errors).toEqual([])
  })

  it('asks the server at each App.onShow, and so learns what was never returned', async () => {
    const { backend, program, component } = await openComponent(false)
    component.showEarly()
    await untilReceipts(program, backend, 1)
    expect(program.text()).toContain('尚未确认收货')
    component.showEarly()
    await untilReceipts(program, backend, 2)
    backend.orders[0] = confirmed
    component.swipeAway()
    await program.waitFor('已收货')
    // The attempt is over: who comes back later asks nothing for it.
    program.hide()
    program.show()
    await untilQuiet(program, backend)
    expect(receipts(backend)).toBe(3)
  })

  it('lets the buyer tap again when it goes without a word', async () => {
    const { backend, program, component } = await openComponent(false)
    component.vanish()
    await program.waitFor('正在确认')
    program.advance(8000)
    await program.waitFor(/^确认收货$/m)
    program.tap('确认收货')
    await expect.poll(() => backend.opened).toHaveLength(2)
    backend.orders[0] = confirmed
    component.close({ status: 'success', req_extradata })
    await program.waitFor('已收货')
  })

  it('opens without callbacks: what counts is the return', async () => {
    const backend = confirmable()
    backend.wx['openBusinessView'] = ({ extraData }: { extraData: Record<string, string> }) => {
      backend.opened.push(extraData)
    }
    const { program, component } = await openComponent(true, backend)
    backend.orders[0] = confirmed
    component.close({ status: 'success', req_extradata })
    await program.waitFor('已收货')
  })

  it('changes nothing of this order when it returns another one', async () => {
    const { backend, program, component } = await openComponent()
    const { transaction_id: other } = otherOrder
    component.close({ status: 'success', req_extradata: { transaction_id: other } })
    await untilReceipts(program, backend, 1)
    expect(program.text()).toContain('待收货')
    expect(program.text()).not.toContain('已提交')
    expect(backend.requests.some(({ url }) => url.includes(other))).toBe(false)
    // Its own return still counts.
    backend.orders[0] = confirmed
    component.close({ status: 'success', req_extradata })
    await program.waitFor('已收货')
  })

  it('is believed by the server only: submitted, and asked again after 1, 3 and 8 s', async () => {
    const { backend, program, component } = await openComponent()
    component.close({ status: 'success', req_extradata })
    await program.waitFor('已提交，等待微信确认')
    expect(receipts(backend)).toBe(1)
    program.advance(1000)
    await untilReceipts(program, backend, 2)
    program.advance(3000)
    await untilReceipts(program, backend, 3)
    expect(program.text()).toContain('已提交，等待微信确认')
    backend.orders[0] = confirmed
    program.advance(8000)
    await program.waitFor('已收货')
    expect(receipts(backend)).toBe(4)
    program.advance(60_000)
    await untilQuiet(program, backend)
    expect(receipts(backend)).toBe(4)
  })

  it('says that another account paid, and logs what the component said', async () => {
    const backend = confirmable()
    const logged: unknown[][] = []
    backend.wx['getRealtimeLogManager'] = () => ({
      warn: (...values: unknown[]) => logged.push(values),
    })
    const { program, component } = await openComponent(true, backend)
    component.close({ status: 'fail', errormsg: '获取用户订单失败', req_extradata })
    await program.waitFor('请用付款的微信账号确认收货')
    expect(JSON.stringify(logged)).toContain('获取用户订单失败')
    expect(JSON.stringify(logged)).not.toContain(transaction_id)
  })

  it('is not reported as failed when the buyer closed it before it was open', async () => {
    const backend = confirmable()
    backend.wx['openBusinessView'] = ({ fail }: { fail: (error: object) => void }) =>
      fail({ errMsg: 'openBusinessView:fail cancel' })
    const program = await openOrder(backend)
    await program.waitFor('待收货')
    program.tap('确认收货')
    await untilReceipts(program, backend, 1)
    await program.waitFor(/^确认收货$/m)
    expect(program.text()).not.toMatch(/打开失败|尚未确认/)
  })

  it('asks once more when WeChat had suspended the Mini Program under it', async () => {
    const { backend, program, component } = await openComponent()
    program.suspend()
    backend.orders[0] = confirmed
    component.close({ status: 'success', req_extradata })
    await program.waitFor('已收货')
    expect(receipts(backend)).toBe(1)
    expect(program.errors).toEqual([])
  })

  it('does not load the order beside the question about its receipt', async () => {
    const { backend, program, component } = await openComponent()
    const lookups = () => backend.requests.filter(isLookup).length
    expect(lookups()).toBe(1)
    program.advance(60_000)
    component.close({ status: 'cancel', req_extradata })
    await untilReceipts(program, backend, 1)
    expect(lookups()).toBe(1)
  })
})
