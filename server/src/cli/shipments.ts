import { answered, type Api } from './api.ts'
import { oneLine } from '../core/language.ts'

interface Shipment {
  id: string
  state: string
  transaction_id: string | null
  order_key: { mchid?: string; out_trade_no?: string }
  cause: string | null
  remedy: string | null
}

/** Prints shipments, newest first, with what is in the way of each. */
export async function showShipments(api: Api, state: string | undefined): Promise<void> {
  const path = `/api/shipments?limit=50${state === undefined ? '' : `&state=${encodeURIComponent(state)}`}`
  const body = answered(await api.ask<{ shipments: Shipment[] }>('GET', path))
  for (const shipment of body.shipments) console.log(lineOf(shipment))
}

/** What a person says of a shipment that needs attention. */
export async function moveByWord(api: Api, id: string, word: 'retry' | 'close'): Promise<void> {
  const path = `/api/shipments/${encodeURIComponent(id)}/${word}`
  const body = answered(await api.ask<{ shipment: Shipment }>('POST', path))
  console.log(lineOf(body.shipment))
}

function lineOf({ id, state, transaction_id, order_key, cause, remedy }: Shipment): string {
  const payment = transaction_id ?? `${order_key.mchid}:${order_key.out_trade_no}`
  const told = cause === null ? '' : `  ${oneLine(cause, remedy ?? '')}`
  return `${id}  ${state.padEnd(15)}  ${payment}${told}`
}
