import type { ComplaintTurn, Order } from '@fahuo/wechat'
import type { z } from 'zod'
import type { CallRecord } from '../gateway/calls-log.ts'
import type { Fault } from '../gateway/faults.ts'
import type { Buyer, PushRecord, ServiceMessage } from '../state/state.ts'
import type { OrderCentreEntry } from '../state/order-centre.ts'
import type { RefundStatus } from '../state/pay.ts'
import type { Settings as WechatSettings } from '../state/settings.ts'
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
    refunds: { refund_id: string; amount: number; status: RefundStatus }[]
  }
}

/** A notification of WeChat Pay and what became of it; times in Unix seconds. */
export interface PayNotificationView {
  id: string
  event_type: string
  resource: Record<string, unknown>
  probe: boolean
  state: 'pending' | 'delivered' | 'given_up'
  created_at: number
  next_at: number | null
  attempts: { at: number; status: number | null; answer: string }[]
}

/** A complaint as WeChat has it; times in Unix seconds, 0: never. */
export interface ComplaintView {
  complaint_order_id: string
  transaction_id: string
  type: number
  status: number
  /** Who has to act; over: nobody any more. */
  turn: ComplaintTurn
  appeal_state: number
  create_time: number
  expire_time: number
  history: { itemType: number; time: number; content: string; mediaIdList: string[] }[]
}

export interface Settings {
  openid: string
  server_url: string
  /** Whether the emulator has the API key of the merchant's server. */
  has_key: boolean
  /** Where the merchant's console is. */
  console_url: string | null
  /** Where WeChat Pay's notifications go when they are switched on. */
  pay: { mchid: string; notify_url: string }
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

/** What arrived for the services of an order. */
export interface ServicesView {
  details: { seconds_after_payment: number | null; linked: boolean } | null
  details_shipping: { uploads: number } | null
  parcels: { tracking_no: string; express_company: string; status: number; scanned: boolean }[]
  waybills: { component: 'messages' | 'tracking'; waybill_id: string }[]
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

/** The Mini Program that the page is about, by its address; null: the first one. */
export const chosenAppid = (): string | null =>
  new URLSearchParams(globalThis.location?.search).get('appid')

/** Faults are set for all Mini Programs, as they are listed. */
const OF_ONE = /^\/_emulator\/(?!faults)/

function ofChosen(path: string): string {
  const appid = chosenAppid()
  if (appid === null || !OF_ONE.test(path)) return path
  return `${path}${path.includes('?') ? '&' : '?'}${query({ appid })}`
}

/** @throws RequestError when the emulator refuses it */
export async function json<Answer>(path: string, body?: object, method = 'POST'): Promise<Answer> {
  const answer = await fetch(
    ofChosen(path),
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

/** A Mini Program of the emulator. */
export interface ShopView {
  appid: string
  name: string | null
  orders: number
}

/** A third-party platform, and who has authorised it; times in Unix seconds. */
export interface PlatformView {
  component_appid: string
  name: string
  /** 0: none was pushed yet. */
  ticket_at: number
  ticket_push: boolean
  released: boolean
  authorisations: {
    appid: string
    name: string | null
    permission_sets: number[]
    /** The platform has exchanged the code for its tokens. */
    exchanged: boolean
  }[]
}

/** The emulator, as the phone and its panel ask it. */
export const emulator = {
  shops: async () => (await json<{ shops: ShopView[] }>('/_emulator/shops')).shops,
  platforms: async () =>
    (await json<{ platforms: PlatformView[] }>('/_emulator/platforms')).platforms,
  /** A platform's ticket now, or what the Mini Program does about it. */
  actOnPlatform: (component_appid: string, action: 'ticket' | 'authorise' | 'revoke') =>
    json(`/_emulator/platforms/${component_appid}/${action}`, {}),
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
  orderCentre: async (openid: string) =>
    (await json<{ orders: OrderCentreEntry[] }>(`/_emulator/order-centre?${query({ openid })}`))
      .orders,
  services: (transaction_id: string) =>
    json<ServicesView>(`/_emulator/orders/${transaction_id}/services`),
  moveWaybill: (waybill_id: string) => json('/_emulator/waybills', { waybill_id, next: true }),
  wechatSettings: () => json<WechatSettings>('/_emulator/settings'),
  changeSettings: (changed: Partial<WechatSettings>) => json('/_emulator/settings', changed),
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
  /** All that is left of it, unless an amount is given. */
  refund: (transaction_id: string, wanted: { amount?: number; status?: RefundStatus } = {}) =>
    json(`/_emulator/orders/${transaction_id}/refund`, wanted),
  changeRefund: (refund_id: string, status: RefundStatus) =>
    json(`/_emulator/pay/refunds/${refund_id}`, { status }),
  notifications: async (asked: { limit: number; q?: string }) =>
    (
      await json<{ notifications: PayNotificationView[] }>(
        `/_emulator/pay/notifications?${query(asked)}`,
      )
    ).notifications,
  notifyAgain: (id: string) => json('/_emulator/pay/notifications', { id }),
  /** Null: the merchant number is not notified. */
  async notifyUrl(mchid: string): Promise<string | null> {
    const { merchants } = await json<{ merchants: { mchid: string; notify_url: string | null }[] }>(
      '/_emulator/pay/merchants',
    )
    return merchants.find((one) => one.mchid === mchid)?.notify_url ?? null
  },
  notifyMerchant: (mchid: string, notify_url: string | null) =>
    json('/_emulator/pay/merchants', { mchid, notify_url }),
  complaints: async () =>
    (await json<{ complaints: ComplaintView[] }>('/_emulator/complaints')).complaints,
  moveComplaint: (id: string, change: object) => json(`/_emulator/complaints/${id}`, change),
  withdrawComplaint: (id: string) => json(`/_emulator/complaints/${id}/withdraw`, {}),
  complain: (transaction_id: string, said: { type?: number; content?: string } = {}) =>
    json('/_emulator/complaints', { transaction_id, ...said }),
  /** The buyer takes back what is open. */
  withdraw: async (transaction_id: string) => {
    const { complaints } = await json<{ complaints: { complaint_order_id: string }[] }>(
      `/_emulator/complaints?${query({ transaction_id })}`,
    )
    const [newest] = complaints
    return newest
      ? emulator.withdrawComplaint(newest.complaint_order_id)
      : json(`/_emulator/orders/${transaction_id}/complaint`, { in_complaint: false })
  },
  componentOrder: async (asked: object) =>
    (await json<{ order: WechatOrder | null }>('/_emulator/receipts/order', asked)).order,
}
