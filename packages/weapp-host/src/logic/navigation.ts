import { ApiFailure } from '../wx/api.ts'
import type { HostPage } from './page.ts'

/** A page to open, and its query. */
export interface Target {
  route: string
  query: Record<string, string>
}

/** WeChat's limit of open pages [official]. */
const MAX_DEPTH = 10

/** The stack of pages and the navigation between them, with WeChat's errors. */
export function createNavigation(deps: {
  pages: readonly string[]
  tabs: readonly string[]
  createPage: (target: Target) => HostPage
  schedule: () => void
}) {
  const stack: HostPage[] = []
  const top = () => stack.at(-1)

  /** @throws ApiFailure when the Mini Program has no such page */
  function resolve(url: string): Target {
    const target = readUrl(url, top()?.route ?? '')
    if (!deps.pages.includes(target.route))
      throw new ApiFailure(`fail page "${target.route}" is not found`)
    return target
  }
  function refuseTab({ route }: Target, method: string): void {
    if (deps.tabs.includes(route)) throw new ApiFailure(`fail can not ${method} a tabbar page`)
  }
  function open(target: Target): void {
    const page = deps.createPage(target)
    stack.push(page)
    page.call('onLoad', target.query)
    page.call('onShow')
    deps.schedule()
  }
  function close(count: number): void {
    for (const page of stack.splice(Math.max(stack.length - count, 0)).toReversed()) page.end()
  }

  return {
    stack: stack as readonly HostPage[],
    top,
    open,
    /** Opens a page as the only one on the stack. */
    openAlone(target: Target) {
      close(stack.length)
      open(target)
    },
    navigateTo(url: string) {
      const target = resolve(url)
      refuseTab(target, 'navigateTo')
      if (stack.length >= MAX_DEPTH) throw new ApiFailure('fail webview count limit exceed')
      top()?.call('onHide')
      open(target)
    },
    redirectTo(url: string) {
      const target = resolve(url)
      refuseTab(target, 'redirectTo')
      close(1)
      open(target)
    },
    reLaunch(url: string) {
      const target = resolve(url)
      close(stack.length)
      open(target)
    },
    /** Opens a tab; the other tabs are closed, not kept. */
    switchTab(url: string) {
      const target = resolve(url)
      if (!deps.tabs.includes(target.route))
        throw new ApiFailure('fail can not switch to no-tabBar page')
      close(stack.length)
      open({ route: target.route, query: {} })
    },
    navigateBack(delta: number) {
      if (stack.length < 2) throw new ApiFailure('fail cannot navigate back at first page.')
      close(Math.min(Math.max(delta, 1), stack.length - 1))
      top()?.call('onShow')
      deps.schedule()
    },
  }
}
export type Navigation = ReturnType<typeof createNavigation>

/** Splits `/pages/a?b=c`; a path without a leading slash is relative to the folder of `from`. */
export function readUrl(url: string, from: string): Target {
  const [path = '', search = ''] = url.replace(/^\/+/, '/').split('?', 2)
  const route = path.startsWith('/')
    ? path.slice(1)
    : resolveFrom(from.split('/').slice(0, -1), path)
  const query: Record<string, string> = {}
  for (const pair of search.split('&')) {
    const [name = '', ...value] = pair.split('=')
    // As in WeChat, values are not decoded: that is up to the page.
    if (name !== '') query[name] = value.join('=')
  }
  return { route: route.replace(/\.html$/, ''), query }
}

function resolveFrom(folder: string[], path: string): string {
  const parts = [...folder]
  for (const part of path.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.') parts.push(part)
  }
  return parts.join('/')
}
