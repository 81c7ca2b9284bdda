import { until } from './http.ts'
import { content, openMerchant, type Payment } from './merchant.ts'
import type { Pair } from './server.ts'

const GOODS = [
  ['武夷岩茶 大红袍 250g x3', 38_644],
  ['桂花龙井茶饼 x3', 14_559],
  ['龙泉青瓷杯 x1', 14_461],
  ['明前龙井 250g x1', 27_912],
  ['安吉白茶 100g x3', 9_494],
  ['西湖藕粉礼盒 x1', 6_218],
] as const

const HOUR_SECONDS = 3600

/** A shop with something on every screen: to ship, late, shipped, corrected, refused, in dispute. */
export async function fillShop(pair: Pair): Promise<Payment[]> {
  const { pay, ship, shipped, atItsEnd } = openMerchant(() => pair)
  const now = Math.floor(Date.now() / 1000)
  const paid: Payment[] = []
  for (const [at, hours] of [1, 3, 9, 26, 39, 44, 54, 2, 5, 30].entries()) {
    const [description, paid_amount] = GOODS[at % GOODS.length] ?? GOODS[0]
    const pay_time = now - hours * HOUR_SECONDS
    paid.push(await pay({ description, paid_amount, pay_time }))
  }
  const idOf = (at: number) => paid[at]?.transaction_id ?? ''
  await shipped(content(idOf(0), 'YT8810000000001'))
  await shipped(content(idOf(1), 'YT8810000000002'))
  await shipped(content(idOf(2), 'SF1234567890123'))
  // WeChat refuses this one.
  await pair.control('POST', '/faults', {
    path: '/wxa/sec/order/upload_shipping_info',
    effect: 'errcode',
    errcode: 10060008,
    times: 2,
  })
  const refused = await ship(content(idOf(3), 'YT8810000000003'))
  await atItsEnd(refused.body.shipment.id)
  await pair.control('POST', '/receipts', { transaction_id: idOf(1), success: true })
  await pair.control('POST', '/complaints', {
    transaction_id: idOf(2),
    content: '少发了一件，客服没有回复',
  })
  // Asked for by its number, an order is in the local copy at once.
  for (const { transaction_id } of paid) await pair.merchant('GET', `/api/orders/${transaction_id}`)
  await until(
    () => pair.merchant<{ orders: unknown[] }>('GET', '/api/orders'),
    ({ body }) => body.orders.length === paid.length,
  )
  return paid
}
