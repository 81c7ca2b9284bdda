import { WAYBILL_STATUS } from '@fahuo/wechat'
import { sendWaybillMessage } from './messages.ts'
import type { Context } from './context.ts'
import { HOUR_MS } from './time.ts'

/** Notes that a shipment with these waybills came; the first one of each counts. */
export function noteShipped({ state, now }: Context, waybills: readonly string[]): void {
  for (const waybill of waybills)
    if (waybill !== '' && !state.shipped_waybills.has(waybill))
      state.shipped_waybills.set(waybill, now())
}

/** Unix ms of the carrier's first scan; undefined: never shipped. */
function scannedAt({ state }: Context, waybill_id: string): number | undefined {
  const shipped = state.shipped_waybills.get(waybill_id)
  return shipped && shipped + state.settings.waybill_scanned_after_hours * HOUR_MS
}

/**
 * How a waybill stands with its carrier. Fake numbers never work, and a fresh one is unknown for
 * about a day [staff]: it exists once it was shipped with and scanned, or was made by control.
 */
export function waybillStatus(context: Context, waybill_id: string): number | 'unscanned' | null {
  const known = context.state.waybills.get(waybill_id)
  if (known !== undefined) return known
  const scanned = scannedAt(context, waybill_id)
  if (scanned === undefined) return null
  if (scanned > context.now()) return 'unscanned'
  // The scan is the collection [inferred]; without a delay nobody has scanned it yet.
  return context.state.settings.waybill_scanned_after_hours > 0
    ? WAYBILL_STATUS.COLLECTED
    : WAYBILL_STATUS.UNKNOWN
}

/** The nodes at which WeChat tells the buyer [seed 003]; signed by proxy is one of them [assumed]. */
const TOLD: ReadonlySet<number> = new Set([
  WAYBILL_STATUS.COLLECTED,
  WAYBILL_STATUS.OUT_FOR_DELIVERY,
  WAYBILL_STATUS.SIGNED,
  WAYBILL_STATUS.SIGNED_BY_PROXY,
])

/** Moves a parcel; everybody who follows it is told of a step forward, once. */
export function moveWaybill(context: Context, waybill_id: string, status: number): void {
  const before = waybillStatus(context, waybill_id)
  context.state.waybills.set(waybill_id, status)
  const forward = typeof before !== 'number' || status > before
  if (!forward || !TOLD.has(status)) return
  const told = new Set<string>()
  // The latest binding of a buyer counts: goods and path may have changed.
  for (const binding of [...context.state.waybill_bindings.values()].toReversed()) {
    if (binding.component !== 'messages' || binding.waybill_id !== waybill_id) continue
    if (told.has(binding.openid)) continue
    told.add(binding.openid)
    sendWaybillMessage(context, binding, status)
  }
}

/** What comes after a status on a parcel's way; the same at its end. */
export function nextStatus(context: Context, waybill_id: string): number {
  const status = waybillStatus(context, waybill_id)
  const now = typeof status === 'number' ? status : WAYBILL_STATUS.UNKNOWN
  return now < WAYBILL_STATUS.SIGNED ? now + 1 : now
}

/** Lets waybills move on by themselves, where that is set. @returns whether one did */
export function moveWaybills(context: Context): boolean {
  const { state } = context
  const step = state.settings.waybill_step_hours * HOUR_MS
  if (step === 0) return false
  let moved = false
  for (const waybill_id of state.shipped_waybills.keys()) {
    const scanned = scannedAt(context, waybill_id) ?? 0
    const due = Math.min(
      WAYBILL_STATUS.SIGNED,
      Math.floor((context.now() - scanned) / step) + WAYBILL_STATUS.COLLECTED,
    )
    for (;;) {
      const status = waybillStatus(context, waybill_id)
      if (typeof status !== 'number' || status >= due) break
      moveWaybill(context, waybill_id, status + 1)
      moved = true
    }
  }
  return moved
}
