import type { HostUi } from './host-options.ts'
import type { Navigation } from './navigation.ts'

/** Pulling a page down: told once, until the Mini Program says that it is done. */
export function createPullDown(ui: HostUi, navigation: Navigation) {
  return {
    /** @returns whether the page was told; not while it is still refreshing */
    start(): boolean {
      const page = navigation.top()
      if (!page || page.refreshing) return false
      page.refreshing = true
      ui.pullDown(true)
      page.call('onPullDownRefresh')
      return true
    },
    /** Of every page: who was pulled may be done when another is above it. */
    stop(): void {
      for (const page of navigation.stack) page.refreshing = false
      ui.pullDown(false)
    },
  }
}
export type PullDown = ReturnType<typeof createPullDown>
