import { ORDER_STATE } from '@fahuo/contract'
import { countComplaints } from '../complaints/queries.ts'
import { DAY_MS, SECOND_MS, type Clock } from '../core/time.ts'
import type { Scope } from '../database/database.ts'
import type { NoticeKindName } from '../outgoing/notices.ts'
import { countUnknownExpected } from '../orders/expected-queries.ts'
import { LATE_AFTER_MS, presalesToReport } from '../orders/late.ts'
import { currentNotices } from '../outgoing/notify.ts'
import { countOpenEvents } from '../pushes/queries.ts'
import { countServices } from '../services/count-queries.ts'
import { countUnresolved, tallyOrders } from './queries.ts'

/** Something that a person must know of. `since` in Unix milliseconds; null: not known. */
export interface Attention {
  kind: NoticeKindName
  count: number
  since: number | null
  facts: object
}

/** As what a shipment in a state is told. */
export const KIND_OF_STATE: Record<string, NoticeKindName> = {
  needs_attention: 'shipment_needs_attention',
  rejected: 'shipment_rejected',
  superseded: 'shipment_changed_at_wechat',
}

/** What a service was not told for longer is not worth a person's time: it holds no shipment up. */
const SERVICES_TOLD_MS = 7 * DAY_MS

/** Returns all that waits for a person: the dashboard, `fahuo doctor` and the metrics show it. */
export async function whatNeedsPeople(scope: Scope & { clock: Clock }): Promise<Attention[]> {
  const notices = await currentNotices(scope)
  const shipments = await countUnresolved(scope)
  const parked = (await countOpenEvents(scope)).filter(({ state }) => state === 'parked')
  const services = (await countServices(scope, scope.clock.now() - SERVICES_TOLD_MS)).filter(
    ({ state }) => state === 'needs_attention' || state === 'refused',
  )
  const untold = services.reduce((sum, { count }) => sum + count, 0)
  const { orders: overdue } = await tallyOrders(scope, {
    states: [ORDER_STATE.awaiting_shipment],
    waits_before: Math.floor((scope.clock.now() - LATE_AFTER_MS) / SECOND_MS),
  })
  const unknown = await countUnknownExpected(scope)
  const presales = await presalesToReport(scope)
  const complaints = await countComplaints(scope)
  return [
    ...notices.map(({ kind, since, facts }) => ({ kind, count: 1, since, facts })),
    ...shipments.flatMap(({ state, count, oldest }) => {
      const kind = KIND_OF_STATE[state]
      return kind ? [{ kind, count, since: oldest, facts: {} }] : []
    }),
    ...parked.map(({ count }) => ({ kind: 'push_parked' as const, count, since: null, facts: {} })),
    ...counted('order_not_known', unknown.count, { since: unknown.since }),
    ...counted('service_needs_attention', untold),
    ...counted('presale_to_report', presales.count, { facts: { orders: presales.first } }),
    ...counted('shipping_overdue', overdue),
    ...counted('complaint_opened', complaints.to_answer, {
      facts: { answer_by: complaints.answer_by },
    }),
  ]
}

/** What is counted where it lies; nothing of it is no news. */
const counted = (
  kind: NoticeKindName,
  count: number,
  { since = null, facts = {} }: { since?: number | null; facts?: object } = {},
): Attention[] => (count === 0 ? [] : [{ kind, count, since, facts }])
