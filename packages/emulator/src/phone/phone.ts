import { focusedIn } from '@fahuo/weapp-host/browser'
import { emulator } from './api.ts'
import { createChat } from './chat.ts'
import { createComponentSheet } from './component-sheet.ts'
import { byId } from './element.ts'
import { openMenu } from './menu.ts'
import { createMiniProgram, FROM_MESSAGE, FROM_RECENT, type PhoneSettings } from './mini-program.ts'
import { noticesOf } from './notices.ts'
import { createPanel } from './panel.ts'
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

/** What opened the Mini Program: the focus goes back there. */
let opener: HTMLElement | null = null

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
    chat.show('chat')
    if (focused) opener?.focus()
  },
  menu: () =>
    openMenu(texts, {
      restart: () => void program.restart(),
      leave: program.leave,
      kill: program.kill,
    }),
})
const chat = createChat(texts, () => openid, {
  message({ path, query }) {
    if (path === null) return
    opener = focusedIn(document)
    void program.open({ path, query, scene: FROM_MESSAGE })
  },
  recent() {
    opener = focusedIn(document)
    void program.open({ query: {}, scene: FROM_RECENT })
  },
})

async function drawAll(): Promise<void> {
  const asked = openid
  const [messages, pushes] = await Promise.all([
    emulator.messages(asked),
    emulator.pushes({ limit: PUSHES }),
  ])
  if (asked === openid) chat.draw(noticesOf(messages, pushes))
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
  chat.draw([])
  chat.show('chat')
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

async function keepLooking(): Promise<void> {
  byId('time').textContent = new Date().toTimeString().slice(0, 5)
  // The emulator may be restarting: look again.
  await refresh().catch(() => {})
  setTimeout(() => void keepLooking(), LOOK)
}
await keepLooking()
