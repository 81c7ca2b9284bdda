import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { fahuo, useMay } from '../../core/api.ts'
import { useWords } from '../../core/language.tsx'
import { Button } from '../../parts/button.tsx'
import { toast, toastError } from '../../parts/toast.tsx'
import { words } from './drawer-words.ts'
import { refresh, type OrderDetail } from './order.ts'

type Shipment = OrderDetail['shipments'][number]

/** A shipment that stands still: why, what to do, and both ways out. */
export function StuckShipment({ shipment }: { shipment: Shipment }) {
  const { id, state, cause, remedy, likely_causes } = shipment
  const text = useWords(words)
  const [sure, setSure] = useState(false)
  const [may_ship, may_manage] = [useMay('ship'), useMay('manage')]
  const done = (words_of_it: string) => ({
    onSuccess: () => toast(words_of_it),
    onError: toastError,
    onSettled: refresh,
  })
  const retry = useMutation({
    mutationFn: () => fahuo.retryShipment({ id }),
    ...done(text.retried),
  })
  const close = useMutation({ mutationFn: () => fahuo.closeShipment({ id }), ...done(text.closed) })
  return (
    <section className="order-stuck" aria-label={text.trouble}>
      <p>
        <strong>{cause ?? text.trouble}</strong>
      </p>
      {remedy && <p className="small">{remedy}</p>}
      {likely_causes.length > 0 && (
        <ul className="small order-causes">
          {likely_causes.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      )}
      <div className="order-stuck-actions">
        {sure ? (
          <>
            <span className="small">{text.close_sure}</span>
            <Button kind="danger" busy={close.isPending} onClick={() => close.mutate()}>
              {text.close}
            </Button>
            <Button onClick={() => setSure(false)}>{text.keep}</Button>
          </>
        ) : (
          <>
            {may_ship && state === 'needs_attention' && (
              <Button busy={retry.isPending} onClick={() => retry.mutate()}>
                {text.retry}
              </Button>
            )}
            {may_manage && <Button onClick={() => setSure(true)}>{text.close}</Button>}
          </>
        )}
      </div>
    </section>
  )
}
