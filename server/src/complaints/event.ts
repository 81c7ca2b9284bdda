import { complaintTurn } from '@fahuo/wechat'
import type { NewEvent } from '../outgoing/event-queries.ts'
import type { Complaint } from './queries.ts'
import { listedView } from './view.ts'

/**
 * What others are told of a complaint.
 * @param part tells one event of a complaint from another of the same type
 */
export const complaintEvent = (
  type: 'complaint.opened' | 'complaint.due' | 'complaint.closed',
  complaint: Complaint,
  at: number,
  part: number | '' = '',
): NewEvent => ({
  type,
  key: `${complaint.complaint_order_id}:${part}`,
  data: { complaint: listedView(complaint, 'en') },
  data_zh: { complaint: listedView(complaint, 'zh') },
  at,
})

/**
 * Returns the event of a complaint's end, once for each: where a read before has shown it as over, a push
 * since then opened it only to have it read again.
 * @param before as it was stored; null: it was not
 */
export function endEvents(before: Complaint | null, complaint: Complaint, at: number): NewEvent[] {
  const told = before !== null && before.read_at !== 0 && complaintTurn(before.status) === 'over'
  if (!complaint.closed || told) return []
  return [complaintEvent('complaint.closed', complaint, at, before?.status_at ?? 0)]
}
