import type { ConfirmReceiptOrder } from './business-view.ts'
import type { KitStorage } from './storage.ts'

/** Holds the order while the component is open. */
const STORAGE_KEY = 'fahuo-receipt'

/** After an hour the buyer has left; the page of the order asks when it is opened again. */
const MAX_AGE_MS = 3_600_000

interface StoredReceipt {
  order: ConfirmReceiptOrder
  /** Unix milliseconds. */
  opened_at: number
}

export function storeReceipt(storage: KitStorage | undefined, order: ConfirmReceiptOrder): void {
  storage?.set(STORAGE_KEY, { order, opened_at: Date.now() } satisfies StoredReceipt)
}

export function removeReceipt(storage: KitStorage | undefined): void {
  storage?.remove(STORAGE_KEY)
}

/**
 * Returns the order whose component was open when WeChat ended the Mini Program, once. Call it at the
 * start of the app and ask the server about that order.
 */
export function interruptedReceipt(storage: KitStorage): ConfirmReceiptOrder | null {
  const stored = storage.get(STORAGE_KEY) as Partial<StoredReceipt> | undefined
  storage.remove(STORAGE_KEY)
  const age = Date.now() - Number(stored?.opened_at)
  if (typeof stored?.order?.transaction_id !== 'string' || !(age >= 0 && age < MAX_AGE_MS))
    return null
  return stored.order
}
