import { emulator, type PanelOrder } from './api.ts'
import { clockTime, dayOf, labelled, make, money, redraw, redrawList, select } from './element.ts'
import { ORDER_STATE, SPECIAL_ORDER_TYPE } from './enums.ts'
import type { ShipmentView } from './merchant-api.ts'
import type { PanelContext, PanelPart } from './panel-context.ts'
import { createPayForm } from './panel-pay.ts'
import { isSplitUnfinished, kindsOf, newParcel, shipmentRequest } from './shipment-request.ts'

/** Orders of a page. */
const PAGE = 6

/** States of a shipment that a row need not tell: the order's own says it. */
const SILENT = /^(shipped|superseded)$/

/** All orders of all buyers: found, paged, paid, shipped the simple way, disputed, refunded. */
export function createOrders(
  context: PanelContext,
  deps: {
    console_url: string | null
    canShip: () => boolean
    shipments: () => readonly ShipmentView[]
  },
): PanelPart {
  const { texts, act } = context
  const list = make('ul', { class: 'orders' })
  const paging = make('div', { class: 'row paging' })
  const asked = { q: '', only_current: false, order_state: 0, offset: 0 }
  const ask = (changed: Partial<typeof asked>) => {
    Object.assign(asked, { offset: 0 }, changed)
    act(async () => {})
  }
  const search = make('input', { testid: 'order-search' })
  Object.assign(search, { type: 'search', placeholder: texts.searchHint })
  search.addEventListener('input', () => ask({ q: search.value.trim() }))
  const states = texts.state.flatMap((name, at) => (at === 0 ? [] : [[at, name] as const]))
  const filters = make(
    'div',
    { class: 'fields filters' },
    labelled(texts.search, search, 'goods'),
    labelled(
      texts.whose,
      select(
        'order-whose',
        [
          ['all', texts.everyone],
          ['current', texts.onlyCurrent],
        ] as const,
        'all',
        (whose) => ask({ only_current: whose === 'current' }),
      ),
    ),
    labelled(
      texts.orderState,
      select('order-state', [[0, texts.anyState], ...states], 0, (order_state) =>
        ask({ order_state }),
      ),
    ),
  )

  async function shipSimply(order: PanelOrder): Promise<unknown> {
    context.select(order.transaction_id)
    const [kind = 'express'] = kindsOf(order)
    const subs = await Promise.all(order.known.sub_transaction_ids.map(emulator.order))
    const parcels = (kind === 'combined' ? subs : [order]).map((one) =>
      newParcel(one.transaction_id, 0, one.description),
    )
    const simple = { all_delivered: true, spend_reshipment: false }
    return context.merchant.ship(shipmentRequest(order, { kind, parcels, ...simple }))
  }
  function actionsOf(order: PanelOrder): HTMLElement[] {
    const { transaction_id, order_state, in_complaint, known } = order
    const button = (text: string, action: () => Promise<unknown>, testid: string, kind = '') =>
      make('button', { testid, class: kind, onclick: () => act(action) }, text)
    const ships =
      order_state === ORDER_STATE.AWAITING_SHIPMENT &&
      known.combined_transaction_id === null &&
      !isSplitUnfinished(order) &&
      deps.canShip()
    return [
      ...(ships ? [button(texts.ship, () => shipSimply(order), 'ship', 'primary')] : []),
      ...(order_state === ORDER_STATE.SHIPPED
        ? [
            button(
              in_complaint ? texts.closeDispute : texts.dispute,
              () =>
                in_complaint
                  ? emulator.withdraw(transaction_id)
                  : emulator.complain(transaction_id),
              'dispute',
            ),
          ]
        : []),
      ...(order_state <= ORDER_STATE.SHIPPED
        ? [button(texts.refund, () => refund(order), 'refund')]
        : []),
    ]
  }
  /** The shop refunds all, and says so. */
  async function refund(order: PanelOrder): Promise<void> {
    await emulator.refund(order.transaction_id)
    const { logistics_type } = order.shipping
    await context.merchant.tellAgain(order, { logistics_type, refunded_amount: order.paid_amount })
  }
  /** What is unusual about an order. */
  function marksOf({ known, in_complaint }: PanelOrder): string[] {
    const { special, sub_transaction_ids, combined_transaction_id } = known
    const presale = special?.type === SPECIAL_ORDER_TYPE.PRESALE
    return [
      ...(in_complaint ? [texts.disputed] : []),
      ...(sub_transaction_ids.length > 0 ? [texts.combinedOf(sub_transaction_ids.length)] : []),
      ...(combined_transaction_id === null ? [] : [texts.subOrder]),
      ...(special ? [presale ? texts.presale(dayOf(special.delay_to)) : texts.testOrder] : []),
    ]
  }

  interface Row {
    order: PanelOrder
    name: string
    selected: boolean
    shipment: string | null
    can_ship: boolean
  }
  function fill(element: HTMLElement, { order, name, selected, shipment }: Row): void {
    const { transaction_id, order_state } = order
    const pick = make(
      'button',
      { class: 'pick', testid: 'order-pick', onclick: () => context.select(transaction_id) },
      order.description,
    )
    pick.ariaPressed = String(selected)
    element.classList.toggle('selected', selected)
    const state = texts.state[order_state] ?? String(order_state)
    const facts = [money(order.paid_amount), name, clockTime(order.pay_time ?? 0)]
    const under = shipment === null ? [] : [texts.shipmentStates[shipment]?.[0] ?? shipment]
    element.replaceChildren(
      make(
        'div',
        { class: 'order-head' },
        pick,
        ...under.map((one) => make('span', { class: `chip ${shipment}` }, one)),
        make('span', { class: `chip state-${order_state}` }, state),
      ),
      make('code', {}, transaction_id),
      make(
        'div',
        { class: 'row' },
        make(
          'span',
          { class: 'facts' },
          ...facts.map((fact) => make('span', {}, fact)),
          ...marksOf(order).map((mark) => make('span', { class: 'mark' }, mark)),
        ),
        ...actionsOf(order),
      ),
    )
  }

  const turn = (text: string, testid: string, offset: number, possible: boolean) =>
    make('button', { testid, disabled: !possible, onclick: () => ask({ ...asked, offset }) }, text)
  return {
    element: make('div', {}, createPayForm(context, deps.console_url), filters, list, paging),
    async draw() {
      const { q, only_current, order_state, offset } = asked
      const { orders, total } = await emulator.orders({
        q,
        openid: only_current ? context.openid() : undefined,
        order_state: order_state || undefined,
        offset,
        limit: PAGE,
      })
      const newest = new Map(
        deps
          .shipments()
          .map((one) => [one.transaction_id, one.state] as const)
          .toReversed(),
      )
      const rows = orders.map((order): Row => {
        const shipment = newest.get(order.transaction_id) ?? null
        return {
          order,
          name: context.nameOf(order.openid),
          selected: context.selected() === order.transaction_id,
          shipment: shipment !== null && SILENT.test(shipment) ? null : shipment,
          can_ship: deps.canShip(),
        }
      })
      redrawList(list, rows, {
        keyOf: ({ order }) => order.transaction_id,
        make: () => make('li', { testid: 'order' }),
        fill,
      })
      redraw(paging, [offset, total, orders.length], () => {
        if (total === 0) {
          const filtered = q !== '' || only_current || order_state !== 0
          return [make('p', { class: 'empty' }, filtered ? texts.noneFound : texts.noOrders)]
        }
        if (total <= PAGE) return []
        return [
          make('span', {}, texts.range(offset + 1, offset + orders.length, total)),
          turn(texts.newer, 'orders-newer', Math.max(0, offset - PAGE), offset > 0),
          turn(texts.older, 'orders-older', offset + PAGE, offset + PAGE < total),
        ]
      })
    },
  }
}
