import { mountMiniProgram, type MountedMiniProgram } from '@fahuo/weapp-host/browser'
import type { ServiceMessage } from '../state.ts'
import { emulator } from './api.ts'
import { drawChat } from './chat.ts'
import { openComponentSheet } from './component-sheet.ts'
import { byId } from './element.ts'
import { createPanel } from './panel.ts'
import { phoneTexts } from './texts.ts'
import { createPhoneWx } from './wx.ts'

/** Milliseconds between two looks at what is new. */
const LOOK = 700

const search = new URLSearchParams(location.search)
const language = search.get('lang') ?? 'zh'
const texts = phoneTexts(language)
const settings = await emulator.settings()
const openid = search.get('openid') ?? settings.openid
const dark = matchMedia('(prefers-color-scheme: dark)')

let running: { program: MountedMiniProgram; path: string } | null = null

function showMiniProgram(shown: boolean): void {
  byId('miniprogram').hidden = !shown
  byId('chat').hidden = shown
}

/** A tap on a message: cold start, or warm when the Mini Program runs already. */
async function open({ path, query }: ServiceMessage): Promise<void> {
  if (path === null) return
  const launch = { path, query, scene: 1014 }
  showMiniProgram(true)
  if (running) {
    running.program.host.show(launch)
    return
  }
  const bundle = await emulator.bundle()
  if (!bundle) {
    byId('miniprogram').textContent = texts.missing
    return
  }
  const wx = createPhoneWx({
    emulatorUrl: '',
    openid,
    fetch: (...asked) => fetch(...asked),
    openComponent: (asked) => openComponentSheet(asked, openid, texts),
    host: () => {
      if (!running) throw new Error('no Mini Program runs')
      return running.program.host
    },
  })
  const program = mountMiniProgram({
    bundle,
    wx,
    launch,
    element: byId('miniprogram'),
    storage: localStorage,
    language: language === 'en' ? 'en' : 'zh_CN',
    theme: dark.matches ? 'dark' : 'light',
    onClose: () => {
      running?.program.host.hide()
      showMiniProgram(false)
    },
    onError: (error) => reportError(error),
  })
  running = { program, path }
}

const refresh = async () => {
  drawChat(await emulator.messages(openid), texts, (message) => void open(message))
  await panel.draw()
}
const panel = createPanel({ settings, openid, texts, language, refresh })

async function keepLooking(): Promise<void> {
  byId('time').textContent = new Date().toTimeString().slice(0, 5)
  await refresh().catch(() => {})
  setTimeout(() => void keepLooking(), LOOK)
}
await keepLooking()
