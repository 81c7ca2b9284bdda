import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { BUSY_MS, fahuo, LIVE_MS, useMay } from '../../core/api.ts'
import { useWords } from '../../core/language.tsx'
import { yuan } from '../../core/money.ts'
import { timeOf } from '../../begin/time.ts'
import { Button } from '../../parts/button.tsx'
import { Dialog, Drawer } from '../../parts/dialog.tsx'
import { Failed, Loading } from '../../parts/empty.tsx'
import { Pill } from '../../parts/pill.tsx'
import { toast, toastError } from '../../parts/toast.tsx'
import { CorrectDialog } from './correct.tsx'
import { words } from './drawer-words.ts'
import { useCarrierName } from './list.ts'
import { refresh, type OrderDetail } from './order.ts'
import { ShipDialog } from './ship.tsx'
import { StuckShipment } from './stuck-shipment.tsx'

const SHIPPED = 2
const AWAITS_SHIPMENT = 1
const SPLIT = 2
const OPEN = new Set(['queued', 'waiting', 'sending', 'verifying'])

const isUnderWay = (order?: OrderDetail) =>
  order?.shipments.some(({ state }) => OPEN.has(state)) ?? false

/** One order at the side: its parcels, what happened, and what can be done. */
export function OrderDrawer(props: { transaction_id: string; onClose: () => void }) {
  const { transaction_id, onClose } = props
  const text = useWords(words)
  const { data, error, refetch } = useQuery({
    queryKey: ['orders', 'one', transaction_id],
    queryFn: ({ signal }) => fahuo.readOrder({ transaction_id }, { signal }),
    refetchInterval: ({ state }) => (isUnderWay(state.data?.order) ? BUSY_MS : LIVE_MS),
  })
  const order = data?.order
  return (
    <Drawer title={text.title} onClose={onClose} actions={order && <Actions order={order} />}>
      {order ? (
        <Facts order={order} />
      ) : error ? (
        <Failed error={error} onRetry={() => void refetch()} />
      ) : (
        <Loading />
      )}
    </Drawer>
  )
}

function Facts({ order }: { order: OrderDetail }) {
  const text = useWords(words)
  const left = order.reshipments_left === 0 ? 0 : 1
  const stuck = order.shipments.filter(
    ({ state, reason }) =>
      state === 'needs_attention' ||
      (state === 'superseded' && reason === 'changed_at_wechat') ||
      (state === 'rejected' &&
        reason !== 'closed_by_hand' &&
        order.order_state === AWAITS_SHIPMENT),
  )
  return (
    <div className="order-facts">
      <p>
        <strong>{order.description}</strong>{' '}
        <span className="number">{yuan(order.paid_amount)}</span>
      </p>
      <Pill tone={left === 1 ? 'green' : 'grey'} mark={left === 1 ? 'check' : 'close'}>
        {text.chance[left]}
      </Pill>
      <dl className="order-numbers small">
        <dt>{text.transaction_id}</dt>
        <dd className="mono">{order.transaction_id}</dd>
        <dt>{text.merchant_trade_no}</dt>
        <dd className="mono">{order.merchant_trade_no}</dd>
      </dl>
      {stuck.map((shipment) => (
        <StuckShipment key={shipment.id} shipment={shipment} />
      ))}
      <section aria-labelledby="order-parcels">
        <h3 id="order-parcels">{text.parcels}</h3>
        <Parcels order={order} />
      </section>
      <Timeline transaction_id={order.transaction_id} busy={isUnderWay(order)} />
    </div>
  )
}

function Parcels({ order: { shipping } }: { order: OrderDetail }) {
  const text = useWords(words)
  const carrierName = useCarrierName()
  const parcels = shipping.shipping_list ?? []
  const mode = text.modes[shipping.logistics_type as keyof typeof text.modes] as string | undefined
  if (parcels.length === 0) return <p className="muted">{text.no_parcels}</p>
  return (
    <ul className="order-parcels">
      {parcels.map(({ tracking_no, express_company, goods_desc }, at) => (
        <li key={tracking_no || at}>
          <span className="number">
            {mode ?? carrierName(express_company)} {tracking_no}
          </span>
          <span className="muted small">{goods_desc}</span>
        </li>
      ))}
    </ul>
  )
}

