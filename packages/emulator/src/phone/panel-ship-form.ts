import type { PanelOrder } from './api.ts'
import { curlOf, HIDDEN_KEY } from './command.ts'
import { copyText } from './copy.ts'
import { make, tick } from './element.ts'
import { LOGISTICS_TYPE, ORDER_STATE, SPECIAL_ORDER_TYPE } from './enums.ts'
import { parcelFields } from './parcel-fields.ts'
import type { PanelContext } from './panel-context.ts'
import {
  hasParcels,
  isSplitUnfinished,
  kindsOf,
  newParcel,
  shipmentRequest,
  type ShipInput,
  type ShipKind,
} from './shipment-request.ts'

/**
 * How an order is to be shipped, as a form; the same request as a command.
 * @param subs the sub-orders of a combined payment
 */
export function createShipForm(
  context: PanelContext,
  server_url: string,
  order: PanelOrder,
  subs: readonly PanelOrder[],
) {
  const { texts, merchant } = context
  const kinds = kindsOf(order)
  const [usual = 'express'] = kinds
  const first: ShipKind = isSplitUnfinished(order) ? 'split' : usual
  /** What a parcel of it holds when nothing else is said. */
  const { description } = order
  const input: ShipInput = {
    kind: first,
    parcels: [],
    all_delivered: false,
    spend_reshipment: false,
  }
  const request = () => shipmentRequest(order, input)

  const hint = make('p', { class: 'hint' })
  const parcels = make('div', { class: 'parcels' })
  const command = make('pre', { testid: 'curl' })
  const add = make(
    'button',
    {
      testid: 'parcel-add',
      onclick() {
        input.parcels.push(newParcel(order.transaction_id, input.parcels.length, description))
        fit()
        parcels.lastElementChild?.querySelector('input')?.focus()
      },
    },
    `＋ ${texts.addParcel}`,
  )
  const all = tick('ship-all-delivered', texts.allDelivered, (on) => {
    input.all_delivered = on
    drawCommand()
  })
  const correct = tick('ship-correct', texts.correct, (on) => {
    input.spend_reshipment = on
    drawCommand()
  })

  function drawCommand(): void {
    command.textContent = curlOf(server_url, HIDDEN_KEY, request())
  }
  /** The fields that the kind has. */
  function fit(): void {
    hint.textContent = texts.kindHints[input.kind]
    add.hidden = !hasParcels(input.kind)
    all.hidden = input.kind !== 'split'
    const several = input.parcels.length > 1
    parcels.replaceChildren(
      ...input.parcels.map((parcel, at) =>
        parcelFields(texts, input.kind, parcel, {
          title: subs[at]?.description ?? (several ? texts.parcel(at + 1) : ''),
          remove:
            several && hasParcels(input.kind)
              ? () => {
                  input.parcels.splice(at, 1)
                  fit()
                  add.focus()
                }
              : null,
          changed: drawCommand,
        }),
      ),
    )
    drawCommand()
  }
  /** Further parcels of a split shipment are other ones than those that WeChat has. */
  let sent = order.shipping.shipping_list?.length ?? 0
  function choose(kind: ShipKind): void {
    const one = (at: number) => newParcel(order.transaction_id, at, description)
    input.kind = kind
    if (kind === 'combined')
      input.parcels = subs.map((sub) => newParcel(sub.transaction_id, 0, sub.description))
    else if (kind === 'parcels') input.parcels = [one(0), one(1)]
    else input.parcels = [one(kind === 'split' ? sent : 0)]
    fit()
  }
  const button = make('button', { class: 'primary', testid: 'ship-form-send' }, texts.ship)
  const form = make(
    'form',
    { class: 'ship-form' },
    kindChoice(),
    hint,
    parcels,
    add,
    all,
    correct,
    make('div', { class: 'row end' }, button),
    commandBox(),
  )
  function kindChoice(): HTMLElement {
    const options = kinds.map((kind) => {
      const radio = make('input')
      Object.assign(radio, {
        type: 'radio',
        name: 'ship-kind',
        value: kind,
        checked: kind === first,
      })
      radio.addEventListener('change', () => choose(kind))
      return make(
        'label',
        { testid: `ship-kind-${kind}` },
        radio,
        make('span', {}, texts.kinds[kind]),
      )
    })
    return make('fieldset', { class: 'segments' }, make('legend', {}, texts.kind), ...options)
  }
  function commandBox(): HTMLElement {
    const said = make('span', { class: 'said', testid: 'copied' })
    said.setAttribute('role', 'status')
    const copy = make(
      'button',
      {
        testid: 'copy-command',
        onclick() {
          copyText(merchant.command(request())).then(
            () => (said.textContent = texts.copied),
            () => (said.textContent = texts.copyFailed),
          )
        },
      },
      texts.copy,
    )
    return make(
      'details',
      { testid: 'shell' },
      make('summary', {}, texts.byCommand),
      command,
      make('p', { class: 'hint' }, texts.keyHidden),
      make('div', { class: 'row end' }, said, copy),
    )
  }
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    context.act(ship)
  })
  /** What was told at the payment is right for what goes by express. */
  async function ship(): Promise<void> {
    const shipment = request()
    const { logistics_type = LOGISTICS_TYPE.EXPRESS } = shipment.body as { logistics_type?: number }
    const presale = order.known.special?.type === SPECIAL_ORDER_TYPE.PRESALE
    if (logistics_type !== LOGISTICS_TYPE.EXPRESS)
      await merchant.tellAgain(order, { logistics_type, presale })
    await merchant.ship(shipment)
    sent += input.parcels.length
    if (input.kind === 'split') choose('split')
  }
  choose(first)

  return {
    element: form,
    /** What the order allows now. */
    update({ order_state, known }: PanelOrder, can_ship: boolean): void {
      button.disabled = !can_ship
      const correctable = order_state === ORDER_STATE.SHIPPED && known.reshipments_spent === 0
      correct.hidden = !correctable
      const box = correct.querySelector('input')
      if (box && !correctable && box.checked) box.click()
    },
  }
}
