import { byId, make } from './element.ts'
import type { PhoneTexts } from './texts.ts'

/** What the dots at the top of a Mini Program open. */
export function openMenu(
  texts: PhoneTexts,
  act: { restart: () => void; leave: () => void; kill: () => void },
): void {
  const menu = byId('menu')
  const close = () => {
    menu.hidden = true
    menu.replaceChildren()
  }
  const item = (text: string, testid: string, does: () => void) =>
    make(
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
  const box = make(
    'div',
    { class: 'menu' },
    item(texts.restart, 'menu-restart', act.restart),
    item(texts.leave, 'menu-leave', act.leave),
    item(texts.kill, 'menu-kill', act.kill),
    item(texts.cancel, 'menu-cancel', () => {}),
  )
  box.setAttribute('role', 'menu')
  menu.replaceChildren(box)
  menu.hidden = false
  box.querySelector('button')?.focus()
}
