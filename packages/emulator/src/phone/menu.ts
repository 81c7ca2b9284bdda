import { byId, make } from './element.ts'
import { openLayer } from './layer.ts'
import type { PhoneTexts } from './texts.ts'

/** What the dots at the top of a Mini Program open. */
export function openMenu(
  texts: PhoneTexts,
  act: { restart: () => void; leave: () => void; kill: () => void },
): void {
  const item = (text: string, testid: string, does: () => void) => {
    const button = make(
      'button',
      {
        testid,
        onclick() {
          close()
          does()
        },
      },
      text,
    )
    button.setAttribute('role', 'menuitem')
    return button
  }
  const items = [
    item(texts.restart, 'menu-restart', act.restart),
    item(texts.leave, 'menu-leave', act.leave),
    item(texts.kill, 'menu-kill', act.kill),
    item(texts.cancel, 'menu-cancel', () => {}),
  ]
  const box = make('div', { class: 'menu', label: texts.menu }, ...items)
  box.setAttribute('role', 'menu')
  // As in every menu: the arrows go round.
  box.addEventListener('keydown', ({ key }) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[key]
    const at = items.findIndex((one) => one === document.activeElement)
    if (step !== undefined) items.at((at + step) % items.length)?.focus()
  })
  const close = openLayer(byId('menu'), box, () => close())
}