function Timeline({ transaction_id, busy }: { transaction_id: string; busy: boolean }) {
  const text = useWords(words)
  const { data, error, refetch } = useQuery({
    queryKey: ['orders', 'timeline', transaction_id],
    queryFn: ({ signal }) => fahuo.readTimeline({ transaction_id }, { signal }),
    refetchInterval: busy ? BUSY_MS : LIVE_MS,
  })
  return (
    <section aria-labelledby="order-timeline">
      <h3 id="order-timeline">{text.timeline}</h3>
      {data ? (
        <ol className="order-timeline">
          {data.timeline.map((item, at) => (
            <li key={at} className={`order-event order-event-${item.kind}`}>
              <time className="muted small number" dateTime={new Date(item.at).toISOString()}>
                {timeOf(item.at)}
              </time>
              <p>
                {item.text}
                {item.by && <span className="muted"> · {text.done_by(item.by)}</span>}
              </p>
            </li>
          ))}
        </ol>
      ) : error ? (
        <Failed error={error} onRetry={() => void refetch()} />
      ) : (
        <Loading />
      )}
    </section>
  )
}

function Actions({ order }: { order: OrderDetail }) {
  const text = useWords(words)
  const [open, setOpen] = useState<'ship' | 'correct' | 'remind'>()
  const [may_ship, may_remind, may_correct] = [useMay('ship'), useMay('remind'), useMay('correct')]
  const { order_state, shipping } = order
  const parcels = shipping.shipping_list ?? []
  const waits = order_state === AWAITS_SHIPMENT && !isUnderWay(order)
  const unfinished =
    parcels.length > 0 && shipping.delivery_mode === SPLIT && shipping.finish_shipping !== true
  const can_ship = may_ship && (waits || unfinished) && !isUnderWay(order)
  const can_correct = may_correct && parcels.length > 0 && !unfinished && order_state <= SHIPPED
  const can_remind = may_remind && order_state === SHIPPED
  const close = () => setOpen(undefined)
  if (!can_ship && !can_correct && !can_remind) return null
  return (
    <>
      {can_remind && (
        <Button kind="primary" onClick={() => setOpen('remind')}>
          {text.remind}
        </Button>
      )}
      {can_ship && (
        <Button kind="primary" onClick={() => setOpen('ship')}>
          {unfinished ? text.ship_rest : text.ship}
        </Button>
      )}
      {can_correct && order.reshipments_left > 0 && (
        <Button onClick={() => setOpen('correct')}>{text.correct}</Button>
      )}
      {open === 'ship' && <ShipDialog order={order} further={unfinished} onClose={close} />}
      {open === 'correct' && <CorrectDialog order={order} onClose={close} />}
      {open === 'remind' && <RemindDialog order={order} onClose={close} />}
    </>
  )
}

/** When the last parcel was signed for, as far as it is known; else now. */
function signedAt({ waybills }: OrderDetail): number {
  const times = waybills.flatMap(({ statuses }) =>
    statuses.filter(({ status }) => status === 4 || status === 6).map(({ at }) => at),
  )
  return times.length > 0 ? Math.max(...times) : Math.floor(Date.now() / 1000)
}

function RemindDialog({ order, onClose }: { order: OrderDetail; onClose: () => void }) {
  const text = useWords(words)
  const { transaction_id } = order
  const remind = useMutation({
    mutationFn: () => fahuo.remindOfReceipt({ transaction_id, received_time: signedAt(order) }),
    onSuccess: () => {
      toast(text.reminded)
      onClose()
    },
    onError: toastError,
    onSettled: refresh,
  })
  return (
    <Dialog
      title={text.remind}
      onClose={onClose}
      actions={
        <>
          <Button kind="primary" busy={remind.isPending} onClick={() => remind.mutate()}>
            {text.remind}
          </Button>
          <Button onClick={onClose}>{text.cancel}</Button>
        </>
      }
    >
      <p>{text.remind_sure}</p>
    </Dialog>
  )
}
