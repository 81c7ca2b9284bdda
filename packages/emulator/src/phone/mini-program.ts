import type { DeviceSettings } from '@fahuo/weapp-host'
import { mountMiniProgram, type MountedMiniProgram } from '@fahuo/weapp-host/browser'
import { chosenAppid, emulator } from './api.ts'
import type { ComponentSheet } from './component-sheet.ts'
import { byId, make } from './element.ts'
import { logisticsPlugin } from './logistics-plugin.ts'
import { showScreen } from './screens.ts'
import { storageOf } from './storage.ts'
import type { PhoneTexts } from './texts.ts'
import { createPhoneWx, type ComponentHabits } from './wx.ts'

/** How a Mini Program is opened. */
export interface Launch {
  /** Without one it is shown as it was left; '': the first page of the bundle. */
  path?: string
  query: Record<string, string>
  /** Without one: from the list of Mini Programs. */
  scene: number
}

/** Opened from a message of WeChat's [assumed: which scene the shipping message has]. */
export const FROM_MESSAGE = 1014
export const FROM_RECENT = 1089
/** From the list of orders [official scene list: 我的订单]. */
export const FROM_ORDER_CENTRE = 1151

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
  let running: { mounted: MountedMiniProgram; launch: Launch; home: string } | null = null
  let starting: Promise<void> | null = null

  async function start(launch: Launch): Promise<void> {
    const openid = deps.openid()
    const appid = chosenAppid() ?? undefined
    const bundle = await emulator.bundle()
    if (!bundle) throw new Error(texts.missing)
    const home = firstPage(bundle.files)
    const wx = createPhoneWx({
      emulatorUrl: '',
      openid,
      appid,
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
      launch: { ...launch, path: launch.path || home },
      element: byId('miniprogram'),
      // Each Mini Program has a storage of its own.
      storage: storageOf(localStorage, appid === undefined ? openid : `${appid} ${openid}`),
      ...(appid !== undefined && { appid }),
      language: deps.language === 'en' ? 'en' : 'zh_CN',
      device: settings,
      onClose: leave,
      onMenu: deps.menu,
      onError: (error) => reportError(error),
    })
    running = { mounted, launch, home }
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
    showScreen('miniprogram')
    if (running) {
      const shown = launch.path === '' ? { ...launch, path: running.home } : launch
      if (shown.path !== undefined) running.launch = shown
      // From the list it is shown as it was left.
      running.mounted.host.show(shown)
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
    byId('trouble').replaceChildren(
      make('p', {}, message),
      make('button', { testid: 'trouble-back', onclick: deps.closed }, texts.back),
    )
    showScreen('trouble')
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
