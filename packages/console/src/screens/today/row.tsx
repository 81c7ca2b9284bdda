import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { yuan } from '../../core/money.ts'
import { useWords } from '../../core/language.tsx'
import { dayOf } from '../../begin/time.ts'
import { Button } from '../../parts/button.tsx'
import { CarrierPicker, shortName, useCarriers } from '../../parts/carrier.tsx'
import { isEnter } from '../../parts/field.tsx'
import { Pill } from '../../parts/pill.tsx'
import { Ring } from '../../parts/ring.tsx'
import { leftOf } from './left.ts'
import { HOLD_SECONDS, isUnderWay, type QueuedOrder, type Row } from './use-queue.ts'
import { cleanWaybill, waybillProblem } from './waybill.ts'
import { words } from './words.ts'

export interface Filled {
  tracking_no: string
  express_company: string
  phone: string
}

interface RowProps {
  row: Row
  now: number
  may_ship: boolean
  carrier: string
  order_numbers: ReadonlySet<string>
  onCarrier: (delivery_id: string) => void
  /** Whether a waybill was used for another order. */
  wasUsed: (tracking_no: string, transaction_id: string) => Promise<boolean>
  onShip: (order: QueuedOrder, filled: Filled) => void
  onUndo: (row: Row) => void
  /** Its field is to have the focus as soon as it is there. */
  focus: boolean
  onFocused: () => void
  /** Goes on to the next field. */
  onNext: (from: HTMLElement) => void
}

export const goodsOf = ({ items, description }: QueuedOrder): string =>
  items.map(({ name, quantity }) => `${name} x${quantity}`).join('、') || description

/** One order of the queue: how much time is left, and what it goes with. */
export function QueueRow(props: RowProps) {
  const { row, now, may_ship } = props
  const { order, shipment, entry } = row
  const text = useWords(words)
  const left = leftOf(order.late_at, now, text)
  const under_way = entry?.shipment === null || (shipment !== null && isUnderWay(shipment))
  const shipped = shipment?.state === 'shipped'
  const goods = goodsOf(order) || order.merchant_trade_no
  return (
    <li className="queue-row" data-order={order.transaction_id}>
      <Ring part={left.part} tone={left.tone} />
      <div className="queue-order">
        <p className={shipped ? undefined : 'queue-goods'}>{goods}</p>
        <p className="muted small">
          <span className="mono">{order.merchant_trade_no || order.transaction_id}</span>
          {' · '}
          <span className="number">{yuan(order.paid_amount)}</span>
          {' · '}
          <strong className={`tone-${left.tone}`}>{left.words}</strong>
        </p>
        <Promised order={order} />
        {shipment && !under_way && !shipped && (
          <p className="small tone-red" role="status">
            {[shipment.cause, shipment.remedy].filter(Boolean).join(' ')}
          </p>
        )}
      </div>
      {under_way || shipped ? (
        <UnderWay {...props} shipped={shipped} />
      ) : (
        may_ship && <Fill {...props} goods={goods} />
      )}
    </li>
  )
}

function Promised({ order }: { order: QueuedOrder }) {
  const text = useWords(words)
  const { late_at, late_by, in_complaint } = order
  const day = late_at === null ? '' : dayOf(late_at * 1000).slice(5)
  return (
    <>
      {late_by === 'presale' && <p className="small tone-amber">{text.presale(day)}</p>}
      {late_by === 'promise' && <p className="small tone-amber">{text.promise(day)}</p>}
      {in_complaint && <p className="small tone-red">{text.in_complaint}</p>}
    </>
  )
}

