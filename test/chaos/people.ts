/** After the chaos: what a person does with what is left, until nothing is open and nothing waits. */
import { setTimeout as wait } from 'node:timers/promises'
import type { Shipment } from '../support/merchant.ts'

export interface Desk {
  /** Asks any server as the merchant; null when it does not answer. */
  ask: <Body>(method: 'GET' | 'POST', path: string, body?: object) => Promise<Body | null>
  ids: readonly string[]
}

const OPEN = new Set(['waiting', 'queued', 'sending', 'verifying'])

/** What a retry would send against what is known. */
const KNOWN = new Set<string | null>(['shipped_differently', 'refunded'])

/** A retry looks first; what WeChat shows differently, what is refunded, and what was rejected, is closed. */
const actionFor = ({ state, reason }: Shipment) =>
  state === 'needs_attention' && !KNOWN.has(reason) ? 'retry' : 'close'

/** @returns how often a person did what, and the shipments that are still open */
export async function tidyUp({ ask, ids }: Desk, patience_ms: number) {
  const figures = { retried: 0, closed: 0, open: 0 }
  const started = performance.now()
  const readAll = async () => {
    const found = await Promise.all(
      ids.map((id) => ask<{ shipment?: Shipment }>('GET', `/api/shipments/${id}`)),
    )
    return found.flatMap((body) => body?.shipment ?? [])
  }
  for (;;) {
    const shipments = await readAll()
    const open = shipments.filter(({ state }) => OPEN.has(state))
    const waiting = await ask<{ shipments: Shipment[] }>(
      'GET',
      '/api/shipments?needs_person=true&limit=100',
    )
    const todo = waiting?.shipments ?? []
    figures.open = open.length + todo.length
    if (figures.open === 0 || performance.now() - started > patience_ms) return figures
    for (const shipment of todo) {
      const action = actionFor(shipment)
      const done = await ask<{ shipment?: Shipment }>(
        'POST',
        `/api/shipments/${shipment.id}/${action}`,
      )
      if (done?.shipment) figures[action === 'retry' ? 'retried' : 'closed'] += 1
    }
    await wait(200)
  }
}
