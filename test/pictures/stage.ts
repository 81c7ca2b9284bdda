/** Runs in the browser: puts one scene on the stage. */
import type { Bundle } from '@fahuo/weapp-host'
import { mountMiniProgram } from '@fahuo/weapp-host/browser'
import { createBuyerWorld } from '../support/buyer-world.ts'
import type { Scene } from './scenes.ts'

declare global {
  interface Window {
    stage: (scene: Scene, bundle: Bundle, theme: 'light' | 'dark') => Promise<void>
  }
}

const soon = (ms: number) => new Promise((done) => setTimeout(done, ms))

/** The tab that says `text`, else the deepest element that does. */
function find(root: ShadowRoot, text: string): HTMLElement | undefined {
  const saying = (selector: string) =>
    [...root.querySelectorAll<HTMLElement>(selector)].filter((element) =>
      element.textContent?.trim().startsWith(text),
    )
  return saying('[role="tab"]')[0] ?? saying('wx-page *').at(-1)
}

window.stage = async (scene, bundle, theme) => {
  const world = createBuyerWorld(scene.orders ?? [])
  if (scene.trouble) world.trouble = () => scene.trouble
  world.online = scene.online ?? true
  world.loginFails = scene.loginFails ?? false
  if (scene.without !== undefined) delete world.wx[scene.without]
  world.wx['updateWeChatApp'] = () => {}
  const language = scene.language ?? 'zh_CN'
  world.wx['getAppBaseInfo'] = () => ({
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
    wx: world.wx,
    launch: { path: scene.path, query: scene.query ?? {} },
    onError: (error) => console.error(error),
  })
  await soon(250)
  const root = element.shadowRoot as ShadowRoot
  for (const tap of scene.taps ?? []) {
    // The buyer comes back from the component.
    if (tap === 'return') host.show({})
    else find(root, tap)?.click()
    await soon(250)
  }
  if (scene.scroll !== undefined)
    for (let step = 0; step < 4; step += 1) {
      root.querySelector('.scroller')?.scrollTo(0, scene.scroll)
      await soon(120)
    }
}
