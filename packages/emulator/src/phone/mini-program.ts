import { mountMiniProgram, type MountedMiniProgram } from '@fahuo/weapp-host/browser'
import type { ServiceMessage } from '../state.ts'
import { emulator } from './api.ts'
import { openComponentSheet } from './component-sheet.ts'
import { byId, make } from './element.ts'
import { storageOf } from './storage.ts'
import type { PhoneTexts } from './texts.ts'
import { createPhoneWx } from './wx.ts'

/** Opened from a message of WeChat's [assumed: which scene the shipping message has]. */
const FROM_MESSAGE = 1014

/** The merchant's Mini Program on this phone: started once, then shown again. */
export function createMiniProgram(deps: {
  openid: string
  language: string
  texts: PhoneTexts
  /** The buyer pressed the round button. */
  closed: () => void
}) {
  const { openid, texts } = deps
  let running: MountedMiniProgram | null = null
  let starting: Promise<void> | null = null

  function show(): void {
    byId('chat').hidden = true
    byId('miniprogram').hidden = false
  }

  async function start(launch: { path: string; query: Record<string, string>; scene: number }) {
    const bundle = await emulator.bundle()
    if (!bundle) throw new Error(texts.missing)
    const wx = createPhoneWx({
      emulatorUrl: '',
      openid,
      fetch: (...asked) => fetch(...asked),
      openComponent: (asked) => openComponentSheet(asked, openid, texts),
      tapping: () => navigator.userActivation.isActive,
      host: () => {
        if (!running) throw new Error('no Mini Program runs')
        return running.host
      },
    })
    running = mountMiniProgram({
      bundle,
      wx,
      launch,
      element: byId('miniprogram'),
      storage: storageOf(localStorage, openid),
      language: deps.language === 'en' ? 'en' : 'zh_CN',
      device: { theme: matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light' },
      onClose: () => {
        running?.host.hide()
        deps.closed()
      },
      onError: (error) => reportError(error),
    })
  }

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
    /** A tap on a message: cold start, or warm when it runs already. */
    async open({ path, query }: ServiceMessage): Promise<void> {
      if (path === null || starting) return
      show()
      const launch = { path, query, scene: FROM_MESSAGE }
      if (running) {
        running.host.show(launch)
        return
      }
      starting = start(launch)
        .catch(tellTrouble)
        .finally(() => {
          starting = null
        })
      await starting
    },
  }
}
