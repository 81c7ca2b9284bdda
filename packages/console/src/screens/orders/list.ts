import type { Output } from '@fahuo/client'
import { infiniteQueryOptions, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { takeEarly } from '../../begin/early.ts'
import {
  DEFAULTS,
  earlyName,
  filterOf,
  firstOrders,
  PAGE,
  SHORTEST_SEARCH,
  STAGES,
  type Filter,
  type ListState,
  type Stage,
} from '../../begin/orders.ts'
import { valuesOf } from '../../begin/place.ts'
import { fahuo, LIVE_MS, queries } from '../../core/api.ts'

export type Order = Output<'listOrders'>['orders'][number]
export { DEFAULTS, filterOf, SHORTEST_SEARCH, STAGES }
export type { Filter, ListState, Stage }

const ordersOf = (filter: Filter) =>
  infiniteQueryOptions({
    queryKey: ['orders', 'list', filter],
    queryFn: ({ pageParam, signal }) =>
      pageParam === null
        ? takeEarly(earlyName(filter), () => firstOrders(filter, signal))
        : fahuo.listOrders({ ...filter, limit: PAGE, cursor: pageParam }, { signal }),
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
export const prefetchOrders = (query: URLSearchParams): Promise<void> =>
  queries.prefetchInfiniteQuery(ordersOf(filterOf(valuesOf(query, DEFAULTS))))

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
