import { json } from './api.ts'
import type { MerchantRequest } from './command.ts'
import {
  detailsRequest,
  isDemoShop,
  type DemoShop,
  type PaidOrder,
  type Told,
} from './demo-shop.ts'
import { SPECIAL_ORDER_TYPE } from './enums.ts'
import type { PhoneTexts } from './texts.ts'

/** A shipment as the merchant API shows it. */
export interface ShipmentView {
  id: string
  state: string
  transaction_id: string | null
  order_key: { transaction_id?: string }
  delivery_mode: number
  is_all_delivered?: boolean
  shipping_list?: { tracking_no?: string; express_company?: string; item_desc?: string }[]
  spends_reshipment: boolean
  reason: string | null
  errcode: number | null
  cause: string | null
  remedy: string | null
  accepted_at: number
  updated_at: number
  attempts: { at: number; call: string; outcome: string; errcode: number | null }[]
}

interface ToldOrder {
  order: { details: { shop?: { name: string } } | null }
}

interface Refusal {
  error?: { message: string; remedy?: string }
}

/** The merchant's own server, as the merchant's system asks it. */
export function createMerchant(texts: PhoneTexts, key: () => string) {
  const shop: DemoShop = { language: texts.lang, origin: location.origin }
  const withKey = (request: MerchantRequest) => ({ ...request, ...(key() && { key: key() }) })

  /** @throws Error in the server's words */
  async function ask<Answer>(request: MerchantRequest): Promise<Answer> {
    const { statusCode, data } = await json<{ statusCode: number; data: Answer & Refusal }>(
      '/phone/merchant',
      withKey(request),
    ).catch((error: unknown) => {
      throw new Error(texts.noServer, { cause: error })
    })
    if (statusCode < 400) return data
    const { error } = data ?? {}
    // What happened, and under it what to do.
    const said = [error?.message, error?.remedy].filter((one) => one !== undefined)
    throw new Error(said.join('\n') || texts.failed(statusCode))
  }

  return {
    ship: (request: MerchantRequest) => ask(request),
    /** Newest first. */
    recent: async () =>
      (
        await ask<{ shipments: ShipmentView[] }>({
          method: 'GET',
          path: '/api/shipments?limit=200',
        })
      ).shipments,
    /** All shipments of a payment with their attempts, newest first. */
    async shipmentsOf(transaction_id: string): Promise<ShipmentView[]> {
      const path = `/api/shipments?limit=20&transaction_id=${encodeURIComponent(transaction_id)}`
      const { shipments } = await ask<{ shipments: ShipmentView[] }>({ method: 'GET', path })
      return Promise.all(
        shipments.map(async ({ id }) => {
          const one = { method: 'GET', path: `/api/shipments/${id}` } as const
          return (await ask<{ shipment: ShipmentView }>(one)).shipment
        }),
      )
    },
    /** Tells what was bought; the order is there without it, for instance beside another server. */
    tell: (order: Parameters<typeof detailsRequest>[0], told?: Told) =>
      ask(detailsRequest(order, shop, told)).catch(() => undefined),
    /** The same again after something changed, unless somebody else told of it since. */
    async tellAgain(order: PaidOrder, told: Told) {
      const { transaction_id } = order
      const path = `/api/orders/${transaction_id}`
      const found = await ask<ToldOrder>({ method: 'GET', path }).catch(() => null)
      if (isDemoShop(found?.order.details?.shop?.name ?? '')) await this.tell(order, told)
    },
    retry: (id: string) => ask({ method: 'POST', path: `/api/shipments/${id}/retry` }),
    close: (id: string) => ask({ method: 'POST', path: `/api/shipments/${id}/close` }),
    /** Reports a pre-sale; `delay_to` in Unix seconds. */
    reportPresale: (transaction_id: string, delay_to: number) =>
      ask({
        method: 'POST',
        path: `/api/orders/${transaction_id}/special`,
        body: { type: SPECIAL_ORDER_TYPE.PRESALE, delay_to },
      }),
    /** The request as a command, with the API key in it: to be copied, never to be shown. */
    command: async (request: MerchantRequest) =>
      (await json<{ command: string }>('/phone/command', withKey(request))).command,
  }
}
export type Merchant = ReturnType<typeof createMerchant>
