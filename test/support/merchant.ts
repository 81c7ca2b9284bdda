import type { Pair } from './server.ts'
import { call, until } from './http.ts'

export interface Payment {
  transaction_id: string
  merchant_id: string
  merchant_trade_no: string
  openid: string
}
/** What the server answers about one shipment, or why it does not. */
export type Answer = { shipment: Shipment } & Refusal

export interface Shipment {
  id: string
  state: string
  reason: string | null
  errcode: number | null
  remedy: string | null
  transaction_id: string
  upload_time: string
  likely_causes: string[]
  attempts: { call: string; outcome: string; errcode: number | null; rid: string | null }[]
  combined: { leader: string; shipments: string[] } | null
}
/** An order as WeChat has it, and what was done to it there. */
export interface Truth {
  order: { order_state: number; shipping: { finish_shipping_count?: number } }
  uploads: number
  reshipments_spent: number
}
export interface Refusal {
  error: { code: string; message: string; errcode?: number; remedy: string }
}

/** WeChat's upload body without its time: express, one parcel. */
export const content = (transaction_id: string, tracking_no = 'YT0001', more: object = {}) => ({
  order_key: { order_number_type: 2, transaction_id },
  logistics_type: 1,
  delivery_mode: 1,
  shipping_list: [{ tracking_no, express_company: 'YTO', item_desc: 'Tea' }],
  ...more,
})

/** What a merchant does all day, against a server and its WeChat. */
export function openMerchant(pair: () => Pick<Pair, 'url' | 'api_key' | 'control' | 'merchant'>) {
  /** A buyer pays. */
  const pay = async <Paid = Payment>(order: object = {}) =>
    (await pair().control<Paid>('POST', '/orders', order)).body
  const ship = (body: object, headers: Record<string, string> = {}) =>
    call<Answer>('POST', `${pair().url}/api/shipments`, {
      key: pair().api_key,
      body,
      headers,
    })
  const read = async (id: string) =>
    (await pair().merchant<{ shipment: Shipment }>('GET', `/api/shipments/${id}`)).body.shipment
  /** Waits until a shipment is in a state that only a person can end. */
  const atItsEnd = (id: string) =>
    until(
      () => read(id),
      ({ state }) => state === 'shipped' || state === 'rejected' || state === 'needs_attention',
    )
  /** Ships an order, and waits until it is. */
  const shipped = async (body: object) => {
    const answer = await ship(body)
    const shipment = await atItsEnd(answer.body.shipment.id)
    if (shipment.state !== 'shipped') throw new Error(`not shipped: ${JSON.stringify(shipment)}`)
    return shipment
  }
  const truth = async (transaction_id: string) =>
    (await pair().control<Truth>('GET', `/orders/${transaction_id}`)).body
  /** Makes WeChat's next answer at a path a fault. */
  const fault = (path: string, effect: string, more: object = {}) =>
    pair().control('POST', '/faults', { path, effect, ...more })
  /** What WeChat was asked at a path. */
  const calls = async <Request = Record<string, unknown>>(path: string) =>
    (
      await pair().control<{ calls: { at: number; request: Request }[] }>(
        'GET',
        `/calls?path=${path}&limit=10000`,
      )
    ).body.calls
  return { pay, ship, read, atItsEnd, shipped, truth, fault, calls }
}
