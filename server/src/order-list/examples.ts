/** What the API's description shows of the list of orders. */
import { EXAMPLE_PAY_TIME, EXAMPLE_SHIPMENT_ID, EXAMPLE_TRACKING_NO } from '../http/examples.ts'
import { EXAMPLE_ORDER } from '../orders/examples.ts'

const shipped_time = EXAMPLE_PAY_TIME + 3600

export const EXAMPLES = {
  listOrders: {
    query: { order_state: 2, limit: 20 },
    response: {
      orders: [
        {
          ...EXAMPLE_ORDER,
          updated_at: (shipped_time + 5) * 1000,
          goods: 'shipped' as const,
          money: 'paid' as const,
          presale_time: null,
          late_at: EXAMPLE_PAY_TIME + 2 * 86_400,
          shipment: {
            id: EXAMPLE_SHIPMENT_ID,
            state: 'shipped' as const,
            reason: null,
            tracking_nos: [EXAMPLE_TRACKING_NO],
          },
        },
      ],
      next_cursor: null,
      as_of: shipped_time + 60,
      older_as_of: shipped_time - 7200,
    },
  },
  countOrders: {
    query: { search: EXAMPLE_TRACKING_NO },
    response: {
      counts: {
        all: 1,
        to_ship: 0,
        uploading: 0,
        needs_person: 0,
        shipped: 1,
        received: 0,
        refunded: 0,
      },
      counted_at_most: 10_000,
      carriers: ['YTO'],
      merchants: [EXAMPLE_ORDER.merchant_id],
    },
  },
  exportOrders: {
    query: { stage: 'shipped' as const },
    response:
      "\uFEFFOrder,Shop's number,Merchant number,Item,Amount (yuan),Paid at,Goods,Money,WeChat's state,Carrier,Waybills,Late at\n",
  },
  exportOrdersXlsx: { query: { stage: 'shipped' as const }, response: 'PK…' },
  readTimeline: {
    params: { transaction_id: EXAMPLE_ORDER.transaction_id },
    response: {
      timeline: [
        {
          at: EXAMPLE_PAY_TIME * 1000,
          kind: 'paid' as const,
          text: 'Paid ¥168.00',
          shipment_id: null,
          by: null,
        },
        {
          at: shipped_time * 1000,
          kind: 'accepted' as const,
          text: `Shipment accepted ${EXAMPLE_TRACKING_NO}`,
          shipment_id: EXAMPLE_SHIPMENT_ID,
          by: { kind: 'person' as const, name: '小王' },
        },
        {
          at: shipped_time * 1000 + 1_300,
          kind: 'shipped' as const,
          text: 'WeChat shows the shipment',
          shipment_id: EXAMPLE_SHIPMENT_ID,
          by: null,
        },
      ],
    },
  },
}
