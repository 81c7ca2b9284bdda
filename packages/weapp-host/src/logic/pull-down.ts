import type { HostUi } from './host-options.ts'
import type { Navigation } from './navigation.ts'

/** Pull-down refresh: the page is called once, until it stops the refresh. */
export function createPullDown(ui: HostUi, navigation: Navigation) {
  return {
    /** Starts a refresh; returns false while one is running. */
    start(): boolean {
      const page = navigation.top()
      if (!page || page.refreshing) return false
      page.refreshing = true
      ui.pullDown(true)
      page.call('onPullDownRefresh')
      return true
    },
    /** Stops the refresh of every page: the one that was pulled may be under another one by now. */
    stop(): void {
      for (const page of navigation.stack) page.refreshing = false
      ui.pullDown(false)
    },
  }
}
export type PullDown = ReturnType<typeof createPullDown>
