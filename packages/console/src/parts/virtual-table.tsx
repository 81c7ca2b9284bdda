import { useWindowVirtualizer } from '@tanstack/react-virtual'
import {
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  type CSSProperties,
  type ReactNode,
} from 'react'

export interface Column<Row> {
  key: string
  title: ReactNode
  /** A width of CSS grid: `120px`, `2fr`. */
  width: string
  align?: 'end'
  cell: (row: Row) => ReactNode
}

interface VirtualTableProps<Row> {
  label: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  keyOf: (row: Row) => string
  /** Rows are about so high; each is measured when it is drawn. */
  row_height?: number
  /** All rows there are, when more can be loaded than there are here. */
  total?: number
  /** Is called when the end comes near. */
  onEnd?: () => void
}

const OVERSCAN = 8

/** A table of any length: only the rows in the window are drawn; the page scrolls, not the table. */
export function VirtualTable<Row>(props: VirtualTableProps<Row>) {
  const { label, columns, rows, keyOf, row_height = 49, total, onEnd } = props
  const body = useRef<HTMLDivElement>(null)
  // Undefined until it is measured: no rows are drawn for nothing.
  const [measured, setMargin] = useState<number>()
  const margin = measured ?? 0
  // What stands above the table may grow and shrink.
  useLayoutEffect(() => {
    const top = body.current ? body.current.getBoundingClientRect().top + scrollY : 0
    setMargin((before) => (before !== undefined && Math.abs(before - top) < 1 ? before : top))
  })
  const virtual = useWindowVirtualizer({
    count: measured === undefined ? 0 : rows.length,
    initialRect: { width: innerWidth, height: innerHeight },
    estimateSize: () => row_height,
    overscan: OVERSCAN,
    scrollMargin: margin,
    getItemKey: (index) => {
      const row = rows[index]
      return row === undefined ? index : keyOf(row)
    },
  })
  const items = virtual.getVirtualItems()
  const last = items.at(-1)?.index ?? -1
  useEffect(() => {
    if (last >= 0 && last >= rows.length - OVERSCAN) onEnd?.()
  }, [last, rows.length, onEnd])
  const grid = { gridTemplateColumns: columns.map(({ width }) => width).join(' ') }
  return (
    <div
      className="table"
      role="table"
      aria-label={label}
      aria-rowcount={(total ?? rows.length) + 1}
    >
      <div role="rowgroup">
        <div className="table-row table-head" role="row" aria-rowindex={1} style={grid}>
          {columns.map(({ key, title, align }) => (
            <div key={key} role="columnheader" className={align === 'end' ? 'at-end' : undefined}>
              {title}
            </div>
          ))}
        </div>
      </div>
      <div
        ref={body}
        role="rowgroup"
        className="table-body"
        style={{ height: `${virtual.getTotalSize()}px` }}
      >
        {items.map(({ index, key, start }) => {
          const row = rows[index]
          if (row === undefined) return null
          const place: CSSProperties = { ...grid, transform: `translateY(${start - margin}px)` }
          return (
            <div
              key={key}
              ref={virtual.measureElement}
              data-index={index}
              className="table-row"
              role="row"
              aria-rowindex={index + 2}
              style={place}
            >
              {columns.map(({ key: name, align, cell }) => (
                <div key={name} role="cell" className={align === 'end' ? 'at-end' : undefined}>
                  {cell(row)}
                </div>
              ))}
            </div>
          )
        })}
      </div>
    </div>
  )
}
