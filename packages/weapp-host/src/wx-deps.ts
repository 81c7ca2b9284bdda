import type { AppJson } from './bundle.ts'
import type { Device } from './device.ts'
import type { HostOptions } from './host-types.ts'
import type { Listeners } from './listeners.ts'
import type { Navigation } from './navigation.ts'
import type { PullDown } from './pull-down.ts'
import type { Schedule } from './rendering.ts'
import type { createSelectorQuery } from './selector-query.ts'

/** What the calls of `wx` stand on. */
export interface WxDeps {
  options: HostOptions
  app: Partial<AppJson>
  navigation: Navigation
  device: Device
  pullDown: PullDown
  heard: {
    appShow: Listeners<object>
    appHide: Listeners<object>
    error: Listeners<string>
    pageNotFound: Listeners<object>
  }
  schedule: Schedule
  enterOptions: () => object
  launchOptions: object
  createSelectorQuery: () => ReturnType<typeof createSelectorQuery>
  createIntersectionObserver: (component: unknown, options?: object) => object
}
