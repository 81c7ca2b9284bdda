import { useSyncExternalStore } from 'react'
import { useWords } from '../../core/language.tsx'
import { yuan } from '../../core/money.ts'
import { Link, useRouter } from '../../core/router.tsx'
import { timeOf } from '../../begin/time.ts'
import { VirtualTable, type Column } from '../../parts/virtual-table.tsx'
import { parcelsOf, type Order } from './list.ts'
import { GoodsPill, MoneyPill } from './pills.tsx'
import { isChosen, withChoice, type Chosen } from './selection.tsx'
import { words } from './words.ts'

const NARROW = '(max-width: 860px)'

function watchWidth(listener: () => void) {
  const media = matchMedia(NARROW)
  media.addEventListener('change', listener)
  return () => media.removeEventListener('change', listener)
}

const useNarrow = () => useSyncExternalStore(watchWidth, () => matchMedia(NARROW).matches)

const nameOf = ({ merchant_trade_no, transaction_id }: Order) => merchant_trade_no || transaction_id

interface OrderTableProps {
  rows: readonly Order[]
  total: number | undefined
  onEnd: () => void
  onOpen: (transaction_id: string) => void
  /** Left out: nothing can be chosen. */
  chosen?: Chosen
  onChoose?: (chosen: Chosen) => void
}

/** The orders as a table, or as cards where there is no room for one. */
export function OrderTable({ rows, total, onEnd, onOpen, chosen, onChoose }: OrderTableProps) {
  const text = useWords(words)
  const narrow = useNarrow()
  const choice: Column<Order>[] =
    chosen && onChoose
      ? [
          {
            key: 'choose',
            title: (
              <Choice
                label={text.choose_loaded}
                checked={rows.every((row) => isChosen(chosen, row))}
                onChange={(checked) =>
                  onChoose({
                    all: false,
                    ids: new Set(checked ? rows.map(({ transaction_id }) => transaction_id) : []),
                  })
                }
              />
            ),
            width: '24px',
            cell: (row) => (
              <Choice
                label={text.choose(nameOf(row))}
                checked={isChosen(chosen, row)}
                onChange={(checked) => onChoose(withChoice(chosen, rows, row, checked))}
              />
            ),
          },
        ]
      : []
  const columns: Column<Order>[] = narrow
    ? [
        ...choice,
        {
          key: 'card',
          title: text.order,
          width: 'minmax(0, 1fr)',
          cell: (row) => <Card order={row} />,
        },
      ]
    : [
        ...choice,
        {
          key: 'order',
          title: text.order,
          // A shop's own number of 18 digits stays on one line.
          width: 'minmax(184px, 1.5fr)',
          cell: (row) => <OrderLink order={row} />,
        },
        {
          key: 'goods_name',
          title: text.goods_name,
          width: 'minmax(0, 1.6fr)',
          cell: ({ description }) => <span className="orders-description">{description}</span>,
        },
        { key: 'goods', title: text.goods, width: '120px', cell: (row) => <GoodsPill {...row} /> },
        { key: 'money', title: text.money, width: '122px', cell: (row) => <MoneyPill {...row} /> },
        {
          key: 'amount',
          title: text.amount,
          width: '96px',
          align: 'end',
          cell: ({ paid_amount }) => <span className="number">{yuan(paid_amount)}</span>,
        },
        {
          key: 'paid_at',
          title: text.paid_at,
          width: '136px',
          cell: ({ pay_time }) => (
            <span className="number orders-time">{timeOf(pay_time * 1000)}</span>
          ),
        },
        {
          key: 'parcel',
          title: text.parcel,
          width: 'minmax(150px, 1.1fr)',
          cell: (row) => <Parcels order={row} />,
        },
      ]
  return (
    <div
      className="orders-table"
      // A row is large, and a link small; the keyboard has the link.
      onClick={({ target }) => {
        if (!(target instanceof Element) || target.closest('a, button, input, label')) return
        const index = target.closest('[data-index]')?.getAttribute('data-index')
        const row = index === null || index === undefined ? undefined : rows[Number(index)]
        if (row && getSelection()?.isCollapsed !== false) onOpen(row.transaction_id)
      }}
    >
      <VirtualTable
        key={narrow ? 'cards' : 'table'}
        label={text.table}
        columns={columns}
        rows={rows}
        keyOf={({ transaction_id }) => transaction_id}
        row_height={narrow ? 132 : 49}
        onEnd={onEnd}
        {...(total !== undefined && { total })}
      />
    </div>
  )
}

function Choice(props: { label: string; checked: boolean; onChange: (checked: boolean) => void }) {
  const { label, checked, onChange } = props
  return (
    <label className="orders-choice">
      <span className="hidden-text">{label}</span>
      <input
        type="checkbox"
        checked={checked}
        onChange={({ target }) => onChange(target.checked)}
      />
    </label>
  )
}

function OrderLink({ order }: { order: Order }) {
  const { query } = useRouter()
  const next = new URLSearchParams(query)
  next.set('order', order.transaction_id)
  return (
    <Link className="orders-link number" to={`/orders?${next.toString()}`}>
      {nameOf(order)}
    </Link>
  )
}

function Parcels({ order }: { order: Order }) {
  const [first, ...more] = parcelsOf(order)
  if (first === undefined) return null
  return (
    <span className="number">
      {first}
      {more.length > 0 && <span className="muted"> +{more.length}</span>}
    </span>
  )
}

function Card({ order }: { order: Order }) {
  return (
    <div className="orders-entry">
      <div className="orders-entry-line">
        <OrderLink order={order} />
        <strong className="number">{yuan(order.paid_amount)}</strong>
      </div>
      <p className="orders-description">{order.description}</p>
      <div className="orders-entry-pills">
        <GoodsPill {...order} />
        <MoneyPill {...order} />
      </div>
      <div className="orders-entry-line muted small">
        <Parcels order={order} />
        <span className="number">{timeOf(order.pay_time * 1000)}</span>
      </div>
    </div>
  )
}
