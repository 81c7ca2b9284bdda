import type { Bundle } from '../logic/bundle.ts'
import { nodeOf, patch } from './dom.ts'
import { listenToGestures } from './gestures.ts'
import type { Host } from '../logic/host.ts'
import type { ShownPage } from '../logic/host-options.ts'
import { rect, type Layout, type Scroll } from '../wxml/layout.ts'
import { pageCss } from './page-css.ts'
import { styleSheet } from '../wxml/wxss.ts'

/** Pixels of the place that pulling opens. */
const PULLED = 50

/** A page on the screen: its own scroller, styles and elements, which stay while another is above it. */
export interface PageView {
  element: HTMLElement
  draw: () => void
  restyle: (theme: 'light' | 'dark') => void
  scrollTo: (top: number, duration: number) => void
  /** Opens the place above the page so far; 0 closes it. */
  pull: (height: number, refreshing?: boolean) => void
  layout: Layout
}

export function createPageView(page: ShownPage, bundle: Bundle, host: () => Host): PageView {
  const element = document.createElement('div')
  const root = element.attachShadow({ mode: 'open' })
  root.innerHTML = `
    <div class="scroller" data-testid="page">
      <div class="pull" aria-hidden="true"><i></i><i></i><i></i></div>
      <wx-page></wx-page>
    </div>`
  const part = (selector: string) => root.querySelector<HTMLElement>(selector) as HTMLElement
  const [scroller, pulled, view] = [part('.scroller'), part('.pull'), part('wx-page')]
  if (page.json.backgroundTextStyle === 'light') pulled.classList.add('light')
  const own = new CSSStyleSheet()
  own.replaceSync(pageCss)

  const scrollOf = (node: Element | undefined): Scroll => ({
    scrollTop: node?.scrollTop ?? 0,
    scrollLeft: node?.scrollLeft ?? 0,
    scrollHeight: node?.scrollHeight ?? 0,
    scrollWidth: node?.scrollWidth ?? 0,
  })
  const self: PageView = {
    element,
    draw: () => patch(view, page.tree),
    restyle(theme) {
      root.adoptedStyleSheets = [
        own,
        styleSheet(bundle, 'app.wxss', theme),
        styleSheet(bundle, `${page.route}.wxss`, theme),
      ]
    },
    scrollTo: (top, duration) =>
      scroller.scrollTo({ top, behavior: duration > 0 ? 'smooth' : 'instant' }),
    pull(height, refreshing = false) {
      pulled.classList.toggle('settling', height === 0 || refreshing)
      pulled.classList.toggle('on', refreshing)
      pulled.style.height = `${refreshing ? PULLED : height}px`
    },
    layout: {
      rectOf(shown) {
        const node = nodeOf(shown)
        if (!node || !root.contains(node)) return null
        const window = scroller.getBoundingClientRect()
        const { left, top, width, height } = node.getBoundingClientRect()
        return rect(left - window.left, top - window.top, width, height)
      },
      scrollOf: (shown) => scrollOf(nodeOf(shown)),
      page: () => ({
        ...scrollOf(scroller),
        width: scroller.clientWidth,
        height: scroller.clientHeight,
      }),
      styleOf(shown, name) {
        const node = nodeOf(shown)
        const dashed = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
        return node ? getComputedStyle(node).getPropertyValue(dashed) : ''
      },
    },
  }
  listenToGestures({
    scroller,
    host,
    refreshes: page.json.enablePullDownRefresh === true,
    reachBottomDistance: page.json.onReachBottomDistance ?? 50,
    pull: (height) => self.pull(height, page.refreshing),
  })
  return self
}
