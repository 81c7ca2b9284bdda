import { focusedIn } from '@fahuo/weapp-host/browser'
import { emulator } from './api.ts'
import { buyerName } from './buyer-name.ts'
import { createChat } from './chat.ts'
import { createComponentSheet } from './component-sheet.ts'
import { byId } from './element.ts'
import { openMenu } from './menu.ts'
import {
  createMiniProgram,
  FROM_MESSAGE,
  FROM_ORDER_CENTRE,
  FROM_RECENT,
  type PhoneSettings,
} from './mini-program.ts'
import { noticesOf, type Notice } from './notices.ts'
import { createOrderCentre, type Target } from './order-centre.ts'
import { createPanel } from './panel.ts'
import { isShown, showScreen, type Screen } from './screens.ts'
import { createWaybillPage } from './waybill-page.ts'
import { phoneTexts } from './texts.ts'
import type { ComponentHabits } from './wx.ts'

/** Milliseconds between two looks at what is new. */
const LOOK = 700

/** Pushes among which the settlements of the chat's orders are looked for. */
const PUSHES = 200

/** The usual font size of WeChat in logical pixels. */
const USUAL_FONT_SIZE = 17

const search = new URLSearchParams(location.search)
const language = search.get('lang') ?? (navigator.language.startsWith('zh') ? 'zh' : 'en')
document.documentElement.lang = language === 'en' ? 'en' : 'zh-CN'
const texts = phoneTexts(language)
document.title = texts.title
byId('phone').ariaLabel = texts.phone
const settings = await emulator.settings()
let openid = search.get('openid') ?? settings.openid
await emulator.newBuyer(openid)
const phone: PhoneSettings = {
  theme: matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light',
  fontSizeSetting: USUAL_FONT_SIZE,
  networkType: 'wifi',
  slow: false,
}
const habits: ComponentHabits = { shows_while_open: false, never_returns: false }

/** What opened the Mini Program, and the screen that it stands on: the buyer comes back there. */
let opener: HTMLElement | null = null
let openedFrom: Screen = 'chat'

const OPENERS: readonly Screen[] = ['chats', 'chat', 'order-centre', 'order-page', 'waybill-page']
function openProgram(launch: Parameters<typeof program.open>[0]): void {
  opener = focusedIn(document)
  openedFrom = OPENERS.find(isShown) ?? 'chat'
  void program.open(launch)
}

const component = createComponentSheet(
  () => openid,
  texts,
  () => void refresh().catch(() => {}),
)
const program = createMiniProgram({
  openid: () => openid,
  language,
  texts,
  settings: phone,
  component,
  habits,
  closed() {
    const focused = byId('phone').contains(document.activeElement)
    // From the list of chats it leads into the chat, where the news is.
    if (openedFrom === 'chat' || openedFrom === 'chats') chat.show('chat')
    else showScreen(openedFrom)
    if (focused) opener?.focus()
  },
  menu: () =>
    openMenu(texts, {
      restart: () => void program.restart(),
      leave: program.leave,
      kill: program.kill,
    }),
})
const messageTarget = ({ path, query }: Pick<Notice, 'path' | 'query'>) =>
  path === null ? undefined : openProgram({ path, query, scene: FROM_MESSAGE })
const showWaybill = createWaybillPage(texts, messageTarget)
let notices: readonly Notice[] = []
const chat = createChat(texts, () => openid, {
  message(notice) {
    if (notice.kind !== 'waybill') return messageTarget(notice)
    const same = notices.filter(
      ({ kind, tracking_no }) => kind === 'waybill' && tracking_no === notice.tracking_no,
    )
    return showWaybill(notice, same.slice(0, same.findIndex(({ id }) => id === notice.id) + 1))
  },
  recent: () => openProgram({ query: {}, scene: FROM_RECENT }),
})
const orderCentre = createOrderCentre(
  texts,
  () => emulator.orderCentre(openid),
  ({ path, query }: Target) => openProgram({ path, query, scene: FROM_ORDER_CENTRE }),
)
/** Where the list of orders is in sight, or will be at the next tap. */
const ORDER_SCREENS: readonly Screen[] = ['me', 'order-centre', 'order-page']

async function drawOrderCentre(): Promise<void> {
  const asked = openid
  const buyer = (await emulator.buyers()).find((one) => one.openid === asked)
  const entries = await emulator.orderCentre(asked)
  if (asked !== openid) return
  orderCentre.drawMe(buyer ? buyerName(buyer, texts.lang) : '')
  orderCentre.draw(entries)
}

async function drawAll(): Promise<void> {
  const asked = openid
  const [messages, pushes] = await Promise.all([
    emulator.messages(asked),
    emulator.pushes({ limit: PUSHES }),
  ])
  if (asked === openid) {
    notices = noticesOf(messages, pushes)
    chat.draw(notices)
  }
  if (ORDER_SCREENS.some(isShown)) await drawOrderCentre()
  await panel.draw()
}
let drawing: Promise<void> | null = null
let next: Promise<void> | null = null
/** Draws what is there now: one drawing at a time, and one after it for all who asked meanwhile. */
function refresh(): Promise<void> {
  if (!drawing) {
    drawing = drawAll().finally(() => {
      drawing = null
    })
    return drawing
  }
  next ??= drawing
    .catch(() => {})
    .then(() => {
      next = null
      return refresh()
    })
  return next
}
const themed = () => {
  byId('phone').style.colorScheme = phone.theme
  byId('phone').style.setProperty('--text-scale', String(phone.fontSizeSetting / USUAL_FONT_SIZE))
  byId('phone').dataset['network'] = phone.networkType
}
/** Takes up another buyer's phone: what runs on this one ends. */
function switchBuyer(other: string): void {
  if (other === openid) return
  openid = other
  program.kill()
  component.end('no_answer')
  notices = []
  chat.draw([])
  orderCentre.draw([])
  chat.show('chat')
  void drawOrderCentre().catch(() => {})
  search.set('openid', other)
  history.replaceState(null, '', `?${search}`)
}
const panel = createPanel({
  settings,
  openid: () => openid,
  switchBuyer,
  texts,
  language,
  phone,
  habits,
  program,
  component,
  themed,
  refresh,
})
themed()
await drawOrderCentre().catch(() => {})

async function keepLooking(): Promise<void> {
  byId('time').textContent = new Date().toTimeString().slice(0, 5)
  // The emulator may be restarting: look again.
  await refresh().catch(() => {})
  setTimeout(() => void keepLooking(), LOOK)
}
await keepLooking()
