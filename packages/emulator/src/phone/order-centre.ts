import { carrierName } from '../calls/carriers.ts'
import type { OrderCentreEntry } from '../state/order-centre.ts'
import { byId, clockTime, make, money, redraw, redrawList } from './element.ts'
import { goodsImage, screenHead, showScreen, tabBar } from './screens.ts'
import type { PhoneTexts } from './texts.ts'

/** A page of the Mini Program. */
export interface Target {
  path: string
  query: Record<string, string>
}

/** 我 → 订单与卡包 → 小程序订单: the buyer's orders, and WeChat's own page of one. */
export function createOrderCentre(
  texts: PhoneTexts,
  /** The orders as they are now. */
  read: () => Promise<readonly OrderCentreEntry[]>,
  open: (target: Target) => void,
) {
  const list = make('div', { class: 'centre-list', testid: 'centre-orders' })
  const empty = make('p', { class: 'empty' }, texts.noOrdersHere)
  byId('order-centre').append(
    screenHead(texts, texts.orderCentre, 'centre-back', () => showScreen('me')),
    empty,
    list,
  )
  /** The order whose page is open. */
  let opened: string | null = null

  function drawMe(name: string): void {
    redraw(byId('me'), [name], () => [
      make(
        'div',
        { class: 'me-head' },
        make('i', { class: 'avatar' }),
        make('div', {}, make('b', {}, name), make('span', {}, texts.buyer)),
      ),
      make(
        'button',
        { class: 'me-row', testid: 'open-order-centre', onclick: () => showScreen('order-centre') },
        make('span', {}, texts.orderCentre),
        make('span', { class: 'arrow' }),
      ),
      tabBar(texts, 'me', showScreen),
    ])
  }

  /** What is drawn may be older than the path. */
  async function tap(drawn: OrderCentreEntry): Promise<void> {
    const now = await read().catch(() => [])
    const entry = now.find((one) => one.transaction_id === drawn.transaction_id) ?? drawn
    const { path, query } = entry
    if (path !== null) return open({ path, query })
    opened = entry.transaction_id
    drawPage(entry)
    return showScreen('order-page')
  }

  function fill(element: HTMLElement, entry: OrderCentreEntry): void {
    const [first] = entry.goods
    element.replaceChildren(
      make(
        'button',
        { class: 'centre-order', testid: 'centre-order', onclick: () => void tap(entry) },
        make(
          'span',
          { class: 'centre-head' },
          make('time', {}, clockTime(entry.pay_time)),
          make('b', { class: `state-${entry.order_state}` }, stateOf(entry)),
        ),
        make(
          'span',
          { class: 'centre-goods' },
          goodsImage(first?.image_url ?? ''),
          make('span', { class: 'centre-name' }, first?.name ?? entry.description),
          make(
            'span',
            { class: 'centre-sum' },
            make('b', {}, money(entry.paid_amount)),
            ...(entry.goods.length > 0 ? [make('small', {}, texts.items(quantityOf(entry)))] : []),
          ),
        ),
      ),
    )
  }
  const stateOf = ({ order_state }: OrderCentreEntry) =>
    texts.state[order_state] ?? String(order_state)

  function drawPage(entry: OrderCentreEntry): void {
    const { goods, parcels, link } = entry
    const rows: [string, string][] = [
      [texts.amount, money(entry.paid_amount)],
      [texts.merchantOrder, entry.merchant_trade_no],
      [texts.payOrder, entry.transaction_id],
      [texts.paidTime, clockTime(entry.pay_time)],
      ...parcels
        .filter(({ tracking_no }) => tracking_no !== '')
        .map(({ express_company, tracking_no }): [string, string] => [
          carrierName(express_company, texts.lang),
          tracking_no,
        ]),
    ]
    redraw(byId('order-page'), entry, () => [
      screenHead(texts, texts.orderDetail, 'order-page-back', () => {
        opened = null
        showScreen('order-centre')
      }),
      make(
        'div',
        { class: 'page-body' },
        make('h2', {}, stateOf(entry)),
        ...(goods.length > 0 ? goods.map(goodsRow) : [make('p', {}, entry.description)]),
        make(
          'dl',
          {},
          ...rows.flatMap(([name, value]) => [make('dt', {}, name), make('dd', {}, value)]),
        ),
        ...(link
          ? [
              make(
                'button',
                { class: 'page-link', testid: 'merchant-order', onclick: () => open(link) },
                texts.toMerchantOrder,
                make('span', { class: 'arrow' }),
              ),
            ]
          : [make('p', { class: 'hint' }, texts.noOrderPath)]),
      ),
    ])
  }

  return {
    drawMe,
    draw(entries: readonly OrderCentreEntry[]): void {
      empty.hidden = entries.length > 0
      redrawList(list, entries, {
        keyOf: ({ transaction_id }) => transaction_id,
        make: () => make('div'),
        fill,
      })
      const page = entries.find(({ transaction_id }) => transaction_id === opened)
      if (page) drawPage(page)
    },
  }
}

const quantityOf = ({ goods }: OrderCentreEntry) =>
  goods.reduce((sum, { quantity }) => sum + quantity, 0)

function goodsRow({ name, quantity, unit_price, image_url }: OrderCentreEntry['goods'][number]) {
  return make(
    'div',
    { class: 'centre-goods' },
    goodsImage(image_url),
    make('span', { class: 'centre-name' }, name),
    make(
      'span',
      { class: 'centre-sum' },
      make('b', {}, money(unit_price)),
      make('small', {}, `×${quantity}`),
    ),
  )
}
