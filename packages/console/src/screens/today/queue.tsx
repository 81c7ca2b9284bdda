import { FahuoError } from '@fahuo/client'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { fahuo, queries, useMay } from '../../core/api.ts'
import { useWords } from '../../core/language.tsx'
import { recall, remember } from '../../begin/memory.ts'
import { count } from '../../core/money.ts'
import { Button } from '../../parts/button.tsx'
import { Card } from '../../parts/card.tsx'
import { Empty } from '../../parts/empty.tsx'
import { toast, toastError } from '../../parts/toast.tsx'
import { goodsOf, QueueRow, type Filled } from './row.tsx'
import { HOLD_SECONDS, isUnderWay, type QueuedOrder, type Row, type useQueue } from './use-queue.ts'
import { words } from './words.ts'

const MAX_ITEM_DESC = 120

/** What is posted of an order that was filled in. */
const bodyOf = (order: QueuedOrder, { tracking_no, express_company, phone }: Filled) => ({
  order_key: { order_number_type: 2 as const, transaction_id: order.transaction_id },
  logistics_type: 1 as const,
  delivery_mode: 1 as const,
  shipping_list: [
    {
      tracking_no,
      express_company,
      // The server names the goods that it knows.
      ...(order.items.length === 0 && {
        item_desc: Array.from(goodsOf(order)).slice(0, MAX_ITEM_DESC).join('') || '商品',
      }),
      ...(express_company === 'SF' && {
        contact: { receiver_contact: order.receiver_phone ?? `****${phone}` },
      }),
    },
  ],
  hold_seconds: HOLD_SECONDS,
})

/** The time, anew each second. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [])
  return now
}

export function QueueCard({ queue }: { queue: ReturnType<typeof useQueue> }) {
  const { query, first, rows, entries, enter } = queue
  const text = useWords(words)
  const may_ship = useMay('ship')
  const now = useNow()
  const list = useRef<HTMLUListElement>(null)
  /** The order whose field gets the focus when it is drawn again. */
  const [focus, setFocus] = useState<string | null>(null)
  const [chosen, setChosen] = useState(() => recall('carrier'))
  const carrier = chosen ?? first?.last_carrier ?? ''
  const order_numbers = useMemo(
    () =>
      new Set(
        rows
          .flatMap(({ order }) => [order.transaction_id, order.merchant_trade_no])
          .filter(Boolean),
      ),
    [rows],
  )
  useFollowed(queue)

  const ship = useMutation({
    mutationFn: ({ order, filled }: { order: QueuedOrder; filled: Filled }) =>
      fahuo.createShipment(bodyOf(order, filled)),
    onMutate: ({ order, filled }) =>
      enter(order.transaction_id, { order, ...filled, at: Date.now(), shipment: null }),
    onSuccess: ({ shipment }, { order, filled }) => {
      const { id, state, reason, errcode, cause, remedy, hold_until } = shipment
      const { tracking_no, express_company } = filled
      const shown = { id, state, reason, errcode, cause, remedy, hold_until }
      enter(order.transaction_id, {
        order,
        ...filled,
        at: Date.now(),
        shipment: { ...shown, tracking_no, express_company },
      })
    },
    onError: (error, { order, filled }) => {
      const { tracking_no, express_company } = filled
      const why = error instanceof FahuoError ? error : null
      // It stays in its row, with what is wrong.
      enter(order.transaction_id, {
        order,
        ...filled,
        at: Date.now(),
        shipment: {
          id: '',
          state: 'rejected',
          reason: null,
          errcode: null,
          cause: error.message,
          remedy: why?.remedy ?? null,
          hold_until: null,
          tracking_no,
          express_company,
        },
      })
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['ship-queue'] }),
  })
  const undo = useMutation({
    mutationFn: ({ id }: { id: string; row: Row }) => fahuo.undoShipment({ id }),
    onSuccess: (_, { row }) => {
      enter(row.order.transaction_id, null)
      setFocus(row.order.transaction_id)
      toast(text.undone)
    },
    onError: toastError,
    onSettled: () => queries.invalidateQueries({ queryKey: ['ship-queue'] }),
  })
  const undoRow = (row: Row) => {
    if (row.shipment?.id) undo.mutate({ id: row.shipment.id, row })
  }
  const choose = (delivery_id: string) => {
    setChosen(delivery_id)
    remember('carrier', delivery_id)
  }
  const wasUsed = async (tracking_no: string, transaction_id: string) => {
    for (const [id, entry] of entries)
      if (id !== transaction_id && entry.tracking_no === tracking_no) return true
    try {
      const { shipments } = await fahuo.listShipments({ tracking_no, limit: 5 })
      return shipments.some(
        (one) => one.transaction_id !== transaction_id && one.state !== 'rejected',
      )
    } catch {
      // What cannot be asked now is asked of nobody: the server refuses what WeChat would.
      return false
    }
  }
  /** Ctrl+Z takes the last one back, where there is nothing typed that it would take back. */
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key.toLowerCase() !== 'z' || !(event.ctrlKey || event.metaKey)) return
    const { target } = event
    if (target instanceof HTMLInputElement && target.value !== '') return
    const held = rows.filter(({ shipment }) => Boolean(shipment?.hold_until))
    const [newest] = held.toSorted((a, b) => (b.entry?.at ?? 0) - (a.entry?.at ?? 0))
    if (!newest) return
    event.preventDefault()
    undoRow(newest)
  }
  const rest = (first?.total.orders ?? 0) - rows.filter(({ entry }) => entry === null).length
  return (
    <Card title={text.queue} hint={may_ship && rows.length > 0 ? text.queue_hint : undefined}>
      {rows.length === 0 ? (
        <Empty icon="check" title={text.done}>
          {text.done_hint}
        </Empty>
      ) : (
        <ul ref={list} className="queue" onKeyDown={onKeyDown}>
          {rows.map((row) => (
            <QueueRow
              key={row.order.transaction_id}
              row={row}
              now={now}
              may_ship={may_ship}
              carrier={carrier}
              order_numbers={order_numbers}
              onCarrier={choose}
              wasUsed={wasUsed}
              onShip={(order, filled) => ship.mutate({ order, filled })}
              onUndo={undoRow}
              focus={focus === row.order.transaction_id}
              onFocused={() => setFocus(null)}
              onNext={(field) => focusAfter(list.current, field)}
            />
          ))}
        </ul>
      )}
      {query.hasNextPage && (
        <p className="queue-more">
          <span className="muted">{text.more(count(Math.max(0, rest)))}</span>
          <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {text.load_more}
          </Button>
        </p>
      )}
    </Card>
  )
}

