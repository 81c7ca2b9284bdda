/** Runs in the browser: renders one scene. */
import type { Bundle } from '@fahuo/weapp-host'
import { mountMiniProgram } from '@fahuo/weapp-host/browser'
import { createBuyerBackend } from '../support/buyer-backend.ts'
import type { Scene } from './scenes.ts'

declare global {
  interface Window {
    renderScene: (scene: Scene, bundle: Bundle, theme: 'light' | 'dark') => Promise<void>
  }
}

const wait = (ms: number) => new Promise((done) => setTimeout(done, ms))

/** Returns the tab with this text, else the deepest element with it. */
function find(root: ShadowRoot, text: string): HTMLElement | undefined {
  const withText = (selector: string) =>
    [...root.querySelectorAll<HTMLElement>(selector)].filter((element) =>
      element.textContent?.trim().startsWith(text),
    )
  return withText('[role="tab"]')[0] ?? withText('wx-page *').at(-1)
}

window.renderScene = async (scene, bundle, theme) => {
  const backend = createBuyerBackend(scene.orders ?? [])
  const { response } = scene
  if (response) backend.intercept = () => response
  backend.online = scene.online ?? true
  backend.loginFails = scene.loginFails ?? false
  if (scene.without !== undefined) delete backend.wx[scene.without]
  backend.wx['updateWeChatApp'] = () => {}
  const language = scene.language ?? 'zh_CN'
  backend.wx['getAppBaseInfo'] = () => ({
    language,
    theme,
    SDKVersion: '3.8.0',
    fontSizeScaleFactor: scene.scale ?? 1,
  })
  document.body.replaceChildren()
  const element = document.createElement('div')
  element.style.height = '100%'
  document.body.append(element)
  const { host } = mountMiniProgram({
    bundle,
    element,
    device: { theme },
    language,
    wx: backend.wx,
    launch: { path: scene.path, query: scene.query ?? {} },
    onError: (error) => console.error(error),
  })
  await wait(250)
  const root = element.shadowRoot as ShadowRoot
  for (const tap of scene.taps ?? []) {
    // The buyer returns from the component.
    if (tap === 'return') host.show({})
    else find(root, tap)?.click()
    await wait(250)
  }
  if (scene.scroll !== undefined)
    for (let step = 0; step < 4; step += 1) {
      root.querySelector('.scroller')?.scrollTo(0, scene.scroll)
      await wait(120)
    }
}
