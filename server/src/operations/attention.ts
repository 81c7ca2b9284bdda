import { HOUR_MS, SECOND_MS, type Clock } from '../core/time.ts'
import type { Scope } from '../database/database.ts'
import type { NoticeKindName } from '../outgoing/notices.ts'
import { currentNotices } from '../outgoing/notify.ts'
import { countOpenEvents } from '../pushes/queries.ts'
import { countUnresolved, tallyOrders } from './queries.ts'
import { ORDER_STATE } from '@fahuo/contract'

/** Something that a person must know of. `since` in Unix milliseconds; null: not known. */
export interface Attention {
  kind: NoticeKindName
  count: number
  since: number | null
  facts: object
}

const KIND_OF_STATE: Record<string, NoticeKindName> = {
  needs_attention: 'shipment_needs_attention',
  rejected: 'shipment_rejected',
  superseded: 'shipment_changed_at_wechat',
}

/** WeChat wants an order shipped within that time [official rules of trade]. */
const OVERDUE_MS = 48 * HOUR_MS

/** Returns all that waits for a person: the dashboard, `fahuo doctor` and the metrics show it. */
export async function whatNeedsPeople(scope: Scope & { clock: Clock }): Promise<Attention[]> {
  const notices = await currentNotices(scope)
  const shipments = await countUnresolved(scope)
  const parked = (await countOpenEvents(scope)).filter(({ state }) => state === 'parked')
  const { orders: overdue } = await tallyOrders(scope, {
    states: [ORDER_STATE.awaiting_shipment],
    paid_before: Math.floor((scope.clock.now() - OVERDUE_MS) / SECOND_MS),
  })
  return [
    ...notices.map(({ kind, since, facts }) => ({ kind, count: 1, since, facts })),
    ...shipments.flatMap(({ state, count, oldest }) => {
      const kind = KIND_OF_STATE[state]
      return kind ? [{ kind, count, since: oldest, facts: {} }] : []
    }),
    ...parked.map(({ count }) => ({ kind: 'push_parked' as const, count, since: null, facts: {} })),
    ...(overdue === 0
      ? []
      : [{ kind: 'shipping_overdue' as const, count: overdue, since: null, facts: {} }]),
  ]
}
