import type { Input } from '@fahuo/client'
import { fahuo } from './client.ts'
import { dayOf } from './time.ts'

export type Filter = Omit<Input<'listOrders'>, 'cursor' | 'limit'>
export type Stage = NonNullable<Filter['stage']>

export const STAGES: readonly Stage[] = [
  'to_ship',
  'uploading',
  'needs_person',
  'shipped',
  'received',
  'refunded',
]

/** What the address says of the list. */
export const DEFAULTS = {
  stage: '',
  q: '',
  days: '',
  carrier: '',
  merchant: '',
  late: '',
  presale: '',
  complaint: '',
  order: '',
}
export type ListState = typeof DEFAULTS

/** The shortest beginning of a number that the server searches for. */
export const SHORTEST_SEARCH = 4
const DAY_MS = 86_400_000
export const PAGE = 100

/** What the server is asked for, by what the address says. */
export function filterOf(state: ListState): Filter {
  const { stage, q, days, carrier, merchant, late, presale, complaint } = state
  const search = q.trim()
  const from = Number(days)
  return {
    ...(STAGES.includes(stage as Stage) && { stage: stage as Stage }),
    ...(search.length >= SHORTEST_SEARCH && { search }),
    // From a midnight in Beijing on: the same question all day.
    ...(from > 0 && {
      paid_from: Date.parse(`${dayOf(Date.now() - from * DAY_MS)}T00:00:00+08:00`) / 1000,
    }),
    ...(carrier && { express_company: carrier }),
    ...(merchant && { merchant_id: merchant }),
    ...(late && { overdue: true }),
    ...(presale && { presale: true }),
    ...(complaint && { in_complaint: true }),
  }
}

/** The name of a filter's first page among what is asked early. */
export const earlyName = (filter: Filter): string => `orders ${JSON.stringify(filter)}`

export const firstOrders = (filter: Filter, signal?: AbortSignal) =>
  fahuo.listOrders({ ...filter, limit: PAGE }, signal && { signal })
