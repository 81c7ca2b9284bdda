/** Codes that the seeds' tables lack: of newer official pages, and of real answers. */
import type { Case } from './case.ts'
import type { Wechat } from './wechat.ts'

export interface NewerCase extends Case {
  source: 'official' | 'observed'
}

const OPEN_MSG = '/cgi-bin/express/delivery/open_msg'
const COMPLAINTS = '/wxaapi/minishop'
const PENALTIES = '/wxaapi/wxamptrade/get_penalty_list'
const openid = 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o'
const content = '已补发，请查收'

/** A waybill that was shipped, bound by a call. */
async function bind(wechat: Wechat, name: string): Promise<number> {
  const { transaction_id } = await wechat.pay({ openid })
  await wechat.call('/wxa/sec/order/upload_shipping_info', {
    order_key: { order_number_type: 2, transaction_id },
    logistics_type: 1,
    delivery_mode: 1,
    shipping_list: [{ tracking_no: 'YT1', express_company: 'YTO', item_desc: 'Tea' }],
    upload_time: wechat.time(),
    payer: { openid },
  })
  return wechat.call(`${OPEN_MSG}/${name}`, {
    openid,
    receiver_phone: '13800000001',
    waybill_id: 'YT1',
    trans_id: transaction_id,
    goods_info: { detail_list: [{ goods_name: 'Tea', goods_img_url: 'https://img.example/1' }] },
  })
}

const observed = (path: string, errcode: number, cause: string, run: Case['run']): NewerCase => ({
  path,
  errcode,
  cause,
  source: 'observed',
  run,
})

/** With a setting. */
const set =
  (settings: object, run: Case['run']): Case['run'] =>
  async (wechat) => {
    await wechat.control('/settings', settings)
    return run(wechat)
  }

/** An answer to a complaint in this status. */
function answer(
  name: string,
  errcode: number,
  cause: string,
  given: { status?: number; appeal_state?: number; body?: object } = {},
): NewerCase {
  const path = `${COMPLAINTS}/${name}`
  return {
    path,
    errcode,
    cause,
    source: 'official',
    async run(wechat) {
      const { transaction_id } = await wechat.pay({ openid })
      const { complaint_order_id } = await wechat.control<{ complaint_order_id: string }>(
        '/complaints',
        { transaction_id },
      )
      const { status, appeal_state, body } = given
      if (status !== undefined || appeal_state !== undefined)
        await wechat.control(`/complaints/${complaint_order_id}`, { status, appeal_state })
      const complaintOrderId = Number(complaint_order_id)
      return wechat.call(path, { complaintOrderId, bussiHandle: 1, content, ...body })
    },
  }
}

const penalties = (query: Record<string, number>, errcode: number, cause: string): NewerCase => ({
  path: PENALTIES,
  errcode,
  cause,
  source: 'official',
  run: (wechat) => wechat.get(PENALTIES, query),
})

const unknown = { body: { complaintOrderId: 7 } }
const empty = { content: '' }
const gone = { mediaIdList: ['gone'] }

export const newerCases: readonly NewerCase[] = [
  observed('/user-order/orders', 48001, 'no permission, in the other code', (wechat) =>
    set({ shopping_orders: false, shopping_orders_errcode: 48001 }, () =>
      wechat.call('/user-order/orders', { order_key: {} }),
    )(wechat),
  ),
  observed(
    '/user-order/orders/shippings',
    268464998,
    'the shopping order was never uploaded',
    (wechat) =>
      wechat.call('/user-order/orders/shippings', {
        order_key: { order_number_type: 2, transaction_id: '4200001' },
        delivery_mode: 1,
        shipping_list: [{ tracking_no: 'YT1', express_company: 'YTO' }],
        payer: { openid },
        upload_time: wechat.time(),
      }),
  ),
  observed(
    `${OPEN_MSG}/follow_waybill`,
    931023,
    'the carrier has not scanned the waybill',
    set({ waybill_scanned_after_hours: 24 }, (wechat) => bind(wechat, 'follow_waybill')),
  ),
  observed(
    `${OPEN_MSG}/follow_waybill`,
    48001,
    'logistics messages are not open',
    set({ logistics_messages: false }, (wechat) => bind(wechat, 'follow_waybill')),
  ),
  observed(
    `${OPEN_MSG}/trace_waybill`,
    48001,
    'waybill search is not open',
    set({ logistics_tracking: false }, (wechat) => bind(wechat, 'trace_waybill')),
  ),
  answer('bussiRespondComplaint', 0, 'the merchant agrees'),
  answer('bussiRespondComplaint', 1, 'no such complaint', unknown),
  answer('bussiRespondComplaint', 309, 'answered before', { status: 203 }),
  answer('bussiRespondComplaint', 10001, 'neither agreed nor refused', {
    body: { bussiHandle: 3 },
  }),
  answer('bussiSupplyProof', 0, 'proof that was asked for', { status: 106 }),
  answer('bussiSupplyProof', 1, 'no such complaint', unknown),
  answer('bussiSupplyProof', 309, 'nobody asked for proof'),
  answer('bussiSupplyProof', 10001, 'neither text nor picture', { status: 106, body: empty }),
  answer('bussiSupplyRefund', 0, 'proof of a refund that was asked for', { status: 206 }),
  answer('bussiSupplyRefund', 1, 'no such complaint', unknown),
  answer('bussiSupplyRefund', 309, 'nobody asked for a refund'),
  answer('bussiSupplyRefund', 10001, 'a picture that is not there', { status: 206, body: gone }),
  answer('busiAppeal', 0, 'an appeal while it is open', { appeal_state: 401 }),
  answer('busiAppeal', 1, 'no such complaint', unknown),
  answer('busiAppeal', 2, 'a picture that is not there', { appeal_state: 401, body: gone }),
  answer('busiAppeal', 1002, 'nothing to appeal against'),
  answer('busiAppeal', 10001, 'neither text nor picture', { appeal_state: 401, body: empty }),
  penalties({ offset: 0, limit: 10 }, 0, 'a page of penalties'),
  penalties({ offset: 0, limit: 101 }, 20002, 'more than a page'),
  penalties({ offset: 0 }, 200002, 'no limit'),
]
