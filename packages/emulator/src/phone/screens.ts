import { byId, make } from './element.ts'
import type { PhoneTexts } from './texts.ts'

/** What the phone can show; one at a time, under the sheets and the menu. */
const SCREENS = [
  'chats',
  'chat',
  'me',
  'order-centre',
  'order-page',
  'waybill-page',
  'miniprogram',
  'trouble',
] as const
export type Screen = (typeof SCREENS)[number]

/** Shows a screen. Whoever uses the keyboard goes on in it. */
export function showScreen(screen: Screen): void {
  const within = byId('phone').contains(document.activeElement)
  for (const one of SCREENS) byId(one).hidden = one !== screen
  if (within && !byId(screen).contains(document.activeElement))
    byId(screen).querySelector<HTMLElement>('button:not(:disabled)')?.focus()
}

/** Whether a screen is the one that is seen. */
export const isShown = (screen: Screen): boolean => !byId(screen).hidden

/** The head of a screen, with the way back. */
export function screenHead(
  texts: PhoneTexts,
  title: string,
  testid: string,
  back: () => void,
): HTMLElement {
  return make(
    'header',
    {},
    make('button', { class: 'back', label: texts.back, testid, onclick: back }),
    make('span', {}, title),
  )
}

/** The bar at the foot of WeChat's first screens. */
export function tabBar(
  texts: PhoneTexts,
  current: 'chats' | 'me',
  show: (screen: 'chats' | 'me') => void,
): HTMLElement {
  const tab = (screen: 'chats' | 'me', name: string) => {
    const button = make(
      'button',
      { testid: `tab-${screen}`, class: `tab tab-${screen}`, onclick: () => show(screen) },
      make('span', {}, name),
    )
    if (screen === current) button.setAttribute('aria-current', 'page')
    return button
  }
  return make(
    'nav',
    { class: 'tabs', label: texts.wechat },
    tab('chats', texts.wechat),
    tab('me', texts.me),
  )
}

/** A picture of goods from the merchant; what cannot be loaded leaves its place empty. */
export function goodsImage(url: string): HTMLElement {
  const holder = make('i', { class: 'goods-image' })
  if (!/^https?:\/\//.test(url)) return holder
  const image = make('img')
  image.alt = ''
  image.loading = 'lazy'
  image.referrerPolicy = 'no-referrer'
  image.addEventListener('error', () => image.remove())
  image.src = url
  holder.append(image)
  return holder
}
