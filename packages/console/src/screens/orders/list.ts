import type { Input, Output } from '@fahuo/client'
import { infiniteQueryOptions, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { fahuo, LIVE_MS, queries } from '../../core/api.ts'
import { valuesOf } from '../../core/router.tsx'
import { dayOf } from '../../core/time.ts'

export type Order = Output<'listOrders'>['orders'][number]
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
const PAGE = 100

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

const ordersOf = (filter: Filter) =>
  infiniteQueryOptions({
    queryKey: ['orders', 'list', filter],
    queryFn: ({ pageParam, signal }) =>
      fahuo.listOrders(
        { ...filter, limit: PAGE, ...(pageParam !== null && { cursor: pageParam }) },
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next_cursor }) => next_cursor,
  })

/** The orders of a filter, page after page; the first pages are asked for again while they are looked at. */
export const useOrders = (filter: Filter) =>
  useInfiniteQuery({
    ...ordersOf(filter),
    // Whoever has scrolled far is not asked for all of it again.
    refetchInterval: ({ state }) => ((state.data?.pages.length ?? 0) <= 2 ? LIVE_MS : false),
  })

/** Asks for the first page of what an address says. */
export const prefetchOrders = (query: URLSearchParams): void =>
  void queries.prefetchInfiniteQuery(ordersOf(filterOf(valuesOf(query, DEFAULTS))))

export function useCounts(all: Filter) {
  const { stage: _, ...filter } = all
  return useQuery({
    queryKey: ['orders', 'counts', filter],
    queryFn: ({ signal }) => fahuo.countOrders(filter, { signal }),
    refetchInterval: LIVE_MS,
    placeholderData: (before) => before,
  })
}

/** The address of a file of what matches. */
export function exportHref(kind: 'csv' | 'xlsx', filter: Filter): string {
  const query = new URLSearchParams(
    Object.entries(filter).map(([name, value]) => [name, String(value)]),
  ).toString()
  return `/api/orders.${kind}${query && `?${query}`}`
}

/** The waybills of an order, at WeChat or under way. */
export const parcelsOf = ({
  shipping,
  shipment,
}: Pick<Order, 'shipping' | 'shipment'>): string[] => {
  const shown = (shipping.shipping_list ?? []).flatMap(({ tracking_no }) => tracking_no || [])
  return shown.length > 0 ? shown : (shipment?.tracking_nos ?? [])
}

/** Carriers by name; ids of those that are not known stay ids. */
export function useCarrierName(): (delivery_id: string) => string {
  const { data } = useQuery({
    queryKey: ['carriers'],
    queryFn: () => fahuo.listCarriers({}),
    staleTime: Infinity,
  })
  return (delivery_id) =>
    data?.carriers.find((one) => one.delivery_id === delivery_id)?.delivery_name ?? delivery_id
}
