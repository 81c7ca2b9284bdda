import { bodyOf, type Api } from './api.ts'
import { sentences } from '../core/language.ts'

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

/** Retries or closes a shipment that needs attention. */
export async function moveShipment(api: Api, id: string, action: 'retry' | 'close'): Promise<void> {
  const path = `/api/shipments/${encodeURIComponent(id)}/${action}`
  const body = bodyOf(await api.ask<{ shipment: Shipment }>('POST', path))
  console.log(lineOf(body.shipment))
}

function lineOf({ id, state, transaction_id, order_key, cause, remedy }: Shipment): string {
  const payment = transaction_id ?? `${order_key.mchid}:${order_key.out_trade_no}`
  const text = cause === null ? '' : `  ${sentences(cause, remedy ?? '')}`
  return `${id}  ${state.padEnd(15)}  ${payment}${text}`
}
