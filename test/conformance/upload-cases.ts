import type { Case } from './case.ts'
import type { Order, Wechat } from './wechat.ts'

/** What a case changes in an upload that is right. */
interface Change {
  content?: object
  order_key?: object
  upload_time?: string
  payer?: object
}

/** The single and the combined upload, so that one list of causes serves both. */
interface UploadCall {
  make: (wechat: Wechat) => Promise<{ whole: Order; part: Order }>
  body: (target: { whole: Order; part: Order }, time: string, change: Change) => object
}

const parcel = (tracking_no: string, more: object = {}) => ({
  tracking_no,
  express_company: 'YTO',
  item_desc: 'Tea x1',
  ...more,
})
const keyOf = ({ transaction_id }: Order) => ({ order_number_type: 2, transaction_id })
const right = { logistics_type: 1, delivery_mode: 1, shipping_list: [parcel('YT1')] }

const single: UploadCall = {
  make: async (wechat) => {
    const order = await wechat.pay()
    return { whole: order, part: order }
  },
  body: ({ whole }, time, { content, order_key, upload_time, payer }) => ({
    order_key: order_key ?? keyOf(whole),
    ...right,
    ...content,
    upload_time: upload_time ?? time,
    payer: payer ?? { openid: whole.openid },
  }),
}

const combined: UploadCall = {
  make: async (wechat) => {
    const whole = await wechat.pay({ sub_orders: [{}, {}] })
    return { whole, part: whole.sub_orders![0]! }
  },
  body: ({ whole, part }, time, { content, order_key, upload_time, payer }) => ({
    order_key: order_key ?? keyOf(whole),
    sub_orders: [{ order_key: keyOf(part), ...right, ...content }],
    upload_time: upload_time ?? time,
    payer: payer ?? { openid: whole.openid },
  }),
}

function casesOf(path: string, upload: UploadCall): Case[] {
  const send = (
    wechat: Wechat,
    target: { whole: Order; part: Order },
    change: Change = {},
  ): Promise<number> => wechat.call(path, upload.body(target, wechat.time(), change))
  /** One upload that is wrong in one place. */
  const wrong = (errcode: number, cause: string, change: Change): Case => ({
    path,
    errcode,
    cause,
    run: async (wechat) => send(wechat, await upload.make(wechat), change),
  })
  /** Several steps; the last one answers the code. */
  const story = (
    errcode: number,
    cause: string,
    tell: (
      go: (change?: Change) => Promise<number>,
      target: { whole: Order; part: Order },
      wechat: Wechat,
    ) => Promise<number>,
  ): Case => ({
    path,
    errcode,
    cause,
    run: async (wechat) => {
      const target = await upload.make(wechat)
      return tell((change) => send(wechat, target, change), target, wechat)
    },
  })
  const busy = (errcode: number, state: string): Case =>
    story(errcode, `WeChat is busy (${state})`, async (go, _target, wechat) => {
      await wechat.control('/settings', { busy: state })
      return go()
    })
  const split = (tracking_no: string, is_all_delivered: boolean): Change => ({
    content: { delivery_mode: 2, is_all_delivered, shipping_list: [parcel(tracking_no)] },
  })
  const list = (...parcels: object[]): Change => ({ content: { shipping_list: parcels } })
  const many = Array.from({ length: 16 }, (_, at) => parcel(`YT${at}`))

  return [
    busy(-1, 'system'),
    busy(10060012, 'orders'),
    busy(10060019, 'writes'),
    wrong(10060001, 'no such payment', {
      order_key: { order_number_type: 2, transaction_id: '4200000000000000000000000000' },
    }),
    story(10060002, 'a completed split shipment is to go on', async (go) => {
      await go(split('A', true))
      return go(split('B', false))
    }),
    story(10060003, 'the one re-shipment is used', async (go) => {
      await go()
      await go(list(parcel('YT2')))
      return go(list(parcel('YT3')))
    }),
    story(10060004, 'refunded', async (go, { part }, wechat) => {
      await wechat.control(`/orders/${part.transaction_id}/refund`)
      return go()
    }),
    wrong(10060005, 'logistics_type 9', { content: { logistics_type: 9 } }),
    wrong(10060006, 'split self-pickup', {
      content: { delivery_mode: 2, logistics_type: 4, is_all_delivered: true },
    }),
    wrong(10060007, 'split without is_all_delivered', { content: { delivery_mode: 2 } }),
    wrong(10060008, 'item_desc is empty', list(parcel('YT1', { item_desc: '' }))),
    wrong(
      10060009,
      'item_desc of 121 characters',
      list(parcel('YT1', { item_desc: '茶'.repeat(121) })),
    ),
    wrong(10060014, 'SF without contact', list(parcel('SF1', { express_company: 'SF' }))),
    wrong(
      10060020,
      'completed with blank descriptions only',
      list(parcel('YT1', { item_desc: ' ' })),
    ),
    story(10060023, 'the same again', async (go) => {
      await go()
      return go()
    }),
    wrong(10060024, '16 parcels', {
      content: { delivery_mode: 2, is_all_delivered: true, shipping_list: many },
    }),
    wrong(
      10060025,
      'express_company of 129 bytes',
      list(parcel('1', { express_company: 'x'.repeat(129) })),
    ),
    wrong(10060026, 'tracking_no of 129 bytes', list(parcel('x'.repeat(129)))),
    wrong(10060031, "somebody else's openid", { payer: { openid: 'oSomebodyElse' } }),
    wrong(268485194, 'order_number_type 3', { order_key: { order_number_type: 3 } }),
    wrong(268485195, 'type 2 without transaction_id', { order_key: { order_number_type: 2 } }),
    wrong(268485196, 'type 1 without mchid', {
      order_key: { order_number_type: 1, out_trade_no: 'T1' },
    }),
    wrong(268485197, 'type 1 without out_trade_no', {
      order_key: { order_number_type: 1, mchid: '1900000109' },
    }),
    wrong(268485216, 'upload_time is no RFC 3339', { upload_time: '2026-11-21 09:00:00' }),
    wrong(268485224, 'delivery_mode 3', { content: { delivery_mode: 3 } }),
    wrong(
      268485226,
      'express without tracking_no',
      list({ express_company: 'YTO', item_desc: 'x' }),
    ),
    wrong(268485227, 'express without express_company', list({ tracking_no: '1', item_desc: 'x' })),
    wrong(268485228, 'unified with two parcels', list(parcel('1'), parcel('2'))),
  ]
}

const COMBINED = '/wxa/sec/order/upload_combined_shipping_info'

export const uploadCases: Case[] = [
  ...casesOf('/wxa/sec/order/upload_shipping_info', single),
  ...casesOf(COMBINED, combined),
  {
    path: COMBINED,
    errcode: 10060013,
    cause: 'a sub-order twice',
    run: async (wechat) => {
      const target = await combined.make(wechat)
      const body = combined.body(target, wechat.time(), {}) as { sub_orders: object[] }
      return wechat.call(COMBINED, {
        ...body,
        sub_orders: [...body.sub_orders, ...body.sub_orders],
      })
    },
  },
  {
    path: COMBINED,
    errcode: 268485253,
    cause: 'main order by WeChat number, sub-order by merchant number',
    run: async (wechat) => {
      const target = await combined.make(wechat)
      const { merchant_id, merchant_trade_no } = target.part
      const order_key = {
        order_number_type: 1,
        mchid: merchant_id,
        out_trade_no: merchant_trade_no,
      }
      return wechat.call(COMBINED, combined.body(target, wechat.time(), { content: { order_key } }))
    },
  },
]
