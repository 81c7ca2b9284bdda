import type { Input } from '@fahuo/client'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { fahuo } from '../../core/api.ts'
import { recall, remember } from '../../begin/memory.ts'
import { useWords } from '../../core/language.tsx'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { Failed } from '../../parts/empty.tsx'
import { toast } from '../../parts/toast.tsx'
import { words } from './drawer-words.ts'
import { refresh, type OrderDetail } from './order.ts'
import { ParcelForm, type Parcel } from './parcel-form.tsx'

type Shipment = Input<'createShipment'>

/** Ships an order, or one parcel more of it. @param further the order is split and unfinished */
export function ShipDialog(props: { order: OrderDetail; further: boolean; onClose: () => void }) {
  const { order, further, onClose } = props
  const text = useWords(words)
  const [parcel, setParcel] = useState<Parcel>({
    tracking_no: '',
    express_company: recall('carrier') ?? '',
    item_desc: order.description,
  })
  const [last, setLast] = useState(true)
  const ship = useMutation({
    mutationFn: () =>
      fahuo.createShipment({
        order_key: { order_number_type: 2, transaction_id: order.transaction_id },
        logistics_type: 1,
        delivery_mode: further ? 2 : 1,
        ...(further && { is_all_delivered: last }),
        shipping_list: [parcel],
      } satisfies Shipment),
    onSuccess: () => {
      remember('carrier', parcel.express_company)
      toast(text.sent)
      onClose()
    },
    onSettled: refresh,
  })
  return (
    <Dialog title={further ? text.ship_rest : text.ship} onClose={onClose}>
      <form
        className="order-form"
        onSubmit={(event) => {
          event.preventDefault()
          ship.mutate()
        }}
      >
        <ParcelForm parcel={parcel} express onChange={setParcel} />
        {further && (
          <label className="order-check">
            <input
              type="checkbox"
              checked={last}
              onChange={({ target }) => setLast(target.checked)}
            />
            {text.last_parcel}
          </label>
        )}
        {ship.error && <Failed error={ship.error} />}
        <div className="order-form-actions">
          <Button kind="primary" type="submit" busy={ship.isPending}>
            {text.send}
          </Button>
          <Button onClick={onClose}>{text.cancel}</Button>
        </div>
      </form>
    </Dialog>
  )
}
