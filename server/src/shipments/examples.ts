/** What the API's description shows of shipments. */
import {
  EXAMPLE_PAY_TIME,
  EXAMPLE_PAYMENT,
  EXAMPLE_SHIPMENT_ID,
  EXAMPLE_TRACKING_NO,
} from '../http/examples.ts'
import {
  EXAMPLE_DETAILS,
  EXAMPLE_ORDER,
  EXAMPLE_SETTLEMENT,
  EXAMPLE_WAYBILL,
} from '../orders/examples.ts'
import { EXAMPLE_SERVICES } from '../services/view.ts'

const { transaction_id } = EXAMPLE_PAYMENT
const accepted_at = (EXAMPLE_PAY_TIME + 3600) * 1000

const content = (transaction_id: string, tracking_no: string) => ({
  order_key: { order_number_type: 2, transaction_id },
  logistics_type: 1,
  delivery_mode: 1,
  shipping_list: [{ tracking_no, express_company: 'YTO', item_desc: 'Tea x1' }],
})

const queued = {
  id: EXAMPLE_SHIPMENT_ID,
  state: 'queued' as const,
  transaction_id,
  ...content(transaction_id, EXAMPLE_TRACKING_NO),
  combined: null,
  spends_reshipment: false,
  upload_time: null,
  reason: null,
  errcode: null,
  cause: null,
  remedy: null,
  likely_causes: [],
  hold_until: null,
  accepted_at,
  updated_at: accepted_at,
  attempts: [],
  services: [],
}

const shipped = {
  ...queued,
  state: 'shipped' as const,
  upload_time: '2025-11-26T11:10:00.412+08:00',
  updated_at: accepted_at + 1_300,
}

const get_order = {
  call: '/wxa/sec/order/get_order',
  outcome: 'ok' as const,
  errcode: 0,
  rid: null,
}
const upload = { ...get_order, call: '/wxa/sec/order/upload_shipping_info' }

const SUB_ORDERS = ['4200002687202611261451882917', '4200002687202611261451882918'] as const
const COMBINED_PAYMENT = '4200002687202611261451882919'

const closed = {
  ...queued,
  state: 'rejected' as const,
  reason: 'closed_by_hand' as const,
  cause: 'Closed by a person',
  remedy: 'Nothing to do.',
}

const CORRECTED_TRACKING_NO = 'YT8812345678904'

const { order_key: _, ...before } = content(transaction_id, EXAMPLE_TRACKING_NO)
const { order_key: __, ...after } = content(transaction_id, CORRECTED_TRACKING_NO)
const corrected = {
  transaction_id,
  outcome: 'corrects' as const,
  before,
  after,
  changes: [`shipping_list.0.tracking_no: "${EXAMPLE_TRACKING_NO}" → "${CORRECTED_TRACKING_NO}"`],
  spends_reshipment: true,
  reshipments_left: 1,
  shipment_id: null,
  error: null,
}

const id = { id: EXAMPLE_SHIPMENT_ID }

export const EXAMPLES = {
  createShipment: {
    body: {
      ...content(transaction_id, EXAMPLE_TRACKING_NO),
      shipping_list: [
        {
          tracking_no: EXAMPLE_TRACKING_NO,
          express_company: 'YTO',
          items: ['tea-100g'],
          receiver_phone: '13800000000',
        },
      ],
      order: {
        item_list: [
          {
            merchant_item_id: 'tea-100g',
            name: 'Tea',
            unit_price: 16_800,
            quantity: 1,
            image_url: ['https://shop.example.com/tea.png'],
          },
        ],
      },
      services: { shopping_order: 'auto' as const, messages: 'require' as const },
    },
    response: { shipment: queued, warnings: [] },
  },
  createCombinedShipment: {
    body: {
      order_key: { order_number_type: 2, transaction_id: COMBINED_PAYMENT },
      sub_orders: [
        content(SUB_ORDERS[0], 'YT8812345678902'),
        content(SUB_ORDERS[1], 'YT8812345678903'),
      ],
    },
    response: {
      shipment: {
        ...queued,
        ...content(SUB_ORDERS[0], 'YT8812345678902'),
        transaction_id: SUB_ORDERS[0],
        combined: {
          leader: EXAMPLE_SHIPMENT_ID,
          shipments: [EXAMPLE_SHIPMENT_ID, '019abf7e-5c1a-7c3e-9d0a-2f6f4c1b8e22'],
        },
      },
      warnings: [],
      sub_orders: [EXAMPLE_SHIPMENT_ID, '019abf7e-5c1a-7c3e-9d0a-2f6f4c1b8e22'],
    },
  },
  dryRunShipment: {
    body: content(transaction_id, CORRECTED_TRACKING_NO),
    response: { dry_run: { parts: [corrected], spends_reshipment: true, accepted: true } },
  },
  dryRunCombinedShipment: {
    body: {
      order_key: { order_number_type: 2, transaction_id: COMBINED_PAYMENT },
      sub_orders: [content(transaction_id, CORRECTED_TRACKING_NO)],
    },
    response: { dry_run: { parts: [corrected], spends_reshipment: true, accepted: true } },
  },
  listShipments: {
    query: { state: 'shipped' as const, tracking_no: EXAMPLE_TRACKING_NO, limit: 20 },
    response: { shipments: [shipped], next_cursor: null },
  },
  readShipment: {
    params: id,
    response: {
      shipment: {
        ...shipped,
        attempts: [
          { at: accepted_at + 20, ...get_order },
          { at: accepted_at + 610, ...upload },
          { at: accepted_at + 1_280, ...get_order },
        ],
        services: EXAMPLE_SERVICES,
      },
    },
  },
  readOrder: {
    params: { transaction_id },
    response: {
      order: {
        ...EXAMPLE_ORDER,
        settlement: EXAMPLE_SETTLEMENT,
        details: EXAMPLE_DETAILS,
        presale_time: null,
        special_type: null,
        late_at: EXAMPLE_ORDER.pay_time + 2 * 86_400,
        refunded_amount: 0,
        refunds: [],
        waybills: [EXAMPLE_WAYBILL],
        reshipments_left: 1,
        shipments: [shipped],
        services: EXAMPLE_SERVICES,
      },
    },
  },
  retryShipment: { params: id, response: { shipment: queued } },
  closeShipment: { params: id, response: { shipment: closed } },
  undoShipment: { params: id, response: { shipment: closed } },
  retryShipments: {
    body: { reason: 'unknown_payment' as const },
    response: { shipments: [queued], refused: [], left: 0 },
  },
  closeShipments: {
    body: { reason: 'unknown_payment' as const },
    response: { shipments: [closed], refused: [], left: 0 },
  },
}
