import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { fahuo } from '../../core/api.ts'
import { useWords } from '../../core/language.tsx'
import { TextField } from '../../parts/field.tsx'
import { words } from './drawer-words.ts'

/** A parcel as it is filled in. */
export interface Parcel {
  tracking_no: string
  express_company: string
  item_desc: string
}

/** What is filled in of one parcel. @param express others have neither waybill nor carrier */
export function ParcelForm(props: {
  parcel: Parcel
  express: boolean
  number?: number
  onChange: (parcel: Parcel) => void
}) {
  const { parcel, express, number, onChange } = props
  const text = useWords(words)
  const list = useId()
  const { data } = useQuery({
    queryKey: ['carriers'],
    queryFn: () => fahuo.listCarriers({}),
    staleTime: Infinity,
    enabled: express,
  })
  const change = (name: keyof Parcel) => (event: { target: { value: string } }) =>
    onChange({ ...parcel, [name]: event.target.value })
  return (
    <fieldset className="order-parcel-form">
      {number !== undefined && (
        <legend className="small muted">{text.parcel_number(number)}</legend>
      )}
      {express && (
        <>
          <TextField
            label={text.tracking_no}
            value={parcel.tracking_no}
            onChange={change('tracking_no')}
            required
          />
          <TextField
            label={text.carrier}
            value={parcel.express_company}
            onChange={change('express_company')}
            list={list}
            required
          />
          <datalist id={list}>
            {data?.carriers.map(({ delivery_id, delivery_name }) => (
              <option key={delivery_id} value={delivery_id}>
                {delivery_name}
              </option>
            ))}
          </datalist>
        </>
      )}
      <TextField
        label={text.item_desc}
        value={parcel.item_desc}
        onChange={change('item_desc')}
        maxLength={120}
        required
      />
    </fieldset>
  )
}
