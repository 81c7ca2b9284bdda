/** What the API's description shows of orders and settlements. */
import { EXAMPLE_PAY_TIME, EXAMPLE_PAYMENT, EXAMPLE_TRACKING_NO } from '../http/examples.ts'

const { transaction_id, merchant_id, merchant_trade_no, openid } = EXAMPLE_PAYMENT
const shipped_time = EXAMPLE_PAY_TIME + 3600
const params = { transaction_id }

export const EXAMPLE_ORDER = {
  transaction_id,
  merchant_id,
  sub_merchant_id: '',
  merchant_trade_no,
  description: 'Tea x1',
  paid_amount: 16_800,
  openid,
  pay_time: EXAMPLE_PAY_TIME,
  order_state: 2,
  in_complaint: false,
  shipping: {
    delivery_mode: 1,
    logistics_type: 1,
    finish_shipping: true,
    finish_shipping_count: 1,
    goods_desc: 'Tea x1',
    shipping_list: [
      {
        tracking_no: EXAMPLE_TRACKING_NO,
        express_company: 'YTO',
        goods_desc: 'Tea x1',
        upload_time: shipped_time,
      },
    ],
  },
  fetched_at: (shipped_time + 60) * 1000,
  known_to_wechat: true,
}

export const EXAMPLE_SETTLEMENT = {
  shipped_time,
  estimated_settlement_time: shipped_time + 10 * 86_400,
  confirm_receive_method: null,
  confirm_receive_time: null,
  settlement_time: null,
}

const line = {
  transaction_id,
  merchant_id,
  sub_merchant_id: '',
  merchant_trade_no,
  paid_amount: 16_800,
  order_state: 2,
  pay_time: EXAMPLE_PAY_TIME,
  ...EXAMPLE_SETTLEMENT,
}

export const EXAMPLE_WAYBILL = {
  tracking_no: EXAMPLE_TRACKING_NO,
  status: 2,
  statuses: [
    { status: 1, at: EXAMPLE_PAY_TIME + 90_000 },
    { status: 2, at: EXAMPLE_PAY_TIME + 110_000 },
  ],
  messages: true,
  tracking: true,
  reminder: 'watching' as const,
}
const done = { done: true as const }

const details = {
  merchant_order_no: merchant_trade_no,
  path: 'pages/order/detail?id=20261126001',
  item_list: [
    {
      merchant_item_id: 'tea-250',
      name: 'Wuyi rock tea, in a tin',
      description: '250 g, medium roast',
      unit_price: 18_800,
      quantity: 1,
      image_url: ['https://shop.example.com/tea.jpg'],
      path: 'pages/goods/detail?id=tea-250',
    },
  ],
  freight: 0,
  discount: 2_000,
  shop: { name: 'Mountain Tea', logo_url: 'https://shop.example.com/logo.png' },
  promised_ship_time: EXAMPLE_PAY_TIME + 2 * 86_400,
  after_sales_path: 'pages/after-sales/index?id=20261126001',
  contact: true,
}

/** What a shop told of the example order, as it is stored. */
export const EXAMPLE_DETAILS = {
  ...details,
  receiver: { name: '陈**', phone: '138****0001', address: '福建省厦门市思明区湖滨南路***' },
}

const order_key = { order_number_type: 2, transaction_id }

export const EXAMPLES = {
  putOrderDetails: {
    body: {
      order_key,
      order: {
        ...details,
        receiver: {
          name: '陈小明',
          phone: '13800000001',
          address: '福建省厦门市思明区湖滨南路 88 号',
        },
      },
    },
    response: {
      details: {
        order_key,
        transaction_id,
        order: EXAMPLE_DETAILS,
        updated_at: (EXAMPLE_PAY_TIME - 60) * 1000,
        late: null,
      },
    },
  },
  remindAll: {
    body: { signed_days: 7 },
    response: { requested: 42, reminded: 12, waiting: 30, refused: [] },
  },
  remindOfReceipt: {
    params,
    body: { received_time: EXAMPLE_PAY_TIME + 2 * 86_400 },
    response: done,
  },
  reportSpecialOrder: {
    params,
    body: { type: 1 as const, delay_to: EXAMPLE_PAY_TIME + 20 * 86_400 },
    response: done,
  },
  trackParcel: {
    params,
    body: {
      tracking_no: EXAMPLE_TRACKING_NO,
      receiver_phone: '13800000000',
      goods: [{ goods_name: 'Tea', goods_img_url: 'https://shop.example.com/tea.jpg' }],
    },
    response: { waybill: EXAMPLE_WAYBILL },
  },
  listSettlements: {
    query: { settled: 'false', shipped_from: EXAMPLE_PAY_TIME, limit: 100 },
    response: {
      settlements: [line],
      totals: {
        settled: { orders: 0, paid_amount: 0 },
        unsettled: { orders: 1, paid_amount: 16_800 },
      },
      next_cursor: null,
    },
  },
  exportSettlements: {
    query: { settlement_from: EXAMPLE_PAY_TIME, settlement_before: EXAMPLE_PAY_TIME + 30 * 86_400 },
    response:
      '\uFEFFtransaction_id,merchant_id,sub_merchant_id,merchant_trade_no,paid_amount_yuan,order_state,pay_time,shipped_time,estimated_settlement_time,confirm_receive_method,confirm_receive_time,settlement_time\n',
  },
}
