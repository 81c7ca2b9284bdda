/** What merchants, people and buyers do to a payment while servers die, and what WeChat must have of it then. */
import { setTimeout as wait } from 'node:timers/promises'
import { content } from '../support/merchant.ts'

export interface Payment {
  transaction_id: string
  merchant_id: string
  merchant_trade_no: string
  openid: string
}

/** What WeChat has of a payment at the end. */
export interface Expected {
  uploads: number
  reshipments_spent: number
}

/** How a payment is shipped. */
export interface Shop {
  /** Posts until a server says that it has the shipment, or will not take it. @returns its id */
  post: (body: object) => Promise<string | null>
  /** Ships at WeChat itself, as a person does in its console. */
  byHand: (body: object, payment: Payment) => Promise<void>
  /** Waits until WeChat has a complete shipment. */
  finished: (payment: Payment) => Promise<unknown>
  /** Waits until no worker has anything to do for a shipment. */
  ended: (id: string) => Promise<unknown>
  /**
   * Keeps get_order from lagging meanwhile: a look from before a shipment by hand is what is left
   * (docs/PROMISE.md).
   */
  withoutLag: <Result>(work: () => Promise<Result>) => Promise<Result>
}

export const KINDS = {
  plain: { uploads: 1, reshipments_spent: 0 },
  'both numbers': { uploads: 1, reshipments_spent: 0 },
  'both numbers, two contents': { uploads: 1, reshipments_spent: 0 },
  'by hand before': { uploads: 1, reshipments_spent: 0 },
  // The person spends it.
  'by hand after': { uploads: 2, reshipments_spent: 1 },
  correction: { uploads: 2, reshipments_spent: 1 },
  'two parcels': { uploads: 2, reshipments_spent: 0 },
} as const satisfies Record<string, Expected>
export type Kind = keyof typeof KINDS
export const KIND_NAMES = Object.keys(KINDS) as Kind[]

const waybill = (payment: Payment, which: string) => `${which}${payment.transaction_id}`

export async function shipPayment(kind: Kind, payment: Payment, shop: Shop): Promise<unknown> {
  const { transaction_id, merchant_id, merchant_trade_no } = payment
  const by_id = (which: string, more: object = {}) =>
    content(transaction_id, waybill(payment, which), more)
  const by_trade_no = (which: string) =>
    by_id(which, {
      order_key: { order_number_type: 1, mchid: merchant_id, out_trade_no: merchant_trade_no },
    })
  const soon = () => wait(Math.random() * 100)
  switch (kind) {
    case 'plain':
      return shop.post(by_id('YT'))
    case 'both numbers':
      return Promise.all([shop.post(by_id('YT')), shop.post(by_trade_no('YT'))])
    case 'both numbers, two contents':
      return Promise.all([shop.post(by_id('YT')), shop.post(by_trade_no('SF'))])
    case 'by hand before':
      return shop.withoutLag(async () => {
        await shop.byHand(by_id('HAND'), payment)
        await soon()
        const id = await shop.post(by_id('YT'))
        if (id !== null) await shop.ended(id)
      })
    case 'by hand after': {
      await shop.post(by_id('YT'))
      await shop.finished(payment)
      await soon()
      return shop.byHand(by_id('HAND'), payment)
    }
    case 'correction': {
      await shop.post(by_id('YT'))
      await shop.finished(payment)
      return shop.post(by_id('SF', { spend_reshipment: true }))
    }
    case 'two parcels': {
      const parcel = (which: string, is_all_delivered: boolean) =>
        by_id(which, { delivery_mode: 2, is_all_delivered })
      await shop.post(parcel('YT', false))
      return shop.post(parcel('SF', true))
    }
  }
}
