import { emulator } from './api.ts'
import { buyerName } from './buyer-name.ts'
import { make, redrawList } from './element.ts'
import type { PanelContext, PanelPart } from './panel-context.ts'

/** Everybody with a phone; a press takes up theirs. */
export function createBuyers(
  context: PanelContext,
  known: (names: ReadonlyMap<string, string>) => void,
): PanelPart {
  const { texts, act } = context
  const list = make('ul', { class: 'buyers', testid: 'buyers', label: texts.buyers })
  const add = make(
    'button',
    {
      testid: 'new-buyer',
      onclick: () => act(async () => context.switchBuyer((await emulator.newBuyer()).openid)),
    },
    `＋ ${texts.newBuyer}`,
  )
  return {
    element: make('div', { class: 'buyers-row' }, list, add),
    async draw() {
      const buyers = await emulator.buyers()
      const named = buyers.map((buyer) => ({
        openid: buyer.openid,
        name: buyerName(buyer, texts.lang),
        orders: buyer.orders,
        current: buyer.openid === context.openid(),
      }))
      known(new Map(named.map(({ openid, name }) => [openid, name])))
      redrawList(list, named, {
        keyOf: ({ openid }) => openid,
        make: () => make('li', { testid: 'buyer' }),
        fill(element, { openid, name, orders, current }) {
          const all = [name, texts.ordersOf(orders), ...(current ? [texts.current] : [])]
          const button = make(
            'button',
            {
              testid: 'buyer-pick',
              label: all.join(', '),
              onclick: () => act(async () => context.switchBuyer(openid)),
            },
            name,
            make('small', {}, String(orders)),
          )
          button.title = openid
          button.ariaPressed = String(current)
          element.replaceChildren(button)
        },
      })
    },
  }
}
