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

/** Frames without a change, after which none is expected. */
const QUIET_FRAMES = 20

/** Waits until `changes` does not grow any more, however slow the machine is. */
async function untilQuiet(changes: () => number): Promise<void> {
  let before = changes()
  for (let frames = 0; frames < QUIET_FRAMES; frames += 1) {
    await new Promise(requestAnimationFrame)
    if (changes() !== before) frames = 0
    before = changes()
  }
}

/** The page on top, which has a shadow of its own. */
function pageOf(frame: ShadowRoot): ShadowRoot {
  const page = frame.querySelector('.pages > :not([hidden])')?.shadowRoot
  if (!page) throw new Error('no page is shown')
  return page
}

/** Returns the tab with this text, else the deepest element with it. @throws when there is none */
function find(page: ShadowRoot, text: string): HTMLElement {
  const withText = (selector: string) =>
    [...page.querySelectorAll<HTMLElement>(selector)].filter((element) =>
      element.textContent?.trim().startsWith(text),
    )
  const found = withText('[role="tab"]')[0] ?? withText('wx-page *').at(-1)
  if (!found) throw new Error(`nothing on the page says ${text}`)
  return found
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
  const frame = element.shadowRoot as ShadowRoot
  const quiet = () => untilQuiet(() => host.stats.setDataCalls + backend.requests.length)
  await quiet()
  for (const tap of scene.taps ?? []) {
    // The buyer returns from the component.
    if (tap === 'return') host.show({})
    else find(pageOf(frame), tap).click()
    await quiet()
  }
  if (scene.scroll !== undefined)
    // The page grows while it is scrolled: further orders are drawn.
    for (let step = 0; step < 4; step += 1) {
      pageOf(frame).querySelector('.scroller')?.scrollTo(0, scene.scroll)
      await quiet()
    }
}
