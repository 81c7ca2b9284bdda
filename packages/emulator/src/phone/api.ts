import type { Order } from '@fahuo/wechat'
import type { z } from 'zod'
import type { CallRecord } from '../gateway/calls-log.ts'
import type { Fault } from '../gateway/faults.ts'
import type { Buyer, PushRecord, ServiceMessage } from '../state/state.ts'
import type { PhoneTexts } from './texts.ts'

export type WechatOrder = z.output<typeof Order>

/** An order with what WeChat knows of it beside what get_order tells. */
export interface PanelOrder extends WechatOrder {
  known: {
    uploads: number
    reshipments_spent: number
    special: { type: number; delay_to: number } | null
    sub_transaction_ids: string[]
    combined_transaction_id: string | null
  }
}

export interface Settings {
  openid: string
  server_url: string
  /** Whether the emulator has the API key of the merchant's server. */
  has_key: boolean
  /** What a fault can be set for. */
  call_paths: string[]
}

/** What a buyer pays. */
export interface Payment {
  openid: string
  description: string
  /** Fen. */
  paid_amount: number
  sub_orders?: { description: string; paid_amount: number }[]
}

/** What the emulator refused. */
export class RequestError extends Error {
  readonly status: number
  readonly code: string | undefined

  constructor(status: number, code: string | undefined, message: string) {
    super(message)
    this.status = status
    this.code = code
  }
}

/** Says in the reader's language what went wrong with a request. */
export function wordsOf(error: unknown, texts: PhoneTexts): string {
  if (!(error instanceof RequestError))
    return error instanceof Error ? error.message : String(error)
  return texts.refused[error.code ?? ''] ?? texts.failed(error.status)
}

/** @throws RequestError when the emulator refuses it */
export async function json<Answer>(path: string, body?: object, method = 'POST'): Promise<Answer> {
  const answer = await fetch(
    path,
    body && {
      method,
      headers: {
        'content-type': 'application/json',
        // The merchant's server answers in the page's language.
        'accept-language': document.documentElement.lang,
      },
      ...(method === 'POST' && { body: JSON.stringify(body) }),
    },
  )
  if (answer.ok) return (await answer.json()) as Answer
  const told = (await answer.json().catch(() => ({}))) as {
    errMsg?: string
    error?: { code: string; message: string }
  }
  const message = told.error?.message ?? told.errMsg ?? `HTTP ${answer.status}`
  throw new RequestError(answer.status, told.error?.code, message)
}

/** Those of the fields that have a value, as a query. */
function query(fields: Record<string, string | number | undefined>): string {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined && value !== '')
  return new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString()
}

/** The emulator, as the phone and its panel ask it. */
export const emulator = {
  settings: () => json<Settings>('/phone/settings.json'),
  bundle: async (): Promise<{ files: Record<string, string> } | null> => {
    const answer = await fetch('/phone/bundle.json')
    return answer.ok ? ((await answer.json()) as { files: Record<string, string> }) : null
  },
  messages: async (openid: string) =>
    (await json<{ messages: ServiceMessage[] }>(`/_emulator/messages?${query({ openid })}`))
      .messages,
  buyers: async () =>
    (await json<{ buyers: (Buyer & { orders: number })[] }>('/_emulator/buyers')).buyers,
  /** Notes the buyer with this openid; a new one without it. */
  newBuyer: (openid?: string) =>
    json<Buyer>('/_emulator/buyers', openid === undefined ? {} : { openid }),
  orders: (asked: {
    q?: string
    openid?: string | undefined
    order_state?: number | undefined
    offset?: number
    limit: number
  }) => json<{ orders: PanelOrder[]; total: number }>(`/_emulator/orders?${query(asked)}`),
  order: async (transaction_id: string): Promise<PanelOrder> => {
    const { order, ...known } = await json<{ order: WechatOrder } & PanelOrder['known']>(
      `/_emulator/orders/${transaction_id}`,
    )
    return { ...order, known }
  },
  calls: async (asked: { limit: number; q?: string }) =>
    (await json<{ calls: CallRecord[] }>(`/_emulator/calls?${query(asked)}`)).calls,
  pushes: async (asked: { limit: number; q?: string }) =>
    (await json<{ pushes: PushRecord[] }>(`/_emulator/pushes?${query(asked)}`)).pushes,
  faults: async () => (await json<{ faults: Fault[] }>('/_emulator/faults')).faults,
  setFault: (fault: Partial<Fault>) => json('/_emulator/faults', fault),
  clearFaults: (path: string) => json(`/_emulator/faults?${query({ path })}`, {}, 'DELETE'),
  pushAgain: (id: string) => json('/_emulator/pushes', { id }),
  clock: () => json<{ now: number; ahead: number }>('/_emulator/clock'),
  advance: (seconds: number) => json('/_emulator/clock', { advance: seconds }),
  pay: (payment: Payment) =>
    json<WechatOrder & { sub_orders?: WechatOrder[] }>('/_emulator/orders', payment),
  refund: (transaction_id: string) => json(`/_emulator/orders/${transaction_id}/refund`, {}),
  complain: (transaction_id: string, in_complaint: boolean) =>
    json(`/_emulator/orders/${transaction_id}/complaint`, { in_complaint }),
  componentOrder: async (asked: object) =>
    (await json<{ order: WechatOrder | null }>('/_emulator/receipts/order', asked)).order,
}
