import { createBrowserUi } from './browser-ui.ts'
import { jsonOf, type Bundle } from './bundle.ts'
import { patch } from './dom.ts'
import { elementsCss } from './elements.css.ts'
import { listenToGestures } from './gestures.ts'
import { startHost, type Host } from './host.ts'
import type { LaunchOptions, RunCode, ShownPage, Storage } from './host-types.ts'
import { memoryStorage } from './memory-storage.ts'
import { styleSheet } from './wxss.ts'

export interface MountOptions {
  bundle: Bundle
  /** What WeChat's network side does: request, login, … */
  wx: Record<string, unknown>
  launch: LaunchOptions
  /** Where it is shown; filled whole. */
  element: HTMLElement
  storage?: Storage
  language?: string
  theme?: 'light' | 'dark'
  /** The round button at the top right was pressed. */
  onClose?: () => void
  onError: (error: unknown) => void
}

export interface MountedMiniProgram {
  host: Host
  /** Takes it off the screen. */
  destroy: () => void
}

/** Runs a file as a function of these values: the names it must not see are among them, undefined. */
const run: RunCode = (path, code, values) => {
  // The bundle is the merchant's own code, and this is where it runs.
  // oxlint-disable-next-line typescript/no-implied-eval, no-new-func
  const module = new Function(...Object.keys(values), `${code}\n//# sourceURL=weapp/${path}`)
  ;(module as (...values: unknown[]) => void)(...Object.values(values))
}

/** Shows a built Mini Program in an element of a web page. */
export function mountMiniProgram(options: MountOptions): MountedMiniProgram {
  const { bundle, element } = options
  const theme = options.theme ?? 'light'
  const root = element.shadowRoot ?? element.attachShadow({ mode: 'open' })
  root.innerHTML = `
    <div class="frame ${theme}">
      <header class="nav">
        <button class="nav-back" aria-label="返回">‹</button>
        <div class="nav-title"></div>
        <button class="nav-close" aria-label="关闭">••• ⊙</button>
      </header>
      <div class="scroller" data-testid="page">
        <div class="pull">···</div>
        <wx-page></wx-page>
      </div>
    </div>`
  const part = (selector: string) => root.querySelector<HTMLElement>(selector) as HTMLElement
  const frame = part('.frame')
  const scroller = part('.scroller')
  const view = part('wx-page')
  const own = new CSSStyleSheet()
  own.replaceSync(elementsCss)
  const appSheet = styleSheet(bundle, 'app.wxss')
  const variables = themeVariables(bundle, theme)

  // Each page keeps its place while another one is above it.
  const scrolled = new WeakMap<object, number>()
  let current: ShownPage | null = null

  function draw(): void {
    const page = host.page()
    if (!page) return
    if (page !== current) {
      if (current) scrolled.set(current, scroller.scrollTop)
      view.replaceChildren()
      root.adoptedStyleSheets = [own, appSheet, styleSheet(bundle, `${page.route}.wxss`)]
    }
    part('.nav').hidden = page.json.navigationStyle === 'custom'
    part('.nav-title').textContent = page.title
    part('.nav-back').style.visibility = host.depth() > 1 ? 'visible' : 'hidden'
    part('.nav').style.background = variables(page.json.navigationBarBackgroundColor) ?? '#ededed'
    part('.nav').style.color =
      variables(page.json.navigationBarTextStyle) === 'white' ? '#ffffff' : '#000000'
    frame.style.background = variables(page.json.backgroundColor) ?? '#ffffff'
    patch(view, page.tree)
    if (page !== current) scroller.scrollTop = scrolled.get(page) ?? 0
    current = page
  }

  const host = startHost(
    {
      bundle,
      run,
      wx: options.wx,
      ui: createBrowserUi(frame, scroller, part('.pull')),
      storage: options.storage ?? memoryStorage(),
      theme,
      ...(options.language !== undefined && { language: options.language }),
      onRender: draw,
      onError: options.onError,
    },
    options.launch,
  )
  listenToGestures(scroller, () => host)
  part('.nav-back').addEventListener('click', () => host.back())
  part('.nav-close').addEventListener('click', () => options.onClose?.())

  return {
    host,
    destroy() {
      host.hide()
      root.replaceChildren()
      root.adoptedStyleSheets = []
    },
  }
}

/** `@name` in a page's JSON is a variable of theme.json. */
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
