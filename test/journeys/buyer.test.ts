import { startMiniProgram, loadBundle, type MiniProgram } from '@fahuo/weapp-host/node'
import { createPhoneWx } from '@fahuo/emulator/phone-wx'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoPlace, startDemo, type RunningDemo } from '../support/demo.ts'
import { makeDataFolder } from '../support/programs.ts'
import { call, until } from '../support/http.ts'

interface Order {
  transaction_id: string
  merchant_id: string
  merchant_trade_no: string
  order_state: number
  settlement: { settlement_time: number | null } | null
  shipping: { shipping_list?: { tracking_no: string }[] }
}
interface Message {
  kind: string
  path: string
  query: Record<string, string>
}
interface Shipment {
  id: string
  state: string
  attempts: { call: string; outcome: string }[]
}

const openid = 'oTheBuyerOfThisJourney000001'

/** The phone of a buyer in Node: the built bundle, the emulator's `wx`. */
async function openMiniProgram(
  demo: RunningDemo,
  launch: { path: string; query: Record<string, string> },
  act: 'confirm' | 'cancel',
  asked: Record<string, string>[] = [],
  buyer = openid,
): Promise<MiniProgram> {
  let program: MiniProgram
  const wx = createPhoneWx({
    emulatorUrl: demo.emulator,
    openid: buyer,
    fetch,
    openComponent: ({ extraData, confirm }) => {
      asked.push(extraData)
      return act === 'confirm' ? confirm() : Promise.resolve({ status: 'cancel' })
    },
    host: () => program,
  })
  program = startMiniProgram({
    bundle: await loadBundle(join(import.meta.dirname, '../../miniapp', demoPlace().dist)),
    wx,
    launch: { ...launch, scene: 1014 },
  })
  return program
}