/** What was entered, where it is, and how long it can be taken back. */
function UnderWay({ row, now, shipped, may_ship, onUndo }: RowProps & { shipped: boolean }) {
  const text = useWords(words)
  const carriers = useCarriers()
  const { shipment, entry } = row
  const id = entry?.express_company ?? shipment?.express_company ?? ''
  const name = carriers.find(({ delivery_id }) => delivery_id === id)?.delivery_name ?? id
  // Of what was entered here the clock of this browser tells, which may be off.
  const until = entry ? entry.at + HOLD_SECONDS * 1000 : (shipment?.hold_until ?? 0)
  const held = Boolean(shipment?.hold_until)
  const seconds = Math.min(HOLD_SECONDS, Math.max(0, Math.ceil((until - now) / 1000)))
  return (
    <div className="queue-way">
      <span>
        {shortName(name)}{' '}
        <span className="mono">{entry?.tracking_no ?? shipment?.tracking_no}</span>
      </span>
      {shipped ? (
        <Pill tone="green" mark="check">
          {text.taken}
        </Pill>
      ) : (
        <Pill tone={shipment?.reason ? 'amber' : 'blue'} mark={shipment?.reason ? 'clock' : 'up'}>
          {shipment?.reason ? (shipment.cause ?? text.waiting) : text.uploading}
        </Pill>
      )}
      {held && seconds > 0 && may_ship && (
        <Button kind="quiet" className="number" onClick={() => onUndo(row)}>
          {text.undo_in(seconds)}
        </Button>
      )}
    </div>
  )
}

function Fill(props: RowProps & { goods: string }) {
  const { row, goods, carrier, order_numbers, focus } = props
  const { onCarrier, wasUsed, onShip, onNext, onFocused } = props
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (!focus) return
    field.current?.focus()
    onFocused()
  }, [focus, onFocused])
  const { order, shipment } = row
  const text = useWords(words)
  const [waybill, setWaybill] = useState('')
  const [phone, setPhone] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [used, setUsed] = useState(false)
  const needs_phone = carrier === 'SF' && order.receiver_phone === null
  // What was taken back, or refused, is there to be corrected.
  const previous = shipment?.tracking_no ?? ''
  useEffect(() => {
    if (previous !== '') setWaybill(previous)
  }, [previous])

  const ship = async (from: HTMLElement, anyway = false) => {
    const tracking_no = cleanWaybill(waybill)
    const wrong =
      waybillProblem(tracking_no, order_numbers, text) ??
      (carrier === '' ? text.carrier_hint : null) ??
      (needs_phone && !/^\d{4}$/.test(phone) ? text.phone_hint : null)
    setProblem(wrong)
    if (wrong !== null) return
    if (!anyway && (await wasUsed(tracking_no, order.transaction_id))) return setUsed(true)
    setUsed(false)
    onNext(from)
    onShip(order, { tracking_no, express_company: carrier, phone })
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (!isEnter(event)) return
    event.preventDefault()
    void ship(event.currentTarget)
  }
  const says = `waybill-${order.transaction_id}`
  return (
    <div className="queue-fill">
      <CarrierPicker value={carrier} onChange={onCarrier} />
      {needs_phone && (
        <input
          className="input queue-phone"
          inputMode="numeric"
          maxLength={4}
          autoComplete="off"
          placeholder={text.phone}
          aria-label={text.phone}
          value={phone}
          onChange={({ target }) => setPhone(target.value.normalize('NFKC'))}
          onKeyDown={onKeyDown}
        />
      )}
      <input
        ref={field}
        className="input mono queue-waybill"
        data-waybill
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        enterKeyHint="next"
        placeholder={text.waybill}
        aria-label={text.waybill_of(goods)}
        aria-invalid={problem !== null || undefined}
        aria-describedby={problem === null ? undefined : says}
        value={waybill}
        onChange={({ target }) => {
          setWaybill(target.value)
          setProblem(null)
          setUsed(false)
        }}
        onKeyDown={onKeyDown}
      />
      {problem !== null && (
        <p id={says} className="field-error queue-says" role="alert">
          {problem}
        </p>
      )}
      {used && (
        <p className="queue-says queue-used" role="alert">
          {text.used}
          <Button
            kind="quiet"
            onClick={(event) => {
              void ship(event.currentTarget, true)
            }}
          >
            {text.use_anyway}
          </Button>
        </p>
      )}
    </div>
  )
}
