/** Shipments that are held before they are sent, so that whoever made a slip can take it back. */
import { SECOND_MS } from '../core/time.ts'
import type { ShipmentState } from './states.ts'

/**
 * The longest hold. What is due later than a worker ever puts it off is taken for the slip of a clock
 * (`makeFutureDue`, a minute of tolerance), and a shipment that is accepted is to be on its way soon.
 */
export const MAX_HOLD_SECONDS = 60

/** Returns when a shipment that is accepted now is sent. */
export const dueAfter = (now: number, hold_seconds = 0): number => now + hold_seconds * SECOND_MS

/**
 * Whether a shipment was accepted to be held, and nobody has done anything for it since. Who works on
 * it now is not known here: taking it back asks the database.
 */
export const isHeld = ({ state, due_at, accepted_at, updated_at }: Held): boolean =>
  state === 'queued' && due_at > accepted_at && updated_at === accepted_at

interface Held {
  state: ShipmentState
  due_at: number
  accepted_at: number
  updated_at: number
}
