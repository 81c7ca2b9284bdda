import type { Fahuo } from '@fahuo/client'
import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query'
import { useCallback, useMemo, useState } from 'react'
import { takeEarly } from '../../begin/early.ts'
import { firstQueue, QUEUE_NAME, QUEUE_PAGE } from '../../begin/queue.ts'
import { BUSY_MS, fahuo, LIVE_MS, queries } from '../../core/api.ts'

export type Queue = Awaited<ReturnType<Fahuo['readShipQueue']>>
export type QueuedOrder = Queue['orders'][number]
export type QueuedShipment = NonNullable<QueuedOrder['shipment']>

/** How long what was entered here can be taken back. */
export const HOLD_SECONDS = 10

/** What this person has entered for an order, and what became of it. */
export interface Entry {
  order: QueuedOrder
  tracking_no: string
  express_company: string
  /** Milliseconds. */
  at: number
  /** Null: it is being posted. */
  shipment: QueuedShipment | null
}

export interface Row {
  order: QueuedOrder
  /** The one under way, or one that ended here. */
  shipment: QueuedShipment | null
  entry: Entry | null
}

const OPEN = new Set(['waiting', 'queued', 'sending', 'verifying'])

export const isUnderWay = ({ state }: QueuedShipment): boolean => OPEN.has(state)

const NEVER = Number.MAX_SAFE_INTEGER

/** The queue's order: by the time left, as the server lists it. */
const before = (one: Row, other: Row): number =>
  (one.order.late_at ?? NEVER) - (other.order.late_at ?? NEVER) ||
  (one.order.transaction_id < other.order.transaction_id ? -1 : 1)

const QUEUE = infiniteQueryOptions({
  queryKey: ['ship-queue'],
  queryFn: ({ pageParam }) =>
    pageParam === ''
      ? takeEarly(QUEUE_NAME, firstQueue)
      : fahuo.readShipQueue({ limit: QUEUE_PAGE, cursor: pageParam }),
  initialPageParam: '',
  getNextPageParam: ({ next_cursor }) => next_cursor ?? undefined,
})

/** Asks for the first page of the queue. */
export const prefetchQueue = (): Promise<void> => queries.prefetchInfiniteQuery(QUEUE)

/** The queue of the server, with what was entered here in its place until the screen is left. */
export function useQueue() {
  const [entries, setEntries] = useState<ReadonlyMap<string, Entry>>(new Map())
  const query = useInfiniteQuery({
    ...QUEUE,
    refetchInterval: ({ state }) => {
      const under_way = state.data?.pages[0]?.under_way.length ?? 0
      return under_way > 0 || hasOpen(entries) ? BUSY_MS : LIVE_MS
    },
  })
  const enter = useCallback(
    (id: string, entry: Entry | null) =>
      setEntries((known) => {
        const next = new Map(known)
        if (entry) next.set(id, entry)
        else next.delete(id)
        return next
      }),
    [],
  )
  const pages = query.data?.pages
  const rows = useMemo(() => rowsOf(pages ?? [], entries), [pages, entries])
  return { query, first: pages?.[0], rows, entries, enter }
}

const hasOpen = (entries: ReadonlyMap<string, Entry>) =>
  [...entries.values()].some(({ shipment }) => shipment === null || isUnderWay(shipment))

function rowsOf(pages: readonly Queue[], entries: ReadonlyMap<string, Entry>): Row[] {
  const rows = new Map<string, Row>()
  const add = (order: QueuedOrder) =>
    rows.set(order.transaction_id, {
      order,
      shipment: order.shipment,
      entry: entries.get(order.transaction_id) ?? null,
    })
  for (const { orders } of pages) for (const order of orders) add(order)
  for (const order of pages[0]?.under_way ?? []) add(order)
  for (const [id, entry] of entries) {
    const known = rows.get(id)
    // The server has shipped it, or has not heard of it yet.
    if (!known || (known.shipment === null && entry.shipment))
      rows.set(id, { order: entry.order, shipment: entry.shipment, entry })
  }
  return [...rows.values()].toSorted(before)
}
