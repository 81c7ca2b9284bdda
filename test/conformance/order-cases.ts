import type { Case } from './case.ts'
import { APPID, type Order, type Wechat } from './wechat.ts'

const ORDER = '/wxa/sec/order'
const DAY_SECONDS = 86_400

const of =
  (path: string) =>
  (errcode: number, cause: string, run: Case['run']): Case => ({
    path: `${ORDER}/${path}`,
    errcode,
    cause,
    run,
  })

const busy = (path: string, errcode: number, state: string): Case =>
  of(path)(errcode, `WeChat is busy (${state})`, async (wechat) => {
    await wechat.control('/settings', { busy: state })
    return wechat.call(`${ORDER}/${path}`, { transaction_id: '1', received_time: 1, appid: APPID })
  })

async function ship(wechat: Wechat, order: Order, logistics_type = 1): Promise<void> {
  await wechat.call(`${ORDER}/upload_shipping_info`, {
    order_key: { order_number_type: 2, transaction_id: order.transaction_id },
    logistics_type,
    delivery_mode: 1,
    shipping_list: [{ tracking_no: 'YT1', express_company: 'YTO', item_desc: 'Tea' }],
    upload_time: wechat.time(),
    payer: { openid: order.openid },
  })
}

const read = of('get_order')
const list = of('get_order_list')
const remind = of('notify_confirm_receive')
const special = of('opspecialorder')
const NOTIFY = `${ORDER}/notify_confirm_receive`
const LIST = `${ORDER}/get_order_list`

/** Reminds of an order in a state that `prepare` brings about. */
const reminder = (
  errcode: number,
  cause: string,
  prepare: (wechat: Wechat, order: Order) => Promise<unknown>,
  when: (order: Order) => number = ({ pay_time }) => pay_time + 3600,
) =>
  remind(errcode, cause, async (wechat) => {
    const order = await wechat.pay()
    await prepare(wechat, order)
    const { transaction_id } = order
    return wechat.call(NOTIFY, { transaction_id, received_time: when(order) })
  })

const specialOrder = (errcode: number, cause: string, change: (order: Order) => object) =>
  special(errcode, cause, async (wechat) => {
    const order = await wechat.pay()
    const body = {
      order_id: order.transaction_id,
      type: 1,
      delay_to: order.pay_time + 20 * DAY_SECONDS,
    }
    return wechat.call(`${ORDER}/opspecialorder`, { ...body, ...change(order) })
  })

/** is_trade_managed and its sister: who asks, and for whom. */
function accountCases(path: string): Case[] {
  const ask = of(path)
  const url = `${ORDER}/${path}`
  const byPlatform = (
    errcode: number,
    cause: string,
    change: (wechat: Wechat, component_appid: string) => Promise<unknown>,
  ) =>
    ask(errcode, cause, async (wechat) => {
      const { component_appid, access_token } = await wechat.platform()
      await change(wechat, component_appid)
      return wechat.call(url, { appid: APPID }, access_token)
    })
  return [
    busy(path, -1, 'system'),
    ask(40013, 'an appid that is not the own one', (wechat) =>
      wechat.call(url, { appid: 'wx9999999999999999' }),
    ),
    ask(40097, 'appid is missing', (wechat) => wechat.call(url, {})),
    ask(44990, 'the 4th call of a minute, three allowed', async (wechat) => {
      await wechat.control('/settings', { calls_per_minute: 3 })
      for (let calls = 0; calls < 3; calls += 1) await wechat.call(url, { appid: APPID })
      return wechat.call(url, { appid: APPID })
    }),
    byPlatform(61003, 'a platform without sets 18 and 142', (wechat, id) =>
      wechat.control(`/platforms/${id}/authorise`, { permission_sets: [45] }),
    ),
    byPlatform(61004, "an address that is not on the platform's list", (wechat, id) =>
      wechat.control(`/platforms/${id}`, { ip_allow_list: ['10.0.0.1'] }),
    ),
    byPlatform(61011, 'a platform that WeChat does not know any more', (wechat, id) =>
      wechat.control(`/platforms/${id}`, { banned: true }),
    ),
  ]
}

export const orderCases: Case[] = [
  busy('get_order', -1, 'system'),
  busy('get_order', 10060012, 'orders'),
  read(10060001, 'no such payment', (wechat) =>
    wechat.call(`${ORDER}/get_order`, { transaction_id: '42' }),
  ),
  read(10060014, 'a merchant_trade_no without merchant_id', (wechat) =>
    wechat.call(`${ORDER}/get_order`, { merchant_trade_no: 'T1' }),
  ),

  busy('get_order_list', -1, 'system'),
  busy('get_order_list', 10060012, 'orders'),
  list(10060001, 'last_index stands on a payment that is not there', (wechat) =>
    wechat.call(LIST, { last_index: 'ff'.padStart(18, '0') }),
  ),
  list(10060011, 'last_index that WeChat never gave', (wechat) =>
    wechat.call(LIST, { last_index: 'page-2' }),
  ),
  list(10060014, 'a time range that ends before it begins', (wechat) =>
    wechat.call(LIST, { pay_time_range: { begin_time: 2, end_time: 1 } }),
  ),

  busy('notify_confirm_receive', -1, 'system'),
  busy('notify_confirm_receive', 10060012, 'orders'),
  remind(10060001, 'no such payment', (wechat) =>
    wechat.call(NOTIFY, { transaction_id: '42', received_time: 1 }),
  ),
  remind(10060014, 'no payment named', (wechat) => wechat.call(NOTIFY, { received_time: 1 })),
  reminder(10060028, 'not shipped yet', () => Promise.resolve()),
  reminder(10060029, 'received before it was shipped', ship, ({ pay_time }) => pay_time - 60),
  reminder(10060030, 'reminded before', async (wechat, order) => {
    await ship(wechat, order)
    await wechat.call(NOTIFY, {
      transaction_id: order.transaction_id,
      received_time: order.pay_time + 60,
    })
  }),
  reminder(10060032, 'self-pickup', (wechat, order) => ship(wechat, order, 4)),

  busy('set_msg_jump_path', -1, 'system'),
  ...accountCases('is_trade_managed'),
  ...accountCases('is_trade_management_confirmation_completed'),

  busy('opspecialorder', -1, 'system'),
  specialOrder(268546000, 'type 3', () => ({ type: 3 })),
  specialOrder(268546001, 'delay_to 11 days after payment', ({ pay_time }) => ({
    delay_to: pay_time + 11 * DAY_SECONDS,
  })),
  specialOrder(268546002, 'no such order awaits shipment', () => ({ order_id: '42' })),
]
