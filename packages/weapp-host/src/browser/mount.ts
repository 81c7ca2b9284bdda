export { focusedIn } from './focus.ts'
import { createBrowserUi } from './ui.ts'
import { jsonOf, type Bundle } from '../logic/bundle.ts'
import { frameCss } from './frame-css.ts'
import { startHost, type Host } from '../logic/host.ts'
import type {
  DeviceSettings,
  LaunchOptions,
  RunCode,
  ShownPage,
  Storage,
} from '../logic/host-options.ts'
import { wechatTexts, type WechatTexts } from '../logic/texts.ts'
import { memoryStorage } from '../wx/memory-storage.ts'
import { createPageView, type PageView } from './page-view.ts'

export interface MountOptions {
  bundle: Bundle
  /** The functions of `wx` that the caller provides: request, login, … */
  wx: Record<string, unknown>
  plugins?: Record<string, unknown>
  launch: LaunchOptions
  /** The element to fill. Its `--status-bar` is the height of the phone's status bar. */
  element: HTMLElement
  storage?: Storage
  /** The Mini Program's appid; by default that of the bundle's project.config.json. */
  appid?: string
  language?: string
  device?: Partial<DeviceSettings>
  /** Called when the close button at the top right is pressed. */
  onClose?: () => void
  /** Called when the menu button next to it is pressed. */
  onMenu?: () => void
  onError: (error: unknown) => void
}

export interface MountedMiniProgram {
  host: Host
  /** Moves the keyboard's focus to the current page. */
  focus: () => void
  /** Ends the Mini Program and removes it from the element. */
  destroy: () => void
}

/** Runs a file as a function with these values as arguments; hidden globals are among them, undefined. */
const run: RunCode = (path, code, values) => {
  // The bundle is the merchant's own code, and this is where it runs.
  // oxlint-disable-next-line typescript/no-implied-eval, no-new-func
  const module = new Function(...Object.keys(values), `${code}\n//# sourceURL=weapp/${path}`)
  ;(module as (...values: unknown[]) => void)(...Object.values(values))
}

const navOf = (texts: WechatTexts) => `
  <header class="nav">
    <div class="nav-left">
      <button class="nav-back" aria-label="${texts.back}"></button>
      <button class="nav-home" aria-label="${texts.home}"><svg viewBox="0 0 24 24"><path d="M4 11l8-7 8 7v9h-5v-6H9v6H4z"/></svg></button>
    </div>
    <div class="nav-title"></div>
    <div class="capsule">
      <button class="nav-menu" aria-label="${texts.more}"><svg viewBox="0 0 24 24"><circle cx="5" cy="12" r="2"/><circle cx="12" cy="12" r="2.8"/><circle cx="19" cy="12" r="2"/></svg></button>
      <button class="nav-close" aria-label="${texts.close}"><svg viewBox="0 0 24 24"><path fill-rule="evenodd" d="M12 3a9 9 0 110 18 9 9 0 010-18zm0 2a7 7 0 100 14 7 7 0 000-14z"/><circle cx="12" cy="12" r="3.4"/></svg></button>
    </div>
  </header>`

