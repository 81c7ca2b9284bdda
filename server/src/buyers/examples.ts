/** What the API's description shows of a buyer's routes. */
import { EXAMPLE_PAY_TIME, EXAMPLE_PAYMENT, EXAMPLE_TRACKING_NO } from '../http/examples.ts'

const { transaction_id, merchant_id, merchant_trade_no } = EXAMPLE_PAYMENT
const shipped_time = EXAMPLE_PAY_TIME + 3600
const params = { transaction_id }

const order = {
  transaction_id,
  merchant_id,
  sub_merchant_id: '',
  merchant_trade_no,
  description: 'Tea x1',
  paid_amount: 16_800,
  pay_time: EXAMPLE_PAY_TIME,
  order_state: 2,
  in_complaint: false,
  shipping: {
    delivery_mode: 1,
    logistics_type: 1,
    finish_shipping: true,
    shipping_list: [
      {
        tracking_no: EXAMPLE_TRACKING_NO,
        express_company: 'YTO',
        goods_desc: 'Tea x1',
        upload_time: shipped_time,
        status: 2,
        statuses: [
          { status: 1, at: shipped_time + 3 * 3600 },
          { status: 2, at: shipped_time + 9 * 3600 },
        ],
        messages: true,
        items: ['tea-100g'],
      },
    ],
  },
  settlement: {
    shipped_time,
    estimated_settlement_time: shipped_time + 10 * 86_400,
    confirm_receive_time: null,
    settlement_time: null,
  },
}

export const EXAMPLES = {
  openSession: {
    body: { code: '0b3VkYFa1example000000000000', lookup: { transaction_id } },
    response: {
      token: 'eyJhbGciOiJIUzI1NiJ9.example.signature',
      expires_in: 7200,
      lookup: { order },
    },
  },
  listBuyerOrders: {
    query: { order_state: '2', limit: 20 },
    response: { orders: [order], next_cursor: null, counts: { '2': 1 } },
  },
  lookUpBuyerOrder: { query: { transaction_id }, response: { order } },
  askReceipt: { params, response: { order: { ...order, order_state: 3 } } },
  openWaybillTracking: {
    params,
    body: {
      tracking_no: EXAMPLE_TRACKING_NO,
      receiver_phone: '13800000000',
      goods_img_url: 'https://shop.example.com/tea.jpg',
    },
    response: { waybill_token: 'example-waybill-token' },
  },
}
