/** The lines of an import: what each says, what is wrong with it, what became of it. */
import { useMemo, type ReactNode } from 'react'
import { useMay } from '../../core/api.ts'
import { useWords } from '../../core/language.tsx'
import { Button } from '../../parts/button.tsx'
import { Pill, type Tone } from '../../parts/pill.tsx'
import { VirtualTable, type Column } from '../../parts/virtual-table.tsx'
import { Cell } from './cell.tsx'
import type { Field, Import, Row } from './upload.ts'
import { words } from './words.ts'

/** One line of a row; only the first one of a row says what became of it. */
interface Line {
  row: Row
  line: Row['cells'][number]
  at: number
  first: boolean
}

const OPEN = new Set<Row['state']>(['invalid', 'ready', 'spends', 'hidden', 'refused', 'unchanged'])

interface RowsTableProps {
  one: Import
  rows: Row[]
  chosen: ReadonlySet<number>
  onChoose: (number: number, is_chosen: boolean) => void
  onMend: (number: number, line: number, field: Field, value: string) => Promise<boolean>
  onReplace: (from: string, to: string) => void
  onEnd: () => void
}

export function RowsTable(props: RowsTableProps) {
  const { one, rows, onMend, onEnd } = props
  const text = useWords(words)
  const may_ship = useMay('ship')
  const lines = useMemo(() => linesOf(rows), [rows])
  const payment: Field = one.columns.some(({ field }) => field === 'transaction_id')
    ? 'transaction_id'
    : 'merchant_trade_no'
  const live = one.state !== 'cancelled' && one.state !== 'cancelling'
  const cell =
    (column: number, field: Field, name: string) =>
    ({ row, line, at }: Line) => {
      const value = line.values[field] ?? ''
      const wrong = row.errors.some(
        (error) => error.field === field && error.lines.includes(line.line),
      )
      return (
        <Labelled label={name}>
          {may_ship && live && OPEN.has(row.state) ? (
            <Cell
              name={name}
              value={value}
              at={{ row: at, column }}
              wrong={wrong}
              empty={field === 'item_desc' && !wrong ? text.as_ordered : text.empty_cell}
              onSave={(written) => onMend(row.number, line.line, field, written)}
            />
          ) : (
            <span className="mono">{value}</span>
          )}
        </Labelled>
      )
    }
  const columns: Column<Line>[] = [
    {
      key: 'line',
      title: text.line,
      width: '48px',
      cell: ({ line }) => (
        <Labelled label={text.line}>
          <span className="muted number">{line.line}</span>
        </Labelled>
      ),
    },
    { key: 'payment', title: text.payment, width: '2.2fr', cell: cell(0, payment, text.payment) },
    {
      key: 'carrier',
      title: text.carrier,
      width: '1.1fr',
      cell: cell(1, 'express_company', text.carrier),
    },
    {
      key: 'waybill',
      title: text.waybill,
      width: '1.7fr',
      cell: cell(2, 'tracking_no', text.waybill),
    },
    { key: 'goods', title: text.goods, width: '1.4fr', cell: cell(3, 'item_desc', text.goods) },
    {
      key: 'result',
      title: text.result,
      width: '3fr',
      cell: (line) => <Result {...props} {...line} lines={lines} />,
    },
  ]
  return (
    <VirtualTable
      label={text.result}
      columns={columns}
      rows={lines}
      keyOf={({ row, line }) => `${row.number}.${line.line}`}
      total={lines.length}
      onEnd={onEnd}
    />
  )
}

function linesOf(rows: readonly Row[]): Line[] {
  const lines: Line[] = []
  for (const row of rows) {
    const cells = row.cells.length > 0 ? row.cells : [{ line: row.lines[0] ?? 0, values: {} }]
    for (const [place, line] of cells.entries())
      lines.push({ row, line, at: lines.length, first: place === 0 })
  }
  return lines
}

/** On a phone a line is a card, whose cells say what they are. */
function Labelled({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="bulk-labelled">
      <span className="bulk-label" aria-hidden="true">
        {label}
      </span>
      {children}
    </div>
  )
}

const ROW_TONES: Record<Row['state'], Tone> = {
  invalid: 'red',
  ready: 'green',
  spends: 'amber',
  hidden: 'amber',
  queued: 'blue',
  accepted: 'blue',
  unchanged: 'grey',
  refused: 'red',
  cancelled: 'grey',
}

const SHIPMENT_TONES: Record<string, Tone> = {
  shipped: 'green',
  rejected: 'red',
  needs_attention: 'red',
}

const MARKS = {
  green: 'check',
  red: 'warn',
  amber: 'warn',
  blue: 'clock',
  grey: undefined,
} as const

function Result(props: Line & RowsTableProps & { lines: readonly Line[] }) {
  const { row, line, first } = props
  const text = useWords(words)
  const shipment = row.state === 'accepted' ? row.shipment : null
  const tone = shipment ? (SHIPMENT_TONES[shipment.state] ?? 'blue') : ROW_TONES[row.state]
  const errors = row.errors.filter(
    ({ lines }) => lines.includes(line.line) || (first && lines.length === 0),
  )
  const shown_errors = row.state === 'hidden' ? errors.slice(1) : errors
  return (
    <div className="bulk-result">
      <Pill tone={tone} mark={MARKS[tone]}>
        {shipment ? text.shipments[shipment.state] : text.rows[row.state]}
      </Pill>
      {line.text && <span className="mono small">{line.text}</span>}
      {shown_errors.map((error) => (
        <div key={`${error.code}${error.message}`} className="small">
          <p className={row.state === 'spends' ? undefined : 'bulk-error'}>{error.message}</p>
          {row.state !== 'spends' && !error.suggestions && <p className="muted">{error.remedy}</p>}
          {error.suggestions && <Suggestions {...props} carriers={error.suggestions} />}
        </div>
      ))}
      {first && row.state === 'spends' && <Choice {...props} />}
      {first && shipment?.cause && (
        <p className="small">
          {shipment.cause} <span className="muted">{shipment.remedy}</span>
        </p>
      )}
    </div>
  )
}

function Suggestions({
  row,
  line,
  lines,
  carriers,
  onMend,
  onReplace,
}: Line &
  RowsTableProps & {
    lines: readonly Line[]
    carriers: { delivery_id: string; delivery_name: string }[]
  }) {
  const text = useWords(words)
  const [likely, ...others] = carriers.slice(0, 3)
  if (!useMay('ship') || !likely) return null
  const word = line.values.express_company ?? ''
  const same = lines.filter((one) => one.line.values.express_company === word).length
  const set = (name: string) => void onMend(row.number, line.line, 'express_company', name)
  return (
    <p className="bulk-suggest">
      <Button onClick={() => set(likely.delivery_name)}>{text.is_it(likely.delivery_name)}</Button>
      {same > 1 && (
        <Button kind="quiet" onClick={() => onReplace(word, likely.delivery_name)}>
          {text.all_of_them(same)}
        </Button>
      )}
      {others.map(({ delivery_id, delivery_name }) => (
        <Button key={delivery_id} kind="quiet" onClick={() => set(delivery_name)}>
          {delivery_name}
        </Button>
      ))}
    </p>
  )
}

function Choice({ row, chosen, onChoose }: Line & RowsTableProps) {
  const text = useWords(words)
  if (!useMay('correct')) return <p className="muted small">{text.need_manager}</p>
  return (
    <label className="bulk-choice small">
      <input
        type="checkbox"
        checked={chosen.has(row.number)}
        onChange={(event) => onChoose(row.number, event.target.checked)}
      />
      {text.spend}
    </label>
  )
}