/** Runs a built Mini Program in an element of a web page. */
export function mountMiniProgram(options: MountOptions): MountedMiniProgram {
  const { bundle, element } = options
  const root = element.shadowRoot ?? element.attachShadow({ mode: 'open' })
  const texts = wechatTexts(options.language)
  root.innerHTML = `<div class="frame">${navOf(texts)}<div class="pages"></div></div>`
  const part = (selector: string) => root.querySelector<HTMLElement>(selector) as HTMLElement
  const frame = part('.frame')
  const frameStyle = new CSSStyleSheet()
  frameStyle.replaceSync(frameCss)
  root.adoptedStyleSheets = [frameStyle]

  const views = new Map<ShownPage, PageView>()
  const topView = (): PageView | undefined => {
    const page = host.page()
    return page ? views.get(page) : undefined
  }
  let theme: 'light' | 'dark' | null = null
  let shownPage: ShownPage | null = null
  /** The focus was moved to a page that is not drawn yet. */
  let focusAwaited = false

  function viewOf(page: ShownPage): PageView {
    const known = views.get(page)
    if (known) return known
    const view = createPageView(page, bundle, () => host)
    view.restyle(host.device.theme)
    if (host.depth() > 1) view.element.classList.add('enter')
    views.set(page, view)
    part('.pages').append(view.element)
    return view
  }

  function draw(): void {
    const page = host.page()
    if (!page) return
    const stack = host.pages()
    const moves = focusAwaited || (page !== shownPage && root.activeElement !== null)
    focusAwaited = false
    if (moves && shownPage) views.get(shownPage)?.leave()
    shownPage = page
    for (const [gone, view] of views) {
      if (stack.includes(gone)) continue
      view.element.remove()
      views.delete(gone)
    }
    if (theme !== host.device.theme) {
      theme = host.device.theme
      frame.className = `frame ${theme}`
      for (const view of views.values()) view.restyle(theme)
    }
    viewOf(page).draw()
    for (const [one, view] of views) view.element.hidden = one !== page
    drawBar(page, themeVariables(bundle, theme))
    // The keyboard goes with the buyer: to the new page, and back to where it was.
    if (moves) viewOf(page).focus()
  }

  function drawBar(page: ShownPage, color: (value: string | undefined) => string | undefined) {
    const { json } = page
    part('.nav').hidden = json.navigationStyle === 'custom'
    part('.nav-title').textContent = page.title
    part('.nav-back').hidden = host.depth() < 2
    part('.nav-home').hidden = host.depth() > 1 || host.atHome()
    part('.nav').style.background = color(json.navigationBarBackgroundColor) ?? '#ededed'
    part('.nav').style.color =
      color(json.navigationBarTextStyle) === 'white' ? '#ffffff' : '#000000'
    part('.pages').style.background = color(json.backgroundColor) ?? '#ffffff'
  }

  const host = startHost(
    {
      bundle,
      run,
      wx: options.wx,
      ui: createBrowserUi(frame, texts, {
        scrollTo: (top, duration) => topView()?.scrollTo(top, duration),
        pullDown: () => {
          for (const [page, view] of views) view.pull(0, page.refreshing)
        },
      }),
      layout: {
        rectOf: (element) => topView()?.layout.rectOf(element) ?? null,
        scrollOf: (element) => topView()?.layout.scrollOf(element) ?? NO_SCROLL,
        page: () => topView()?.layout.page() ?? { ...NO_SCROLL, width: 0, height: 0 },
        styleOf: (element, name) => topView()?.layout.styleOf?.(element, name) ?? '',
      },
      storage: options.storage ?? memoryStorage(),
      window: { width: element.clientWidth, height: element.clientHeight },
      ...(options.device && { device: options.device }),
      ...(options.plugins && { plugins: options.plugins }),
      ...(options.appid !== undefined && { appid: options.appid }),
      ...(options.language !== undefined && { language: options.language }),
      onRender: draw,
      onError: options.onError,
    },
    options.launch,
  )
  frame.className = `frame ${host.device.theme}`
  part('.nav-back').addEventListener('click', () => host.back())
  part('.nav-home').addEventListener('click', () => host.home())
  part('.nav-close').addEventListener('click', () => options.onClose?.())
  part('.nav-menu').addEventListener('click', () => options.onMenu?.())

  return {
    host,
    focus() {
      const view = topView()
      focusAwaited = view === undefined
      view?.focus()
    },
    destroy() {
      host.kill()
      root.replaceChildren()
    },
  }
}

const NO_SCROLL = { scrollTop: 0, scrollLeft: 0, scrollHeight: 0, scrollWidth: 0 }

/** Resolves `@name` in a page's JSON, a variable of theme.json. */
function themeVariables(
  bundle: Bundle,
  theme: 'light' | 'dark',
): (value: string | undefined) => string | undefined {
  const { themeLocation } = jsonOf<{ themeLocation: string }>(bundle, 'app.json')
  const themes =
    themeLocation === undefined
      ? {}
      : jsonOf<Record<string, Record<string, string>>>(bundle, themeLocation)
  return (value) => (value?.startsWith('@') ? themes[theme]?.[value.slice(1)] : value)
}
