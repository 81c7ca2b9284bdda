import type { DeviceSettings } from '@fahuo/weapp-host'
import { mountMiniProgram, type MountedMiniProgram } from '@fahuo/weapp-host/browser'
import { emulator } from './api.ts'
import type { ComponentSheet } from './component-sheet.ts'
import { byId, make } from './element.ts'
import { logisticsPlugin } from './logistics-plugin.ts'
import { storageOf } from './storage.ts'
import type { PhoneTexts } from './texts.ts'
import { createPhoneWx, type ComponentHabits } from './wx.ts'

/** How a Mini Program is opened. */
export interface Launch {
  /** The first page of the bundle without one. */
  path?: string
  query: Record<string, string>
  /** Without one: from the list of Mini Programs. */
  scene: number
}

/** Opened from a message of WeChat's [assumed: which scene the shipping message has]. */
export const FROM_MESSAGE = 1014
export const FROM_RECENT = 1089

/** Milliseconds that a slow connection takes longer. */
const SLOW_MS = 3000

/** What the panel changes about the phone. */
export interface PhoneSettings extends DeviceSettings {
  slow: boolean
}

/** The merchant's Mini Program on this phone: started once, then shown again, until it is killed. */
export function createMiniProgram(deps: {
  openid: () => string
  language: string
  texts: PhoneTexts
  settings: PhoneSettings
  component: ComponentSheet
  habits: ComponentHabits
  /** The buyer left it. */
  closed: () => void
  menu: () => void
}) {
  const { texts, settings } = deps
  let running: { mounted: MountedMiniProgram; launch: Launch } | null = null
  let starting: Promise<void> | null = null

  async function start(launch: Launch): Promise<void> {
    const openid = deps.openid()
    const bundle = await emulator.bundle()
    if (!bundle) throw new Error(texts.missing)
    const wx = createPhoneWx({
      emulatorUrl: '',
      openid,
      async fetch(...asked) {
        if (settings.slow) await new Promise((later) => setTimeout(later, SLOW_MS))
        return fetch(...asked)
      },
      online: () => settings.networkType !== 'none',
      openComponent: deps.component.open,
      componentHabits: () => ({ ...deps.habits }),
      tapping: () => navigator.userActivation.isActive,
      host: () => {
        if (!running) throw new Error('no Mini Program runs')
        return running.mounted.host
      },
    })
    const mounted = mountMiniProgram({
      bundle,
      wx,
      plugins: {
        logisticsPlugin: logisticsPlugin(texts, () => running?.mounted.host ?? null),
      },
      launch: { path: firstPage(bundle.files), ...launch },
      element: byId('miniprogram'),
      storage: storageOf(localStorage, openid),
      language: deps.language === 'en' ? 'en' : 'zh_CN',
      device: settings,
      onClose: leave,
      onMenu: deps.menu,
      onError: (error) => reportError(error),
    })
    running = { mounted, launch }
  }

  function leave(): void {
    running?.mounted.host.hide()
    deps.closed()
  }
  /** As WeChat does when memory is short: without a word. Its storage stays. */
  function kill(): void {
    if (!running) return
    end()
    deps.closed()
  }
  function end(): void {
    running?.mounted.destroy()
    running = null
  }
  async function open(launch: Launch): Promise<void> {
    if (starting) return
    const focused = byId('phone').contains(document.activeElement)
    for (const screen of ['chats', 'chat', 'trouble']) byId(screen).hidden = true
    byId('miniprogram').hidden = false
    if (running) {
      if (launch.path !== undefined) running.launch = launch
      // From the list it is shown as it was left.
      running.mounted.host.show(launch)
      if (focused) focusPage()
      return
    }
    starting = start(launch)
      .catch(tellTrouble)
      .finally(() => {
        starting = null
      })
    await starting
    if (focused) focusPage()
  }
  /** Pages read the font size when they are made: WeChat makes them anew after a change [assumed]. */
  function redrawPage(): void {
    const page = running?.mounted.host.page()
    if (!running || !page) return
    const { launch } = running
    const visible = !byId('miniprogram').hidden
    end()
    const again = { ...launch, path: page.route, query: page.options }
    if (visible) void open(again)
  }
  const focusPage = () => running?.mounted.focus()
  /** It did not start: says why, and leads back. */
  function tellTrouble(error: unknown): void {
    const message = error instanceof Error ? error.message : String(error)
    byId('miniprogram').hidden = true
    byId('trouble').replaceChildren(
      make('p', {}, message),
      make('button', { testid: 'trouble-back', onclick: deps.closed }, texts.back),
    )
    byId('trouble').hidden = false
  }

  return {
    /** Cold start, or warm when it runs already. */
    open,
    leave,
    kill,
    runs: () => running !== null,
    /** "Re-enter" in WeChat's menu: killed, and opened as it was. */
    async restart(): Promise<void> {
      const launch = running?.launch
      end()
      if (launch) await open(launch)
    },
    change(changed: Partial<PhoneSettings>): void {
      Object.assign(settings, changed)
      running?.mounted.host.changeDevice(changed)
      if (changed.fontSizeSetting !== undefined) redrawPage()
    },
  }
}
export type PhoneMiniProgram = ReturnType<typeof createMiniProgram>

function firstPage(files: Record<string, string>): string {
  const { pages } = JSON.parse(files['app.json'] ?? '{}') as { pages?: string[] }
  return pages?.[0] ?? ''
}
