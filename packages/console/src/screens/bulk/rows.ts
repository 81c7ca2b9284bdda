/** The rows of an import: errors first, some at once, and what is done to them. */
import { useInfiniteQuery, useQueryClient, type InfiniteData } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef } from 'react'
import { fahuo } from '../../core/api.ts'
import { toastError } from '../../parts/toast.tsx'
import type { Field, Import, Row } from './upload.ts'

const PAGE = 200

const FILTERS = {
  all: [
    ['invalid', 'refused', 'spends', 'hidden'],
    ['ready', 'queued', 'accepted', 'unchanged', 'cancelled'],
  ],
  ready: [['ready', 'queued', 'accepted']],
  errors: [['invalid', 'refused', 'hidden']],
  shipped: [['unchanged']],
  spends: [['spends']],
} as const satisfies Record<string, readonly (readonly Row['state'][])[]>

export type Show = keyof typeof FILTERS
export const isShow = (text: string): text is Show => text in FILTERS

interface Place {
  group: number
  after: number
}

interface Page {
  rows: Row[]
  next: Place | null
}

async function readPage(id: string, show: Show, { group, after }: Place): Promise<Page> {
  const groups: readonly (readonly string[])[] = FILTERS[show]
  const states = (groups[group] ?? []).join(',')
  const { rows, next_after } = await fahuo.listImportRows({ id, states, after, limit: PAGE })
  const more = group + 1 < groups.length ? { group: group + 1, after: 0 } : null
  return { rows, next: next_after === null ? more : { group, after: next_after } }
}

/** @param one the import; when its counts change its rows are read again */
export function useRows(one: Import | undefined, id: string, show: Show) {
  const queries = useQueryClient()
  const key = useMemo(() => ['imports', id, 'rows', show], [id, show])
  const { data, error, hasNextPage, isFetching, fetchNextPage, refetch } = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam }) => readPage(id, show, pageParam),
    initialPageParam: { group: 0, after: 0 },
    getNextPageParam: ({ next }) => next,
  })
  const version =
    one && one.state !== 'ready' ? JSON.stringify([one.state, one.rows, one.shipments]) : ''
  const seen = useRef(version)
  useEffect(() => {
    if (version === '' || version === seen.current) return
    seen.current = version
    void refetch()
  }, [version, refetch])
  const rows = useMemo(() => data?.pages.flatMap((page) => page.rows) ?? [], [data])
  const onEnd = useCallback(() => {
    if (hasNextPage && !isFetching) void fetchNextPage()
  }, [hasNextPage, isFetching, fetchNextPage])
  // An empty group of states is no end.
  useEffect(() => {
    if (rows.length < PAGE) onEnd()
  }, [rows.length, onEnd])

  /** Writes a cell; the row is judged again, and stays where it is. */
  const mend = useCallback(
    async (number: number, line: number, field: Field, value: string): Promise<boolean> => {
      try {
        const changed = await fahuo.changeImportRow({
          id,
          number,
          line,
          cells: { [field]: value },
        })
        const byNumber = new Map(changed.rows.map((row) => [row.number, row]))
        const gone = new Set(changed.removed)
        queries.setQueryData<InfiniteData<Page, Place>>(key, (before) => {
          if (!before) return before
          const pages = before.pages.map((page) => ({
            ...page,
            rows: page.rows
              .filter((row) => !gone.has(row.number))
              .map((row) => byNumber.get(row.number) ?? row),
          }))
          const there = new Set(pages.flatMap((page) => page.rows.map((row) => row.number)))
          const added = changed.rows.filter((row) => !there.has(row.number))
          const [head, ...others] = pages
          return head
            ? { ...before, pages: [{ ...head, rows: [...added, ...head.rows] }, ...others] }
            : before
        })
        queries.setQueryData(['imports', id], { import: changed.import })
        return true
      } catch (failed) {
        toastError(failed)
        return false
      }
    },
    [id, key, queries],
  )
  return { rows, error, loading: isFetching && !data, onEnd, mend, refetch }
}
