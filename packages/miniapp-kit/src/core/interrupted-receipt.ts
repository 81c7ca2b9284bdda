import type { ConfirmReceiptOrder } from './business-view.ts'
import type { KitStorage } from './storage.ts'

/** Where an attempt to confirm is remembered while the component is open. */
const KEY = 'fahuo-receipt'

/** Milliseconds for which it is worth asking; later the order's own page asks anyway. */
const WORTH = 3600_000

interface KeptReceipt {
  order: ConfirmReceiptOrder
  /** Unix milliseconds. */
  opened_at: number
}

export function keepReceipt(storage: KitStorage | undefined, order: ConfirmReceiptOrder): void {
  storage?.set(KEY, { order, opened_at: Date.now() } satisfies KeptReceipt)
}

export function forgetReceipt(storage: KitStorage | undefined): void {
  storage?.remove(KEY)
}

/**
 * The order whose component was open when WeChat ended the Mini Program. Call it at the start of the
 * app and ask the server about that order. Answers it once.
 */
export function interruptedReceipt(storage: KitStorage): ConfirmReceiptOrder | null {
  const kept = storage.get(KEY) as Partial<KeptReceipt> | undefined
  storage.remove(KEY)
  const age = Date.now() - Number(kept?.opened_at)
  if (typeof kept?.order?.transaction_id !== 'string' || !(age >= 0 && age < WORTH)) return null
  return kept.order
}
