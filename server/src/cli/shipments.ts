import { bodyOf, type Api } from './api.ts'
import { sentences, type Language } from '../core/language.ts'

interface Shipment {
  id: string
  state: string
  transaction_id: string | null
  order_key: { mchid?: string; out_trade_no?: string }
  cause: string | null
  remedy: string | null
}

/** Prints shipments, newest first, with the reason of each. */
export async function showShipments(api: Api, state: string | undefined): Promise<void> {
  const path = `/api/shipments?limit=50${state === undefined ? '' : `&state=${encodeURIComponent(state)}`}`
  const body = bodyOf(await api.ask<{ shipments: Shipment[] }>('GET', path))
  for (const shipment of body.shipments) console.log(lineOf(shipment))
}

interface BulkResponse {
  shipments: Shipment[]
  refused: { id: string; error: { message: string; remedy?: string } }[]
}

/** Retries or closes one shipment, or all that need attention for a reason. */
export async function moveShipments(
  api: Api,
  { id, reason }: { id: string | undefined; reason: string | undefined },
  action: 'retry' | 'close',
  language: Language,
): Promise<void> {
  if (id === undefined) {
    const answer = await api.ask<BulkResponse>('POST', `/api/shipments/${action}`, { reason })
    const { shipments, refused } = bodyOf(answer)
    for (const shipment of shipments) console.log(lineOf(shipment))
    for (const one of refused)
      console.log(`${one.id}  ${sentences(one.error.message, one.error.remedy ?? '')}`)
    const count = `${shipments.length}/${shipments.length + refused.length}`
    console.log(language === 'zh' ? `已处理 ${count} 条。` : `${count} done.`)
    return
  }
  const path = `/api/shipments/${encodeURIComponent(id)}/${action}`
  const body = bodyOf(await api.ask<{ shipment: Shipment }>('POST', path))
  console.log(lineOf(body.shipment))
}

function lineOf({ id, state, transaction_id, order_key, cause, remedy }: Shipment): string {
  const payment = transaction_id ?? `${order_key.mchid}:${order_key.out_trade_no}`
  const text = cause === null ? '' : `  ${sentences(cause, remedy ?? '')}`
  return `${id}  ${state.padEnd(15)}  ${payment}${text}`
}
