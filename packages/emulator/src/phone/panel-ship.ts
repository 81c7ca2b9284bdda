import { emulator, type PanelOrder, type Settings } from './api.ts'
import { clockTime, labelled, logTime, make, money, redraw, redrawList } from './element.ts'
import type { ShipmentView } from './merchant-api.ts'
import type { PanelContext, PanelPart } from './panel-context.ts'
import { resultOf } from './panel-logs.ts'
import { createShipForm } from './panel-ship-form.ts'
import { createShipments } from './panel-shipments.ts'

/** Calls about the chosen order that are listed. */
const ASKED = 8

/** The chosen order: what it is, how it ships, and what becomes of its shipments. */
export function createShip(
  context: PanelContext,
  deps: { settings: Settings; keyField: HTMLInputElement; canShip: () => boolean },
): PanelPart {
  const { texts, merchant } = context
  const facts = make('dl', { class: 'order-facts', testid: 'chosen-order' })
  const hint = make('p', { class: 'empty' }, texts.pickOrder)
  const form = make('div', {})
  const trouble = make('p', { class: 'problem', testid: 'server-trouble' })
  trouble.setAttribute('role', 'status')
  const shipments = createShipments(context)
  const heading = make('h3', {}, texts.shipments)
  const none = make('p', { class: 'empty' }, texts.noShipments)
  const asked = make('ol', { class: 'attempts', testid: 'asked', label: texts.askedOf })
  const askedHeading = make('h3', {}, texts.askedOf)
  const whole = make('div', {}, facts, form, heading, none, shipments.element, askedHeading, asked)
  const key = labelled(texts.apiKey, deps.keyField, 'wide')
  key.hidden = deps.settings.has_key

  let current: ReturnType<typeof createShipForm> | null = null
  let shown = ''

  async function show(order: PanelOrder): Promise<void> {
    if (shown === order.transaction_id) return
    const subs = await Promise.all(order.known.sub_transaction_ids.map(emulator.order))
    shown = order.transaction_id
    current = createShipForm(context, deps.settings.server_url, order, subs)
    form.replaceChildren(current.element)
  }
  function drawFacts(order: PanelOrder): void {
    const { known } = order
    const rows: [name: string, value: string][] = [
      [texts.tradeNo, order.merchant_trade_no],
      [texts.payer, context.nameOf(order.openid)],
      [texts.paidAt, clockTime(order.pay_time ?? 0)],
      // Those of a combined payment are its sub-orders' own.
      ...(known.sub_transaction_ids.length > 0
        ? []
        : ([
            [texts.uploads, texts.timesOf(known.uploads)],
            [texts.chance, known.reshipments_spent === 0 ? texts.chanceLeft : texts.chanceSpent],
          ] as [string, string][])),
    ]
    redraw(facts, [order.transaction_id, order.description, order.order_state, rows], () => [
      make(
        'div',
        { class: 'order-head' },
        make('b', {}, order.description),
        make(
          'span',
          { class: `chip state-${order.order_state}` },
          texts.state[order.order_state] ?? '',
        ),
      ),
      make(
        'div',
        { class: 'amount' },
        money(order.paid_amount),
        make('code', {}, order.transaction_id),
      ),
      ...rows.map(([name, value]) =>
        make('div', { class: 'fact' }, make('dt', {}, name), make('dd', {}, value)),
      ),
    ])
  }
  async function shipmentsOf({ transaction_id, known }: PanelOrder): Promise<ShipmentView[]> {
    const ids = known.sub_transaction_ids.length > 0 ? known.sub_transaction_ids : [transaction_id]
    return (await Promise.all(ids.map((id) => merchant.shipmentsOf(id)))).flat()
  }

  /** The calls about the payment, also those that no attempt is kept of: the first look at it. */
  async function drawAsked({ transaction_id }: PanelOrder): Promise<void> {
    const calls = await emulator.calls({ q: transaction_id, limit: ASKED })
    askedHeading.hidden = calls.length === 0
    redrawList(asked, calls, {
      keyOf: ({ id }) => String(id),
      make: () => make('li', { class: 'attempt' }),
      fill(element, call) {
        element.classList.toggle('refused', call.errcode !== 0 || call.fault !== null)
        element.replaceChildren(
          make('time', {}, logTime(call.at)),
          make('code', {}, call.path.split('/').at(-1) ?? call.path),
          make('span', {}, resultOf(texts, call)),
        )
      },
    })
  }

  return {
    element: make('div', {}, key, trouble, hint, whole),
    async draw() {
      const id = context.selected()
      hint.hidden = id !== null
      whole.hidden = id === null
      trouble.textContent = ''
      if (id === null) return
      const order = await emulator.order(id)
      await show(order)
      drawFacts(order)
      current?.update(order, deps.canShip())
      await drawAsked(order)
      if (!deps.canShip()) return
      const found = await shipmentsOf(order).catch((error: Error) => {
        trouble.textContent = error.message
        return []
      })
      // Another one was chosen meanwhile.
      if (context.selected() !== id) return
      none.hidden = found.length > 0
      shipments.draw(found)
    },
  }
}
