/** Runs in the browser: shows a scene on a phone, does the buyer's steps, and measures what is seen. */
import type { Bundle } from '@fahuo/weapp-host'
import { mountMiniProgram, type MountedMiniProgram } from '@fahuo/weapp-host/browser'
import { createBuyerBackend, type BuyerBackend } from '../support/buyer-backend.ts'
import type { Finding } from './finding.ts'
import { contrasts, removeInk, type Contrasts } from './ink.ts'
import { layoutFindings } from './layout.ts'
import type { Device, Scene, Step } from './scene.ts'
import { targetFindings } from './targets.ts'

export interface SceneRunner {
  /** Keeps the bundle for all scenes that follow. */
  load: (bundle: Bundle) => void
  /** Opens the scene's page and waits until it is quiet. */
  open: (scene: Scene, device: Device) => Promise<void>
  act: (step: Exclude<Step, { clock: string }>, device: Device) => Promise<void>
  /** The height of the whole page with the bars around it, in px. */
  height: () => number
  /** Measures the layout and the targets of a page that is wholly in sight. */
  measure: (scale: number) => Measured
  /** For a picture without the ink, which `contrasts` compares with it. */
  removeInk: () => void
  contrasts: (png: string) => Promise<Contrasts>
}

/** What was found on a page, and how much of it was looked at. */
export interface Measured {
  findings: Finding[]
  targets: number
  cards: Card[]
}

/** An order in the list. */
export interface Card {
  height: number
  /** From its top to the top of the next one, or null for the last. */
  step: number | null
}

declare global {
  interface Window {
    scene: SceneRunner
  }
}

/** How long nothing may change before nothing more is expected: turns of the event loop, 4 ms each. */
const QUIET_TURNS = 25

const CONFIRM_RECEIPT_APPID = 'wx1183b055aeec94d1'

let bundle: Bundle
let backend: BuyerBackend
let program: MountedMiniProgram
let element: HTMLElement

/** Waits until the page neither asks nor draws any more, however slow the machine is. */
async function quiet(): Promise<void> {
  const changes = () => program.host.stats.setDataCalls + backend.requests.length
  let before = changes()
  for (let turns = 0; turns < QUIET_TURNS; turns += 1) {
    await new Promise((resolve) => setTimeout(resolve))
    if (changes() !== before || !everyPictureIsThere()) turns = 0
    before = changes()
  }
  await new Promise(requestAnimationFrame)
}

const everyPictureIsThere = () =>
  [...(shownPage()?.querySelectorAll('img') ?? [])].every(({ complete, src }) => complete || !src)

/** The page on top, which has a shadow of its own. */
function shownPage(): ShadowRoot | null {
  return element.shadowRoot?.querySelector('.pages > :not([hidden])')?.shadowRoot ?? null
}

/** Returns the tab with this text, else the last and deepest element with it. @throws when there is none */
function find(text: string): HTMLElement {
  const withText = (selector: string) =>
    [...(shownPage()?.querySelectorAll<HTMLElement>(selector) ?? [])].filter((element) =>
      element.textContent?.trim().startsWith(text),
    )
  const found = withText('[role="tab"]')[0] ?? withText('wx-page *').at(-1)
  if (!found) throw new Error(`nothing on the page says ${text}`)
  return found
}

function refuseRequests(request: 'every' | Scene['response']): void {
  backend.intercept = request === undefined ? null : () => (request === 'every' ? OFFLINE : request)
}
const OFFLINE = { errMsg: 'request:fail' }

window.scene = {
  load(loaded) {
    bundle = loaded
  },

  async open(scene, device) {
    program?.destroy()
    backend = createBuyerBackend(scene.orders ?? [])
    backend.combined = scene.combined ?? []
    backend.loginFails = scene.loginFails ?? false
    refuseRequests(scene.response)
    if (scene.without !== undefined) delete backend.wx[scene.without]
    // Old WeChats know how to be updated.
    backend.wx['updateWeChatApp'] = () => {}
    element = document.querySelector('#phone') as HTMLElement
    element.replaceWith((element = element.cloneNode() as HTMLElement))
    document.body.className = device.theme
    program = mountMiniProgram({
      bundle,
      element,
      device: { theme: device.theme, fontSizeSetting: 17 * device.scale },
      language: device.language,
      wx: backend.wx,
      launch: { path: scene.path, query: scene.query ?? {} },
      onError: (error) => console.error(error),
    })
    await quiet()
  },

  async act(step, device) {
    const { host } = program
    if (step === 'return') {
      host.hide()
      host.show({})
    } else if ('tap' in step) find(step.tap[device.language === 'en' ? 1 : 0]).click()
    else if ('online' in step) {
      host.changeDevice({ networkType: step.online ? 'wifi' : 'none' })
      backend.online = step.online
      refuseRequests(step.online ? undefined : 'every')
    } else if ('component' in step) {
      host.hide()
      const extraData = { status: step.component }
      host.show({ scene: 1038, referrerInfo: { appId: CONFIRM_RECEIPT_APPID, extraData } })
    }
    // A finger needs several moves, and the page draws further orders meanwhile.
    else
      for (let move = 0; move < 4; move += 1) {
        shownPage()?.querySelector('.scroller')?.scrollTo(0, step.scroll)
        await quiet()
      }
    await quiet()
  },

  height() {
    const scroller = shownPage()?.querySelector('.scroller')
    return element.clientHeight + (scroller?.scrollHeight ?? 0) - (scroller?.clientHeight ?? 0)
  },

  measure(scale) {
    const page = shownPage()
    const tree = program.host.page()?.tree
    if (!page || !tree) throw new Error('no page is shown')
    const { targets, findings } = targetFindings(page, tree)
    return {
      targets,
      findings: [...layoutFindings(page, isName, scale), ...findings],
      cards: cardsOf(page),
    }
  },

  removeInk() {
    removeInk(shownPage() as ShadowRoot)
  },
  contrasts,
}

/** What a shop calls things, which may be longer than there is room; our own words may not. */
const NAMES = new Set(['name', 'description', 'goods_desc', 'address', 'delivery_name'])

function namesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inside]) =>
    typeof inside === 'string' ? (NAMES.has(key) ? [inside] : []) : namesIn(inside),
  )
}

const isName = (text: string) =>
  namesIn(backend.orders).some((name) => name.includes(text) || text.includes(name))

function cardsOf(page: ShadowRoot): Card[] {
  const rects = [...page.querySelectorAll('.fahuo-order')]
    .map((card) => card.getBoundingClientRect())
    .toSorted((one, other) => one.top - other.top)
  return rects.map(({ top, height }, at) => {
    const next = rects[at + 1]
    return { height, step: next ? next.top - top : null }
  })
}
