import type { Parcel } from '@fahuo/contract'
import { formatDay } from './format.ts'
import { waybillStatus } from './state.ts'
import type { Texts } from './texts.ts'

/** A line of a parcel's timeline. `day` is empty where it is not known. */
export interface TimelineLine {
  text: string
  day: string
}

/**
 * Returns where a parcel was, the newest first; empty where its statuses were not written down. Days
 * alone: WeChat is asked every few hours, and gives no times.
 */
export function timelineOf({ statuses = [], upload_time }: Parcel, texts: Texts): TimelineLine[] {
  if (statuses.length === 0) return []
  let last = texts.shipped
  const lines: TimelineLine[] =
    upload_time > 0 ? [{ text: last, day: formatDay(upload_time, texts) }] : []
  for (const { status, at } of [...statuses].sort((one, other) => one.at - other.at)) {
    const text = status === 0 ? texts.notCollected : texts.waybill[status]
    // WeChat may add statuses.
    if (text === undefined || text === last) continue
    last = text
    lines.unshift({ text, day: formatDay(at, texts) })
  }
  return lines
}

/** Returns since when a parcel has its status, in Unix seconds; 0 where it is not known. */
export function statusSince(parcel: Parcel): number {
  const now = waybillStatus(parcel)
  return (parcel.statuses ?? []).reduce(
    (since, { status, at }) => (status === now && at > since ? at : since),
    0,
  )
}