describe("the buyer's journey, on the built bundle and real processes", () => {
  let data: Awaited<ReturnType<typeof makeDataFolder>>
  let demo: RunningDemo
  beforeAll(async () => {
    data = await makeDataFolder()
    demo = await startDemo({ data: data.path })
  })
  afterAll(async () => {
    await demo.stop()
    await data.remove()
  })

  const pay = async (buyer = openid, more: object = {}) =>
    (
      await call<Order>('POST', `${demo.emulator}/_emulator/orders`, {
        body: { openid: buyer, ...more },
      })
    ).body
  const order = async (transaction_id: string) =>
    (
      await call<{ order: Order }>('GET', `${demo.server}/api/orders/${transaction_id}`, {
        key: demo.api_key,
      })
    ).body.order
  const ship = (transaction_id: string, tracking_no: string) =>
    call<{ shipment: Shipment }>('POST', `${demo.server}/api/shipments`, {
      key: demo.api_key,
      body: {
        order_key: { order_number_type: 2, transaction_id },
        logistics_type: 1,
        delivery_mode: 1,
        shipping_list: [{ tracking_no, express_company: 'YTO', item_desc: '武夷山大红袍 250g x1' }],
      },
    })
  const shipped = async (id: string) =>
    until(
      async () =>
        (
          await call<{ shipment: Shipment }>('GET', `${demo.server}/api/shipments/${id}`, {
            key: demo.api_key,
          })
        ).body.shipment,
      ({ state }) => state === 'shipped',
    )
  const message = async (transaction_id: string) => {
    const { body } = await call<{ messages: Message[] }>(
      'GET',
      `${demo.emulator}/_emulator/messages?openid=${openid}`,
    )
    return body.messages.find(
      ({ kind, query }) => kind === 'shipping' && query['transaction_id'] === transaction_id,
    )!
  }

  it("opens an order from WeChat's order centre, by the shop's own number alone", async () => {
    const paid = await pay()
    interface Entry {
      path: string | null
      query: Record<string, string>
      merchant_trade_no: string
    }
    const entry = await until(
      async () => {
        const { body } = await call<{ orders: Entry[] }>(
          'GET',
          `${demo.emulator}/_emulator/order-centre?openid=${openid}`,
        )
        return body.orders.find((one) => one.merchant_trade_no === paid.merchant_trade_no)
      },
      // The server registers the path in the background.
      (one) => one !== undefined && one.path !== null,
    )
    const { path, query } = entry as Entry & { path: string }
    expect([path, query]).toEqual([
      'pages/order/detail/index',
      { merchant_trade_no: paid.merchant_trade_no },
    ])
    const program = await openMiniProgram(demo, { path, query }, 'cancel')
    await program.waitFor(paid.merchant_trade_no)
    expect(program.text()).toContain('待发货')
    // Somebody else's phone opens nothing by the same link.
    const other = await openMiniProgram(demo, { path, query }, 'cancel', [], 'oSomebodyElse')
    await other.waitFor('没有')
    expect(other.text()).not.toContain('待发货')
  })

  it('goes from payment to settled money', async () => {
    // 1. A buyer pays.
    const paid = await pay()
    expect(paid.order_state).toBe(1)

    // 2. The merchant ships.
    const accepted = await ship(paid.transaction_id, 'YT1234567890')
    expect(accepted.status).toBe(202)
    const shipment = await shipped(accepted.body.shipment.id)
    expect(shipment.attempts.map(({ call, outcome }) => `${call} ${outcome}`)).toEqual([
      'upload ok',
      'get_order ok',
    ])
    expect(await order(paid.transaction_id)).toMatchObject({
      order_state: 2,
      shipping: { shipping_list: [{ tracking_no: 'YT1234567890' }] },
    })

    // 3. WeChat sends the message, to the path that the server registered on startup.
    const { path, query } = await message(paid.transaction_id)
    expect({ path, query }).toEqual({
      path: 'pages/order/detail/index',
      query: {
        transaction_id: paid.transaction_id,
        merchant_id: paid.merchant_id,
        merchant_trade_no: paid.merchant_trade_no,
      },
    })

    // 4. The buyer taps it: cold start, login, that order.
    const asked: Record<string, string>[] = []
    const program = await openMiniProgram(demo, { path, query }, 'confirm', asked)
    await program.waitFor('待收货')
    expect(program.text()).toContain('YT1234567890')
    expect(program.text()).toContain('¥168.00')

    // 5. The buyer confirms; the page says what the server says.
    program.tap('确认收货')
    await program.waitFor('已收货')
    expect(asked).toEqual([
      {
        transaction_id: paid.transaction_id,
        merchant_id: paid.merchant_id,
        merchant_trade_no: paid.merchant_trade_no,
      },
    ])
    expect(program.errors).toEqual([])

    // 6. WeChat settles and pushes; the order shows it, stored once.
    const settled = await until(
      () => order(paid.transaction_id),
      ({ settlement }) => settlement?.settlement_time !== null,
    )
    expect(settled.order_state).toBe(4)
    const { body } = await call<{ pushes: { delivered: boolean; attempts: unknown[] }[] }>(
      'GET',
      `${demo.emulator}/_emulator/pushes`,
    )
    expect(body.pushes.map(({ delivered, attempts }) => [delivered, attempts.length])).toEqual([
      [true, 1],
      [true, 1],
    ])
  })

  it('leaves the page as it is when the buyer cancels in the component', async () => {
    const paid = await pay()
    await shipped((await ship(paid.transaction_id, 'YT0002')).body.shipment.id)
    const program = await openMiniProgram(demo, await message(paid.transaction_id), 'cancel')
    await program.waitFor('待收货')
    program.tap('确认收货')
    await program.waitFor('尚未确认收货')
    expect(program.text()).toContain('待收货')
    expect(await order(paid.transaction_id)).toMatchObject({ order_state: 2 })
  })

  it('opens another order when another message is tapped while it runs', async () => {
    const [first, second] = [await pay(), await pay()]
    for (const [at, { transaction_id }] of [first, second].entries())
      await shipped((await ship(transaction_id, `YT003${at}`)).body.shipment.id)
    const program = await openMiniProgram(demo, await message(first.transaction_id), 'confirm')
    await program.waitFor(first.merchant_trade_no)
    program.hide()
    program.show({ ...(await message(second.transaction_id)), scene: 1014 })
    await program.waitFor(second.merchant_trade_no)
    expect(program.text()).not.toContain(first.merchant_trade_no)
  })

  it("shows no difference between somebody else's order and none", async () => {
    const theirs = await pay('oSomebodyElse000000000000001')
    const program = await openMiniProgram(
      demo,
      { path: 'pages/order/detail/index', query: { transaction_id: theirs.transaction_id } },
      'confirm',
    )
    await program.waitFor('没有找到这笔订单')
    expect(program.text()).not.toContain(theirs.merchant_trade_no)
    program.tap('查看我的订单')
    await program.waitFor('全部')
    await program.waitFor('¥168.00')
  })

  it('lists what is pending and what is over, each with its tab', async () => {
    const buyer = 'oABuyerWithEveryTab000000001'
    const [, sent, refunded] = [
      await pay(buyer, { description: '等待的茶' }),
      await pay(buyer),
      await pay(buyer, { description: '退掉的茶' }),
    ]
    await shipped((await ship(sent.transaction_id, 'YT0006')).body.shipment.id)
    const refund = `${demo.emulator}/_emulator/orders/${refunded.transaction_id}/refund`
    await call('POST', refund)
    const list = { path: 'pages/order/list/index', query: {} }
    const program = await openMiniProgram(demo, list, 'confirm', [], buyer)
    await program.waitFor('待收货1')
    expect(program.text()).toContain('待发货1')
    const text = () => Promise.resolve(program.text())
    program.tap('退款')
    await until(text, (it) => it.includes('退掉的茶') && !it.includes('圆通速递，'))
    program.tap(/^待收货/)
    await until(text, (it) => it.includes('圆通速递，') && !it.includes('的茶'))
    program.tap(/^已发出圆通速递，/)
    await program.waitFor(sent.merchant_trade_no)

    // Without the plugin: the plain page of the parcel.
    program.tap('查看物流')
    await program.waitFor('复制运单号')
    expect(program.text()).toContain('YT0006')
    expect(program.errors).toEqual([])
  })

  it('shows each order of a combined payment by itself', async () => {
    const buyer = 'oABuyerOfManyMerchants000001'
    await pay(buyer, {
      sub_orders: [
        { description: '甲店的茶', merchant_id: '1900000201' },
        { description: '乙店的壶', merchant_id: '1900000202' },
      ],
    })
    const list = { path: 'pages/order/list/index', query: {} }
    const program = await openMiniProgram(demo, list, 'confirm', [], buyer)
    await program.waitFor('乙店的壶')
    expect(program.text()).toContain('甲店的茶')
    program.tap(/甲店的茶/)
    await program.waitFor('订单编号')
    expect(program.text()).toContain('甲店的茶')
    expect(program.text()).not.toContain('乙店的壶')
  })

  it('keeps all data over a stop and a start', async () => {
    const paid = await pay()
    const { body } = await ship(paid.transaction_id, 'YT0005')
    await shipped(body.shipment.id)
    expect(await demo.stop()).toBe(0)
    demo = await startDemo({ data: data.path })
    expect(await shipped(body.shipment.id)).toMatchObject({ state: 'shipped' })
    expect(await order(paid.transaction_id)).toMatchObject({ order_state: 2 })
    expect((await message(paid.transaction_id)).path).toBe('pages/order/detail/index')
  })
})
