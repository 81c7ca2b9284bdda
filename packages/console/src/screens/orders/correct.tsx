import type { Input, Output } from '@fahuo/client'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { fahuo } from '../../core/api.ts'
import { useWords } from '../../core/language.tsx'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { Failed } from '../../parts/empty.tsx'
import { TextField } from '../../parts/field.tsx'
import { Pill } from '../../parts/pill.tsx'
import { toast } from '../../parts/toast.tsx'
import { words } from './drawer-words.ts'
import { refresh, type OrderDetail } from './order.ts'
import { ParcelForm, type Parcel } from './parcel-form.tsx'

type Shipment = Input<'createShipment'>
type Part = Output<'dryRunShipment'>['dry_run']['parts'][number]
type Content = NonNullable<Part['before']>

const EXPRESS = 1
const SPLIT = 2
/** So many characters of what is new are typed to confirm. */
const CONFIRMED = 4

/** Corrects what was shipped, in two steps: what is new, then old and new side by side. */
export function CorrectDialog({ order, onClose }: { order: OrderDetail; onClose: () => void }) {
  const text = useWords(words)
  const { shipping, transaction_id } = order
  const shown = shipping.shipping_list ?? []
  const [parcels, setParcels] = useState<Parcel[]>(
    shown.map(({ tracking_no, express_company, goods_desc }) => ({
      tracking_no,
      express_company,
      item_desc: goods_desc,
    })),
  )
  const express = shipping.logistics_type === EXPRESS
  const request = (): Shipment =>
    ({
      order_key: { order_number_type: 2, transaction_id },
      logistics_type: shipping.logistics_type,
      delivery_mode: shipping.delivery_mode,
      ...(shipping.delivery_mode === SPLIT && { is_all_delivered: true }),
      shipping_list: parcels.map(({ item_desc, ...numbers }, at) => ({
        item_desc,
        ...(express && numbers),
        // Masked already; SF wants it again.
        ...(shown[at]?.['contact'] !== undefined && { contact: shown[at]['contact'] }),
      })),
    }) as Shipment
  const compare = useMutation({ mutationFn: () => fahuo.dryRunShipment(request()) })
  const correct = useMutation({
    mutationFn: () => fahuo.createShipment({ ...request(), spend_reshipment: true }),
    onSuccess: () => {
      toast(text.corrected)
      onClose()
    },
    onSettled: refresh,
  })
  const part = compare.data?.dry_run.parts[0]
  return (
    <Dialog title={text.correct} onClose={onClose}>
      {part ? (
        <Comparison
          part={part}
          busy={correct.isPending}
          error={correct.error}
          onBack={() => compare.reset()}
          onSpend={() => correct.mutate()}
        />
      ) : (
        <form
          className="order-form"
          onSubmit={(event) => {
            event.preventDefault()
            compare.mutate()
          }}
        >
          {parcels.map((parcel, at) => (
            <ParcelForm
              key={at}
              parcel={parcel}
              express={express}
              {...(parcels.length > 1 && { number: at + 1 })}
              onChange={(changed) => setParcels(parcels.with(at, changed))}
            />
          ))}
          {compare.error && <Failed error={compare.error} />}
          <div className="order-form-actions">
            <Button kind="primary" type="submit" busy={compare.isPending}>
              {text.compare}
            </Button>
            <Button onClick={onClose}>{text.cancel}</Button>
          </div>
        </form>
      )}
    </Dialog>
  )
}

/** What is typed to confirm: the end of the first new waybill, else of the first new description. */
function newEnding({ before, after }: Part): string {
  const [old, fresh] = [before?.shipping_list ?? [], after.shipping_list ?? []]
  const changed = (name: 'tracking_no' | 'item_desc') =>
    fresh.find((parcel, at) => parcel[name] && parcel[name] !== old[at]?.[name])?.[name]
  const text = changed('tracking_no') ?? changed('item_desc') ?? fresh[0]?.tracking_no ?? ''
  return Array.from(text).slice(-CONFIRMED).join('')
}

function Comparison(props: {
  part: Part
  busy: boolean
  error: unknown
  onBack: () => void
  onSpend: () => void
}) {
  const { part, busy, error, onBack, onSpend } = props
  const text = useWords(words)
  const [typed, setTyped] = useState('')
  const ending = newEnding(part)
  const confirmed = typed.trim().toUpperCase() === ending.toUpperCase()
  const corrects = part.outcome === 'corrects'
  return (
    <form
      className="order-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (corrects && confirmed) onSpend()
      }}
    >
      <div className="order-compare">
        <Side title={text.before} content={part.before} other={part.after} />
        <Side title={text.after} content={part.after} other={part.before} fresh />
      </div>
      {part.error ? (
        <p className="field-error" role="alert">
          {part.error.message} {part.error.remedy}
        </p>
      ) : corrects ? (
        <>
          <div className="order-spends">
            <Pill tone="red" mark="warn">
              {text.spends}
            </Pill>
            <p className="small">{text.spends_hint}</p>
          </div>
          <TextField
            label={text.confirm(Array.from(ending).length)}
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
          />
        </>
      ) : (
        <p role="status">{text.nothing_changed}</p>
      )}
      {error !== null && error !== undefined && <Failed error={error} />}
      <div className="order-form-actions">
        {corrects && (
          <Button kind="danger" type="submit" busy={busy} disabled={!confirmed}>
            {text.spend}
          </Button>
        )}
        <Button onClick={onBack}>{text.back}</Button>
      </div>
    </form>
  )
}

function Side(props: {
  title: string
  content: Content | null
  other: Content | null
  fresh?: boolean
}) {
  const { title, content, other, fresh = false } = props
  const text = useWords(words)
  const rows = [
    ['tracking_no', text.tracking_no],
    ['express_company', text.carrier],
    ['item_desc', text.item_desc],
  ] as const
  return (
    <section className="order-side" aria-label={title}>
      <h3 className="small muted">{title}</h3>
      {(content?.shipping_list ?? []).map((parcel, at) => (
        <dl key={at}>
          {rows.map(([name, label]) => {
            const value = parcel[name]
            if (value === undefined) return null
            const changed = value !== other?.shipping_list?.[at]?.[name]
            const Mark = fresh ? 'ins' : 'del'
            return (
              <div key={name}>
                <dt className="hidden-text">{label}</dt>
                <dd>{changed ? <Mark>{value}</Mark> : value}</dd>
              </div>
            )
          })}
        </dl>
      ))}
    </section>
  )
}
