/** What people, keys and commands did to an order, and by whom its shipments were accepted. */
import { listAudit, type AuditEntry } from '../audit/queries.ts'
import type { Text } from '../core/language.ts'
import { MINUTE_MS } from '../core/time.ts'
import type { Scope } from '../database/database.ts'
import type { Order } from '../orders/queries.ts'
import type { Shipment } from '../shipments/queries.ts'
import { filesOfShipments, whoSentFile } from './timeline-queries.ts'

/** Who did something, as they were called then. */
export type Doer = Pick<AuditEntry['by'], 'kind' | 'name'>

/** Something that was done by hand, beside accepting shipments. `at` in Unix milliseconds. */
export interface HandDone {
  at: number
  kind: HandKind
  text: Text
  by: Doer
  shipment_id?: string
}

export const HAND_KINDS = ['undone', 'retried', 'closed', 'reminded', 'reported'] as const
export type HandKind = (typeof HAND_KINDS)[number]

/** Operations of one order that its shipments do not tell of. */
const BY_HAND: Record<string, { kind: HandKind; text: Text }> = {
  undoShipment: {
    kind: 'undone',
    text: { en: 'Taken back before it was sent', zh: '发送前撤回了发货' },
  },
  retryShipment: { kind: 'retried', text: { en: 'Tried again by hand', zh: '人工重试发货' } },
  closeShipment: { kind: 'closed', text: { en: 'Closed by hand', zh: '人工关闭发货' } },
  remindOfReceipt: {
    kind: 'reminded',
    text: { en: 'Reminded the buyer to confirm receipt', zh: '提醒买家确认收货' },
  },
  reportSpecialOrder: {
    kind: 'reported',
    text: { en: 'Reported as a special order', zh: '报备了特殊发货' },
  },
}

const unanswered = ({ en, zh }: Text): Text => ({
  en: `${en}; WeChat's answer is not known`,
  zh: `${zh}（未收到微信的应答）`,
})

/** Deeds of one order that are read at most. */
const DEEDS_AT_MOST = 200

/** A file is sent in the request whose deed tells of it. */
const SENT_WITHIN_MS = MINUTE_MS

/** How a shipment came to be. */
export interface Origin {
  by: Doer | null
  /** What its file is called; empty: nobody said. Null: it came from none. */
  file: string | null
}

export interface Deeds {
  /** By the id of a shipment; of one that a worker accepted, or long ago, there is none. */
  origins: ReadonlyMap<string, Origin>
  by_hand: HandDone[]
}

/** Reads what was done to an order and its shipments; what is older than AUDIT_KEPT_DAYS is forgotten. */
export async function deedsOf(
  scope: Scope,
  order: Order,
  shipments: readonly Shipment[],
): Promise<Deeds> {
  const { transaction_id, merchant_trade_no } = order
  const entries = await listAudit(scope, { transaction_id, limit: DEEDS_AT_MOST })
  const origins = new Map<string, Origin>()
  const by_hand: HandDone[] = []
  for (const { at, action, shipment_id, after, by: doer } of entries) {
    const by = { kind: doer.kind, name: doer.name }
    const known = BY_HAND[action]
    const answer = after?.['answer']
    // What WeChat refused was not done; what it has not answered may have been.
    if (answer === 'refused' || answer === 'not_sent') continue
    if (known && answer === 'unknown')
      by_hand.push({ at, ...known, text: unanswered(known.text), by })
    else if (known) by_hand.push({ at, ...known, by, ...(shipment_id !== null && { shipment_id }) })
    // Of all deeds only an acceptance names parcels.
    else if (shipment_id !== null && after?.['parcels'] !== undefined)
      origins.set(shipment_id, { by, file: null })
  }
  const others = shipments.map(({ id }) => id).filter((id) => !origins.has(id))
  const numbers = [transaction_id, merchant_trade_no].filter((number) => number !== '')
  for (const { shipment_id, import_id, name, send_at } of await filesOfShipments(
    scope,
    others,
    numbers,
  )) {
    const by = await whoSentFile(scope, import_id, {
      from: send_at - SENT_WITHIN_MS,
      to: send_at + SENT_WITHIN_MS,
    })
    origins.set(shipment_id, { by, file: name ?? '' })
  }
  return { origins, by_hand }
}
