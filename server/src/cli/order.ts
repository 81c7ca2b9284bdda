import { ORDER_STATE_LABELS } from '../orders/labels.ts'
import { bodyOf, type Api } from './api.ts'
import type { Language } from '../core/language.ts'

interface Answer {
  order: {
    transaction_id: string
    merchant_trade_no: string
    description: string
    paid_amount: number
    pay_time: number
    order_state: number
    in_complaint: boolean
    shipping: { shipping_list?: { tracking_no: string; express_company: string }[] }
    settlement: {
      estimated_settlement_time: number | null
      settlement_time: number | null
    } | null
  }
}

const time = (seconds: number) => new Date(seconds * 1000).toLocaleString('sv-SE')

/** Prints how an order stands. */
export async function showOrder(
  transaction_id: string,
  api: Api,
  language: Language,
): Promise<void> {
  const path = `/api/orders/${encodeURIComponent(transaction_id)}`
  const body = bodyOf(await api.ask<Answer>('GET', path))
  const { order } = body
  const { settlement } = order
  const state = ORDER_STATE_LABELS[order.order_state]?.[language] ?? String(order.order_state)
  const rows: [string, string][] = [
    ['transaction_id', order.transaction_id],
    ['merchant_trade_no', order.merchant_trade_no],
    ['description', order.description],
    ['paid_amount', `¥${(order.paid_amount / 100).toFixed(2)}`],
    ['pay_time', time(order.pay_time)],
    ['order_state', `${state}${order.in_complaint ? ' (in_complaint)' : ''}`],
    ...(order.shipping.shipping_list ?? []).map(
      ({ express_company, tracking_no }): [string, string] => [
        'parcel',
        `${express_company} ${tracking_no}`,
      ],
    ),
  ]
  if (settlement?.settlement_time) rows.push(['settlement_time', time(settlement.settlement_time)])
  else if (settlement?.estimated_settlement_time)
    rows.push(['estimated_settlement_time', time(settlement.estimated_settlement_time)])
  for (const [name, value] of rows) console.log(`${name.padEnd(26)}${value}`)
}
