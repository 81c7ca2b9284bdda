import { CARRIERS, carrierName } from '../calls/carriers.ts'
import { labelled, make, select } from './element.ts'
import { hasWaybills, needsContact, type ParcelInput, type ShipKind } from './shipment-request.ts'
import type { PhoneTexts } from './texts.ts'

/** The fields of one parcel; what is typed goes into `parcel`. */
export function parcelFields(
  texts: PhoneTexts,
  kind: ShipKind,
  parcel: ParcelInput,
  options: { title: string; remove: (() => void) | null; changed: () => void },
): HTMLElement {
  const field = (
    name: Exclude<keyof ParcelInput, 'express_company'>,
    text: string,
    size: string,
  ) => {
    const input = make('input', { testid: `ship-${name.replaceAll('_', '-')}` })
    const required = name !== 'receiver_phone'
    Object.assign(input, { value: parcel[name], required, maxLength: 128 })
    input.addEventListener('input', () => {
      parcel[name] = input.value.trim()
      options.changed()
    })
    return labelled(text, input, size)
  }
  const contact = field('receiver_contact', texts.contact, 'goods')
  const fitContact = () => {
    contact.hidden = !needsContact(parcel.express_company)
    const input = contact.querySelector('input')
    if (input) input.disabled = contact.hidden
  }
  const carriers = CARRIERS.map(([id]) => [id, carrierName(id, texts.lang)] as const)
  const carrier = select('ship-carrier', carriers, parcel.express_company, (id) => {
    parcel.express_company = id
    fitContact()
    options.changed()
  })
  fitContact()
  const waybill = hasWaybills(kind)
    ? [
        field('tracking_no', texts.tracking_no, 'goods'),
        labelled(texts.carrierField, carrier),
        contact,
        field('receiver_phone', texts.receiverPhone, 'goods'),
      ]
    : []
  const remove = options.remove
  const head = make(
    'div',
    { class: 'parcel-head' },
    make('span', {}, options.title),
    ...(remove
      ? [
          make(
            'button',
            { label: texts.removeParcel, testid: 'parcel-remove', onclick: remove },
            '×',
          ),
        ]
      : []),
  )
  return make(
    'div',
    { class: 'parcel', testid: 'parcel' },
    ...(options.title === '' ? [] : [head]),
    make('div', { class: 'fields' }, ...waybill, field('item_desc', texts.item, 'wide')),
  )
}
