import type { Order } from '@fahuo/wechat'
import type { z } from 'zod'
import type { CallRecord } from '../gateway/calls-log.ts'
import type { Fault } from '../gateway/faults.ts'
import type { PushRecord, ServiceMessage } from '../state/state.ts'

export type WechatOrder = z.output<typeof Order>

export interface Settings {
  openid: string
  server_url: string
  demo_key: string | null
  /** What a fault can be set for. */
  call_paths: string[]
}

/** @throws Error in the emulator's words */
async function json<Answer>(path: string, body?: object, method = 'POST'): Promise<Answer> {
  const answer = await fetch(
    path,
    body && {
      method,
      headers: { 'content-type': 'application/json' },
      ...(method === 'POST' && { body: JSON.stringify(body) }),
    },
  )
  if (answer.ok) return (await answer.json()) as Answer
  const told = (await answer.json().catch(() => ({}))) as {
    errMsg?: string
    error?: { message: string }
  }
  throw new Error(told.error?.message ?? told.errMsg ?? `HTTP ${answer.status}`)
}

/** The emulator, as the phone and its panel ask it. */
export const emulator = {
  settings: () => json<Settings>('/phone/settings.json'),
  bundle: async (): Promise<{ files: Record<string, string> } | null> => {
    const answer = await fetch('/phone/bundle.json')
    return answer.ok ? ((await answer.json()) as { files: Record<string, string> }) : null
  },
  messages: async (openid: string) =>
    (
      await json<{ messages: ServiceMessage[] }>(
        `/_emulator/messages?openid=${encodeURIComponent(openid)}`,
      )
    ).messages,
  orders: async () => (await json<{ orders: WechatOrder[] }>('/_emulator/orders')).orders,
  calls: async (limit: number) =>
    (await json<{ calls: CallRecord[] }>(`/_emulator/calls?limit=${limit}`)).calls,
  pushes: async (limit: number) =>
    (await json<{ pushes: PushRecord[] }>(`/_emulator/pushes?limit=${limit}`)).pushes,
  faults: async () => (await json<{ faults: Fault[] }>('/_emulator/faults')).faults,
  setFault: (fault: Partial<Fault>) => json('/_emulator/faults', fault),
  clearFaults: (path: string) =>
    json(`/_emulator/faults?path=${encodeURIComponent(path)}`, {}, 'DELETE'),
  pushAgain: (id: string) => json('/_emulator/pushes', { id }),
  clock: () => json<{ now: number; ahead: number }>('/_emulator/clock'),
  advance: (seconds: number) => json('/_emulator/clock', { advance: seconds }),
  pay: (order: { openid: string; description?: string; paid_amount?: number }) =>
    json<WechatOrder>('/_emulator/orders', order),
  refund: (transaction_id: string) => json(`/_emulator/orders/${transaction_id}/refund`, {}),
  complain: (transaction_id: string, in_complaint: boolean) =>
    json(`/_emulator/orders/${transaction_id}/complaint`, { in_complaint }),
  componentOrder: async (query: object) =>
    (await json<{ order: WechatOrder | null }>('/_emulator/receipts/order', query)).order,
  /** Ships as the merchant's own system would: through the server, with its API key. */
  ship: (server_url: string, key: string, order: WechatOrder) =>
    json<{ statusCode: number; data: { error?: { message: string } } | string }>('/phone/request', {
      url: `${server_url}/api/shipments`,
      method: 'POST',
      header: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
      data: shipmentOf(order),
    }),
}

/** A shipment that fits the order; the waybill is made up. */
export function shipmentOf(order: WechatOrder) {
  return {
    order_key: { order_number_type: 2, transaction_id: order.transaction_id },
    logistics_type: 1,
    delivery_mode: 1,
    shipping_list: [
      {
        tracking_no: `YT${order.transaction_id.slice(-13)}`,
        express_company: 'YTO',
        item_desc: order.description,
      },
    ],
  }
}
