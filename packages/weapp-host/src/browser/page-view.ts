import type { Bundle } from '../logic/bundle.ts'
import { nodeOf, patch } from './dom.ts'
import { listenToGestures } from './gestures.ts'
import type { Host } from '../logic/host.ts'
import type { ShownPage } from '../logic/host-options.ts'
import { rect, type Layout, type Scroll } from '../wxml/layout.ts'
import { pageCss } from './page-css.ts'
import { styleSheet } from '../wxml/wxss.ts'

/** The height of the refresh indicator. */
const INDICATOR_PX = 50

/** A page in the DOM with its own scroller and styles; it stays while another page covers it. */
export interface PageView {
  element: HTMLElement
  draw: () => void
  restyle: (theme: 'light' | 'dark') => void
  scrollTo: (top: number, duration: number) => void
  /** Shows the refresh indicator above the page at this height; 0 hides it. */
  pull: (height: number, refreshing?: boolean) => void
  /** Moves the focus to where it was when the page was left, or to the page itself. */
  focus: () => void
  /** The page is about to be covered by another one. */
  leave: () => void
  layout: Layout
}

/** Creates the DOM of a page. */
export function createPageView(page: ShownPage, bundle: Bundle, host: () => Host): PageView {
  const element = document.createElement('div')
  const root = element.attachShadow({ mode: 'open' })
  root.innerHTML = `
    <div class="scroller" data-testid="page" tabindex="-1">
      <div class="pull" aria-hidden="true"><i></i><i></i><i></i></div>
      <wx-page></wx-page>
    </div>`
  const part = (selector: string) => root.querySelector<HTMLElement>(selector) as HTMLElement
  const [scroller, indicator, view] = [part('.scroller'), part('.pull'), part('wx-page')]
  if (page.json.backgroundTextStyle === 'light') indicator.classList.add('light')
  const pageStyle = new CSSStyleSheet()
  pageStyle.replaceSync(pageCss)

  const scrollOf = (node: Element | undefined): Scroll => ({
    scrollTop: node?.scrollTop ?? 0,
    scrollLeft: node?.scrollLeft ?? 0,
    scrollHeight: node?.scrollHeight ?? 0,
    scrollWidth: node?.scrollWidth ?? 0,
  })
  let left: Element | null = null
  const self: PageView = {
    element,
    focus() {
      const before = left instanceof HTMLElement && left.isConnected ? left : scroller
      before.focus({ preventScroll: true })
    },
    leave() {
      left = root.activeElement
    },
    draw: () => patch(view, page.tree),
    restyle(theme) {
      root.adoptedStyleSheets = [
        pageStyle,
        styleSheet(bundle, 'app.wxss', theme),
        styleSheet(bundle, `${page.route}.wxss`, theme),
      ]
    },
    scrollTo: (top, duration) =>
      scroller.scrollTo({ top, behavior: duration > 0 ? 'smooth' : 'instant' }),
    pull(height, refreshing = false) {
      indicator.classList.toggle('settling', height === 0 || refreshing)
      indicator.classList.toggle('on', refreshing)
      indicator.style.height = `${refreshing ? INDICATOR_PX : height}px`
    },
    layout: {
      rectOf(element) {
        const node = nodeOf(element)
        if (!node || !root.contains(node)) return null
        const window = scroller.getBoundingClientRect()
        const { left, top, width, height } = node.getBoundingClientRect()
        return rect(left - window.left, top - window.top, width, height)
      },
      scrollOf: (element) => scrollOf(nodeOf(element)),
      page: () => ({
        ...scrollOf(scroller),
        width: scroller.clientWidth,
        height: scroller.clientHeight,
      }),
      styleOf(element, name) {
        const node = nodeOf(element)
        const dashed = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
        return node ? getComputedStyle(node).getPropertyValue(dashed) : ''
      },
    },
  }
  listenToGestures({
    scroller,
    host,
    canRefresh: page.json.enablePullDownRefresh === true,
    reachBottomDistance: page.json.onReachBottomDistance ?? 50,
    pull: (height) => self.pull(height, page.refreshing),
  })
  return self
}
