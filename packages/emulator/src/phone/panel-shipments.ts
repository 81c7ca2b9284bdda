import { logTime, make, redrawList } from './element.ts'
import type { ShipmentView } from './merchant-api.ts'
import type { PanelContext } from './panel-context.ts'

/** How a shipment's state is coloured. */
const TONES: Record<string, string> = {
  shipped: 'good',
  rejected: 'bad',
  needs_attention: 'bad',
  superseded: 'quiet',
}

/** The shipments of the chosen order as they go on: state, reason, every attempt. */
export function createShipments(context: PanelContext) {
  const { texts, act, merchant } = context
  const list = make('ul', { class: 'shipments', testid: 'shipments' })
  list.ariaLive = 'polite'

  function attemptsOf(shipment: ShipmentView): HTMLElement[] {
    if (shipment.attempts.length === 0) return []

    const rows = shipment.attempts.map(({ at, call, outcome, errcode }) =>
      make(
        'li',
        { class: `attempt ${outcome}`, testid: 'attempt' },
        make('time', {}, logTime(at)),
        make('code', {}, call.split('/').at(-1) ?? call),
        make(
          'span',
          {},
          [texts.outcomes[outcome] ?? outcome, ...(errcode ? [String(errcode)] : [])].join(' '),
        ),
      ),
    )
    return [make('ol', { class: 'attempts', label: texts.attempts }, ...rows)]
  }
  function fill(element: HTMLElement, shipment: ShipmentView): void {
    const { id, state, cause, remedy, shipping_list = [] } = shipment
    const [name, meaning] = texts.shipmentStates[state] ?? [state, '']
    const parcels = shipping_list
      .map(({ tracking_no, item_desc }) => tracking_no || item_desc)
      .filter((one) => one !== undefined)
      .join(', ')
    element.className = `shipment ${TONES[state] ?? 'busy'}`
    element.dataset['state'] = state
    const button = (text: string, testid: string, action: () => Promise<unknown>) =>
      make('button', { testid, onclick: () => act(action) }, text)
    element.replaceChildren(
      make(
        'div',
        { class: 'order-head' },
        make('b', { testid: 'shipment-state' }, name),
        make('small', {}, parcels),
      ),
      make('p', {}, meaning),
      ...(cause ? [make('p', { class: 'cause', testid: 'shipment-reason' }, cause)] : []),
      ...(remedy ? [make('p', { class: 'remedy' }, remedy)] : []),
      ...(shipment.spends_reshipment ? [make('p', { class: 'mark' }, texts.spends)] : []),
      ...attemptsOf(shipment),
      ...(state === 'needs_attention'
        ? [
            make(
              'div',
              { class: 'row' },
              button(texts.retry, 'shipment-retry', () => merchant.retry(id)),
              button(texts.close, 'shipment-close', () => merchant.close(id)),
            ),
          ]
        : []),
    )
  }

  return {
    element: list,
    draw(shipments: readonly ShipmentView[]): void {
      redrawList(list, shipments, {
        keyOf: ({ id }) => id,
        make: () => make('li', { testid: 'shipment' }),
        fill,
      })
    },
  }
}
