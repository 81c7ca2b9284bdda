import { carrierName } from '../calls/carriers.ts'
import type { Settings } from '../state/settings.ts'
import { emulator, type ServicesView } from './api.ts'
import { labelled, make, redraw, tick } from './element.ts'
import type { PanelContext, PanelPart } from './panel-context.ts'

/** The switches of the panel, by their setting. */
const SWITCHES = [
  'shopping_orders',
  'logistics_messages',
  'logistics_tracking',
  'order_centre',
] as const

/** A parcel is at its end: signed, or signed by proxy. */
const ENDED: ReadonlySet<number> = new Set([4, 6])

/** What the account may do beside shipping, and what arrived for the chosen order. */
export function createServices(context: PanelContext): PanelPart {
  const { texts, act } = context
  const change = (changed: Partial<Settings>) => act(() => emulator.changeSettings(changed))
  const boxes = new Map<(typeof SWITCHES)[number], HTMLInputElement>()
  const switches = SWITCHES.map((name) => {
    const label = tick(`switch-${name.replaceAll('_', '-')}`, texts.switches[name], (on) =>
      change({ [name]: on }),
    )
    const box = label.querySelector('input')
    if (box) boxes.set(name, box)
    return label
  })
  const hours = make('input', { testid: 'scanned-after' })
  Object.assign(hours, { type: 'number', min: '0', max: '1000', step: '1' })
  hours.addEventListener('change', () => {
    if (hours.reportValidity()) change({ waybill_scanned_after_hours: Number(hours.value) })
  })
  const settingFields = make('div', {})
  function drawSettings(settings: Settings): void {
    for (const [name, box] of boxes) box.checked = settings[name]
    if (document.activeElement !== hours) hours.value = String(settings.waybill_scanned_after_hours)
    // Not before it is known how they stand: a box that is not ticked would say no.
    redraw(settingFields, 'known', () => [
      make('div', { class: 'switches' }, ...switches),
      make('div', { class: 'fields' }, labelled(texts.scannedAfter, hours)),
    ])
  }
  const arrived = make('dl', { class: 'order-facts', testid: 'services' })
  const parcels = make('ul', { class: 'log', testid: 'waybills' })

  function factsOf({ details, details_shipping, waybills }: ServicesView): [string, string][] {
    const bound = (component: string) =>
      String(waybills.filter((one) => one.component === component).length)
    return [
      [
        texts.shoppingOrder,
        details === null
          ? texts.notArrived
          : texts.arrived(details.seconds_after_payment, details.linked),
      ],
      [texts.shoppingShipping, details_shipping === null ? texts.notArrived : texts.arrivedToo],
      [texts.followed, bound('messages')],
      [texts.traced, bound('tracking')],
    ]
  }
  function parcelRow(parcel: ServicesView['parcels'][number]): HTMLElement {
    const { tracking_no, express_company, status, scanned } = parcel
    return make(
      'li',
      { class: 'waybill-row' },
      make(
        'span',
        {},
        make('b', {}, tracking_no),
        make('small', {}, carrierName(express_company, texts.lang)),
      ),
      make('span', {}, scanned ? (texts.waybillStatus[status] ?? '') : texts.unscanned),
      make(
        'button',
        {
          testid: 'waybill-next',
          disabled: ENDED.has(status),
          onclick: () => act(() => emulator.moveWaybill(tracking_no)),
        },
        texts.moveOn,
      ),
    )
  }

  return {
    element: make('div', {}, settingFields, make('h3', {}, texts.ofChosen), arrived, parcels),
    async draw() {
      const settings = await context.unlessChanged(emulator.wechatSettings)
      if (settings !== null) drawSettings(settings)
      const id = context.selected()
      const view = id === null ? null : await emulator.services(id).catch(() => null)
      redraw(arrived, view && factsOf(view), () =>
        view === null
          ? [make('p', { class: 'empty' }, texts.pickOrder)]
          : factsOf(view).map(([name, value]) =>
              make('div', { class: 'fact' }, make('dt', {}, name), make('dd', {}, value)),
            ),
      )
      redraw(parcels, view?.parcels ?? [], () => (view?.parcels ?? []).map(parcelRow))
    },
  }
}