/** Learns what became of what was entered here, when the server lists it as under way no more. */
function useFollowed({ first, entries, enter, query }: ReturnType<typeof useQueue>): void {
  const listed = useMemo(
    () => new Map([...(first?.under_way ?? [])].map((one) => [one.transaction_id, one.shipment])),
    [first],
  )
  useEffect(() => {
    for (const [transaction_id, entry] of entries) {
      const { shipment } = entry
      if (!shipment || !isUnderWay(shipment)) continue
      const now_listed = listed.get(transaction_id)
      if (now_listed) {
        if (now_listed.state !== shipment.state || now_listed.hold_until !== shipment.hold_until)
          enter(transaction_id, { ...entry, shipment: now_listed })
      } else if (query.dataUpdatedAt > entry.at)
        void fahuo.readShipment({ id: shipment.id }).then(
          ({ shipment: { state, reason, errcode, cause, remedy, hold_until } }) => {
            const said = { state, reason, errcode, cause, remedy, hold_until }
            enter(transaction_id, { ...entry, shipment: { ...shipment, ...said } })
          },
          // Asked again with the next answer.
          () => {},
        )
    }
  }, [listed, entries, enter, query.dataUpdatedAt])
}

const FIELD = 'input[data-waybill]'

function focusAfter(list: HTMLElement | null, field: HTMLElement): void {
  const fields = [...(list?.querySelectorAll<HTMLInputElement>(FIELD) ?? [])]
  const own = field.closest('.queue-row')?.querySelector<HTMLInputElement>(FIELD)
  const next = own ? fields[fields.indexOf(own) + 1] : fields[0]
  const to = next ?? fields.find((one) => one !== own)
  to?.focus()
}
