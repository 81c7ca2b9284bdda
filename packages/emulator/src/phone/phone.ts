import { emulator } from './api.ts'
import { createChat } from './chat.ts'
import { createComponentSheet } from './component-sheet.ts'
import { byId } from './element.ts'
import { openMenu } from './menu.ts'
import { createMiniProgram, FROM_MESSAGE, FROM_RECENT, type PhoneSettings } from './mini-program.ts'
import { noticesOf } from './notices.ts'
import { createPanel } from './panel.ts'
import { phoneTexts } from './texts.ts'

/** Milliseconds between two looks at what is new. */
const LOOK = 700

/** Pushes among which the settlements of the chat's orders are looked for. */
const PUSHES = 200

const search = new URLSearchParams(location.search)
const language = search.get('lang') ?? (navigator.language.startsWith('zh') ? 'zh' : 'en')
document.documentElement.lang = language === 'en' ? 'en' : 'zh-CN'
const texts = phoneTexts(language)
byId('phone').ariaLabel = texts.phone
const settings = await emulator.settings()
const openid = search.get('openid') ?? settings.openid
const phone: PhoneSettings = {
  theme: matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light',
  fontSizeSetting: 17,
  networkType: 'wifi',
  slow: false,
}

const component = createComponentSheet(openid, texts, () => void refresh().catch(() => {}))
const program = createMiniProgram({
  openid,
  language,
  texts,
  settings: phone,
  component,
  closed: () => chat.show('chat'),
  menu: () =>
    openMenu(texts, {
      restart: () => void program.restart(),
      leave: program.leave,
      kill: program.kill,
    }),
})
const chat = createChat(texts, {
  message({ path, query }) {
    if (path !== null) void program.open({ path, query, scene: FROM_MESSAGE })
  },
  recent: () => void program.open({ query: {}, scene: FROM_RECENT }),
})

const refresh = async () => {
  const [messages, pushes] = await Promise.all([emulator.messages(openid), emulator.pushes(PUSHES)])
  chat.draw(noticesOf(messages, pushes))
  await panel.draw()
}
const themed = () => {
  byId('phone').style.colorScheme = phone.theme
  byId('phone').dataset['network'] = phone.networkType
}
const panel = createPanel({
  settings,
  openid,
  texts,
  language,
  phone,
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
