import { emulator } from './api.ts'
import { createChat } from './chat.ts'
import { byId } from './element.ts'
import { createMiniProgram } from './mini-program.ts'
import { createPanel } from './panel.ts'
import { phoneTexts } from './texts.ts'

/** Milliseconds between two looks at what is new. */
const LOOK = 700

const search = new URLSearchParams(location.search)
const language = search.get('lang') ?? 'zh'
document.documentElement.lang = language === 'en' ? 'en' : 'zh-CN'
const texts = phoneTexts(language)
const settings = await emulator.settings()
const openid = search.get('openid') ?? settings.openid

const program = createMiniProgram({ openid, language, texts, closed: () => chat.show('chat') })
const chat = createChat(texts, (message) => void program.open(message))

const refresh = async () => {
  chat.draw(await emulator.messages(openid))
  await panel.draw()
}
const panel = createPanel({ settings, openid, texts, language, refresh })

async function keepLooking(): Promise<void> {
  byId('time').textContent = new Date().toTimeString().slice(0, 5)
  // The emulator may be restarting: look again.
  await refresh().catch(() => {})
  setTimeout(() => void keepLooking(), LOOK)
}
await keepLooking()
